/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-row.h"

#include "sender-delivery-words.h"
#include "sender-direction.h"
#include "sender-history-layout.h"
#include "sender-history-words.h"

struct _SenderHistoryRow
{
  AdwBin parent_instance;

  gboolean      is_named;
  GSignalGroup *reading; /* (owned): of the item */

  /* Template widgets. */
  GtkImage  *icon;
  GtkLabel  *title;
  GtkWidget *simulated;
  GtkLabel  *subtitle;
  GtkLabel  *duration;
  GtkLabel  *state;
  GtkLabel  *when;
};

typedef enum
{
  PROP_NAMED = 1,
} SenderHistoryRowProperty;

static GParamSpec *props[PROP_NAMED + 1];

G_DEFINE_FINAL_TYPE (SenderHistoryRow, sender_history_row, ADW_TYPE_BIN)

/**
 * sender_history_row_tint:
 * @widget: what tells how something ended
 * @tone: whether it ended well
 *
 * Gives a widget the colour of it.
 */
void
sender_history_row_tint (GtkWidget        *widget,
                         SenderHistoryTone tone)
{
  static const char *const classes[] = {
    [SENDER_HISTORY_TONE_DELIVERED] = "success",
    [SENDER_HISTORY_TONE_BAD] = "error",
    [SENDER_HISTORY_TONE_UNKNOWN] = "dim-label",
  };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == tone)
      gtk_widget_add_css_class (widget, classes[i]);
    else
      gtk_widget_remove_css_class (widget, classes[i]);
}

static const char *
get_icon (const SenderHistoryEntry *entry)
{
  if (entry->kind == SENDER_HISTORY_PUBLISH)
    return "sender-publish-symbolic";
  if (entry->kind == SENDER_HISTORY_CHECK)
    return "sender-provider-symbolic";
  return entry->channel == SENDER_CHANNEL_VOICE ? "sender-voice-symbolic" : "sender-sms-symbolic";
}

static void
show_entry (SenderHistoryRow         *self,
            const SenderHistoryEntry *entry)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *title = sender_history_entry_dup_title (entry);
  g_autofree char      *subtitle = sender_history_entry_dup_subtitle (entry, self->is_named);
  g_autofree char      *duration = sender_history_entry_dup_duration (entry);
  g_autofree char      *when = sender_delivery_format_when (entry->started, now);
  g_autofree char      *sentence = sender_history_entry_dup_sentence (entry, now);
  g_autofree char      *state = sender_history_entry_dup_state_label (entry);
  SenderHistoryTone     tone = sender_history_entry_get_tone (entry);

  gtk_image_set_from_icon_name (self->icon, get_icon (entry));
  sender_direction_show_sentence (self->title, title);
  gtk_widget_set_visible (self->simulated, entry->simulated);
  sender_direction_show_sentence (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  gtk_label_set_label (self->duration, duration);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->when, when);
  sender_history_row_tint (GTK_WIDGET (self->duration), tone);
  sender_history_row_tint (GTK_WIDGET (self->state), tone);
  /* The list’s own widget around this one is what has the focus. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/* A row whose page is being read has the height of the others. */
static void
show_nothing (SenderHistoryRow *self)
{
  gtk_image_clear (self->icon);
  gtk_label_set_label (self->title, "…");
  gtk_widget_set_visible (self->simulated, FALSE);
  gtk_label_set_label (self->subtitle, " ");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), TRUE);
  gtk_label_set_label (self->duration, "");
  gtk_label_set_label (self->state, "");
  gtk_label_set_label (self->when, "");
}

static void
show (SenderHistoryRow *self)
{
  g_autoptr (SenderHistoryItem) item = g_signal_group_dup_target (self->reading);

  if (item != NULL && sender_history_item_get_entry (item) != NULL)
    show_entry (self, sender_history_item_get_entry (item));
  else
    show_nothing (self);
}

static void
sender_history_row_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_NAMED)
    g_value_set_boolean (value, SENDER_HISTORY_ROW (object)->is_named);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_history_row_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (prop_id == PROP_NAMED)
    SENDER_HISTORY_ROW (object)->is_named = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_history_row_dispose (GObject *object)
{
  SenderHistoryRow *self = SENDER_HISTORY_ROW (object);

  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_HISTORY_ROW);
  G_OBJECT_CLASS (sender_history_row_parent_class)->dispose (object);
}

static void
sender_history_row_class_init (SenderHistoryRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_history_row_get_property;
  object_class->set_property = sender_history_row_set_property;
  object_class->dispose = sender_history_row_dispose;
  props[PROP_NAMED] = g_param_spec_boolean ("named", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SENDER_TYPE_HISTORY_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryRow, title);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryRow, simulated);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryRow, duration);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryRow, state);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryRow, when);
}

static void
sender_history_row_init (SenderHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reading = g_signal_group_new (SENDER_TYPE_HISTORY_ITEM);
  g_signal_group_connect_swapped (self->reading, "loaded", G_CALLBACK (show), self);
}

static void
setup_cb (GObject     *owner,
          GtkListItem *item)
{
  GtkWidget *row = g_object_new (SENDER_TYPE_HISTORY_ROW, NULL);

  g_object_bind_property (owner, "all-configurations", row, "named", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GObject     *owner,
         GtkListItem *item)
{
  SenderHistoryRow *self = SENDER_HISTORY_ROW (gtk_list_item_get_child (item));

  g_signal_group_set_target (self->reading, gtk_list_item_get_item (item));
  show (self);
}

static void
unbind_cb (GObject     *owner,
           GtkListItem *item)
{
  SenderHistoryRow *self = SENDER_HISTORY_ROW (gtk_list_item_get_child (item));

  g_signal_group_set_target (self->reading, NULL);
}

/**
 * sender_history_row_make_factory:
 * @owner: what has the properties that rows follow
 *
 * Makes rows for a list.
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *
sender_history_row_make_factory (GObject *owner)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), owner, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), owner, G_CONNECT_SWAPPED);
  return factory;
}
