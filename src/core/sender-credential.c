/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-credential.h"

#include "sender-text.h"
#include "sender-url.h"
#include "sender-variables.h"
#include "sender-wipe.h"

#include <string.h>

#define WORD_LENGTH_MIN 20
#define UUID_LENGTH 36
#define WORD_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=~"

/* Of a random word's neighbours at least this many in a hundred are of two kinds: capitals, small
 * letters, digits. In 32 hexadecimal digits it is 47 on average, in names with a year some 20. */
#define CHANGES_MIN 30

/**
 * sender_credential_is_name:
 * @name: the name of a header
 *
 * Judges a header by its name. What only tells the kind, the id or the address of a secret carries
 * none.
 *
 * Returns: whether services take a secret in such a header
 */
gboolean
sender_credential_is_name (const char *name)
{
  return g_regex_match_simple ("secret|password|passwd|token|authori[sz]ation|authentication|"
                               "(api|access|auth|master|private|subscription)[-_]?key|"
                               "(^|[-_])(auth|key|pwd|credentials?|signature|cookie)([-_]|$)",
                               name, G_REGEX_CASELESS, 0) &&
         !g_regex_match_simple ("(id|type|url|uri|endpoint|method|version|algorithm)$|"
                                "^(x-)?idempotency",
                                name, G_REGEX_CASELESS, 0);
}

/**
 * sender_credential_has_scheme:
 * @value: the value of a header
 *
 * Looks for a scheme of HTTP authentication.
 *
 * Returns: whether it begins with one, and says more
 */
gboolean
sender_credential_has_scheme (const char *value)
{
  return g_regex_match_simple ("^\\s*(basic|bearer)\\s+\\S", value, G_REGEX_CASELESS, 0);
}

/* Not what is still to be put in, by PingOne or by somebody. */
static gboolean
is_filled_in (const char *value)
{
  g_autofree char  *placeholder = sender_url_find_placeholder (value);
  SenderVariableRef ref;

  return value[strspn (value, " \t")] != '\0' && placeholder == NULL &&
         !sender_variables_next (value, 0, &ref);
}

/**
 * sender_credential_is_header:
 * @name: the name of a header
 * @value: its value
 *
 * Judges a header by what it says of itself: its name, or a scheme of HTTP authentication.
 *
 * Returns: whether it carries a secret
 */
gboolean
sender_credential_is_header (const char *name,
                             const char *value)
{
  return is_filled_in (value) &&
         (sender_credential_is_name (name) || sender_credential_has_scheme (value));
}

/* Identifiers are no secret, although they are random: `AC` and 32 digits, a UUID. */
static gboolean
is_identifier (const char *word)
{
  g_autofree char *prefix = g_strndup (word, 2);

  if (strlen (word) == UUID_LENGTH && g_uuid_string_is_valid (word))
    return TRUE;
  return g_ascii_isupper (word[0]) && g_ascii_isupper (word[1]) &&
         sender_text_is_sid (word, prefix);
}

static int
get_kind (char c)
{
  if (g_ascii_isdigit (c))
    return 1;
  if (g_ascii_isupper (c))
    return 2;
  return g_ascii_islower (c) ? 3 : 0;
}

static gboolean
is_random (const char *word)
{
  guint n_letters = 0;
  guint n_changes = 0;
  int   before = 0;

  if (strlen (word) < WORD_LENGTH_MIN || is_identifier (word))
    return FALSE;
  for (const char *p = word; *p != '\0'; p++)
    {
      int kind = get_kind (*p);

      n_letters += kind != 0;
      n_changes += kind != 0 && before != 0 && kind != before;
      before = kind;
    }
  return n_letters >= WORD_LENGTH_MIN && n_changes * 100 >= n_letters * CHANGES_MIN;
}

/**
 * sender_credential_looks_random:
 * @text: a text
 *
 * Looks for a key or a token by its looks. Addresses and known identifiers are none.
 *
 * Returns: whether there is one
 */
gboolean
sender_credential_looks_random (const char *text)
{
  if (!is_filled_in (text) || strstr (text, "://") != NULL)
    return FALSE;
  while (*text != '\0')
    {
      gsize            length = strspn (text, WORD_CHARACTERS);
      g_autofree char *word = g_strndup (text, length);

      if (is_random (word))
        return TRUE;
      text += length + (text[length] != '\0' ? 1 : 0);
    }
  return FALSE;
}

/**
 * sender_credential_dup_basic:
 * @username: user name, without a colon
 * @secret: the secret
 *
 * Makes what HTTP Basic sends of a pair (RFC 7617).
 *
 * Returns: (transfer full): the value of the Authorization header, to be wiped
 */
char *
sender_credential_dup_basic (const char *username,
                             const char *secret)
{
  g_auto (SenderWipedText) pair = g_strconcat (username, ":", secret, NULL);
  g_auto (SenderWipedText) encoded = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", encoded, NULL);
}
