/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Who delivers when the provider fails, with the fallback disabled and enabled: what the stand-ins
 * are asked, and what they answer, in words.
 */

/**
 * SenderTruthRow:
 * @provider: what the provider does, translated
 * @disabled: who delivers then with the fallback disabled, translated
 * @enabled: who delivers then with it enabled
 * @is_delivered: whether anybody does with the fallback disabled
 */
typedef struct
{
  const char *provider;
  const char *disabled;
  const char *enabled;
  gboolean    is_delivered;
} SenderTruthRow;

/* The body of `pingone/truth-table`: a code to @to over the first channel that has a request.
 * (transfer full) */
SenderJson *sender_truth_table_make_call (SenderConfig *config,
                                          const char   *secret,
                                          const char   *to);
/* (element-type SenderTruthRow) (transfer full); NULL with SENDER_ERROR_BAD_REPLY. */
GArray *sender_truth_table_read (SenderJson *answer,
                                 GError    **error);
/* Whether a provider that works delivers: if it doesn't, the configuration itself is at fault. */
gboolean sender_truth_table_is_sound (GArray *table);
/* What the table rests on, as it is not documented. */
const char *sender_truth_table_get_assumption (void);

G_END_DECLS
