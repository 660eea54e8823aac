/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-visit.h"

G_BEGIN_DECLS

/*
 * PingOne: its token endpoint and who may do what in which environment (reference: PingOne,
 * section 4). What its platform does stands in sender-pingone-<thing>.c, each with its own table of
 * routes.
 */

#define SENDER_PINGONE_DEFAULT_ENVIRONMENT "00000000-0000-4000-8000-000000000001"
#define SENDER_PINGONE_DEFAULT_CLIENT "00000000-0000-4000-8000-000000000002"
#define SENDER_PINGONE_DEFAULT_SECRET "rehearsal-client-secret"
#define SENDER_PINGONE_DEFAULT_USER "00000000-0000-4000-8000-000000000003"

typedef struct
{
  char    *id;
  char    *secret;
  char    *environment;
  char   **environments; /* (nullable): which it may manage; NULL: its own and the default one */
  gboolean post;         /* the secret comes in the body, not in a Basic header */
} SenderPingoneClient;

typedef struct
{
  char  *client;
  gint64 expires;
} SenderPingoneToken;

void sender_pingone_set_up_defaults (SenderStage *stage);
/* What was sent to the control interface: `client_id`, `client_secret`, `environment`,
 * `environments` (which it may manage), `authentication` (basic, post). */
gboolean sender_pingone_check_client (SenderJson *json,
                                      GError    **error);
void     sender_pingone_add_client (SenderStage *stage,
                                    SenderJson  *json);
void     sender_pingone_client_free (SenderPingoneClient *self);
void     sender_pingone_token_free (SenderPingoneToken *self);

G_END_DECLS
