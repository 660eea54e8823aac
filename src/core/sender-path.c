/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-path.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-path-words.h"
#include "sender-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_INDEX G_MAXUINT

/* Where a path leads: a field of a record, an item of a list, or a whole list. */
typedef struct
{
  SenderRecord      *record;   /* (nullable) (not owned) */
  const SenderField *field;    /* (nullable): of @record */
  SenderList        *list;     /* (nullable) (not owned): itself, or the one with @record */
  guint              position; /* of @record in @list */
  guint              word;     /* of @field, where it has several and one is meant, else NO_INDEX */
  SenderChannel      channel;  /* what a bare `sms` or `voice` names, else UNKNOWN */
} Target;

static gboolean
fail (const char *path,
      GError    **error)
{
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
               _ ("There is no “%s” in this configuration"), path);
  return FALSE;
}

/* Splits `name[3]` in place. */
static gboolean
parse_segment (char  *segment,
               guint *index)
{
  char   *bracket = strchr (segment, '[');
  char   *end = NULL;
  guint64 number = 0;

  *index = NO_INDEX;
  if (bracket == NULL)
    return *segment != '\0';
  if (!g_ascii_isdigit (bracket[1]))
    return FALSE;
  number = g_ascii_strtoull (bracket + 1, &end, 10);
  if (strcmp (end, "]") != 0 || number >= NO_INDEX)
    return FALSE;
  *bracket = '\0';
  *index = (guint) number;
  return *segment != '\0';
}

static gboolean
is_word (const char *text)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

  return *text != '\0' &&
         text[strspn (text, letters)] == '\0';
}

/* messages.TEMPLATE.SMS|Voice.LOCALE[.VARIANT]; the variant may hold dots. */
static gboolean
resolve_message (SenderConfig *config,
                 const char   *rest,
                 gboolean      create,
                 Target       *target)
{
  g_auto (GStrv) parts = g_strsplit (rest, ".", 4);
  SenderList    *messages = sender_config_get_messages (config);
  SenderChannel  channel = SENDER_CHANNEL_UNKNOWN;
  SenderMessage *message = NULL;

  if (g_strv_length (parts) < 3 || !is_word (parts[0]) || !is_word (parts[2]))
    return FALSE;
  for (SenderChannel i = SENDER_CHANNEL_SMS; i < SENDER_CHANNEL_UNKNOWN; i++)
    if (strcmp (parts[1], sender_channel_get_name (i)) == 0)
      channel = i;
  if (channel == SENDER_CHANNEL_UNKNOWN)
    return FALSE;
  message = sender_config_find_message (config, parts[0], channel, parts[2], parts[3]);
  if (message == NULL && create)
    {
      message = g_object_new (SENDER_TYPE_MESSAGE,
                              "template", parts[0],
                              "channel", channel,
                              "locale", parts[2],
                              "variant", parts[3],
                              NULL);
      sender_list_append (messages, message);
      g_object_unref (message);
    }
  if (message == NULL)
    return FALSE;
  target->record = SENDER_RECORD (message);
  target->field = sender_record_find_field (target->record, "content");
  target->list = messages;
  return sender_list_find (messages, message, &target->position);
}

/* Whether a field has a part of that number: an item of a list, or one of several words. */
static gboolean
has_index (SenderRecord      *record,
           const SenderField *field,
           guint              index)
{
  if (field->kind == SENDER_FIELD_STRV)
    return index < g_strv_length (G_STRUCT_MEMBER (GStrv, record, field->offset));
  return field->kind == SENDER_FIELD_LIST;
}

/* Goes from a record down the remaining segments. */
static gboolean
resolve_down (GStrv   segments,
              Target *target)
{
  for (; *segments != NULL; segments++)
    {
      guint              index = NO_INDEX;
      const SenderField *field = NULL;
      gpointer           child = NULL;

      if (target->field != NULL || target->record == NULL || !parse_segment (*segments, &index))
        return FALSE;
      field = sender_record_find_field (target->record, *segments);
      if (field == NULL || (field->flags & SENDER_FIELD_INTERNAL) != 0 ||
          (index != NO_INDEX && !has_index (target->record, field, index)))
        return FALSE;
      target->list = NULL;
      target->word = index;
      if (field->kind == SENDER_FIELD_LIST)
        {
          target->list = G_STRUCT_MEMBER (SenderList *, target->record, field->offset);
          target->position = index;
          child = index != NO_INDEX ? sender_list_get (target->list, index) : NULL;
          if (child == NULL && index != NO_INDEX)
            return FALSE;
          target->record = child;
        }
      else if (field->kind == SENDER_FIELD_RECORD)
        target->record = G_STRUCT_MEMBER (SenderRecord *, target->record, field->offset);
      else
        target->field = field;
    }
  return TRUE;
}

