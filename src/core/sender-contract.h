/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-finding.h"
#include "sender-flow.h"

G_BEGIN_DECLS

/*
 * Template -> request -> flow -> text (design 6.2): the wires of the drawing, as data.
 */

typedef struct
{
  char          *variable; /* (nullable): the variable inside the member, `otp` */
  char          *member;   /* (nullable): key of the message's JSON object */
  char          *field;    /* (nullable): form key that carries it, `Parameters` */
  char          *flow_key; /* (nullable): key the flow reads */
  char          *widget;   /* (nullable): widget that shows it */
  char          *property; /* (nullable): where in the widget */
  gboolean       whole;    /* the wire has no break */
  SenderFinding *finding;  /* (nullable): what breaks it, with its fix */
} SenderWire;

typedef struct
{
  SenderChannel  channel;
  SenderMessage *message;
  char          *path;  /* (nullable): of @message */
  GPtrArray     *wires; /* (element-type SenderWire) */
  gboolean       whole;
} SenderContract;

SenderContract *sender_contract_new (SenderConfig  *config,
                                     SenderChannel  channel,
                                     SenderMessage *message,
                                     SenderFlow    *flow);
/* Where the checks have run with that flow already. */
SenderContract *sender_contract_new_found (SenderConfig  *config,
                                           SenderChannel  channel,
                                           SenderMessage *message,
                                           SenderFlow    *flow,
                                           GListModel    *findings);
void            sender_contract_free (SenderContract *self);
SenderJson     *sender_contract_to_json (const SenderContract *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderContract, sender_contract_free)

G_END_DECLS
