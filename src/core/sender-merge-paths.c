/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-paths.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-difference.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-mirror.h"
#include "sender-origination-number.h"
#include "sender-path.h"

#include <string.h>

static char *
dup_message_path (const SenderMerge     *merge,
                  const SenderMergeItem *item)
{
  SenderRecord  *mirrored = item->ours != NULL ? item->ours : item->theirs;
  SenderMessage *message = sender_mirror_find_message_in (merge->config, SENDER_MESSAGE (mirrored));
  SenderConfig  *mirror = item->ours != NULL ? merge->ours : merge->theirs;

  if (message != NULL)
    return sender_path_for_message (merge->config, message);
  return sender_path_for_message (
    mirror, sender_list_get (sender_config_get_messages (mirror), item->position));
}

static SenderChannel
get_channel (const SenderMergeItem *item)
{
  SenderRecord *request = item->ours != NULL ? item->ours : item->theirs;

  return sender_channel_request_get_channel (SENDER_CHANNEL_REQUEST (request));
}

/* Where it stands among those of its channel: ours first, then what only they have. */
static guint
count_before (GArray *items,
              guint   nth)
{
  SenderChannel channel = get_channel (&g_array_index (items, SenderMergeItem, nth));
  guint         n_before = 0;

  for (guint i = 0; i < nth; i++)
    n_before += get_channel (&g_array_index (items, SenderMergeItem, i)) == channel;
  return n_before;
}

static char *
dup_request_path (GArray *items,
                  guint   nth)
{
  SenderChannel channel = get_channel (&g_array_index (items, SenderMergeItem, nth));
  const char   *name = sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) channel);
  guint         n_before = count_before (items, nth);

  if (channel == SENDER_CHANNEL_UNKNOWN)
    return g_strdup_printf ("requests[%u]", nth);
  return n_before == 0 ? g_strdup (name) : g_strdup_printf ("%s[%u]", name, n_before);
}

static guint
find_header (SenderList *headers,
             gpointer    mirrored)
{
  guint n_headers = sender_list_get_n_items (headers);

  for (guint i = 0; i < n_headers; i++)
    if (g_ascii_strcasecmp (sender_header_get_name (sender_list_get (headers, i)),
                            sender_header_get_name (mirrored)) == 0)
      return i;
  return n_headers;
}

static gboolean
find_number (SenderList *numbers,
             gpointer    like,
             guint      *position)
{
  for (guint i = 0; like != NULL && i < sender_list_get_n_items (numbers); i++)
    if (g_str_equal (sender_origination_number_get_number (sender_list_get (numbers, i)),
                     sender_origination_number_get_number (like)))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* Where the configuration has it, in whatever order the others do; else behind all it has. */
static char *
dup_number_path (const SenderMerge     *merge,
                 const SenderMergeItem *item,
                 guint                  nth)
{
  SenderList *numbers = sender_config_get_numbers (merge->config);
  guint       position = MAX (nth, sender_list_get_n_items (numbers));

  if (!find_number (numbers, item->ours, &position) &&
      !find_number (numbers, item->theirs, &position))
    find_number (numbers, item->base, &position);
  return g_strdup_printf ("numbers[%u]", position);
}

/* One of the rows the configuration has, or behind them all: each has a place of its own. */
static guint
find_header_of (SenderList *headers,
                GArray     *items,
                guint       nth)
{
  guint n_headers = sender_list_get_n_items (headers);
  guint n_behind = 0;
  guint position = 0;

  for (guint i = 0; i <= nth; i++)
    {
      const SenderMergeItem *item = &g_array_index (items, SenderMergeItem, i);

      position = find_header (headers, item->ours != NULL ? item->ours : item->theirs);
      if (position == n_headers)
        position += n_behind++;
    }
  return position;
}

/* Rows as the configuration counts them: those that stay local count too. */
static guint
find_row (const SenderMerge *merge,
          const char        *path,
          GArray            *items,
          guint              nth)
{
  const char      *property = NULL;
  const char      *dot = strrchr (path, '.');
  g_autofree char *owner = dot != NULL ? g_strndup (path, dot - path) : NULL;
  SenderRecord    *record = NULL;

  if (owner != NULL)
    record = sender_path_resolve (merge->config, owner, &property);
  if (record == NULL || !SENDER_IS_CHANNEL_REQUEST (record))
    return nth;
  if (g_str_has_suffix (path, ".headers"))
    return find_header_of (sender_channel_request_get_headers (SENDER_CHANNEL_REQUEST (record)),
                           items, nth);
  return sender_mirror_find_row (sender_channel_request_get_body (SENDER_CHANNEL_REQUEST (record)),
                                 nth);
}

/**
 * sender_merge_dup_path:
 * @merge: what is put together
 * @path: of the list
 * @items: (element-type SenderMergeItem): all of it
 * @nth: which one of them
 *
 * Spells the path of an item. What only the service has comes behind what the configuration has.
 *
 * Returns: (transfer full): the path
 */
char *
sender_merge_dup_path (const SenderMerge *merge,
                       const char        *path,
                       GArray            *items,
                       guint              nth)
{
  const SenderMergeItem *item = &g_array_index (items, SenderMergeItem, nth);

  if (g_str_equal (path, "messages"))
    return dup_message_path (merge, item);
  if (g_str_equal (path, "requests"))
    return dup_request_path (items, nth);
  if (g_str_equal (path, "numbers"))
    return dup_number_path (merge, item, nth);
  return g_strdup_printf ("%s[%u]", path, find_row (merge, path, items, nth));
}

/**
 * sender_merge_dup_row:
 * @merge: what is put together
 * @path: a path
 *
 * Tells which row a path leads to, wherever it stands: by what its fields say.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where @path leads to no item of a list, or
 *   the configuration has none there
 */
char *
sender_merge_dup_row (const SenderMerge *merge,
                      const char        *path)
{
  const char *property = NULL;

  if (strchr (path, '[') == NULL)
    return NULL;
  return sender_difference_dup_summary (sender_path_resolve (merge->config, path, &property));
}

/**
 * sender_merge_dup_voice_path:
 * @merge: what is put together
 * @message: a mirror of one of the configuration’s messages
 *
 * Spells the path of its voice, to which no name leads.
 *
 * Returns: (transfer full): the path
 */
char *
sender_merge_dup_voice_path (const SenderMerge *merge,
                             SenderMessage     *message)
{
  SenderMessage *own = sender_mirror_find_message_in (merge->config, message);
  guint          position = 0;

  if (own != NULL)
    sender_list_find (sender_config_get_messages (merge->config), own, &position);
  return g_strdup_printf ("messages[%u].voice", position);
}
