/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-platform.h"

G_BEGIN_DECLS

/* Where the resources of the platform API are, below an environment. */

/* Path and query behind the environment's. (transfer full) */
char *sender_platform_make_target (SenderPlatformResource resource,
                                   const char            *a,
                                   const char            *b,
                                   GError               **error);
/* Whether it comes in pages. */
gboolean sender_platform_is_list (SenderPlatformResource resource);
/* Of a body that is written to it. */
const char *sender_platform_get_content_type (SenderPlatformResource resource);
/* `POST`, `PUT` or `DELETE`, NULL if @resource can't be written so. */
const char *sender_platform_get_method (SenderPlatformResource resource,
                                        SenderPlatformWrite    write);

G_END_DECLS
