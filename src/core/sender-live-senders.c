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
