/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"
#include "sender-policy.h"

G_BEGIN_DECLS

/*
 * What an environment of PingOne uses now: whom it asks first to send a code, and whom after that.
 * One chain of the environment counts for SMS and Voice; a policy may name another. Pure functions.
 */

typedef struct _SenderUsage SenderUsage;

/* NULL: senders or settings were not read, so that it is not known. (transfer full) (nullable) */
SenderUsage *sender_usage_new (SenderLive *live);
void         sender_usage_free (SenderUsage *self);

const char *const *sender_usage_get_chain (SenderUsage *self);
/* (element-type SenderPolicy): (transfer none) (nullable): not read. */
GPtrArray *sender_usage_get_policies (SenderUsage *self);
/* Whether the chain or a policy names the sender of this id. */
gboolean sender_usage_names (SenderUsage *self,
                             const char  *sender);
/* Whether they name it for a channel: the chain is for each. */
gboolean sender_usage_names_for (SenderUsage  *self,
                                 const char   *sender,
                                 SenderChannel channel);

/* “Northwind OTP, then Ping’s own account”. (transfer full) */
char *sender_usage_dup_chain_text (SenderUsage       *self,
                                   const char *const *chain);
/* What is in use now in one line, without a period. (transfer full) */
char *sender_usage_dup_text (SenderUsage *self);
/* The same in full, one sentence a line. (transfer full) */
char *sender_usage_dup_details (SenderUsage *self);
/* “SMS and Voice”. @channels: for each, whether it is meant. */
const char *sender_usage_get_channels_label (const gboolean *channels);
/* “Staff”, and whether it is marked as default. (transfer full) */
char *sender_usage_dup_policy_name (const SenderPolicy *policy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderUsage, sender_usage_free)

G_END_DECLS
