/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-carried-headers.h"

#include "sender-credential.h"
#include "sender-keyed-digest.h"
#include "sender-url.h"

#include <string.h>

/*
 * PingOne shows what they are. Whether one that is not ours was changed here or there is told by a
 * print of what was published: the configuration itself has the value, so that nothing is kept of
 * it that is not there already.
 */

static const char *const methods[] = {
  [SENDER_CHANNEL_SMS] = "SMS",
  [SENDER_CHANNEL_VOICE] = "VOICE",
};

/* The nth request of a method on either side, and what was published of all. */
typedef struct
{
  SenderJson *ours;   /* (nullable) */
  SenderJson *theirs; /* (nullable) */
  SenderJson *prints; /* (nullable) */
  const char *method;
  guint       nth;
} Sides;

/* Where a walk over the credentials of a request is; all zero but for @headers before it. */
typedef struct
{
  SenderJson *headers; /* (nullable) */
  guint       next;
  const char *name;
  const char *value;
} Credential;

/* The nth request of @method. */
static SenderJson *
find_request (SenderJson *object,
              const char *method,
              guint       nth)
{
  SenderJson *requests = object != NULL ? sender_json_get_member (object, "requests") : NULL;

  for (guint i = 0; requests != NULL && i < sender_json_get_length (requests); i++)
    {
      SenderJson *request = sender_json_get_element (requests, i);

      if (g_strcmp0 (sender_json_get_string_member (request, "deliveryMethod"), method) == 0 &&
          nth-- == 0)
        return request;
    }
  return NULL;
}

static SenderJson *
get_headers (SenderJson *request)
{
  SenderJson *headers = request != NULL ? sender_json_get_member (request, "headers") : NULL;

  return headers != NULL && sender_json_get_kind (headers) == SENDER_JSON_OBJECT ? headers : NULL;
}

static SenderJson *
ensure_headers (SenderJson *request)
{
  if (get_headers (request) == NULL)
    sender_json_set_member (request, "headers", sender_json_new_object ());
  return get_headers (request);
}

/* The case of a name does not count. (nullable) */
static const char *
find_value (SenderJson *request,
            const char *name)
{
  SenderJson *headers = get_headers (request);

  for (guint i = 0; headers != NULL && i < sender_json_get_length (headers); i++)
    {
      const char *other = sender_json_get_name (headers, i);

      if (g_ascii_strcasecmp (other, name) == 0)
        return sender_json_get_string_member (headers, other);
    }
  return NULL;
}

/* A credential goes to no other server than the one it was for. */
static gboolean
is_same_server (SenderJson *a,
                SenderJson *b)
{
  return sender_url_is_on (sender_json_get_string_member (a, "url"),
                           sender_json_get_string_member (b, "url"));
}

static void
put_header (SenderJson *request,
            const char *name,
            const char *value)
{
  if (find_value (request, name) == NULL)
    sender_json_set_string (ensure_headers (request), name, value);
}

/* Goes on to the next header that is a credential. */
static gboolean
next_credential (Credential *self)
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

/* `SMS.0.x-api-key` */
static char *
dup_key (const Sides *sides,
         const char  *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_strdup_printf ("%s.%u.%s", sides->method, sides->nth, lower);
}

static const char *
find_print (const Sides *sides,
            const char  *name)
{
  g_autofree char *key = dup_key (sides, name);

  return sides->prints != NULL ? sender_json_get_string_member (sides->prints, key) : NULL;
}

/* Whether somebody else is the author of @now, or of there being none. */
static gboolean
is_theirs (const char *now,
           const char *print)
{
  if (now == NULL)
    return print != NULL;
  return print == NULL || !sender_keyed_digest_fits (print, now);
}

