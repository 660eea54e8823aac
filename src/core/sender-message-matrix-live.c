/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-matrix-private.h"

#include "sender-format-content.h"
#include "sender-locale.h"
#include "sender-message.h"
#include "sender-mirror.h"
#include "sender-template-facts.h"

/* What an environment adds to the table of a configuration's messages. */

void
sender_matrix_add_live_rows (SenderMessageMatrix *self)
{
  g_auto (GStrv)        names = sender_template_list_names (self->live);
  g_autoptr (GPtrArray) written = sender_mirror_list_live_messages (self->live);

  for (guint i = 0; names[i] != NULL; i++)
    sender_matrix_add_row (self, names[i], "", 0);
  for (guint i = 0; i < written->len; i++)
    sender_matrix_add_row (self, sender_message_get_template_name (written->pdata[i]),
                           sender_message_get_variant (written->pdata[i]), 0);
}

void
sender_matrix_add_live_columns (SenderMessageMatrix *self,
                                SenderChannel        channel)
{
  g_auto (GStrv)        locales = sender_template_list_locales (self->live);
  g_autoptr (GPtrArray) written = sender_mirror_list_live_messages (self->live);

  for (guint i = 0; locales != NULL && locales[i] != NULL; i++)
    sender_matrix_add_column (self, channel, locales[i]);
  for (guint i = 0; i < written->len; i++)
    if (sender_message_get_channel (written->pdata[i]) == channel)
      sender_matrix_add_column (self, channel, sender_message_get_locale (written->pdata[i]));
}

static SenderMessage *
new_like (const SenderMatrixRow    *row,
          const SenderMatrixColumn *column)
{
  return g_object_new (SENDER_TYPE_MESSAGE, "template", row->template_name, "channel",
                       column->channel, "locale", column->locale, "variant", row->variant, NULL);
}

static gboolean
is_same (SenderMessage *message,
         SenderJson    *content)
{
  const char               *name = sender_message_get_template_name (message);
  g_autoptr (SenderMessage) there = sender_format_content_read (content, name);

  return there != NULL &&
         g_str_equal (sender_message_get_content (there), sender_message_get_content (message)) &&
         g_str_equal (sender_message_get_voice (there), sender_message_get_voice (message));
}

/* What was published from here and is at PingOne as it was, the next publish takes away; it is
 * somebody’s where anybody else has written there since. */
static SenderCellState
judge_removed (const SenderMatrixRow *row,
               SenderJson            *custom,
               SenderJson            *published)
{
  g_autoptr (SenderMessage) ours = NULL;

  if (published != NULL)
    ours = sender_format_content_read (published, row->template_name);
  return ours != NULL && is_same (ours, custom) ? SENDER_CELL_REMOVED : SENDER_CELL_THEIRS;
}

/* Which of the two is sent where both are there is known for the language exactly alone. */
static void
judge (SenderMatrixCell      *cell,
       const SenderMatrixRow *row,
       SenderJson            *custom,
       SenderJson            *standard,
       SenderJson            *published)
{
  if (custom != NULL && cell->message != NULL)
    cell->remote = is_same (cell->message, custom) ? SENDER_CELL_REMOTE_SAME
                                                   : SENDER_CELL_REMOTE_OTHER;
  else
    cell->remote = custom != NULL ? SENDER_CELL_REMOTE_OTHER : SENDER_CELL_REMOTE_PING;
  if (cell->message != NULL || cell->state == SENDER_CELL_NOT_SENT)
    return;
  if (custom != NULL)
    cell->state = judge_removed (row, custom, published);
  else if (standard != NULL && cell->state != SENDER_CELL_NOT_USED)
    cell->state = SENDER_CELL_PING;
}

static void
join (SenderMessageMatrix *self,
      SenderLive          *base,
      guint                position)
{
  SenderMatrixCell      *cell = g_ptr_array_index (self->cells, position);
  const SenderMatrixRow *row =
    g_ptr_array_index (self->rows, position / self->columns->len);
  const SenderMatrixColumn *column =
    g_ptr_array_index (self->columns, position % self->columns->len);
  g_autoptr (SenderMessage) like = new_like (row, column);
  SenderJson               *contents = sender_live_get_contents (self->live, row->template_name);
  SenderJson               *custom = sender_format_content_find (contents, like);
  SenderJson               *standard = sender_format_content_find_default (contents, like);
  SenderJson               *content = custom != NULL ? custom : standard;
  SenderJson               *published = NULL;

  /* Of a template whose contents were not read nothing is known. */
  if (row->nth > 0 || column->channel == SENDER_CHANNEL_UNKNOWN || contents == NULL)
    return;
  if (base != NULL)
    published = sender_mirror_find_content (base, like);
  judge (cell, row, custom, standard, published);
  cell->content = content != NULL ? sender_json_ref (content) : NULL;
  cell->is_published = published != NULL;
}

void
sender_matrix_join_live (SenderMessageMatrix *self,
                         SenderLive          *base)
{
  for (guint i = 0; i < self->cells->len; i++)
    join (self, base, i);
}
