/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-published.h"
#include "sender-publisher.h"

G_BEGIN_DECLS

/* Shared by sender-publisher.c, sender-publisher-prepare.c and sender-publisher-run.c only. */

struct _SenderPublisher
{
  GObject parent_instance;

  SenderPlatform *platform; /* (owned) */
  SenderArchive  *archive;  /* (owned) */
  SenderVault    *vault;    /* (owned) */
  SenderConfig   *config;   /* (owned) */

  /* What was read. */
  SenderPublished      *published; /* (owned) (nullable) */
  SenderPublishJournal *journal;   /* (owned) (nullable) */
  SenderLive           *live;      /* (owned) (nullable) */
  char                 *secret;    /* (nullable): wiped */
  GError               *no_secret; /* (nullable): why there is none */
  gboolean              is_secret_given;
  SenderSecretKnowledge knowledge;

  /* What the newest plan was made for. */
  SenderConfig *wanted; /* (owned) (nullable) */
  SenderLive   *base;   /* (owned) (nullable) */
  gboolean      is_withdrawn;
  gboolean      is_roll_back;
};

G_END_DECLS
