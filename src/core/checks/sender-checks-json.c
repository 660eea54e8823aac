/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-config.h"
#include "sender-json-template.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Texts that reach a flow as JSON: SS401, SS402, SS404-SS406. The rendered text is judged with a
 * code that begins with a zero and a user whose names are plain; other users are SS405. */

#define CODE "012345"

/* The code, and the message (nullable) inside a form row. Other variables stay as they are: a name
 * between `${` and `}` is as plain a text as any. */
static const char *
look_up (const char *name,
         gsize       name_length,
         gpointer    user_data)
{
  if (sender_variables_is_same ("otp", name, name_length))
    return CODE;
  return sender_variables_is_same ("message", name, name_length) ? user_data : NULL;
}

static char *
render (const char *text,
        const char *message)
{
  GString *out = g_string_new (NULL);

  sender_variables_expand (out, text, look_up, NULL, (gpointer) message);
  return g_string_free (out, FALSE);
}

/* What keeps @text from being a JSON object, NULL if it is one. */
static char *
get_fault (const char *text)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json = sender_json_parse (text, -1, &error);

  if (json == NULL)
    return g_strdup (error->message);
  if (sender_json_get_kind (json) != SENDER_JSON_OBJECT)
    return g_strdup (sender_json_kind_get_label (sender_json_get_kind (json)));
  return NULL;
}

/* The same of what a payload becomes. A row is tried with each message that it may have to hold, or
 * with the smallest object there is. */
static char *
get_rendered_fault (SenderCheckRun     *run,
                    SenderCheckPayload *payload,
                    const char         *text)
{
  SenderList      *messages = sender_config_get_messages (run->config);
  g_autofree char *alone = render (text, payload->message == NULL ? "{}" : NULL);
  gboolean         rendered = FALSE;

  for (guint i = 0; payload->message == NULL && i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage   *message = sender_list_get (messages, i);
      g_autofree char *content = NULL;
      g_autofree char *whole = NULL;
      char            *fault = NULL;

      if (sender_message_get_channel (message) != payload->channel)
        continue;
      content = render (sender_message_get_content (message), NULL);
      whole = render (text, content);
      fault = get_fault (whole);
      if (fault != NULL)
        return fault;
      rendered = TRUE;
    }
  return rendered ? NULL : get_fault (alone);
}

static gboolean
is_sound (SenderCheckRun     *run,
          SenderCheckPayload *payload,
          const char         *text)
{
  g_autofree char *quoted = sender_json_template_quote (text, NULL);
  g_autofree char *fault = get_rendered_fault (run, payload, quoted);

  return fault == NULL;
}

/* The payload with straight quotes where typographic ones delimit strings. Where an opening and a
 * closing quote are of different kinds that can't be told apart, all are straightened if only that
 * gives JSON. */
static char *
straighten (SenderCheckRun     *run,
            SenderCheckPayload *payload)
{
  g_autofree char *delimiters = sender_json_template_straighten (payload->text, FALSE);
  g_autofree char *all = NULL;

  if (is_sound (run, payload, delimiters))
    return g_steal_pointer (&delimiters);
  all = sender_text_straighten_quotes (payload->text);
  return is_sound (run, payload, all) ? g_steal_pointer (&all) : g_steal_pointer (&delimiters);
}

static void
foreach_json (SenderCheckRun *run,
              void (*check) (SenderCheckRun     *run,
                             SenderCheckPayload *payload,
                             const char         *straight))
{
  for (guint i = 0; i < run->payloads->len; i++)
    {
      SenderCheckPayload *payload = g_ptr_array_index (run->payloads, i);
      g_autofree char    *straight = NULL;

      if (!sender_json_template_is (payload->text))
        continue;
      straight = straighten (run, payload);
      check (run, payload, straight);
    }
}

static void
check_one_unquoted (SenderCheckRun     *run,
                    SenderCheckPayload *payload,
                    const char         *straight)
{
  g_auto (GStrv)   unquoted = sender_json_template_list (straight, FALSE);
  g_autofree char *names = sender_check_list_names (unquoted, "${", "}");
  g_autofree char *quoted = sender_json_template_quote (straight, NULL);

  if (unquoted[0] != NULL)
    sender_check_run_report (run, payload->path, sender_check_fix (payload->path, quoted),
                             _ ("%s must stand between quotation marks, as in \"${otp}\"."),
                             names);
}

static void
check_unquoted (SenderCheckRun *run)
{
  foreach_json (run, check_one_unquoted);
}

