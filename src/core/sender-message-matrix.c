/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-matrix-private.h"

#include "checks/sender-json-template.h"
#include "sender-config.h"
#include "sender-finding.h"
#include "sender-list.h"
#include "sender-locale.h"
#include "sender-message.h"
#include "sender-notification.h"
#include "sender-path.h"
#include "sender-template-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
row_free (gpointer data)
{
  SenderMatrixRow *self = data;

  g_free (self->template_name);
  g_free (self->variant);
  g_free (self->label);
  g_free (self);
}

static void
column_free (gpointer data)
{
  SenderMatrixColumn *self = data;

  g_free (self->locale);
  g_free (self);
}

static void
cell_free (gpointer data)
{
  SenderMatrixCell *self = data;

  g_clear_object (&self->message);
  g_free (self->path);
  g_clear_pointer (&self->content, sender_json_unref);
  g_free (self);
}

/* The known templates come first, in their order; then others, as the document has them. */
static guint
get_rank (const char *template_name)
{
  guint                     n_all = 0;
  const SenderNotification *all = sender_notification_get_all (&n_all);
  const SenderNotification *found = sender_notification_find (template_name);

  return found != NULL ? (guint) (found - all) : n_all;
}

/* The case of a variant’s letters does not count for PingOne. */
static gboolean
row_is (const SenderMatrixRow *row,
        const char            *template_name,
        const char            *variant,
        guint                  nth)
{
  return row->nth == nth && g_str_equal (row->template_name, template_name) &&
         g_ascii_strcasecmp (row->variant, variant) == 0;
}

static gboolean
find_row (const SenderMessageMatrix *self,
          const char                *template_name,
          const char                *variant,
          guint                      nth,
          guint                     *position)
{
  for (*position = 0; *position < self->rows->len; (*position)++)
    if (row_is (g_ptr_array_index (self->rows, *position), template_name, variant, nth))
      return TRUE;
  return FALSE;
}

static gboolean
find_column (const SenderMessageMatrix *self,
             SenderChannel              channel,
             const char                *locale,
             guint                     *position)
{
  for (*position = 0; *position < self->columns->len; (*position)++)
    {
      SenderMatrixColumn *column = g_ptr_array_index (self->columns, *position);

      if (column->channel == channel && sender_locale_equal (column->locale, locale))
        return TRUE;
    }
  return FALSE;
}

/* How many messages before @message have its name in full. */
static guint
count_namesakes (SenderList *messages,
                 guint       position)
{
  SenderMessage *message = sender_list_get (messages, position);
  guint          count = 0;

  for (guint i = 0; i < position; i++)
    {
      SenderMessage *other = sender_list_get (messages, i);

      if (sender_message_get_channel (other) == sender_message_get_channel (message) &&
          g_str_equal (sender_message_get_template_name (other),
                       sender_message_get_template_name (message)) &&
          sender_locale_equal (sender_message_get_locale (other),
                               sender_message_get_locale (message)) &&
          g_ascii_strcasecmp (sender_message_get_variant (other),
                              sender_message_get_variant (message)) == 0)
        count++;
    }
  return count;
}

void
sender_matrix_add_row (SenderMessageMatrix *self,
                       const char          *template_name,
                       const char          *variant,
                       guint                nth)
{
  SenderMatrixRow *row = NULL;
  guint            rank = get_rank (template_name);
  guint            position = 0;

  if (find_row (self, template_name, variant, nth, &position))
    return;
  position = 0;
  row = g_new0 (SenderMatrixRow, 1);
  row->label = g_strdup (sender_template_get_label (self->live, template_name));
  row->template_name = g_strdup (template_name);
  row->variant = g_strdup (variant);
  row->nth = nth;
  /* Behind the rows of its own template, and before those of later ones. */
  for (guint i = 0; i < self->rows->len; i++)
    {
      SenderMatrixRow *other = g_ptr_array_index (self->rows, i);

      if (g_str_equal (other->template_name, template_name) ||
          get_rank (other->template_name) <= rank)
        position = i + 1;
      if (g_str_equal (other->template_name, template_name) &&
          strcmp (other->variant, variant) > 0)
        {
          position = i;
          break;
        }
    }
  g_ptr_array_insert (self->rows, (int) position, row);
}

