/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain-group.h"

#include "sender-chain-kept.h"
#include "sender-chain-order.h"
#include "sender-chain-row.h"
#include "sender-chain-words.h"
#include "sender-config.h"
#include "sender-fallback.h"
#include "sender-findings-row.h"
#include "sender-focus.h"
#include "sender-group-title.h"
#include "sender-path.h"
#include "sender-toast.h"

#include <glib/gi18n.h>
#include <string.h>

#define PATH "fallback.chain"

struct _SenderChainGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned. */
  SenderDocument *document; /* (nullable) */
  SenderLive     *live;     /* (nullable) */
  char           *own;      /* (nullable) */
  GSignalGroup   *changes;  /* of the fallback */
  GPtrArray      *rows;     /* (element-type GtkWidget) */
  SenderLiveState state;

  /* Template widgets. */
  GtkMenuButton *add;
  GtkListBox    *kept;
  AdwActionRow  *state_row;
  GtkWidget     *read;
  GtkWidget     *id;
  GtkWidget     *findings;
};

G_DEFINE_FINAL_TYPE (SenderChainGroup, sender_chain_group, ADW_TYPE_PREFERENCES_GROUP)

static SenderFallback *
get_fallback (SenderChainGroup *self)
{
  return self->document != NULL
           ? sender_config_get_fallback (sender_document_get_config (self->document))
           : NULL;
}

static GStrv
dup_order (SenderChainGroup *self)
{
  SenderFallback *fallback = get_fallback (self);

  return fallback != NULL ? sender_fallback_dup_order (fallback) : g_new0 (char *, 1);
}

static char *
describe_entry (SenderChainGroup *self,
                const char       *entry)
{
  SenderJson *sender = self->live != NULL ? sender_live_find_sender (self->live, entry) : NULL;

  if (g_str_equal (entry, SENDER_CHAIN_SELF))
    return g_strdup (_ ("What this configuration describes"));
  if (g_str_equal (entry, SENDER_CHAIN_PING))
    return g_strdup (_ ("PINGONE_TWILIO; sends the message as it stands"));
  if (sender != NULL)
    return g_strdup (sender_json_get_string_member (sender, "name") != NULL
                       ? entry
                       : _ ("A sender of the environment without a name"));
  return g_strdup (self->live != NULL ? _ ("No sender of the environment")
                                      : _ ("A sender whose name is not known yet"));
}

static void
show_row (SenderChainGroup *self,
          GStrv             order,
          guint             position)
{
  g_autofree char *name = sender_chain_words_dup_entry (order[position], self->live);
  g_autofree char *detail = describe_entry (self, order[position]);

  sender_chain_row_show (g_ptr_array_index (self->rows, position), name, detail, position,
                         g_strv_length (order));
}

/* The rows stay, so that the focus stays where it is. */
static void
show_order (SenderChainGroup *self)
{
  g_auto (GStrv) order = dup_order (self);
  guint          n = g_strv_length (order);

  while (self->rows->len > n)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  while (self->rows->len < n)
    {
      GtkWidget *row = sender_chain_row_new ();

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < n; i++)
    show_row (self, order, i);
}

static guint
append_choice (SenderChainGroup  *self,
               GMenu             *menu,
               const char *const *order,
               const char        *entry)
{
  g_autofree char      *name = sender_chain_words_dup_entry (entry, self->live);
  g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

  if (sender_chain_order_has (order, entry))
    return 0;
  g_menu_item_set_action_and_target (item, "chain.add", "s", entry);
  g_menu_append_item (menu, item);
  return 1;
}

/* Who is not in the order yet. Returns how many other senders the environment has at all. */
static guint
show_choices (SenderChainGroup *self)
{
  g_auto (GStrv)     order = dup_order (self);
  const char *const *words = (const char *const *) order;
  g_autoptr (GMenu)  menu = g_menu_new ();
  SenderJson        *senders = self->live != NULL ? sender_live_get_senders (self->live) : NULL;
  guint              n_choices = append_choice (self, menu, words, SENDER_CHAIN_SELF);
  guint              n_senders = 0;

  for (guint i = 0; senders != NULL && i < sender_json_get_length (senders); i++)
    {
      const char *id = sender_json_get_string_member (sender_json_get_element (senders, i), "id");

      if (id == NULL || g_strcmp0 (id, self->own) == 0)
        continue;
      n_senders++;
      n_choices += append_choice (self, menu, words, id);
    }
  n_choices += append_choice (self, menu, words, SENDER_CHAIN_PING);
  gtk_menu_button_set_menu_model (self->add, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->add), n_choices > 0);
  return n_senders;
}

