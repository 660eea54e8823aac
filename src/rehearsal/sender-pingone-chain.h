/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-builder.h"
#include "sender-config.h"
#include "sender-stage.h"

G_BEGIN_DECLS

/* The providers of a fallback chain tried in order until one accepts (reference: PingOne, 2.2). */

#define SENDER_PINGONE_TWILIO "PINGONE_TWILIO"

/**
 * SenderChainLink:
 * @config: (nullable): what is sent to whom
 * @secret: (nullable): the credential
 * @account: (nullable): whose account PingOne itself sends from; instead of @config
 * @from: (nullable): with @account, the sender
 *
 * A provider of a chain.
 */
typedef struct
{
  SenderConfig *config;
  char         *secret;
  char         *account;
  char         *from;
} SenderChainLink;

/* Fills in who is called @id; FALSE if nobody is. */
typedef gboolean (*SenderChainFind) (gpointer         user_data,
                                     const char      *id,
                                     SenderChainLink *link);

/**
 * SenderChain:
 * @stage: what the stand-ins share
 * @channel: SMS or voice
 * @to: the phone
 * @from: (nullable): the sender, else the provider's own
 * @code: the code that is sent
 * @values: (element-type utf8 utf8): variables
 * @message: (nullable): what is sent, else the provider's own message
 * @template_name: (nullable): which of those
 * @locale: (nullable): in which language
 * @find: who a word of the chain is
 * @user_data: for @find
 * @n_unreachable: so many providers can’t be reached before one is
 * @shown: (owned) (nullable): the message as it was handed on last
 *
 * One message on its way.
 */
typedef struct
{
  SenderStage    *stage;
  SenderChannel   channel;
  const char     *to;
  const char     *from;
  const char     *code;
  GHashTable     *values;
  SenderMessage  *message;
  const char     *template_name;
  const char     *locale;
  SenderChainFind find;
  gpointer        user_data;
  guint           n_unreachable;
  char           *shown;
} SenderChain;

/* @attempts: an array that gets one object for each. The id of who accepted, NULL if none did; an
 * empty chain is Ping's own account. (transfer full) */
char *sender_pingone_chain_walk (SenderChain *self,
                                 SenderJson  *ids,
                                 SenderJson  *attempts);
/* A fresh code of six digits. (transfer full) */
char *sender_pingone_chain_new_code (void);

G_END_DECLS
