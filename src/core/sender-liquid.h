/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The subset of Liquid that flows of our kind use: {{ path.to.value }} with trimmed white space and
 * {{- -}}. Filters and tags ({% %}, `|`) are recognised and reported, not interpreted.
 */

typedef struct
{
  gsize    start;
  gsize    end;
  char    *path;      /* (owned): without filters */
  gboolean supported; /* FALSE: a filter or a tag */
} SenderLiquidRef;

void     sender_liquid_ref_clear (SenderLiquidRef *ref);
gboolean sender_liquid_next (const char      *text,
                             gsize            offset,
                             SenderLiquidRef *ref);

/* (transfer full) (nullable): a missing path renders as nothing. */
typedef char *(*SenderLiquidLookup) (const char *path,
                                     gpointer    user_data);
char *sender_liquid_render (const char        *text,
                            SenderLiquidLookup lookup,
                            gpointer           user_data);

G_END_DECLS
