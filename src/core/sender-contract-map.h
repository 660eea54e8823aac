/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract.h"

G_BEGIN_DECLS

/*
 * A contract as it is shown for one code: the way of each value through four stages, from what
 * PingOne fills in to what the phone shows, and how far it comes (design, section 6.2).
 */

typedef enum
{
  SENDER_CONTRACT_STAGE_PINGONE,
  SENDER_CONTRACT_STAGE_FORM,
  SENDER_CONTRACT_STAGE_FLOW,
  SENDER_CONTRACT_STAGE_PHONE,
} SenderContractStage;

#define SENDER_CONTRACT_N_STAGES 4
#define SENDER_CONTRACT_N_LINKS 3

/* Between two stages. */
typedef enum
{
  SENDER_CONTRACT_LINK_NONE, /* nothing is known, or nothing leads on */
  SENDER_CONTRACT_LINK_WHOLE,
  SENDER_CONTRACT_LINK_BROKEN,
  SENDER_CONTRACT_LINK_LOST, /* nothing arrives, because of a break before it */
} SenderContractLink;

typedef enum
{
  SENDER_CONTRACT_GROUP_NUMBERS,
  SENDER_CONTRACT_GROUP_MESSAGE,
} SenderContractGroup;

#define SENDER_CONTRACT_N_GROUPS 2

/**
 * SenderContractPath:
 * @group: what it belongs to
 * @title: what it is called
 * @texts: (nullable): what each stage calls it, or does with it
 * @value: (nullable): what is put in for it
 * @widget: (nullable): widget of the flow that shows it
 * @links: how far it comes
 * @finding: (nullable): what breaks it
 * @path: where it is edited
 *
 * The way of one value.
 */
typedef struct
{
  SenderContractGroup group;
  char               *title;
  char               *texts[SENDER_CONTRACT_N_STAGES];
  char               *value;
  char               *widget;
  SenderContractLink  links[SENDER_CONTRACT_N_LINKS];
  SenderFinding      *finding;
  char               *path;
} SenderContractPath;

/**
 * SenderContractMap:
 * @channel: the channel
 * @has_flow: whether it is known what reads the values
 * @arrives: whether the message is read where it arrives, with this code
 * @message_path: (nullable): path of the message
 * @shown: (nullable): what the phone shows or says, %NULL if nothing comes or that is not known
 * @code: what was put in for the code
 * @paths: (element-type SenderContractPath): numbers first
 */
typedef struct
{
  SenderChannel channel;
  gboolean      has_flow;
  gboolean      arrives;
  char         *message_path;
  char         *shown;
  char         *code;
  GPtrArray    *paths;
} SenderContractMap;

SenderContractMap *sender_contract_map_new (SenderConfig  *config,
                                            SenderChannel  channel,
                                            SenderMessage *message,
                                            SenderFlow    *flow,
                                            const char    *code);
void               sender_contract_map_free (SenderContractMap *self);

/* Those of @findings that break a path, then those about the flow (SS7).
 * (element-type SenderFinding) (transfer full) */
GPtrArray *sender_contract_map_list_findings (const SenderContractMap *self,
                                              GListModel              *findings);

/* Index of its broken link, -1 if it has none. */
int sender_contract_path_get_break (const SenderContractPath *self);
/* Whether it is broken and the code is lost for it: not a warning. */
gboolean sender_contract_path_is_harmed (const SenderContractPath *self);
/* The whole way as one sentence, for assistive tools and lists. (transfer full) */
char *sender_contract_path_dup_sentence (const SenderContractPath *self);

/* What the phone shows or says if @payload reaches @flow. (transfer full) (nullable) */
char *sender_contract_dup_shown (SenderFlow   *flow,
                                 SenderChannel channel,
                                 SenderJson   *payload);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderContractMap, sender_contract_map_free)

G_END_DECLS
