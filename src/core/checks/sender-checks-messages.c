/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-config.h"
#include "sender-json-template.h"
#include "sender-message-limit.h"
#include "sender-message.h"
#include "sender-template-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Messages as texts: SS403, SS407-SS410, SS412. What PingOne takes counts for every kind of
 * sender. */

static void
check_one_code (SenderCheckRun *run,
                SenderMessage  *message,
                const char     *path)
{
  const char              *name = sender_message_get_template_name (message);
  SenderLive              *live = run->context->live;
  SenderChannel            channel = sender_message_get_channel (message);
  g_auto (GStrv)           required = sender_template_list_required (live, name, channel);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           missing = NULL;
  g_autofree char         *list = NULL;

  for (guint i = 0; required[i] != NULL; i++)
    if (!sender_variables_uses (sender_message_get_content (message), required[i]))
      g_strv_builder_add (builder, required[i]);
  missing = g_strv_builder_end (builder);
  if (missing[0] == NULL)
    return;
  list = sender_check_list_names (missing, "${", "}");
  sender_check_run_report (run, path, NULL,
                           _ ("The message lacks %s, which “%s” requires; add it."), list, name);
}

static void
check_code (SenderCheckRun *run)
{
  sender_check_run_foreach_message (run, check_one_code);
}

static void
check_one_length (SenderCheckRun *run,
                  SenderMessage  *message,
                  const char     *path)
{
  SenderMessageLength length = sender_message_length_measure (
    sender_message_get_channel (message), sender_message_get_content (message));

  if (!length.over)
    return;
  if (length.unit == SENDER_LENGTH_UNIT_CHARACTERS)
    sender_check_run_report_as (run, SENDER_SEVERITY_ERROR, path, NULL,
                                _ ("The message has %u characters; PingOne’s console takes at "
                                   "most %u."),
                                length.used, length.limit);
  else if (length.unit == SENDER_LENGTH_UNIT_BYTES)
    sender_check_run_report_as (run, SENDER_SEVERITY_ERROR, path, NULL,
                                _ ("The message has %u bytes; PingOne takes at most %u for a "
                                   "call."),
                                length.used, length.limit);
  else if (length.unit == SENDER_LENGTH_UNIT_GSM7)
    sender_check_run_report (run, path, NULL,
                             _ ("The message is %u characters long as SMS counts them, and "
                                "PingOne’s interface documents at most %u; shorten it."),
                             length.used, length.limit);
  else
    sender_check_run_report (run, path, NULL,
                             _ ("The message is %u characters long, and with letters outside "
                                "the alphabet of SMS PingOne’s interface documents at most %u; "
                                "shorten it."),
                             length.used, length.limit);
}

static void
check_length (SenderCheckRun *run)
{
  sender_check_run_foreach_message (run, check_one_length);
}

/* Whether a message that reaches the vendor as it is is JSON. Inside a row that is JSON itself,
 * plain text is right. */
static gboolean
has_json_sibling (SenderCheckRun *run,
                  SenderChannel   channel)
{
  for (guint i = 0; i < run->payloads->len; i++)
    {
      SenderCheckPayload *payload = g_ptr_array_index (run->payloads, i);

      if (payload->message != NULL && payload->channel == channel &&
          sender_json_template_is (payload->text))
        return TRUE;
    }
  return FALSE;
}

/* The set are the messages of one channel: SMS and Voice may well go to different vendors. */
static void
check_one_plain (SenderCheckRun *run,
                 SenderMessage  *message,
                 const char     *path)
{
  const char *text = sender_message_get_content (message);

  if (*text != '\0' && !sender_json_template_is (text) &&
      has_json_sibling (run, sender_message_get_channel (message)))
    sender_check_run_report (run, path, NULL,
                             _ ("The message is still plain text, while others for %s are JSON; "
                                "write it as JSON too."),
                             sender_channel_get_label (sender_message_get_channel (message)));
}

static void
check_plain (SenderCheckRun *run)
{
  sender_check_run_foreach_message (run, check_one_plain);
}

static void
check_presence (SenderCheckRun *run)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (sender_check_run_get_request (run, channel) != NULL &&
        sender_config_get_first_message (run->config, channel) == NULL)
      sender_check_run_report (run, sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) channel),
                               NULL, _ ("There is a request for %s, but no message; add one."),
                               sender_channel_get_label (channel));
}

static void
check_voice_tags (SenderCheckRun *run)
{
  static const char *const tags[] = { "<pause1sec>", "<sayCharValue>", "<repeatMessage" };

  for (guint i = 0; i < run->payloads->len; i++)
    {
      SenderCheckPayload *payload = g_ptr_array_index (run->payloads, i);
      const char         *tag = NULL;
      g_autofree char    *shown = NULL;

      for (guint n = 0; n < G_N_ELEMENTS (tags) && tag == NULL; n++)
        if (strstr (payload->text, tags[n]) != NULL)
          tag = tags[n];
      if (tag == NULL || !sender_json_template_is (payload->text))
        continue;
      shown = g_str_has_suffix (tag, ">") ? g_strdup (tag) : g_strconcat (tag, ">", NULL);
      sender_check_run_report (run, payload->path, NULL,
                               _ ("The JSON holds PingOne’s voice tag “%s”; remove it and let the "
                                  "flow pause, spell and repeat."),
                               shown);
    }
}

static void
check_one_template (SenderCheckRun *run,
                    SenderMessage  *message,
                    const char     *path)
{
  const char           *name = sender_message_get_template_name (message);
  SenderLive           *live = run->context->live;
  SenderChannel         channel = sender_message_get_channel (message);
  g_autoptr (SenderFix) fix = NULL;

  if (sender_template_has_channel (live, name, channel))
    return;
  fix = sender_fix_new ();
  sender_fix_add (fix, path, NULL);
  if (sender_template_is_missing (live, name))
    sender_check_run_report (run, path, g_steal_pointer (&fix),
                             _ ("The environment has no notification “%s”; remove the message, or "
                                "give it the name of one that there is."),
                             name);
  else
    sender_check_run_report (run, path, g_steal_pointer (&fix),
                             _ ("PingOne does not send “%s” by %s; remove the message."),
                             sender_template_get_label (live, name),
                             sender_channel_get_label (channel));
}

static void
check_template (SenderCheckRun *run)
{
  sender_check_run_foreach_message (run, check_one_template);
}

static const SenderRule rules[] = {
  { "SS403", SENDER_SEVERITY_ERROR,
    N_ ("PingOne refuses the message, or it reaches the phone without a code."),
    check_code, SENDER_RULE_ANY_KIND },
  { "SS407", SENDER_SEVERITY_WARNING,
    N_ ("PingOne’s own texts differ on the limit (153 or 660); a message over it may be refused."),
    check_length, SENDER_RULE_ANY_KIND },
  { "SS408", SENDER_SEVERITY_WARNING,
    N_ ("What takes the JSON of the others can’t read this one."),
    check_plain },
  { "SS409", SENDER_SEVERITY_WARNING,
    N_ ("PingOne then sends its own text, which the flow can’t read."),
    check_presence },
  { "SS410", SENDER_SEVERITY_WARNING,
    N_ ("What PingOne makes of these tags for a custom provider is not documented; the flow may "
        "get them as they stand."),
    check_voice_tags },
  { "SS412", SENDER_SEVERITY_ERROR,
    N_ ("PingOne refuses the message, and what comes after it in a publish is not written."),
    check_template, SENDER_RULE_ANY_KIND },
};

const SenderRuleGroup sender_rules_messages = { rules, G_N_ELEMENTS (rules) };
