/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-matrix-view.h"

#include "sender-cell-button.h"
#include "sender-locale.h"

#include <glib/gi18n.h>

#define CELL_GAP 6
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
  guint                row;
  guint                column;
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

static void
mark (SenderMatrixView *self,
      gboolean          selected)
{
  if (sender_matrix_view_get_cell (self) != NULL)
    sender_cell_button_set_selected (get_button (self, self->row, self->column), selected);
}

static void
clicked_cb (SenderMatrixView *self,
            SenderCellButton *button)
{
  sender_matrix_view_select (self, sender_cell_button_get_row (button),
                             sender_cell_button_get_column (button));
  gtk_widget_grab_focus (GTK_WIDGET (button));
}

/* Where an arrow leads, within the grid. */
static gboolean
move (SenderMatrixView *self,
      guint             key,
      guint            *row,
      guint            *column)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint    last_row = self->matrix->rows->len - 1;
  guint    last_column = self->matrix->columns->len - 1;

  if (mirrored && (key == GDK_KEY_Left || key == GDK_KEY_Right))
    key = key == GDK_KEY_Left ? GDK_KEY_Right : GDK_KEY_Left;
  switch (key)
    {
    case GDK_KEY_Left:
      *column -= *column > 0 ? 1 : 0;
      return TRUE;
    case GDK_KEY_Right:
      *column += *column < last_column ? 1 : 0;
      return TRUE;
    case GDK_KEY_Up:
      *row -= *row > 0 ? 1 : 0;
      return TRUE;
    case GDK_KEY_Down:
      *row += *row < last_row ? 1 : 0;
      return TRUE;
    case GDK_KEY_Home:
      *column = 0;
      return TRUE;
    case GDK_KEY_End:
      *column = last_column;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (SenderMatrixView *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  guint row = self->row;
  guint column = self->column;

  if (sender_matrix_view_get_cell (self) == NULL ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 ||
      !move (self, key, &row, &column))
    return GDK_EVENT_PROPAGATE;
  sender_matrix_view_select (self, row, column);
  gtk_widget_grab_focus (GTK_WIDGET (get_button (self, row, column)));
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_row (void)
{
  return g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, "spacing", 12,
                       NULL);
}

static GtkWidget *
new_label (const char       *text,
           const char *const classes[],
           GtkAccessibleRole role)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "css-classes", classes, "accessible-role",
                       role, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.f, NULL);
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

  gtk_box_append (GTK_BOX (box), new_label (title, none, GTK_ACCESSIBLE_ROLE_ROW_HEADER));
  gtk_box_append (GTK_BOX (box), new_label (kind, caption, GTK_ACCESSIBLE_ROLE_LABEL));
  g_object_set (gtk_widget_get_first_child (box), "width-chars", 9, "max-width-chars", TITLE_CHARS,
                NULL);
  g_object_set (gtk_widget_get_last_child (box), "max-width-chars", TITLE_CHARS, NULL);
  g_object_set (box, "tooltip-text", row->template_name, "hexpand", TRUE, NULL);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, *row->variant != '\0' ? VARIANT_INDENT : 0);
  gtk_size_group_add_widget (self->titles, box);
  return box;
}

/* All rows scroll by one adjustment; the scroll bar below is the only one that is seen. */
static GtkWidget *
make_scroller (SenderMatrixView *self,
               GtkWidget        *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_hadjustment (GTK_SCROLLED_WINDOW (scroller), self->scroll);
  g_object_set (scroller, "can-focus", FALSE, "hexpand", TRUE, "propagate-natural-width", TRUE,
                "min-content-width", 100, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_halign (child, GTK_ALIGN_END);
  return scroller;
}

/* The box of a channel's columns, below its name in the head. */
static GtkWidget *
add_group (GtkWidget    *band,
           SenderChannel channel,
           gboolean      has_name)
{
  static const char *const heading[] = { "heading", NULL };
  GtkWidget               *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, CELL_GAP);
  GtkWidget               *box = NULL;
  GtkWidget               *name = NULL;

  if (!has_name)
    {
      gtk_box_append (GTK_BOX (band), group);
      return group;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  name = new_label (sender_channel_get_label (channel), heading, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_label_set_xalign (GTK_LABEL (name), 0.5f);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (band), box);
  return group;
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
        group = add_group (band, column->channel, has_names);
      channel = column->channel;
      gtk_size_group_add_widget (self->widths, widget);
      gtk_box_append (GTK_BOX (group), widget);
    }
  return make_scroller (self, band);
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
    new_label (locale, caption, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);

  gtk_label_set_xalign (GTK_LABEL (language), 0.5f);
  gtk_widget_set_tooltip_text (language, head->locale);
  return language;
}

static void
add_head (SenderMatrixView *self)
{
  GtkWidget *row = new_row ();
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
      GtkWidget *row = new_row ();

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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Messages by notification, channel and language"), -1);
}

/* Where what was selected in @old stands now; else near to it. */
static void
follow_selection (SenderMatrixView          *self,
                  const SenderMessageMatrix *old)
{
  guint row = self->row;
  guint column = self->column;

  if (self->matrix == NULL || self->matrix->cells->len == 0)
    return;
  if (old != NULL && sender_message_matrix_get (old, row, column) != NULL)
    sender_message_matrix_locate (self->matrix, g_ptr_array_index (old->rows, row),
                                  g_ptr_array_index (old->columns, column), &row, &column);
  self->row = MIN (row, self->matrix->rows->len - 1);
  self->column = MIN (column, self->matrix->columns->len - 1);
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
  mark (self, TRUE);
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
 * sender_matrix_view_select:
 * @row: a row
 * @column: a column
 *
 * Selects a cell.
 */
void
sender_matrix_view_select (SenderMatrixView *self,
                           guint             row,
                           guint             column)
{
  if (self->matrix == NULL || sender_message_matrix_get (self->matrix, row, column) == NULL)
    return;
  mark (self, FALSE);
  self->row = row;
  self->column = column;
  mark (self, TRUE);
  g_signal_emit (self, selected_signal, 0);
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
  return self->matrix != NULL ? sender_message_matrix_get (self->matrix, self->row, self->column)
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
           ? g_ptr_array_index (self->matrix->rows, self->row)
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
           ? g_ptr_array_index (self->matrix->columns, self->column)
           : NULL;
}