static void
check_one_listed (SenderCheckRun *run,
                  SenderMessage  *message,
                  const char     *path)
{
  const char      *text = sender_message_get_content (message);
  g_auto (GStrv)   names = sender_check_run_list_names (run, SENDER_VARIABLE_SCOPE_MESSAGE, text,
                                                        SENDER_CHECK_NAME_LISTED);
  g_autofree char *quoted = g_strdup (text);
  g_autofree char *right = NULL;

  if (names[0] == NULL)
    return;
  for (guint i = 0; names[i] != NULL && sender_json_template_is (text); i++)
    {
      g_autofree char *before = g_steal_pointer (&quoted);

      quoted = sender_json_template_quote (before, names[i]);
    }
  right = sender_check_run_correct_names (run, SENDER_VARIABLE_SCOPE_MESSAGE, quoted,
                                          SENDER_CHECK_NAME_LISTED);
  sender_check_run_report_names (run, SENDER_VARIABLE_SCOPE_MESSAGE, path, names,
                                 sender_check_fix (path, right));
}

static void
check_listed (SenderCheckRun *run)
{
  sender_check_run_foreach_message (run, check_one_listed);
}

/* Digits, and words of a fixed form: nothing in them can end a string. */
static gboolean
is_free_text (const char *name)
{
  static const char *const fixed[] = {
    "otp",
    "to",
    "from",
    "locale",
    "current-year",
    "code.value",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    if (sender_variables_is_same (fixed[i], name, strlen (name)))
      return FALSE;
  return TRUE;
}

static void
check_one_text (SenderCheckRun     *run,
                SenderCheckPayload *payload,
                const char         *straight)
{
  g_auto (GStrv)           inside = sender_json_template_list (straight, TRUE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           texts = NULL;
  g_autofree char         *names = NULL;

  for (guint i = 0; inside[i] != NULL; i++)
    if (is_free_text (inside[i]))
      g_strv_builder_add (builder, inside[i]);
  texts = g_strv_builder_end (builder);
  if (texts[0] == NULL)
    return;
  names = sender_check_list_names (texts, "${", "}");
  sender_check_run_report (run, payload->path, NULL,
                           _ ("%s may hold a quotation mark or a backslash, which would break the "
                              "JSON; leave it out if the flow does not need it."),
                           names);
}

static void
check_text (SenderCheckRun *run)
{
  foreach_json (run, check_one_text);
}

static void
check_one_typographic (SenderCheckRun     *run,
                       SenderCheckPayload *payload,
                       const char         *straight)
{
  if (strcmp (straight, payload->text) != 0)
    sender_check_run_report (run, payload->path, sender_check_fix (payload->path, straight),
                             _ ("There are typographic quotes where JSON needs straight ones "
                                "(\"); replace them."));
}

static void
check_typographic (SenderCheckRun *run)
{
  foreach_json (run, check_one_typographic);
}

/* Single quotes have one right answer, if that is all that is wrong. */
static SenderFix *
fix_object (SenderCheckRun     *run,
            SenderCheckPayload *payload)
{
  g_autofree char *text = sender_json_template_straighten (payload->text, TRUE);

  if (strcmp (text, payload->text) == 0 || !is_sound (run, payload, text))
    return NULL;
  return sender_check_fix (payload->path, text);
}

static gboolean
is_explained (SenderCheckRun *run,
              const char     *path)
{
  return sender_check_run_has_reported (run, "SS402", path) ||
         sender_check_run_has_reported (run, "SS404", path) ||
         sender_check_run_has_reported (run, "SS406", path);
}

static void
check_object (SenderCheckRun *run)
{
  for (guint i = 0; i < run->payloads->len; i++)
    {
      SenderCheckPayload *payload = g_ptr_array_index (run->payloads, i);
      g_autofree char    *fault = get_rendered_fault (run, payload, payload->text);

      if (fault == NULL || is_explained (run, payload->path))
        continue;
      if (sender_json_template_is (payload->text))
        sender_check_run_report (run, payload->path, fix_object (run, payload),
                                 _ ("With a code put in, this is not valid JSON: %s"), fault);
      else
        sender_check_run_report (run, payload->path, NULL,
                                 _ ("%s takes a JSON object such as {\"OTP\":\"${otp}\"}, and this "
                                    "is none."),
                                 payload->vendor->label);
    }
}

static const SenderRule rules[] = {
  { "SS402", SENDER_SEVERITY_ERROR,
    N_ ("JSON has no number that begins with a zero: with a code such as 012345 the flow does not "
        "start, and other codes arrive as numbers."),
    check_unquoted },
  { "SS404", SENDER_SEVERITY_ERROR,
    N_ ("Nothing puts a value there. What PingOne writes instead is not documented."),
    check_listed, SENDER_RULE_ANY_KIND },
  { "SS405", SENDER_SEVERITY_WARNING,
    N_ ("The users with such a name get no code. How PingOne escapes a value is not documented."),
    check_text },
  { "SS406", SENDER_SEVERITY_ERROR,
    N_ ("The text is no JSON, and the flow does not start."),
    check_typographic },
  { "SS401", SENDER_SEVERITY_ERROR,
    N_ ("The flow does not start, or starts without a code."),
    check_object },
};

const SenderRuleGroup sender_rules_json = { rules, G_N_ELEMENTS (rules) };
