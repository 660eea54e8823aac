/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-input.h"

#include "sender-error.h"
#include "sender-input.h"
#include "sender-json.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
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

/* A read that blocks would never see the interrupt: the main loop looks at both. */
static gboolean
wait_for_input (int      fd,
                GError **error)
{
  GCancellable *cancellable = g_cancellable_get_current ();
  gboolean      ready = FALSE;
  guint         id = g_unix_fd_add (fd, G_IO_IN | G_IO_HUP | G_IO_ERR, ready_cb, &ready);

  while (!ready && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (NULL, TRUE);
  if (ready)
    return TRUE;
  g_source_remove (id);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Reads to the end or to the end of a line, and a little more than @limit where there is more. */
static gboolean
read_all (int         fd,
          const char *name,
          gsize       limit,
          gboolean    one_line,
          GString    *out,
          GError    **error)
{
  char     buffer[8192];
  gssize   n_read = 0;
  gboolean success = TRUE;

  do
    {
      if (!wait_for_input (fd, error))
        {
          success = FALSE;
          break;
        }
      n_read = read (fd, buffer, sizeof buffer);
      if (n_read > 0)
        g_string_append_len (out, buffer, n_read);
      if (n_read > 0 && one_line && buffer[n_read - 1] == '\n')
        break;
    }
  while ((n_read > 0 && out->len <= limit) || (n_read < 0 && errno == EINTR));
  if (n_read < 0)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE, _ ("Can’t read %s: %s"), name,
                 g_strerror (errno));
  explicit_bzero (buffer, sizeof buffer);
  return success && n_read >= 0;
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
sender_cli_read (const char *file,
                 gsize      *length,
                 GError    **error)
{
  gboolean    is_input = strcmp (file, "-") == 0;
  const char *name = is_input ? _ ("standard input") : file;
  int         fd = is_input ? STDIN_FILENO : open (file, O_RDONLY | O_CLOEXEC);
  GString    *text = g_string_new (NULL);
  gboolean    success = FALSE;

  if (fd < 0)
    g_set_error (error, SENDER_ERROR,
                 errno == ENOENT ? SENDER_ERROR_NOT_FOUND : SENDER_ERROR_STORAGE,
                 _ ("Can’t read “%s”: %s"), file, g_strerror (errno));
  else
    success = read_all (fd, name, SENDER_JSON_MAX_LENGTH, FALSE, text, error) &&
              check_length (text, name, error);
  if (fd >= 0 && !is_input)
    close (fd);
  *length = text->len;
  return g_string_free (text, !success);
}

/* One final line break is no part of it; one inside is a mistake. */
static char *
take_secret (GString *text,
             GError **error)
{
  gboolean is_short = text->len <= MAX_SECRET;

  if (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  if (text->len > 0 && text->str[text->len - 1] == '\r')
    g_string_truncate (text, text->len - 1);
  if (!is_short)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_LIMIT, _ ("The secret is larger than 64 KiB"));
  else if (text->len == 0)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID, _ ("The secret is empty"));
  else if (strlen (text->str) != text->len || !g_utf8_validate (text->str, -1, NULL) ||
           strpbrk (text->str, "\r\n") != NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("The secret is not one line of UTF-8 text"));
  else
    return g_strdup (text->str);
  return NULL;
}

static char *
read_secret (int      fd,
             gboolean one_line,
             GError **error)
{
  /* Never grown, so that no copy is left behind. */
  GString *text = g_string_sized_new (MAX_SECRET + 8192);
  char    *secret = NULL;

  if (read_all (fd, _ ("the secret"), MAX_SECRET, one_line, text, error))
    secret = take_secret (text, error);
  explicit_bzero (text->str, text->allocated_len);
  g_string_free (text, TRUE);
  return secret;
}

/**
 * sender_cli_read_secret:
 * @fd: an open file descriptor
 * @error: return location
 *
 * Reads a secret to the end. One final line break is no part of it.
 *
 * Returns: (transfer full) (nullable): the secret; freed with [func@vault_free_secret]
 */
char *
sender_cli_read_secret (int      fd,
                        GError **error)
{
  return read_secret (fd, FALSE, error);
}

/**
 * sender_cli_read_secret_line:
 * @fd: a terminal
 * @error: return location
 *
 * Reads a secret to the end of the line.
 *
 * Returns: (transfer full) (nullable): the secret; freed with [func@vault_free_secret]
 */
char *
sender_cli_read_secret_line (int      fd,
                             GError **error)
{
  return read_secret (fd, TRUE, error);
}

/**
 * sender_cli_ask:
 * @question: a question
 * @error: return location
 *
 * Asks on standard error and reads a line of standard input.
 *
 * Returns: whether the answer begins with a y; else @error may be set
 */
gboolean
sender_cli_ask (const char *question,
                GError    **error)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  gboolean            success = FALSE;

  fprintf (stderr, "%s ", question);
  success = read_all (STDIN_FILENO, _ ("standard input"), MAX_ANSWER, TRUE, answer, error);
  if (strchr (answer->str, '\n') == NULL)
    fputs ("\n", stderr);
  return success && (answer->str[0] == 'y' || answer->str[0] == 'Y');
}
