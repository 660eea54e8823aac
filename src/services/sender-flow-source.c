/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-source.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-flow-fetch.h"
#include "sender-flow-file.h"
#include "sender-flow-live.h"

#include <glib/gi18n-lib.h>

#define N_CHANNELS SENDER_CHANNEL_UNKNOWN

/* What is known of one channel's flow. */
typedef struct
{
  SenderOperation *operation; /* (owned) */
  GFileMonitor    *monitor;   /* (owned) (nullable) */
  char            *label;     /* (owned) (nullable) */
  char            *sid;       /* (owned) (nullable): of the flow that was asked for live */
  char            *asked;     /* (owned) (nullable): with what it was asked for */
} Known;

struct _SenderFlowSource
{
  GObject parent_instance;

  SenderDocument  *document;  /* (owned) */
  SenderWorkspace *workspace; /* (owned) (nullable) */
  Known            known[N_CHANNELS];
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where a document has its source, which keeps the document and not the other way round. */
#define DATA_KEY "sender-flow-source"

G_DEFINE_FINAL_TYPE (SenderFlowSource, sender_flow_source, G_TYPE_OBJECT)

/* One reading: which channel it is for, and what it is called by if it succeeds. */
typedef struct
{
  SenderFlowSource *source;      /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  SenderChannel     channel;
  GFile            *file; /* (owned) (nullable) */
} Reading;

static Reading *
reading_new (SenderFlowSource *source,
             SenderChannel     channel,
             GFile            *file,
             const char       *message)
{
  Reading *self = g_new0 (Reading, 1);

  self->source = g_object_ref (source);
  self->channel = channel;
  self->file = file != NULL ? g_object_ref (file) : NULL;
  self->cancellable =
    g_object_ref (sender_operation_begin (source->known[channel].operation, message));
  return self;
}

static void
reading_free (Reading *self)
{
  g_object_unref (self->source);
  g_object_unref (self->cancellable);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
reading_end (Reading      *self,
             const GError *error)
{
  sender_operation_end (self->source->known[self->channel].operation, self->cancellable, NULL,
                        error);
}

static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

static void
set_flow (SenderFlowSource *self,
          SenderChannel     channel,
          SenderFlow       *flow,
          const char       *label)
{
  g_free (self->known[channel].label);
  self->known[channel].label = g_strdup (label);
  sender_inspection_set_flow (sender_document_get_inspection (self->document), channel, flow);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
stop_watching (Known *known)
{
  if (known->monitor != NULL)
    g_file_monitor_cancel (known->monitor);
  g_clear_object (&known->monitor);
}

static SenderChannel
channel_of (SenderFlowSource *self,
            GFileMonitor     *monitor)
{
  return self->known[SENDER_CHANNEL_SMS].monitor == monitor ? SENDER_CHANNEL_SMS
                                                            : SENDER_CHANNEL_VOICE;
}

static void
file_changed_cb (SenderFlowSource *self,
                 GFile            *file,
                 GFile            *other,
                 GFileMonitorEvent event,
                 GFileMonitor     *monitor)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT || event == G_FILE_MONITOR_EVENT_CREATED)
    sender_flow_source_open (self, channel_of (self, monitor), file);
}

static void
watch (SenderFlowSource *self,
       SenderChannel     channel,
       GFile            *file)
{
  Known *known = &self->known[channel];

  if (known->monitor != NULL)
    return;
  known->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (known->monitor != NULL)
    g_signal_connect_object (known->monitor, "changed", G_CALLBACK (file_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
file_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Reading)    reading = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderFlow) flow = sender_flow_file_read_finish (result, &error);
  g_autofree char       *name = dup_name (reading->file);

  if (flow != NULL)
    {
      watch (reading->source, reading->channel, reading->file);
      set_flow (reading->source, reading->channel, flow, name);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_prefix_error (&error, _ ("“%s” was not read: "), name);
  reading_end (reading, error);
}

static gboolean
is_watched (const Known *known,
            GFile       *file)
{
  g_autofree char *name = dup_name (file);

  return known->monitor != NULL && g_strcmp0 (name, known->label) == 0;
}

/**
 * sender_flow_source_open:
 * @channel: a channel
 * @file: a flow definition
 *
 * Reads a file, and reads it again whenever it changes. What was known before stays known if it
 * can't be read.
 */
void
sender_flow_source_open (SenderFlowSource *self,
                         SenderChannel     channel,
                         GFile            *file)
{
  Reading *reading = reading_new (self, channel, file, _ ("Reading the flow…"));

  if (!is_watched (&self->known[channel], file))
    stop_watching (&self->known[channel]);
  g_clear_pointer (&self->known[channel].sid, g_free);
  sender_flow_file_read_async (file, reading->cancellable, file_read_cb, reading);
}

static void
live_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Reading)    reading = user_data;
  g_autofree char       *name = NULL;
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderFlow) flow = sender_flow_fetch_finish (result, &name, &error);

  if (flow != NULL)
    {
      stop_watching (&reading->source->known[reading->channel]);
      set_flow (reading->source, reading->channel, flow, name != NULL ? name : _ ("Twilio"));
    }
  reading_end (reading, error);
}

