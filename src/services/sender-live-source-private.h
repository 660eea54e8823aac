/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live-source.h"

G_BEGIN_DECLS

/* Shared by sender-live-source.c and sender-live-source-*.c only. */

struct _SenderLiveSource
{
  GObject parent_instance;

  SenderDocument  *document;   /* (owned) */
  SenderWorkspace *workspace;  /* (owned) */
  SenderOperation *operation;  /* (owned) */
  GHashTable      *overwrite;  /* (owned) (element-type utf8 utf8): what was seen, by path */
  char            *decided_in; /* (owned) (nullable): the state whose plan that was of */
  guint            begin_id;
  guint            n_watching; /* who wants the contents of all templates */
  gboolean         lacks_secret;
  gboolean         is_held;
  gboolean         is_unfinished; /* a publish, where nothing could be read */
  char            *asked;         /* (owned) (nullable): what was asked for last */
  char            *refusal;       /* (owned) (nullable): what PingOne said if it refused to tell */
  char            *refused_at;    /* (owned) (nullable): and where */

  /* What was published or pulled, and what was taken over since; sender-live-source-base.c. */
  SenderJson *origin;     /* (owned) (nullable): what the archive held when it was read */
  SenderJson *kept;       /* (owned) (nullable): what it holds by now */
  GHashTable *notes;      /* (owned) (element-type SenderJson): those of states that hold */
  gboolean    has_learnt; /* that was read */
  gboolean    is_keeping; /* it is being written */
  char       *unkept;     /* (owned) (nullable): why it could not be */

  /* What was read. */
  SenderPublisher        *publisher;     /* (owned) (nullable) */
  GDateTime              *read_at;       /* (owned) (nullable) */
  char                   *place;         /* (owned) (nullable): where it was read */
  SenderAuthorizationKind authorization; /* whose secret was looked for */

  /* What follows from it for the document as it is now. */
  SenderPlan *plan;     /* (owned) (nullable) */
  char       *fault;    /* (owned) (nullable): why there is none */
  char       *obstacle; /* (owned) (nullable): why it can't be carried out */
};

/* What the connection leads to, and as whom. (transfer full) (nullable): NULL if it is not
 * complete. */
char *sender_live_source_dup_place (SenderConfig *config);
/* What a reading depends on. (transfer full) */
char *sender_live_source_dup_question (SenderLiveSource *self);
void  sender_live_source_tell (SenderLiveSource *self);
/* The rules are told what is known. */
void sender_live_source_inspect (SenderLiveSource *self);
/* Nothing of it is known any more. */
void sender_live_source_forget (SenderLiveSource *self);
void sender_live_source_plan (SenderLiveSource *self);
/* Goes on with what carried a plan out, and has read back what is live. */
void sender_live_source_resume (SenderLiveSource *self,
                                SenderPublisher  *publisher);
/* After a reading; before a plan; after the document was saved. */
void sender_live_source_learn_base (SenderLiveSource *self);
void sender_live_source_believe_base (SenderLiveSource *self);
void sender_live_source_keep_base (SenderLiveSource *self);
void sender_live_source_free_base (SenderLiveSource *self);
void sender_live_source_stop_beginning (SenderLiveSource *self);

G_END_DECLS
