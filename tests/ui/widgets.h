/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Finding what a person sees, in a tree of widgets. */

typedef gboolean (*WidgetMatch) (GtkWidget *widget,
                                 gpointer   user_data);

/* The first below @root, in their order; NULL if there is none. */
GtkWidget *widgets_find (GtkWidget  *root,
                         WidgetMatch match,
                         gpointer    user_data);
void       widgets_foreach (GtkWidget *root,
                            void (*func) (GtkWidget *, gpointer),
                            gpointer user_data);
/* NULL if there is none. */
GtkWidget *widgets_find_row (GtkWidget  *root,
                             const char *title);
/* Fails the test if there is none. */
GtkWidget *widgets_get_row (GtkWidget  *root,
                            const char *title);
GtkWidget *widgets_get_type (GtkWidget *root,
                             GType      type);
/* The nth of a type, @root itself included, in their order; NULL if there are fewer. */
GtkWidget *widgets_get_nth (GtkWidget *root,
                            GType      type,
                            guint      nth);
/* Lets everything be done that waits for an idle main loop. */
void widgets_settle (void);
/* Ends a widget that nothing is asked of any more, and waits until it is gone: an answer that is on
 * its way may hold it a while. @widget (transfer full). */
void       widgets_end (GtkWidget *widget);
GtkWidget *widgets_get_button (GtkWidget  *root,
                               const char *label);
/* Whether the widget and all around it in the window are meant to be seen. */
gboolean widgets_is_shown (GtkWidget *widget);
/* The question that is asked. (transfer none) (nullable) */
AdwMessageDialog *widgets_find_question (void);
/* Whether a label or a row that is shown says it. */
gboolean widgets_say (GtkWidget  *root,
                      const char *fragment);
/* Waits until one does. */
void widgets_wait_said (GtkWidget  *root,
                        const char *fragment);
/* What an entry for a secret holds, which shows nothing but dots. (transfer none) */
const char *widgets_get_secret (GtkWidget *entry);
/* What the toolkit warns of without our doing does not end the program any more. After
 * g_test_init(). */
void widgets_forgive_toolkit (void);
/* Once folders are isolated nothing knows the kind of the picture that they are drawn with. */
void widgets_hide_spinners (void);
/* What only the application does by itself. */
void widgets_load_style (void);

G_END_DECLS