/* messages[INDEX], whatever the message is called. */
static gboolean
resolve_numbered_message (SenderConfig *config,
                          GStrv         segments,
                          Target       *target)
{
  SenderList *messages = sender_config_get_messages (config);
  guint       index = NO_INDEX;

  if (!parse_segment (segments[0], &index) || strcmp (segments[0], "messages") != 0)
    return FALSE;
  target->record = index != NO_INDEX ? sender_list_get (messages, index) : NULL;
  target->list = messages;
  target->position = index;
  return target->record != NULL && resolve_down (segments + 1, target);
}

/* The request that `sms` or `voice[1]` begins with. */
static gboolean
resolve_request (SenderConfig *config,
                 SenderChannel channel,
                 guint         nth,
                 gboolean      create,
                 Target       *target)
{
  SenderChannelRequest *request = NULL;

  if (nth == NO_INDEX && create)
    request = sender_config_ensure_request (config, channel);
  else
    request = sender_config_get_request (config, channel, nth == NO_INDEX ? 0 : nth);
  if (request == NULL)
    return FALSE;
  target->record = SENDER_RECORD (request);
  target->list = sender_config_get_requests (config);
  return sender_list_find (target->list, request, &target->position);
}

static gboolean
resolve (SenderConfig *config,
         const char   *path,
         gboolean      create,
         Target       *target,
         GError      **error)
{
  g_auto (GStrv)   segments = g_strsplit (path, ".", -1);
  g_autofree char *first = g_strdup (segments[0] != NULL ? segments[0] : "");
  SenderChannel    channel = SENDER_CHANNEL_UNKNOWN;
  guint            index = NO_INDEX;

  *target = (Target){ .channel = SENDER_CHANNEL_UNKNOWN, .word = NO_INDEX };
  if (g_str_has_prefix (path, "messages."))
    return resolve_message (config, path + strlen ("messages."), create, target) ||
           fail (path, error);
  if (g_str_has_prefix (path, "messages["))
    return resolve_numbered_message (config, segments, target) || fail (path, error);
  if (!parse_segment (first, &index))
    return fail (path, error);
  if (!sender_enum_from_nick (SENDER_TYPE_CHANNEL, first, (int *) &channel) ||
      channel == SENDER_CHANNEL_UNKNOWN)
    {
      target->record = SENDER_RECORD (config);
      return resolve_down (segments, target) || fail (path, error);
    }
  if (index == NO_INDEX && segments[1] == NULL)
    target->channel = channel;
  if (!resolve_request (config, channel, index, create && segments[1] != NULL, target))
    return target->channel != SENDER_CHANNEL_UNKNOWN || fail (path, error);
  return resolve_down (segments + 1, target) || fail (path, error);
}

/**
 * sender_path_get:
 * @config: a configuration
 * @path: a path to one value
 * @error: return location
 *
 * Gets the value at a path as `senderctl get` prints it.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with %SENDER_ERROR_INVALID set
 */
char *
sender_path_get (SenderConfig *config,
                 const char   *path,
                 GError      **error)
{
  Target target;

  if (!resolve (config, path, FALSE, &target, error))
    return NULL;
  if (target.field == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("“%s” has parts and no value of its own"), path);
      return NULL;
    }
  if (target.word != NO_INDEX)
    return sender_path_words_get (target.record, target.field, target.word);
  return sender_record_dup_field_text (target.record, target.field);
}

/**
 * sender_path_set:
 * @config: a configuration
 * @path: a path to one value
 * @value: its text
 * @error: return location
 *
 * Sets the value at a path. A message, or the first request of a channel, that is missing is made;
 * a list is never lengthened.
 *
 * Returns: whether it was set; else %SENDER_ERROR_INVALID is set and nothing changed
 */
gboolean
sender_path_set (SenderConfig *config,
                 const char   *path,
                 const char   *value,
                 GError      **error)
{
  g_autoptr (SenderConfig) trial = NULL;
  Target                   target;

  /* What is made on the way must not stay when the value is refused. */
  if (!resolve (config, path, FALSE, &target, NULL))
    {
      trial = sender_record_copy (config);
      if (!resolve (trial, path, TRUE, &target, error))
        return FALSE;
    }
  if (target.field == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("“%s” has parts and no value of its own"), path);
      return FALSE;
    }
  if (target.word != NO_INDEX)
    return sender_path_words_set (target.record, target.field, target.word, value, error);
  if (!sender_path_words_check (target.record, target.field, value, error) ||
      !sender_record_set_field_text (target.record, target.field, value, error))
    return FALSE;
  if (trial != NULL)
    sender_record_assign (config, trial);
  return TRUE;
}

