/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_CONFIG (sender_config_get_type ())

G_DECLARE_FINAL_TYPE (SenderConfig, sender_config, SENDER, CONFIG, SenderRecord)

/* A fresh one: random id, everything else empty. */
SenderConfig        *sender_config_new (void);
const char          *sender_config_get_id (SenderConfig *self);
const char          *sender_config_get_name (SenderConfig *self);
SenderEnvironment   *sender_config_get_environment (SenderConfig *self);
SenderProvider      *sender_config_get_provider (SenderConfig *self);
SenderAuthorization *sender_config_get_authorization (SenderConfig *self);
SenderFallback      *sender_config_get_fallback (SenderConfig *self);
SenderPingone       *sender_config_get_pingone (SenderConfig *self);
/* Lists, in this order, of SenderOriginationNumber, SenderChannelRequest, SenderMessage,
 * SenderVariable and SenderAcceptance. */
SenderList *sender_config_get_numbers (SenderConfig *self);
SenderList *sender_config_get_requests (SenderConfig *self);
SenderList *sender_config_get_messages (SenderConfig *self);
SenderList *sender_config_get_variables (SenderConfig *self);
SenderList *sender_config_get_accepted (SenderConfig *self);
SenderJson *sender_config_get_remote (SenderConfig *self);

/* The nth request of a channel, from 0; `sms` and `voice` of the design are nth 0. */
SenderChannelRequest *sender_config_get_request (SenderConfig *self,
                                                 SenderChannel channel,
                                                 guint         nth);
/* As above, made with its defaults if the channel has none yet. */
SenderChannelRequest *sender_config_ensure_request (SenderConfig *self,
                                                    SenderChannel channel);
/* Exact template, channel, locale, variant (NULL is ""). */
SenderMessage *sender_config_find_message (SenderConfig *self,
                                           const char   *template_name,
                                           SenderChannel channel,
                                           const char   *locale,
                                           const char   *variant);
/* The first message of a channel in the document's order, NULL if it has none. */
SenderMessage *sender_config_get_first_message (SenderConfig *self,
                                                SenderChannel channel);
/* The sample value of a declared variable, NULL if @name is not declared. */
const char *sender_config_get_sample (SenderConfig *self,
                                      const char   *name);
/* One with a life of its own: another id. (transfer full) */
SenderConfig *sender_config_copy_as (SenderConfig *self,
                                     const char   *name);

G_END_DECLS