/* Ours; one that somebody else has changed stays theirs unless @overwrites. */
static void
carry_ours (SenderJson           *request,
            const Sides          *sides,
            gboolean              overwrites,
            SenderCarriedHeaders *carried)
{
  Credential each = { .headers = get_headers (sides->ours) };
  gboolean   is_new = sides->theirs == NULL || !is_same_server (request, sides->theirs);

  while (next_credential (&each))
    {
      const char *now = find_value (sides->theirs, each.name);
      gboolean    differs = g_strcmp0 (now, each.value) != 0;
      gboolean    stays = differs && !is_new && is_theirs (now, find_print (sides, each.name));

      if (!stays || overwrites)
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

/* One that was published from here, and that the configuration does not have any more, goes. Any
 * other stays, and if the configuration does not have it, somebody else has put it there. */
static void
carry_theirs (SenderJson           *request,
              const Sides          *sides,
              gboolean              overwrites,
              SenderCarriedHeaders *carried)
{
  Credential each = { .headers = get_headers (sides->theirs) };

  if (sides->theirs == NULL || !is_same_server (request, sides->theirs))
    return;
  while (next_credential (&each))
    {
      gboolean is_unwanted = sides->ours != NULL && find_value (sides->ours, each.name) == NULL;
      gboolean is_added = is_unwanted && is_theirs (each.value, find_print (sides, each.name));

      if (is_unwanted && !is_added)
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
 * @object: what is to be written; changed
 * @channel: SMS or Voice: whose requests are meant
 * @ours: (nullable): what the configuration says, as it is written; %NULL where nobody knows which
 *   there are to be, so that those that are live stay
 * @live: (nullable): what is live
 * @prints: (nullable): of what was published
 * @overwrites: whether ours is written over theirs
 *
 * Gives @object the headers that are credentials: they are in no mirror, and yet are to stay.
 *
 * Returns: (transfer full): what of them is not what is live
 */
SenderCarriedHeaders
sender_carried_headers_put (SenderJson   *object,
                            SenderChannel channel,
                            SenderJson   *ours,
                            SenderJson   *live,
                            SenderJson   *prints,
                            gboolean      overwrites)
{
  const char          *method = methods[channel];
  SenderCarriedHeaders carried = { 0 };
  SenderJson          *request = NULL;

  for (guint n = 0; (request = find_request (object, method, n)) != NULL; n++)
    {
      const Sides sides = {
        find_request (ours, method, n), find_request (live, method, n), prints, method, n
      };

      carry_ours (request, &sides, overwrites, &carried);
      carry_theirs (request, &sides, overwrites, &carried);
    }
  return carried;
}

/**
 * sender_carried_headers_has:
 * @name: the name of a header
 *
 * Tells whether the nth request of a channel has it.
 *
 * Returns: whether it is there
 */
gboolean
sender_carried_headers_has (SenderJson   *object,
                            SenderChannel channel,
                            guint         nth,
                            const char   *name)
{
  return find_value (find_request (object, methods[channel], nth), name) != NULL;
}

static void
put_print (SenderJson  *made,
           const Sides *sides,
           const char  *name,
           const char  *print)
{
  g_autofree char *key = dup_key (sides, name);

  if (print != NULL)
    sender_json_set_string (made, key, print);
}

/* Where theirs was kept, what was published before is what it is told against. */
static void
add_prints (SenderJson  *made,
            const Sides *sides)
{
  Credential each = { .headers = get_headers (sides->ours) };

  while (next_credential (&each))
    {
      const char      *print = find_print (sides, each.name);
      g_autofree char *fresh = NULL;

      if (g_strcmp0 (find_value (sides->theirs, each.name), each.value) == 0 &&
          (print == NULL || !sender_keyed_digest_fits (print, each.value)))
        print = fresh = sender_keyed_digest_new (each.value);
      put_print (made, sides, each.name, print);
    }
}

/* One that is not wanted any more and yet is there, as somebody else has changed it: what was
 * published says so the next time, too. */
static void
keep_prints (SenderJson  *made,
             const Sides *sides)
{
  Credential each = { .headers = get_headers (sides->theirs) };

  while (next_credential (&each))
    if (find_value (sides->ours, each.name) == NULL)
      put_print (made, sides, each.name, find_print (sides, each.name));
}

/**
 * sender_carried_headers_make_prints:
 * @ours: what the configuration says, as it is written
 * @live: (nullable): what is live by now
 * @before: (nullable): prints of what was published before
 *
 * Makes what tells, the next time, who changed a header.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_carried_headers_make_prints (SenderJson *ours,
                                    SenderJson *live,
                                    SenderJson *before)
{
  SenderJson *made = sender_json_new_object ();

  for (guint channel = 0; channel < G_N_ELEMENTS (methods); channel++)
    {
      const char *method = methods[channel];
      SenderJson *request = NULL;

      for (guint n = 0; (request = find_request (ours, method, n)) != NULL; n++)
        {
          const Sides sides = { request, find_request (live, method, n), before, method, n };

          add_prints (made, &sides);
          keep_prints (made, &sides);
        }
    }
  return made;
}

/**
 * sender_lost_headers_clear:
 * @self: what is not brought back
 *
 * Lets go of what it holds.
 */
void
sender_lost_headers_clear (SenderLostHeaders *self)
{
  g_clear_pointer (&self->lost, g_strfreev);
  g_clear_pointer (&self->untold, g_strfreev);
}

static void
note_request (SenderJson *noted,
              SenderJson *request,
              const char *method,
              guint       n,
              const char *key)
{
  Credential each = { .headers = get_headers (request) };

  while (next_credential (&each))
    {
      g_autofree char *name = g_strdup_printf ("%s.%u.%s", method, n, each.name);
      g_autofree char *print =
        key != NULL ? sender_keyed_digest_new_with (key, each.value) : NULL;

      sender_json_set_member (noted, name,
                              print != NULL ? sender_json_new_string (print)
                                            : sender_json_new_null ());
    }
}

/**
 * sender_carried_headers_note:
 * @sender: (nullable): a sender as it is live
 * @key: (nullable): a key that is kept apart from what is noted
 *
 * Notes which headers of a state are credentials, by name. Of the values themselves nothing is
 * noted, but for what tells them to whoever has the key: they may be anybody’s, and the
 * configuration need not have them.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_carried_headers_note (SenderJson *sender,
                             const char *key)
{
  SenderJson *noted = sender_json_new_object ();

  for (guint channel = 0; channel < G_N_ELEMENTS (methods); channel++)
    {
      SenderJson *request = NULL;

      for (guint n = 0; (request = find_request (sender, methods[channel], n)) != NULL; n++)
        note_request (noted, request, methods[channel], n, key);
    }
  return noted;
}

/* Reads `SMS.0.X-Api-Key`; a request that is not in @object went, or stayed away, as a whole. */
static SenderJson *
find_noted_request (SenderJson    *object,
                    char         **parts,
                    SenderChannel *channel)
{
  if (g_strv_length (parts) != 3)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (parts[0], methods[i]))
      {
        *channel = (SenderChannel) i;
        return find_request (object, methods[i],
                             (guint) g_ascii_strtoull (parts[1], NULL, 10));
      }
  return NULL;
}

static void
compare_noted (SenderJson   *then,
               guint         i,
               SenderJson   *object,
               const char   *key,
               GStrvBuilder *lost,
               GStrvBuilder *untold)
{
  const char      *noted = sender_json_get_name (then, i);
  const char      *print = sender_json_get_string_member (then, noted);
  g_auto (GStrv)   parts = g_strsplit (noted, ".", 3);
  SenderChannel    channel = SENDER_CHANNEL_UNKNOWN;
  SenderJson      *request = find_noted_request (object, parts, &channel);
  const char      *now = request != NULL ? find_value (request, parts[2]) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *fresh = NULL;

  if (request == NULL)
    return;
  /* “X-Api-Key (SMS)” */
  shown = g_strdup_printf ("%s (%s)", parts[2], sender_channel_get_label (channel));
  if (now == NULL)
    {
      g_strv_builder_add (lost, shown);
      return;
    }
  if (print == NULL || key == NULL || !sender_keyed_digest_is_with (print, key))
    {
      g_strv_builder_add (untold, shown);
      return;
    }
  fresh = sender_keyed_digest_new_with (key, now);
  if (!g_str_equal (print, fresh))
    g_strv_builder_add (lost, shown);
}

static GStrv
end_names (GStrvBuilder *builder)
{
  g_auto (GStrv) names = g_strv_builder_end (builder);

  return names[0] != NULL ? g_steal_pointer (&names) : NULL;
}

/**
 * sender_carried_headers_compare:
 * @then: (nullable): what [func@carried_headers_note] noted of the state that is gone back to
 * @object: the sender as it is going to be
 * @key: (nullable): the key that is kept
 *
 * Compares the headers that are credentials with those of then.
 *
 * Returns: (transfer full): those that are not brought back
 */
SenderLostHeaders
sender_carried_headers_compare (SenderJson *then,
                                SenderJson *object,
                                const char *key)
{
  g_autoptr (GStrvBuilder) lost = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) untold = g_strv_builder_new ();

  for (guint i = 0; then != NULL && i < sender_json_get_length (then); i++)
    compare_noted (then, i, object, key, lost, untold);
  return (SenderLostHeaders){ end_names (lost), end_names (untold) };
}
