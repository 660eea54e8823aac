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

typedef void (*SenderExplainFunc) (const SenderExplanation *known,
                                   gpointer                 user_data);

/* NULL if the code is not listed. (transfer none), for life. */
const SenderExplanation *sender_explain_twilio (int code);
/* Each that is listed, by code. */
void sender_explain_foreach_twilio (SenderExplainFunc func,
                                    gpointer          user_data);

G_END_DECLS
