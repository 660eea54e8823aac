/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-passcode-check.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>

/* What PingOne's documents give a code at most (reference: PingOne, 3.6). */
#define VALID_MINUTES 30
#define VALID (VALID_MINUTES * 60 * G_USEC_PER_SEC)

typedef struct
{
  gint64                started;
  SenderPasscodeVerdict verdict;
} Check;

/* With which codes a wrong and a late one are refused is not documented, so that they are refused
 * is all that is read; which of them it is, the clock tells. */
static SenderPasscodeVerdict
judge_refusal (const Check                 *check,
               const SenderPlatformWritten *written)
{
  gboolean is_refused = written->status == 400 || written->status == 404 ||
                        written->status == 410;

  if (written->fault == NULL || written->fault->is_token || !is_refused)
    return SENDER_PASSCODE_UNJUDGED;
  if (g_get_real_time () - check->started >= VALID)
    return SENDER_PASSCODE_EXPIRED;
  return written->status == 400 ? SENDER_PASSCODE_WRONG : SENDER_PASSCODE_UNJUDGED;
}

static gboolean
read_status (const SenderPlatformWritten *written,
             GError                     **error)
{
  const char *status =
    written->answer != NULL ? sender_json_get_string_member (written->answer, "status") : NULL;

  if (g_strcmp0 (status, "COMPLETED") == 0)
    return TRUE;
  if (status == NULL)
    g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                         _ ("PingOne answered without a status, which says neither right nor "
                            "wrong"));
  else
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                 _ ("PingOne answered with the status “%s”, which says neither right nor wrong"),
                 status);
  return FALSE;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)              task = user_data;
  Check                         *check = g_task_get_task_data (task);
  g_auto (SenderPlatformWritten) written = { 0 };
  GError                        *error = NULL;

  if (sender_platform_write_finish (SENDER_PLATFORM (source), result, &written, &error) &&
      read_status (&written, &error))
    check->verdict = SENDER_PASSCODE_RIGHT;
  else
    check->verdict = judge_refusal (check, &written);
  if (check->verdict != SENDER_PASSCODE_UNJUDGED)
    g_clear_error (&error);
  if (error != NULL && written.maybe)
    g_prefix_error (&error, "%s ",
                    _ ("Whether PingOne has judged the code is unknown; it was asked once."));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * sender_passcode_check_async:
 * @platform: the client
 * @link: where PingOne said that it checks the code
 * @started: when the dispatch began
 * @code: what the phone showed
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks PingOne whether a code is right. The code is treated as a secret: no text repeats it.
 */
void
sender_passcode_check_async (SenderPlatform     *platform,
                             const char         *link,
                             gint64              started,
                             const char         *code,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask                 *task = g_task_new (platform, cancellable, callback, user_data);
  g_autoptr (SenderJson) body = sender_json_new_object ();
  Check                 *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, sender_passcode_check_async);
  g_task_set_check_cancellable (task, FALSE);
  check->started = started;
  g_task_set_task_data (task, check, g_free);
  sender_platform_write_async (platform, SENDER_PLATFORM_CREATE, SENDER_PLATFORM_OTP_CHECK, link,
                               NULL, body, "otp", code, cancellable, checked_cb, task);
}

/**
 * sender_passcode_check_finish:
 * @platform: the client
 * @result: the result
 * @error: return location
 *
 * Ends the check.
 *
 * Returns: the verdict; %SENDER_PASSCODE_UNJUDGED with an error
 */
SenderPasscodeVerdict
sender_passcode_check_finish (SenderPlatform *platform,
                              GAsyncResult   *result,
                              GError        **error)
{
  Check *check = g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error) ? check->verdict
                                                           : SENDER_PASSCODE_UNJUDGED;
}

/**
 * sender_passcode_verdict_get_words:
 * @verdict: a verdict
 *
 * Says it.
 *
 * Returns: a sentence
 */
const char *
sender_passcode_verdict_get_words (SenderPasscodeVerdict verdict)
{
  switch (verdict)
    {
    case SENDER_PASSCODE_RIGHT:
      return _ ("PingOne says that the code is right: what the phone showed is what PingOne made.");
    case SENDER_PASSCODE_WRONG:
      return _ ("PingOne says that the code is wrong. Compare it with the phone; if it is typed as "
                "it is shown, it was changed on its way, or came with another test.");
    case SENDER_PASSCODE_EXPIRED:
      return _ ("PingOne does not take the code any more: it has expired, 30 minutes at most "
                "after it was made. Send another test.");
    case SENDER_PASSCODE_UNJUDGED:
    default:
      return _ ("The code was not checked.");
    }
}

/**
 * sender_passcode_verdict_get_answer:
 * @verdict: a verdict
 *
 * Gets what the history keeps.
 *
 * Returns: (nullable): a word, %NULL where there is no verdict
 */
const char *
sender_passcode_verdict_get_answer (SenderPasscodeVerdict verdict)
{
  if (verdict == SENDER_PASSCODE_RIGHT)
    return "same";
  return verdict == SENDER_PASSCODE_WRONG ? "other" : NULL;
}
