/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-chain-former.h"
#include "sender-chain-merge.h"
#include "sender-chain-words.h"
#include "sender-chain.h"
#include "sender-config.h"
#include "sender-fallback.h"
#include "sender-provider.h"
#include "sender-succession.h"

#include <glib/gi18n-lib.h>

#define WHOLE_PATH "fallback.chain"
#define PING_PATH "fallback.enabled"

/* @dup_value says what is told of a chain. */
static void
add_change (SenderPlanning  *self,
            const char      *path,
            SenderChangeKind kind,
            char *(*dup_value) (SenderJson *chain, SenderLive *live),
            SenderJson *base,
            SenderJson *after)
{
  SenderLive *live = self->input->live;
  SenderJson *now = sender_live_get_chain (live);

  sender_changes_add (self->plan->changes, &self->merge, SENDER_CHANGE_IN_FALLBACK, path, kind,
                      base != NULL ? dup_value (base, live) : NULL,
                      now != NULL ? dup_value (now, live) : NULL, dup_value (after, live));
}

static char *
dup_has_ping (SenderJson *chain,
              SenderLive *live)
{
  return g_strdup (sender_chain_has (chain, SENDER_CHAIN_PING) ? "true" : "false");
}

static SenderJson *
get_base (SenderPlanning *self)
{
  return self->input->base != NULL ? sender_live_get_chain (self->input->base) : NULL;
}

/* What stands in the chain for our sender. */
static const char *
get_entry (SenderPlanning *self)
{
  return self->plan->sender != NULL ? self->plan->sender : SENDER_STEP_SELF;
}

/* Where there is no chain at PingOne nobody is named, as in an empty one. */
static gboolean
is_same (SenderJson *now,
         SenderJson *chain)
{
  return now != NULL ? sender_json_equal (now, chain) : sender_json_get_length (chain) == 0;
}

/* Whether ours is written where @kind made the difference at @path. */
static gboolean
is_written (SenderPlanning  *self,
            const char      *path,
            SenderChangeKind kind)
{
  return kind == SENDER_CHANGE_OURS || sender_merge_overwrites (&self->merge, path);
}

/* Whether somebody may have put the sender where it is, or is not: nobody has with one that is new,
 * or becomes ours only now. */
static gboolean
is_known (SenderPlanning *self)
{
  return self->live != NULL && !self->is_claimed;
}

/* Whether somebody else put one member there, or took it out. Without a base that is us where the
 * sender is new. One that goes has no place, whoever gave it one. */
static gboolean
is_membership_theirs (SenderPlanning *self,
                      const char     *path,
                      const char     *entry,
                      gboolean        there)
{
  SenderJson *base = get_base (self);

  if (g_str_equal (path, WHOLE_PATH) && sender_planning_goes (self))
    return FALSE;
  return base != NULL ? sender_chain_has (base, entry) != there : is_known (self);
}

/* What one member of the chain was, is, and is to be. */
static gboolean
plan_membership (SenderPlanning *self,
                 const char     *path,
                 const char     *entry,
                 gboolean        wanted,
                 SenderJson     *after)
{
  SenderJson      *base = get_base (self);
  gboolean         there = sender_chain_has (sender_live_get_chain (self->input->live), entry);
  SenderChangeKind kind = SENDER_CHANGE_OURS;

  if (there == wanted)
    return there;
  if (is_membership_theirs (self, path, entry, there))
    kind = SENDER_CHANGE_THEIRS;
  add_change (self, path, kind,
              g_str_equal (path, WHOLE_PATH) ? sender_chain_words_dup_names : dup_has_ping, base,
              after);
  return is_written (self, path, kind) ? wanted : there;
}

/* The chain has what it is to have, but somebody else put others into it or in front of us. Where
 * @agreed, what was published with the switch as it is now, is what is there, that is nobody’s
 * edit: both say it. (transfer full) */
static SenderJson *
plan_order (SenderPlanning *self,
            SenderJson     *now,
            SenderJson     *agreed)
{
  if (agreed == NULL || sender_json_equal (agreed, now))
    return sender_json_ref (now);
  add_change (self, WHOLE_PATH, SENDER_CHANGE_THEIRS, sender_chain_words_dup_names,
              get_base (self), agreed);
  return sender_json_ref (is_written (self, WHOLE_PATH, SENDER_CHANGE_THEIRS) ? agreed : now);
}

