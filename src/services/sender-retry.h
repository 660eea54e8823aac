/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Whether a request is tried again, and after what pause (design, section 8): after a 429 at most
 * three times, at most 10 s each and 20 s together; after another failure that may pass at most
 * twice. A write is repeated only where it certainly had no effect.
 */

/**
 * SenderRetry:
 * @limited: times it was tried again after a 429
 * @failed: times it was tried again after another failure
 * @paused: seconds of the pauses after a 429, together
 *
 * What became of one request so far; all 0 at first.
 */
typedef struct
{
  guint  limited;
  guint  failed;
  double paused;
} SenderRetry;

/* Each returns the seconds to wait before the next try, or less than 0 if there is none.
 * @retry_after: what the service asks for, less than 0 if nothing. */
double sender_retry_limited (SenderRetry *self,
                             double       retry_after);
double sender_retry_read (SenderRetry  *self,
                          const GError *error,
                          double        retry_after);
double sender_retry_write (SenderRetry  *self,
                           const GError *error,
                           double        retry_after,
                           gboolean      was_written);

G_END_DECLS
