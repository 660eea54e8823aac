/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-carried-private.h"

#include "sender-credential.h"
#include "sender-url.h"

/*
 * PingOne shows what they are. Whether one that is not ours was changed here or there is told by a
 * print of what was published: the configuration itself has the value, so that nothing is kept of
 * it that is not there already.
 */

SenderJson *
sender_carried_get_headers (SenderJson *request)
{
  SenderJson *headers = request != NULL ? sender_json_get_member (request, "headers") : NULL;

  return headers != NULL && sender_json_get_kind (headers) == SENDER_JSON_OBJECT ? headers : NULL;
}

static SenderJson *
ensure_headers (SenderJson *request)
{
  if (sender_carried_get_headers (request) == NULL)
    sender_json_set_member (request, "headers", sender_json_new_object ());
  return sender_carried_get_headers (request);
}

const char *
sender_carried_find_value (SenderJson *request,
                           const char *name)
{
  SenderJson *headers = sender_carried_get_headers (request);

  for (guint i = 0; headers != NULL && i < sender_json_get_length (headers); i++)
    {
      const char *other = sender_json_get_name (headers, i);

      if (g_ascii_strcasecmp (other, name) == 0)
        return sender_json_get_string_member (headers, other);
    }
  return NULL;
}

gboolean
sender_credential_walk_next (SenderCredentialWalk *self)
{
  while (self->headers != NULL && self->next < sender_json_get_length (self->headers))
    {
      self->name = sender_json_get_name (self->headers, self->next++);
      self->value = sender_json_get_string_member (self->headers, self->name);
      if (self->value != NULL && sender_credential_is_header (self->name, self->value))
        return TRUE;
    }
  return FALSE;
}

static SenderJson *
get_requests (SenderJson *sender)
{
  return sender != NULL ? sender_json_get_member (sender, "requests") : NULL;
}

static const char *
get_method (SenderJson *request)
{
  return sender_json_get_string_member (request, "deliveryMethod");
}

guint
sender_carried_count_before (SenderJson *requests,
                             guint       position)
{
  const char *method = get_method (sender_json_get_element (requests, position));
  guint       n_before = 0;

  for (guint i = 0; i < position; i++)
    n_before += g_strcmp0 (get_method (sender_json_get_element (requests, i)), method) == 0;
  return n_before;
}

/* (nullable) */
static SenderJson *
get_request (SenderJson *sender,
             int         position)
{
  return position >= 0 ? sender_json_get_element (get_requests (sender), (guint) position) : NULL;
}

/* Which one of its method it is. */
static int
find_nth (SenderJson *sender,
          int         position)
{
  if (position < 0)
    return -1;
  return (int) sender_carried_count_before (get_requests (sender), (guint) position);
}

/* Whether the request has no other of its method beside it. */
static gboolean
is_alone (SenderJson *sender,
          int         position)
{
  SenderJson *requests = get_requests (sender);
  const char *method = get_method (get_request (sender, position));
  guint       n_all = 0;

  for (guint i = 0; i < sender_json_get_length (requests); i++)
    n_all += g_strcmp0 (get_method (sender_json_get_element (requests, i)), method) == 0;
  return n_all == 1;
}

/**
 * sender_carried_sides_new:
 * @base: (nullable): the sender as it was published last
 * @ours: as the configuration says
 * @theirs: (nullable): as it is live
 * @prints: (nullable): of what was published
 * @places: where a request stands in each of them
 *
 * Finds a request in each state.
 *
 * Returns: the sides; nothing is owned
 */
SenderCarriedSides
sender_carried_sides_new (SenderJson              *base,
                          SenderJson              *ours,
                          SenderJson              *theirs,
                          SenderJson              *prints,
                          const SenderMergePlaces *places)
{
  SenderCarriedSides sides = {
    .base = get_request (base, places->base),
    .ours = get_request (ours, places->ours),
    .theirs = get_request (theirs, places->theirs),
    .prints = prints,
    .nth = -1,
    .nth_ours = find_nth (ours, places->ours),
  };
  SenderJson *known = base != NULL ? base : ours;
  int         position = base != NULL ? places->base : places->ours;

  if (position < 0)
    return sides;
  sides.nth = find_nth (known, position);
  sides.is_alone = is_alone (known, position);
  return sides;
}

/**
 * sender_carried_sides_go_back:
 * @sides: a request in each state
 * @then: (nullable): what [func@carried_headers_note] noted of ours, a state that is gone back to
 *
 * Says that no credential of ours is known: where they were noted, it is known which there were.
 */
void
sender_carried_sides_go_back (SenderCarriedSides *sides,
                              SenderJson         *then)
{
  sides->ours = NULL;
  sides->then = sides->nth_ours >= 0 ? then : NULL;
}

/* A credential goes to no other server than the one it was for. */
static gboolean
is_same_server (SenderJson *a,
                SenderJson *b)
{
  const char *left = sender_json_get_string_member (a, "url");
  const char *right = sender_json_get_string_member (b, "url");

  return g_strcmp0 (left, right) == 0 || sender_url_is_on (left, right);
}

static void
put_header (SenderJson *request,
            const char *name,
            const char *value)
{
  if (sender_carried_find_value (request, name) == NULL)
    sender_json_set_string (ensure_headers (request), name, value);
}

static gboolean
is_taken (GArray *places,
          guint   position)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, SenderMergePlaces, i).theirs == (int) position)
      return TRUE;
  return FALSE;
}

static gboolean
has_credential (SenderJson *request)
{
  SenderCredentialWalk walk = { .headers = sender_carried_get_headers (request) };

  return sender_credential_walk_next (&walk);
}

