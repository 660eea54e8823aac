/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-mask.h"

#include <string.h>

#define MASKED "•••"

/* The secret that begins at @text, and the longest of several: one may be a part of another. */
static gsize
measure (const char *text,
         GPtrArray  *secrets)
{
  gsize longest = 0;

  for (guint i = 0; i < secrets->len; i++)
    {
      const char *secret = secrets->pdata[i];

      if (secret != NULL && g_str_has_prefix (text, secret))
        longest = MAX (longest, strlen (secret));
    }
  return longest;
}

/**
 * sender_platform_mask:
 * @text: (nullable): what somebody else wrote
 * @secrets: (element-type utf8): what may not be shown; %NULL and "" count for nothing
 *
 * Replaces secrets in a text, before anything is cut off: a part of a secret could not be told any
 * more.
 *
 * Returns: (transfer full) (nullable): the text as it may be shown
 */
char *
sender_platform_mask (const char *text,
                      GPtrArray  *secrets)
{
  g_autoptr (GString) out = NULL;

  if (text == NULL)
    return NULL;
  out = g_string_new (NULL);
  while (*text != '\0')
    {
      gsize length = measure (text, secrets);

      if (length > 0)
        g_string_append (out, MASKED);
      else
        g_string_append_c (out, *text);
      text += MAX (length, 1);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
