/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/*
 * PingOne's own sending: a message rendered with a fresh code, and the providers of the fallback
 * chain tried in order (reference: PingOne, section 2.2).
 */

/*
 * What was sent to the control interface: `senders` (array of {id, configuration, secret}), `chain`
 * (their ids and PINGONE_TWILIO), `channel` (sms, voice), `to`, and as needed `from`, `template`,
 * `locale`, `content`, `values` {name: value}, `otp`, `settle` (seconds after which it is looked
 * what arrived). (transfer full) (nullable)
 */
SenderJson *sender_pingone_sending_run (SenderStage *stage,
                                        SenderJson  *json,
                                        GError     **error);
/* The same for the first sender, with all that can happen to it and the fallback off and on; the
 * faults that are set are replaced. (transfer full) (nullable) */
SenderJson *sender_pingone_sending_compare (SenderStage *stage,
                                            SenderJson  *json,
                                            GError     **error);

G_END_DECLS
