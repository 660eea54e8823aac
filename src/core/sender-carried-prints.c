/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-carried-private.h"

#include "sender-keyed-digest.h"

#include <string.h>

/*
 * `SMS.0.x-api-key` is a print, and `SMS.0` the URL that the request had: it is found by that, as
 * others may come before it. Prints of earlier versions have no URLs.
 */

/* (nullable) */
static const char *
get_member (const SenderCarriedSides *sides,
            const char               *name)
{
  SenderJson *request = sides->base;

  if (request == NULL)
    request = sides->ours != NULL ? sides->ours : sides->theirs;
  return request != NULL ? sender_json_get_string_member (request, name) : NULL;
}

static char *
dup_key (const char *method,
         guint       nth)
{
  return g_strdup_printf ("%s.%u", method, nth);
}

/* Whether @key is one of a request of @method. */
static gboolean
is_of_method (const char *key,
              const char *method)
{
  gsize length = strlen (method);

  return strncmp (key, method, length) == 0 && key[length] == '.' &&
         strchr (key + length + 1, '.') == NULL;
}

/* The key of the only request of @method with that URL. (nullable) */
static const char *
find_by_url (SenderJson *prints,
             const char *method,
             const char *url,
             gboolean   *has_urls)
{
  const char *found = NULL;
  gboolean    is_only = TRUE;

  for (guint i = 0; i < sender_json_get_length (prints); i++)
    {
      const char *key = sender_json_get_name (prints, i);

      if (!is_of_method (key, method))
        continue;
      *has_urls = TRUE;
      if (g_strcmp0 (sender_json_get_string_member (prints, key), url) != 0)
        continue;
      is_only = found == NULL;
      found = key;
    }
  return is_only ? found : NULL;
}

/* Where it stood, if it had that URL, or had no other beside it, or nothing is noted of URLs.
 * (transfer full) (nullable) */
static char *
dup_request_key (const SenderCarriedSides *sides)
{
  const char      *method = get_member (sides, "deliveryMethod");
  const char      *url = get_member (sides, "url");
  gboolean         has_urls = FALSE;
  const char      *found = NULL;
  g_autofree char *key = NULL;

  if (method == NULL || sides->prints == NULL)
    return NULL;
  found = find_by_url (sides->prints, method, url, &has_urls);
  if (found != NULL || sides->nth < 0)
    return g_strdup (found);
  key = dup_key (method, (guint) sides->nth);
  if (!has_urls || sides->is_alone ||
      g_strcmp0 (sender_json_get_string_member (sides->prints, key), url) == 0)
    return g_steal_pointer (&key);
  return NULL;
}

static char *
dup_print_key (const char *request,
               const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_strdup_printf ("%s.%s", request, lower);
}

/* What of the header @name was published last. (nullable) */
static const char *
find_print (const SenderCarriedSides *sides,
            const char               *name)
{
  g_autofree char *request = dup_request_key (sides);
  g_autofree char *key = request != NULL ? dup_print_key (request, name) : NULL;

  return key != NULL ? sender_json_get_string_member (sides->prints, key) : NULL;
}

gboolean
sender_carried_is_theirs (const SenderCarriedSides *sides,
                          const char               *name)
{
  const char *now = sender_carried_find_value (sides->theirs, name);
  const char *print = find_print (sides, name);

  if (now == NULL)
    return print != NULL;
  return print == NULL || !sender_keyed_digest_fits (print, now);
}

/* Where a walk over the prints of a request is; all zero but for the first two before it. */
typedef struct
{
  SenderJson *prints; /* (nullable) */
  const char *of;     /* the key of a request, or a method for all of its (nullable) */
  guint       next;
  const char *key;
  const char *name; /* what of the key is beyond @of */
  const char *print;
} PrintWalk;

static gboolean
print_walk_next (PrintWalk *self)
{
  gsize length = self->of != NULL && self->prints != NULL ? strlen (self->of) : 0;

  while (length > 0 && self->next < sender_json_get_length (self->prints))
    {
      self->key = sender_json_get_name (self->prints, self->next++);
      if (strncmp (self->key, self->of, length) != 0 || self->key[length] != '.')
        continue;
      self->name = self->key + length + 1;
      self->print = sender_json_get_string_member (self->prints, self->key);
      return TRUE;
    }
  return FALSE;
}

/**
 * sender_carried_headers_are_touched:
 * @sides: a request that was published and is there
 *
 * Tells whether somebody else added or changed one, or took one away, as far as there are prints.
 *
 * Returns: whether that is so
 */
gboolean
sender_carried_headers_are_touched (const SenderCarriedSides *sides)
{
  g_autofree char     *request = dup_request_key (sides);
  PrintWalk            was = { .prints = sides->prints, .of = request };
  SenderCredentialWalk is = { .headers = sender_carried_get_headers (sides->theirs) };

  if (sides->prints == NULL)
    return FALSE;
  while (sender_credential_walk_next (&is))
    if (sender_carried_is_theirs (sides, is.name))
      return TRUE;
  while (print_walk_next (&was))
    if (sender_carried_find_value (sides->theirs, was.name) == NULL)
      return TRUE;
  return FALSE;
}

/* Of what neither we want nor is there nothing is to be told. What is wanted of a state that is
 * gone back to nobody knows. */
static gboolean
is_over (const SenderCarriedSides *sides,
         SenderJson               *request,
         const char               *name)
{
  return sides->ours != NULL && sender_carried_find_value (sides->ours, name) == NULL &&
         sender_carried_find_value (request, name) == NULL;
}

