/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-request.h"

#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-header.h"
#include "sender-list.h"

/**
 * sender_merge_find_decisive:
 * @ours: the request we want
 * @theirs: the one that is there
 *
 * Tells what makes the bodies of the two be of different kinds.
 *
 * Returns: (nullable): the field; %NULL where they are of one kind
 */
const SenderField *
sender_merge_find_decisive (SenderRecord *ours,
                            SenderRecord *theirs)
{
  SenderChannelRequest *left = SENDER_CHANNEL_REQUEST (ours);
  SenderChannelRequest *right = SENDER_CHANNEL_REQUEST (theirs);

  if (sender_channel_request_get_method (left) != sender_channel_request_get_method (right))
    return sender_record_find_field (ours, "method");
  if (sender_channel_request_get_body_format (left) !=
      sender_channel_request_get_body_format (right))
    return sender_record_find_field (ours, "body-format");
  return NULL;
}

/**
 * sender_merge_is_of_body:
 * @field: a field of a request
 *
 * Tells whether it says what the body is.
 *
 * Returns: whether it does
 */
gboolean
sender_merge_is_of_body (const SenderField *field)
{
  static const char *const names[] = { "body-format", "body", "raw", NULL };

  return g_strv_contains (names, field->name);
}

/**
 * sender_merge_has_same_body:
 * @a: (nullable): a request
 * @b: another
 *
 * Compares what is sent, of whatever kind it is.
 *
 * Returns: whether both send the same body
 */
gboolean
sender_merge_has_same_body (SenderRecord *a,
                            SenderRecord *b)
{
  g_autofree char *left = a != NULL ? sender_builder_dup_body (SENDER_CHANNEL_REQUEST (a)) : NULL;
  g_autofree char *right = sender_builder_dup_body (SENDER_CHANNEL_REQUEST (b));

  return a != NULL && g_strcmp0 (left, right) == 0;
}

/**
 * sender_merge_take_member:
 * @to: a request
 * @field: one of its fields
 * @from: another request
 *
 * Makes the field of one say what that of the other says.
 */
void
sender_merge_take_member (SenderRecord      *to,
                          const SenderField *field,
                          SenderRecord      *from)
{
  g_autoptr (SenderRecord) copy = sender_record_copy (from);
  g_autoptr (GPtrArray)    records = g_ptr_array_new ();
  g_autofree char         *text = NULL;
  SenderList              *list = NULL;

  if (field->kind != SENDER_FIELD_LIST)
    {
      text = sender_record_dup_field_text (from, field);
      sender_record_set_field_text (to, field, text, NULL);
      return;
    }
  list = G_STRUCT_MEMBER (SenderList *, copy, field->offset);
  for (guint i = 0; i < sender_list_get_n_items (list); i++)
    g_ptr_array_add (records, sender_list_get (list, i));
  list = G_STRUCT_MEMBER (SenderList *, to, field->offset);
  sender_list_splice (list, 0, sender_list_get_n_items (list), records->pdata, records->len);
}

static SenderList *
get_headers (SenderRecord *request)
{
  return sender_channel_request_get_headers (SENDER_CHANNEL_REQUEST (request));
}

static guint
find_content_type (SenderList *headers)
{
  guint n_headers = sender_list_get_n_items (headers);

  for (guint i = 0; i < n_headers; i++)
    if (g_ascii_strcasecmp (sender_header_get_name (sender_list_get (headers, i)),
                            "content-type") == 0)
      return i;
  return n_headers;
}

/**
 * sender_merge_take_content_type:
 * @to: a request
 * @from: another
 *
 * Gives one the content type of the other, or takes it away where that has none.
 */
void
sender_merge_take_content_type (SenderRecord *to,
                                SenderRecord *from)
{
  SenderList              *headers = get_headers (to);
  SenderList              *others = get_headers (from);
  guint                    position = find_content_type (headers);
  guint                    other = find_content_type (others);
  guint                    n_removed = position < sender_list_get_n_items (headers) ? 1 : 0;
  gboolean                 has_other = other < sender_list_get_n_items (others);
  g_autoptr (SenderRecord) copy = NULL;

  if (has_other)
    copy = sender_record_copy (sender_list_get (others, other));
  sender_list_splice (headers, position, n_removed, (gpointer *) &copy, has_other ? 1 : 0);
}
