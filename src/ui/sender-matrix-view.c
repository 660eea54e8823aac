/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-matrix-view.h"

#include "sender-cell-button.h"
#include "sender-locale.h"
#include "sender-matrix-parts.h"

#include <glib/gi18n.h>

#define CHANNEL_GAP 12
#define VARIANT_INDENT 20
#define TITLE_CHARS 14 /* before anything is left to the cells */

struct _SenderMatrixView
{
  GtkBox parent_instance;

  SenderMessageMatrix *matrix; /* (owned) (nullable) */
  GPtrArray           *cells;  /* (owned): borrowed SenderCellButton, row by row */
  GtkAdjustment       *scroll; /* (owned): of all rows */
  GtkSizeGroup        *titles; /* (owned) */
  GtkSizeGroup        *widths; /* (owned): of cells and their heads */
  SenderMatrixChoice   choice;
  guint                bar_id; /* an idle source */
};

static guint selected_signal;

G_DEFINE_FINAL_TYPE (SenderMatrixView, sender_matrix_view, GTK_TYPE_BOX)

static SenderCellButton *
get_button (SenderMatrixView *self,
            guint             row,
            guint             column)
{
  return g_ptr_array_index (self->cells, row * self->matrix->columns->len + column);
}

/* Lets the focus into what scrolls the row of the selected cell, and into no other: a scroller that
 * has no cell to give the focus to would take it itself, where nothing is seen of it. */
static void
open_row (SenderMatrixView *self)
{
  guint n_columns = self->matrix != NULL ? self->matrix->columns->len : 0;

  for (guint i = 0; i < self->cells->len; i += n_columns)
    {
      SenderCellButton *first = g_ptr_array_index (self->cells, i);
      GtkWidget        *scroller =
        gtk_widget_get_ancestor (GTK_WIDGET (first), GTK_TYPE_SCROLLED_WINDOW);

      gtk_widget_set_can_focus (scroller, sender_cell_button_get_row (first) == self->choice.row);
    }
}

/* Which cells are chosen, and which of them the arrow keys go on from. */
static void
show_choice (SenderMatrixView *self)
{
  open_row (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      SenderCellButton *button = g_ptr_array_index (self->cells, i);
      guint             row = sender_cell_button_get_row (button);
      guint             column = sender_cell_button_get_column (button);

      sender_cell_button_set_chosen (button, sender_matrix_choice_has (&self->choice, row, column));
      sender_cell_button_set_selected (button, row == self->choice.row &&
                                                 column == self->choice.column);
    }
}

static void
clicked_cb (SenderMatrixView *self,
            SenderCellButton *button)
{
  sender_matrix_view_select (self, sender_cell_button_get_row (button),
                             sender_cell_button_get_column (button));
  gtk_widget_grab_focus (GTK_WIDGET (button));
}

/* With Control or Shift a click adds to what is chosen; without, the button takes it. */
static void
pressed_cb (SenderMatrixView *self,
            int               n_press,
            double            x,
            double            y,
            GtkGesture       *gesture)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *button =
    picked != NULL ? gtk_widget_get_ancestor (picked, SENDER_TYPE_CELL_BUTTON) : NULL;

  if (button == NULL || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  sender_matrix_view_pick (
    self, sender_cell_button_get_row (SENDER_CELL_BUTTON (button)),
    sender_cell_button_get_column (SENDER_CELL_BUTTON (button)),
    (state & GDK_SHIFT_MASK) != 0 ? SENDER_PICK_EXTEND : SENDER_PICK_TOGGLE);
  gtk_widget_grab_focus (button);
}

