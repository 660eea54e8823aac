/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-group-title.h"

/* The header comes first, and in it the title. */
static GtkLabel *
find_label (GtkWidget *widget)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

/**
 * sender_group_title_wrap:
 * @group: a group with a title
 *
 * Lets the title have more lines than one: the toolkit offers no property for it.
 */
void
sender_group_title_wrap (AdwPreferencesGroup *group)
{
  GtkLabel *label = find_label (GTK_WIDGET (group));

  if (label == NULL)
    return;
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (label, TRUE);
}
