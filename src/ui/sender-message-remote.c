/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-remote.h"

#include "sender-button-words.h"
#include "sender-format-content.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderMessageRemote
{
  GtkBox parent_instance;

  GtkLabel  *caption;   /* (not owned) */
  GtkLabel  *text;      /* (not owned) */
  GtkWidget *take_over; /* (not owned) */
  GtkWidget *restore;   /* (not owned) */
  GtkWidget *buttons;   /* (not owned) */
};

G_DEFINE_FINAL_TYPE (SenderMessageRemote, sender_message_remote, GTK_TYPE_BOX)

static void
sender_message_remote_class_init (SenderMessageRemoteClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (SenderMessageRemote *self,
           const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (self), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_button (SenderMessageRemote *self,
            const char          *label,
            const char          *action,
            const char          *tooltip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  sender_button_words_wrap (GTK_BUTTON (button));
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
sender_message_remote_init (SenderMessageRemote *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "message-gap");
  self->caption = add_label (self, "dim-label");
  self->text = add_label (self, "monospace");
  gtk_label_set_selectable (self->text, TRUE);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->buttons, sender_wrap_layout_new ());
  gtk_box_append (GTK_BOX (self), self->buttons);
  self->take_over =
    add_button (self, _ ("Take Over"), "messages.take-over",
                _ ("Write what PingOne has into this configuration"));
  self->restore = add_button (self, _ ("Restore Ping’s Text"), "messages.restore",
                              _ ("Remove the message; the next publish deletes it at PingOne, "
                                 "which then sends its own text"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static char *
dup_caption (const SenderMatrixCell *cell)
{
  const char *standing = sender_matrix_cell_get_standing (cell);
  const char *whose = _ ("Text at PingOne");

  if (cell->remote == SENDER_CELL_REMOTE_SAME)
    return g_strdup (standing);
  if (sender_format_content_is_default (cell->content))
    whose = _ ("Ping’s own text");
  /* Translators: whose text it is, and how the message stands to it. */
  return standing != NULL ? g_strdup_printf (_ ("%s · %s"), whose, standing) : g_strdup (whose);
}

/**
 * sender_message_remote_show:
 * @cell: the cell that is edited
 *
 * Shows what PingOne has there.
 */
void
sender_message_remote_show (SenderMessageRemote    *self,
                            const SenderMatrixCell *cell)
{
  gboolean         has = cell->content != NULL;
  gboolean         is_same = cell->remote == SENDER_CELL_REMOTE_SAME;
  const char      *text = has ? sender_json_get_string_member (cell->content, "content") : NULL;
  gboolean         takes = cell->remote == SENDER_CELL_REMOTE_OTHER;
  gboolean         restores = cell->message != NULL && cell->is_published;
  g_autofree char *caption = has ? dup_caption (cell) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), has);
  if (!has)
    return;
  gtk_label_set_label (self->caption, caption);
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL && !is_same);
  gtk_widget_set_visible (self->take_over, takes);
  gtk_widget_set_visible (self->restore, restores);
  gtk_widget_set_visible (self->buttons, takes || restores);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
}
