/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-keys.h"

/* What the focus goes to beside the view. */
typedef struct
{
  GtkWidget *before;
  GtkWidget *after;
} Neighbours;

/* The row of the view that has the focus; NULL if it is the view itself, or elsewhere. */
static GtkWidget *
get_focused_row (GtkWidget *view)
{
  GtkRoot   *root = gtk_widget_get_root (view);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (focus != NULL && gtk_widget_get_parent (focus) != view)
    focus = gtk_widget_get_parent (focus);
  return focus;
}

/* What is not shown, or takes no focus, is passed over. */
static void
go_before (GtkWidget *before)
{
  for (GtkWidget *widget = before; widget != NULL; widget = gtk_widget_get_prev_sibling (widget))
    if (gtk_widget_get_visible (widget) && gtk_widget_child_focus (widget, GTK_DIR_TAB_BACKWARD))
      return;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  const Neighbours *neighbours = user_data;
  GtkWidget        *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget        *row = get_focused_row (view);
  gboolean          back = keyval == GDK_KEY_ISO_Left_Tab || (state & GDK_SHIFT_MASK) != 0;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab && keyval != GDK_KEY_KP_Tab) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || row == NULL)
    return FALSE;
  if (gtk_widget_child_focus (row, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD))
    return TRUE;
  if (back)
    go_before (neighbours->before);
  else
    gtk_widget_grab_focus (neighbours->after);
  return TRUE;
}

/**
 * sender_number_keys_attach:
 * @view: a view of rows with cells
 * @before: what stands before it; it or a sibling before it has the focus before
 * @after: what has it after it
 *
 * Makes Tab leave the view after the row that has the focus; the arrow keys go to the others.
 */
void
sender_number_keys_attach (GtkWidget *view,
                           GtkWidget *before,
                           GtkWidget *after)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  Neighbours         *neighbours = g_new0 (Neighbours, 1);

  neighbours->before = before;
  neighbours->after = after;
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_data (controller, "key-pressed", G_CALLBACK (key_pressed_cb), neighbours,
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_widget_add_controller (view, controller);
}