/**
 * sender_carried_sides_take_moved:
 * @sides: a request in each state; changed
 * @request: it as it is to be written
 * @theirs: the sender as it is live
 * @places: (element-type SenderMergePlaces): where all requests stand
 *
 * Takes, for a request that is made again, the one that it may have become since: the only one with
 * credentials that goes to the same server and that no other request is.
 */
void
sender_carried_sides_take_moved (SenderCarriedSides *sides,
                                 SenderJson         *request,
                                 SenderJson         *theirs,
                                 GArray             *places)
{
  SenderJson *requests = get_requests (theirs);
  SenderJson *found = NULL;

  for (guint i = 0; requests != NULL && i < sender_json_get_length (requests); i++)
    {
      SenderJson *each = sender_json_get_element (requests, i);

      if (is_taken (places, i) || g_strcmp0 (get_method (each), get_method (request)) != 0 ||
          !is_same_server (each, request) || !has_credential (each))
        continue;
      if (found != NULL)
        return;
      found = each;
    }
  sides->theirs = found;
}

/* To where ours is not for, as it is theirs where it goes by now: to another server, or, beside
 * other requests, perhaps with another request. */
static gboolean
goes_elsewhere (SenderJson               *request,
                const SenderCarriedSides *sides)
{
  if (sides->ours == NULL)
    return FALSE;
  return sides->is_alone ? !is_same_server (request, sides->ours)
                         : g_strcmp0 (sender_json_get_string_member (request, "url"),
                                      sender_json_get_string_member (sides->ours, "url")) != 0;
}

/* Ours; one that somebody else has changed stays theirs unless @overwrites. */
static void
carry_ours (SenderJson               *request,
            const SenderCarriedSides *sides,
            gboolean                  overwrites,
            SenderCarriedHeaders     *carried)
{
  SenderCredentialWalk each = { .headers = sender_carried_get_headers (sides->ours) };
  gboolean             is_new = sides->theirs == NULL || !is_same_server (request, sides->theirs);
  gboolean             is_barred = goes_elsewhere (request, sides);

  while (sender_credential_walk_next (&each))
    {
      const char *now = sender_carried_find_value (sides->theirs, each.name);
      gboolean    differs = g_strcmp0 (now, each.value) != 0;
      gboolean    stays =
        differs && !is_new && (is_barred || sender_carried_is_theirs (sides, each.name));

      if (!is_barred && (!stays || overwrites))
        put_header (request, each.name, each.value);
      carried->has_theirs |= stays;
      carried->has_ours |= differs && !stays;
    }
}

static void
note_removed (SenderCarriedHeaders *carried,
              const char           *name)
{
  g_autofree char *before = carried->removed;

  carried->removed = before != NULL ? g_strconcat (before, ", ", name, NULL) : g_strdup (name);
}

/* Neither the configuration nor the state that is gone back to has it, as far as that is known. */
static gboolean
is_unwanted (const SenderCarriedSides *sides,
             const char               *name)
{
  if (sides->ours != NULL)
    return sender_carried_find_value (sides->ours, name) == NULL;
  return sides->then != NULL && !sender_carried_was_there (sides, name);
}

/* One that was published from here, and that is not wanted any more, goes. Any other stays, and if
 * it is not wanted, somebody else has put it there. */
static void
carry_theirs (SenderJson               *request,
              const SenderCarriedSides *sides,
              gboolean                  overwrites,
              SenderCarriedHeaders     *carried)
{
  SenderCredentialWalk each = { .headers = sender_carried_get_headers (sides->theirs) };

  if (sides->theirs == NULL || !is_same_server (request, sides->theirs))
    return;
  while (sender_credential_walk_next (&each))
    {
      gboolean stays_out = is_unwanted (sides, each.name);
      gboolean is_added = stays_out && sender_carried_is_theirs (sides, each.name);

      if (stays_out && !is_added)
        note_removed (carried, each.name);
      else if (!is_added || !overwrites)
        put_header (request, each.name, each.value);
      carried->has_theirs |= is_added;
    }
}

/**
 * sender_carried_headers_clear:
 * @self: what was told
 *
 * Lets go of what it holds.
 */
void
sender_carried_headers_clear (SenderCarriedHeaders *self)
{
  g_clear_pointer (&self->removed, g_free);
}

/**
 * sender_carried_headers_put:
 * @request: one of those that are to be written; changed
 * @sides: it in each state; with no ours where nobody knows what they are to be, so that those
 *   that are live stay, but for what was published from here since and is to go
 * @overwrites: whether ours is written over theirs
 *
 * Gives a request the headers that are credentials: they are in no mirror, and yet are to stay.
 *
 * Returns: (transfer full): what of them is not what is live
 */
SenderCarriedHeaders
sender_carried_headers_put (SenderJson               *request,
                            const SenderCarriedSides *sides,
                            gboolean                  overwrites)
{
  SenderCarriedHeaders carried = { .overwrites = overwrites && !goes_elsewhere (request, sides) };

  carry_ours (request, sides, carried.overwrites, &carried);
  carry_theirs (request, sides, carried.overwrites, &carried);
  return carried;
}

/**
 * sender_carried_headers_has:
 * @request: a request
 * @name: the name of a header
 *
 * Tells whether it has that header.
 *
 * Returns: whether it is there
 */
gboolean
sender_carried_headers_has (SenderJson *request,
                            const char *name)
{
  return sender_carried_find_value (request, name) != NULL;
}

/**
 * sender_carried_headers_match:
 * @request: a request
 * @name: the name of a header
 * @value: a value
 *
 * Tells whether it has that header with that value.
 *
 * Returns: whether that is so
 */
gboolean
sender_carried_headers_match (SenderJson *request,
                              const char *name,
                              const char *value)
{
  return g_strcmp0 (sender_carried_find_value (request, name), value) == 0;
}
