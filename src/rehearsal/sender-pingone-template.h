/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* Notification templates and what they say (reference: PingOne, section 3). */

/* All of an environment: the known ones, and those that were set. (transfer full) */
SenderJson *sender_pingone_template_list (SenderJson *environment);
/* (transfer full) (nullable) */
SenderJson *sender_pingone_template_find (SenderJson *environment,
                                          const char *name);
/* Contents of a template, the default ones first. (transfer full) */
SenderJson *sender_pingone_template_list_contents (SenderJson *environment,
                                                   SenderJson *template);
gboolean    sender_pingone_content_is_default (SenderJson *content);
/* What says the same locale is the same key: `en_GB` and `en-gb`. (transfer full) */
char *sender_pingone_locale_dup_key (const char *locale);
/* Whether both are for the same method, locale and variant. */
gboolean sender_pingone_content_overrides (SenderJson *a,
                                           SenderJson *b);
/* The locale of the language that is the environment's default. */
const char *sender_pingone_locale_get_default (SenderJson *environment);
/*
 * The content that is sent: a custom one before a default one, for the locale exactly, else for its
 * language, else for the environment's default language. Only one of @variant (nullable).
 * (transfer full) (nullable)
 */
SenderJson *sender_pingone_content_choose (SenderJson *environment,
                                           const char *template,
                                           const char *method,
                                           const char *locale,
                                           const char *variant);

/* What the platform demands of a content. @before (nullable): what a PUT replaces. */
void sender_pingone_content_check (SenderJson *details,
                                   SenderJson *environment,
                                   SenderJson *template,
                                   SenderJson *body,
                                   SenderJson *before);

G_END_DECLS
