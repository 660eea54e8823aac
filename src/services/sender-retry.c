/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-retry.h"

#include "sender-error.h"

#define MAX_LIMITED 3
#define MAX_FAILED 2
#define MAX_PAUSE 10.0  /* seconds, each */
#define MAX_PAUSED 20.0 /* seconds, together */
#define FIRST_PAUSE 0.5

static const SenderError unreached[] = {
  SENDER_ERROR_RESOLVE,
  SENDER_ERROR_CONNECT,
  SENDER_ERROR_CUT,
};

static const SenderError passing[] = {
  SENDER_ERROR_RESOLVE,
  SENDER_ERROR_CONNECT,
  SENDER_ERROR_TIMEOUT,
  SENDER_ERROR_CUT,
  SENDER_ERROR_SERVER,
};

static gboolean
is_one_of (const GError      *error,
           const SenderError *codes,
           gsize              n_codes)
{
  for (gsize i = 0; i < n_codes; i++)
    if (g_error_matches (error, SENDER_ERROR, (int) codes[i]))
      return TRUE;
  return FALSE;
}

static double
retry_failed (SenderRetry *self,
              double       retry_after)
{
  double seconds = retry_after >= 0.0 ? retry_after : FIRST_PAUSE * (1 << self->failed);

  if (self->failed >= MAX_FAILED || seconds > MAX_PAUSE)
    return -1.0;
  self->failed++;
  return seconds;
}

/**
 * sender_retry_limited:
 * @retry_after: seconds the service asks for, less than 0 if it doesn't say
 *
 * Decides after a 429. Where the service doesn't say how long, the pause is drawn at random, so
 * that those who were refused together don't come back together.
 *
 * Returns: seconds until the next try, less than 0 if there is none
 */
double
sender_retry_limited (SenderRetry *self,
                      double       retry_after)
{
  double seconds = retry_after >= 0.0
                     ? retry_after
                     : g_random_double_range (0.0, (double) (1u << self->limited));

  if (self->limited >= MAX_LIMITED || seconds > MAX_PAUSE || self->paused + seconds > MAX_PAUSED)
    return -1.0;
  self->limited++;
  self->paused += seconds;
  return seconds;
}

/**
 * sender_retry_read:
 * @error: what a request that only reads came to
 * @retry_after: seconds the service asks for, less than 0 if it doesn't say
 *
 * Decides after a failed read.
 *
 * Returns: seconds until the next try, less than 0 if there is none
 */
double
sender_retry_read (SenderRetry  *self,
                   const GError *error,
                   double        retry_after)
{
  if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_RATE_LIMITED))
    return sender_retry_limited (self, retry_after);
  if (is_one_of (error, passing, G_N_ELEMENTS (passing)))
    return retry_failed (self, retry_after);
  return -1.0;
}

/**
 * sender_retry_write:
 * @error: what a request that changes something came to
 * @retry_after: seconds the service asks for, less than 0 if it doesn't say
 * @was_written: whether a byte of it may have left
 *
 * Decides after a failed write: what may have landed is never sent again.
 *
 * Returns: seconds until the next try, less than 0 if there is none
 */
double
sender_retry_write (SenderRetry  *self,
                    const GError *error,
                    double        retry_after,
                    gboolean      was_written)
{
  if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_RATE_LIMITED))
    return sender_retry_limited (self, retry_after);
  if (!was_written && is_one_of (error, unreached, G_N_ELEMENTS (unreached)))
    return retry_failed (self, -1.0);
  return -1.0;
}
