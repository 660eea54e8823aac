/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-message.h"
#include "sender-template-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names of variables: SS311 in requests, SS411 in requests and messages. */

/* Reports the names in a text that resemble documented ones, with the fix. */
static void
report_misspelt (SenderCheckRun     *run,
                 SenderVariableScope scope,
                 const char         *path,
                 const char         *text,
                 guint               kinds)
{
  g_auto (GStrv)   names = sender_check_run_list_names (run, scope, text, kinds);
  g_autofree char *corrected = NULL;

  if (names[0] == NULL)
    return;
  corrected = sender_check_run_correct_names (run, scope, text, kinds);
  sender_check_run_report_names (run, scope, path, names, sender_check_fix (path, corrected));
}

static void
report_unknown (SenderCheckRun     *run,
                SenderVariableScope scope,
                const char         *path,
                const char         *text)
{
  g_auto (GStrv)   unknown = sender_check_run_list_names (run, scope, text,
                                                          SENDER_CHECK_NAME_UNKNOWN);
  g_autofree char *names = sender_check_list_names (unknown, "${", "}");

  if (unknown[0] != NULL)
    sender_check_run_report (run, path, NULL,
                             _ ("PingOne documents no %s; if whoever starts the authentication "
                                "supplies it, declare it with a sample value."),
                             names);
}

static void
check_one_request (SenderCheckRun     *run,
                   SenderCheckRequest *request)
{
  for (guint i = 0; i < request->texts->len; i++)
    {
      const SenderCheckText *text = g_ptr_array_index (request->texts, i);

      report_misspelt (run, SENDER_VARIABLE_SCOPE_REQUEST, text->path, text->text,
                       SENDER_CHECK_NAME_LISTED | SENDER_CHECK_NAME_NEAR);
    }
}

static void
check_misspelt (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_request);
}

static void
check_one_unknown (SenderCheckRun     *run,
                   SenderCheckRequest *request)
{
  for (guint i = 0; i < request->texts->len; i++)
    {
      const SenderCheckText *text = g_ptr_array_index (request->texts, i);

      report_unknown (run, SENDER_VARIABLE_SCOPE_REQUEST, text->path, text->text);
    }
}

/* ${OTP} is ${otp}. */
static gboolean
takes_name (GStrv       own,
            const char *name)
{
  for (guint i = 0; own[i] != NULL; i++)
    if (sender_variables_is_same (own[i], name, strlen (name)))
      return TRUE;
  return FALSE;
}

/* Of a template that is known to take no others. */
static void
report_foreign (SenderCheckRun *run,
                SenderMessage  *message,
                const char     *path)
{
  g_auto (GStrv)           names = sender_variables_list (sender_message_get_content (message));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           foreign = NULL;
  g_autofree char         *list = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (!takes_name (run->own_names, names[i]))
      g_strv_builder_add (builder, names[i]);
  foreign = g_strv_builder_end (builder);
  if (foreign[0] == NULL)
    return;
  list = sender_check_list_names (foreign, "${", "}");
  sender_check_run_report (run, path, NULL,
                           _ ("“%s” takes no variables but its own, and %s is none of them; "
                              "remove it."),
                           sender_message_get_template_name (message), list);
}

/* In a message any name may be a dynamic variable, so that even one letter off is no error. */
static void
check_one_message (SenderCheckRun *run,
                   SenderMessage  *message,
                   const char     *path)
{
  const char *text = sender_message_get_content (message);
  const char *name = sender_message_get_template_name (message);
  SenderLive *live = run->context->live;

  if (sender_template_is_read (live))
    run->own_names = sender_template_list_variables (live, name);
  if (run->own_names != NULL && sender_template_get_dynamic (live, name) == SENDER_DYNAMIC_NONE)
    report_foreign (run, message, path);
  else
    {
      report_misspelt (run, SENDER_VARIABLE_SCOPE_MESSAGE, path, text, SENDER_CHECK_NAME_NEAR);
      report_unknown (run, SENDER_VARIABLE_SCOPE_MESSAGE, path, text);
    }
  g_clear_pointer (&run->own_names, g_strfreev);
}

static void
check_unknown (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_unknown);
  sender_check_run_foreach_message (run, check_one_message);
}

static const SenderRule rules[] = {
  { "SS311", SENDER_SEVERITY_ERROR,
    N_ ("The variable is not replaced, and the vendor gets its name or nothing; which of the two "
        "is not documented."),
    check_misspelt },
  { "SS411", SENDER_SEVERITY_WARNING,
    N_ ("What PingOne writes for a variable that nobody supplies is not documented."),
    check_unknown, SENDER_RULE_ANY_KIND },
};

const SenderRuleGroup sender_rules_variables = { rules, G_N_ELEMENTS (rules) };
