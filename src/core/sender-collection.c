/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-collection.h"

#include <string.h>

/* The one array in a collection, whatever the service calls it there. */
static SenderJson *
find_array (SenderJson *embedded)
{
  for (guint i = 0; i < sender_json_get_length (embedded); i++)
    {
      SenderJson *value = sender_json_get_element (embedded, i);

      if (sender_json_get_kind (value) == SENDER_JSON_ARRAY)
        return value;
    }
  return NULL;
}

static gboolean
says_none (SenderJson *answer)
{
  static const char *const counts[] = { "count", "size" };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      SenderJson *count = sender_json_get_member (answer, counts[i]);

      if (count != NULL && sender_json_get_kind (count) == SENDER_JSON_NUMBER)
        return strcmp (sender_json_get_text (count), "0") == 0;
    }
  return FALSE;
}

/**
 * sender_collection_read:
 * @answer: what was answered where a list was asked for
 * @items: (out) (nullable) (transfer none): its items; %NULL: it is empty
 *
 * Reads a collection. One without items is taken for empty only if it says so, by a count or by an
 * `_embedded` with nothing in it: else whoever asked would take what can’t be read for a place in
 * which there is nothing yet, and make anew what is there.
 *
 * Returns: whether it is a collection
 */
gboolean
sender_collection_read (SenderJson  *answer,
                        SenderJson **items)
{
  SenderJson *embedded = NULL;

  *items = NULL;
  if (sender_json_get_kind (answer) != SENDER_JSON_OBJECT)
    return FALSE;
  embedded = sender_json_get_member (answer, "_embedded");
  if (embedded == NULL)
    return says_none (answer);
  if (sender_json_get_kind (embedded) != SENDER_JSON_OBJECT)
    return FALSE;
  *items = find_array (embedded);
  return *items != NULL || sender_json_get_length (embedded) == 0;
}
