/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "publishing-fixture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The Publish page in a window, with stand-ins that answer it. */

typedef struct
{
  PublishingFixture live;
  GtkWidget        *window;
  GtkWidget        *page;
  char             *gone_to; /* (nullable): what "window.go-to" was asked for */
} PublishPageFixture;

/* @edits (nullable) of the configuration. What is live is read. */
void publish_page_fixture_set_up (PublishPageFixture *self,
                                  gconstpointer       edits);
void publish_page_fixture_tear_down (PublishPageFixture *self,
                                     gconstpointer       data);
void publish_page_fixture_read (PublishPageFixture *self);
void publish_page_fixture_start (PublishPageFixture *self);
/* To the newest of the earlier states; only the plan of that is shown. */
void publish_page_fixture_go_back (PublishPageFixture *self);
/* The row of the plan for @path; NULL if there is none. */
GtkWidget *publish_page_fixture_find_row (PublishPageFixture *self,
                                          const char         *path);
/* What is chosen by in that row. */
GtkToggleButton *publish_page_fixture_find_choice (PublishPageFixture *self,
                                                   const char         *path,
                                                   const char         *label);

G_END_DECLS
