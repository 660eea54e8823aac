/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-endpoints.h"
#include "sender-enums.h"

G_BEGIN_DECLS

/*
 * Whether PingOne takes the connection of a configuration, by two requests that change nothing: a
 * token, and the notification settings of the environment.
 */

typedef enum
{
  SENDER_CONNECTION_GOOD,
  SENDER_CONNECTION_INCOMPLETE, /* nothing was asked */
  SENDER_CONNECTION_WRONG_PAIR, /* client ID or secret */
  SENDER_CONNECTION_WRONG_CLIENT_AUTHENTICATION,
  SENDER_CONNECTION_UNKNOWN_WORKER_ENVIRONMENT,
  SENDER_CONNECTION_NO_ENVIRONMENT_OR_ROLE,
  SENDER_CONNECTION_NETWORK, /* nobody answered */
  SENDER_CONNECTION_OTHER,
} SenderConnectionOutcome;

/**
 * SenderConnectionVerdict:
 * @outcome: what was found
 * @text: the same in words
 * @path: (nullable): the field to mend
 * @right: of %SENDER_CONNECTION_WRONG_CLIENT_AUTHENTICATION: what works
 *
 * What PingOne says of a connection.
 */
typedef struct
{
  SenderConnectionOutcome    outcome;
  char                      *text;
  const char                *path;
  SenderClientAuthentication right;
} SenderConnectionVerdict;

void sender_connection_verdict_clear (SenderConnectionVerdict *self);

void sender_connection_verify_async (SenderEndpoints    *endpoints,
                                     SenderConfig       *config,
                                     const char         *secret,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* FALSE with G_IO_ERROR_CANCELLED only; all else is a @verdict (out). */
gboolean sender_connection_verify_finish (GAsyncResult            *result,
                                          SenderConnectionVerdict *verdict,
                                          GError                 **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderConnectionVerdict, sender_connection_verdict_clear)

G_END_DECLS
