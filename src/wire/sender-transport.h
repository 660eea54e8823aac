/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-request.h"
#include "sender-response.h"

G_BEGIN_DECLS

/*
 * The one hardened transport: a request in, a response out (design: "Sending"). The only user of
 * SoupSession for requests that leave.
 */

#define SENDER_TYPE_TRANSPORT (sender_transport_get_type ())

G_DECLARE_FINAL_TYPE (SenderTransport, sender_transport, SENDER, TRANSPORT, GObject)

#define SENDER_TRANSPORT_MAX_BODY (1024 * 1024)
#define SENDER_TRANSPORT_MAX_HEADERS (100 * 1024)
#define SENDER_TRANSPORT_DEADLINE 20.0

/**
 * SenderRouteFunc:
 * @url: where a request wants to go
 * @user_data: data given to sender_transport_set_router()
 * @error: return location
 *
 * Maps a URL to the one to connect to. The request keeps its own.
 *
 * Returns: (transfer full) (nullable): the URL to connect to, or %NULL with
 *   %SENDER_ERROR_BLOCKED set
 */
typedef char *(*SenderRouteFunc) (const char *url,
                                  gpointer    user_data,
                                  GError    **error);

/* Must be called first thing in main(), before a thread exists: libsoup older than 3.6.6 is held
 * to HTTP/1.1 by its environment only. */
void sender_transport_prepare_process (void);

SenderTransport *sender_transport_new (void);
void             sender_transport_set_router (SenderTransport *self,
                                              SenderRouteFunc  func,
                                              gpointer         user_data,
                                              GDestroyNotify   destroy);
/* For the tests' own certificate authority; never set by a program of ours. */
void sender_transport_set_tls_database (SenderTransport *self,
                                        GTlsDatabase    *database);
/* Seconds in all, for requests that start after the call. */
void sender_transport_set_deadline (SenderTransport *self,
                                    double           seconds);

void sender_transport_send_async (SenderTransport    *self,
                                  SenderRequest      *request,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* @was_written (out) (optional): whether a byte of the request may have left, so that it may have
 * had an effect; valid on success and on error. */
SenderResponse *sender_transport_send_finish (SenderTransport *self,
                                              GAsyncResult    *result,
                                              gboolean        *was_written,
                                              GError         **error);

G_END_DECLS
