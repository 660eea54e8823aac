/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-junit.h"

#include "sender-cli-output.h"

static char *
dup_escaped (const char *text)
{
  g_autofree char *visible = sender_cli_make_visible (text, SENDER_CLI_KEEPS_LINES);

  return g_markup_escape_text (visible, -1);
}

/**
 * sender_cli_junit_new:
 *
 * Begins a report.
 *
 * Returns: (transfer full): the report
 */
GString *
sender_cli_junit_new (void)
{
  return g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
}

/**
 * sender_cli_junit_begin_suite:
 * @xml: a report
 * @name: what it is about
 * @n_cases: how many follow
 * @n_failures: how many of them failed
 *
 * Begins a suite.
 */
void
sender_cli_junit_begin_suite (GString    *xml,
                              const char *name,
                              guint       n_cases,
                              guint       n_failures)
{
  g_autofree char *escaped = dup_escaped (name);

  g_string_append_printf (xml, "  <testsuite name=\"%s\" tests=\"%u\" failures=\"%u\">\n", escaped,
                          n_cases, n_failures);
}

/**
 * sender_cli_junit_add_case:
 * @xml: a report, in a suite
 * @suite: what the case belongs to
 * @name: its name
 * @failure: (nullable): why it failed
 * @text: (nullable): what else is to be said
 *
 * Adds a case.
 */
void
sender_cli_junit_add_case (GString    *xml,
                           const char *suite,
                           const char *name,
                           const char *failure,
                           const char *text)
{
  g_autofree char *class_name = dup_escaped (suite);
  g_autofree char *case_name = dup_escaped (name);
  g_autofree char *message = dup_escaped (failure != NULL ? failure : "");
  g_autofree char *body = dup_escaped (text != NULL ? text : "");

  g_string_append_printf (xml, "    <testcase classname=\"%s\" name=\"%s\"", class_name,
                          case_name);
  if (failure != NULL)
    g_string_append_printf (xml, "><failure message=\"%s\">%s</failure></testcase>\n", message,
                            body);
  else if (text != NULL)
    g_string_append_printf (xml, "><system-out>%s</system-out></testcase>\n", body);
  else
    g_string_append (xml, "/>\n");
}

/**
 * sender_cli_junit_end_suite:
 * @xml: a report, in a suite
 *
 * Ends the suite.
 */
void
sender_cli_junit_end_suite (GString *xml)
{
  g_string_append (xml, "  </testsuite>\n");
}

/**
 * sender_cli_junit_print:
 * @xml: (transfer full): a report
 *
 * Ends and prints it.
 */
void
sender_cli_junit_print (GString *xml)
{
  g_string_append (xml, "</testsuites>\n");
  sender_cli_print_exact (xml->str);
  g_string_free (xml, TRUE);
}
