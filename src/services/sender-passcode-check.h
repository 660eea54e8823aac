/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-platform.h"

G_BEGIN_DECLS

/* The code a phone showed, judged by who made it. */
typedef enum
{
  SENDER_PASSCODE_UNJUDGED, /* with an error */
  SENDER_PASSCODE_RIGHT,
  SENDER_PASSCODE_WRONG,
  SENDER_PASSCODE_EXPIRED,
} SenderPasscodeVerdict;

/* @link: the check-url of the dispatch; @started: when that began, µs since the epoch. Once: a try
 * that may have landed counts. */
void sender_passcode_check_async (SenderPlatform     *platform,
                                  const char         *link,
                                  gint64              started,
                                  const char         *code,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
SenderPasscodeVerdict
sender_passcode_check_finish (SenderPlatform *platform,
                              GAsyncResult   *result,
                              GError        **error);

/* A sentence. */
const char *sender_passcode_verdict_get_words (SenderPasscodeVerdict verdict);
/* What the history keeps of it: `same` or `other`. */
const char *sender_passcode_verdict_get_answer (SenderPasscodeVerdict verdict);

G_END_DECLS
