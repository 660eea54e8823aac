/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight-private.h"

#include <string.h>

/* What was told of each number, for a table: the same answers as the findings are made of, the good
 * ones too. */

static gboolean
has_finding (GListModel *findings,
             const char *id,
             guint       index)
{
  g_autofree char *path = g_strdup_printf ("numbers[%u].number", index);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (sender_finding_get_id (finding), id) &&
          g_str_equal (sender_finding_get_path (finding), path))
        return TRUE;
    }
  return FALSE;
}

/* Of a short code Twilio tells no capabilities. */
static SenderFact
tell_capability (SenderJson *owned,
                 const char *name)
{
  SenderJson *capability = sender_preflight_find_capability (owned, name);

  if (capability == NULL)
    return SENDER_FACT_UNKNOWN;
  return sender_json_get_boolean (capability) ? SENDER_FACT_GOOD : SENDER_FACT_BAD;
}

static SenderFact
tell_verification (const SenderPreflight *self,
                   SenderJson            *owned)
{
  SenderJson *found = NULL;
  const char *status = sender_preflight_get_verification (self, owned, &found);

  if (g_strcmp0 (status, "TWILIO_APPROVED") == 0)
    return SENDER_FACT_GOOD;
  if (g_strcmp0 (status, "PENDING_REVIEW") == 0 || g_strcmp0 (status, "IN_REVIEW") == 0)
    return SENDER_FACT_WAITING;
  if (g_strcmp0 (status, "") == 0 || g_strcmp0 (status, "TWILIO_REJECTED") == 0)
    return SENDER_FACT_BAD;
  return SENDER_FACT_UNKNOWN;
}

static void
tell_campaign (const SenderPreflight *self,
               GListModel            *findings,
               guint                  index,
               SenderNumberFacts     *facts)
{
  facts->is_campaign = TRUE;
  if (has_finding (findings, "SS607", index))
    facts->verified = SENDER_FACT_BAD;
  else if (sender_preflight_has_campaign (self, index))
    facts->verified = SENDER_FACT_GOOD;
}

/* Without its country it is not known whether a number needs a campaign. */
static void
tell_verified (const SenderPreflight *self,
               GListModel            *findings,
               guint                  index,
               SenderJson            *owned,
               SenderNumberFacts     *facts)
{
  SenderOriginationNumber *number = sender_preflight_get_number (self, index);

  if (!sender_origination_number_has_sms (number) || sender_preflight_is_short_code (number))
    facts->verified = SENDER_FACT_NOT_NEEDED;
  else if (sender_preflight_is_toll_free (number))
    facts->verified = tell_verification (self, owned);
  else if (sender_preflight_needs_campaign (self, index))
    tell_campaign (self, findings, index, facts);
  else if (sender_preflight_get_country (self, number) != NULL)
    facts->verified = SENDER_FACT_NOT_NEEDED;
}

/**
 * sender_preflight_tell_numbers:
 * @findings: what was judged of the same answers
 *
 * Tells what is known of each number that was asked for.
 *
 * Returns: (transfer full) (element-type utf8 SenderNumberFacts): by identity of the number
 */
GHashTable *
sender_preflight_tell_numbers (const SenderPreflight *self,
                               GListModel            *findings)
{
  GHashTable *told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < sender_preflight_get_n_numbers (self); i++)
    {
      SenderOriginationNumber *number = sender_preflight_get_number (self, i);
      SenderJson              *owned = sender_preflight_find_owned (self, i);
      SenderNumberFacts       *facts = g_new0 (SenderNumberFacts, 1);

      if (has_finding (findings, "SS604", i))
        facts->owned = SENDER_FACT_BAD;
      else if (owned != NULL)
        {
          facts->owned = SENDER_FACT_GOOD;
          facts->sms = tell_capability (owned, "sms");
          facts->voice = tell_capability (owned, "voice");
          tell_verified (self, findings, i, owned, facts);
        }
      g_hash_table_insert (told, sender_origination_number_dup_identity (number), facts);
    }
  return told;
}