/* A variant's row stands below the one of its template, which is there even if it is empty. */
static void
collect_rows (SenderMessageMatrix *self,
              SenderList          *messages)
{
  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);
      const char    *name = sender_message_get_template_name (message);

      sender_matrix_add_row (self, name, "", 0);
      sender_matrix_add_row (self, name, sender_message_get_variant (message),
                             count_namesakes (messages, i));
    }
}

static gboolean
has_messages (SenderList   *messages,
              SenderChannel channel)
{
  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    if (sender_message_get_channel (sender_list_get (messages, i)) == channel)
      return TRUE;
  return FALSE;
}

void
sender_matrix_add_column (SenderMessageMatrix *self,
                          SenderChannel        channel,
                          const char          *locale)
{
  SenderMatrixColumn *column = NULL;
  guint               position = 0;

  if (find_column (self, channel, locale, &position))
    return;
  column = g_new0 (SenderMatrixColumn, 1);
  column->channel = channel;
  column->locale = g_strdup (locale);
  g_ptr_array_add (self->columns, column);
}

static void
add_columns (SenderMessageMatrix *self,
             SenderList          *messages,
             SenderChannel        channel)
{
  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    sender_matrix_add_column (self, channel,
                              sender_message_get_locale (sender_list_get (messages, i)));
  if (self->live != NULL && channel != SENDER_CHANNEL_UNKNOWN)
    sender_matrix_add_live_columns (self, channel);
}

static gboolean
is_of_row (SenderMessage         *message,
           const SenderMatrixRow *row,
           SenderChannel          channel)
{
  return sender_message_get_channel (message) == channel &&
         row_is (row, sender_message_get_template_name (message),
                 sender_message_get_variant (message), 0);
}

/* What is sent where there is no message: by PingOne's choice, the exact locale, then the language
 * alone, then the default of the environment (reference: PingOne side, 3.5). */
static SenderCellState
judge_gap (SenderConfig             *config,
           SenderLive               *live,
           const SenderMatrixRow    *row,
           const SenderMatrixColumn *column)
{
  SenderList      *messages = sender_config_get_messages (config);
  g_autofree char *language = sender_locale_dup_language (column->locale);
  gboolean         others = FALSE;

  if (!sender_template_has_channel (live, row->template_name, column->channel))
    return SENDER_CELL_NOT_SENT;
  if (row->nth > 0)
    return SENDER_CELL_NO_VARIANT;
  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);

      if (!is_of_row (message, row, column->channel))
        continue;
      others = TRUE;
      if (sender_locale_equal (sender_message_get_locale (message), language))
        return SENDER_CELL_LANGUAGE;
    }
  if (*row->variant != '\0')
    return SENDER_CELL_NO_VARIANT;
  if (others)
    return SENDER_CELL_MISSING;
  return sender_config_get_request (config, column->channel, 0) != NULL ? SENDER_CELL_PING
                                                                        : SENDER_CELL_NOT_USED;
}

static char *
dup_free_path (const SenderMatrixRow    *row,
               const SenderMatrixColumn *column)
{
  const char *channel = sender_channel_get_name (column->channel);

  return g_strdup_printf ("messages.%s.%s.%s%s%s", row->template_name, channel, column->locale,
                          *row->variant != '\0' ? "." : "", row->variant);
}

static void
add_gap (SenderMessageMatrix *self,
         SenderConfig        *config,
         guint                row,
         guint                column)
{
  SenderMatrixCell *cell = g_new0 (SenderMatrixCell, 1);

  cell->state = judge_gap (config, self->live, g_ptr_array_index (self->rows, row),
                           g_ptr_array_index (self->columns, column));
  cell->path = dup_free_path (g_ptr_array_index (self->rows, row),
                              g_ptr_array_index (self->columns, column));
  cell->severity = SENDER_SEVERITY_INFO;
  g_ptr_array_add (self->cells, cell);
}

static void
count_findings (SenderMatrixCell *cell,
                GListModel       *findings)
{
  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);
      const char               *path = sender_finding_get_path (finding);

      if (sender_finding_get_accepted (finding) != NULL || !g_str_equal (path, cell->path))
        continue;
      cell->n_findings++;
      cell->severity = MIN (cell->severity, sender_finding_get_severity (finding));
    }
}

