/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * An immutable HTTP request: what leaves, byte for byte. Built by sender-builder.h or by a typed
 * client; sent by wire. The credential is one of its headers and is marked, so that there is one
 * place that redacts.
 */

GType sender_request_get_type (void);

#define SENDER_TYPE_REQUEST (sender_request_get_type ())

/* All copied; @url must be absolute. */
SenderRequest *sender_request_new (const char *method,
                                   const char *url);
SenderRequest *sender_request_ref (SenderRequest *self);
void           sender_request_unref (SenderRequest *self);

/* For the builder, before the request is handed on. */
void sender_request_add_header (SenderRequest *self,
                                const char    *name,
                                const char    *value);
void sender_request_add_secret_header (SenderRequest *self,
                                       const char    *name,
                                       const char    *value,
                                       const char    *redacted);
void sender_request_set_body (SenderRequest *self,
                              const char    *body,
                              gsize          length);

const char *sender_request_get_method (SenderRequest *self);
const char *sender_request_get_url (SenderRequest *self);
guint       sender_request_get_n_headers (SenderRequest *self);
const char *sender_request_get_header_name (SenderRequest *self,
                                            guint          position);
/* The true value, which may be a secret. */
const char *sender_request_get_header_value (SenderRequest *self,
                                             guint          position);
gboolean    sender_request_is_header_secret (SenderRequest *self,
                                             guint          position);
/* The value to show: redacted where secret. */
const char *sender_request_get_shown_value (SenderRequest *self,
                                            guint          position);
const char *sender_request_lookup_header (SenderRequest *self,
                                          const char    *name);
GBytes     *sender_request_get_body (SenderRequest *self);

/* Where the target of the first line begins in the URL, and what the Host header says (out). */
gsize sender_request_find_target (SenderRequest *self,
                                  char         **host);
/* Bytes as they may be shown; @kept (nullable): the control characters that stay. */
void sender_request_append_shown (GString    *out,
                                  const char *text,
                                  gsize       length,
                                  const char *kept);

/* The request as HTTP/1.1 text, secrets redacted. */
char *sender_request_to_text (SenderRequest *self);
/* design.md section 10: {"method","url","headers":[[name,value]],"body"}, secrets redacted. */
SenderJson *sender_request_to_json (SenderRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderRequest, sender_request_unref)

G_END_DECLS
