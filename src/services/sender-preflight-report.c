/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include "sender-error.h"
#include "sender-online-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the judges tell, and how it becomes findings. */

/* Things that could not be checked for one reason. */
typedef struct
{
  char      *reason;
  GPtrArray *subjects; /* (owned) (element-type utf8) */
} SenderPreflightGap;

static void
gap_free (gpointer data)
{
  SenderPreflightGap *self = data;

  g_free (self->reason);
  g_ptr_array_unref (self->subjects);
  g_free (self);
}

/**
 * sender_preflight_report:
 * @id: of the rule
 * @path: where
 * @message: what is wrong
 *
 * Reports a finding. How bad it is and what happens otherwise, the rule says.
 */
void
sender_preflight_report (SenderPreflightReport *self,
                         const char            *id,
                         const char            *path,
                         const char            *message)
{
  SenderRuleFacts           rule = sender_online_rules_find (id);
  g_autoptr (SenderFinding) finding =
    sender_finding_new (id, rule.severity, path, message, rule.why, NULL);

  g_list_store_append (self->findings, finding);
}

static SenderPreflightGap *
find_gap (SenderPreflightReport *self,
          const char            *reason)
{
  SenderPreflightGap *gap = NULL;

  for (guint i = 0; i < self->gaps->len; i++)
    if (strcmp (((SenderPreflightGap *) self->gaps->pdata[i])->reason, reason) == 0)
      return self->gaps->pdata[i];
  gap = g_new0 (SenderPreflightGap, 1);
  gap->reason = g_strdup (reason);
  gap->subjects = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->gaps, gap);
  return gap;
}

/**
 * sender_preflight_report_gap:
 * @subject: what could not be checked
 * @reason: a sentence
 *
 * Reports that something is not known; that is no fault of the configuration.
 */
void
sender_preflight_report_gap (SenderPreflightReport *self,
                             const char            *subject,
                             const char            *reason)
{
  SenderPreflightGap *gap = find_gap (self, reason);

  if (!g_ptr_array_find_with_equal_func (gap->subjects, subject, g_str_equal, NULL))
    g_ptr_array_add (gap->subjects, g_strdup (subject));
}

/* The client's text explains an answer to a send; here only reading failed, so it is put shorter.
 * What has no line is told as the client or the transport does. */
static char *
dup_reason (const SenderQuestion *question)
{
  static const struct
  {
    SenderError code;
    const char *text;
  } reasons[] = {
    { SENDER_ERROR_UNAUTHORIZED, N_ ("Twilio does not let this credential read it") },
    { SENDER_ERROR_FORBIDDEN, N_ ("Twilio does not let this credential read it") },
    { SENDER_ERROR_NOT_FOUND, N_ ("Twilio has nothing at the address for it") },
    { SENDER_ERROR_RATE_LIMITED, N_ ("Twilio was asked too much at once; try again later") },
    { SENDER_ERROR_REFUSED, N_ ("Twilio refused to answer") },
    { SENDER_ERROR_SERVER, N_ ("Twilio failed to answer; try again later") },
  };

  if (question == NULL || question->error == NULL)
    return g_strdup (_ ("Twilio’s answer does not tell it in a form that is known here."));
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_error_matches (question->error, SENDER_ERROR, (int) reasons[i].code))
      return question->code != 0
               ? g_strdup_printf (_ ("%s (error %d)."), _ (reasons[i].text), question->code)
               : g_strdup_printf (_ ("%s."), _ (reasons[i].text));
  return g_strconcat (question->error->message,
                      g_str_has_suffix (question->error->message, ".") ? "" : ".", NULL);
}

/**
 * sender_preflight_report_question:
 * @subject: what could not be checked
 * @question: (nullable): what was asked for it
 *
 * Reports that a question had no answer, or one that does not say what was asked.
 */
void
sender_preflight_report_question (SenderPreflightReport *self,
                                  const char            *subject,
                                  const SenderQuestion  *question)
{
  g_autofree char *reason = dup_reason (question);

  sender_preflight_report_gap (self, subject, reason);
}

/* One finding for a reason, whatever it concerns: an account that can't be reached is one fact. */
static void
report_gaps (SenderPreflightReport *self)
{
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const SenderPreflightGap *gap = g_ptr_array_index (self->gaps, i);
      g_autofree char          *subjects = NULL;
      g_autofree char          *message = NULL;

      g_ptr_array_add (gap->subjects, NULL);
      subjects = g_strjoinv (", ", (char **) gap->subjects->pdata);
      message = g_strdup_printf (_ ("Not checked: %s. %s"), subjects, gap->reason);
      sender_preflight_report (self, "SS610", "authorization", message);
    }
}

/**
 * sender_preflight_judge:
 *
 * Judges a configuration by the answers of the vendor. What is not known is reported as such.
 *
 * Returns: (transfer full): a list of SenderFinding
 */
GListModel *
sender_preflight_judge (const SenderPreflight *self)
{
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func (gap_free);
  SenderPreflightReport report = { g_list_store_new (SENDER_TYPE_FINDING), gaps };

  sender_preflight_judge_account (self, &report);
  /* Nothing else is known with a credential that opens nothing. */
  if (!sender_preflight_is_rejected (self))
    {
      sender_preflight_judge_numbers (self, &report);
      sender_preflight_judge_campaigns (self, &report);
      sender_preflight_judge_countries (self, &report);
      sender_preflight_judge_flows (self, &report);
      report_gaps (&report);
    }
  return G_LIST_MODEL (report.findings);
}
