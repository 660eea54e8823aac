/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-facts.h"

#include <glib/gi18n-lib.h>

static SenderFact
judge_capability (const SenderNumberFacts *self,
                  SenderOriginationNumber *number)
{
  gboolean sms = sender_origination_number_has_sms (number);
  gboolean voice = sender_origination_number_has_voice (number);

  if ((sms && self->sms == SENDER_FACT_BAD) || (voice && self->voice == SENDER_FACT_BAD))
    return SENDER_FACT_BAD;
  if (self->sms == SENDER_FACT_UNKNOWN && self->voice == SENDER_FACT_UNKNOWN)
    return SENDER_FACT_UNKNOWN;
  return SENDER_FACT_GOOD;
}

/**
 * sender_number_facts_judge:
 * @self: (nullable): what was told
 * @fact: what is asked
 * @number: whom it is about
 *
 * Judges a fact for what the number is used for.
 *
 * Returns: one of [enum@Fact]
 */
SenderFact
sender_number_facts_judge (const SenderNumberFacts *self,
                           SenderNumberFact         fact,
                           SenderOriginationNumber *number)
{
  if (self == NULL)
    return SENDER_FACT_UNKNOWN;
  switch (fact)
    {
    case SENDER_NUMBER_OWNED:
      return self->owned;
    case SENDER_NUMBER_CAPABILITY:
      return judge_capability (self, number);
    case SENDER_NUMBER_VERIFIED:
      return self->verified;
    case SENDER_NUMBER_N_FACTS:
    default:
      g_return_val_if_reached (SENDER_FACT_UNKNOWN);
    }
}

static const char *
describe_owned (const SenderNumberFacts *self)
{
  if (self->owned == SENDER_FACT_GOOD)
    return _ ("Yes");
  return self->owned == SENDER_FACT_BAD ? _ ("No") : _ ("Not told");
}

static const char *
describe_capability (const SenderNumberFacts *self)
{
  gboolean sms = self->sms == SENDER_FACT_GOOD;
  gboolean voice = self->voice == SENDER_FACT_GOOD;

  if (sms)
    return voice ? _ ("SMS, Voice") : _ ("SMS");
  if (voice)
    return _ ("Voice");
  return self->sms == SENDER_FACT_BAD ? _ ("Neither") : _ ("Not told");
}

static const char *
describe_verified (const SenderNumberFacts *self)
{
  switch (self->verified)
    {
    case SENDER_FACT_GOOD:
      return self->is_campaign ? _ ("A2P campaign") : _ ("Verified");
    case SENDER_FACT_BAD:
      return self->is_campaign ? _ ("No campaign") : _ ("Not verified");
    case SENDER_FACT_WAITING:
      return _ ("In review");
    case SENDER_FACT_NOT_NEEDED:
      return _ ("Not needed");
    case SENDER_FACT_UNKNOWN:
    default:
      return _ ("Not told");
    }
}

/**
 * sender_number_facts_describe:
 * @self: (nullable): what was told
 * @fact: what is asked
 *
 * Says a fact in few words.
 *
 * Returns: the words, translated
 */
const char *
sender_number_facts_describe (const SenderNumberFacts *self,
                              SenderNumberFact         fact)
{
  if (self == NULL)
    return _ ("Not asked");
  switch (fact)
    {
    case SENDER_NUMBER_OWNED:
      return describe_owned (self);
    case SENDER_NUMBER_CAPABILITY:
      return describe_capability (self);
    case SENDER_NUMBER_VERIFIED:
      return describe_verified (self);
    case SENDER_NUMBER_N_FACTS:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * sender_number_facts_describe_all:
 * @self: (nullable): what was told
 *
 * Says all in one line, where there is no heading above it.
 *
 * Returns: (transfer full): the text
 */
char *
sender_number_facts_describe_all (const SenderNumberFacts *self)
{
  if (self == NULL)
    return g_strdup (_ ("Not asked for at Twilio"));
  return g_strdup_printf (_ ("Told by Twilio: owned: %s · capability: %s · verified: %s"),
                          sender_number_facts_describe (self, SENDER_NUMBER_OWNED),
                          sender_number_facts_describe (self, SENDER_NUMBER_CAPABILITY),
                          sender_number_facts_describe (self, SENDER_NUMBER_VERIFIED));
}
