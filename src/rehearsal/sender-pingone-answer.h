/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-visit.h"

G_BEGIN_DECLS

/* How PingOne's platform answers: errors, objects with their links, pages of collections. */

/* The platform's error body; NULL @code and @message: what it says with that status.
 * @detail (nullable): code of one entry of `details`. */
void sender_pingone_refuse (SenderVisit *visit,
                            guint        status,
                            const char  *code,
                            const char  *message,
                            const char  *detail);
/* 400 with @details (transfer full), if there are any; whether there were. */
gboolean sender_pingone_refuse_details (SenderVisit *visit,
                                        SenderJson  *details);
/* 400 with one entry. */
void sender_pingone_refuse_value (SenderVisit *visit,
                                  const char  *code,
                                  const char  *target);
/* 429, and after how many seconds to come again. */
void sender_pingone_refuse_rate (SenderVisit *visit,
                                 gint64       seconds);

/* The error body of the token endpoint, in the form of OAuth. */
void sender_pingone_refuse_token (SenderVisit *visit,
                                  guint        status,
                                  const char  *error,
                                  const char  *description);
/* What is said with a status that comes for no reason; @retry: seconds, -1: as usual. */
void sender_pingone_fail (SenderVisit *visit,
                          guint        status,
                          gint64       retry);

/* The body, an object; NULL if it is none and 400 or 415 was answered. @type (nullable): the media
 * type it must have, else application/json. (transfer full) */
SenderJson *sender_pingone_read_body (SenderVisit *visit,
                                      const char  *type);

/* `https://api.pingone.com`, or the region's host that was asked for. (transfer full) */
char *sender_pingone_dup_origin (SenderVisit *visit);
/* @json (transfer full) with `_links.self`; @id (nullable): below the path asked for. */
void sender_pingone_reply_object (SenderVisit *visit,
                                  guint        status,
                                  SenderJson  *json,
                                  const char  *id);
/* A page of @items (transfer full), as `_embedded.<name>`. */
void sender_pingone_reply_page (SenderVisit *visit,
                                const char  *name,
                                SenderJson  *items);

/* What `attribute eq "…"` looks for. (transfer full) (nullable): another filter */
char *sender_pingone_dup_filtered (const char *filter,
                                   const char *attribute);

G_END_DECLS
