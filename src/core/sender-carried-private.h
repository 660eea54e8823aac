/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-carried-headers.h"

G_BEGIN_DECLS

/* Shared by the sender-carried-*.c only. */

/* Where a walk over the credentials of a request is; all zero but for @headers before it. */
typedef struct
{
  SenderJson *headers; /* (nullable) */
  guint       next;
  const char *name;
  const char *value;
} SenderCredentialWalk;

/* Goes on to the next header that is a credential. */
gboolean sender_credential_walk_next (SenderCredentialWalk *self);

/* All of @request (nullable), or none. (nullable) */
SenderJson *sender_carried_get_headers (SenderJson *request);
/* The case of a name does not count. (nullable) */
const char *sender_carried_find_value (SenderJson *request,
                                       const char *name);
/* How many requests of the method of the one at @position are before it. */
guint sender_carried_count_before (SenderJson *requests,
                                   guint       position);
/* Whether the state that is gone back to had the header @name. */
gboolean sender_carried_was_there (const SenderCarriedSides *sides,
                                   const char               *name);
/* Whether somebody else is the author of the header @name of theirs, or of there being none. */
gboolean sender_carried_is_theirs (const SenderCarriedSides *sides,
                                   const char               *name);

G_END_DECLS
