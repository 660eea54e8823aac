/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-live.h"

G_BEGIN_DECLS

/*
 * Notification policies, as far as they decide what reaches phones (reference: PingOne, 2.5). Which
 * policy applies to which user is not documented, and nothing here guesses it.
 */

#define SENDER_POLICY_N_CHANNELS SENDER_CHANNEL_UNKNOWN

/**
 * SenderPolicyRoute:
 * @channels: for which it is
 * @countries: for which it is; empty: for all that no other route names
 * @chain: whom PingOne asks, in this order
 *
 * A condition that stands for the environment’s chain.
 */
typedef struct
{
  gboolean channels[SENDER_POLICY_N_CHANNELS];
  GStrv    countries;
  GStrv    chain;
} SenderPolicyRoute;

typedef enum
{
  SENDER_POLICY_LIMIT_NONE,
  SENDER_POLICY_LIMIT_ALLOWED, /* nothing but the countries */
  SENDER_POLICY_LIMIT_DENIED,  /* all but the countries */
  SENDER_POLICY_LIMIT_UNKNOWN,
} SenderPolicyLimit;

/**
 * SenderPolicy:
 * @name: what it is called
 * @is_default: whether it is marked as default
 * @routes: (element-type SenderPolicyRoute): empty: the environment’s chain counts
 * @limit: how countries are limited
 * @limited: for which channels they are
 * @countries: those of the limit
 *
 * One policy.
 */
typedef struct
{
  char             *name;
  gboolean          is_default;
  GPtrArray        *routes;
  SenderPolicyLimit limit;
  gboolean          limited[SENDER_POLICY_N_CHANNELS];
  GStrv             countries;
} SenderPolicy;

/* NULL: they were not read. (element-type SenderPolicy) (transfer full) (nullable) */
GPtrArray *sender_policy_list (SenderLive *live);
/* Whether one of its routes leads to the sender of this id. */
gboolean sender_policy_names (const SenderPolicy *self,
                              const char         *sender);
/* The same for messages of one channel. */
gboolean sender_policy_names_for (const SenderPolicy *self,
                                  const char         *sender,
                                  SenderChannel       channel);
/* Whether messages of @channel to @country get past its limit. */
gboolean sender_policy_lets_through (const SenderPolicy *self,
                                     SenderChannel       channel,
                                     const char         *country);

G_END_DECLS
