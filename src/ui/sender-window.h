/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-drafts.h"
#include "sender-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The window: layout, actions and toasts. Properties: workspace, document (nullable),
 * section. */

#define SENDER_TYPE_WINDOW (sender_window_get_type ())

G_DECLARE_FINAL_TYPE (SenderWindow, sender_window, SENDER, WINDOW, AdwApplicationWindow)

SenderWindow    *sender_window_new (GtkApplication *application);
SenderWindow    *sender_window_find (GtkApplication *application);
SenderDocument  *sender_window_get_document (SenderWindow *self);
void             sender_window_set_document (SenderWindow   *self,
                                             SenderDocument *document);
SenderWorkspace *sender_window_get_workspace (SenderWindow *self);
void             sender_window_set_workspace (SenderWindow    *self,
                                              SenderWorkspace *workspace);
/* The library of the workspace; NULL without one. */
SenderLibrary *sender_window_get_library (SenderWindow *self);
/* What keeps unsaved edits; NULL in Practice. */
SenderDrafts *sender_window_get_drafts (SenderWindow *self);
/* What ends with the window. */
GCancellable *sender_window_get_cancellable (SenderWindow *self);
/* Whether it is closed, and only kept by what is under way. What waits for an answer must not keep
 * it: a dialog goes with its window. */
gboolean sender_window_is_closed (SenderWindow *self);

/* Shows the frame of a configuration before there is one. */
void sender_window_expect (SenderWindow *self);
/* Reads the library, and opens @files (nullable) (element-type GFile), else the first
 * configuration; not before the window is drawn. */
void sender_window_begin (SenderWindow *self,
                          GPtrArray    *files);
/* The same, but makes a configuration in the end. */
void sender_window_begin_new (SenderWindow *self,
                              GPtrArray    *files);
/* Opens the first configuration there is, or welcomes who has none. */
void sender_window_show_next (SenderWindow *self);
/* Opens what came, and says what is to be known of it. */
void sender_window_show_arrival (SenderWindow  *self,
                                 SenderArrival *arrival);

SenderSection sender_window_get_section (SenderWindow *self);
void          sender_window_show_section (SenderWindow *self,
                                          SenderSection section);
/* Goes to where a path is edited. */
void sender_window_reveal (SenderWindow *self,
                           const char   *path);

/* Says something that leaves no other trace. */
void sender_window_tell (SenderWindow *self,
                         const char   *text);
/* @toast (transfer full). */
void sender_window_add_toast (SenderWindow *self,
                              AdwToast     *toast);
/* Says what went wrong, until it is read. */
void sender_window_report (SenderWindow *self,
                           const char   *heading,
                           const char   *text);
/* @text (nullable): why what was typed is not saved; it stays until it is. */
void sender_window_set_save_error (SenderWindow *self,
                                   const char   *text);

G_END_DECLS
