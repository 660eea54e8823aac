/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* What the files of the tree share: sender-json.c, sender-json-members.c, sender-json-parser.c. */

struct _SenderJson
{
  gatomicrefcount ref_count;
  SenderJsonKind  kind;
  guint           line;
  guint           column;
  gboolean        boolean;
  char           *text;   /* (owned) (nullable): of numbers and strings */
  GPtrArray      *values; /* (owned) (nullable): of arrays and objects */
  GPtrArray      *names;  /* (owned) (nullable): of objects */
  GHashTable     *index;  /* (owned) (nullable): name to position plus 1, of large objects */
};

SenderJson *sender_json_new_value (SenderJsonKind kind);
char       *sender_json_dup_valid (const char *text);
void        sender_json_add_member (SenderJson *self,
                                    char       *name,
                                    SenderJson *value);

G_END_DECLS
