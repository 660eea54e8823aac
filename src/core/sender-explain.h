/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A vendor's error code -> meaning, cause, next step; data in data/explain (Twilio, section 7). */

typedef struct
{
  int         code;
  const char *meaning;
  const char *next_step;
  const char *url;
} SenderExplanation;

/* NULL if the code is not listed. (transfer none), for life. */
const SenderExplanation *sender_explain_twilio (int code);

G_END_DECLS
