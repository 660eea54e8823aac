/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-reply.h"

G_BEGIN_DECLS

/* What can go wrong with a connection, in the user's words. */

/**
 * SenderFault:
 * @name: the host, with its port if it isn't the usual one
 * @was_written: whether a byte of the request may have left
 * @in_handshake: whether TLS was being set up
 * @tls_errors: what is wrong with the certificate
 * @head_len: bytes of the answer's head so far
 * @has_headers: whether a header of the answer could be read
 *
 * What is known of an exchange when it fails.
 */
typedef struct
{
  const char          *name;
  gboolean             was_written;
  gboolean             in_handshake;
  GTlsCertificateFlags tls_errors;
  guint64              head_len;
  gboolean             has_headers;
} SenderFault;

GError *sender_fault_explain (const SenderFault *self,
                              const GError      *cause);
GError *sender_fault_new_timeout (const SenderFault *self,
                                  double             seconds);
GError *sender_fault_new_refused_by_proxy (const SenderFault *self,
                                           guint              status);
GError *sender_fault_new_reply (const SenderFault *self,
                                SenderReplyFault   fault);
GError *sender_fault_new_cancelled (void);

G_END_DECLS
