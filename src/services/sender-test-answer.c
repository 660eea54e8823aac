/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-run-private.h"

#include "sender-passcode-check.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

/* What the person at the phone says: compared with what was sent, or checked by who made it. */

/* A code on its way to PingOne. */
typedef struct
{
  SenderTestRun *run; /* (owned) */
  char          *code;
} Check;

static void
check_free (Check *check)
{
  g_object_unref (check->run);
  sender_wipe_free (check->code);
  g_free (check);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

/* A history that can't be written is told by the test itself; the word stays on the screen. */
static gboolean
record (SenderTestRun   *self,
        SenderTestAnswer answer)
{
  static const char *const answers[] = {
    [SENDER_TEST_ANSWER_NOT_GIVEN] = "",
    [SENDER_TEST_ANSWER_SAME] = "same",
    [SENDER_TEST_ANSWER_OTHER] = "other",
    [SENDER_TEST_ANSWER_NONE] = "none",
  };

  if (answer == self->answer)
    return FALSE;
  self->answer = answer;
  if (self->dispatch != NULL)
    sender_history_answer_async (sender_workspace_get_history (self->workspace),
                                 sender_dispatch_get_id (self->dispatch), answers[answer], NULL,
                                 NULL, NULL);
  return TRUE;
}

static void
tell (SenderTestRun *self,
      const char    *text)
{
  g_free (self->answer_text);
  self->answer_text = g_strdup (text);
  sender_test_run_tell_answer (self);
}

static void
end_check (Check        *check,
           const GError *error)
{
  check->run->is_checking = FALSE;
  tell (check->run, error->message);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Check)     check = user_data;
  SenderTestRun        *self = check->run;
  g_autoptr (GError)    error = NULL;
  SenderPasscodeVerdict verdict =
    sender_passcode_check_finish (SENDER_PLATFORM (source), result, &error);

  if (error != NULL)
    {
      end_check (check, error);
      return;
    }
  self->is_checking = FALSE;
  record (self, verdict == SENDER_PASSCODE_RIGHT ? SENDER_TEST_ANSWER_SAME
                                                 : SENDER_TEST_ANSWER_OTHER);
  tell (self, sender_passcode_verdict_get_words (verdict));
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Check)          check = user_data;
  SenderTestRun             *self = check->run;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderPlatform) platform =
    sender_workspace_connect_finish (SENDER_WORKSPACE (source), result, &error);
  gint64 started = self->started;

  if (platform == NULL)
    {
      end_check (check, error);
      return;
    }
  if (started == 0)
    g_object_get (self->dispatch, "started", &started, NULL);
  sender_passcode_check_async (platform, sender_dispatch_get_check_url (self->dispatch), started,
                               check->code, NULL, checked_cb, check);
  g_steal_pointer (&check);
}

/* One at a time: PingOne counts the tries. */
static void
ask_pingone (SenderTestRun *self,
             const char    *shown)
{
  Check *check = NULL;

  if (self->is_checking || self->dispatch == NULL)
    return;
  self->is_checking = TRUE;
  check = g_new0 (Check, 1);
  check->run = g_object_ref (self);
  check->code = g_strdup (shown);
  tell (self, _ ("Asking PingOne…"));
  sender_workspace_connect_async (self->workspace, self->plan.config, NULL, connected_cb, check);
}

/**
 * sender_test_run_answer:
 * @shown: (nullable): the code on the phone, %NULL if nothing came
 *
 * Takes what the person at the phone says, and records it; never the code. Where PingOne made the
 * code, PingOne is asked, and the answer comes later.
 */
void
sender_test_run_answer (SenderTestRun *self,
                        const char    *shown)
{
  SenderTestAnswer answer = SENDER_TEST_ANSWER_OTHER;

  if (shown != NULL && self->via_pingone)
    {
      ask_pingone (self, shown);
      return;
    }
  if (shown == NULL)
    answer = SENDER_TEST_ANSWER_NONE;
  else if (g_strcmp0 (shown, sender_test_run_get_code (self)) == 0)
    answer = SENDER_TEST_ANSWER_SAME;
  if (record (self, answer) || self->answer_text != NULL)
    tell (self, NULL);
}

/**
 * sender_test_run_get_answer:
 *
 * Gets what the person at the phone said.
 *
 * Returns: an answer
 */
SenderTestAnswer
sender_test_run_get_answer (SenderTestRun *self)
{
  return self->answer;
}

/**
 * sender_test_run_get_answer_text:
 *
 * Gets what PingOne said of the code, or why it said nothing.
 *
 * Returns: (nullable): a sentence, %NULL where PingOne was not asked
 */
const char *
sender_test_run_get_answer_text (SenderTestRun *self)
{
  return self->answer_text;
}

/**
 * sender_test_run_can_answer:
 *
 * Tells whether a code that somebody says can be compared or checked.
 *
 * Returns: whether it can, once something has left
 */
gboolean
sender_test_run_can_answer (SenderTestRun *self)
{
  if (self->dispatch == NULL)
    return FALSE;
  if (self->via_pingone)
    return sender_dispatch_get_check_url (self->dispatch) != NULL;
  return sender_dispatch_get_execution_sid (self->dispatch) != NULL &&
         sender_test_run_get_code (self) != NULL;
}
