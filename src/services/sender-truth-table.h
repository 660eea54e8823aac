/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"
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

/**
 * SenderTruthStep:
 * @provider: what the first providers do, translated
 * @n_failing: how many of them do
 * @asked: entries of the order: who was asked, in turn
 * @delivered_by: (nullable): entry of who delivers
 *
 * What happens along an order of providers.
 */
typedef struct
{
  const char *provider;
  guint       n_failing;
  GStrv       asked;
  char       *delivered_by;
} SenderTruthStep;

/* (element-type SenderTruthStep) (transfer full); NULL where the switch decides. */
GPtrArray *sender_truth_table_read_order (SenderJson *answer);
/* In words; @live (nullable) knows the names. (transfer full) */
char *sender_truth_step_dup_failure (const SenderTruthStep *self);
char *sender_truth_step_dup_way (const SenderTruthStep *self,
                                 SenderLive            *live);
char *sender_truth_step_dup_deliverer (const SenderTruthStep *self,
                                       SenderLive            *live);

/* Whether a provider that works delivers: if it doesn't, the configuration itself is at fault. */
gboolean sender_truth_table_is_sound (GArray *table);
/* What the table rests on, as it is not documented. */
const char *sender_truth_table_get_assumption (void);

G_END_DECLS
