/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract.h"
#include "sender-members.h"

G_BEGIN_DECLS

/**
 * SenderContractRoute:
 * @path: of the request
 * @payload: path of the text that reaches the flow: the message, or a row that holds more
 * @field: (nullable): key that carries it
 * @row: (nullable): path of the row that carries it
 * @carried: whether it reaches the vendor
 * @plain: whether it may be plain text: no vendor is known to read JSON from it
 * @members: (nullable) (element-type SenderMember): of it; NULL if it is no JSON object
 *
 * The way of a message through a channel's request.
 */
typedef struct
{
  char      *path;
  char      *payload;
  char      *field;
  char      *row;
  gboolean   carried;
  gboolean   plain;
  GPtrArray *members;
} SenderContractRoute;

void sender_contract_route_init (SenderContractRoute *self,
                                 SenderConfig        *config,
                                 SenderChannel        channel,
                                 SenderMessage       *message);
void sender_contract_route_clear (SenderContractRoute *self);

G_END_DECLS
