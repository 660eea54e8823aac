/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-batch.h"

#include "sender-config.h"
#include "sender-format-content.h"
#include "sender-list.h"
#include "sender-message-edits.h"
#include "sender-message.h"

static const SenderMatrixRow *
get_row (const SenderMessageMatrix *matrix,
         guint                      position)
{
  return g_ptr_array_index (matrix->rows, position / matrix->columns->len);
}

/* A message for a channel without a request would be sent to nobody. */
static gboolean
is_to_write (const SenderMatrixCell *cell,
             const SenderMatrixRow  *row,
             SenderMessage          *source)
{
  if (cell->message == NULL)
    return row->nth == 0 && cell->state != SENDER_CELL_NOT_SENT &&
           cell->state != SENDER_CELL_NOT_USED;
  return source != NULL && !g_str_equal (sender_message_get_content (cell->message),
                                         sender_message_get_content (source));
}

static gboolean
is_to_do (const SenderMessageMatrix *matrix,
          guint                      position,
          SenderBatchDeed            deed,
          SenderMessage             *source)
{
  const SenderMatrixCell *cell = g_ptr_array_index (matrix->cells, position);

  switch (deed)
    {
    case SENDER_BATCH_TAKE_OVER:
      return cell->remote == SENDER_CELL_REMOTE_OTHER;
    case SENDER_BATCH_RESTORE:
      return cell->message != NULL;
    case SENDER_BATCH_WRITE:
    default:
      return is_to_write (cell, get_row (matrix, position), source);
    }
}

/**
 * sender_batch_count:
 * @matrix: a table
 * @chosen: (element-type guint): which of its cells
 * @deed: what is to be done
 * @source: (nullable): whose text is to be written
 *
 * Counts the cells that it would change.
 *
 * Returns: how many
 */
guint
sender_batch_count (const SenderMessageMatrix *matrix,
                    GArray                    *chosen,
                    SenderBatchDeed            deed,
                    SenderMessage             *source)
{
  guint count = 0;

  for (guint i = 0; i < chosen->len; i++)
    count += is_to_do (matrix, g_array_index (chosen, guint, i), deed, source);
  return count;
}

/* (transfer full) */
static SenderMessage *
read_remote (const SenderMessageMatrix *matrix,
             guint                      position)
{
  const SenderMatrixCell *cell = g_ptr_array_index (matrix->cells, position);

  return sender_format_content_read (cell->content, get_row (matrix, position)->template_name);
}

/**
 * sender_batch_list_taken:
 * @matrix: (nullable): a table
 * @chosen: (element-type guint): which of its cells
 *
 * Lists what PingOne has where it would be taken over.
 *
 * Returns: (transfer full) (element-type SenderMessage): fresh messages
 */
GPtrArray *
sender_batch_list_taken (const SenderMessageMatrix *matrix,
                         GArray                    *chosen)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; matrix != NULL && i < chosen->len; i++)
    {
      guint position = g_array_index (chosen, guint, i);

      if (is_to_do (matrix, position, SENDER_BATCH_TAKE_OVER, NULL))
        g_ptr_array_add (found, read_remote (matrix, position));
    }
  return found;
}

static void
write_one (const SenderMessageMatrix *matrix,
           SenderConfig              *config,
           guint                      position,
           const char                *text)
{
  const SenderMatrixRow    *row = get_row (matrix, position);
  const SenderMatrixColumn *column =
    g_ptr_array_index (matrix->columns, position % matrix->columns->len);
  const SenderMatrixCell *cell = g_ptr_array_index (matrix->cells, position);
  SenderMessage          *message = cell->message;

  if (message == NULL)
    message = sender_messages_write (config, row->template_name, column->channel, column->locale,
                                     row->variant);
  if (message != NULL && text != NULL)
    g_object_set (message, "content", text, NULL);
}

/* What the configuration knows of a message beside its text comes along. */
static void
take_over (const SenderMessageMatrix *matrix,
           SenderConfig              *config,
           guint                      position)
{
  const SenderMatrixCell   *cell = g_ptr_array_index (matrix->cells, position);
  g_autoptr (SenderMessage) there = read_remote (matrix, position);

  if (cell->message == NULL)
    sender_list_append (sender_config_get_messages (config), there);
  else
    g_object_set (cell->message, "content", sender_message_get_content (there), "voice",
                  sender_message_get_voice (there), "remote", sender_message_get_remote (there),
                  NULL);
}

/**
 * sender_batch_run:
 * @matrix: the table of @config
 * @config: the configuration
 * @chosen: (element-type guint): which cells of the table
 * @deed: what is to be done
 * @source: (nullable): whose text is to be written
 *
 * Does one thing for all cells that it changes. The table is an old one then.
 *
 * Returns: how many were changed
 */
guint
sender_batch_run (const SenderMessageMatrix *matrix,
                  SenderConfig              *config,
                  GArray                    *chosen,
                  SenderBatchDeed            deed,
                  SenderMessage             *source)
{
  g_autofree char *text = source != NULL ? g_strdup (sender_message_get_content (source)) : NULL;
  guint            count = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      guint                   position = g_array_index (chosen, guint, i);
      const SenderMatrixCell *cell = g_ptr_array_index (matrix->cells, position);

      if (!is_to_do (matrix, position, deed, source))
        continue;
      count++;
      if (deed == SENDER_BATCH_WRITE)
        write_one (matrix, config, position, text);
      else if (deed == SENDER_BATCH_TAKE_OVER)
        take_over (matrix, config, position);
      else
        sender_messages_remove (config, cell->message);
    }
  return count;
}
