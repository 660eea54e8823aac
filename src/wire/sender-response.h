/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/**
 * SenderTimings:
 *
 * Where the time went, in microseconds from the start of the exchange; -1 where a phase did not
 * happen.
 */
typedef struct
{
  gint64 resolved;
  gint64 connected;
  gint64 secured;
  gint64 written;
  gint64 first_byte;
  gint64 ended;
} SenderTimings;

/* What came back: any status is an answer, 3xx too. Immutable, reference counted. */
typedef struct _SenderResponse SenderResponse;

#define SENDER_TYPE_RESPONSE (sender_response_get_type ())

GType           sender_response_get_type (void);
SenderResponse *sender_response_new (guint                status,
                                     GBytes              *body,
                                     const SenderTimings *timings);
SenderResponse *sender_response_ref (SenderResponse *self);
void            sender_response_unref (SenderResponse *self);
void            sender_response_add_header (SenderResponse *self,
                                            const char     *name,
                                            const char     *value);

guint       sender_response_get_status (SenderResponse *self);
const char *sender_response_lookup_header (SenderResponse *self,
                                           const char     *name);
guint       sender_response_get_n_headers (SenderResponse *self);
const char *sender_response_get_header_name (SenderResponse *self,
                                             guint           position);
const char *sender_response_get_header_value (SenderResponse *self,
                                              guint           position);
GBytes     *sender_response_get_body (SenderResponse *self);
/* Overwrites the body, which held a secret and was read. */
void                 sender_response_wipe_body (SenderResponse *self);
const SenderTimings *sender_response_get_timings (SenderResponse *self);

/* The body as JSON, scanned strictly; SENDER_ERROR_BAD_REPLY if it is none. */
SenderJson *sender_response_parse_json (SenderResponse *self,
                                        GError        **error);

/* The time of the Date header, NULL if there is none. (transfer full) */
GDateTime *sender_response_dup_date (SenderResponse *self);

/* Seconds to wait as Retry-After says (seconds or HTTP-date against the Date header), -1 if
 * absent. */
double sender_response_get_retry_after (SenderResponse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderResponse, sender_response_unref)

G_END_DECLS
