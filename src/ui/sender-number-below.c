/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-below.h"

#include "sender-finding-view.h"
#include "sender-number-words.h"

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/**
 * sender_number_below_show:
 * @box: what stands below
 * @number: (nullable): a number
 * @findings: (nullable) (element-type SenderFinding): those of the number
 * @brief: whether each is one line
 *
 * Fills the box anew; without anything to say it is not there.
 */
void
sender_number_below_show (GtkBox                  *box,
                          SenderOriginationNumber *number,
                          GPtrArray               *findings,
                          gboolean                 brief)
{
  g_autofree char *flags = number != NULL ? sender_number_describe_flags (number) : NULL;
  GtkWidget       *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      SenderFinding *finding = g_ptr_array_index (findings, i);

      gtk_box_append (box, brief ? sender_finding_view_new_line (finding)
                                 : sender_finding_view_new (finding));
    }
  if (flags != NULL)
    gtk_box_append (box, make_note (flags));
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