/* The two of the chain that are ours to say, as far as ours is written. (transfer full) */
static SenderJson *
plan_members (SenderPlanning *self,
              const char     *entry,
              gboolean        is_in,
              gboolean        with_ping,
              SenderJson     *after)
{
  SenderJson            *now = sender_live_get_chain (self->input->live);
  SenderJson            *base = get_base (self);
  gboolean               was_in = sender_chain_has (now, entry);
  gboolean               is_told = was_in != is_in;
  g_autoptr (SenderJson) made = NULL;
  g_autoptr (SenderJson) agreed = NULL;

  is_in = plan_membership (self, WHOLE_PATH, entry, is_in, after);
  if (is_in)
    with_ping = plan_membership (self, PING_PATH, SENDER_CHAIN_PING, with_ping, after);
  made = sender_chain_make (now, entry, is_in, with_ping);
  /* One path tells one thing at a time. */
  if (base == NULL || is_told)
    return g_steal_pointer (&made);
  agreed = sender_chain_make (base, entry, is_in, with_ping);
  return plan_order (self, made, agreed);
}

/* The chain as the switch of the configuration wants it. (transfer full) */
static SenderJson *
plan_switch (SenderPlanning *self)
{
  const char     *entry = get_entry (self);
  SenderFallback *fallback = sender_config_get_fallback (self->input->config);
  SenderJson     *now = sender_live_get_chain (self->input->live);
  gboolean        with_ping = sender_fallback_is_enabled (fallback);
  gboolean        is_in = !self->input->is_withdrawn &&
                   sender_planning_get_kind (self) == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER;
  SenderJson            *base = get_base (self);
  g_autoptr (SenderJson) after = sender_chain_make (now, entry, is_in, with_ping);
  g_autoptr (SenderJson) agreed =
    base != NULL ? sender_chain_make (base, entry, is_in, with_ping) : NULL;

  if (now != NULL && sender_json_equal (now, after))
    return plan_order (self, now, agreed);
  return plan_members (self, entry, is_in, with_ping, after);
}

/* Whether somebody else is the author of what is live now. Without a base nobody knows, unless the
 * sender is new; but who names nobody would take from all others what was theirs before. */
static gboolean
is_order_theirs (SenderPlanning *self,
                 SenderJson     *now)
{
  SenderJson *base = get_base (self);

  if (base != NULL)
    return now == NULL || !sender_json_equal (base, now);
  return is_known (self) ||
         sender_fallback_is_empty (sender_config_get_fallback (self->input->config));
}

/* The chain as the configuration says it in full: one change, as its entries make sense together
 * only. (transfer full) */
static SenderJson *
plan_whole (SenderPlanning *self)
{
  const char            *own = get_entry (self);
  SenderJson            *now = sender_live_get_chain (self->input->live);
  SenderChangeKind       kind = SENDER_CHANGE_OURS;
  g_autoptr (SenderJson) after = sender_chain_merge_order (
    sender_fallback_get_chain (sender_config_get_fallback (self->input->config)), own,
    self->input->live);

  if (is_same (now, after))
    return g_steal_pointer (&after);
  if (is_order_theirs (self, now))
    kind = SENDER_CHANGE_THEIRS;
  add_change (self, WHOLE_PATH, kind, sender_chain_words_dup_names, get_base (self), after);
  if (is_written (self, WHOLE_PATH, kind))
    return g_steal_pointer (&after);
  return now != NULL ? sender_json_ref (now) : sender_json_new_array ();
}

/* The first of @chain that PingOne can ask no more. (transfer none) (nullable) */
static SenderJson *
find_gone (SenderJson        *chain,
           const char *const *named,
           SenderLive        *live)
{
  for (guint i = 0; i < sender_json_get_length (chain); i++)
    {
      SenderJson *entry = sender_json_get_element (chain, i);
      const char *word = sender_json_get_kind (entry) == SENDER_JSON_STRING
                           ? sender_json_get_text (entry)
                           : NULL;
      gboolean    is_named = word != NULL && (g_str_equal (word, SENDER_STEP_SELF) ||
                                           g_strv_contains (named, word));

      if (!is_named && !sender_chain_merge_can_ask (entry, live))
        return entry;
    }
  return NULL;
}

