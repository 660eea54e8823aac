/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A server on loopback that does exactly as told, raw bytes and faults included, and keeps what it
 * received. It runs in the main context of the test. Connections follow the scripts in the order
 * both came; those for which no script is left get answers.
 */

typedef struct _StubServer StubServer;

typedef enum
{
  STUB_END,   /* closes the connection; also what follows the last step */
  STUB_READ,  /* waits for one whole request (head and Content-Length) */
  STUB_SEND,  /* sends the text, n times; 0 counts as 1 */
  STUB_DRIP,  /* sends the text byte by byte, one in n milliseconds */
  STUB_PAUSE, /* waits n milliseconds */
  STUB_HANG,  /* waits until the client leaves */
  STUB_RESET, /* ends the connection by a TCP reset */
} StubAction;

typedef struct
{
  StubAction  action;
  const char *text;
  guint       n;
} StubStep;

StubServer *stub_server_new (void);

/* Speaks TLS with a certificate of tests/data/tls, such as "good". */
StubServer *stub_server_new_tls (const char *certificate);

/* Listens but never completes a connection: whoever connects waits. */
StubServer *stub_server_new_deaf (void);

/* Refuses further connections. */
void stub_server_stop (StubServer *self);

/* Closes everything and iterates the main context until nothing of it is left. */
void stub_server_free (StubServer *self);

guint16 stub_server_get_port (StubServer *self);

/* "http(s)://127.0.0.1:PORT" and @path. */
char *stub_server_dup_url (StubServer *self,
                           const char *path);

/* The next connection without a script follows @steps, which a STUB_END ends. Copied. */
void stub_server_add_script (StubServer     *self,
                             const StubStep *steps);

/* The same in one call: stub_server_play (server, { STUB_READ }, { STUB_SEND, "HTTP/1.1 …" }). */
#define stub_server_play(self, ...)                   \
  G_STMT_START                                        \
  {                                                   \
    const StubStep steps_[] = { __VA_ARGS__, { 0 } }; \
    stub_server_add_script ((self), steps_);          \
  }                                                   \
  G_STMT_END

/*
 * Answers requests whose first line begins with @request ("POST /v2/Flows/"). Of several that fit,
 * each is given once, in order, and the last of them for ever. @headers is NULL or whole lines
 * ending in CRLF; @body NULL sends none. What nothing fits gets a 404.
 */
void stub_server_add_answer (StubServer *self,
                             const char *request,
                             guint       status,
                             const char *headers,
                             const char *body);

/* As above, raw: the steps begin when the request has come, and their STUB_END closes the
 * connection. Copied. */
void stub_server_add_reaction (StubServer     *self,
                               const char     *request,
                               const StubStep *steps);

/* The same in one call: stub_server_react (server, "GET /", { STUB_HANG }). */
#define stub_server_react(self, request, ...)             \
  G_STMT_START                                            \
  {                                                       \
    const StubStep steps_[] = { __VA_ARGS__, { 0 } };     \
    stub_server_add_reaction ((self), (request), steps_); \
  }                                                       \
  G_STMT_END

guint stub_server_get_n_connections (StubServer *self);
/* Connections that neither side has ended. */
guint stub_server_get_n_open (StubServer *self);
/* All bytes that came on a connection, as a NUL-terminated text. */
const char *stub_server_get_received (StubServer *self,
                                      guint       connection);

/* Whole requests, over all connections, in the order they were complete. */
guint       stub_server_get_n_requests (StubServer *self);
const char *stub_server_get_request (StubServer *self,
                                     guint       position);
const char *stub_server_get_request_body (StubServer *self,
                                          guint       position);
/* How many requests began with @request. */
guint stub_server_count_requests (StubServer *self,
                                  const char *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StubServer, stub_server_free)

G_END_DECLS
