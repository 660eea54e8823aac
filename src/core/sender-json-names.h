/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The names of the objects a scan is inside of, to tell a repeated one. It is a stack: an object's
 * names go when it ends. Texts are decoded at the end of its buffer, so that a name is never
 * copied; nothing is allocated once the buffers have grown.
 */

typedef struct
{
  guint32 hash;
  guint32 offset;
  guint32 length;
  guint   depth;
} SenderJsonName;

typedef struct
{
  char           *buffer;
  gsize           used;
  gsize           capacity;
  SenderJsonName *names;
  guint           n_names;
  guint           names_capacity;
  guint32        *slots;
  guint32         mask;
  guint32         seed;
} SenderJsonNames;

void sender_json_names_init (SenderJsonNames *self);
void sender_json_names_clear (SenderJsonNames *self);

/* Makes room for all that a text of @length bytes can decode to. */
void sender_json_names_reserve (SenderJsonNames *self,
                                gsize            length);

/* Where the next text is decoded to. */
static inline char *
sender_json_names_get_end (SenderJsonNames *self)
{
  return self->buffer + self->used;
}

/* Keeps the @length bytes and the zero at the end as a name at @depth; FALSE if it is there. */
gboolean sender_json_names_push (SenderJsonNames *self,
                                 guint            depth,
                                 gsize            length);

/* Forgets all names but the first @n_names. */
void sender_json_names_pop_to (SenderJsonNames *self,
                               guint            n_names);

G_END_DECLS
