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

const char *
sender_carried_find_print (const SenderCarriedSides *sides,
                           const char               *name)
{
  g_autofree char *request = dup_request_key (sides);
  g_autofree char *key = request != NULL ? dup_print_key (request, name) : NULL;

  return key != NULL ? sender_json_get_string_member (sides->prints, key) : NULL;
}

/**
 * sender_carried_headers_drop_prints:
 * @prints: of what was published; changed
 * @sides: a request in each state
 * @carried: what became of its headers
 *
 * Lets go of what was published and is taken out again.
 */
void
sender_carried_headers_drop_prints (SenderJson                 *prints,
                                    const SenderCarriedSides   *sides,
                                    const SenderCarriedHeaders *carried)
{
  g_autofree char *request = carried->removed != NULL ? dup_request_key (sides) : NULL;
  g_auto (GStrv)   names = request != NULL ? g_strsplit (carried->removed, ", ", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *key = dup_print_key (request, names[i]);

      sender_json_remove_member (prints, key);
    }
}

static void
put_print (SenderJson               *made,
           const SenderCarriedSides *sides,
           const char               *request,
           const char               *name,
           const char               *print)
{
  g_autofree char *key = dup_print_key (request, name);

  if (print == NULL)
    return;
  sender_json_set_string (made, request, get_member (sides, "url"));
  sender_json_set_string (made, key, print);
}

/* Where theirs was kept, what was published before is what it is told against. */
static void
add_prints (SenderJson               *made,
            const SenderCarriedSides *sides,
            const char               *request)
{
  SenderCredentialWalk each = { .headers = sender_carried_get_headers (sides->ours) };

  while (sender_credential_walk_next (&each))
    {
      const char      *now = sender_carried_find_value (sides->theirs, each.name);
      const char      *print = sender_carried_find_print (sides, each.name);
      g_autofree char *fresh = NULL;

      if (g_strcmp0 (now, each.value) == 0 &&
          (print == NULL || !sender_keyed_digest_fits (print, each.value)))
        print = fresh = sender_keyed_digest_new (each.value);
      put_print (made, sides, request, each.name, print);
    }
}

/* One that is not wanted any more and yet is there, as somebody else has changed it: what was
 * published says so the next time, too. */
static void
keep_prints (SenderJson               *made,
             const SenderCarriedSides *sides,
             const char               *request)
{
  SenderCredentialWalk each = { .headers = sender_carried_get_headers (sides->theirs) };

  while (sender_credential_walk_next (&each))
    if (sender_carried_find_value (sides->ours, each.name) == NULL)
      put_print (made, sides, request, each.name, sender_carried_find_print (sides, each.name));
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
  SenderJson *requests = sender_json_get_member (ours, "requests");

  for (guint i = 0; i < places->len; i++)
    {
      const SenderMergePlaces *each = &g_array_index (places, SenderMergePlaces, i);
      const SenderCarriedSides sides = sender_carried_sides_new (base, ours, live, before, each);
      const char              *method = get_member (&sides, "deliveryMethod");
      g_autofree char         *request = NULL;

      if (sides.ours == NULL || method == NULL)
        continue;
      request = dup_key (method, sender_carried_count_before (requests, (guint) each->ours));
      add_prints (made, &sides, request);
      keep_prints (made, &sides, request);
    }
  return made;
}
