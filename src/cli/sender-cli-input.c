/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-input.h"

#include "sender-error.h"
#include "sender-input.h"
#include "sender-json.h"
#include "sender-wipe.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_SECRET (64 * 1024)
#define MAX_ANSWER 100

static gboolean
ready_cb (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A read() alone would go on after Ctrl+C. */
static gboolean
wait_for_input (int           fd,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GSource) source = g_unix_fd_source_new (fd, G_IO_IN | G_IO_HUP | G_IO_ERR);
  gboolean            ready = FALSE;

  g_source_set_callback (source, G_SOURCE_FUNC (ready_cb), &ready, NULL);
  g_source_attach (source, NULL);
  while (!ready && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (NULL, TRUE);
  g_source_destroy (source);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Reads to the end or to the end of a line, and a little more than @limit where there is more. What
 * is read may be a secret or hold one: nothing of it stays behind. */
static gboolean
read_all (int           fd,
          const char   *name,
          gsize         limit,
          gboolean      one_line,
          GCancellable *cancellable,
          GString      *out,
          GError      **error)
{
  char   buffer[8192];
  gssize n_read = 0;

  do
    {
      if (!wait_for_input (fd, cancellable, error))
        return FALSE;
      n_read = read (fd, buffer, sizeof buffer);
      if (n_read > 0)
        sender_wipe_append (out, buffer, (gsize) n_read);
      if (n_read > 0 && one_line && buffer[n_read - 1] == '\n')
        break;
    }
  while ((n_read > 0 && out->len <= limit) || (n_read < 0 && (errno == EINTR || errno == EAGAIN)));
  if (n_read < 0)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE, _ ("Can’t read %s: %s"), name,
                 g_strerror (errno));
  explicit_bzero (buffer, sizeof buffer);
  return n_read >= 0;
}

/* Where it goes on too long, as every parser tells where something is wrong. */
static gboolean
check_length (GString    *text,
              const char *name,
              GError    **error)
{
  if (text->len <= SENDER_JSON_MAX_LENGTH)
    return TRUE;
  sender_input_set_error (text->str, text->str + SENDER_JSON_MAX_LENGTH, error,
                          _ ("There is more here; at most 4 MiB are read"));
  g_prefix_error (error, "%s: ", name);
  return FALSE;
}

/* A named pipe is opened at once, so that waiting for its writer ends with Ctrl+C too. */
static int
open_file (const char *file)
{
  return open (file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

/**
 * sender_cli_get_file_label:
 * @file: a file name, or `-` for standard input
 *
 * Says what a file is called in a sentence.
 *
 * Returns: (transfer none): the label
 */
const char *
sender_cli_get_file_label (const char *file)
{
  return strcmp (file, "-") == 0 ? _ ("standard input") : file;
}

/**
 * sender_cli_read:
 * @file: a file name, or `-` for standard input
 * @length: (out): bytes read
 * @error: return location
 *
 * Reads a whole file of at most 4 MiB.
 *
 * Returns: (transfer full) (nullable): the bytes, zero-terminated
 */
char *
sender_cli_read (SenderCli  *cli,
                 const char *file,
                 gsize      *length,
                 GError    **error)
{
  gboolean    is_input = strcmp (file, "-") == 0;
  const char *name = sender_cli_get_file_label (file);
  int         fd = is_input ? STDIN_FILENO : open_file (file);
  GString    *text = g_string_new (NULL);
  gboolean    success = FALSE;

  if (fd < 0)
    g_set_error (error, SENDER_ERROR,
                 errno == ENOENT ? SENDER_ERROR_NOT_FOUND : SENDER_ERROR_STORAGE,
                 _ ("Can’t read “%s”: %s"), file, g_strerror (errno));
  else
    success = read_all (fd, name, SENDER_JSON_MAX_LENGTH, FALSE, cli->cancellable, text, error) &&
              check_length (text, name, error);
  if (fd >= 0 && !is_input)
    close (fd);
  *length = text->len;
  if (success)
    return g_string_free (text, FALSE);
  sender_wipe_free_string (text);
  return NULL;
}

/* One final line break is no part of it; one inside is a mistake. What a phone showed is no secret
 * to who reads of it, though it is read as one. */
static char *
take_secret (GString *text,
             gboolean is_code,
             GError **error)
{
  gboolean is_short = text->len <= MAX_SECRET;

  if (text->len > 0 && text->str[text->len - 1] == '\n')
    {
      g_string_truncate (text, text->len - 1);
      if (text->len > 0 && text->str[text->len - 1] == '\r')
        g_string_truncate (text, text->len - 1);
    }
  if (!is_short)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_LIMIT, _ ("The secret is larger than 64 KiB"));
  else if (text->len == 0)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 is_code ? _ ("The code is empty") : _ ("The secret is empty"));
  else if (strlen (text->str) != text->len || !g_utf8_validate (text->str, -1, NULL) ||
           strpbrk (text->str, "\r\n") != NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 is_code ? _ ("The code is not one line of UTF-8 text")
                         : _ ("The secret is not one line of UTF-8 text"));
  else
    return g_strdup (text->str);
  return NULL;
}

static char *
read_secret (SenderCli  *cli,
             const char *option,
             int         fd,
             gboolean    one_line,
             GError    **error)
{
  GString *text = g_string_new (NULL);
  char    *secret = NULL;

  if (read_all (fd, _ ("the secret"), MAX_SECRET, one_line, cli->cancellable, text, error))
    secret = take_secret (text, g_str_equal (option, "code-fd"), error);
  sender_wipe_free_string (text);
  return secret;
}

/* On a terminal nothing of it is shown, and Return ends it. */
static char *
ask_secret (SenderCli            *cli,
            const char           *option,
            int                   fd,
            const struct termios *shown,
            GError              **error)
{
  struct termios hidden = *shown;
  char          *secret = NULL;

  hidden.c_lflag &= ~(tcflag_t) ECHO;
  fputs (_ ("Secret (not shown): "), stderr);
  tcsetattr (fd, TCSAFLUSH, &hidden);
  secret = read_secret (cli, option, fd, TRUE, error);
  tcsetattr (fd, TCSAFLUSH, shown);
  fputc ('\n', stderr);
  return secret;
}

static gboolean
get_secret_fd (SenderCli  *cli,
               const char *option,
               int        *fd,
               GError    **error)
{
  const char *text = sender_cli_get (cli, option);
  gint64      number = 0;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT, &number, NULL))
    {
      sender_cli_usage_error (error,
                              _ ("--%s takes the number of an open file descriptor, not “%s”"),
                              option, text);
      return FALSE;
    }
  *fd = (int) number;
  return TRUE;
}

