/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pair-rows.h"

#include "sender-channel-request.h"
#include "sender-focus.h"

#define FIRST_ROWS 4
/* How long one goes on without a look at what else there is to do. */
#define SLICE_US 8000

struct _SenderPairRows
{
  GtkBox parent_instance;

  SenderList           *list;     /* (owned) (nullable) */
  SenderDocument       *document; /* (owned) (nullable) */
  SenderChannelRequest *request;  /* (owned) (nullable) */
  char                 *path;     /* of the list */
  GtkSizeGroup         *names;    /* (owned): the first column */
  GPtrArray            *rows;     /* (owned): borrowed SenderPairRow, NULL where none is made yet */
  guint                 making_id;
};

G_DEFINE_FINAL_TYPE (SenderPairRows, sender_pair_rows, GTK_TYPE_BOX)

static void
show_record (SenderPairRows *self,
             guint           position)
{
  SenderPairRow  *row = g_ptr_array_index (self->rows, position);
  SenderPairPlace place = { self->document, self->request, self->path, position, self->rows->len };

  /* The names are as wide as one another, so that the head need only follow the first. */
  if (position == 0)
    sender_pair_row_align (row, self->names);
  sender_pair_row_set_record (row, sender_list_get (self->list, position), &place);
}

/* NULL if none before @position is made. */
static GtkWidget *
get_before (SenderPairRows *self,
            guint           position)
{
  while (position > 0)
    if (g_ptr_array_index (self->rows, --position) != NULL)
      return g_ptr_array_index (self->rows, position);
  return NULL;
}

/* What has the focus stays where it is seen. */
static GtkWidget *
make_row (SenderPairRows *self,
          guint           position)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GtkWidget *row = g_ptr_array_index (self->rows, position);

  if (row != NULL)
    return row;
  row = sender_pair_row_new (sender_list_get_type_of_items (self->list));
  g_ptr_array_index (self->rows, position) = row;
  show_record (self, position);
  gtk_box_insert_child_after (GTK_BOX (self), row, get_before (self, position));
  if (focus != NULL && position < sender_pair_row_get_position (SENDER_PAIR_ROW (focus)))
    sender_focus_hold (focus);
  return row;
}

static gboolean
is_missing (SenderPairRows *self,
            guint           position)
{
  return position < self->rows->len && g_ptr_array_index (self->rows, position) == NULL;
}

/* What is nearest to the focus is seen first. Nothing comes above what has something open: it would
 * go with the row, and be out of the screen until the row is held. */
static gboolean
make_next (SenderPairRows *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean   is_open = focus != NULL && sender_pair_row_is_open (SENDER_PAIR_ROW (focus));
  guint      start = focus != NULL ? sender_pair_row_get_position (SENDER_PAIR_ROW (focus)) : 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (is_missing (self, start + i))
        return make_row (self, start + i) != NULL;
      if (i <= start && !is_open && is_missing (self, start - i))
        return make_row (self, start - i) != NULL;
    }
  return FALSE;
}

static gboolean
make_some_cb (gpointer user_data)
{
  SenderPairRows *self = SENDER_PAIR_ROWS (user_data);
  gint64          end = g_get_monotonic_time () + SLICE_US;

  while (make_next (self))
    if (g_get_monotonic_time () >= end)
      return G_SOURCE_CONTINUE;
  self->making_id = 0;
  return G_SOURCE_REMOVE;
}

/* Only while they are seen: what was made before would all be laid out at once by then. */
static void
make_rest (SenderPairRows *self)
{
  for (guint i = 0; i < MIN (FIRST_ROWS, self->rows->len); i++)
    make_row (self, i);
  if (self->making_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->making_id = g_idle_add (make_some_cb, self);
}

/* The row that Tab comes to next; NULL is outside. */
static GtkWidget *
get_next (SenderPairRows *self,
          GtkWidget      *row,
          gboolean        back)
{
  guint position = back ? self->rows->len - 1 : 0;

  if (row != NULL)
    position = sender_pair_row_get_position (SENDER_PAIR_ROW (row)) + (back ? -1u : 1u);
  return position < self->rows->len ? make_row (self, position) : NULL;
}

/* GTK goes by where widgets are, and a row that was only just made is nowhere yet. */
static gboolean
sender_pair_rows_move_focus (GtkWidget       *widget,
                             GtkDirectionType direction)
{
  SenderPairRows *self = SENDER_PAIR_ROWS (widget);
  gboolean        back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget      *row = gtk_widget_get_focus_child (widget);

  if (!back && direction != GTK_DIR_TAB_FORWARD)
    return GTK_WIDGET_CLASS (sender_pair_rows_parent_class)->focus (widget, direction);
  if (row == NULL)
    row = get_next (self, NULL, back);
  while (row != NULL && !gtk_widget_child_focus (row, direction))
    row = get_next (self, row, back);
  if (row != NULL && self->making_id != 0)
    sender_focus_show (widget);
  return row != NULL;
}

static void
sender_pair_rows_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sender_pair_rows_parent_class)->map (widget);
  make_rest (SENDER_PAIR_ROWS (widget));
}

