/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SENDER_ERROR:
 *
 * The one error domain. Foreign errors are mapped to it at the border where they appear.
 */
#define SENDER_ERROR (sender_error_quark ())

GQuark sender_error_quark (void);

/**
 * SenderError:
 * @SENDER_ERROR_INVALID: a value, path or argument that is not allowed
 * @SENDER_ERROR_NOT_FOUND: nothing of that name, id or path
 * @SENDER_ERROR_AMBIGUOUS: a name that fits more than one thing
 * @SENDER_ERROR_FORMAT: text that can't be read; the message says line and column
 * @SENDER_ERROR_LIMIT: input over a limit (size, depth)
 * @SENDER_ERROR_VERSION: a document of a newer version
 * @SENDER_ERROR_CONFLICT: somebody else changed it in between
 * @SENDER_ERROR_BUSY: another program, or another window, is at it just now
 * @SENDER_ERROR_STORAGE: the disk refused (full, read-only, no permission)
 * @SENDER_ERROR_BLOCKED: refused here before connecting: scheme, host or header not allowed
 * @SENDER_ERROR_RESOLVE: the host name has no address
 * @SENDER_ERROR_CONNECT: no connection: refused or unreachable
 * @SENDER_ERROR_TLS: the certificate or the TLS handshake is not acceptable
 * @SENDER_ERROR_TIMEOUT: the deadline passed
 * @SENDER_ERROR_CUT: the connection ended in the middle
 * @SENDER_ERROR_TOO_LARGE: the answer is over the cap
 * @SENDER_ERROR_BAD_REPLY: the answer can't be read
 * @SENDER_ERROR_UNAUTHORIZED: the service rejects the credential
 * @SENDER_ERROR_FORBIDDEN: the credential lacks a permission
 * @SENDER_ERROR_RATE_LIMITED: too many requests
 * @SENDER_ERROR_REFUSED: the service refuses the request for another reason (4xx)
 * @SENDER_ERROR_SERVER: the service failed (5xx)
 * @SENDER_ERROR_KEYRING_ABSENT: no secret service is running
 * @SENDER_ERROR_KEYRING_LOCKED: the keyring stays locked
 * @SENDER_ERROR_KEYRING_DISMISSED: the user closed the unlock prompt
 * @SENDER_ERROR_KEYRING_TIMEOUT: the secret service doesn't answer
 * @SENDER_ERROR_KEYRING_FAILED: the secret service answered with an error
 * @SENDER_ERROR_SECRET_MISSING: the keyring works and holds no such secret
 *
 * One code for each different thing the user can do next. Cancellation stays
 * %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  SENDER_ERROR_INVALID,
  SENDER_ERROR_NOT_FOUND,
  SENDER_ERROR_AMBIGUOUS,
  SENDER_ERROR_FORMAT,
  SENDER_ERROR_LIMIT,
  SENDER_ERROR_VERSION,
  SENDER_ERROR_CONFLICT,
  SENDER_ERROR_BUSY,
  SENDER_ERROR_STORAGE,
  SENDER_ERROR_BLOCKED,
  SENDER_ERROR_RESOLVE,
  SENDER_ERROR_CONNECT,
  SENDER_ERROR_TLS,
  SENDER_ERROR_TIMEOUT,
  SENDER_ERROR_CUT,
  SENDER_ERROR_TOO_LARGE,
  SENDER_ERROR_BAD_REPLY,
  SENDER_ERROR_UNAUTHORIZED,
  SENDER_ERROR_FORBIDDEN,
  SENDER_ERROR_RATE_LIMITED,
  SENDER_ERROR_REFUSED,
  SENDER_ERROR_SERVER,
  SENDER_ERROR_KEYRING_ABSENT,
  SENDER_ERROR_KEYRING_LOCKED,
  SENDER_ERROR_KEYRING_DISMISSED,
  SENDER_ERROR_KEYRING_TIMEOUT,
  SENDER_ERROR_KEYRING_FAILED,
  SENDER_ERROR_SECRET_MISSING,
} SenderError;

G_END_DECLS