static void
show_state (SenderChainGroup *self,
            guint             n_senders)
{
  static const char *const titles[] = {
    [SENDER_LIVE_STATE_NOT_CONNECTED] = N_ ("Not connected"),
    [SENDER_LIVE_STATE_NO_SECRET] = N_ ("The client secret is missing"),
    [SENDER_LIVE_STATE_UNREAD] = N_ ("Not read yet"),
    [SENDER_LIVE_STATE_READING] = N_ ("Reading the senders of the environment…"),
    [SENDER_LIVE_STATE_READ] = N_ ("No other sender"),
    [SENDER_LIVE_STATE_FAILED] = N_ ("PingOne could not be read"),
  };
  static const char *const details[] = {
    [SENDER_LIVE_STATE_NOT_CONNECTED] =
      N_ ("Once the connection to PingOne is complete, under Publish, the other senders of the "
          "environment are offered here by name."),
    [SENDER_LIVE_STATE_NO_SECRET] =
      N_ ("Enter it under Publish; then the other senders are offered here by name."),
    [SENDER_LIVE_STATE_UNREAD] = N_ ("Read what other senders the environment has."),
    [SENDER_LIVE_STATE_READING] = NULL,
    [SENDER_LIVE_STATE_READ] = N_ ("The environment has none beside this one."),
    [SENDER_LIVE_STATE_FAILED] = N_ ("Publish says why. Try once more."),
  };
  gboolean is_known = self->live != NULL;
  guint    state = is_known ? SENDER_LIVE_STATE_READ : self->state;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), _ (titles[state]));
  adw_action_row_set_subtitle (self->state_row,
                               details[state] != NULL ? _ (details[state]) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_row), !is_known || n_senders == 0);
  gtk_widget_set_visible (self->read, !is_known && (state == SENDER_LIVE_STATE_UNREAD ||
                                                    state == SENDER_LIVE_STATE_FAILED));
  gtk_widget_set_visible (self->id, !is_known);
}

static void
show_all (SenderChainGroup *self)
{
  show_order (self);
  sender_chain_kept_show (self->kept, get_fallback (self), self->live, self->own);
  show_state (self, show_choices (self));
}

/* What is done to the order. */
typedef struct
{
  const char *entry; /* (nullable): is added */
  guint       from;
  guint       to; /* G_MAXUINT: is removed */
} Edit;

static gboolean
edit_cb (SenderConfig *config,
         gpointer      user_data,
         GError      **error)
{
  const Edit       *edit = user_data;
  SenderFallback   *fallback = sender_config_get_fallback (config);
  g_auto (GStrv)    before = sender_fallback_dup_order (fallback);
  g_auto (GStrv)    after = NULL;
  const char *const words[] = { edit->entry, NULL };

  if (edit->entry != NULL)
    return sender_path_add (config, PATH, words, error);
  if (edit->to == G_MAXUINT)
    after = sender_chain_order_remove ((const char *const *) before, edit->from);
  else
    after = sender_chain_order_move ((const char *const *) before, edit->from, edit->to);
  sender_fallback_set_order (fallback, (const char *const *) after);
  return TRUE;
}

static gboolean
make_edit (SenderChainGroup *self,
           const char       *label,
           Edit              edit)
{
  g_autoptr (GError) error = NULL;

  return self->document != NULL &&
         sender_document_edit (self->document, label, edit_cb, &edit, &error);
}

/* Where nobody is named it is the button that can change it. */
static void
focus_row (SenderChainGroup *self,
           guint             position)
{
  GtkWidget *row = self->rows->len > 0
                     ? g_ptr_array_index (self->rows, MIN (position, self->rows->len - 1))
                     : GTK_WIDGET (self->add);

  gtk_widget_grab_focus (row);
  sender_focus_show (GTK_WIDGET (self));
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SenderChainGroup *self = SENDER_CHAIN_GROUP (widget);
  const char       *entry = g_variant_get_string (parameter, NULL);
  g_auto (GStrv)    order = NULL;

  if (!make_edit (self, _ ("Add Provider"), (Edit){ .entry = entry }))
    return;
  order = dup_order (self);
  focus_row (self, sender_chain_order_find ((const char *const *) order, entry));
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SenderChainGroup *self = SENDER_CHAIN_GROUP (widget);
  Edit              edit = { 0 };

  g_variant_get (parameter, "(uu)", &edit.from, &edit.to);
  if (edit.from < self->rows->len && edit.to < self->rows->len &&
      make_edit (self, _ ("Move Provider"), edit))
    focus_row (self, edit.to);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SenderChainGroup *self = SENDER_CHAIN_GROUP (widget);
  guint             position = g_variant_get_uint32 (parameter);
  g_auto (GStrv)    order = dup_order (self);
  g_autofree char  *removed = NULL;
  g_autofree char  *text = NULL;

  if (position >= g_strv_length (order))
    return;
  removed = sender_chain_words_dup_entry (order[position], self->live);
  if (!make_edit (self, _ ("Remove Provider"), (Edit){ .from = position, .to = G_MAXUINT }))
    return;
  text = g_strdup_printf (_ ("“%s” removed"), removed);
  sender_toast_undo (widget, self->document, text);
  focus_row (self, position);
}

