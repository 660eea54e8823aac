/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fault.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* libsoup gives up between 64 and 100 KiB, by version; its error is that of a cut connection. */
#define HEAD_LIMIT (64 * 1024)

static const struct
{
  GTlsCertificateFlags flag;
  const char          *reason;
} tls_reasons[] = {
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("it has expired") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("it is not valid yet (is the clock of this computer "
                                         "right?)") },
  { G_TLS_CERTIFICATE_REVOKED, N_ ("it was revoked") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, N_ ("it was issued for another host") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, N_ ("it is self-signed, or its authority is not known to this "
                                      "computer") },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("its algorithm is not secure") },
  { G_TLS_CERTIFICATE_GENERIC_ERROR, N_ ("it can’t be checked") },
};

static GError *
explain_certificate (const SenderFault *self)
{
  g_autoptr (GString) reasons = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tls_reasons); i++)
    if ((self->tls_errors & tls_reasons[i].flag) != 0)
      g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? _ ("; ") : "",
                              _ (tls_reasons[i].reason));
  return g_error_new (SENDER_ERROR, SENDER_ERROR_TLS,
                      _ ("The certificate of “%s” is not acceptable: %s. Nothing was sent."),
                      self->name, reasons->str);
}

static GError *
explain_resolver (const SenderFault *self,
                  const GError      *cause)
{
  if (g_error_matches (cause, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND))
    return g_error_new (SENDER_ERROR, SENDER_ERROR_RESOLVE,
                        _ ("There is no host “%s”. Nothing was sent."), self->name);
  return g_error_new (SENDER_ERROR, SENDER_ERROR_RESOLVE,
                      _ ("The address of “%s” could not be found: no name server answers. Is this "
                         "computer online? Nothing was sent."),
                      self->name);
}

static GError *
explain_unsent (const SenderFault *self,
                const GError      *cause)
{
  if (cause->domain == G_RESOLVER_ERROR)
    return explain_resolver (self, cause);
  if (self->tls_errors != 0)
    return explain_certificate (self);
  if (self->in_handshake || cause->domain == G_TLS_ERROR)
    return g_error_new (SENDER_ERROR, SENDER_ERROR_TLS,
                        _ ("No encrypted connection (TLS) to “%s” could be set up: %s. Nothing was "
                           "sent."),
                        self->name, cause->message);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return g_error_new (SENDER_ERROR, SENDER_ERROR_CONNECT,
                        _ ("“%s” refuses the connection. Nothing was sent."), self->name);
  return g_error_new (SENDER_ERROR, SENDER_ERROR_CONNECT,
                      _ ("“%s” can’t be reached: %s. Nothing was sent."), self->name,
                      cause->message);
}

/**
 * sender_fault_explain:
 * @self: what is known of the exchange
 * @cause: what GIO or libsoup say
 *
 * Maps a foreign error to the one domain of ours. Its own text is kept only where it says more
 * than ours; it never holds a header.
 *
 * Returns: (transfer full): the error
 */
GError *
sender_fault_explain (const SenderFault *self,
                      const GError      *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return sender_fault_new_cancelled ();
  if (!self->was_written)
    return explain_unsent (self, cause);
  if (self->head_len > HEAD_LIMIT && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    return sender_fault_new_reply (self, SENDER_REPLY_HEAD_TOO_LARGE);
  /* A head that ends in the middle of a line fails to parse too, but after the lines before. */
  if (cause->domain == SOUP_SESSION_ERROR &&
      (cause->code != SOUP_SESSION_ERROR_PARSING || !self->has_headers))
    return sender_fault_new_reply (self, SENDER_REPLY_UNREADABLE);
  return sender_fault_new_reply (self, SENDER_REPLY_CUT);
}

/**
 * sender_fault_new_timeout:
 * @self: what is known of the exchange
 * @seconds: the deadline that passed
 *
 * Makes the error for an exchange that took too long.
 *
 * Returns: (transfer full): the error
 */
GError *
sender_fault_new_timeout (const SenderFault *self,
                          double             seconds)
{
  if (!self->was_written)
    return g_error_new (SENDER_ERROR, SENDER_ERROR_TIMEOUT,
                        _ ("No connection to “%s” within %g seconds. Nothing was sent."),
                        self->name, seconds);
  return g_error_new (SENDER_ERROR, SENDER_ERROR_TIMEOUT,
                      _ ("“%s” gave no complete answer within %g seconds."), self->name, seconds);
}

/**
 * sender_fault_new_refused_by_proxy:
 * @self: what is known of the exchange
 * @status: what the proxy answered
 *
 * Makes the error for a tunnel that a proxy would not open.
 *
 * Returns: (transfer full): the error
 */
GError *
sender_fault_new_refused_by_proxy (const SenderFault *self,
                                   guint              status)
{
  return g_error_new (SENDER_ERROR, SENDER_ERROR_CONNECT,
                      _ ("The proxy of this computer refuses to connect to “%s” (HTTP %u). Nothing "
                         "was sent."),
                      self->name, status);
}

/**
 * sender_fault_new_reply:
 * @self: what is known of the exchange
 * @fault: what is wrong with the answer, not %SENDER_REPLY_FINE
 *
 * Makes the error for an answer that can't be used.
 *
 * Returns: (transfer full): the error
 */
GError *
sender_fault_new_reply (const SenderFault *self,
                        SenderReplyFault   fault)
{
  switch (fault)
    {
    case SENDER_REPLY_TOO_LARGE:
      return g_error_new (SENDER_ERROR, SENDER_ERROR_TOO_LARGE,
                          _ ("The answer of “%s” is over 1 MiB long; it was not read to its end."),
                          self->name);
    case SENDER_REPLY_HEAD_TOO_LARGE:
      return g_error_new (SENDER_ERROR, SENDER_ERROR_TOO_LARGE,
                          _ ("The headers of the answer of “%s” are too long; it was not read to "
                             "its end."),
                          self->name);
    case SENDER_REPLY_ENCODED:
      return g_error_new (SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                          _ ("The answer of “%s” can’t be read: it came compressed, unasked."),
                          self->name);
    case SENDER_REPLY_UNREADABLE:
      return g_error_new (SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                          _ ("What “%s” answered can’t be read: it is not HTTP."), self->name);
    case SENDER_REPLY_FINE:
    case SENDER_REPLY_CUT:
    default:
      return g_error_new (SENDER_ERROR, SENDER_ERROR_CUT,
                          _ ("“%s” ended the connection before its answer was complete."),
                          self->name);
    }
}

/**
 * sender_fault_new_cancelled:
 *
 * Makes the error of a cancelled exchange, the one that stays %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the error
 */
GError *
sender_fault_new_cancelled (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled."));
}
