/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui-find.h"

#include <string.h>

/* Whether a widget and all that hold it are shown. */
gboolean
ui_is_shown (GtkWidget *widget,
             GtkWidget *top)
{
  for (; widget != NULL && widget != top; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget))
      return FALSE;
  return TRUE;
}

GtkWidget *
ui_find (GtkWidget  *widget,
         UiMatches   matches,
         const char *text)
{
  if (matches (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, matches, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
ui_has_label (GtkWidget  *widget,
              const char *text)
{
  return GTK_IS_LABEL (widget) && ui_is_shown (widget, NULL) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

/* Shown or not. */
gboolean
ui_has_text (GtkWidget  *widget,
             const char *text)
{
  if (GTK_IS_LABEL (widget))
    return strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
  return GTK_IS_EDITABLE (widget) &&
         strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != NULL;
}

gboolean
ui_is_type (GtkWidget  *widget,
            const char *text)
{
  return strcmp (G_OBJECT_TYPE_NAME (widget), text) == 0;
}

gboolean
ui_is_button (GtkWidget  *widget,
              const char *text)
{
  return GTK_IS_BUTTON (widget) && ui_is_shown (widget, NULL) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}