/* What the answer depends on. */
static char *
dup_question (SenderFlowSource *self,
              SenderChannel     channel)
{
  SenderConfig     *config = sender_document_get_config (self->document);
  SenderInspection *inspection = sender_document_get_inspection (self->document);
  g_autofree char  *sid = sender_flow_live_dup_sid (config, channel);

  return g_strdup_printf (
    "%s %s %d", sid != NULL ? sid : "",
    sender_authorization_get_username (sender_config_get_authorization (config)),
    (int) sender_inspection_get_secret_state (inspection));
}

/**
 * sender_flow_source_read_live:
 * @channel: a channel
 *
 * Reads the flow that the channel's URL names from Twilio, or from the stand-ins, with the secret
 * the keyring has.
 */
void
sender_flow_source_read_live (SenderFlowSource *self,
                              SenderChannel     channel)
{
  SenderConfig *config = sender_document_get_config (self->document);
  Reading      *reading = NULL;

  if (self->workspace == NULL)
    return;
  reading = reading_new (self, channel, NULL, _ ("Reading the flow from Twilio…"));
  g_free (self->known[channel].sid);
  self->known[channel].sid = sender_flow_live_dup_sid (config, channel);
  g_free (self->known[channel].asked);
  self->known[channel].asked = dup_question (self, channel);
  sender_flow_fetch_async (self->workspace, config, channel, reading->cancellable, live_read_cb,
                           reading);
}

static void
starter_saved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError)  error = NULL;

  if (sender_flow_file_write_finish (result, &error))
    {
      sender_flow_source_open (reading->source, reading->channel, reading->file);
      return;
    }
  reading_end (reading, error);
}

/**
 * sender_flow_source_save_starter:
 * @channel: a channel
 * @message: (nullable): whose keys the flow reads
 * @file: where to
 *
 * Writes a right flow to be pasted into Twilio Studio, and goes on with it as if it was opened.
 */
void
sender_flow_source_save_starter (SenderFlowSource *self,
                                 SenderChannel     channel,
                                 SenderMessage    *message,
                                 GFile            *file)
{
  Reading *reading = reading_new (self, channel, file, _ ("Saving the starter flow…"));

  sender_flow_file_write_async (file, channel, message, reading->cancellable, starter_saved_cb,
                                reading);
}

/**
 * sender_flow_source_can_read_live:
 * @channel: a channel
 *
 * Tells whether there is a flow to ask for.
 *
 * Returns: whether the channel's URL names one, and there is somebody to ask
 */
gboolean
sender_flow_source_can_read_live (SenderFlowSource *self,
                                  SenderChannel     channel)
{
  g_autofree char *sid =
    sender_flow_live_dup_sid (sender_document_get_config (self->document), channel);

  return sid != NULL && self->workspace != NULL;
}

/**
 * sender_flow_source_get_label:
 * @channel: a channel
 *
 * Gets what the flow was read from.
 *
 * Returns: (nullable): a file's name, or what Twilio calls the flow
 */
const char *
sender_flow_source_get_label (SenderFlowSource *self,
                              SenderChannel     channel)
{
  return self->known[channel].label;
}

/**
 * sender_flow_source_is_simulated:
 * @channel: a channel
 *
 * Tells whether the flow is one of the stand-ins.
 *
 * Returns: whether it is to be marked
 */
gboolean
sender_flow_source_is_simulated (SenderFlowSource *self,
                                 SenderChannel     channel)
{
  const Known *known = &self->known[channel];

  return known->label != NULL && known->sid != NULL && self->workspace != NULL &&
         sender_workspace_is_simulated (self->workspace);
}

