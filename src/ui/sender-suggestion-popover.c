/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-suggestion-popover.h"

#include <glib/gi18n.h>

#define MAX_HEIGHT 220

struct _SenderSuggestionPopover
{
  GtkPopover parent_instance;

  GtkListBox        *list;  /* (not owned): inside */
  GtkEditable       *entry; /* (weak) (nullable) */
  SenderSuggestions *found; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (SenderSuggestionPopover, sender_suggestion_popover, GTK_TYPE_POPOVER)

static void
row_activated_cb (SenderSuggestionPopover *self,
                  GtkListBoxRow           *row)
{
  guint             position = (guint) gtk_list_box_row_get_index (row);
  SenderSuggestion *item = g_ptr_array_index (self->found->items, position);
  g_autofree char  *text = g_strdup (item->text);
  int               start = (int) self->found->start;
  int               end = (int) self->found->end;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->entry == NULL)
    return;
  gtk_editable_delete_text (self->entry, start, end);
  gtk_editable_insert_text (self->entry, text, -1, &start);
  gtk_editable_set_position (self->entry, start);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
make_row (const SenderSuggestion *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 20);
  GtkWidget *text = gtk_label_new (item->text);
  GtkWidget *detail = gtk_label_new (item->detail);

  gtk_widget_add_css_class (text, "monospace");
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (detail), 24);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), detail);
  return box;
}

static void
fill (SenderSuggestionPopover *self)
{
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->found->items->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->found->items, i)));
}

/* Nothing is chosen at first, so that Return and Tab keep their meaning while one types. */
static void
choose (SenderSuggestionPopover *self,
        int                      step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int            n_rows = (int) self->found->items->len;
  int            index = row != NULL ? gtk_list_box_row_get_index (row) : step > 0 ? -1
                                                                                   : 0;

  row = gtk_list_box_get_row_at_index (self->list, (index + step + n_rows) % n_rows);
  gtk_list_box_select_row (self->list, row);
}

static void
sender_suggestion_popover_dispose (GObject *object)
{
  SenderSuggestionPopover *self = SENDER_SUGGESTION_POPOVER (object);

  g_clear_weak_pointer (&self->entry);
  g_clear_pointer (&self->found, sender_suggestions_free);
  G_OBJECT_CLASS (sender_suggestion_popover_parent_class)->dispose (object);
}

static void
sender_suggestion_popover_class_init (SenderSuggestionPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_suggestion_popover_dispose;
}

static void
sender_suggestion_popover_init (SenderSuggestionPopover *self)
{
  GtkPopover *popover = GTK_POPOVER (self);
  GtkWidget  *list = gtk_list_box_new ();
  GtkWidget  *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (popover, scroller);
  gtk_popover_set_autohide (popover, FALSE);
  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggestions");
}

/**
 * sender_suggestion_popover_new:
 *
 * Makes one that offers nothing yet.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
sender_suggestion_popover_new (void)
{
  return g_object_new (SENDER_TYPE_SUGGESTION_POPOVER, NULL);
}

/**
 * sender_suggestion_popover_offer:
 * @entry: where one types; inside the widget that has the popover
 * @found: (transfer full): what to offer
 *
 * Offers suggestions, or goes away if there are none.
 */
void
sender_suggestion_popover_offer (SenderSuggestionPopover *self,
                                 GtkEditable             *entry,
                                 SenderSuggestions       *found)
{
  GtkWidget      *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  GdkRectangle    place = { 0, 0, 0, 0 };

  g_clear_pointer (&self->found, sender_suggestions_free);
  self->found = found;
  g_set_weak_pointer (&self->entry, entry);
  if (found->items->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  fill (self);
  if (gtk_widget_compute_bounds (GTK_WIDGET (entry), parent, &bounds))
    place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                            (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &place);
  gtk_popover_popup (GTK_POPOVER (self));
}

/**
 * sender_suggestion_popover_take_key:
 * @key: a key that was pressed in the entry
 *
 * Chooses with Up and Down, takes with Return or Tab what was chosen, goes away with Escape.
 *
 * Returns: whether the key was meant for the suggestions
 */
gboolean
sender_suggestion_popover_take_key (SenderSuggestionPopover *self,
                                    guint                    key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    choose (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Escape)
    gtk_popover_popdown (GTK_POPOVER (self));
  else if (row != NULL && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_Tab))
    row_activated_cb (self, row);
  else
    return FALSE;
  return TRUE;
}
