/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pair-rows.h"

#include "sender-channel-request.h"
#include "sender-focus.h"

#define FIRST_ROWS 4
/* How long one goes on without a look at what else there is to do. */
#define SLICE_US 4000

struct _SenderPairRows
{
  GtkBox parent_instance;

  SenderList           *list;     /* (owned) (nullable) */
  SenderDocument       *document; /* (owned) (nullable) */
  SenderChannelRequest *request;  /* (owned) (nullable) */
  char                 *path;     /* of the list */
  GtkSizeGroup         *names;    /* (owned): the first column */
  guint                 n_made;
  guint                 making_id;
};

G_DEFINE_FINAL_TYPE (SenderPairRows, sender_pair_rows, GTK_TYPE_BOX)

static guint
get_n_rows (SenderPairRows *self)
{
  return self->list != NULL ? sender_list_get_n_items (self->list) : 0;
}

static void
show_record (SenderPairRows *self,
             SenderPairRow  *row,
             guint           position)
{
  SenderPairPlace place = { self->document, self->request, self->path, position,
                            get_n_rows (self) };

  sender_pair_row_set_record (row, sender_list_get (self->list, position), &place);
}

/* The names are as wide as one another, so that the head need only follow one of them. */
static gboolean
make_row (SenderPairRows *self)
{
  GtkWidget *row = NULL;

  if (self->n_made >= get_n_rows (self))
    return FALSE;
  row = sender_pair_row_new (sender_list_get_type_of_items (self->list));
  if (self->n_made == 0)
    sender_pair_row_align (SENDER_PAIR_ROW (row), self->names);
  show_record (self, SENDER_PAIR_ROW (row), self->n_made);
  gtk_box_append (GTK_BOX (self), row);
  self->n_made++;
  return TRUE;
}

static void
make_rows (SenderPairRows *self,
           guint           n_rows)
{
  while (self->n_made < n_rows && make_row (self))
    ;
}

static gboolean
make_some_cb (gpointer user_data)
{
  SenderPairRows *self = SENDER_PAIR_ROWS (user_data);
  gint64          end = g_get_monotonic_time () + SLICE_US;

  while (make_row (self))
    if (g_get_monotonic_time () >= end)
      return G_SOURCE_CONTINUE;
  self->making_id = 0;
  return G_SOURCE_REMOVE;
}

/* The row that Tab comes to next; NULL is outside. */
static GtkWidget *
get_next (SenderPairRows *self,
          GtkWidget      *row,
          gboolean        back)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (row == NULL && back)
    make_rows (self, G_MAXUINT);
  if (row == NULL)
    return back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  if (back)
    return gtk_widget_get_prev_sibling (row);
  if (gtk_widget_get_next_sibling (row) == NULL)
    make_row (self);
  return gtk_widget_get_next_sibling (row);
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
sender_pair_rows_dispose (GObject *object)
{
  SenderPairRows *self = SENDER_PAIR_ROWS (object);

  g_clear_handle_id (&self->making_id, g_source_remove);
  g_clear_object (&self->list);
  g_clear_object (&self->document);
  g_clear_object (&self->request);
  g_clear_object (&self->names);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (sender_pair_rows_parent_class)->dispose (object);
}

static void
sender_pair_rows_class_init (SenderPairRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_pair_rows_dispose;
  GTK_WIDGET_CLASS (klass)->focus = sender_pair_rows_move_focus;
}

static void
sender_pair_rows_init (SenderPairRows *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
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

/* The widgets stay and show other records, so that the focus stays where it is. */
static void
show (SenderPairRows *self)
{
  guint      n_rows = get_n_rows (self);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; row != NULL; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (i < n_rows)
        show_record (self, SENDER_PAIR_ROW (row), i);
      else
        gtk_box_remove (GTK_BOX (self), row);
      row = next;
    }
  self->n_made = MIN (self->n_made, n_rows);
  make_rows (self, FIRST_ROWS);
  if (self->n_made < n_rows && self->making_id == 0)
    self->making_id = g_idle_add (make_some_cb, self);
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
  show (self);
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
  GtkWidget *row = NULL;

  if (position >= get_n_rows (self))
    return NULL;
  make_rows (self, position + 1);
  row = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (guint i = 0; i < position; i++)
    row = gtk_widget_get_next_sibling (row);
  return SENDER_PAIR_ROW (row);
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