static gboolean
key_pressed_cb (SenderMatrixView *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (sender_matrix_view_get_cell (self) == NULL ||
      !sender_matrix_choice_press (&self->choice, key, state, mirrored))
    return GDK_EVENT_PROPAGATE;
  show_choice (self);
  g_signal_emit (self, selected_signal, 0);
  gtk_widget_grab_focus (GTK_WIDGET (get_button (self, self->choice.row, self->choice.column)));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_title (SenderMatrixView      *self,
            const SenderMatrixRow *row)
{
  static const char *const none[] = { NULL };
  static const char *const caption[] = { "caption", "dim-label", NULL };
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char         *title = sender_matrix_row_dup_title (row);
  const char              *kind = *row->variant != '\0' ? _ ("Variant") : row->template_name;

  gtk_box_append (GTK_BOX (box),
                  sender_matrix_new_label (title, none, GTK_ACCESSIBLE_ROLE_ROW_HEADER));
  gtk_box_append (GTK_BOX (box),
                  sender_matrix_new_label (kind, caption, GTK_ACCESSIBLE_ROLE_LABEL));
  g_object_set (gtk_widget_get_first_child (box), "width-chars", 9, "max-width-chars", TITLE_CHARS,
                NULL);
  g_object_set (gtk_widget_get_last_child (box), "max-width-chars", TITLE_CHARS, NULL);
  g_object_set (box, "tooltip-text", row->template_name, "hexpand", TRUE, NULL);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, *row->variant != '\0' ? VARIANT_INDENT : 0);
  gtk_size_group_add_widget (self->titles, box);
  return box;
}

typedef GtkWidget *(*MakePlace) (SenderMatrixView *self,
                                 guint             row,
                                 guint             column);

/* A box for each channel, with as many places as it has columns. */
static GtkWidget *
make_band (SenderMatrixView *self,
           MakePlace         make,
           guint             row,
           gboolean          has_names)
{
  GtkWidget    *band = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CHANNEL_GAP);
  GtkWidget    *group = NULL;
  SenderChannel channel = SENDER_CHANNEL_UNKNOWN;

  for (guint i = 0; i < self->matrix->columns->len; i++)
    {
      const SenderMatrixColumn *column = g_ptr_array_index (self->matrix->columns, i);
      GtkWidget                *widget = make (self, row, i);

      if (group == NULL || column->channel != channel)
        group = sender_matrix_add_group (band, column->channel, has_names);
      channel = column->channel;
      gtk_size_group_add_widget (self->widths, widget);
      gtk_box_append (GTK_BOX (group), widget);
    }
  return sender_matrix_new_scroller (self->scroll, band);
}

static GtkWidget *
make_cell (SenderMatrixView *self,
           guint             row,
           guint             column)
{
  const SenderMatrixRow    *side = g_ptr_array_index (self->matrix->rows, row);
  const SenderMatrixColumn *head = g_ptr_array_index (self->matrix->columns, column);
  const char               *channel = sender_channel_get_label (head->channel);
  g_autofree char          *title = sender_matrix_row_dup_title (side);
  g_autofree char          *locale = sender_locale_dup_label (head->locale);
  g_autofree char          *name = g_strdup_printf ("%s, %s, %s", title, channel, locale);
  GtkWidget                *cell = sender_cell_button_new (name, row, column);

  g_signal_connect_object (cell, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->cells, cell);
  return cell;
}

