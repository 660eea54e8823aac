/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"

G_BEGIN_DECLS

/* Shared by the files of sender-live.h only. */

typedef enum
{
  SENDER_LIVE_SENDERS,
  SENDER_LIVE_SETTINGS,
  SENDER_LIVE_POLICIES,
  SENDER_LIVE_LANGUAGES,
  SENDER_LIVE_TEMPLATES,
  SENDER_LIVE_N_PARTS,
} SenderLivePart;

struct _SenderLive
{
  gatomicrefcount ref_count;
  char           *environment;
  SenderJson     *parts[SENDER_LIVE_N_PARTS]; /* (nullable): not read */
  SenderJson     *contents;                   /* an object: arrays by template */
};

extern const char *const sender_live_parts[];

gboolean sender_live_set_list (SenderLive    *self,
                               SenderLivePart part,
                               SenderJson    *list,
                               GError       **error);

G_END_DECLS
