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

/**
 * sender_json_agree:
 * @a: an object
 * @b: another
 *
 * Tells whether two objects say the same of every member that both have. Where they were read
 * decides about their `_links`.
 *
 * Returns: whether they do
 */
gboolean
sender_json_agree (SenderJson *a,
                   SenderJson *b)
{
  for (guint i = 0; i < sender_json_get_length (a); i++)
    {
      const char *name = sender_json_get_name (a, i);
      SenderJson *other = sender_json_get_member (b, name);

      if (strcmp (name, LINKS) != 0 && other != NULL &&
          !sender_json_equal_unordered (sender_json_get_element (a, i), other))
        return FALSE;
    }
  return TRUE;
}
