/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-source-private.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-template-facts.h"

#include <glib/gi18n-lib.h>

/* What a reading depends on. (transfer full) (nullable) */
char *
sender_live_source_dup_question (SenderLiveSource *self)
{
  SenderConfig       *config = sender_document_get_config (self->document);
  g_autofree char    *place = sender_live_source_dup_place (config);
  g_autoptr (GString) text = g_string_new (place);
  SenderList         *messages = sender_config_get_messages (config);

  g_string_append_printf (
    text, " %d",
    (int) sender_authorization_get_kind (sender_config_get_authorization (config)));
  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    g_string_append_printf (text, " %s",
                            sender_message_get_template_name (sender_list_get (messages, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One reading. */
typedef struct
{
  SenderLiveSource *source;      /* (owned) */
  GCancellable     *cancellable; /* (owned) */
  SenderConfig     *config;      /* (owned): as it was when the reading began */
  SenderPublisher  *publisher;   /* (owned) (nullable) */
  char             *place;       /* (owned) */
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->source);
  g_object_unref (self->cancellable);
  g_object_unref (self->config);
  g_clear_object (&self->publisher);
  g_free (self->place);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

void
sender_live_source_inspect (SenderLiveSource *self)
{
  g_autofree char *place =
    sender_live_source_dup_place (sender_document_get_config (self->document));
  gboolean is_refused = place != NULL && g_strcmp0 (place, self->refused_at) == 0;

  sender_inspection_set_live (sender_document_get_inspection (self->document),
                              sender_live_source_get_live (self),
                              sender_live_source_get_sender (self),
                              is_refused ? self->refusal : NULL);
}

/* Nothing is said of a reading that something newer has replaced. */
static void
keep_refusal (Reading      *reading,
              const GError *error)
{
  SenderLiveSource *self = reading->source;

  if (g_cancellable_is_cancelled (reading->cancellable))
    return;
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->refused_at, g_free);
  if (!g_error_matches (error, SENDER_ERROR, SENDER_ERROR_FORBIDDEN))
    return;
  self->refusal = g_strdup (error->message);
  self->refused_at = g_steal_pointer (&reading->place);
}

static void
end_reading (Reading      *reading,
             const GError *error)
{
  keep_refusal (reading, error);
  sender_operation_end (reading->source->operation, reading->cancellable, NULL, error);
  sender_live_source_tell (reading->source);
}

/* (transfer full): the templates that reach phones, but for those whose contents @live has. */
static GStrv
list_missing (SenderLive *live)
{
  g_auto (GStrv)           all = sender_template_list_names (live);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; all[i] != NULL; i++)
    if (sender_live_get_contents (live, all[i]) == NULL)
      g_strv_builder_add (names, all[i]);
  return g_strv_builder_end (names);
}

static void
take (Reading *reading)
{
  SenderLiveSource *self = reading->source;

  g_set_object (&self->publisher, reading->publisher);
  self->is_unfinished = FALSE;
  g_clear_pointer (&self->read_at, g_date_time_unref);
  self->read_at = g_date_time_new_now_utc ();
  g_free (self->place);
  self->place = g_strdup (reading->place);
  self->authorization =
    sender_authorization_get_kind (sender_config_get_authorization (reading->config));
  sender_live_source_learn_base (self);
  sender_live_source_plan (self);
}

static void go_on (Reading *reading);

/* What was known before stays known if it fails. */
static void
extended_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Reading           *reading = user_data;
  g_autoptr (GError) error = NULL;

  if (sender_publisher_prepare_finish (SENDER_PUBLISHER (source), result, &error))
    {
      sender_live_source_plan (reading->source);
      go_on (reading);
      return;
    }
  end_reading (reading, error);
  reading_free (reading);
}

/* Takes @reading. */
static void
extend (Reading           *reading,
        const char *const *templates)
{
  sender_publisher_extend_async (reading->publisher, templates, reading->cancellable, extended_cb,
                                 reading);
}

/* What is still missing: for a plan by what was taken over, or for whoever looks at contents.
 * (transfer full) */
static GStrv
list_further (SenderLiveSource *self,
              SenderPublisher  *publisher)
{
  g_auto (GStrv) missing = list_missing (sender_publisher_get_live (publisher));

  return self->n_watching > 0 && missing[0] != NULL ? g_steal_pointer (&missing)
                                                    : sender_publisher_list_unread (publisher);
}

/* Takes @reading. */
static void
go_on (Reading *reading)
{
  SenderLiveSource *self = reading->source;
  g_auto (GStrv)    further = list_further (self, reading->publisher);

  if (further[0] != NULL)
    {
      sender_live_source_tell (self);
      extend (reading, (const char *const *) further);
      return;
    }
  end_reading (reading, NULL);
  sender_live_source_keep_base (self);
  reading_free (reading);
}

/* Whether the document is still connected to where it was read. */
static gboolean
is_of_place (Reading *reading,
             GError **error)
{
  SenderConfig    *config = sender_document_get_config (reading->source->document);
  g_autofree char *place = sender_live_source_dup_place (config);

  if (g_strcmp0 (place, reading->place) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "connected elsewhere");
  return FALSE;
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Reading           *reading = user_data;
  g_autoptr (GError) error = NULL;

  /* What something newer has replaced is not known any more. */
  if (sender_publisher_prepare_finish (SENDER_PUBLISHER (source), result, &error) &&
      !g_cancellable_set_error_if_cancelled (reading->cancellable, &error) &&
      is_of_place (reading, &error))
    {
      take (reading);
      go_on (reading);
      return;
    }
  if (!g_cancellable_is_cancelled (reading->cancellable))
    reading->source->is_unfinished =
      sender_publisher_get_journal (SENDER_PUBLISHER (source)) != NULL;
  end_reading (reading, error);
  reading_free (reading);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Reading)        reading = user_data;
  g_autoptr (GError)         error = NULL;
  SenderLiveSource          *self = reading->source;
  g_autoptr (SenderPlatform) platform =
    sender_workspace_connect_finish (SENDER_WORKSPACE (source), result, &error);

  if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING))
    {
      sender_live_source_forget (self);
      self->lacks_secret = TRUE;
    }
  if (platform == NULL)
    {
      end_reading (reading, error);
      return;
    }
  self->lacks_secret = FALSE;
  reading->publisher = sender_publisher_new (
    platform, sender_workspace_get_archive (self->workspace),
    sender_workspace_get_vault (self->workspace), reading->config);
  sender_publisher_set_history (reading->publisher, sender_workspace_get_history (self->workspace),
                                sender_workspace_is_simulated (self->workspace));
  sender_publisher_prepare_async (reading->publisher, SENDER_SURVEY_OPTIONAL,
                                  reading->cancellable, prepared_cb, reading);
  g_steal_pointer (&reading);
}

