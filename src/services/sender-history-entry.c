/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-entry.h"

static const char *const results[] = {
  [SENDER_HISTORY_OPEN] = "open",
  [SENDER_HISTORY_PUBLISHED] = "published",
  [SENDER_HISTORY_UNCHANGED] = "unchanged",
  [SENDER_HISTORY_CONFLICT] = "conflict",
  [SENDER_HISTORY_PARTIAL] = "partial",
  [SENDER_HISTORY_FAILED] = "failed",
  [SENDER_HISTORY_CLEAN] = "clean",
  [SENDER_HISTORY_WARNINGS] = "warnings",
  [SENDER_HISTORY_ERRORS] = "errors",
  [SENDER_HISTORY_UNTOLD] = "untold",
};

/**
 * sender_history_result_get_nick:
 * @result: how a publish or a check ended
 *
 * Gets the word for it, which files and programs have.
 *
 * Returns: the word
 */
const char *
sender_history_result_get_nick (SenderHistoryResult result)
{
  return results[result];
}

/**
 * sender_history_result_from_nick:
 * @nick: (nullable): a word
 *
 * Finds what a word means.
 *
 * Returns: how it ended; %SENDER_HISTORY_OPEN if the word is none
 */
SenderHistoryResult
sender_history_result_from_nick (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (g_strcmp0 (nick, results[i]) == 0)
      return (SenderHistoryResult) i;
  return SENDER_HISTORY_OPEN;
}

/**
 * sender_history_entry_is_test:
 * @self: a row
 *
 * Tells whether it is about a test.
 *
 * Returns: whether it is
 */
gboolean
sender_history_entry_is_test (const SenderHistoryEntry *self)
{
  return self->kind != SENDER_HISTORY_PUBLISH && self->kind != SENDER_HISTORY_CHECK;
}

/**
 * sender_history_entry_get_state_nick:
 * @self: a row
 *
 * Gets the word for how it ended, which files and programs have.
 *
 * Returns: the word
 */
const char *
sender_history_entry_get_state_nick (const SenderHistoryEntry *self)
{
  return sender_history_entry_is_test (self)
           ? sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, (int) self->state)
           : results[self->result];
}

static void
set_nullable (SenderJson *object,
              const char *name,
              const char *value)
{
  sender_json_set_member (object, name,
                          value != NULL ? sender_json_new_string (value) : sender_json_new_null ());
}

static void
set_time (SenderJson *object,
          const char *name,
          gint64      microseconds)
{
  g_autoptr (GDateTime) time =
    microseconds != 0 ? g_date_time_new_from_unix_utc (microseconds / G_USEC_PER_SEC) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  set_nullable (object, name, text);
}

/**
 * sender_history_entry_free:
 *
 * Frees a row.
 */
void
sender_history_entry_free (SenderHistoryEntry *self)
{
  g_free (self->id);
  g_free (self->configuration);
  g_free (self->configuration_name);
  g_free (self->to);
  g_free (self->from);
  g_free (self->revision);
  g_free (self->template_name);
  g_free (self->execution_sid);
  g_free (self->message_sid);
  g_free (self->call_sid);
  g_free (self->answer);
  g_free (self->check_url);
  g_free (self->environment);
  g_free (self->reason);
  g_free (self->correlation);
  g_free (self->earlier);
  g_free (self->later);
  g_free (self);
}

/**
 * sender_history_entry_copy:
 *
 * Copies a row.
 *
 * Returns: (transfer full): the copy
 */
SenderHistoryEntry *
sender_history_entry_copy (const SenderHistoryEntry *self)
{
  SenderHistoryEntry *copy = g_new0 (SenderHistoryEntry, 1);

  *copy = *self;
  copy->id = g_strdup (self->id);
  copy->configuration = g_strdup (self->configuration);
  copy->configuration_name = g_strdup (self->configuration_name);
  copy->to = g_strdup (self->to);
  copy->from = g_strdup (self->from);
  copy->revision = g_strdup (self->revision);
  copy->template_name = g_strdup (self->template_name);
  copy->execution_sid = g_strdup (self->execution_sid);
  copy->message_sid = g_strdup (self->message_sid);
  copy->call_sid = g_strdup (self->call_sid);
  copy->answer = g_strdup (self->answer);
  copy->check_url = g_strdup (self->check_url);
  copy->environment = g_strdup (self->environment);
  copy->reason = g_strdup (self->reason);
  copy->correlation = g_strdup (self->correlation);
  copy->earlier = g_strdup (self->earlier);
  copy->later = g_strdup (self->later);
  return copy;
}

