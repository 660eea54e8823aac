/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-platform.h"
#include "stub-server.h"

G_BEGIN_DECLS

/* PingOne as a server that does exactly as told. The host becomes the first part of the path, so
 * that the server sees where a request went. */

#define PLATFORM_ENVIRONMENT "00000000-0000-4000-8000-00000000000a"
#define PLATFORM_WORKER "00000000-0000-4000-8000-00000000000b"
#define PLATFORM_CLIENT "00000000-0000-4000-8000-00000000000c"
#define PLATFORM_SENDER "00000000-0000-4000-8000-00000000000d"
#define PLATFORM_SECRET "s3cret+of/the=worker"
#define PLATFORM_TOKEN "eyJhbGciOi.first-token"
#define PLATFORM_TOKEN_PATH "/auth.pingone.eu/" PLATFORM_WORKER "/as/token"
#define PLATFORM_API_PATH "/api.pingone.eu/v1/environments/" PLATFORM_ENVIRONMENT
#define PLATFORM_EMPTY "{\"_embedded\":{}}" /* a list in which nothing is */
#define PLATFORM_SENDERS_PATH PLATFORM_API_PATH "/notificationsSettings/phoneDeliverySettings"

/* A complete connection to EU, with a worker application in an environment of its own. */
SenderConfig *platform_make_config (void);
/* One that sends to @server and waits for nothing; @edits (nullable) of its connection. */
SenderPlatform *platform_make (StubServer *server,
                               const char *edits);
/* @server issues PLATFORM_TOKEN, for an hour, to whoever asks. */
void platform_issue_token (StubServer *server);

SenderJson *platform_get (SenderPlatform        *platform,
                          SenderPlatformResource resource,
                          const char            *a,
                          const char            *b,
                          SenderPlatformFault  **fault,
                          GError               **error);
gboolean    platform_write (SenderPlatform        *platform,
                            SenderPlatformWrite    write,
                            SenderPlatformResource resource,
                            const char            *a,
                            const char            *json,
                            SenderPlatformWritten *written,
                            GError               **error);

/* How many requests went to the API, the token aside. */
guint platform_count_calls (StubServer *server);
/* Fails the test if @text (nullable) holds a secret or a token. */
void platform_assert_silent (const char *text);

G_END_DECLS
