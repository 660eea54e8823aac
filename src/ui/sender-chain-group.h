/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-live-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The order in which PingOne asks providers, with those of the environment to choose from. Actions:
 * chain.add (s), chain.move (uu), chain.remove (u). Reading the environment is an ancestor’s:
 * fallback.read.
 */

#define SENDER_TYPE_CHAIN_GROUP (sender_chain_group_get_type ())

G_DECLARE_FINAL_TYPE (SenderChainGroup, sender_chain_group,
                      SENDER, CHAIN_GROUP, AdwPreferencesGroup)

/* @document (nullable). */
void sender_chain_group_set_document (SenderChainGroup *self,
                                      SenderDocument   *document);
/* What is known of the environment, and why if nothing is; @own (nullable): id of the own
 * sender. */
void sender_chain_group_set_live (SenderChainGroup *self,
                                  SenderLive       *live,
                                  SenderLiveState   state,
                                  const char       *own);
/* Gives the focus to the entry of a path. */
gboolean sender_chain_group_reveal (SenderChainGroup *self,
                                    const char       *path);

G_END_DECLS