static void
id_changed_cb (SenderChainGroup *self)
{
  gtk_widget_remove_css_class (self->id, "error");
}

static void
id_applied_cb (SenderChainGroup *self)
{
  g_autofree char *id = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->id))));

  if (make_edit (self, _ ("Add Provider"), (Edit){ .entry = id }))
    gtk_editable_set_text (GTK_EDITABLE (self->id), "");
  else
    gtk_widget_add_css_class (self->id, "error");
}

static void
sender_chain_group_dispose (GObject *object)
{
  SenderChainGroup *self = SENDER_CHAIN_GROUP (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->document);
  g_clear_pointer (&self->live, sender_live_unref);
  g_clear_pointer (&self->own, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_CHAIN_GROUP);
  G_OBJECT_CLASS (sender_chain_group_parent_class)->dispose (object);
}

static void
sender_chain_group_class_init (SenderChainGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_chain_group_dispose;
  g_type_ensure (SENDER_TYPE_FINDINGS_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-chain-group.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderChainGroup, add);
  gtk_widget_class_bind_template_child (widget_class, SenderChainGroup, kept);
  gtk_widget_class_bind_template_child_full (widget_class, "state", FALSE,
                                             G_STRUCT_OFFSET (SenderChainGroup, state_row));
  gtk_widget_class_bind_template_child (widget_class, SenderChainGroup, read);
  gtk_widget_class_bind_template_child (widget_class, SenderChainGroup, id);
  gtk_widget_class_bind_template_child (widget_class, SenderChainGroup, findings);
  gtk_widget_class_bind_template_callback (widget_class, id_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, id_changed_cb);
  gtk_widget_class_install_action (widget_class, "chain.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "chain.move", "(uu)", move_action);
  gtk_widget_class_install_action (widget_class, "chain.remove", "u", remove_action);
}

static void
sender_chain_group_init (SenderChainGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_group_title_wrap (ADW_PREFERENCES_GROUP (self));
  self->changes = g_signal_group_new (SENDER_TYPE_FALLBACK);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show_all), self);
  show_all (self);
}

/**
 * sender_chain_group_set_document:
 * @document: (nullable): whose order is shown
 *
 * Shows the order of a document.
 */
void
sender_chain_group_set_document (SenderChainGroup *self,
                                 SenderDocument   *document)
{
  SenderConfig *config = document != NULL ? sender_document_get_config (document) : NULL;

  g_set_object (&self->document, document);
  g_object_set (self->findings, "document", document, NULL);
  g_signal_group_set_target (self->changes,
                             config != NULL ? sender_config_get_fallback (config) : NULL);
  show_all (self);
}

/**
 * sender_chain_group_set_live:
 * @live: (nullable): what the environment holds
 * @state: why nothing is known of it
 * @own: (nullable): id of the own sender
 *
 * Says what is known of the environment.
 */
void
sender_chain_group_set_live (SenderChainGroup *self,
                             SenderLive       *live,
                             SenderLiveState   state,
                             const char       *own)
{
  if (live != NULL)
    sender_live_ref (live);
  g_clear_pointer (&self->live, sender_live_unref);
  self->live = live;
  self->state = state;
  g_free (self->own);
  self->own = g_strdup (own);
  show_all (self);
}

/**
 * sender_chain_group_reveal:
 * @path: a path
 *
 * Gives the focus to where the order, or an entry of it, is edited.
 *
 * Returns: whether it is here
 */
gboolean
sender_chain_group_reveal (SenderChainGroup *self,
                           const char       *path)
{
  guint position = 0;

  if (!g_str_has_prefix (path, PATH))
    return FALSE;
  if (path[strlen (PATH)] == '[')
    position = (guint) g_ascii_strtoull (path + strlen (PATH "["), NULL, 10);
  focus_row (self, position);
  return TRUE;
}
