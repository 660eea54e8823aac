/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain-row.h"

#include "sender-tooltip.h"

#include <glib/gi18n.h>

struct _SenderChainRow
{
  AdwActionRow parent_instance;

  guint position;
  guint n_rows;

  /* Template widgets. */
  GtkWidget *handle;
  GtkLabel  *number;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (SenderChainRow, sender_chain_row, ADW_TYPE_ACTION_ROW)

static void
move (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderChainRow *self = SENDER_CHAIN_ROW (widget);
  gboolean        up = g_str_has_suffix (name, "up");

  if (up ? self->position == 0 : self->position + 1 >= self->n_rows)
    return;
  gtk_widget_activate_action (widget, "chain.move", "(uu)", self->position,
                              up ? self->position - 1 : self->position + 1);
}

static void
remove_entry (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "chain.remove", "u", SENDER_CHAIN_ROW (widget)->position);
}

static GdkContentProvider *
drag_cb (SenderChainRow *self)
{
  return gdk_content_provider_new_typed (SENDER_TYPE_CHAIN_ROW, self);
}

static void
drag_begin_cb (SenderChainRow *self,
               GdkDrag        *drag,
               GtkDragSource  *source)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

/* Only among the rows of one order. */
static gboolean
drop_cb (SenderChainRow *self,
         const GValue   *value)
{
  SenderChainRow *other = g_value_get_object (value);

  if (other == NULL || other == self ||
      gtk_widget_get_parent (GTK_WIDGET (other)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "chain.move", "(uu)", other->position,
                                     self->position);
}

static void
set_up_drag (SenderChainRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SENDER_TYPE_CHAIN_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
sender_chain_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_CHAIN_ROW);
  G_OBJECT_CLASS (sender_chain_row_parent_class)->dispose (object);
}

static void
sender_chain_row_class_init (SenderChainRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_chain_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-chain-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderChainRow, handle);
  gtk_widget_class_bind_template_child (widget_class, SenderChainRow, number);
  gtk_widget_class_bind_template_child (widget_class, SenderChainRow, menu);
  gtk_widget_class_install_action (widget_class, "entry.move-up", NULL, move);
  gtk_widget_class_install_action (widget_class, "entry.move-down", NULL, move);
  gtk_widget_class_install_action (widget_class, "entry.remove", NULL, remove_entry);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "entry.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "entry.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "entry.remove", NULL);
}

static void
sender_chain_row_init (SenderChainRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_tooltip_set (self->handle, _ ("Drag to Reorder (Alt+Up, Alt+Down)"));
  set_up_drag (self);
}

/**
 * sender_chain_row_new:
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_chain_row_new (void)
{
  return g_object_new (SENDER_TYPE_CHAIN_ROW, NULL);
}

static void
say (SenderChainRow *self,
     const char     *name,
     const char     *detail)
{
  g_autofree char *spoken =
    g_strdup_printf (_ ("%s, %s, %u of %u"), name, detail, self->position + 1, self->n_rows);
  g_autofree char *menu = g_strdup_printf (_ ("Move or Remove %s"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, menu,
                                  -1);
}

/**
 * sender_chain_row_show:
 * @name: who it is
 * @detail: what else is known
 * @position: its place, from 0
 * @n_rows: how many there are
 *
 * Shows an entry of the order.
 */
void
sender_chain_row_show (SenderChainRow *self,
                       const char     *name,
                       const char     *detail,
                       guint           position,
                       guint           n_rows)
{
  g_autofree char *number = g_strdup_printf ("%u", position + 1);
  GtkWidget       *widget = GTK_WIDGET (self);

  self->position = position;
  self->n_rows = n_rows;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), detail);
  gtk_label_set_label (self->number, number);
  gtk_widget_action_set_enabled (widget, "entry.move-up", position > 0);
  gtk_widget_action_set_enabled (widget, "entry.move-down", position + 1 < n_rows);
  gtk_widget_set_visible (self->handle, n_rows > 1);
  say (self, name, detail);
}

/**
 * sender_chain_row_get_position:
 *
 * Gets its place.
 *
 * Returns: from 0
 */
guint
sender_chain_row_get_position (SenderChainRow *self)
{
  return self->position;
}
