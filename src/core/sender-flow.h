/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-types.h"

G_BEGIN_DECLS

/*
 * A Studio flow definition: what it reads and what it can reach (reference: Twilio, section 5.2).
 */

typedef enum
{
  SENDER_FLOW_ORIGIN_UNKNOWN, /* a definition file: nothing is known of its publication */
  SENDER_FLOW_ORIGIN_PUBLISHED,
  SENDER_FLOW_ORIGIN_UNPUBLISHED, /* no published revision: SS701 */
} SenderFlowOrigin;

typedef struct
{
  char *widget;
  char *key;      /* as the flow spells it */
  char *property; /* `body`, `to` … */
} SenderFlowRead;

typedef struct
{
  char         *widget;
  char         *type;
  SenderChannel channel;
  char         *from; /* (nullable): hard-coded sender */
  char         *text; /* body, or what say-play says */
} SenderFlowSender;

#define SENDER_TYPE_FLOW (sender_flow_get_type ())

GType sender_flow_get_type (void);

/* @json: a definition, or a flow resource with a member `definition`. */
SenderFlow *sender_flow_new_from_json (SenderJson *json,
                                       GError    **error);
SenderFlow *sender_flow_ref (SenderFlow *self);
void        sender_flow_unref (SenderFlow *self);

/* What only the service knows. */
void sender_flow_set_origin (SenderFlow      *self,
                             SenderFlowOrigin origin,
                             int              revision,
                             int              latest_revision);
void sender_flow_set_test_users (SenderFlow        *self,
                                 const char *const *numbers);

SenderFlowOrigin sender_flow_get_origin (SenderFlow *self);
gboolean         sender_flow_has_newer_draft (SenderFlow *self);
gboolean         sender_flow_is_test_user (SenderFlow *self,
                                           const char *number);
/* NULL if valid, else the first thing wrong with its structure, in words. */
const char *sender_flow_get_fault (SenderFlow *self);
gboolean    sender_flow_has_rest_trigger (SenderFlow *self);
gboolean    sender_flow_reaches (SenderFlow   *self,
                                 SenderChannel channel);
/* (element-type SenderFlowRead): every reachable flow.data.X and trigger.request.parameters.X. */
GPtrArray *sender_flow_get_reads (SenderFlow *self);
/* (element-type SenderFlowSender): reachable sending widgets. */
GPtrArray *sender_flow_get_senders (SenderFlow *self);

/* For the interpreter: the state of that name, the initial one, the target of an event. */
SenderJson *sender_flow_get_definition (SenderFlow *self);
SenderJson *sender_flow_find_state (SenderFlow *self,
                                    const char *name);
SenderJson *sender_flow_get_initial_state (SenderFlow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderFlow, sender_flow_unref)

/* Right starter flows and the one that sends nothing and records what arrives. */
typedef enum
{
  SENDER_FLOW_TEMPLATE_SMS,
  SENDER_FLOW_TEMPLATE_VOICE,
  SENDER_FLOW_TEMPLATE_XRAY,
} SenderFlowTemplate;

/* The definition; reads the keys of @message, `OTP` if NULL. (transfer full) */
SenderJson *sender_flow_template (SenderFlowTemplate kind,
                                  SenderMessage     *message);

G_END_DECLS