/* What was published before, but for what is taken out by us. */
static void
move_prints (SenderJson               *made,
             const SenderCarriedSides *sides,
             SenderJson               *request,
             const char               *key,
             const char               *removed)
{
  g_autofree char *from = dup_request_key (sides);
  PrintWalk        each = { .prints = sides->prints, .of = from };
  g_autofree char *lower = removed != NULL ? g_ascii_strdown (removed, -1) : NULL;
  g_auto (GStrv)   gone = g_strsplit (lower != NULL ? lower : "", ", ", -1);

  while (print_walk_next (&each))
    {
      g_autofree char *moved = NULL;

      if (g_strv_contains ((const char *const *) gone, each.name) ||
          is_over (sides, request, each.name))
        continue;
      moved = dup_print_key (key, each.name);
      sender_json_set_string (made, moved, each.print);
    }
}

/**
 * sender_carried_headers_take_prints:
 * @made: prints of the requests before it; changed
 * @sides: the request in each state
 * @request: (nullable): it as it is written, or is there by now
 * @url: (nullable): where it counts as published to once it is
 * @removed: (nullable): what [func@carried_headers_put] says of those that are taken out
 *
 * Makes what tells who changed a header of that request later. Where theirs was kept, what was
 * published before is what it is told against; one that is not wanted any more and yet is there is
 * one of those.
 */
void
sender_carried_headers_take_prints (SenderJson               *made,
                                    const SenderCarriedSides *sides,
                                    SenderJson               *request,
                                    const char               *url,
                                    const char               *removed)
{
  SenderCredentialWalk each = { .headers = sender_carried_get_headers (sides->ours) };
  SenderJson          *any = sides->ours != NULL ? sides->ours : request;
  g_autofree char     *key = dup_key (sender_json_get_string_member (any, "deliveryMethod"),
                                      (guint) sides->nth_ours);
  guint                n_before = sender_json_get_length (made);

  move_prints (made, sides, request, key, removed);
  while (sender_credential_walk_next (&each))
    {
      const char      *value = sender_carried_find_value (request, each.name);
      g_autofree char *name = dup_print_key (key, each.name);
      const char      *print = sender_json_get_string_member (made, name);
      g_autofree char *fresh = NULL;

      if (g_strcmp0 (value, each.value) != 0 ||
          (print != NULL && sender_keyed_digest_fits (print, value)))
        continue;
      fresh = sender_keyed_digest_new (value);
      sender_json_set_string (made, name, fresh);
    }
  if (sender_json_get_length (made) > n_before || !sides->is_alone)
    sender_json_set_string (made, key, url);
}

/**
 * sender_carried_headers_make_prints:
 * @base: (nullable): the sender as it counts as published by now
 * @ours: what the configuration says, as it is written
 * @live: (nullable): what is live by now
 * @before: (nullable): prints of what was published before
 * @places: (element-type SenderMergePlaces): where each request stands in those three
 *
 * Makes what tells, the next time, who changed a header.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_carried_headers_make_prints (SenderJson *base,
                                    SenderJson *ours,
                                    SenderJson *live,
                                    SenderJson *before,
                                    GArray     *places)
{
  SenderJson *made = sender_json_new_object ();

  for (guint i = 0; i < places->len; i++)
    {
      const SenderMergePlaces *each = &g_array_index (places, SenderMergePlaces, i);
      const SenderCarriedSides sides = sender_carried_sides_new (base, ours, live, before, each);

      if (sides.ours != NULL)
        sender_carried_headers_take_prints (made, &sides, sides.theirs, get_member (&sides, "url"),
                                            NULL);
    }
  return made;
}

/**
 * sender_carried_headers_keep_prints:
 * @made: prints; changed
 * @before: (nullable): prints of what was published before
 * @method: a delivery method of whose requests nothing was made
 *
 * Keeps what was noted of them.
 */
void
sender_carried_headers_keep_prints (SenderJson *made,
                                    SenderJson *before,
                                    const char *method)
{
  PrintWalk each = { .prints = before, .of = method };

  while (print_walk_next (&each))
    sender_json_set_string (made, each.key, each.print);
}

static gboolean
shows (const SenderCarriedSides *after,
       const SenderCarriedSides *before)
{
  SenderCredentialWalk each = { .headers = sender_carried_get_headers (after->theirs) };

  while (sender_credential_walk_next (&each))
    {
      const char *print = find_print (after, each.name);
      const char *former = find_print (before, each.name);

      if (print != NULL && sender_keyed_digest_fits (print, each.value) &&
          (former == NULL || !sender_keyed_digest_fits (former, each.value)))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_carried_headers_show:
 * @sender: a sender as it is live
 * @after: (nullable): prints of what a write makes of it
 * @before: (nullable): prints of what was published before that
 *
 * Looks for what only that write, or somebody with the same credential, can have put there.
 *
 * Returns: whether it is there
 */
gboolean
sender_carried_headers_show (SenderJson *sender,
                             SenderJson *after,
                             SenderJson *before)
{
  SenderJson *requests = sender_json_get_member (sender, "requests");

  for (guint i = 0; requests != NULL && i < sender_json_get_length (requests); i++)
    {
      const SenderMergePlaces  places = { (int) i, (int) i, (int) i };
      const SenderCarriedSides now =
        sender_carried_sides_new (sender, sender, sender, after, &places);
      const SenderCarriedSides then =
        sender_carried_sides_new (sender, sender, sender, before, &places);

      if (shows (&now, &then))
        return TRUE;
    }
  return FALSE;
}
