/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-wipe.h"

#include <string.h>

/**
 * sender_wipe_free:
 * @text: (transfer full) (nullable): a text
 *
 * Overwrites and frees a text.
 */
void
sender_wipe_free (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * sender_wipe_free_string:
 * @string: (transfer full) (nullable): a string
 *
 * Overwrites all that was allocated for a string, and frees it.
 */
void
sender_wipe_free_string (GString *string)
{
  if (string == NULL)
    return;
  explicit_bzero (string->str, string->allocated_len);
  g_string_free (string, TRUE);
}

/**
 * sender_wipe_append:
 * @string: a string
 * @text: (array length=length): bytes
 * @length: how many
 *
 * Appends to a string. Where it has to move, nothing is left in the old place, which
 * g_string_append_len() doesn't promise.
 */
void
sender_wipe_append (GString    *string,
                    const char *text,
                    gsize       length)
{
  gsize needed = string->len + length + 1;

  if (needed > string->allocated_len)
    {
      gsize allocated = MAX (needed, 2 * string->allocated_len);
      char *moved = g_malloc (allocated);

      memcpy (moved, string->str, string->len + 1);
      explicit_bzero (string->str, string->allocated_len);
      g_free (string->str);
      string->str = moved;
      string->allocated_len = allocated;
    }
  g_string_append_len (string, text, (gssize) length);
}
