/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-origination-number.h"

G_BEGIN_DECLS

/* What a vendor told of one number. */

typedef enum
{
  SENDER_FACT_UNKNOWN,
  SENDER_FACT_GOOD,
  SENDER_FACT_BAD,
  SENDER_FACT_WAITING,    /* under review */
  SENDER_FACT_NOT_NEEDED, /* the vendor asks for nothing */
} SenderFact;

typedef enum
{
  SENDER_NUMBER_OWNED,
  SENDER_NUMBER_CAPABILITY,
  SENDER_NUMBER_VERIFIED,
  SENDER_NUMBER_N_FACTS,
} SenderNumberFact;

/**
 * SenderNumberFacts:
 * @owned: whether the account has it
 * @sms: whether it can send messages
 * @voice: whether it can call
 * @verified: whether the vendor has approved what it sends
 * @is_campaign: whether that is an A2P campaign
 *
 * What was told.
 */
typedef struct
{
  SenderFact owned;
  SenderFact sms;
  SenderFact voice;
  SenderFact verified;
  gboolean   is_campaign;
} SenderNumberFacts;

/* What to think of a fact: the worse of those that it is made of, as far as the number uses them.
 * @self (nullable): nothing is known. */
SenderFact sender_number_facts_judge (const SenderNumberFacts *self,
                                      SenderNumberFact         fact,
                                      SenderOriginationNumber *number);
/* “SMS, Voice”, “In review”; never empty. (transfer none) */
const char *sender_number_facts_describe (const SenderNumberFacts *self,
                                          SenderNumberFact         fact);
/* All of them in one line. (transfer full) */
char *sender_number_facts_describe_all (const SenderNumberFacts *self);

G_END_DECLS
