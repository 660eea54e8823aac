/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-widgets-test.h"

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint     *nth)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    return widget;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
sender_test_find_widget (GtkWidget *widget,
                         GType      type,
                         guint      nth)
{
  return find (widget, type, &nth);
}

void
sender_test_settle_widgets (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
