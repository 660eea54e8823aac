/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Finds widgets as a person does: by what they say. */

typedef gboolean (*UiMatches) (GtkWidget  *widget,
                               const char *text);

/* The first that matches, of @widget and what is in it. */
GtkWidget *ui_find (GtkWidget  *widget,
                    UiMatches   matches,
                    const char *text);
/* Whether a widget and all that hold it, below @top (nullable), are shown. */
gboolean ui_is_shown (GtkWidget *widget,
                      GtkWidget *top);

/* A label that is shown and contains the text. */
gboolean ui_has_label (GtkWidget  *widget,
                       const char *text);
/* A label or an entry that contains the text, shown or not. */
gboolean ui_has_text (GtkWidget  *widget,
                      const char *text);
/* A widget of the type of that name. */
gboolean ui_is_type (GtkWidget  *widget,
                     const char *text);
/* A button that is shown, with that label. */
gboolean ui_is_button (GtkWidget  *widget,
                       const char *text);

G_END_DECLS