/**
 * sender_flow_source_get_operation:
 * @channel: a channel
 *
 * Gets how the reading goes.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_flow_source_get_operation (SenderFlowSource *self,
                                  SenderChannel     channel)
{
  return self->known[channel].operation;
}

static void
forget (SenderFlowSource *self,
        SenderChannel     channel)
{
  sender_operation_cancel (self->known[channel].operation);
  g_clear_pointer (&self->known[channel].sid, g_free);
  set_flow (self, channel, NULL, NULL);
}

/**
 * sender_flow_source_cancel:
 *
 * Stops whatever is being read. For an owner that goes away.
 */
void
sender_flow_source_cancel (SenderFlowSource *self)
{
  for (guint i = 0; i < N_CHANNELS; i++)
    sender_operation_cancel (self->known[i].operation);
}

/* A flow read live is that of another URL once the URL is edited. In Practice it is read at once,
 * and again when another account or secret may open it: it costs nothing. */
static void
follow_url (SenderFlowSource *self,
            SenderChannel     channel)
{
  SenderInspection *inspection = sender_document_get_inspection (self->document);
  Known            *known = &self->known[channel];
  g_autofree char  *sid =
    sender_flow_live_dup_sid (sender_document_get_config (self->document), channel);
  g_autofree char *question = dup_question (self, channel);

  if (known->sid != NULL && g_strcmp0 (sid, known->sid) != 0)
    forget (self, channel);
  if (known->label == NULL && sid != NULL && g_strcmp0 (question, known->asked) != 0 &&
      sender_inspection_get_secret_state (inspection) != SENDER_SECRET_STATE_MISSING &&
      self->workspace != NULL && sender_workspace_is_simulated (self->workspace))
    sender_flow_source_read_live (self, channel);
}

static void
follow_urls (SenderFlowSource *self)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < N_CHANNELS; channel++)
    follow_url (self, channel);
}

static void
sender_flow_source_dispose (GObject *object)
{
  SenderFlowSource *self = SENDER_FLOW_SOURCE (object);

  for (guint i = 0; i < N_CHANNELS; i++)
    stop_watching (&self->known[i]);
  if (self->document != NULL && g_object_get_data (G_OBJECT (self->document), DATA_KEY) == self)
    g_object_set_data (G_OBJECT (self->document), DATA_KEY, NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (sender_flow_source_parent_class)->dispose (object);
}

static void
sender_flow_source_finalize (GObject *object)
{
  SenderFlowSource *self = SENDER_FLOW_SOURCE (object);

  for (guint i = 0; i < N_CHANNELS; i++)
    {
      g_object_unref (self->known[i].operation);
      g_free (self->known[i].label);
      g_free (self->known[i].sid);
      g_free (self->known[i].asked);
    }
  G_OBJECT_CLASS (sender_flow_source_parent_class)->finalize (object);
}

static void
sender_flow_source_class_init (SenderFlowSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_flow_source_dispose;
  object_class->finalize = sender_flow_source_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_flow_source_init (SenderFlowSource *self)
{
  for (guint i = 0; i < N_CHANNELS; i++)
    self->known[i].operation = sender_operation_new ();
}

/**
 * sender_flow_source_for:
 * @document: whose flows
 * @workspace: (nullable): where they could be read
 *
 * Gives the source of a document's flows; whoever asks meanwhile gets the same.
 *
 * Returns: (transfer full): the source
 */
SenderFlowSource *
sender_flow_source_for (SenderDocument  *document,
                        SenderWorkspace *workspace)
{
  SenderFlowSource *self = g_object_get_data (G_OBJECT (document), DATA_KEY);

  if (self != NULL && self->workspace == workspace)
    return g_object_ref (self);
  self = g_object_new (SENDER_TYPE_FLOW_SOURCE, NULL);
  g_object_set_data (G_OBJECT (document), DATA_KEY, self);
  self->document = g_object_ref (document);
  self->workspace = workspace != NULL ? g_object_ref (workspace) : NULL;
  g_signal_connect_object (sender_document_get_inspection (document), "notify::revision",
                           G_CALLBACK (follow_urls), self, G_CONNECT_SWAPPED);
  follow_urls (self);
  return self;
}
