/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fix-preview.h"

#include "sender-path.h"

#include <string.h>

/* Characters of what stays, on either side. */
#define LEAD 10
#define TAIL 8
#define ELLIPSIS "…"

/* Bytes both begin with, whole characters only. */
static gsize
count_common_start (const char *a,
                    const char *b)
{
  const char *p = a;

  while (*p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (b + (p - a)))
    p = g_utf8_next_char (p);
  return (gsize) (p - a);
}

/* Bytes both end with, whole characters only. */
static gsize
count_common_end (const char *a,
                  const char *b)
{
  const char *end_a = a + strlen (a);
  const char *end_b = b + strlen (b);
  gsize       length = 0;

  while (end_a > a && end_b > b)
    {
      const char *before_a = g_utf8_prev_char (end_a);
      const char *before_b = g_utf8_prev_char (end_b);

      if (g_utf8_get_char (before_a) != g_utf8_get_char (before_b))
        break;
      length += (gsize) (end_a - before_a);
      end_a = before_a;
      end_b = before_b;
    }
  return length;
}

static char *
dup_lead (const char *text,
          gsize       length)
{
  g_autofree char *whole = g_strndup (text, length);
  glong            n = g_utf8_strlen (whole, -1);

  if (n <= LEAD)
    return g_steal_pointer (&whole);
  return g_strconcat (ELLIPSIS, g_utf8_offset_to_pointer (whole, n - LEAD + 1), NULL);
}

static char *
dup_tail (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= TAIL)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, TAIL - 1);
  return g_strconcat (start, ELLIPSIS, NULL);
}

/**
 * sender_fix_preview_new:
 * @fix: a fix
 * @config: what it would change
 *
 * Compares the value at the first path of a fix with what it becomes.
 *
 * Returns: (transfer full) (nullable): the difference, %NULL if the path leads nowhere
 */
SenderFixPreview *
sender_fix_preview_new (SenderFix    *fix,
                        SenderConfig *config)
{
  g_autofree char  *before = NULL;
  const char       *after = NULL;
  gsize             start = 0;
  gsize             end = 0;
  SenderFixPreview *self = NULL;

  if (sender_fix_get_n_edits (fix) > 0)
    before = sender_path_get (config, sender_fix_get_path (fix, 0), NULL);
  if (before == NULL)
    return NULL;
  after = sender_fix_get_value (fix, 0);
  if (after == NULL)
    after = "";
  start = count_common_start (before, after);
  end = count_common_end (before + start, after + start);
  self = g_new0 (SenderFixPreview, 1);
  self->lead = dup_lead (before, start);
  self->before = g_strndup (before + start, strlen (before + start) - end);
  self->after = g_strndup (after + start, strlen (after + start) - end);
  self->tail = dup_tail (before + strlen (before) - end);
  return self;
}

/**
 * sender_fix_preview_free:
 * @self: (transfer full): a preview
 *
 * Frees it.
 */
void
sender_fix_preview_free (SenderFixPreview *self)
{
  g_free (self->lead);
  g_free (self->before);
  g_free (self->after);
  g_free (self->tail);
  g_free (self);
}
