/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-locale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *tag;
  const char *label;
} languages[] = {
  { "en", N_ ("English") },
  { "de", N_ ("German") },
  { "fr", N_ ("French") },
  { "es", N_ ("Spanish") },
  { "it", N_ ("Italian") },
  { "pt", N_ ("Portuguese") },
  { "nl", N_ ("Dutch") },
  { "ja", N_ ("Japanese") },
  { "ko", N_ ("Korean") },
  { "zh", N_ ("Chinese") },
  { "ar", N_ ("Arabic") },
  { "bg", N_ ("Bulgarian") },
  { "ca", N_ ("Catalan") },
  { "cs", N_ ("Czech") },
  { "da", N_ ("Danish") },
  { "el", N_ ("Greek") },
  { "et", N_ ("Estonian") },
  { "fi", N_ ("Finnish") },
  { "he", N_ ("Hebrew") },
  { "hi", N_ ("Hindi") },
  { "hr", N_ ("Croatian") },
  { "hu", N_ ("Hungarian") },
  { "id", N_ ("Indonesian") },
  { "lt", N_ ("Lithuanian") },
  { "lv", N_ ("Latvian") },
  { "nb", N_ ("Norwegian") },
  { "no", N_ ("Norwegian") },
  { "pl", N_ ("Polish") },
  { "ro", N_ ("Romanian") },
  { "ru", N_ ("Russian") },
  { "sk", N_ ("Slovak") },
  { "sl", N_ ("Slovenian") },
  { "sv", N_ ("Swedish") },
  { "th", N_ ("Thai") },
  { "tr", N_ ("Turkish") },
  { "uk", N_ ("Ukrainian") },
  { "vi", N_ ("Vietnamese") },
};

static gsize
get_language_length (const char *locale)
{
  return strspn (locale, G_CSET_A_2_Z G_CSET_a_2_z);
}

static const char *
find_label (const char *locale)
{
  gsize length = get_language_length (locale);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i].tag) == length &&
        g_ascii_strncasecmp (languages[i].tag, locale, length) == 0)
      return _ (languages[i].label);
  return NULL;
}

/**
 * sender_locale_get_offered:
 * @position: counts from 0
 *
 * Gets the languages to choose from; any other can be typed.
 *
 * Returns: (nullable): the tag, %NULL after the last
 */
const char *
sender_locale_get_offered (guint position)
{
  return position < G_N_ELEMENTS (languages) ? languages[position].tag : NULL;
}

/**
 * sender_locale_dup_label:
 * @locale: a tag
 *
 * Names a language as people do.
 *
 * Returns: (transfer full): the text
 */
char *
sender_locale_dup_label (const char *locale)
{
  const char *label = find_label (locale);
  const char *rest = locale + get_language_length (locale);

  if (label == NULL || (*rest != '\0' && strchr ("-_", *rest) == NULL))
    return g_strdup (locale);
  if (*rest == '\0')
    return g_strdup (label);
  /* Translators: a language and its region, such as “English (GB)”. */
  return g_strdup_printf (_ ("%s (%s)"), label, rest + 1);
}

/**
 * sender_locale_is_valid:
 * @locale: what was typed
 *
 * Tells whether it looks like the tag of a language. Which ones an environment takes is known only
 * to PingOne.
 *
 * Returns: whether it does
 */
gboolean
sender_locale_is_valid (const char *locale)
{
  gsize length = get_language_length (locale);

  if (length < 2 || length > 3)
    return FALSE;
  for (locale += length; *locale != '\0'; locale += length)
    {
      if (strchr ("-_", *locale++) == NULL)
        return FALSE;
      length = strspn (locale, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS);
      if (length < 2 || length > 8)
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_locale_dup_language:
 * @locale: a tag
 *
 * Gets the language without its region.
 *
 * Returns: (transfer full): the tag of the language
 */
char *
sender_locale_dup_language (const char *locale)
{
  return g_strndup (locale, get_language_length (locale));
}

/**
 * sender_locale_equal:
 * @a: a tag
 * @b: another
 *
 * Tells whether two tags name one language: neither case counts, nor whether `-` or `_` stands
 * between the parts.
 *
 * Returns: whether they do
 */
gboolean
sender_locale_equal (const char *a,
                     const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      char left = *a == '_' ? '-' : g_ascii_tolower (*a);
      char right = *b == '_' ? '-' : g_ascii_tolower (*b);

      if (left != right)
        return FALSE;
      a++;
      b++;
    }
  return *a == *b;
}
