/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-visit.h"

G_BEGIN_DECLS

/* The parts of the stand-in for the account API: what an account owns, and what they share. */

void sender_account_list_numbers (SenderVisit *visit);
void sender_account_list_short_codes (SenderVisit *visit);
void sender_account_list_caller_ids (SenderVisit *visit);

gboolean sender_account_is_own (SenderVisit *visit);
void     sender_account_put_time (SenderJson *json,
                                  const char *name,
                                  gint64      at);

G_END_DECLS
