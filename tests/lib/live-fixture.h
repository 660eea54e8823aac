/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-live.h"

G_BEGIN_DECLS

/* Environments as they are read, made of configurations. */

#define LIVE_FIXTURE_ENVIRONMENT "00000000-0000-4000-8000-000000000001"
#define LIVE_FIXTURE_SENDER "00000000-0000-4000-8000-00000000000a"

/* One in which nobody has set anything up: no sender, an empty chain, Ping's own texts. */
SenderLive *live_fixture_new_empty (void);
/* One that holds @config as if it had just been published. */
SenderLive *live_fixture_new (SenderConfig *config);
/* Replaces the chain: ids with commas between them. */
void live_fixture_set_chain (SenderLive *live,
                             const char *entries);

G_END_DECLS
