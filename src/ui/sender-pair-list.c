/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pair-list.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-focus.h"
#include "sender-list.h"
#include "sender-pair-rows.h"
#include "sender-pile-layout.h"
#include "sender-toast.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SenderPairList
{
  GtkBox parent_instance;

  /* Template widgets. */
  GtkWidget      *heads;
  GtkLabel       *name_head;
  SenderPairRows *rows;
  GtkWidget      *add;
  GtkLabel       *add_label;

  SenderDocument       *document; /* (owned) (nullable) */
  SenderChannelRequest *request;  /* (owned) (nullable) */
  SenderChannel         channel;
  gboolean              headers;
  GSignalGroup         *changes; /* (owned): of the configuration */
  GSignalGroup         *items;   /* (owned): of the list */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_CHANNEL,
  PROP_HEADERS,
} SenderPairListProperty;

static GParamSpec *props[PROP_HEADERS + 1];

G_DEFINE_FINAL_TYPE (SenderPairList, sender_pair_list, GTK_TYPE_BOX)

static SenderList *
get_list (SenderPairList *self)
{
  if (self->request == NULL)
    return NULL;
  return self->headers ? sender_channel_request_get_headers (self->request)
                       : sender_channel_request_get_body (self->request);
}

static char *
dup_path (SenderPairList *self)
{
  return g_strdup_printf ("%s.%s",
                          sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel),
                          self->headers ? "headers" : "body");
}

static guint
get_n_rows (SenderPairList *self)
{
  SenderList *list = get_list (self);

  return list != NULL ? sender_list_get_n_items (list) : 0;
}

static void
show_heads (SenderPairList *self)
{
  gboolean any = get_n_rows (self) > 0;

  gtk_widget_set_visible (self->heads, any);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), any);
}

static void
show (SenderPairList *self)
{
  g_autofree char *path = dup_path (self);
  SenderPairPlace  place = { self->document, self->request, path, 0, get_n_rows (self) };

  sender_pair_rows_show (self->rows, get_list (self), &place);
  show_heads (self);
}

static void
items_changed_cb (SenderPairList *self,
                  guint           position,
                  guint           removed,
                  guint           added)
{
  sender_pair_rows_change (self->rows, position, removed, added);
  show_heads (self);
}

/* An edit may have made or removed the channel's request. */
static void
follow (SenderPairList *self)
{
  SenderChannelRequest *request = NULL;

  if (self->document != NULL)
    request = sender_config_get_request (sender_document_get_config (self->document),
                                         self->channel, 0);
  if (!g_set_object (&self->request, request))
    return;
  g_signal_group_set_target (self->items, get_list (self));
  show (self);
}

static void
set_document (SenderPairList *self,
              SenderDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->changes,
                             document != NULL ? sender_document_get_config (document) : NULL);
  follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

/* One edit of the list. */
typedef struct
{
  SenderChannel channel;
  const char   *path; /* of the list */
  gboolean      headers;
  guint         from;
  guint         to;
} Edit;

static gboolean
add_edit (SenderConfig *copy,
          gpointer      user_data,
          GError      **error)
{
  return sender_path_add (copy, ((Edit *) user_data)->path, (const char *const[]){ NULL }, error);
}

static gboolean
remove_edit (SenderConfig *copy,
             gpointer      user_data,
             GError      **error)
{
  const Edit      *edit = user_data;
  g_autofree char *path = g_strdup_printf ("%s[%u]", edit->path, edit->from);

  return sender_path_remove (copy, path, error);
}

static gboolean
move_edit (SenderConfig *copy,
           gpointer      user_data,
           GError      **error)
{
  const Edit           *edit = user_data;
  SenderChannelRequest *request = sender_config_get_request (copy, edit->channel, 0);

  sender_list_move (edit->headers ? sender_channel_request_get_headers (request)
                                  : sender_channel_request_get_body (request),
                    edit->from, edit->to);
  return TRUE;
}

/* Positions come from rows of this list, so an edit of it can't fail. */
static gboolean
make_edit (SenderPairList    *self,
           const char        *label,
           SenderPathEditFunc func,
           guint              from,
           guint              to)
{
  SenderList        *list = get_list (self);
  g_autofree char   *path = dup_path (self);
  Edit               edit = { self->channel, path, self->headers, from, to };
  g_autoptr (GError) error = NULL;

  if (list == NULL)
    return FALSE;
  if (func != add_edit && MAX (from, to) >= sender_list_get_n_items (list))
    return FALSE;
  if (sender_document_edit (self->document, label, func, &edit, &error))
    return TRUE;
  g_warning ("%s: %s", path, error->message);
  return FALSE;
}

static void
painted_cb (GdkFrameClock *clock,
            SenderPairRow *row)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, row);
  if (sender_pair_row_get_focus (row) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), "pair.suggest", NULL);
}

/* Once the row has its place: a popover can’t be shown where nothing is seen. */
static void
suggest_later (SenderPairRow *row)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (row));

  if (clock == NULL)
    return;
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), row, 0);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SenderPairList *self = SENDER_PAIR_LIST (widget);
  const char     *label = self->headers ? _ ("Add Header") : _ ("Add Key");

  if (make_edit (self, label, add_edit, 0, 0))
    suggest_later (sender_pair_rows_focus (self->rows, get_n_rows (self) - 1, NULL));
}

