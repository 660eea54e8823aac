/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What PingOne says when a request is no success (reference: PingOne, 4.2 and 4.3). Who decides
 * asks for status and codes; the texts are for people, and no secret is left in them. */

/**
 * SenderPlatformDetail:
 * @code: (nullable): such as `UNIQUENESS_VIOLATION`
 * @target: (nullable): the member that is meant
 * @message: (nullable): the service's own sentence
 * @allowed: (nullable): what would be right, in words
 * @says_when: whether @allowed tells when to try again
 *
 * One thing that is wrong with a request.
 */
typedef struct
{
  char    *code;
  char    *target;
  char    *message;
  char    *allowed;
  gboolean says_when;
} SenderPlatformDetail;

/**
 * SenderPlatformFault:
 * @status: HTTP status, 0 if no answer came
 * @is_token: whether it is the token that was asked for
 * @code: (nullable): such as `INVALID_DATA`; of a token, the `error` of OAuth
 * @message: (nullable): the service's own sentence
 * @details: (element-type SenderPlatformDetail): what is wrong, one by one
 * @id: (nullable): the error's number, for PingOne's support
 * @correlation_id: (nullable): the request's number, likewise
 */
typedef struct
{
  guint      status;
  gboolean   is_token;
  char      *code;
  char      *message;
  GPtrArray *details;
  char      *id;
  char      *correlation_id;
} SenderPlatformFault;

/* Immutable, counted. */
SenderPlatformFault *sender_platform_fault_ref (SenderPlatformFault *self);
void                 sender_platform_fault_unref (SenderPlatformFault *self);

/* Whether it is @code, or one of its details is; of @target (nullable) if that is given. */
gboolean sender_platform_fault_has (const SenderPlatformFault *self,
                                    const char                *code,
                                    const char                *target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPlatformFault, sender_platform_fault_unref)

G_END_DECLS
