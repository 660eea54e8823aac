/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-private.h"

/* The senders among what is live, one by one. */

static SenderJson *
find (SenderJson *array,
      const char *member,
      const char *value)
{
  for (guint i = 0; array != NULL && i < sender_json_get_length (array); i++)
    {
      SenderJson *object = sender_json_get_element (array, i);

      if (value != NULL &&
          g_strcmp0 (sender_json_get_string_member (object, member), value) == 0)
        return object;
    }
  return NULL;
}

/* All but the one of @id. */
static SenderJson *
dup_without (SenderJson *array,
             const char *id)
{
  SenderJson *rest = sender_json_new_array ();

  for (guint i = 0; array != NULL && i < sender_json_get_length (array); i++)
    {
      SenderJson *object = sender_json_get_element (array, i);

      if (g_strcmp0 (sender_json_get_string_member (object, "id"), id) != 0)
        sender_json_append (rest, sender_json_ref (object));
    }
  return rest;
}

/**
 * sender_live_drop_sender:
 * @id: id of a sender
 *
 * Says that there is no such sender.
 */
void
sender_live_drop_sender (SenderLive *self,
                         const char *id)
{
  SenderJson *rest = dup_without (self->parts[SENDER_LIVE_SENDERS], id);

  g_clear_pointer (&self->parts[SENDER_LIVE_SENDERS], sender_json_unref);
  self->parts[SENDER_LIVE_SENDERS] = rest;
}

/**
 * sender_live_put_sender:
 * @object: a sender as the service gives it, with its id
 *
 * Says what one sender is by now.
 */
void
sender_live_put_sender (SenderLive *self,
                        SenderJson *object)
{
  sender_live_drop_sender (self, sender_json_get_string_member (object, "id"));
  sender_json_append (self->parts[SENDER_LIVE_SENDERS], sender_json_copy (object));
}

/**
 * sender_live_find_sender:
 * @id: (nullable): id of a sender
 *
 * Looks a sender up.
 *
 * Returns: (transfer none) (nullable): its object
 */
SenderJson *
sender_live_find_sender (SenderLive *self,
                         const char *id)
{
  return find (self->parts[SENDER_LIVE_SENDERS], "id", id);
}

/**
 * sender_live_find_sender_by_name:
 * @name: (nullable): a name, compared exactly
 *
 * Looks a sender up by what the service keeps unique beside the id.
 *
 * Returns: (transfer none) (nullable): its object
 */
SenderJson *
sender_live_find_sender_by_name (SenderLive *self,
                                 const char *name)
{
  return find (self->parts[SENDER_LIVE_SENDERS], "name", name);
}

static char *
dup_plain (const char *name)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));

  return g_utf8_casefold (bare, -1);
}

/**
 * sender_live_is_name_alike:
 * @a: (nullable): a name
 * @b: (nullable): another
 *
 * Tells whether a service that is not strict about names would take them for one.
 *
 * Returns: whether they differ by case and by spaces around them at most
 */
gboolean
sender_live_is_name_alike (const char *a,
                           const char *b)
{
  g_autofree char *one = a != NULL ? dup_plain (a) : NULL;
  g_autofree char *other = b != NULL ? dup_plain (b) : NULL;

  return one != NULL && g_strcmp0 (one, other) == 0;
}

/**
 * sender_live_find_sender_like:
 * @name: (nullable): a name, whose case and the spaces around it do not count
 *
 * Looks for the sender that may stand in the way of a name: how exactly the service compares them
 * is not known.
 *
 * Returns: (transfer none) (nullable): its object
 */
SenderJson *
sender_live_find_sender_like (SenderLive *self,
                              const char *name)
{
  SenderJson *senders = self->parts[SENDER_LIVE_SENDERS];

  for (guint i = 0; senders != NULL && i < sender_json_get_length (senders); i++)
    {
      SenderJson *sender = sender_json_get_element (senders, i);

      if (sender_live_is_name_alike (sender_json_get_string_member (sender, "name"), name))
        return sender;
    }
  return NULL;
}