/* The next row takes the focus, for it takes the place; else the one before, else the button. */
static void
focus_near (SenderPairList *self,
            guint           position)
{
  guint n_rows = get_n_rows (self);

  if (n_rows > 0)
    sender_pair_rows_focus (self->rows, MIN (position, n_rows - 1), NULL);
  else
    gtk_widget_grab_focus (self->add);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SenderPairList  *self = SENDER_PAIR_LIST (widget);
  guint            position = g_variant_get_uint32 (parameter);
  const char      *label = self->headers ? _ ("Remove Header") : _ ("Remove Key");
  SenderRecord    *record = sender_list_get (get_list (self), position);
  g_autofree char *removed = NULL;
  g_autofree char *text = NULL;

  if (record == NULL)
    return;
  g_object_get (record, self->headers ? "name" : "key", &removed, NULL);
  if (!make_edit (self, label, remove_edit, position, position))
    return;
  text = *removed != '\0' ? g_strdup_printf (_ ("“%s” removed"), removed)
                          : g_strdup (_ ("Row removed"));
  sender_toast_undo (widget, self->document, text);
  focus_near (self, position);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SenderPairList *self = SENDER_PAIR_LIST (widget);
  SenderPairRow  *row = NULL;
  const char     *focus = NULL;
  guint           from = 0;
  guint           to = 0;

  g_variant_get (parameter, "(uu)", &from, &to);
  row = sender_pair_rows_get (self->rows, from);
  focus = row != NULL ? sender_pair_row_get_focus (row) : NULL;
  if (make_edit (self, _ ("Move Row"), move_edit, from, to) && focus != NULL)
    sender_pair_rows_focus (self->rows, to, focus);
}

static void
show_words (SenderPairList *self)
{
  gtk_label_set_label (self->name_head, self->headers ? _ ("Name") : _ ("Key"));
  gtk_label_set_label (self->add_label, self->headers ? _ ("Add Header") : _ ("Add Key"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->headers ? _ ("Add Header") : _ ("Add Key"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->headers ? _ ("Headers") : _ ("Form"), -1);
}

static void
sender_pair_list_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SenderPairList *self = SENDER_PAIR_LIST (object);

  switch ((SenderPairListProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_CHANNEL:
      g_value_set_enum (value, (int) self->channel);
      break;
    case PROP_HEADERS:
      g_value_set_boolean (value, self->headers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_pair_list_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SenderPairList *self = SENDER_PAIR_LIST (object);

  switch ((SenderPairListProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_CHANNEL:
      self->channel = (SenderChannel) g_value_get_enum (value);
      follow (self);
      break;
    case PROP_HEADERS:
      self->headers = g_value_get_boolean (value);
      show_words (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_pair_list_dispose (GObject *object)
{
  SenderPairList *self = SENDER_PAIR_LIST (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->items);
  g_clear_object (&self->request);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_PAIR_LIST);
  G_OBJECT_CLASS (sender_pair_list_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS, flags);
  props[PROP_HEADERS] = g_param_spec_boolean ("headers", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static gboolean
sender_pair_list_move_focus (GtkWidget       *widget,
                             GtkDirectionType direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (sender_pair_list_parent_class)->focus (widget, direction);
  return sender_focus_in_order (widget, direction == GTK_DIR_TAB_BACKWARD);
}

static void
sender_pair_list_class_init (SenderPairListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sender_pair_list_get_property;
  object_class->set_property = sender_pair_list_set_property;
  object_class->dispose = sender_pair_list_dispose;
  widget_class->focus = sender_pair_list_move_focus;
  install_properties (object_class);

  g_type_ensure (SENDER_TYPE_PAIR_ROWS);
  g_type_ensure (SENDER_TYPE_PILE_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "list");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-pair-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPairList, name_head);
  gtk_widget_class_bind_template_child (widget_class, SenderPairList, heads);
  gtk_widget_class_bind_template_child (widget_class, SenderPairList, rows);
  gtk_widget_class_bind_template_child (widget_class, SenderPairList, add_label);
  gtk_widget_class_bind_template_child (widget_class, SenderPairList, add);
  gtk_widget_class_install_action (widget_class, "pairs.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "pairs.remove", "u", remove_action);
  gtk_widget_class_install_action (widget_class, "pairs.move", "(uu)", move_action);
}

static void
sender_pair_list_init (SenderPairList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_pair_rows_set_head (self->rows, GTK_WIDGET (self->name_head));
  self->changes = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (follow), self);
  self->items = g_signal_group_new (SENDER_TYPE_LIST);
  g_signal_group_connect_swapped (self->items, "items-changed", G_CALLBACK (items_changed_cb),
                                  self);
  show_words (self);
}

/**
 * sender_pair_list_reveal:
 * @path: a path of the configuration
 *
 * Gives the focus to where the path is edited.
 *
 * Returns: whether it is edited here
 */
gboolean
sender_pair_list_reveal (SenderPairList *self,
                         const char     *path)
{
  g_autofree char *list = dup_path (self);
  gsize            length = strlen (list);
  guint            position = 0;
  char            *rest = NULL;

  if (!g_str_has_prefix (path, list) || path[length] != '[')
    return FALSE;
  position = (guint) g_ascii_strtoull (path + length + 1, &rest, 10);
  return sender_pair_rows_focus (self->rows, position,
                                 g_str_has_prefix (rest, "].") ? rest + 2 : NULL) != NULL;
}
