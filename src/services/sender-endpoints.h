/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-transport.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* Where the services are, and where SENDER_STUDIO_ENDPOINTS says they are (design, section 8). */

typedef struct _SenderEndpoints SenderEndpoints;

/* @text NULL: no redirection. SENDER_ERROR_INVALID for an unknown service or a base that is not
 * a loopback address. */
SenderEndpoints *sender_endpoints_new (const char *text,
                                       GError    **error);
/* From the environment variable. */
SenderEndpoints *sender_endpoints_new_from_environment (GError **error);
SenderEndpoints *sender_endpoints_ref (SenderEndpoints *self);
void             sender_endpoints_unref (SenderEndpoints *self);
/* While it redirects anything, all that is done is SIMULATED. */
gboolean sender_endpoints_is_simulated (SenderEndpoints *self);
/* A SenderRouteFunc's work: @url, or where it goes instead; SENDER_ERROR_BLOCKED for a host that is
 * not mapped while redirecting. */
char *sender_endpoints_map (SenderEndpoints *self,
                            const char      *url,
                            GError         **error);
/* A transport that goes where the endpoints say. */
SenderTransport *sender_endpoints_make_transport (SenderEndpoints *self);
/* The same for PingOne, where the custom domain of @config is one of its hosts. */
SenderTransport *sender_endpoints_make_platform_transport (SenderEndpoints *self,
                                                           SenderConfig    *config);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderEndpoints, sender_endpoints_unref)

G_END_DECLS
