/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-same.h"

#include "sender-format-content.h"
#include "sender-header.h"
#include "sender-locale.h"
#include "sender-message.h"

/* Words of a list, such as countries, in whatever order. */
static gboolean
has_same_words (const char *a,
                const char *b)
{
  g_auto (GStrv) left = g_strsplit (a, ",", -1);
  g_auto (GStrv) right = g_strsplit (b, ",", -1);

  for (guint i = 0; left[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) right, left[i]))
      return FALSE;
  return g_strv_length (left) == g_strv_length (right);
}

/**
 * sender_merge_says_same:
 * @record: what has the field
 * @field: a field
 * @a: a value of it
 * @b: another
 *
 * Tells whether the two say the same at the service, which may keep it spelt in another way.
 *
 * Returns: whether they do
 */
gboolean
sender_merge_says_same (SenderRecord      *record,
                        const SenderField *field,
                        const char        *a,
                        const char        *b)
{
  if (field->kind == SENDER_FIELD_STRV)
    return has_same_words (a, b);
  if (SENDER_IS_HEADER (record) && g_str_equal (field->name, "name"))
    return g_ascii_strcasecmp (a, b) == 0;
  if (SENDER_IS_MESSAGE (record) && g_str_equal (field->name, "locale"))
    return sender_locale_equal (a, b);
  if (SENDER_IS_MESSAGE (record) && g_str_equal (field->name, "variant"))
    return g_ascii_strcasecmp (a, b) == 0;
  return g_str_equal (a, b);
}

static gboolean
is_same_json (SenderJson *a,
              SenderJson *b)
{
  g_autoptr (SenderJson) left = a != NULL ? sender_format_content_dup_comparable (a) : NULL;
  g_autoptr (SenderJson) right = b != NULL ? sender_format_content_dup_comparable (b) : NULL;

  return left != NULL && right != NULL ? sender_json_equal (left, right) : left == right;
}

static gboolean
is_same_field (const SenderField *field,
               SenderRecord      *a,
               SenderRecord      *b)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (field->kind == SENDER_FIELD_JSON)
    return is_same_json (G_STRUCT_MEMBER (SenderJson *, a, field->offset),
                         G_STRUCT_MEMBER (SenderJson *, b, field->offset));
  left = sender_record_dup_field_text (a, field);
  right = sender_record_dup_field_text (b, field);
  return sender_merge_says_same (a, field, left, right);
}

/**
 * sender_merge_is_same:
 * @a: a record
 * @b: another of its type
 *
 * Tells whether nothing of it was changed but how it is spelt.
 *
 * Returns: whether nothing was
 */
gboolean
sender_merge_is_same (SenderRecord *a,
                      SenderRecord *b)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (a, &n_fields);

  if (sender_record_equal (a, b))
    return TRUE;
  if (!SENDER_IS_HEADER (a) && !SENDER_IS_MESSAGE (a))
    return FALSE;
  for (guint i = 0; i < n_fields; i++)
    if (!is_same_field (&fields[i], a, b))
      return FALSE;
  return TRUE;
}

/**
 * sender_merge_is_renamed:
 * @a: a row, a header or a number
 * @b: another of its type
 *
 * Compares all but the first field, which is what such records are called by, and what only the
 * service knows.
 *
 * Returns: whether the two differ in nothing else
 */
gboolean
sender_merge_is_renamed (SenderRecord *a,
                         SenderRecord *b)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (a, &n_fields);

  for (guint i = 1; i < n_fields; i++)
    if ((fields[i].flags & SENDER_FIELD_INTERNAL) == 0 && !is_same_field (&fields[i], a, b))
      return FALSE;
  return TRUE;
}
