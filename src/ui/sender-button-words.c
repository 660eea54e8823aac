/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-button-words.h"

/**
 * sender_button_words_wrap:
 * @button: a button that has a label, or will have one
 *
 * Wraps what it says where there is no room for one line. Words stay whole: beside a long text a
 * button gets no more than the least it asks for.
 */
void
sender_button_words_wrap (GtkButton *button)
{
  GtkLabel *label = NULL;

  /* The label is made with the first text, and kept. */
  if (gtk_button_get_label (button) == NULL)
    gtk_button_set_label (button, "");
  label = GTK_LABEL (gtk_button_get_child (button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}