static SenderCellState
judge_message (SenderMessage *message)
{
  const char *content = sender_message_get_content (message);

  if (*content == '\0')
    return SENDER_CELL_EMPTY;
  return sender_json_template_is (content) ? SENDER_CELL_JSON : SENDER_CELL_TEXT;
}

static void
put_message (SenderMessageMatrix *self,
             SenderConfig        *config,
             guint                position,
             GListModel          *findings)
{
  SenderList       *messages = sender_config_get_messages (config);
  SenderMessage    *message = sender_list_get (messages, position);
  SenderMatrixCell *cell = NULL;
  guint             row = 0;
  guint             column = 0;

  if (!find_row (self, sender_message_get_template_name (message),
                 sender_message_get_variant (message), count_namesakes (messages, position),
                 &row) ||
      !find_column (self, sender_message_get_channel (message), sender_message_get_locale (message),
                    &column))
    return;
  cell = g_ptr_array_index (self->cells, row * self->columns->len + column);
  g_set_object (&cell->message, message);
  g_free (cell->path);
  cell->path = sender_path_for_message (config, message);
  cell->state = judge_message (message);
  count_findings (cell, findings);
}

/**
 * sender_message_matrix_new:
 * @config: the configuration
 * @live: (nullable): what PingOne has
 * @base: (nullable): what was published from here
 * @findings: (nullable): its findings
 *
 * Makes the table of its messages, and, where the environment’s templates were read, of all that
 * could be one. SMS and Voice have the same locales; a channel that has neither a request nor a
 * message is not in it.
 *
 * Returns: (transfer full): the table, without cells if there are no messages
 */
SenderMessageMatrix *
sender_message_matrix_new (SenderConfig *config,
                           SenderLive   *live,
                           SenderLive   *base,
                           GListModel   *findings)
{
  SenderMessageMatrix *self = g_new0 (SenderMessageMatrix, 1);
  SenderList          *messages = sender_config_get_messages (config);

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  if (sender_template_is_read (live))
    self->live = sender_live_ref (live);
  collect_rows (self, messages);
  if (self->live != NULL)
    sender_matrix_add_live_rows (self);
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel <= SENDER_CHANNEL_UNKNOWN; channel++)
    if (has_messages (messages, channel) ||
        (channel != SENDER_CHANNEL_UNKNOWN &&
         sender_config_get_request (config, channel, 0) != NULL))
      add_columns (self, messages, channel);
  for (guint row = 0; row < self->rows->len; row++)
    for (guint column = 0; column < self->columns->len; column++)
      add_gap (self, config, row, column);
  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    put_message (self, config, i, findings);
  if (self->live != NULL)
    sender_matrix_join_live (self, base);
  return self;
}

/**
 * sender_message_matrix_free:
 * @self: (transfer full): a table
 *
 * Frees it.
 */
void
sender_message_matrix_free (SenderMessageMatrix *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_clear_pointer (&self->live, sender_live_unref);
  g_free (self);
}

/**
 * sender_message_matrix_get:
 * @row: a row
 * @column: a column
 *
 * Gets a cell.
 *
 * Returns: (nullable): the cell, %NULL outside of the table
 */
const SenderMatrixCell *
sender_message_matrix_get (const SenderMessageMatrix *self,
                           guint                      row,
                           guint                      column)
{
  if (row >= self->rows->len || column >= self->columns->len)
    return NULL;
  return g_ptr_array_index (self->cells, row * self->columns->len + column);
}

/**
 * sender_message_matrix_find:
 * @message: a message
 * @row: (out): its row
 * @column: (out): its column
 *
 * Looks up where a message stands.
 *
 * Returns: whether it is in the table
 */
gboolean
sender_message_matrix_find (const SenderMessageMatrix *self,
                            SenderMessage             *message,
                            guint                     *row,
                            guint                     *column)
{
  for (guint i = 0; message != NULL && i < self->cells->len; i++)
    {
      const SenderMatrixCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->message != message)
        continue;
      *row = i / self->columns->len;
      *column = i % self->columns->len;
      return TRUE;
    }
  return FALSE;
}
