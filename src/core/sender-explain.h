/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A vendor's error code -> meaning, cause, next step; data in data/explain (Twilio, section 7;
 * PingOne, section 4.3). */

/**
 * SenderExplanation:
 * @code: Twilio's number, 0 of PingOne's codes
 * @name: (nullable): PingOne's word, %NULL of Twilio's codes
 * @meaning: what it means, and what it comes from
 * @next_step: what to do
 * @url: (nullable): the vendor's own page, %NULL where there is none of one code
 */
typedef struct
{
  int         code;
  const char *name;
  const char *meaning;
  const char *next_step;
  const char *url;
} SenderExplanation;

typedef void (*SenderExplainFunc) (const SenderExplanation *known,
                                   gpointer                 user_data);

/* NULL if the code is not listed. (transfer none), for life. */
const SenderExplanation *sender_explain_twilio (int code);
/* Of the platform API, of its details, and of the token endpoint: `INVALID_DATA`,
 * `invalid_client`. @code (nullable). */
const SenderExplanation *sender_explain_pingone (const char *code);
/* Each that is listed, by code. */
void sender_explain_foreach_twilio (SenderExplainFunc func,
                                    gpointer          user_data);
void sender_explain_foreach_pingone (SenderExplainFunc func,
                                     gpointer          user_data);

G_END_DECLS
