/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-wire-view.h"

G_BEGIN_DECLS

/* Takes pairs apart that arrive piece by piece. Of sender-wire-view.c only. */

typedef struct
{
  GPtrArray  *segments; /* (unowned): where to */
  GHashTable *wrong;    /* (unowned) (element-type utf8): keys that errors are about */
  gboolean    decoded;

  GString *key;       /* (owned): of the pair, decoded */
  guint    key_start; /* where its segments begin */
  gboolean in_value;
} SenderWirePairs;

void sender_wire_pairs_init (SenderWirePairs *self,
                             GPtrArray       *segments,
                             GHashTable      *wrong,
                             gboolean         decoded);
void sender_wire_pairs_feed (SenderWirePairs *self,
                             const char      *text,
                             gsize            length,
                             const char      *variable,
                             gboolean         known);
/* To be called once, at the end. */
void sender_wire_pairs_finish (SenderWirePairs *self);

/* Appends a segment; empty text is none. */
void sender_wire_add (GPtrArray     *segments,
                      SenderWireKind kind,
                      const char    *text,
                      gssize         length,
                      const char    *variable);

G_END_DECLS