static void
sender_pair_rows_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&SENDER_PAIR_ROWS (widget)->making_id, g_source_remove);
  GTK_WIDGET_CLASS (sender_pair_rows_parent_class)->unmap (widget);
}

static void
make_rest_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  make_rest (SENDER_PAIR_ROWS (widget));
}

static void
sender_pair_rows_dispose (GObject *object)
{
  SenderPairRows *self = SENDER_PAIR_ROWS (object);

  g_clear_handle_id (&self->making_id, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_object (&self->request);
  g_clear_object (&self->names);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (sender_pair_rows_parent_class)->dispose (object);
}

static void
sender_pair_rows_class_init (SenderPairRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_pair_rows_dispose;
  GTK_WIDGET_CLASS (klass)->focus = sender_pair_rows_move_focus;
  GTK_WIDGET_CLASS (klass)->map = sender_pair_rows_map;
  GTK_WIDGET_CLASS (klass)->unmap = sender_pair_rows_unmap;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "pairs.make-rest", NULL,
                                   make_rest_action);
}

static void
sender_pair_rows_init (SenderPairRows *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->rows = g_ptr_array_new ();
  self->names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
}

/**
 * sender_pair_rows_set_head:
 * @head: what stands above the names
 *
 * Makes the head as wide as the names.
 */
void
sender_pair_rows_set_head (SenderPairRows *self,
                           GtkWidget      *head)
{
  gtk_size_group_add_widget (self->names, head);
}

static void
remove_rows (SenderPairRows *self,
             guint           position,
             guint           n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    if (!is_missing (self, position + i))
      gtk_box_remove (GTK_BOX (self), g_ptr_array_index (self->rows, position + i));
  if (n_rows > 0)
    g_ptr_array_remove_range (self->rows, position, n_rows);
}

/**
 * sender_pair_rows_show:
 * @list: (nullable): the records
 * @place: where the first one is
 *
 * Shows the records of a list as it is now.
 */
void
sender_pair_rows_show (SenderPairRows        *self,
                       SenderList            *list,
                       const SenderPairPlace *place)
{
  g_set_object (&self->list, list);
  g_set_object (&self->document, place->document);
  g_set_object (&self->request, place->request);
  g_free (self->path);
  self->path = g_strdup (place->list);
  sender_pair_rows_change (self, 0, self->rows->len,
                           list != NULL ? sender_list_get_n_items (list) : 0);
}

/**
 * sender_pair_rows_change:
 * @position: where the list has changed
 * @n_removed: how many records are gone there
 * @n_added: how many have come
 *
 * Follows a change of the list. The widgets of the other records stay theirs, so that the focus
 * stays where it is; those of the records that are gone show the ones that came.
 */
void
sender_pair_rows_change (SenderPairRows *self,
                         guint           position,
                         guint           n_removed,
                         guint           n_added)
{
  guint n_kept = MIN (n_removed, n_added);

  remove_rows (self, position + n_kept, n_removed - n_kept);
  for (guint i = n_kept; i < n_added; i++)
    g_ptr_array_insert (self->rows, (int) (position + i), NULL);
  for (guint i = 0; i < self->rows->len; i++)
    if (!is_missing (self, i))
      show_record (self, i);
  make_rest (self);
}

/**
 * sender_pair_rows_get:
 * @position: its position
 *
 * Gets a row, which is made if it is not there yet.
 *
 * Returns: (transfer none) (nullable): the row, %NULL if there are fewer
 */
SenderPairRow *
sender_pair_rows_get (SenderPairRows *self,
                      guint           position)
{
  return position < self->rows->len ? SENDER_PAIR_ROW (make_row (self, position)) : NULL;
}

/**
 * sender_pair_rows_focus:
 * @position: position of a row
 * @property: (nullable): the field, see [method@PairRow.focus]
 *
 * Gives the focus to a field of a row, and scrolls there.
 *
 * Returns: (transfer none) (nullable): the row, %NULL if there are fewer
 */
SenderPairRow *
sender_pair_rows_focus (SenderPairRows *self,
                        guint           position,
                        const char     *property)
{
  SenderPairRow *row = sender_pair_rows_get (self, position);

  if (row == NULL)
    return NULL;
  sender_pair_row_focus (row, property);
  sender_focus_show (GTK_WIDGET (self));
  return row;
}
