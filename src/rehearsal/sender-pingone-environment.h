/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-visit.h"

G_BEGIN_DECLS

/*
 * An environment of PingOne: one document with `id`, `senders`, `settings`, `policies`,
 * `templates`, `contents` (by template: an array), `languages` and `users`. Senders hold their
 * secrets in it; whoever gives one out calls sender_pingone_drop_secrets().
 */

SenderJson *sender_pingone_environment_find (SenderStage *stage,
                                             const char  *id);
/* Makes it, as it is when it is new, if it is not there. */
SenderJson *sender_pingone_environment_ensure (SenderStage *stage,
                                               const char  *id);
/* The one a request is about. */
SenderJson *sender_pingone_environment_of (SenderVisit *visit);
/* Without secrets. (transfer full) */
SenderJson *sender_pingone_environment_to_json (SenderJson *environment);
/* What settings are before anybody sets any. (transfer full) */
SenderJson *sender_pingone_environment_new_settings (void);

/* An object of a list by its `id`. */
SenderJson *sender_pingone_find (SenderJson *holder,
                                 const char *list,
                                 const char *id);
/* Puts @object (transfer full) (nullable) where the one of that id is, else at the end; NULL takes
 * it away. */
void sender_pingone_replace (SenderJson *holder,
                             const char *list,
                             const char *id,
                             SenderJson *object);

/* Members that the service sets: taken out of what came, put into what is kept. @created
 * (nullable): when; NULL: now. */
void sender_pingone_drop_read_only (SenderJson *object);
void sender_pingone_stamp (SenderStage *stage,
                           SenderJson  *object,
                           SenderJson  *environment,
                           const char  *created);
void sender_pingone_drop_secrets (SenderJson *sender);

G_END_DECLS
