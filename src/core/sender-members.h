/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One member of the JSON object that a message is, with the variables its value holds. */
typedef struct
{
  char *key;
  GStrv variables;
} SenderMember;

/* (element-type SenderMember) (transfer full) (nullable): the members in order; NULL where the
 * message is no JSON object, whatever its variables stand for. */
GPtrArray *sender_members_new (const char *content);
/* The member whose value holds ${@variable}, NULL if there is none. */
const SenderMember *sender_members_find (GPtrArray  *members,
                                         const char *variable);

G_END_DECLS
