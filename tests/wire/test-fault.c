/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-fault.h"
#include "sender-test.h"

#include <libsoup/soup.h>
#include <string.h>

#define HANDSHAKE .in_handshake = TRUE
#define WRITTEN .was_written = TRUE

/* What the servers of the other tests can't be made to do. */
static const struct
{
  SenderFault fault;
  GQuark (*domain) (void);
  int         code;
  int         expected;
  const char *fragment;
} cases[] = {
  { { "h" },
    g_resolver_error_quark,
    G_RESOLVER_ERROR_NOT_FOUND,
    SENDER_ERROR_RESOLVE,
    "no host “h”" },
  { { "h" },
    g_resolver_error_quark,
    G_RESOLVER_ERROR_TEMPORARY_FAILURE,
    SENDER_ERROR_RESOLVE,
    "computer online" },
  { { "h" }, g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, SENDER_ERROR_CONNECT, "“h” refuses" },
  { { "h" }, g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, SENDER_ERROR_CONNECT, "cause" },
  { { "h" }, g_io_error_quark, G_IO_ERROR_TIMED_OUT, SENDER_ERROR_CONNECT, "cause" },
  { { "h" }, g_io_error_quark, G_IO_ERROR_PROXY_FAILED, SENDER_ERROR_CONNECT, "cause" },
  { { "h" }, g_tls_error_quark, G_TLS_ERROR_HANDSHAKE, SENDER_ERROR_TLS, "cause" },
  { { "h", HANDSHAKE }, g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, SENDER_ERROR_TLS, "cause" },
  { { "h", .tls_errors = G_TLS_CERTIFICATE_REVOKED },
    g_tls_error_quark,
    G_TLS_ERROR_BAD_CERTIFICATE,
    SENDER_ERROR_TLS,
    "it was revoked. Nothing" },
  { { "h", .tls_errors = G_TLS_CERTIFICATE_INSECURE | G_TLS_CERTIFICATE_GENERIC_ERROR },
    g_tls_error_quark,
    G_TLS_ERROR_BAD_CERTIFICATE,
    SENDER_ERROR_TLS,
    "not secure; it can’t be checked" },
  { { "h", WRITTEN }, g_tls_error_quark, G_TLS_ERROR_EOF, SENDER_ERROR_CUT, "“h” ended" },
  { { "h", WRITTEN }, g_io_error_quark, G_IO_ERROR_BROKEN_PIPE, SENDER_ERROR_CUT, "“h” ended" },
  { { "h", WRITTEN, .head_len = 70000 },
    g_io_error_quark,
    G_IO_ERROR_PARTIAL_INPUT,
    SENDER_ERROR_TOO_LARGE,
    "headers" },
  { { "h", WRITTEN, .head_len = 700 },
    g_io_error_quark,
    G_IO_ERROR_PARTIAL_INPUT,
    SENDER_ERROR_CUT,
    "“h” ended" },
  { { "h", WRITTEN },
    soup_session_error_quark,
    SOUP_SESSION_ERROR_PARSING,
    SENDER_ERROR_BAD_REPLY,
    "not HTTP" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause = g_error_new_literal (cases[i].domain (), cases[i].code, "cause");
      g_autoptr (GError) error = sender_fault_explain (&cases[i].fault, cause);

      g_test_message ("%u: %s", i, error->message);
      sender_test_assert_error (error, cases[i].expected, cases[i].fragment);
      g_assert_nonnull (strstr (error->message, "“h”"));
      g_assert_true ((strstr (error->message, "Nothing was sent") == NULL) ==
                     cases[i].fault.was_written);
    }
}

static void
test_cancelled (void)
{
  const SenderFault  fault = { "h", .was_written = TRUE };
  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cause");
  g_autoptr (GError) error = sender_fault_explain (&fault, cause);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_proxy (void)
{
  const SenderFault  fault = { "h" };
  g_autoptr (GError) error = sender_fault_new_refused_by_proxy (&fault, 407);

  sender_test_assert_error (error, SENDER_ERROR_CONNECT, "“h” (HTTP 407)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fault/table", test_table);
  g_test_add_func ("/fault/cancelled", test_cancelled);
  g_test_add_func ("/fault/proxy", test_proxy);
  return g_test_run ();
}
