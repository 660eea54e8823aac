/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-difference.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-path.h"
#include "sender-record.h"

typedef struct
{
  GPtrArray *found;
  guint      limit;
} Comparison;

static void compare_records (Comparison   *self,
                             const char   *prefix,
                             SenderRecord *before,
                             SenderRecord *after);

static void
difference_free (gpointer data)
{
  SenderDifference *self = data;

  g_free (self->path);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static gboolean
is_full (Comparison *self)
{
  return self->found->len >= self->limit;
}

/* Takes both texts. */
static void
add (Comparison *self,
     const char *path,
     char       *before,
     char       *after)
{
  SenderDifference *difference = g_new0 (SenderDifference, 1);

  difference->path = g_strdup (path);
  difference->before = before;
  difference->after = after;
  g_ptr_array_add (self->found, difference);
}

/**
 * sender_difference_dup_summary:
 * @record: (nullable): an item of a list
 *
 * Puts an item into one line: what its fields say, the empty ones left out.
 *
 * Returns: (transfer full) (nullable): the line, %NULL for no item
 */
char *
sender_difference_dup_summary (SenderRecord *record)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint               n_fields = 0;
  const SenderField  *fields = NULL;

  if (record == NULL)
    return NULL;
  if (SENDER_IS_CHANNEL_REQUEST (record))
    return sender_channel_request_dup_summary (SENDER_CHANNEL_REQUEST (record));
  fields = sender_record_get_fields (record, &n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (fields[i].kind > SENDER_FIELD_STRV || fields[i].kind == SENDER_FIELD_BOOLEAN)
        continue;
      value = sender_record_dup_field_text (record, &fields[i]);
      if (*value == '\0')
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
compare_items (Comparison   *self,
               const char   *path,
               SenderRecord *before,
               SenderRecord *after)
{
  g_autofree char *prefix = NULL;

  if (before != NULL && after != NULL)
    {
      prefix = g_strconcat (path, ".", NULL);
      compare_records (self, prefix, before, after);
    }
  else
    add (self, path, sender_difference_dup_summary (before), sender_difference_dup_summary (after));
}

/* Items that came or went move what follows: what is equal at the end is taken off first. */
static void
compare_lists (Comparison *self,
               const char *path,
               SenderList *before,
               SenderList *after)
{
  guint n_before = sender_list_get_n_items (before);
  guint n_after = sender_list_get_n_items (after);
  guint start = 0;

  while (start < MIN (n_before, n_after) &&
         sender_record_equal (sender_list_get (before, start), sender_list_get (after, start)))
    start++;
  while (n_before != n_after && n_before > start && n_after > start &&
         sender_record_equal (sender_list_get (before, n_before - 1),
                              sender_list_get (after, n_after - 1)))
    {
      n_before--;
      n_after--;
    }
  for (guint i = start; i < MAX (n_before, n_after) && !is_full (self); i++)
    {
      g_autofree char *item = g_strdup_printf ("%s[%u]", path, i);

      compare_items (self, item, i < n_before ? sender_list_get (before, i) : NULL,
                     i < n_after ? sender_list_get (after, i) : NULL);
    }
}

static SenderDifference *
get_last (Comparison *self)
{
  return g_ptr_array_index (self->found, self->found->len - 1);
}

static void
compare_field (Comparison        *self,
               const char        *path,
               const SenderField *field,
               SenderRecord      *before,
               SenderRecord      *after)
{
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  switch (field->kind)
    {
    case SENDER_FIELD_RECORD:
      compare_items (self, path, G_STRUCT_MEMBER (SenderRecord *, before, field->offset),
                     G_STRUCT_MEMBER (SenderRecord *, after, field->offset));
      break;
    case SENDER_FIELD_LIST:
      compare_lists (self, path, G_STRUCT_MEMBER (SenderList *, before, field->offset),
                     G_STRUCT_MEMBER (SenderList *, after, field->offset));
      break;
    case SENDER_FIELD_JSON:
      break;
    case SENDER_FIELD_STRING:
    case SENDER_FIELD_BOOLEAN:
    case SENDER_FIELD_ENUM:
    case SENDER_FIELD_STRV:
    default:
      old = sender_record_dup_field_text (before, field);
      new = sender_record_dup_field_text (after, field);
      if (!g_str_equal (old, new))
        {
          add (self, path, g_steal_pointer (&old), g_steal_pointer (&new));
          get_last (self)->is_switch = field->kind == SENDER_FIELD_BOOLEAN;
        }
    }
}

static void
compare_records (Comparison   *self,
                 const char   *prefix,
                 SenderRecord *before,
                 SenderRecord *after)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (after, &n_fields);

  for (guint i = 0; i < n_fields && !is_full (self); i++)
    {
      g_autofree char *path = g_strconcat (prefix, fields[i].name, NULL);

      if ((fields[i].flags & SENDER_FIELD_INTERNAL) == 0)
        compare_field (self, path, &fields[i], before, after);
    }
}

/* Requests are named by channel, not by their place in the list. */
static void
compare_requests (Comparison   *self,
                  SenderConfig *before,
                  SenderConfig *after)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    for (guint nth = 0; !is_full (self); nth++)
      {
        SenderChannelRequest *old = sender_config_get_request (before, channel, nth);
        SenderChannelRequest *new = sender_config_get_request (after, channel, nth);
        g_autofree char *path = NULL;

        if (old == NULL && new == NULL)
          break;
        path = sender_path_for_request (new != NULL ? after : before, new != NULL ? new : old);
        compare_items (self, path, (SenderRecord *) old, (SenderRecord *) new);
      }
}

static SenderMessage *
find_counterpart (SenderConfig  *config,
                  SenderMessage *message)
{
  return sender_config_find_message (config, sender_message_get_template_name (message),
                                     sender_message_get_channel (message),
                                     sender_message_get_locale (message),
                                     sender_message_get_variant (message));
}

static void
compare_messages (Comparison   *self,
                  SenderConfig *before,
                  SenderConfig *after)
{
  SenderList *lists[] = { sender_config_get_messages (after), sender_config_get_messages (before) };

  for (guint n = 0; n < G_N_ELEMENTS (lists); n++)
    for (guint i = 0; i < sender_list_get_n_items (lists[n]) && !is_full (self); i++)
      {
        SenderMessage   *message = sender_list_get (lists[n], i);
        SenderMessage   *other = find_counterpart (n == 0 ? before : after, message);
        g_autofree char *path = sender_path_for_message (n == 0 ? after : before, message);
        const char      *text = sender_message_get_content (message);
        const char      *old = other != NULL ? sender_message_get_content (other) : NULL;

        if (n == 0 && g_strcmp0 (text, old) != 0)
          add (self, path, g_strdup (old), g_strdup (text));
        else if (n == 1 && other == NULL)
          add (self, path, g_strdup (text), NULL);
      }
}

/**
 * sender_difference_list:
 * @before: a state of a configuration
 * @after: another
 * @limit: how many are wanted at the most
 *
 * Lists what the two say differently, in the document's order. What only PingOne told and no path
 * reaches is left out.
 *
 * Returns: (transfer full) (element-type SenderDifference): the differences
 */
GPtrArray *
sender_difference_list (SenderConfig *before,
                        SenderConfig *after,
                        guint         limit)
{
  Comparison self = { g_ptr_array_new_with_free_func (difference_free), limit };

  compare_records (&self, "", SENDER_RECORD (before), SENDER_RECORD (after));
  compare_requests (&self, before, after);
  compare_messages (&self, before, after);
  return self.found;
}
