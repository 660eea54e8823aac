/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history.h"

#include "sender-json.h"

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
  g_free (self);
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

  sender_json_set_string (object, "id", self->id);
  sender_json_set_string (object, "configuration", self->configuration_name);
  sender_json_set_string (object, "configuration_id", self->configuration);
  sender_json_set_string (object, "channel",
                          sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel));
  sender_json_set_string (object, "via", self->via_pingone ? "pingone" : "direct");
  sender_json_set_string (object, "to", self->to);
  sender_json_set_string (object, "template", self->template_name);
  sender_json_set_string (object, "state",
                          sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, (int) self->state));
  sender_json_set_member (object, "simulated", sender_json_new_boolean (self->simulated));
  sender_json_set_member (object, "http_status",
                          self->http_status != 0 ? sender_json_new_int (self->http_status)
                                                 : sender_json_new_null ());
  set_nullable (object, "execution_sid", self->execution_sid);
  set_nullable (object, "message_sid", self->message_sid);
  set_nullable (object, "call_sid", self->call_sid);
  sender_json_set_member (object, "error_code",
                          self->error_code != 0 ? sender_json_new_int (self->error_code)
                                                : sender_json_new_null ());
  set_time (object, "started", self->started);
  set_time (object, "ended", self->ended);
  set_nullable (object, "answer", self->answer);
  return object;
}
