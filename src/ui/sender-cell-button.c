/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cell-button.h"

#include "sender-tooltip.h"

#include <glib/gi18n.h>

struct _SenderCellButton
{
  GtkButton parent_instance;

  GtkImage *icon;  /* (not owned) */
  GtkLabel *label; /* (not owned) */
  char     *name;
  guint     row;
  guint     column;
};

G_DEFINE_FINAL_TYPE (SenderCellButton, sender_cell_button, GTK_TYPE_BUTTON)

static void
sender_cell_button_finalize (GObject *object)
{
  g_free (SENDER_CELL_BUTTON (object)->name);
  G_OBJECT_CLASS (sender_cell_button_parent_class)->finalize (object);
}

static void
sender_cell_button_class_init (SenderCellButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_cell_button_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
sender_cell_button_init (SenderCellButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "matrix-cell");
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * sender_cell_button_new:
 * @name: of the row and the column
 * @row: its row
 * @column: its column
 *
 * Makes a cell that shows nothing yet. It takes the focus only while it is selected, so that the
 * whole matrix is one stop of the Tab key.
 *
 * Returns: (transfer floating): the cell
 */
GtkWidget *
sender_cell_button_new (const char *name,
                        guint       row,
                        guint       column)
{
  SenderCellButton *self = g_object_new (SENDER_TYPE_CELL_BUTTON, NULL);

  self->name = g_strdup (name);
  self->row = row;
  self->column = column;
  return GTK_WIDGET (self);
}

static const char *
get_icon (const SenderMatrixCell *cell)
{
  if (cell->n_findings > 0 && cell->severity == SENDER_SEVERITY_ERROR)
    return "dialog-error-symbolic";
  if (cell->n_findings > 0 && cell->severity == SENDER_SEVERITY_WARNING)
    return "dialog-warning-symbolic";
  return cell->state == SENDER_CELL_JSON ? "object-select-symbolic" : NULL;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * sender_cell_button_show:
 * @cell: what is there
 *
 * Shows the state of the cell.
 */
void
sender_cell_button_show (SenderCellButton       *self,
                         const SenderMatrixCell *cell)
{
  GtkWidget       *widget = GTK_WIDGET (self);
  const char      *icon = get_icon (cell);
  const char      *label = sender_matrix_cell_get_label (cell);
  g_autofree char *text = sender_matrix_cell_describe (cell);
  gboolean         is_new = sender_matrix_cell_is_new (cell);
  g_autofree char *shown = is_new ? g_strconcat (label, " •", NULL) : g_strdup (label);
  /* Translators: a cell of a table and what is in it. */
  g_autofree char *name = g_strdup_printf (
    is_new ? _ ("%s: %s, not published") : _ ("%s: %s"), self->name, label);
  gboolean counts = cell->n_findings > 0;

  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
  gtk_label_set_label (self->label, shown);
  sender_tooltip_set (widget, text);
  set_class (widget, "error", counts && cell->severity == SENDER_SEVERITY_ERROR);
  set_class (widget, "warning", counts && cell->severity == SENDER_SEVERITY_WARNING);
  set_class (widget, "gap", cell->message == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * sender_cell_button_set_selected:
 * @selected: whether its message is the one that is edited
 *
 * Marks the cell, and lets it have the focus.
 */
void
sender_cell_button_set_selected (SenderCellButton *self,
                                 gboolean          selected)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), selected);
  set_class (GTK_WIDGET (self), "selected", selected);
}

/**
 * sender_cell_button_set_chosen:
 * @chosen: whether what is done is done to this cell too
 *
 * Marks the cell as one of those that are chosen.
 */
void
sender_cell_button_set_chosen (SenderCellButton *self,
                               gboolean          chosen)
{
  set_class (GTK_WIDGET (self), "chosen", chosen);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, chosen, -1);
}

/**
 * sender_cell_button_get_row:
 *
 * Gets the row.
 *
 * Returns: its number
 */
guint
sender_cell_button_get_row (SenderCellButton *self)
{
  return self->row;
}

/**
 * sender_cell_button_get_column:
 *
 * Gets the column.
 *
 * Returns: its number
 */
guint
sender_cell_button_get_column (SenderCellButton *self)
{
  return self->column;
}
