/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive-claim.h"
#include "sender-published.h"
#include "sender-publisher.h"

G_BEGIN_DECLS

/* Shared by sender-publisher.c and sender-publisher-*.c only. */

struct _SenderPublisher
{
  GObject parent_instance;

  SenderPlatform *platform; /* (owned) */
  SenderArchive  *archive;  /* (owned) */
  SenderVault    *vault;    /* (owned) */
  SenderConfig   *config;   /* (owned) */
  SenderHistory  *history;  /* (owned) (nullable) */
  gboolean        simulated;

  /* What was read. */
  SenderPublished      *published; /* (owned) (nullable) */
  SenderJson           *believed;  /* (owned) (nullable): @published, as JSON */
  SenderPublishJournal *journal;   /* (owned) (nullable) */
  GPtrArray            *states;    /* (owned) (nullable): to go on with */
  SenderArchiveKept     kept;      /* both, as on disk */
  SenderArchiveKept     given;     /* instead of reading them, once */
  gboolean              is_kept_given;
  SenderLive           *live;      /* (owned) (nullable) */
  char                 *gap;       /* (nullable): what of it was refused */
  char                 *unchecked; /* (nullable): what was before the writes */
  char                 *secret;    /* (nullable): wiped */
  GError               *no_secret; /* (nullable): why there is none */
  gboolean              is_secret_given;
  gboolean              is_running; /* what was planned last is being carried out */
  SenderSecretKnowledge knowledge;
  char                 *print_key;       /* (nullable): wiped */
  gboolean              lacks_print_key; /* the keyring has none, and can keep one */

  /* What the newest plan was made for. */
  SenderConfig *wanted; /* (owned) (nullable) */
  SenderLive   *base;   /* (owned) (nullable) */
  gboolean      is_withdrawn;

  SenderPublishWay way;
  char            *snapshot; /* (nullable): the state that is restored */
  SenderLive      *then;     /* (owned) (nullable): what was ours in it */
};

/* What a plan to publish is about: the messages that it has, and those that were published.
 * (element-type SenderMessage) (transfer full) */
GPtrArray *sender_publisher_list_messages (SenderPublisher *self);
/* Makes @json (nullable) what was published; SENDER_ERROR_FORMAT if it is no such thing. */
gboolean sender_publisher_take_published (SenderPublisher *self,
                                          SenderJson      *json,
                                          GError         **error);

/* What is planned is in @aim, and the sender where it is known better: the rest of its members is
 * what was read. (transfer full) (nullable) */
SenderPlan *sender_publisher_make_plan (SenderPublisher       *self,
                                        const SenderPlanInput *aim,
                                        GError               **error);
/* What counts as ours by now, with what a publish that did not end has written: and of headers that
 * are credentials the prints. (transfer full) (nullable) */
SenderLive *sender_publisher_dup_base (SenderPublisher *self);
SenderJson *sender_publisher_dup_headers (SenderPublisher *self);

/* What is kept after @plan was carried out, by which @before became @live. @sender (nullable): id
 * of its sender. @json (out) (transfer full) (nullable): NULL where nothing of ours is left.
 * SENDER_ERROR_FORMAT if what is live can't be read. */
gboolean sender_publisher_make_published (SenderPublisher  *self,
                                          const SenderPlan *plan,
                                          const char       *sender,
                                          SenderLive       *before,
                                          SenderLive       *live,
                                          SenderJson      **json,
                                          GError          **error);

/* Whether nothing is known that speaks against carrying out @plan, made last:
 * SENDER_ERROR_CONFLICT. */
void     sender_publisher_check_async (SenderPublisher    *self,
                                       const SenderPlan   *plan,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean sender_publisher_check_finish (SenderPublisher *self,
                                        GAsyncResult    *result,
                                        GError         **error);

/* Whether the secret is there, and belongs to what is written: else SENDER_ERROR_SECRET_MISSING,
 * what the keyring said, or SENDER_ERROR_INVALID where what is written has no place for one. */
gboolean sender_publisher_has_secret (SenderPublisher *self,
                                      GError         **error);

G_END_DECLS
