/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-path-words.h"

#include "sender-chain-order.h"
#include "sender-error.h"
#include "sender-fallback.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GStrv
get_words (SenderRecord      *record,
           const SenderField *field)
{
  return G_STRUCT_MEMBER (GStrv, record, field->offset);
}

/* What `set` would read back as one word. */
static gboolean
check_word (const char *word,
            GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (word));

  if (*stripped != '\0' && strchr (stripped, ',') == NULL && strcmp (stripped, word) == 0)
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID, _ ("“%s” is not one word"), word);
  return FALSE;
}

/* The word for nobody stands alone in the order of providers. */
static gboolean
check_words (SenderRecord *record,
             GStrv         words,
             GError      **error)
{
  if (!SENDER_IS_FALLBACK (record) || g_strv_length (words) < 2 ||
      !sender_chain_order_has ((const char *const *) words, SENDER_CHAIN_NONE))
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
               _ ("“%s” stands for nobody, and goes with no other provider"), SENDER_CHAIN_NONE);
  return FALSE;
}

gboolean
sender_path_words_check (SenderRecord      *record,
                         const SenderField *field,
                         const char        *text,
                         GError           **error)
{
  g_auto (GStrv) words = NULL;

  if (field->kind != SENDER_FIELD_STRV)
    return TRUE;
  words = sender_record_split_words (text);
  return check_words (record, words, error);
}

char *
sender_path_words_get (SenderRecord      *record,
                       const SenderField *field,
                       guint              position)
{
  return g_strdup (get_words (record, field)[position]);
}

gboolean
sender_path_words_set (SenderRecord      *record,
                       const SenderField *field,
                       guint              position,
                       const char        *word,
                       GError           **error)
{
  g_auto (GStrv) words = g_strdupv (get_words (record, field));

  if (!check_word (word, error))
    return FALSE;
  g_free (words[position]);
  words[position] = g_strdup (word);
  if (!check_words (record, words, error))
    return FALSE;
  g_object_set (record, field->name, words, NULL);
  return TRUE;
}

void
sender_path_words_remove (SenderRecord      *record,
                          const SenderField *field,
                          guint              position)
{
  g_auto (GStrv) before = g_strdupv (get_words (record, field));
  g_auto (GStrv) words = sender_chain_order_remove ((const char *const *) before, position);

  /* Without the last of its providers an order names nobody: the switch does not come back. */
  if (SENDER_IS_FALLBACK (record) && *words == NULL &&
      !g_str_equal (before[position], SENDER_CHAIN_NONE))
    sender_fallback_set_order (SENDER_FALLBACK (record), (const char *const *) words);
  else
    g_object_set (record, field->name, words, NULL);
}

/* An order that nobody has said yet begins as the switch gives it, and Ping's own account stays
 * last. */
static GStrv
add_word (SenderRecord *record,
          GStrv         words,
          const char   *word)
{
  if (SENDER_IS_FALLBACK (record))
    return sender_chain_order_add ((const char *const *) words, word);
  return sender_chain_order_insert ((const char *const *) words, G_MAXUINT, word);
}

gboolean
sender_path_words_add (SenderRecord      *record,
                       const SenderField *field,
                       const char *const *words,
                       GError           **error)
{
  g_auto (GStrv) all = SENDER_IS_FALLBACK (record)
                         ? sender_fallback_dup_order (SENDER_FALLBACK (record))
                         : g_strdupv (get_words (record, field));

  if (words == NULL || *words == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("There is nothing to add to “%s”"), field->name);
      return FALSE;
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      GStrv more = NULL;

      if (!check_word (words[i], error))
        return FALSE;
      more = add_word (record, all, words[i]);
      g_strfreev (all);
      all = more;
    }
  if (!check_words (record, all, error))
    return FALSE;
  g_object_set (record, field->name, all, NULL);
  return TRUE;
}
