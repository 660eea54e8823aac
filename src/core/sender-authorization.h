/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_AUTHORIZATION (sender_authorization_get_type ())

G_DECLARE_FINAL_TYPE (SenderAuthorization, sender_authorization,
                      SENDER, AUTHORIZATION, SenderRecord)

SenderAuthorization    *sender_authorization_new (void);
SenderAuthorizationKind sender_authorization_get_kind (SenderAuthorization *self);
const char             *sender_authorization_get_username (SenderAuthorization *self);
SenderGrant             sender_authorization_get_grant (SenderAuthorization *self);
const char             *sender_authorization_get_token_url (SenderAuthorization *self);
const char             *sender_authorization_get_client_id (SenderAuthorization *self);
const char *const      *sender_authorization_get_scopes (SenderAuthorization *self);
const char             *sender_authorization_get_header_name (SenderAuthorization *self);
SenderJson             *sender_authorization_get_remote (SenderAuthorization *self);

G_END_DECLS