/* What there is to go by where an earlier state is gone back to. */
static SenderChainFormer
make_former (SenderPlanning *self,
             SenderJson     *chain)
{
  const SenderPlanInput *input = self->input;
  SenderJson            *then =
    input->former_base != NULL ? sender_live_get_chain (input->former_base) : NULL;

  return (SenderChainFormer){
    .chain = chain,
    .then = then,
    .theirs = self->theirs_of_chain,
    .base = get_base (self),
    .now = sender_live_get_chain (input->live),
    .entry = get_entry (self),
  };
}

/* Somebody else has touched the chain: of it only what is ours becomes what it was. NULL where
 * nothing of ours is to, and theirs is told by what the configuration says. (transfer full)
 * (nullable) */
static SenderJson *
dup_former_members (SenderPlanning          *self,
                    const SenderChainFormer *former)
{
  g_autoptr (SenderJson) made =
    sender_chain_former_dup_members (former, !sender_planning_goes (self));

  if (self->input->is_withdrawn || sender_chain_former_has_theirs (former) ||
      (sender_chain_former_has_order (former) && !sender_json_equal (made, former->now)))
    return g_steal_pointer (&made);
  return NULL;
}

/* The chain that is gone back to, without a sender that there is no more. (transfer full) */
static SenderJson *
dup_former (SenderPlanning *self)
{
  if (sender_planning_goes (self))
    return sender_chain_make (self->input->chain, get_entry (self), FALSE, FALSE);
  return sender_json_ref (self->input->chain);
}

/* What others did stays in @made, which is taken, and is told. (transfer full) */
static SenderJson *
plan_theirs (SenderPlanning          *self,
             const SenderChainFormer *former,
             SenderJson              *made)
{
  gboolean is_touched = !sender_json_equal (former->base, former->now) ||
                        sender_chain_former_has_theirs (former);
  gboolean is_theirs = is_touched && !sender_json_equal (made, former->chain);

  if (is_theirs)
    add_change (self, WHOLE_PATH, SENDER_CHANGE_THEIRS, sender_chain_words_dup_names, former->base,
                former->chain);
  if (is_theirs && is_written (self, WHOLE_PATH, SENDER_CHANGE_THEIRS))
    {
      sender_json_unref (made);
      return sender_json_ref (former->chain);
    }
  if (!sender_json_equal (made, former->now))
    add_change (self, WHOLE_PATH, SENDER_CHANGE_OURS, sender_chain_words_dup_names, former->base,
                made);
  return made;
}

/* Going back: where nobody else has touched the chain, then or since, it becomes what it was to the
 * letter. NULL where the configuration says what is wanted. (transfer full) (nullable) */
static SenderJson *
plan_former (SenderPlanning *self)
{
  static const char *const none[] = { NULL };
  g_autoptr (SenderJson)   chain = NULL;
  SenderJson              *now = sender_live_get_chain (self->input->live);
  SenderJson              *base = get_base (self);
  SenderChainFormer        former;
  SenderJson              *made = NULL;

  if (self->input->chain == NULL || now == NULL || base == NULL)
    return NULL;
  chain = dup_former (self);
  former = make_former (self, chain);
  if (sender_json_equal (base, now) && !sender_chain_former_has_theirs (&former) &&
      find_gone (chain, none, self->input->live) == NULL)
    made = sender_json_copy (chain);
  else
    made = dup_former_members (self, &former);
  return made != NULL ? plan_theirs (self, &former, made) : NULL;
}

static gboolean
has_order (SenderPlanning *self)
{
  return !self->input->is_withdrawn &&
         sender_planning_get_kind (self) == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER &&
         sender_fallback_has_chain (sender_config_get_fallback (self->input->config));
}

/* Of another kind of sender PingOne’s own console keeps the chain. */
static gboolean
is_ours_to_plan (SenderPlanning *self)
{
  SenderProviderKind kind = sender_planning_get_kind (self);

  return self->input->is_withdrawn || kind == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER ||
         kind == SENDER_PROVIDER_KIND_PING;
}

/* The id under which the chain still names our sender though there is none of it any more: of the
 * one we knew last, or of one that was ours and had its name. (nullable) */
static const char *
find_former_id (SenderPlanning *self)
{
  const SenderPlanInput *input = self->input;
  const char            *name =
    sender_provider_get_name (sender_config_get_provider (input->config));
  const char *ids[] = { input->sender, NULL };

  if (input->base != NULL)
    {
      SenderJson *former = sender_live_find_sender_by_name (input->base, name);

      ids[1] = former != NULL ? sender_json_get_string_member (former, "id") : NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] != NULL && sender_live_find_sender (input->live, ids[i]) == NULL &&
        sender_chain_has (sender_live_get_chain (input->live), ids[i]))
      return ids[i];
  return NULL;
}

