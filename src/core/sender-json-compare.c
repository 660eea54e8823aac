/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-compare.h"

#include <string.h>

#define LINKS "_links"

static gboolean
contains_elements (SenderJson *whole,
                   SenderJson *part)
{
  if (sender_json_get_length (whole) != sender_json_get_length (part))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (part); i++)
    if (!sender_json_contains (sender_json_get_element (whole, i),
                               sender_json_get_element (part, i)))
      return FALSE;
  return TRUE;
}

static gboolean
contains_members (SenderJson *whole,
                  SenderJson *part)
{
  for (guint i = 0; i < sender_json_get_length (part); i++)
    {
      SenderJson *value = sender_json_get_member (whole, sender_json_get_name (part, i));

      if (value == NULL || !sender_json_contains (value, sender_json_get_element (part, i)))
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_json_contains:
 * @whole: a value
 * @part: another
 *
 * Tells whether one value says all that the other says: objects may have further members, at any
 * depth; everything else is equal.
 *
 * Returns: whether it does
 */
gboolean
sender_json_contains (SenderJson *whole,
                      SenderJson *part)
{
  if (sender_json_get_kind (whole) != sender_json_get_kind (part))
    return FALSE;
  switch (sender_json_get_kind (part))
    {
    case SENDER_JSON_OBJECT:
      return contains_members (whole, part);
    case SENDER_JSON_ARRAY:
      return contains_elements (whole, part);
    case SENDER_JSON_NULL:
    case SENDER_JSON_BOOLEAN:
    case SENDER_JSON_NUMBER:
    case SENDER_JSON_STRING:
    default:
      return sender_json_equal (whole, part);
    }
}

/* What the service alone writes is in one answer and may be left out of another. */
static gboolean
is_read_only (const char *name)
{
  static const char *const names[] = { LINKS, "createdAt", "updatedAt", "environment", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Every member of @a that says something stands in @b as well. */
static gboolean
is_said_by (SenderJson *a,
            SenderJson *b)
{
  for (guint i = 0; i < sender_json_get_length (a); i++)
    {
      const char *name = sender_json_get_name (a, i);
      SenderJson *value = sender_json_get_element (a, i);
      SenderJson *other = sender_json_get_member (b, name);

      if (strcmp (name, LINKS) == 0)
        continue;
      if (other == NULL && !is_read_only (name) && sender_json_get_kind (value) != SENDER_JSON_NULL)
        return FALSE;
      if (other != NULL && !sender_json_equal_unordered (value, other))
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_json_agree:
 * @a: an object
 * @b: another, read in the same way
 *
 * Tells whether two reads of an object show the same: a member that one of them lacks counts, as
 * somebody may have added or removed it, unless the service alone writes it. Where they were read
 * decides about their `_links`, and null is as good as nothing.
 *
 * Returns: whether they do
 */
gboolean
sender_json_agree (SenderJson *a,
                   SenderJson *b)
{
  return is_said_by (a, b) && is_said_by (b, a);
}
