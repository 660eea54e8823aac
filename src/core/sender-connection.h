/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Where PingOne is for a configuration: which hosts, and whether what is needed to sign in there is
 * all entered. Pure functions; nothing is asked.
 */

/* The domain of a region, such as `pingone.eu`; its hosts are `api.` and `auth.` of it. */
const char *sender_connection_get_domain (SenderRegion region);

/* What is missing or malformed first, in one sentence, and the path of the field in @path (out)
 * (optional); NULL unless there is something. */
const char *sender_connection_find_fault (SenderConfig *config,
                                          const char  **path);
/* The same as an error, SENDER_ERROR_INVALID, unless the connection is complete. @path (out)
 * (optional): the field to mend. */
gboolean sender_connection_check (SenderConfig *config,
                                  const char  **path,
                                  GError      **error);
/* Whether both sign in at the same place as the same, the secret aside. */
gboolean sender_connection_equal (SenderConfig *one,
                                  SenderConfig *other);
/* Whether both manage one environment, whoever signs in there. */
gboolean sender_connection_shares_environment (SenderConfig *one,
                                               SenderConfig *other);
/* Whether @path is edited with the connection: `environment.…` and `pingone.…`. */
gboolean sender_connection_has (const char *path);

/* Of a complete one: `https://api.pingone.eu`, and the origin and URL that issue tokens, which are
 * those of the custom domain if there is one. (transfer full) */
char *sender_connection_dup_api_origin (SenderConfig *config);
char *sender_connection_dup_auth_origin (SenderConfig *config);
char *sender_connection_dup_token_url (SenderConfig *config);
/* Where device authentications are started; @standard: with PingOne's own name, whatever the custom
 * domain. (transfer full) */
char *sender_connection_dup_authentications_url (SenderConfig *config,
                                                 gboolean      standard);
/* An id as PingOne writes it: in small letters. (transfer full) */
char *sender_connection_dup_environment (SenderConfig *config);
char *sender_connection_dup_client_id (SenderConfig *config);

G_END_DECLS