/**
 * sender_cli_read_secret:
 * @option: the option that says where it is
 * @fd: where it is unless that says otherwise
 * @error: return location
 *
 * Reads a secret to the end, or from a terminal to the end of the line. One final line break is no
 * part of it.
 *
 * Returns: (transfer full) (nullable): the secret; freed with [func@vault_free_secret]
 */
char *
sender_cli_read_secret (SenderCli  *cli,
                        const char *option,
                        int         fd,
                        GError    **error)
{
  struct termios shown;

  if (!get_secret_fd (cli, option, &fd, error))
    return NULL;
  if (tcgetattr (fd, &shown) == 0)
    return ask_secret (cli, option, fd, &shown, error);
  return read_secret (cli, option, fd, FALSE, error);
}

static gboolean
is_yes (char letter)
{
  /* Translators: the letters that may begin a yes, as “oO” for “oui”; “y” always may. */
  const char *letters = C_ ("begins a yes", "yY");

  return letter == 'y' || letter == 'Y' || (letter != '\0' && strchr (letters, letter) != NULL);
}

/* The answer to a question, a line of standard input. (transfer full) (nullable) */
static char *
ask (SenderCli  *cli,
     const char *question,
     GError    **error)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  gboolean            success = FALSE;

  fprintf (stderr, "%s ", question);
  success = read_all (STDIN_FILENO, _ ("standard input"), MAX_ANSWER, TRUE, cli->cancellable,
                      answer, error);
  if (strchr (answer->str, '\n') == NULL)
    fputs ("\n", stderr);
  return success ? g_string_free (g_steal_pointer (&answer), FALSE) : NULL;
}

/**
 * sender_cli_ask_text:
 * @question: a question
 * @error: return location
 *
 * Asks as [func@cli_ask] does.
 *
 * Returns: (transfer full) (nullable): the line that was answered, without white space around it
 */
char *
sender_cli_ask_text (SenderCli  *cli,
                     const char *question,
                     GError    **error)
{
  char *answer = ask (cli, question, error);

  return answer != NULL ? g_strstrip (answer) : NULL;
}

/**
 * sender_cli_ask:
 * @question: a question
 * @error: return location
 *
 * Asks on standard error and reads a line of standard input.
 *
 * Returns: whether the answer begins with a y or its like in the language; else @error may be set
 */
gboolean
sender_cli_ask (SenderCli  *cli,
                const char *question,
                GError    **error)
{
  g_autofree char *answer = ask (cli, question, error);

  return answer != NULL && is_yes (answer[0]);
}

/**
 * sender_cli_ask_word:
 * @question: a question
 * @word: the one answer that is right
 * @error: return location
 *
 * Asks as [func@cli_ask] does, for something nobody types by mistake.
 *
 * Returns: whether the answer is @word; else @error may be set
 */
gboolean
sender_cli_ask_word (SenderCli  *cli,
                     const char *question,
                     const char *word,
                     GError    **error)
{
  g_autofree char *answer = ask (cli, question, error);

  return answer != NULL && g_str_equal (g_strstrip (answer), word);
}