static gboolean
set_relative (SenderRecord *item,
              const char   *assignment,
              GError      **error)
{
  const char        *equals = strchr (assignment, '=');
  g_autofree char   *name = NULL;
  const SenderField *field = NULL;

  if (equals == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("“%s” is no PATH=VALUE"), assignment);
      return FALSE;
    }
  name = g_strndup (assignment, (gsize) (equals - assignment));
  field = sender_record_find_field (item, name);
  if (field == NULL || (field->flags & SENDER_FIELD_INTERNAL) != 0)
    return fail (name, error);
  return sender_record_set_field_text (item, field, equals + 1, error);
}

/* A whole field of several words. */
static gboolean
is_words (const Target *target)
{
  return target->field != NULL && target->field->kind == SENDER_FIELD_STRV &&
         target->word == NO_INDEX;
}

/**
 * sender_path_add:
 * @config: a configuration
 * @path: a list: `numbers`, `sms.body`, `voice.headers`, `variables`, `accepted`; `sms` and `voice`
 *   stand for the channel's requests; or a field of several words, `fallback.chain`
 * @assignments: (array zero-terminated=1): `PATH=VALUE`, relative to the new item; for a field of
 *   words the words
 * @error: return location
 *
 * Appends an item to a list, or words to a field that has several.
 *
 * Returns: whether it was added; else %SENDER_ERROR_INVALID is set and nothing changed
 */
gboolean
sender_path_add (SenderConfig      *config,
                 const char        *path,
                 const char *const *assignments,
                 GError           **error)
{
  g_autoptr (SenderConfig) trial = sender_record_copy (config);
  g_autoptr (SenderRecord) item = NULL;
  Target                   target;

  if (!resolve (trial, path, TRUE, &target, error))
    return FALSE;
  if (is_words (&target))
    {
      if (!sender_path_words_add (target.record, target.field, assignments, error))
        return FALSE;
      sender_record_assign (config, trial);
      return TRUE;
    }
  if (target.channel != SENDER_CHANNEL_UNKNOWN)
    {
      target.list = sender_config_get_requests (trial);
      item = g_object_new (SENDER_TYPE_CHANNEL_REQUEST, "channel", target.channel, NULL);
    }
  else if (target.list != NULL && target.record == NULL && target.field == NULL)
    item = g_object_new (sender_list_get_type_of_items (target.list), NULL);
  else
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID, _ ("“%s” is no list"), path);
      return FALSE;
    }
  for (guint i = 0; assignments != NULL && assignments[i] != NULL; i++)
    if (!set_relative (item, assignments[i], error))
      return FALSE;
  sender_list_append (target.list, item);
  sender_record_assign (config, trial);
  return TRUE;
}

/**
 * sender_path_remove:
 * @config: a configuration
 * @path: an item of a list, a word of a field that has several, a message, or a channel's request
 * @error: return location
 *
 * Removes what a path names.
 *
 * Returns: whether it was removed; else %SENDER_ERROR_INVALID is set and nothing changed
 */
gboolean
sender_path_remove (SenderConfig *config,
                    const char   *path,
                    GError      **error)
{
  Target target;

  if (!resolve (config, path, FALSE, &target, error))
    return FALSE;
  if (target.field != NULL && target.word != NO_INDEX)
    {
      sender_path_words_remove (target.record, target.field, target.word);
      return TRUE;
    }
  if (target.list == NULL || target.record == NULL ||
      (target.field != NULL && !SENDER_IS_MESSAGE (target.record)))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("“%s” can’t be removed; only items of a list, messages and requests can"),
                   path);
      return FALSE;
    }
  sender_list_remove (target.list, target.position);
  return TRUE;
}

/**
 * sender_path_edit:
 * @config: a configuration
 * @edit: (scope call): makes the edits
 * @user_data: data for @edit
 * @error: return location
 *
 * Makes several edits as one: they are tried on a copy; only if all succeed does @config change.
 *
 * Returns: what @edit returned
 */
gboolean
sender_path_edit (SenderConfig      *config,
                  SenderPathEditFunc edit,
                  gpointer           user_data,
                  GError           **error)
{
  g_autoptr (SenderConfig) trial = sender_record_copy (config);

  if (!edit (trial, user_data, error))
    return FALSE;
  sender_record_assign (config, trial);
  return TRUE;
}

/**
 * sender_path_resolve:
 * @config: a configuration
 * @path: a path
 * @property: (out): the property, %NULL where the path names a record or a list's item
 *
 * Finds the record a view must show for a path.
 *
 * Returns: (transfer none) (nullable): the record, %NULL if the path leads nowhere
 */
SenderRecord *
sender_path_resolve (SenderConfig *config,
                     const char   *path,
                     const char  **property)
{
  Target target;

  *property = NULL;
  if (!resolve (config, path, FALSE, &target, NULL))
    return NULL;
  if (target.field != NULL)
    *property = target.field->name;
  return target.record;
}
