/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-carried-private.h"

#include "sender-format-pingone.h"
#include "sender-keyed-digest.h"

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

/* What is gone back to, and what is written for it. */
typedef struct
{
  SenderJson *state;
  SenderJson *object;
  GArray     *places; /* (element-type SenderMergePlaces) */
  const char *key;    /* (nullable) */
} Return;

/* The nth request of @method. (nullable) */
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

/* What becomes of the nth request of @method of the state; nothing where it went, or stayed away,
 * as a whole. (nullable) */
static SenderJson *
find_returned (const Return *self,
               const char   *method,
               guint         nth)
{
  SenderJson *request = find_request (self->state, method, nth);
  SenderJson *requests = sender_json_get_member (self->state, "requests");
  SenderJson *written = sender_json_get_member (self->object, "requests");

  for (guint i = 0; request != NULL && i < self->places->len; i++)
    {
      int ours = g_array_index (self->places, SenderMergePlaces, i).ours;

      if (ours >= 0 && sender_json_get_element (requests, (guint) ours) == request)
        return sender_json_get_element (written, i);
    }
  return NULL;
}

gboolean
sender_carried_was_there (const SenderCarriedSides *sides,
                          const char               *name)
{
  const char      *method = sender_json_get_string_member (sides->theirs, "deliveryMethod");
  g_autofree char *noted = g_strdup_printf ("%s.%d.%s", method, sides->nth_ours, name);

  for (guint i = 0; i < sender_json_get_length (sides->then); i++)
    if (g_ascii_strcasecmp (sender_json_get_name (sides->then, i), noted) == 0)
      return TRUE;
  return FALSE;
}

static void
note_request (SenderJson *noted,
              SenderJson *requests,
              guint       position,
              const char *key)
{
  SenderJson          *request = sender_json_get_element (requests, position);
  const char          *method = sender_json_get_string_member (request, "deliveryMethod");
  guint                n = sender_carried_count_before (requests, position);
  SenderCredentialWalk each = { .headers = sender_carried_get_headers (request) };

  while (method != NULL && sender_credential_walk_next (&each))
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
  SenderJson *requests = sender != NULL ? sender_json_get_member (sender, "requests") : NULL;

  for (guint i = 0; requests != NULL && i < sender_json_get_length (requests); i++)
    note_request (noted, requests, i, key);
  return noted;
}

/* Reads `SMS.0.X-Api-Key`. (nullable) */
static SenderJson *
find_noted_request (const Return *self,
                    char        **parts)
{
  return g_strv_length (parts) == 3
           ? find_returned (self, parts[0], (guint) g_ascii_strtoull (parts[1], NULL, 10))
           : NULL;
}

static void
compare_noted (const Return *self,
               SenderJson   *then,
               guint         i,
               GStrvBuilder *lost,
               GStrvBuilder *untold)
{
  const char      *noted = sender_json_get_name (then, i);
  const char      *print = sender_json_get_string_member (then, noted);
  g_auto (GStrv)   parts = g_strsplit (noted, ".", 3);
  SenderJson      *request = find_noted_request (self, parts);
  const char      *channel = NULL;
  const char      *now = request != NULL ? sender_carried_find_value (request, parts[2]) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *fresh = NULL;

  if (request == NULL)
    return;
  /* “X-Api-Key (SMS)” */
  channel = sender_channel_get_label (sender_format_pingone_get_channel (request));
  shown = g_strdup_printf ("%s (%s)", parts[2], channel);
  if (now == NULL)
    {
      g_strv_builder_add (lost, shown);
      return;
    }
  if (print == NULL || self->key == NULL || !sender_keyed_digest_is_with (print, self->key))
    {
      g_strv_builder_add (untold, shown);
      return;
    }
  fresh = sender_keyed_digest_new_with (self->key, now);
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
 * @state: that state as it would be written
 * @object: the sender as it is going to be
 * @places: (element-type SenderMergePlaces): where each of its requests stands; ours is @state
 * @key: (nullable): the key that is kept
 *
 * Compares the headers that are credentials with those of then.
 *
 * Returns: (transfer full): those that are not brought back
 */
SenderLostHeaders
sender_carried_headers_compare (SenderJson *then,
                                SenderJson *state,
                                SenderJson *object,
                                GArray     *places,
                                const char *key)
{
  const Return             self = { state, object, places, key };
  g_autoptr (GStrvBuilder) lost = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) untold = g_strv_builder_new ();

  for (guint i = 0; then != NULL && i < sender_json_get_length (then); i++)
    compare_noted (&self, then, i, lost, untold);
  return (SenderLostHeaders){ end_names (lost), end_names (untold) };
}
