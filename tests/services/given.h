/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

G_BEGIN_DECLS

/* What a test gives a workspace before it begins. */

/* Who may read and write the environment that every stand-in has. */
#define GIVEN_CONNECTION                                \
  "environment.id=00000000-0000-4000-8000-000000000001" \
  ";;pingone.client-id=00000000-0000-4000-8000-000000000002"
#define GIVEN_CLIENT_SECRET "rehearsal-client-secret"

/* Practice, with its stand-ins; @mistaken (out) (optional): the configuration of the published
 * procedure. (transfer full) */
SenderWorkspace *given_practice (SenderDocument **mistaken);
/* The secret of @kind of a configuration. */
void given_secret (SenderVault  *vault,
                   SenderConfig *config,
                   const char   *kind,
                   const char   *secret);
/* Asks the stand-ins for a change; @body: JSON, with single quotation marks. */
void given_change (SenderStandIns *stand_ins,
                   const char     *name,
                   const char     *body);

G_END_DECLS
