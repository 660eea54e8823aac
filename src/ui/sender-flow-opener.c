/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-opener.h"

#include "sender-message.h"

#include <glib/gi18n.h>

struct _SenderFlowOpener
{
  GObject parent_instance;

  GtkWidget            *widget; /* (unowned) */
  SenderFlowSource     *source; /* (owned) (nullable) */
  SenderChannel         channel;
  SenderMessage        *message; /* (owned) (nullable) */
  GtkFileChooserNative *chooser; /* (owned) (nullable): while it is open */
  GSimpleAction        *read;    /* (owned) */
};

G_DEFINE_FINAL_TYPE (SenderFlowOpener, sender_flow_opener, G_TYPE_OBJECT)

static void
close_chooser (SenderFlowOpener *self)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
}

static void
response_cb (SenderFlowOpener *self,
             int               response)
{
  g_autoptr (GFile)    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  GtkFileChooserAction action = gtk_file_chooser_get_action (GTK_FILE_CHOOSER (self->chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->source != NULL)
    {
      if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
        sender_flow_source_save_starter (self->source, self->channel, self->message, file);
      else
        sender_flow_source_open (self->source, self->channel, file);
    }
  close_chooser (self);
}

static void
choose (SenderFlowOpener    *self,
        GtkFileChooserAction action,
        const char          *title,
        const char          *accept)
{
  GtkRoot                  *root = gtk_widget_get_root (self->widget);
  GtkWindow                *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  close_chooser (self);
  self->chooser = gtk_file_chooser_native_new (title, window, action, accept, NULL);
  gtk_file_filter_set_name (filter, _ ("Flow definitions (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                       self->channel == SENDER_CHANNEL_VOICE ? "voice-flow.json"
                                                                             : "sms-flow.json");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  choose (user_data, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open Flow Definition"), _ ("_Open"));
}

static void
save_starter_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  choose (user_data, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save Starter Flow"), _ ("_Save"));
}

static void
read_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SenderFlowOpener *self = user_data;

  if (self->source != NULL)
    sender_flow_source_read_live (self->source, self->channel);
}

static gboolean
drop_cb (SenderFlowOpener *self,
         const GValue     *value)
{
  GFile *file = g_value_get_object (value);

  if (self->source == NULL || file == NULL)
    return FALSE;
  sender_flow_source_open (self->source, self->channel, file);
  return TRUE;
}

static void
sender_flow_opener_dispose (GObject *object)
{
  SenderFlowOpener *self = SENDER_FLOW_OPENER (object);

  close_chooser (self);
  g_clear_object (&self->source);
  g_clear_object (&self->message);
  g_clear_object (&self->read);
  G_OBJECT_CLASS (sender_flow_opener_parent_class)->dispose (object);
}

static void
sender_flow_opener_class_init (SenderFlowOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_flow_opener_dispose;
}

static void
sender_flow_opener_init (SenderFlowOpener *self)
{
}

/**
 * sender_flow_opener_new:
 * @widget: gets the actions, and takes files; it owns the opener
 *
 * Makes an opener without anything to open for yet.
 *
 * Returns: (transfer full): the opener
 */
SenderFlowOpener *
sender_flow_opener_new (GtkWidget *widget)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_cb },
    { .name = "read", .activate = read_cb },
    { .name = "save-starter", .activate = save_starter_cb },
  };
  SenderFlowOpener              *self = g_object_new (SENDER_TYPE_FLOW_OPENER, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GAction                       *read = NULL;
  GtkDropTarget                 *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->widget = widget;
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  read = g_action_map_lookup_action (G_ACTION_MAP (actions), "read");
  self->read = g_object_ref (G_SIMPLE_ACTION (read));
  gtk_widget_insert_action_group (widget, "flow", G_ACTION_GROUP (actions));
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop));
  return self;
}

/**
 * sender_flow_opener_set_target:
 * @source: (nullable): who reads
 * @channel: for which channel
 * @message: (nullable): whose keys a starter flow reads
 *
 * Says what a flow is opened for. Reading it is enabled where there is one to ask for.
 */
void
sender_flow_opener_set_target (SenderFlowOpener *self,
                               SenderFlowSource *source,
                               SenderChannel     channel,
                               SenderMessage    *message)
{
  g_set_object (&self->source, source);
  g_set_object (&self->message, message);
  self->channel = channel;
  g_simple_action_set_enabled (self->read, source != NULL && sender_flow_source_can_read_live (
                                                               source, channel));
}
