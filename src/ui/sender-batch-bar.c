/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-batch-bar.h"

#include "sender-button-words.h"
#include "sender-message-batch.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderBatchBar
{
  GtkBox parent_instance;

  GtkLabel  *title;     /* (not owned) */
  GtkWidget *write;     /* (not owned) */
  GtkWidget *take_over; /* (not owned) */
  GtkWidget *restore;   /* (not owned) */
};

G_DEFINE_FINAL_TYPE (SenderBatchBar, sender_batch_bar, GTK_TYPE_BOX)

static void
sender_batch_bar_class_init (SenderBatchBarClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_button (GtkWidget  *box,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  sender_button_words_wrap (GTK_BUTTON (button));
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
sender_batch_bar_init (SenderBatchBar *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), sender_wrap_layout_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "message-gap");
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "valign",
                              GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  self->write = add_button (GTK_WIDGET (self), "messages.write-same");
  self->take_over = add_button (GTK_WIDGET (self), "messages.take-over");
  self->restore = add_button (GTK_WIDGET (self), "messages.restore");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
show_button (GtkWidget  *button,
             const char *format,
             guint       count)
{
  g_autofree char *label = g_strdup_printf ("%s (%u)", format, count);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_visible (button, count > 0);
}

/**
 * sender_batch_bar_show:
 * @matrix: (nullable): the table
 * @chosen: (element-type guint): which of its cells are chosen
 * @source: (nullable): whose text would be written
 *
 * Shows what can be done, and for how many of the cells.
 */
void
sender_batch_bar_show (SenderBatchBar            *self,
                       const SenderMessageMatrix *matrix,
                       GArray                    *chosen,
                       SenderMessage             *source)
{
  g_autofree char *title =
    g_strdup_printf (ngettext ("%u cell chosen", "%u cells chosen", chosen->len), chosen->len);

  gtk_widget_set_visible (GTK_WIDGET (self), matrix != NULL && chosen->len > 1);
  if (matrix == NULL || chosen->len < 2)
    return;
  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_button (self->write, source != NULL ? _ ("Write the Same Message") : _ ("Write Messages"),
               sender_batch_count (matrix, chosen, SENDER_BATCH_WRITE, source));
  show_button (self->take_over, _ ("Take Over"),
               sender_batch_count (matrix, chosen, SENDER_BATCH_TAKE_OVER, NULL));
  show_button (self->restore, _ ("Restore Ping’s Text"),
               sender_batch_count (matrix, chosen, SENDER_BATCH_RESTORE, NULL));
}
