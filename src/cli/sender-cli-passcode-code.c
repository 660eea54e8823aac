/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-passcode.h"

#include "sender-cli-input.h"
#include "sender-cli-output.h"
#include "sender-history.h"
#include "sender-passcode-check.h"
#include "sender-wipe.h"

#include <glib/gi18n.h>
#include <unistd.h>

/* What the phone showed, and what PingOne says of it. The code is a secret as long as it is good:
 * it is read as one, and wiped. */

#define MAX_TRIES 3

/* A history that can't be written has been told by the test itself. */
static void
record (SenderCli      *cli,
        SenderDispatch *dispatch,
        const char     *answer)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_history_answer_async (sender_cli_get_history (cli), sender_dispatch_get_id (dispatch),
                               answer, NULL, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
}

static SenderPasscodeVerdict
judge (SenderCli      *cli,
       SenderPlatform *platform,
       SenderDispatch *dispatch,
       const char     *code)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  SenderPasscodeVerdict    verdict = SENDER_PASSCODE_UNJUDGED;
  gint64                   started = 0;

  g_object_get (dispatch, "started", &started, NULL);
  sender_passcode_check_async (platform, sender_dispatch_get_check_url (dispatch), started, code,
                               cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  verdict = sender_passcode_check_finish (platform, result, &error);
  if (error != NULL)
    sender_cli_note (_ ("The code was not checked: %s"), error->message);
  else
    {
      sender_cli_note ("%s", sender_passcode_verdict_get_words (verdict));
      record (cli, dispatch, sender_passcode_verdict_get_answer (verdict));
    }
  return verdict;
}

static SenderPasscodeVerdict
read_and_judge (SenderCli      *cli,
                SenderPlatform *platform,
                SenderDispatch *dispatch)
{
  g_autoptr (GError)       error = NULL;
  g_auto (SenderWipedText) code = NULL;

  code = sender_cli_read_secret (cli, "code-fd", -1, &error);
  if (code != NULL)
    return judge (cli, platform, dispatch, code);
  if (!g_cancellable_is_cancelled (cli->cancellable))
    sender_cli_note (_ ("The code was not checked: %s"), error->message);
  return SENDER_PASSCODE_UNJUDGED;
}

/* People mistype; PingOne counts, so there is an end to it. */
static SenderPasscodeVerdict
ask_and_judge (SenderCli      *cli,
               SenderPlatform *platform,
               SenderDispatch *dispatch)
{
  SenderPasscodeVerdict verdict = SENDER_PASSCODE_WRONG;

  for (guint i = 0; i < MAX_TRIES && verdict == SENDER_PASSCODE_WRONG; i++)
    {
      g_auto (SenderWipedText) code =
        sender_cli_ask_text (cli, _ ("Which code did the phone show? (Return alone: none)"), NULL);

      if (code == NULL)
        return SENDER_PASSCODE_UNJUDGED;
      if (*code == '\0')
        {
          if (i == 0)
            record (cli, dispatch, "none");
          return i > 0 ? verdict : SENDER_PASSCODE_UNJUDGED;
        }
      verdict = judge (cli, platform, dispatch, code);
    }
  return verdict;
}

/**
 * sender_cli_passcode_check:
 * @platform: the client
 * @dispatch: what PingOne sent
 *
 * Gets the code that the phone showed, and has PingOne check it. Where nobody can say it, it is
 * left alone.
 *
 * Returns: %FALSE if there was a code and it is not right, or if one was promised and not checked
 */
gboolean
sender_cli_passcode_check (SenderCli      *cli,
                           SenderPlatform *platform,
                           SenderDispatch *dispatch)
{
  SenderPasscodeVerdict verdict = SENDER_PASSCODE_UNJUDGED;
  gboolean              is_promised = sender_cli_has (cli, "code-fd");
  gboolean              is_asked = !cli->json && !sender_cli_has (cli, "no-wait") &&
                      isatty (STDIN_FILENO) && isatty (STDERR_FILENO);

  if (sender_dispatch_get_check_url (dispatch) == NULL ||
      g_cancellable_is_cancelled (cli->cancellable))
    return !is_promised;
  if (is_promised)
    verdict = read_and_judge (cli, platform, dispatch);
  else if (is_asked)
    verdict = ask_and_judge (cli, platform, dispatch);
  else
    sender_cli_note (_ ("The code was not checked: --code-fd N reads what the phone showed."));
  return verdict == SENDER_PASSCODE_RIGHT || (verdict == SENDER_PASSCODE_UNJUDGED && !is_promised);
}