void
sender_live_source_stop_beginning (SenderLiveSource *self)
{
  g_clear_handle_id (&self->begin_id, g_source_remove);
}

/* Begins one, at @place, which is taken. (transfer full) */
static Reading *
reading_new (SenderLiveSource *self,
             char             *place)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->source = g_object_ref (self);
  reading->cancellable =
    g_object_ref (sender_operation_begin (self->operation, _ ("Reading what is live…")));
  reading->config = sender_record_copy (sender_document_get_config (self->document));
  reading->place = place;
  g_free (self->asked);
  self->asked = sender_live_source_dup_question (self);
  return reading;
}

/**
 * sender_live_source_read:
 *
 * Reads what is live, and plans. What was known before stays known until then, and if it fails.
 * Without a complete connection nothing is asked.
 */
void
sender_live_source_read (SenderLiveSource *self)
{
  SenderConfig    *config = sender_document_get_config (self->document);
  g_autofree char *place = sender_live_source_dup_place (config);
  Reading         *reading = NULL;

  sender_live_source_stop_beginning (self);
  if (place == NULL || self->is_held)
    return;
  reading = reading_new (self, g_steal_pointer (&place));
  sender_workspace_connect_async (self->workspace, reading->config, reading->cancellable,
                                  connected_cb, reading);
  sender_live_source_tell (self);
}

/**
 * sender_live_source_extend:
 * @templates: (array zero-terminated=1): some templates
 *
 * Reads their contents beside what is known, if anything is.
 */
void
sender_live_source_extend (SenderLiveSource  *self,
                           const char *const *templates)
{
  Reading *reading = NULL;

  if (self->publisher == NULL || self->is_held)
    return;
  reading = reading_new (self, g_strdup (self->place));
  reading->publisher = g_object_ref (self->publisher);
  extend (reading, templates);
  sender_live_source_tell (self);
}

void
sender_live_source_resume (SenderLiveSource *self,
                           SenderPublisher  *publisher)
{
  SenderConfig *config = sender_document_get_config (self->document);
  Reading      *reading = reading_new (self, sender_live_source_dup_place (config));

  sender_publisher_set_config (publisher, config);
  reading->publisher = g_object_ref (publisher);
  sender_publisher_resume_async (publisher, reading->cancellable, prepared_cb, reading);
}

/**
 * sender_live_source_is_complete:
 *
 * Tells whether all was read that anybody asks for.
 *
 * Returns: whether the contents of every template that reaches phones are known
 */
gboolean
sender_live_source_is_complete (SenderLiveSource *self)
{
  SenderLive    *live = sender_live_source_get_live (self);
  g_auto (GStrv) missing = live != NULL ? list_missing (live) : NULL;

  return missing != NULL && missing[0] == NULL;
}

/**
 * sender_live_source_complete:
 *
 * Reads the contents that are not known yet, if anything is known at all.
 */
void
sender_live_source_complete (SenderLiveSource *self)
{
  SenderLive    *live = sender_live_source_get_live (self);
  g_auto (GStrv) missing = live != NULL ? list_missing (live) : NULL;

  if (missing != NULL && missing[0] != NULL)
    sender_live_source_extend (self, (const char *const *) missing);
}

/**
 * sender_live_source_watch_contents:
 * @watch: whether somebody begins to look at the contents, or ends
 *
 * Reads the contents of all templates that reach phones, now and whenever something is read,
 * while anybody looks at them.
 */
void
sender_live_source_watch_contents (SenderLiveSource *self,
                                   gboolean          watch)
{
  if (!watch)
    {
      self->n_watching--;
      return;
    }
  /* What is being read now goes on to them by itself. */
  if (self->n_watching++ == 0 && !sender_operation_is_running (self->operation))
    sender_live_source_complete (self);
}

/**
 * sender_live_source_get_base:
 *
 * Gets what was published from here, as far as the plan goes by it.
 *
 * Returns: (transfer none) (nullable): it
 */
SenderLive *
sender_live_source_get_base (SenderLiveSource *self)
{
  return self->publisher != NULL ? sender_publisher_get_base (self->publisher) : NULL;
}

/**
 * sender_live_source_cancel:
 *
 * Stops reading. For an owner that goes away.
 */
void
sender_live_source_cancel (SenderLiveSource *self)
{
  sender_live_source_stop_beginning (self);
  sender_operation_cancel (self->operation);
}
