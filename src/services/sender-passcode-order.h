/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-json.h"

G_BEGIN_DECLS

/* The template PingOne takes for device authentications, so that naming it changes nothing. */
#define SENDER_PASSCODE_TEMPLATE "strong_authentication"

/**
 * SenderPasscodeOrder:
 * @channel: SMS or Voice
 * @user: id of the user the code is made for
 * @to: the phone; it need not be the user's
 * @template_name: (nullable): notification type, %NULL: PingOne chooses
 * @locale: (nullable): language, %NULL: PingOne chooses
 * @variant: (nullable): of the contents, %NULL: none
 * @values: (nullable) (element-type utf8 utf8): values of the template's own variables
 *
 * What is asked of PingOne: a one-time device authentication (reference: PingOne, 1.9).
 */
typedef struct
{
  SenderChannel channel;
  const char   *user;
  const char   *to;
  const char   *template_name;
  const char   *locale;
  const char   *variant;
  GHashTable   *values;
} SenderPasscodeOrder;

/* (transfer full) */
SenderJson *sender_passcode_order_to_json (const SenderPasscodeOrder *self);

G_END_DECLS
