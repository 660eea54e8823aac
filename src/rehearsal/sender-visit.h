/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-account.h"
#include "sender-json.h"
#include "sender-stage.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* One request that came in and the answer to it, as the stand-ins see both. */

typedef struct
{
  SenderStage        *stage;   /* (not owned) */
  SenderService       service; /* whose port it came to */
  char               *method;
  char               *target; /* as sent */
  char               *path;   /* decoded */
  char               *query;  /* (nullable): as sent */
  SoupMessageHeaders *headers;
  GBytes             *body;
  GPtrArray          *captures; /* (element-type utf8): what stood for {…} in the route */
  SenderCaller        caller;   /* who it is, once checked */

  guint               status;
  SoupMessageHeaders *reply_headers;
  GBytes             *reply_body; /* (nullable) */
} SenderVisit;

/* @head: request line and headers with the empty line. NULL if it is not HTTP. */
SenderVisit *sender_visit_new (SenderStage  *stage,
                               SenderService service,
                               const char   *head,
                               gsize         length,
                               GBytes       *body);
void         sender_visit_free (SenderVisit *self);

/* The first value, NULL if absent; a form only counts if its content type says so. */
char *sender_visit_dup_form (SenderVisit *self,
                             const char  *name);
char *sender_visit_dup_query (SenderVisit *self,
                              const char  *name);
/* The body as JSON, NULL with an error otherwise. */
SenderJson *sender_visit_parse_body (SenderVisit *self,
                                     GError     **error);
const char *sender_visit_get_capture (SenderVisit *self,
                                      guint        position);
/* `https://studio.twilio.com`, or the host that was asked for if it is the vendor's.
 * (transfer full) */
char *sender_visit_dup_origin (SenderVisit *self);

/* @json is taken. */
void sender_visit_reply (SenderVisit *self,
                         guint        status,
                         SenderJson  *json);
void sender_visit_reply_text (SenderVisit *self,
                              guint        status,
                              const char  *type,
                              const char  *text);
/* The vendor's error body; @details (nullable) is taken. */
void sender_visit_refuse (SenderVisit *self,
                          guint        status,
                          int          code,
                          const char  *message,
                          SenderJson  *details);
void sender_visit_refuse_not_found (SenderVisit *self);

/* The answer as it goes over the wire. (transfer full) */
GBytes *sender_visit_dup_reply (SenderVisit *self,
                                gboolean     keep_alive);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderVisit, sender_visit_free)

G_END_DECLS
