/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-names.h"

#include <string.h>

#define FIRST_SLOTS 32

/**
 * sender_json_names_init:
 * @self: memory for a stack
 *
 * Makes an empty stack. The seed keeps a text made for it from filling the index with collisions.
 */
void
sender_json_names_init (SenderJsonNames *self)
{
  memset (self, 0, sizeof *self);
  self->seed = g_random_int ();
  self->mask = FIRST_SLOTS - 1;
  self->slots = g_new0 (guint32, FIRST_SLOTS);
}

/* Every text of the input was decoded here, a secret too. */
static void
free_buffer (SenderJsonNames *self)
{
  if (self->buffer != NULL)
    explicit_bzero (self->buffer, self->capacity);
  g_free (self->buffer);
}

/**
 * sender_json_names_clear:
 * @self: a stack
 *
 * Frees what @self holds, not @self.
 */
void
sender_json_names_clear (SenderJsonNames *self)
{
  free_buffer (self);
  g_free (self->names);
  g_free (self->slots);
  memset (self, 0, sizeof *self);
}

/**
 * sender_json_names_reserve:
 * @self: an empty stack
 * @length: bytes of the text to be scanned
 *
 * Makes the buffer large enough for a whole scan: decoded text with its zero is shorter than the
 * quoted text, and a literal is copied after those.
 */
void
sender_json_names_reserve (SenderJsonNames *self,
                           gsize            length)
{
  if (length < self->capacity)
    return;
  free_buffer (self);
  self->capacity = MAX (length + 1, 256);
  self->buffer = g_malloc (self->capacity);
}

static guint32
hash_name (SenderJsonNames *self,
           guint            depth,
           const char      *text,
           gsize            length)
{
  guint64 hash = (self->seed ^ ((guint64) depth << 32)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return (guint32) (hash ^ (hash >> 32));
}

static gboolean
is_same_name (SenderJsonNames      *self,
              const SenderJsonName *a,
              const SenderJsonName *b)
{
  return a->hash == b->hash && a->depth == b->depth && a->length == b->length &&
         memcmp (self->buffer + a->offset, self->buffer + b->offset, a->length) == 0;
}

/* The slot that holds the position of @name plus 1, or the free one where it belongs. */
static guint32 *
find_slot (SenderJsonNames      *self,
           const SenderJsonName *name)
{
  guint32 slot = name->hash & self->mask;

  while (self->slots[slot] != 0 && !is_same_name (self, &self->names[self->slots[slot] - 1], name))
    slot = (slot + 1) & self->mask;
  return &self->slots[slot];
}

static void
grow (SenderJsonNames *self)
{
  if (self->n_names == self->names_capacity)
    {
      self->names_capacity = MAX (16, self->names_capacity * 2);
      self->names = g_renew (SenderJsonName, self->names, self->names_capacity);
    }
  if (self->n_names * 2 <= self->mask)
    return;

  /* Entered again in the order of the stack, so that taking the last one out stays safe. */
  self->mask = self->mask * 2 + 1;
  g_free (self->slots);
  self->slots = g_new0 (guint32, self->mask + 1);
  for (guint i = 0; i < self->n_names; i++)
    *find_slot (self, &self->names[i]) = i + 1;
}

/**
 * sender_json_names_push:
 * @self: a stack
 * @depth: how many objects and arrays enclose the name
 * @length: bytes of the name, which has been decoded to sender_json_names_get_end()
 *
 * Keeps a name. Of the open objects only one is at @depth, so it tells the object.
 *
 * Returns: %FALSE if the object has the name already
 */
gboolean
sender_json_names_push (SenderJsonNames *self,
                        guint            depth,
                        gsize            length)
{
  SenderJsonName name = { .offset = self->used, .length = length, .depth = depth };
  guint32       *slot = NULL;

  name.hash = hash_name (self, depth, sender_json_names_get_end (self), length);
  grow (self);
  slot = find_slot (self, &name);
  if (*slot != 0)
    return FALSE;
  self->names[self->n_names++] = name;
  *slot = self->n_names;
  self->used += length + 1;
  return TRUE;
}

/**
 * sender_json_names_pop_to:
 * @self: a stack
 * @n_names: how many names stay
 *
 * Forgets the names of an object that has ended. The last one in is the first one out: only so
 * may a slot be emptied without hiding those that were moved on by it.
 */
void
sender_json_names_pop_to (SenderJsonNames *self,
                          guint            n_names)
{
  while (self->n_names > n_names)
    {
      const SenderJsonName *name = &self->names[self->n_names - 1];

      *find_slot (self, name) = 0;
      self->used = name->offset;
      self->n_names--;
    }
}
