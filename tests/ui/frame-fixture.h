/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-window.h"

G_BEGIN_DECLS

/* A window with a library, a keyring and drafts of its own. */

typedef struct
{
  char            *folder; /* of the library */
  SenderVault     *vault;
  SenderWorkspace *workspace;
  SenderWindow    *window; /* NULL when it was closed */
} FrameFixture;

/* Once, after g_test_init(): a process registers one application. */
void frame_fixture_register (void);
/* A window on the folder, which may have something in it, on the screen. */
void frame_fixture_open (FrameFixture *self);
/* The same, of that size: nothing changes it later where there is no window manager. */
void frame_fixture_open_sized (FrameFixture *self,
                               int           width,
                               int           height);
/* Takes the window away as a crash would, and asserts that nothing holds it or its library. */
void frame_fixture_destroy (FrameFixture *self);
/* The window as a person closes it: what is not saved is written down first. */
void frame_fixture_close (FrameFixture *self);

void frame_fixture_set_up (FrameFixture *self,
                           gconstpointer data);
void frame_fixture_tear_down (FrameFixture *self,
                              gconstpointer data);

/* @target (nullable): a string. */
void frame_fixture_activate (FrameFixture *self,
                             const char   *action,
                             const char   *target);
/* (transfer none): a new configuration, which is shown. */
SenderDocument *frame_fixture_create (FrameFixture *self,
                                      const char   *preset);
/* Changes the provider's name, as one step. */
void        frame_fixture_edit (SenderDocument *document,
                                const char     *name);
const char *frame_fixture_get_edited (SenderDocument *document);
/* How many the library has. */
guint frame_fixture_count (FrameFixture *self);
/* How many drafts are kept; and, to wait for, whether there is one or none. */
guint    frame_fixture_count_drafts (void);
gboolean frame_fixture_has_draft (gpointer data);
gboolean frame_fixture_has_no_drafts (gpointer data);
/* The text of a file. (transfer full) */
char *frame_fixture_read (const char *path);

/* Waits for a window over the window, of that type. */
GtkWidget *frame_fixture_wait_window (GType type);
/* Whether there is one. */
gboolean frame_fixture_has_window (GType type);
/* Waits for a question or a message. @heading (nullable): what it must say. */
GtkWidget *frame_fixture_wait_dialog (const char *heading);
gboolean   frame_fixture_has_dialog (void);
/* Answers as its button would, and closes it. */
void frame_fixture_answer (GtkWidget  *dialog,
                           const char *response);
/* Waits until the window says it, in a label that is seen. */
void frame_fixture_wait_said (FrameFixture *self,
                              const char   *fragment);
/* Waits for the document of that configuration to be shown. (transfer none) */
SenderDocument *frame_fixture_wait_shown (FrameFixture *self,
                                          const char   *name);

G_END_DECLS