static GtkWidget *
make_head (SenderMatrixView *self,
           guint             row,
           guint             column)
{
  static const char *const  caption[] = { "caption", "dim-label", NULL };
  const SenderMatrixColumn *head = g_ptr_array_index (self->matrix->columns, column);
  g_autofree char          *locale = sender_locale_dup_label (head->locale);
  GtkWidget                *language =
    sender_matrix_new_label (locale, caption, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  gtk_label_set_xalign (GTK_LABEL (language), 0.5f);
  gtk_widget_set_tooltip_text (language, head->locale);
  return language;
}

static void
add_head (SenderMatrixView *self)
{
  GtkWidget *row = sender_matrix_new_row ();
  GtkWidget *corner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (corner, TRUE);
  gtk_size_group_add_widget (self->titles, corner);
  gtk_box_append (GTK_BOX (row), corner);
  gtk_box_append (GTK_BOX (row), make_band (self, make_head, 0, TRUE));
  gtk_box_append (GTK_BOX (self), row);
}

static gboolean
show_bar_cb (gpointer user_data)
{
  SenderMatrixView *self = user_data;
  GtkWidget        *bar = gtk_widget_get_last_child (GTK_WIDGET (self));
  double            upper = gtk_adjustment_get_upper (self->scroll);

  self->bar_id = 0;
  if (GTK_IS_SCROLLBAR (bar))
    gtk_widget_set_visible (bar, upper > gtk_adjustment_get_page_size (self->scroll));
  return G_SOURCE_REMOVE;
}

/* The scroll bar is there only while there is something to scroll. The adjustment changes while
 * sizes are allotted, when none may be asked for. */
static void
extent_changed_cb (SenderMatrixView *self)
{
  if (self->bar_id == 0)
    self->bar_id = g_idle_add (show_bar_cb, self);
}

static void
build (SenderMatrixView *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_ptr_array_set_size (self->cells, 0);
  if (self->matrix == NULL || self->matrix->rows->len == 0)
    return;
  add_head (self);
  for (guint i = 0; i < self->matrix->rows->len; i++)
    {
      GtkWidget *row = sender_matrix_new_row ();

      gtk_box_append (GTK_BOX (row), make_title (self, g_ptr_array_index (self->matrix->rows, i)));
      gtk_box_append (GTK_BOX (row), make_band (self, make_cell, i, FALSE));
      gtk_box_append (GTK_BOX (self), row);
    }
  gtk_box_append (GTK_BOX (self), gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->scroll));
  gtk_widget_set_visible (gtk_widget_get_last_child (GTK_WIDGET (self)), FALSE);
  extent_changed_cb (self);
}

static void
show_cells (SenderMatrixView *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    sender_cell_button_show (g_ptr_array_index (self->cells, i),
                             g_ptr_array_index (self->matrix->cells, i));
}

static void
sender_matrix_view_dispose (GObject *object)
{
  SenderMatrixView *self = SENDER_MATRIX_VIEW (object);

  g_clear_handle_id (&self->bar_id, g_source_remove);
  g_ptr_array_set_size (self->cells, 0);
  g_clear_pointer (&self->matrix, sender_message_matrix_free);
  G_OBJECT_CLASS (sender_matrix_view_parent_class)->dispose (object);
}

static void
sender_matrix_view_finalize (GObject *object)
{
  SenderMatrixView *self = SENDER_MATRIX_VIEW (object);

  sender_matrix_choice_clear (&self->choice);
  g_ptr_array_unref (self->cells);
  g_object_unref (self->scroll);
  g_object_unref (self->titles);
  g_object_unref (self->widths);
  G_OBJECT_CLASS (sender_matrix_view_parent_class)->finalize (object);
}

