/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-checks.h"
#include "sender-contract-map.h"
#include "sender-path.h"

G_BEGIN_DECLS

/* A number nobody has. */
#define SENDER_CONTRACT_SAMPLE_TO "+14255550117"

/* What a map is made of; borrows all of it. */
typedef struct
{
  SenderConfig         *config;
  SenderChannelRequest *request; /* (nullable) */
  SenderFlow           *flow;    /* (nullable) */
  SenderJson           *payload; /* (nullable): what arrives, read */
  GListModel           *findings;
  const char           *message_path;
  const char           *content; /* of the message */
  const char           *code;
  const char           *from; /* (nullable) */
  const char           *to;
} MapInput;

SenderContractPath *sender_contract_map_add (SenderContractMap  *self,
                                             SenderContractGroup group,
                                             const char         *title,
                                             const char         *path);
/* Sets the first @n links, broken by the path's finding unless @whole. */
void sender_contract_path_link (SenderContractPath *self,
                                guint               n,
                                gboolean            whole,
                                gboolean            arrives);
void sender_contract_map_add_numbers (SenderContractMap *self,
                                      const MapInput    *input);

G_END_DECLS
