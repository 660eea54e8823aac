/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/* The phone at the end: what reached it, and the code somebody would read or hear there. */

/**
 * SenderArrival:
 * @voice: a call, not a message
 * @sid: of the message or call
 * @account: whose account sent it: a SID, or `PINGONE_TWILIO`
 * @from: the sender
 * @to: the phone
 * @text: what was shown or said
 * @answered_by: (nullable): who took a call
 */
typedef struct
{
  gboolean    voice;
  const char *sid;
  const char *account;
  const char *from;
  const char *to;
  const char *text;
  const char *answered_by;
} SenderArrival;

void sender_handset_receive (SenderStage         *stage,
                             const SenderArrival *arrival);

/* The first run of 4 to 10 digits that is no phone number; spoken digits may have pauses between
 * them. (transfer full) (nullable) */
char *sender_handset_find_code (const char *text,
                                gboolean    voice);

G_END_DECLS
