/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/*
 * What an environment of PingOne holds, as it was read: the senders, the notification settings with
 * the fallback chain, and, as far as somebody asked, policies, languages, templates and their
 * contents. Every object stands as the service gave it; a snapshot is this as JSON, but for the
 * templates, which nobody can change.
 */

#define SENDER_LIVE_CHAIN "smsProvidersFallbackChain"

typedef struct _SenderLive SenderLive;

/* Nothing is known of @environment yet. */
SenderLive *sender_live_new (const char *environment);
SenderLive *sender_live_ref (SenderLive *self);
void        sender_live_unref (SenderLive *self);
/* One with a life of its own. (transfer full) */
SenderLive *sender_live_copy (SenderLive *self);

const char *sender_live_get_environment (SenderLive *self);

/* NULL: not read. Arrays, an object for the settings. (transfer none) (nullable) */
SenderJson *sender_live_get_senders (SenderLive *self);
SenderJson *sender_live_get_settings (SenderLive *self);
SenderJson *sender_live_get_policies (SenderLive *self);
SenderJson *sender_live_get_languages (SenderLive *self);
SenderJson *sender_live_get_templates (SenderLive *self);
/* The contents of a template, Ping's own among them. */
SenderJson *sender_live_get_contents (SenderLive *self,
                                      const char *template_name);

/* The templates whose contents were read. (transfer full) */
GStrv sender_live_list_templates (SenderLive *self);

/* @list: as the service answers, with `_embedded`, or an array. */
gboolean sender_live_set_senders (SenderLive *self,
                                  SenderJson *list,
                                  GError    **error);
gboolean sender_live_set_settings (SenderLive *self,
                                   SenderJson *settings,
                                   GError    **error);
gboolean sender_live_set_policies (SenderLive *self,
                                   SenderJson *list,
                                   GError    **error);
gboolean sender_live_set_languages (SenderLive *self,
                                    SenderJson *list,
                                    GError    **error);
gboolean sender_live_set_templates (SenderLive *self,
                                    SenderJson *list,
                                    GError    **error);
gboolean sender_live_set_contents (SenderLive *self,
                                   const char *template_name,
                                   SenderJson *list,
                                   GError    **error);
/* @object replaces the one of its id, or comes last; one of @id goes. */
void sender_live_put_sender (SenderLive *self,
                             SenderJson *object);
void sender_live_drop_sender (SenderLive *self,
                              const char *id);
/* What was not read anew is what @older says. */
void sender_live_complete (SenderLive *self,
                           SenderLive *older);

/* (transfer none) (nullable) */
SenderJson *sender_live_find_sender (SenderLive *self,
                                     const char *id);
SenderJson *sender_live_find_sender_by_name (SenderLive *self,
                                             const char *name);
/* The same, where the service may take another spelling for the same name. (transfer none)
 * (nullable) */
SenderJson *sender_live_find_sender_like (SenderLive *self,
                                          const char *name);
/* Whether two names differ by case and by spaces around them at most. */
gboolean sender_live_is_name_alike (const char *a,
                                    const char *b);
/* The fallback chain. (transfer none) (nullable): an array, NULL if there is none. */
SenderJson *sender_live_get_chain (SenderLive *self);

/* What was read could not be taken: that is the service’s fault. Makes SENDER_ERROR_FORMAT
 * SENDER_ERROR_BAD_REPLY; always FALSE. */
gboolean sender_live_blame_service (GError **error);

/* A snapshot, and back: SENDER_ERROR_FORMAT for what is none. (transfer full) */
SenderJson *sender_live_to_json (SenderLive *self);
SenderLive *sender_live_new_from_json (SenderJson *json,
                                       GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderLive, sender_live_unref)

G_END_DECLS
