/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-mask.h"

#include "sender-text.h"

#include <string.h>

/* Groups of digits that stand alone: those inside a word, such as a SID, name things. */

#define CODE_MIN 4    /* digits */
#define PHONE_MIN 8   /* digits after a `+` */
#define DIGITS_MIN 10 /* digits of a telephone number without one */
#define CODE_BULLETS "••••"

/* What people write between the digits of a telephone number. */
#define SEPARATORS " -.()"

typedef struct
{
  const char *end;    /* behind it in the text */
  GString    *digits; /* (owned): with the `+` if there is one */
} Group;

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* `%2B` is a plus sign too, in a body or a URL. */
static gboolean
begins_group (const char *text,
              const char *p)
{
  if (*p == '+')
    return g_ascii_isdigit (p[1]);
  if (!g_ascii_isdigit (*p))
    return FALSE;
  if (p - text >= 3 && g_ascii_strncasecmp (p - 3, "%2B", 3) == 0)
    return TRUE;
  return p == text || !is_word (p[-1]);
}

static const char *
skip_separators (const char *p)
{
  gsize n = strspn (p, SEPARATORS);

  return n <= 2 && g_ascii_isdigit (p[n]) ? p + n : p;
}

/* Separators belong to it only behind a `+`: elsewhere they divide numbers. */
static void
group_read (Group      *self,
            const char *p)
{
  gboolean has_plus = *p == '+';

  self->digits = g_string_new (NULL);
  if (has_plus)
    g_string_append_c (self->digits, *p++);
  while (g_ascii_isdigit (*p))
    {
      g_string_append_c (self->digits, *p++);
      if (has_plus)
        p = skip_separators (p);
    }
  self->end = p;
}

/* As a whole group, not as a part of a longer one. */
static gboolean
was_sent (const char *sent,
          const char *digits)
{
  gsize length = strlen (digits);

  for (const char *p = sent; p != NULL && (p = strstr (p, digits)) != NULL; p++)
    if ((p == sent || !g_ascii_isdigit (p[-1])) && !g_ascii_isdigit (p[length]))
      return TRUE;
  return FALSE;
}

static char *
mask_group (const Group *self,
            const char  *sent)
{
  const char *digits = self->digits->str + (self->digits->str[0] == '+');
  gsize       length = strlen (digits);
  gboolean    is_known = length >= CODE_MIN && was_sent (sent, digits);

  if (digits != self->digits->str ? length >= PHONE_MIN : length >= DIGITS_MIN)
    return sender_text_mask_number (self->digits->str);
  if (is_known)
    return length >= PHONE_MIN ? sender_text_mask_number (digits) : g_strdup (CODE_BULLETS);
  return NULL;
}

/**
 * sender_mask_text:
 * @text: a text, such as a vendor's message
 * @sent: (nullable): what was sent: number and body
 *
 * Masks what must not be kept: telephone numbers, and codes that were sent. Other numbers stay,
 * an error code among them.
 *
 * Returns: (transfer full): the text, fit to be kept
 */
char *
sender_mask_text (const char *text,
                  const char *sent)
{
  GString    *out = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      Group            group = { 0 };
      g_autofree char *masked = NULL;

      if (!begins_group (text, p))
        {
          g_string_append_c (out, *p++);
          continue;
        }
      group_read (&group, p);
      masked = is_word (*group.end) ? NULL : mask_group (&group, sent);
      if (masked != NULL)
        g_string_append (out, masked);
      else
        g_string_append_len (out, p, group.end - p);
      p = group.end;
      g_string_free (group.digits, TRUE);
    }
  return g_string_free (out, FALSE);
}
