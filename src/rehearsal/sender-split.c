/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-split.h"

#include <string.h>

typedef gboolean (*Condition) (const char *input,
                               const char *value);

static gboolean
equals (const char *input,
        const char *value)
{
  return strcmp (input, value) == 0;
}

static gboolean
matches_any (const char *input,
             const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (g_strstrip (words[i]), input) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *input,
          const char *value)
{
  return *input == '\0';
}

static gboolean
contains (const char *input,
          const char *value)
{
  return strstr (input, value) != NULL;
}

static gboolean
starts_with (const char *input,
             const char *value)
{
  return g_str_has_prefix (input, value);
}

static gboolean
is_less (const char *input,
         const char *value)
{
  return g_ascii_strtod (input, NULL) < g_ascii_strtod (value, NULL);
}

static gboolean
is_greater (const char *input,
            const char *value)
{
  return g_ascii_strtod (input, NULL) > g_ascii_strtod (value, NULL);
}

/* An expression that is none matches nothing. */
static gboolean
matches_regex (const char *input,
               const char *value)
{
  g_autoptr (GRegex) regex = g_regex_new (value, G_REGEX_CASELESS, 0, NULL);

  return regex != NULL && g_regex_match (regex, input, 0, NULL);
}

static const struct
{
  const char *type;
  Condition   condition;
  gboolean    negated;
} conditions[] = {
  { "equal_to", equals, FALSE },
  { "not_equal_to", equals, TRUE },
  { "matches_any_of", matches_any, FALSE },
  { "does_not_match_any_of", matches_any, TRUE },
  { "is_blank", is_blank, FALSE },
  { "is_not_blank", is_blank, TRUE },
  { "contains", contains, FALSE },
  { "does_not_contain", contains, TRUE },
  { "starts_with", starts_with, FALSE },
  { "does_not_start_with", starts_with, TRUE },
  { "less_than", is_less, FALSE },
  { "greater_than", is_greater, FALSE },
  { "regex", matches_regex, FALSE },
};

static char *
fold (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_utf8_casefold (stripped, -1);
}

/**
 * sender_split_matches:
 * @type: the condition, such as `equal_to`
 * @input: what is judged, rendered
 * @value: what it is compared with, rendered
 *
 * Judges one condition.
 *
 * Returns: whether it holds
 */
gboolean
sender_split_matches (const char *type,
                      const char *input,
                      const char *value)
{
  g_autofree char *folded_input = fold (input);
  g_autofree char *folded_value = fold (value);

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (g_strcmp0 (conditions[i].type, type) == 0)
      return conditions[i].condition (folded_input,
                                      conditions[i].condition == matches_regex ? value
                                                                               : folded_value) !=
             conditions[i].negated;
  return FALSE;
}
