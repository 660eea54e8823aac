/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-choice-popover.h"

#include <glib/gi18n.h>
#include <string.h>

#define WIDTH 280
#define LIST_HEIGHT 280

struct _SenderChoicePopover
{
  GtkPopover parent_instance;

  SenderChoiceValid is_valid;
  GPtrArray        *names;    /* (owned) (element-type utf8): of the rows */
  GPtrArray        *titles;   /* (owned) (element-type utf8): likewise, to search in */
  GtkEditable      *entry;    /* (not owned) */
  GtkListBox       *list;     /* (not owned) */
  GtkWidget        *scroller; /* (not owned) */
  GtkWidget        *own;      /* (not owned): takes what is typed */
  GtkLabel         *hint;     /* (not owned) */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (SenderChoicePopover, sender_choice_popover, GTK_TYPE_POPOVER)

static void
choose (SenderChoicePopover *self,
        const char          *name)
{
  g_autofree char *chosen = g_strdup (name);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, chosen);
}

static gboolean
is_offered (SenderChoicePopover *self,
            const char          *text)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->names, i), text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
fits (SenderChoicePopover *self,
      guint                position,
      const char          *text)
{
  g_autofree char *typed = g_utf8_casefold (text, -1);
  g_autofree char *title = g_utf8_casefold (g_ptr_array_index (self->titles, position), -1);
  g_autofree char *name = g_utf8_casefold (g_ptr_array_index (self->names, position), -1);

  return strstr (title, typed) != NULL || strstr (name, typed) != NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  SenderChoicePopover *self = user_data;

  return fits (self, (guint) gtk_list_box_row_get_index (row), gtk_editable_get_text (self->entry));
}

static guint
count_fitting (SenderChoicePopover *self,
               guint               *first)
{
  guint count = 0;

  for (guint i = 0; i < self->names->len; i++)
    if (fits (self, i, gtk_editable_get_text (self->entry)) && count++ == 0)
      *first = i;
  return count;
}

static void
typed_cb (SenderChoicePopover *self)
{
  const char      *text = gtk_editable_get_text (self->entry);
  gboolean         valid = self->is_valid (text) && !is_offered (self, text);
  guint            first = 0;
  guint            fitting = count_fitting (self, &first);
  g_autofree char *label = g_strdup_printf (_ ("Add “%s”"), text);

  gtk_list_box_invalidate_filter (self->list);
  gtk_widget_set_visible (self->scroller, fitting > 0);
  gtk_button_set_label (GTK_BUTTON (self->own), label);
  gtk_widget_set_visible (self->own, valid);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), fitting == 0 && !valid);
  gtk_popover_present (GTK_POPOVER (self));
}

/* Return takes the only one that fits, or what is typed. */
static void
activated_cb (SenderChoicePopover *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  guint       first = 0;
  guint       fitting = count_fitting (self, &first);

  if (*text != '\0' && (fitting == 1 || (fitting > 0 && is_offered (self, text))))
    choose (self, g_ptr_array_index (self->names, first));
  else if (self->is_valid (text))
    choose (self, text);
}

static void
own_clicked_cb (SenderChoicePopover *self)
{
  choose (self, gtk_editable_get_text (self->entry));
}

static void
row_activated_cb (SenderChoicePopover *self,
                  GtkListBoxRow       *row)
{
  choose (self, g_ptr_array_index (self->names, gtk_list_box_row_get_index (row)));
}

static void
sender_choice_popover_finalize (GObject *object)
{
  SenderChoicePopover *self = SENDER_CHOICE_POPOVER (object);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->titles);
  G_OBJECT_CLASS (sender_choice_popover_parent_class)->finalize (object);
}

static void
sender_choice_popover_class_init (SenderChoicePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_choice_popover_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_list (SenderChoicePopover *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  return scroller;
}

static void
sender_choice_popover_init (SenderChoicePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  self->own = gtk_button_new ();
  self->hint = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.f, NULL);
  self->scroller = make_list (self);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), self->own);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->own, "clicked", G_CALLBACK (own_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sender_choice_popover_new:
 * @label: what is chosen
 * @hint: what a name looks like
 * @is_valid: whether a name may be what was typed
 *
 * Makes one that offers nothing yet.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
sender_choice_popover_new (const char       *label,
                           const char       *hint,
                           SenderChoiceValid is_valid)
{
  SenderChoicePopover *self = g_object_new (SENDER_TYPE_CHOICE_POPOVER, NULL);

  self->is_valid = is_valid;
  gtk_label_set_label (self->hint, hint);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  typed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * sender_choice_popover_add:
 * @name: a name
 * @title: how it is shown
 * @note: (nullable): what is to be known of it before it is chosen
 *
 * Offers a name.
 */
void
sender_choice_popover_add (SenderChoicePopover *self,
                           const char          *name,
                           const char          *title,
                           const char          *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.f, NULL));
  if (note != NULL)
    {
      gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", note, "xalign", 0.f,
                                                   "wrap", TRUE, NULL));
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
      gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
    }
  gtk_widget_set_tooltip_text (box, name);
  g_ptr_array_add (self->names, g_strdup (name));
  g_ptr_array_add (self->titles, g_strdup (title));
  gtk_list_box_append (self->list, box);
  typed_cb (self);
}
