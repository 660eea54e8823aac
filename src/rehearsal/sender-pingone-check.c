/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-check.h"

#include "sender-answer.h"

#include <string.h>

static const struct
{
  const char *code;
  const char *message;
} messages[] = {
  { "CONSTRAINT_VIOLATION", "The request violates a constraint" },
  { "EMPTY_VALUE", "must not be empty" },
  { "INVALID_OTP", "The passcode is not valid" },
  { "INVALID_VALUE", "The value is not valid" },
  { "REQUIRED_VALUE", "must not be null" },
  { "SIZE_LIMIT_EXCEEDED", "The value is too long" },
  { "UNIQUENESS_VIOLATION", "must be unique" },
};

static SenderJson *
add_entry (SenderJson *details,
           const char *code,
           const char *target)
{
  SenderJson *entry = sender_json_new_object ();

  sender_put_text (entry, "code", code);
  sender_put_text (entry, "target", target);
  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    if (strcmp (messages[i].code, code) == 0)
      sender_put_text (entry, "message", messages[i].message);
  sender_json_append (details, entry);
  return entry;
}

/**
 * sender_pingone_complain:
 * @details: what is wrong so far, an array
 * @code: what is wrong
 * @target_format: printf() format of the member's name
 * @...: its arguments
 *
 * Adds an entry.
 */
void
sender_pingone_complain (SenderJson *details,
                         const char *code,
                         const char *target_format,
                         ...)
{
  g_autofree char *target = NULL;
  va_list          arguments;

  va_start (arguments, target_format);
  target = g_strdup_vprintf (target_format, arguments);
  va_end (arguments);
  add_entry (details, code, target);
}

/* Null is as good as absent. */
static SenderJson *
get_member (SenderJson *object,
            const char *name)
{
  SenderJson *member = sender_json_get_member (object, name);

  return member != NULL && sender_json_get_kind (member) != SENDER_JSON_NULL ? member : NULL;
}

/**
 * sender_pingone_check_kind:
 * @details: what is wrong so far
 * @object: an object
 * @prefix: how its members are called in front
 * @name: a member
 * @kind: what it must be
 *
 * Complains of a member of another kind.
 *
 * Returns: (transfer none) (nullable): the member
 */
SenderJson *
sender_pingone_check_kind (SenderJson    *details,
                           SenderJson    *object,
                           const char    *prefix,
                           const char    *name,
                           SenderJsonKind kind)
{
  SenderJson *member = get_member (object, name);

  if (member == NULL || sender_json_get_kind (member) == kind)
    return member;
  sender_pingone_complain (details, "INVALID_VALUE", "%s%s", prefix, name);
  return NULL;
}

/**
 * sender_pingone_need_kind:
 * @details: what is wrong so far
 * @object: an object
 * @prefix: how its members are called in front
 * @name: a member
 * @kind: what it must be
 *
 * Complains of a member that is absent or of another kind.
 *
 * Returns: (transfer none) (nullable): the member
 */
SenderJson *
sender_pingone_need_kind (SenderJson    *details,
                          SenderJson    *object,
                          const char    *prefix,
                          const char    *name,
                          SenderJsonKind kind)
{
  if (get_member (object, name) == NULL)
    sender_pingone_complain (details, "REQUIRED_VALUE", "%s%s", prefix, name);
  return sender_pingone_check_kind (details, object, prefix, name, kind);
}

/**
 * sender_pingone_need_text:
 * @details: what is wrong so far
 * @object: an object
 * @prefix: how its members are called in front
 * @name: a member
 *
 * Complains of a text that is absent, empty, or none.
 *
 * Returns: (transfer none) (nullable): the text
 */
const char *
sender_pingone_need_text (SenderJson *details,
                          SenderJson *object,
                          const char *prefix,
                          const char *name)
{
  SenderJson *member = sender_pingone_need_kind (details, object, prefix, name,
                                                 SENDER_JSON_STRING);

  if (member == NULL)
    return NULL;
  if (*sender_json_get_text (member) != '\0')
    return sender_json_get_text (member);
  sender_pingone_complain (details, "EMPTY_VALUE", "%s%s", prefix, name);
  return NULL;
}

/**
 * sender_pingone_check_word:
 * @details: what is wrong so far
 * @object: an object
 * @prefix: how its members are called in front
 * @name: a member
 * @words: (array zero-terminated=1): what it may be
 *
 * Complains of a text that is none of several words, and says which there are.
 *
 * Returns: (transfer none) (nullable): the word
 */
const char *
sender_pingone_check_word (SenderJson        *details,
                           SenderJson        *object,
                           const char        *prefix,
                           const char        *name,
                           const char *const *words)
{
  SenderJson      *member = sender_pingone_check_kind (details, object, prefix, name,
                                                       SENDER_JSON_STRING);
  g_autofree char *target = g_strconcat (prefix, name, NULL);
  SenderJson      *inner = NULL;
  SenderJson      *allowed = NULL;

  if (member == NULL)
    return NULL;
  if (g_strv_contains (words, sender_json_get_text (member)))
    return sender_json_get_text (member);
  allowed = sender_json_new_array ();
  for (guint i = 0; words[i] != NULL; i++)
    sender_json_append (allowed, sender_json_new_string (words[i]));
  inner = sender_json_new_object ();
  sender_put (inner, "allowedValues", allowed);
  sender_put (add_entry (details, "INVALID_VALUE", target), "innerError", inner);
  return NULL;
}

/**
 * sender_pingone_need_word:
 * @details: what is wrong so far
 * @object: an object
 * @prefix: how its members are called in front
 * @name: a member
 * @words: (array zero-terminated=1): what it may be
 *
 * The same for one that must be there.
 *
 * Returns: (transfer none) (nullable): the word
 */
const char *
sender_pingone_need_word (SenderJson        *details,
                          SenderJson        *object,
                          const char        *prefix,
                          const char        *name,
                          const char *const *words)
{
  if (get_member (object, name) == NULL)
    sender_pingone_complain (details, "REQUIRED_VALUE", "%s%s", prefix, name);
  return sender_pingone_check_word (details, object, prefix, name, words);
}

/**
 * sender_pingone_check_length:
 * @details: what is wrong so far
 * @object: an object
 * @name: a member
 * @limit: how many characters there may be
 *
 * Complains of a text that is too long, or none.
 */
void
sender_pingone_check_length (SenderJson *details,
                             SenderJson *object,
                             const char *name,
                             glong       limit)
{
  SenderJson *member = sender_pingone_check_kind (details, object, "", name, SENDER_JSON_STRING);

  if (member != NULL && g_utf8_strlen (sender_json_get_text (member), -1) > limit)
    sender_pingone_complain (details, "SIZE_LIMIT_EXCEEDED", "%s", name);
}

/**
 * sender_pingone_holds:
 * @array: (nullable): an array
 * @text: a text
 *
 * Looks for a text.
 *
 * Returns: whether it is in the array
 */
gboolean
sender_pingone_holds (SenderJson *array,
                      const char *text)
{
  for (guint i = 0; array != NULL && i < sender_json_get_length (array); i++)
    if (g_strcmp0 (sender_json_get_text (sender_json_get_element (array, i)), text) == 0)
      return TRUE;
  return FALSE;
}
