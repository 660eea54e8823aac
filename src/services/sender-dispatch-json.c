/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch.h"

#include "sender-json.h"

static SenderJson *
make_nullable (const char *text)
{
  return text != NULL ? sender_json_new_string (text) : sender_json_new_null ();
}

static SenderJson *
make_positive (int number)
{
  return number > 0 ? sender_json_new_int (number) : sender_json_new_null ();
}

static SenderJson *
step_to_json (SenderDispatchStep *step)
{
  SenderJson           *object = sender_json_new_object ();
  gint64                at = sender_dispatch_step_get_at (step);
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autofree char      *start = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");
  g_autofree char      *text =
    g_strdup_printf ("%s.%03dZ", start, (int) (at % G_USEC_PER_SEC / 1000));

  sender_json_set_string (object, "at", text);
  sender_json_set_string (object, "stage", sender_dispatch_step_get_stage (step));
  sender_json_set_string (object, "text", sender_dispatch_step_get_text (step));
  return object;
}

/**
 * sender_dispatch_to_json:
 *
 * Writes the dispatch as `senderctl test --format json` does.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_dispatch_to_json (SenderDispatch *self)
{
  SenderJson *object = sender_json_new_object ();
  SenderJson *timeline = sender_json_new_array ();

  sender_json_set_string (object, "state",
                          sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE,
                                                (int) sender_dispatch_get_state (self)));
  sender_json_set_member (object, "simulated",
                          sender_json_new_boolean (sender_dispatch_is_simulated (self)));
  sender_json_set_member (object, "http_status",
                          make_positive ((int) sender_dispatch_get_http_status (self)));
  sender_json_set_member (object, "execution_sid",
                          make_nullable (sender_dispatch_get_execution_sid (self)));
  sender_json_set_member (object, "message_sid",
                          make_nullable (sender_dispatch_get_message_sid (self)));
  sender_json_set_member (object, "call_sid", make_nullable (sender_dispatch_get_call_sid (self)));
  sender_json_set_member (object, "conflicting_execution_sid",
                          make_nullable (sender_dispatch_get_conflicting_execution_sid (self)));
  sender_json_set_member (object, "error_code",
                          make_positive (sender_dispatch_get_error_code (self)));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (SenderDispatchStep) step = g_list_model_get_item (G_LIST_MODEL (self), i);

      sender_json_append (timeline, step_to_json (step));
    }
  sender_json_set_member (object, "timeline", timeline);
  return object;
}
