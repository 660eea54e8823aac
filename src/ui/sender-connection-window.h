/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/*
 * The connection to PingOne, on one page: the environment, the worker application, its secret, and
 * whether PingOne takes them. It edits the document of the window it belongs to. Actions:
 * connection.verify, .cancel, .mend (goes to the field that the verdict names), .adopt (chooses the
 * client authentication that the verdict found right), .undo, .redo, .dismiss.
 */

#define SENDER_TYPE_CONNECTION_WINDOW (sender_connection_window_get_type ())

G_DECLARE_FINAL_TYPE (SenderConnectionWindow, sender_connection_window,
                      SENDER, CONNECTION_WINDOW, AdwWindow)

/* @path (nullable): the field to go to; NULL: where something is missing. */
void sender_connection_window_present (SenderWindow *parent,
                                       const char   *path);

G_END_DECLS