static void
sender_matrix_view_class_init (SenderMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_matrix_view_dispose;
  object_class->finalize = sender_matrix_view_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID);
  selected_signal = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_matrix_view_init (SenderMatrixView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  sender_matrix_choice_init (&self->choice);
  self->cells = g_ptr_array_new ();
  self->scroll = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  self->titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->widths = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  g_signal_connect_object (self->scroll, "changed", G_CALLBACK (extent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Messages by notification, channel and language"),
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE, TRUE, -1);
}

/* Where what was selected in @old stands now; else near to it. */
static void
follow_selection (SenderMatrixView          *self,
                  const SenderMessageMatrix *old)
{
  guint row = self->choice.row;
  guint column = self->choice.column;

  if (self->matrix == NULL || self->matrix->cells->len == 0)
    {
      sender_matrix_choice_set_size (&self->choice, 0, 0);
      return;
    }
  if (old != NULL && sender_message_matrix_get (old, row, column) != NULL)
    sender_message_matrix_locate (self->matrix, g_ptr_array_index (old->rows, row),
                                  g_ptr_array_index (old->columns, column), &row, &column);
  self->choice.row = row;
  self->choice.column = column;
  sender_matrix_choice_set_size (&self->choice, self->matrix->rows->len,
                                 self->matrix->columns->len);
}

/**
 * sender_matrix_view_set_matrix:
 * @matrix: (nullable) (transfer full): a table of messages
 *
 * Shows a table. If it has the rows and columns of the one before, only its cells change, so that
 * nothing loses the focus.
 */
void
sender_matrix_view_set_matrix (SenderMatrixView    *self,
                               SenderMessageMatrix *matrix)
{
  SenderMessageMatrix *old = g_steal_pointer (&self->matrix);
  gboolean             alike =
    old != NULL && matrix != NULL && sender_message_matrix_is_alike (old, matrix);

  self->matrix = matrix;
  if (!alike)
    {
      follow_selection (self, old);
      build (self);
    }
  show_cells (self);
  show_choice (self);
  g_clear_pointer (&old, sender_message_matrix_free);
  g_signal_emit (self, selected_signal, 0);
}

/**
 * sender_matrix_view_get_matrix:
 *
 * Gets what is shown.
 *
 * Returns: (nullable): the table
 */
const SenderMessageMatrix *
sender_matrix_view_get_matrix (SenderMatrixView *self)
{
  return self->matrix;
}

/**
 * sender_matrix_view_pick:
 * @row: a row
 * @column: a column
 * @pick: how it is chosen
 *
 * Selects a cell, beside others or alone.
 */
void
sender_matrix_view_pick (SenderMatrixView *self,
                         guint             row,
                         guint             column,
                         SenderPick        pick)
{
  if (self->matrix == NULL || sender_message_matrix_get (self->matrix, row, column) == NULL)
    return;
  sender_matrix_choice_pick (&self->choice, row, column, pick);
  show_choice (self);
  g_signal_emit (self, selected_signal, 0);
}

/**
 * sender_matrix_view_select:
 * @row: a row
 * @column: a column
 *
 * Selects a cell, and no other.
 */
void
sender_matrix_view_select (SenderMatrixView *self,
                           guint             row,
                           guint             column)
{
  sender_matrix_view_pick (self, row, column, SENDER_PICK_SINGLE);
}

/**
 * sender_matrix_view_list_chosen:
 *
 * Lists the cells that are chosen.
 *
 * Returns: (transfer full) (element-type guint): which cells of the table
 */
GArray *
sender_matrix_view_list_chosen (SenderMatrixView *self)
{
  return sender_matrix_choice_list (&self->choice);
}

/**
 * sender_matrix_view_get_cell:
 *
 * Gets the selected cell.
 *
 * Returns: (nullable): the cell
 */
const SenderMatrixCell *
sender_matrix_view_get_cell (SenderMatrixView *self)
{
  return self->matrix != NULL
           ? sender_message_matrix_get (self->matrix, self->choice.row, self->choice.column)
           : NULL;
}

/**
 * sender_matrix_view_get_row:
 *
 * Gets the row of the selected cell.
 *
 * Returns: (nullable): the row
 */
const SenderMatrixRow *
sender_matrix_view_get_row (SenderMatrixView *self)
{
  return sender_matrix_view_get_cell (self) != NULL
           ? g_ptr_array_index (self->matrix->rows, self->choice.row)
           : NULL;
}

/**
 * sender_matrix_view_get_column:
 *
 * Gets the column of the selected cell.
 *
 * Returns: (nullable): the column
 */
const SenderMatrixColumn *
sender_matrix_view_get_column (SenderMatrixView *self)
{
  return sender_matrix_view_get_cell (self) != NULL
           ? g_ptr_array_index (self->matrix->columns, self->choice.column)
           : NULL;
}