/* (transfer full): the chain there is to be. */
static SenderJson *
plan_body (SenderPlanning *self)
{
  SenderJson *former = plan_former (self);

  if (former != NULL)
    return former;
  return has_order (self) ? plan_whole (self) : plan_switch (self);
}

/* A sender that is made anew takes the place of the one that is gone: to PingOne they are two, to
 * people they are one. (transfer full) */
static SenderJson *
plan_succession (SenderPlanning *self)
{
  const SenderPlanInput *input = self->input;
  const char            *id = find_former_id (self);
  const char            *entry = get_entry (self);
  SenderPlanInput        succeeded = *input;
  g_autoptr (SenderLive) live = NULL;
  g_autoptr (SenderLive) base = NULL;
  g_autoptr (SenderLive) former_base = NULL;
  g_autoptr (SenderJson) theirs = NULL;
  g_autoptr (SenderJson) chain = NULL;
  SenderJson            *body = NULL;

  if (id == NULL)
    return plan_body (self);
  live = sender_succession_dup_live (input->live, id, entry);
  base = sender_succession_dup_live (input->base, id, entry);
  former_base = sender_succession_dup_live (input->former_base, id, entry);
  if (input->chain != NULL && !input->is_withdrawn)
    chain = sender_succession_replace_entry (input->chain, id, entry);
  succeeded.live = live;
  succeeded.base = base;
  succeeded.former_base = former_base;
  succeeded.chain = chain;
  self->input = &succeeded;
  theirs = g_steal_pointer (&self->theirs_of_chain);
  self->theirs_of_chain =
    theirs != NULL ? sender_succession_replace_entry (theirs, id, entry) : NULL;
  body = plan_body (self);
  self->input = input;
  return body;
}

/**
 * sender_planning_add_chain:
 * @self: a plan in the making
 *
 * Plans the chain: as the configuration says it in full, or as its switch wants it.
 */
void
sender_planning_add_chain (SenderPlanning *self)
{
  SenderJson            *settings = sender_live_get_settings (self->input->live);
  SenderJson            *now = sender_live_get_chain (self->input->live);
  guint                  n_changes = self->plan->changes->len;
  SenderStep            *step = NULL;
  g_autoptr (SenderJson) body = NULL;

  if (!is_ours_to_plan (self))
    return;
  self->plan->left_out = g_strdup (self->input->left_out);
  body = plan_succession (self);
  step = sender_planning_add_step (self, SENDER_CHANGE_IN_FALLBACK, SENDER_STEP_KEEP,
                                   g_strdup (_ ("Fallback chain")), settings);
  if (is_same (now, body))
    return;
  if (self->plan->changes->len == n_changes)
    add_change (self, WHOLE_PATH, SENDER_CHANGE_OURS, sender_chain_words_dup_names,
                get_base (self), body);
  step->action = SENDER_STEP_UPDATE;
  step->body = g_steal_pointer (&body);
}

/**
 * sender_plan_dup_gone:
 * @self: a plan
 * @config: what it was made of
 * @live: the same
 *
 * Looks for a sender that the plan puts back into the chain though the environment does not have
 * it any more. What the configuration names itself is a finding of its own (SS506).
 *
 * Returns: (transfer full) (nullable): what is to be told of it; %NULL if there is none
 */
char *
sender_plan_dup_gone (const SenderPlan *self,
                      SenderConfig     *config,
                      SenderLive       *live)
{
  SenderFallback        *fallback = sender_config_get_fallback (config);
  const char *const     *named = sender_fallback_get_chain (fallback);
  g_autoptr (SenderJson) found = sender_json_new_array ();
  g_auto (GStrv)         words = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (self->steps, i);
      SenderJson       *gone = NULL;

      if (step->object == SENDER_CHANGE_IN_FALLBACK && step->body != NULL)
        gone = find_gone (step->body, named, live);
      if (gone != NULL)
        sender_json_append (found, sender_json_copy (gone));
    }
  words = sender_chain_dup_entries (found);
  if (words[0] == NULL)
    return NULL;
  return g_strdup_printf (_ ("“%s” is no sender of the environment any more. Keep the order that "
                             "PingOne has, or say another in the configuration."),
                          words[0]);
}
