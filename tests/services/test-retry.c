/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-refusal.h"
#include "sender-retry.h"

#include <string.h>

/* Whether something is tried again, and after what pause. */

#define MAX_TRIES 5

static const struct
{
  SenderError error;
  gboolean    is_write;
  gboolean    was_written;
  double      retry_after;
  guint       n_retries;
} cases[] = {
  { SENDER_ERROR_RESOLVE, FALSE, FALSE, -1.0, 2 },
  { SENDER_ERROR_CONNECT, FALSE, FALSE, -1.0, 2 },
  { SENDER_ERROR_TIMEOUT, FALSE, TRUE, -1.0, 2 },
  { SENDER_ERROR_CUT, FALSE, TRUE, -1.0, 2 },
  { SENDER_ERROR_SERVER, FALSE, TRUE, -1.0, 2 },
  { SENDER_ERROR_SERVER, FALSE, TRUE, 10.0, 2 },
  { SENDER_ERROR_SERVER, FALSE, TRUE, 10.5, 0 },
  { SENDER_ERROR_TLS, FALSE, FALSE, -1.0, 0 },
  { SENDER_ERROR_BLOCKED, FALSE, FALSE, -1.0, 0 },
  { SENDER_ERROR_TOO_LARGE, FALSE, TRUE, -1.0, 0 },
  { SENDER_ERROR_REFUSED, FALSE, TRUE, -1.0, 0 },
  { SENDER_ERROR_RATE_LIMITED, FALSE, TRUE, -1.0, 3 },
  { SENDER_ERROR_RATE_LIMITED, FALSE, TRUE, 0.0, 3 },
  { SENDER_ERROR_RATE_LIMITED, FALSE, TRUE, 6.0, 3 },
  { SENDER_ERROR_RATE_LIMITED, FALSE, TRUE, 7.0, 2 },
  { SENDER_ERROR_RATE_LIMITED, FALSE, TRUE, 10.0, 2 },
  { SENDER_ERROR_RATE_LIMITED, FALSE, TRUE, 11.0, 0 },
  { SENDER_ERROR_RESOLVE, TRUE, FALSE, -1.0, 2 },
  { SENDER_ERROR_CONNECT, TRUE, FALSE, -1.0, 2 },
  { SENDER_ERROR_CUT, TRUE, FALSE, -1.0, 2 },
  { SENDER_ERROR_CUT, TRUE, TRUE, -1.0, 0 },
  { SENDER_ERROR_TIMEOUT, TRUE, FALSE, -1.0, 0 },
  { SENDER_ERROR_TIMEOUT, TRUE, TRUE, -1.0, 0 },
  { SENDER_ERROR_SERVER, TRUE, TRUE, 1.0, 0 },
  { SENDER_ERROR_RATE_LIMITED, TRUE, TRUE, 1.0, 3 },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (SENDER_ERROR, (int) cases[i].error, "x");
      SenderRetry        retry = { 0 };
      guint              n = 0;
      double             seconds = 0.0;

      for (; n < MAX_TRIES && seconds >= 0.0; n++)
        {
          seconds = cases[i].is_write
                      ? sender_retry_write (&retry, error, cases[i].retry_after,
                                            cases[i].was_written)
                      : sender_retry_read (&retry, error, cases[i].retry_after);
          g_assert_cmpfloat (seconds, <=, 10.0);
          if (seconds >= 0.0 && cases[i].retry_after >= 0.0)
            g_assert_cmpfloat (seconds, ==, cases[i].retry_after);
        }
      g_test_message ("%u", i);
      g_assert_cmpuint (n - 1, ==, cases[i].n_retries);
    }
}

/* Both kinds of failure have their own count, and pauses grow. */
static void
test_both (void)
{
  g_autoptr (GError) limited = g_error_new_literal (SENDER_ERROR, SENDER_ERROR_RATE_LIMITED, "x");
  g_autoptr (GError) failed = g_error_new_literal (SENDER_ERROR, SENDER_ERROR_SERVER, "x");
  SenderRetry        retry = { 0 };

  g_assert_cmpfloat (sender_retry_read (&retry, failed, -1.0), ==, 0.5);
  g_assert_cmpfloat (sender_retry_read (&retry, limited, 9.0), ==, 9.0);
  g_assert_cmpfloat (sender_retry_read (&retry, failed, -1.0), ==, 1.0);
  g_assert_cmpfloat (sender_retry_read (&retry, failed, -1.0), <, 0.0);
  g_assert_cmpfloat (sender_retry_read (&retry, limited, 9.0), ==, 9.0);
  g_assert_cmpfloat (sender_retry_read (&retry, limited, 9.0), <, 0.0);
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  SenderRetry        retry = { 0 };

  g_assert_cmpfloat (sender_retry_read (&retry, error, -1.0), <, 0.0);
  g_assert_cmpfloat (sender_retry_write (&retry, error, -1.0, FALSE), <, 0.0);
}

static void
test_statuses (void)
{
  static const struct
  {
    guint       status;
    SenderError error;
  } statuses[] = {
    { 302, SENDER_ERROR_REFUSED },
    { 400, SENDER_ERROR_REFUSED },
    { 401, SENDER_ERROR_UNAUTHORIZED },
    { 402, SENDER_ERROR_REFUSED },
    { 403, SENDER_ERROR_FORBIDDEN },
    { 404, SENDER_ERROR_NOT_FOUND },
    { 409, SENDER_ERROR_CONFLICT },
    { 429, SENDER_ERROR_RATE_LIMITED },
    { 500, SENDER_ERROR_SERVER },
    { 599, SENDER_ERROR_SERVER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    g_assert_cmpint (sender_refusal_get_error (statuses[i].status), ==, statuses[i].error);
}

static void
test_sentences (void)
{
  g_autofree char *long_text = g_strnfill (1000, 'x');
  g_autofree char *none = sender_refusal_dup_sentence (NULL);
  g_autofree char *empty = sender_refusal_dup_sentence ("");
  g_autofree char *line = sender_refusal_dup_sentence ("é one\r\ntwo");
  g_autofree char *cut = sender_refusal_dup_sentence (long_text);

  g_assert_null (none);
  g_assert_null (empty);
  g_assert_cmpstr (line, ==, "é one");
  g_assert_cmpuint (strlen (cut), ==, 300);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retry/cases", test_cases);
  g_test_add_func ("/retry/both", test_both);
  g_test_add_func ("/retry/cancelled", test_cancelled);
  g_test_add_func ("/retry/statuses", test_statuses);
  g_test_add_func ("/retry/sentences", test_sentences);
  return g_test_run ();
}
