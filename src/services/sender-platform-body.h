/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"
#include "sender-request.h"

G_BEGIN_DECLS

/* The body of a write, whose secret is put in just before it leaves: no JSON tree ever holds it. */

typedef struct _SenderPlatformBody SenderPlatformBody;

/* @member: path of the secret's member, such as `authentication.password`; NULL if there is none.
 * All are copied. */
SenderPlatformBody *sender_platform_body_new (SenderJson *json,
                                              const char *type,
                                              const char *member,
                                              const char *secret,
                                              GError    **error);
void                sender_platform_body_free (SenderPlatformBody *self);
void                sender_platform_body_give (SenderPlatformBody *self,
                                               SenderRequest      *request);
/* Adds to @secrets (element-type utf8) what an answer to it must not repeat: its secret, and what
 * else in it is one, a credential among its headers. */
void sender_platform_body_add_secrets (SenderPlatformBody *self,
                                       GPtrArray          *secrets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPlatformBody, sender_platform_body_free)

G_END_DECLS
