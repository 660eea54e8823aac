/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The window: layout, actions and toasts. Properties: workspace, document (nullable). */

#define SENDER_TYPE_WINDOW (sender_window_get_type ())

G_DECLARE_FINAL_TYPE (SenderWindow, sender_window, SENDER, WINDOW, AdwApplicationWindow)

SenderWindow    *sender_window_new (GtkApplication *application);
SenderDocument  *sender_window_get_document (SenderWindow *self);
void             sender_window_set_document (SenderWindow   *self,
                                             SenderDocument *document);
SenderWorkspace *sender_window_get_workspace (SenderWindow *self);
void             sender_window_set_workspace (SenderWindow    *self,
                                              SenderWorkspace *workspace);
void             sender_window_show_section (SenderWindow *self,
                                             SenderSection section);
/* Goes to where a path is edited. */
void sender_window_reveal (SenderWindow *self,
                           const char   *path);
void sender_window_tell (SenderWindow *self,
                         const char   *text);

G_END_DECLS
