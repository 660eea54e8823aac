/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-choice.h"

#include "sender-builder.h"
#include "sender-config.h"
#include "sender-list.h"
#include "sender-message-matrix.h"
#include "sender-message.h"

#include <glib/gi18n.h>

struct _SenderMessageChoice
{
  AdwBin parent_instance;

  SenderMessage *message;   /* (owned) (nullable) */
  GPtrArray     *listed;    /* (owned) (element-type SenderMessage) */
  GtkDropDown   *drop_down; /* (not owned): the child */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderMessageChoice, sender_message_choice, ADW_TYPE_BIN)

static void
selected_cb (SenderMessageChoice *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);

  if (position < self->listed->len &&
      g_set_object (&self->message, g_ptr_array_index (self->listed, position)))
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_listed (SenderMessageChoice *self,
           GPtrArray           *found)
{
  GListModel *model = gtk_drop_down_get_model (self->drop_down);

  if (found->len != self->listed->len || model == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      SenderMessage   *message = g_ptr_array_index (found, i);
      g_autofree char *label = sender_matrix_dup_message_name (message);

      if (message != g_ptr_array_index (self->listed, i) ||
          g_strcmp0 (label, gtk_string_list_get_string (GTK_STRING_LIST (model), i)) != 0)
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
collect (SenderConfig *config,
         SenderChannel channel)
{
  SenderList *all = config != NULL ? sender_config_get_messages (config) : NULL;
  GPtrArray  *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; all != NULL && i < sender_list_get_n_items (all); i++)
    {
      SenderMessage *message = sender_list_get (all, i);

      if (sender_message_get_channel (message) == channel)
        g_ptr_array_add (found, g_object_ref (message));
    }
  return found;
}

static void
fill (SenderMessageChoice *self,
      GPtrArray           *found)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint                     position = 0;

  for (guint i = 0; i < found->len; i++)
    gtk_string_list_take (labels, sender_matrix_dup_message_name (g_ptr_array_index (found, i)));
  g_ptr_array_find (found, self->message, &position);
  g_ptr_array_unref (self->listed);
  self->listed = g_ptr_array_ref (found);
  g_signal_handlers_block_by_func (self->drop_down, selected_cb, self);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->drop_down, position);
  g_signal_handlers_unblock_by_func (self->drop_down, selected_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self), found->len > 0);
}

static void
sender_message_choice_dispose (GObject *object)
{
  SenderMessageChoice *self = SENDER_MESSAGE_CHOICE (object);

  g_clear_object (&self->message);
  g_ptr_array_set_size (self->listed, 0);
  G_OBJECT_CLASS (sender_message_choice_parent_class)->dispose (object);
}

static void
sender_message_choice_finalize (GObject *object)
{
  g_ptr_array_unref (SENDER_MESSAGE_CHOICE (object)->listed);
  G_OBJECT_CLASS (sender_message_choice_parent_class)->finalize (object);
}

static void
sender_message_choice_class_init (SenderMessageChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_message_choice_dispose;
  object_class->finalize = sender_message_choice_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* In the button the name of a message goes on in a second line where there is no room for one. */
static const char wrapping[] =
  "<interface><template class='GtkListItem'><property name='child'><object class='GtkLabel'>"
  "<property name='xalign'>0</property><property name='wrap'>1</property>"
  "<property name='natural-wrap-mode'>none</property>"
  "<binding name='label'><lookup name='string' type='GtkStringObject'>"
  "<lookup name='item'>GtkListItem</lookup></lookup></binding>"
  "</object></property></template></interface>";

static void
wrap_names (GtkDropDown *drop_down)
{
  g_autoptr (GBytes)             text = g_bytes_new_static (wrapping, sizeof wrapping - 1);
  g_autoptr (GtkListItemFactory) factory = gtk_builder_list_item_factory_new_from_bytes (NULL,
                                                                                         text);

  /* The list keeps its own, which marks what is selected. */
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
}

static void
sender_message_choice_init (SenderMessageChoice *self)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  self->listed = g_ptr_array_new_with_free_func (g_object_unref);
  self->drop_down = GTK_DROP_DOWN (drop_down);
  wrap_names (self->drop_down);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Message"), -1);
  adw_bin_set_child (ADW_BIN (self), drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * sender_message_choice_list:
 * @config: (nullable): a configuration
 * @channel: a channel
 *
 * Lists the messages of a channel as they are now. Emits no signal.
 */
void
sender_message_choice_list (SenderMessageChoice *self,
                            SenderConfig        *config,
                            SenderChannel        channel)
{
  g_autoptr (GPtrArray) found = collect (config, channel);
  SenderMessage        *chosen = NULL;

  if (!g_ptr_array_find (found, self->message, NULL))
    {
      if (config != NULL)
        chosen = sender_builder_choose_message (config, channel, NULL, NULL);
      g_set_object (&self->message, chosen);
    }
  if (!is_listed (self, found))
    fill (self, found);
}

/**
 * sender_message_choice_get_message:
 *
 * Gets the chosen message.
 *
 * Returns: (transfer none) (nullable): the message
 */
SenderMessage *
sender_message_choice_get_message (SenderMessageChoice *self)
{
  return self->message;
}
