/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-visit.h"

G_BEGIN_DECLS

/*
 * PingOne's token endpoint and platform API (reference: PingOne, sections 1 and 4). Of the platform
 * API senders can be listed and read; what else comes has its place in the table of routes.
 */

#define SENDER_PINGONE_DEFAULT_ENVIRONMENT "00000000-0000-4000-8000-000000000001"
#define SENDER_PINGONE_DEFAULT_CLIENT "00000000-0000-4000-8000-000000000002"
#define SENDER_PINGONE_DEFAULT_SECRET "rehearsal-client-secret"

typedef struct
{
  char    *id;
  char    *secret;
  char    *environment;
  gboolean post; /* the secret comes in the body, not in a Basic header */
} SenderPingoneClient;

typedef struct
{
  gint64 expires;
} SenderPingoneToken;

void sender_pingone_set_up_defaults (SenderStage *stage);
/* What was sent to the control interface: `client_id`, `client_secret`, `environment`,
 * `authentication` (basic, post). */
gboolean sender_pingone_check_client (SenderJson *json,
                                      GError    **error);
void     sender_pingone_add_client (SenderStage *stage,
                                    SenderJson  *json);
/* A sender as the platform API takes it; secrets are dropped. */
gboolean sender_pingone_check_sender (SenderJson *json,
                                      GError    **error);
void     sender_pingone_add_sender (SenderStage *stage,
                                    SenderJson  *json);
void     sender_pingone_client_free (SenderPingoneClient *self);
void     sender_pingone_token_free (SenderPingoneToken *self);

/* The platform's error body; NULL @code and @message: what it says with that status.
 * @detail (nullable): code of one entry of `details`. */
void sender_pingone_refuse (SenderVisit *visit,
                            guint        status,
                            const char  *code,
                            const char  *message,
                            const char  *detail);

G_END_DECLS