/**
 * sender_history_step_new:
 * @at: when it was, in microseconds since the epoch
 * @stage: what it is about
 * @text: (transfer full): it, in words
 *
 * Makes a line of a timeline.
 *
 * Returns: (transfer full): the line
 */
SenderHistoryStep *
sender_history_step_new (gint64      at,
                         const char *stage,
                         char       *text)
{
  SenderHistoryStep *self = g_new0 (SenderHistoryStep, 1);

  self->at = at;
  self->stage = g_strdup (stage);
  self->text = text;
  return self;
}

/**
 * sender_history_step_free:
 *
 * Frees a line of a timeline.
 */
void
sender_history_step_free (SenderHistoryStep *self)
{
  g_free (self->stage);
  g_free (self->text);
  g_free (self);
}

static void
add_test (SenderJson               *object,
          const SenderHistoryEntry *self)
{
  sender_json_set_string (object, "channel",
                          sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel));
  sender_json_set_string (object, "via", self->via_pingone ? "pingone" : "direct");
  sender_json_set_string (object, "to", self->to);
  sender_json_set_string (object, "template", self->template_name);
  sender_json_set_member (object, "http_status",
                          self->http_status != 0 ? sender_json_new_int (self->http_status)
                                                 : sender_json_new_null ());
  set_nullable (object, "execution_sid", self->execution_sid);
  set_nullable (object, "message_sid", self->message_sid);
  set_nullable (object, "call_sid", self->call_sid);
  sender_json_set_member (object, "error_code",
                          self->error_code != 0 ? sender_json_new_int (self->error_code)
                                                : sender_json_new_null ());
  set_nullable (object, "answer", self->answer);
}

static void
add_publish (SenderJson               *object,
             const SenderHistoryEntry *self)
{
  sender_json_set_string (object, "way", sender_publish_way_get_nick (self->way));
  set_nullable (object, "reason", self->reason);
  set_nullable (object, "correlation_id", self->correlation);
  set_nullable (object, "goes_on_with", self->earlier);
  set_nullable (object, "gone_on_with_by", self->later);
}

/**
 * sender_history_entry_to_json:
 *
 * Writes a row as `senderctl history --format json` does.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_history_entry_to_json (const SenderHistoryEntry *self)
{
  SenderJson *object = sender_json_new_object ();
  gboolean    is_test = sender_history_entry_is_test (self);

  sender_json_set_string (object, "id", self->id);
  sender_json_set_string (
    object, "kind", sender_history_kind_get_nick (is_test ? SENDER_HISTORY_TEST : self->kind));
  sender_json_set_string (object, "configuration", self->configuration_name);
  sender_json_set_string (object, "configuration_id", self->configuration);
  sender_json_set_string (object, "state", sender_history_entry_get_state_nick (self));
  sender_json_set_member (object, "simulated", sender_json_new_boolean (self->simulated));
  set_time (object, "started", self->started);
  set_time (object, "ended", self->ended);
  if (is_test)
    {
      add_test (object, self);
      return object;
    }
  sender_json_set_string (object, "environment", self->environment);
  sender_json_set_member (object, "production", sender_json_new_boolean (self->production));
  if (self->kind == SENDER_HISTORY_PUBLISH)
    add_publish (object, self);
  else
    {
      sender_json_set_member (object, "errors", sender_json_new_int (self->errors));
      sender_json_set_member (object, "warnings", sender_json_new_int (self->warnings));
    }
  return object;
}

/**
 * sender_history_steps_to_json:
 * @steps: (element-type SenderHistoryStep): lines of a timeline
 *
 * Writes the lines of a publish or a check as `senderctl history --format json` does.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_history_steps_to_json (GPtrArray *steps)
{
  SenderJson *array = sender_json_new_array ();

  for (guint i = 0; i < steps->len; i++)
    {
      const SenderHistoryStep *step = g_ptr_array_index (steps, i);
      SenderJson              *object = sender_json_new_object ();

      sender_json_set_string (object, "object", step->stage);
      sender_json_set_string (object, "text", step->text);
      sender_json_append (array, object);
    }
  return array;
}
