/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-findings.h"

#include "sender-checks.h"
#include "sender-cli-columns.h"
#include "sender-cli-output.h"
#include "sender-config.h"

#include <glib/gi18n.h>

#define INDENT 8

#define STANDING "standing of a finding"

/* By severity; the last is what was accepted. */
static const char *const standings[] = {
  NC_ ("standing of a finding", "error"),
  NC_ ("standing of a finding", "warning"),
  NC_ ("standing of a finding", "info"),
  NC_ ("standing of a finding", "accepted"),
  NULL,
};

/**
 * sender_cli_findings_print_one:
 * @finding: a finding
 *
 * Prints a finding: rule, severity and path, then what is wrong and why it matters.
 */
void
sender_cli_findings_print_one (SenderFinding *finding)
{
  SenderSeverity   severity = sender_finding_get_severity (finding);
  const char      *accepted = sender_finding_get_accepted (finding);
  const char      *standing = standings[accepted != NULL ? G_N_ELEMENTS (standings) - 2 : severity];
  g_autofree char *word = sender_cli_pad (g_dpgettext2 (NULL, STANDING, standing),
                                          sender_cli_count_columns_of (STANDING, standings));
  SenderStyle      style = accepted != NULL ? SENDER_STYLE_DIM
                                            : sender_cli_severity_style (severity);
  g_autofree char *styled = sender_cli_style (style, word);
  g_autofree char *path = sender_cli_style (SENDER_STYLE_BOLD, sender_finding_get_path (finding));
  guint            width = sender_cli_get_width ();
  g_autofree char *message = sender_cli_wrap (sender_finding_get_message (finding), INDENT, width);
  g_autofree char *why = sender_cli_wrap (sender_finding_get_why (finding), INDENT, width);
  g_autofree char *dim = sender_cli_style (SENDER_STYLE_DIM, why);

  sender_cli_print ("%s %s  %s%s\n%s\n", sender_finding_get_id (finding), styled, path,
                    sender_finding_get_fix (finding) != NULL ? _ ("  (fixable)") : "", message);
  if (accepted != NULL)
    sender_cli_print ("%*s%s %s\n", INDENT, "", _ ("Accepted:"), accepted);
  else if (*sender_finding_get_why (finding) != '\0')
    sender_cli_print ("%s\n", dim);
}

static guint
count_fixable (GListModel *findings)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      count += sender_finding_get_fix (finding) != NULL &&
               sender_finding_get_accepted (finding) == NULL;
    }
  return count;
}

static void
print_counts (const char *name,
              guint       n_errors,
              guint       n_warnings,
              guint       n_fixable)
{
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors),
                                             n_errors);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings),
                                               n_warnings);

  /* Translators: the name of a configuration, how many errors, how many warnings */
  if (n_fixable == 0)
    sender_cli_print (_ ("%s: %s, %s\n"), name, errors, warnings);
  else
    sender_cli_print (_ ("%s: %s, %s; “senderctl fix” can repair %u\n"), name, errors, warnings,
                      n_fixable);
}

/**
 * sender_cli_findings_print:
 * @config: the configuration
 * @findings: what was found
 *
 * Prints findings, one paragraph each, and how many there are.
 */
void
sender_cli_findings_print (SenderConfig *config,
                           GListModel   *findings)
{
  g_autofree char *visible = sender_cli_wrap (sender_config_get_name (config), 0, G_MAXUINT);
  g_autofree char *name = sender_cli_style (SENDER_STYLE_BOLD, visible);
  guint            errors = sender_checks_count (findings, SENDER_SEVERITY_ERROR);
  guint            warnings = sender_checks_count (findings, SENDER_SEVERITY_WARNING);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      sender_cli_findings_print_one (finding);
    }
  print_counts (name, errors, warnings, count_fixable (findings));
}

/**
 * sender_cli_findings_print_fixes:
 * @applied: findings whose fixes were applied
 *
 * Prints what the fixes changed: rule, path, new value.
 */
void
sender_cli_findings_print_fixes (GListModel *applied)
{
  g_autoptr (SenderCliTable) table = sender_cli_table_new ((const char *[]){ "", "", "", NULL });
  g_autofree char           *text = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (applied); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (applied, i);
      SenderFix                *fix = sender_finding_get_fix (finding);

      for (guint e = 0; e < sender_fix_get_n_edits (fix); e++)
        {
          const char *value = sender_fix_get_value (fix, e);

          sender_cli_table_add (table, e == 0 ? sender_finding_get_id (finding) : "",
                                sender_fix_get_path (fix, e),
                                value != NULL ? value : _ ("(removed)"));
          sender_cli_table_style (table, 1, SENDER_STYLE_BOLD);
        }
    }
  text = sender_cli_table_to_text (table);
  sender_cli_print ("%s", text);
}
