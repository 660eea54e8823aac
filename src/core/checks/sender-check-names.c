/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-config.h"

#include <glib/gi18n-lib.h>

/* Judging the names of variables, the same in messages and in requests. */

/**
 * sender_check_run_judge_name:
 * @run: a run
 * @scope: where the variable stands
 * @name: its name
 * @right: (out) (nullable): the documented name it is meant to be, if that is known
 *
 * Judges the name of a variable. What the configuration declares is known, whatever it resembles.
 *
 * Returns: the judgement
 */
SenderCheckName
sender_check_run_judge_name (SenderCheckRun     *run,
                             SenderVariableScope scope,
                             const char         *name,
                             const char        **right)
{
  *right = NULL;
  if (sender_config_get_sample (run->config, name) != NULL ||
      sender_variables_is_known (scope, name) ||
      (run->own_names != NULL && g_strv_contains ((const char *const *) run->own_names, name)))
    return SENDER_CHECK_NAME_KNOWN;
  *right = sender_variables_get_listed_misprint (name);
  if (*right != NULL)
    return SENDER_CHECK_NAME_LISTED;
  *right = sender_variables_get_near (scope, name);
  return *right != NULL ? SENDER_CHECK_NAME_NEAR : SENDER_CHECK_NAME_UNKNOWN;
}

/**
 * sender_check_run_list_names:
 * @run: a run
 * @scope: where @text stands
 * @text: a text with variables
 * @kinds: judgements
 *
 * Lists the names in a text that are judged so.
 *
 * Returns: (transfer full): the names in order, without repeats
 */
GStrv
sender_check_run_list_names (SenderCheckRun     *run,
                             SenderVariableScope scope,
                             const char         *text,
                             guint               kinds)
{
  g_auto (GStrv)           names = sender_variables_list (text);
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();
  const char              *right = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if ((sender_check_run_judge_name (run, scope, names[i], &right) & kinds) != 0)
      g_strv_builder_add (out, names[i]);
  return g_strv_builder_end (out);
}

/**
 * sender_check_run_report_names:
 * @run: a run
 * @scope: where the names stand
 * @path: where the text is
 * @names: misspelt names in it
 * @fix: (transfer full): the fix that corrects them
 *
 * Reports misspelt names with the documented ones.
 */
void
sender_check_run_report_names (SenderCheckRun     *run,
                               SenderVariableScope scope,
                               const char         *path,
                               GStrv               names,
                               SenderFix          *fix)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           right = NULL;
  g_autofree char         *wrong_list = sender_check_list_names (names, "${", "}");
  g_autofree char         *right_list = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = NULL;

      sender_check_run_judge_name (run, scope, names[i], &name);
      g_strv_builder_add (builder, name);
    }
  right = g_strv_builder_end (builder);
  right_list = sender_check_list_names (right, "${", "}");
  sender_check_run_report (run, path, fix, _ ("PingOne documents no %s; write %s."), wrong_list,
                           right_list);
}

/**
 * sender_check_run_correct_names:
 * @run: a run
 * @scope: where @text stands
 * @text: a text with variables
 * @kinds: which names to correct: listed ones, near ones
 *
 * Writes the documented names for those that are judged so.
 *
 * Returns: (transfer full): the corrected text
 */
char *
sender_check_run_correct_names (SenderCheckRun     *run,
                                SenderVariableScope scope,
                                const char         *text,
                                guint               kinds)
{
  GString          *out = g_string_new (NULL);
  SenderVariableRef ref;
  gsize             done = 0;

  while (sender_variables_next (text, done, &ref))
    {
      g_autofree char *name = g_strndup (ref.name, ref.name_length);
      const char      *right = NULL;

      g_string_append_len (out, text + done, (gssize) (ref.start - done));
      if ((sender_check_run_judge_name (run, scope, name, &right) & kinds) != 0)
        g_string_append_printf (out, "${%s}", right);
      else
        g_string_append_len (out, text + ref.start, (gssize) (ref.end - ref.start));
      done = ref.end;
    }
  g_string_append (out, text + done);
  return g_string_free (out, FALSE);
}
