/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The page of a history that rows are written into behind its back. */

typedef struct
{
  char           *folder;
  char           *path;
  SenderHistory  *history;
  SenderDocument *document;
  GtkWidget      *window;
  GtkWidget      *page;
  const char     *wanted; /* what is waited for */
} HistoryPageFixture;

void history_page_set_up (HistoryPageFixture *self,
                          gconstpointer       user_data);
void history_page_tear_down (HistoryPageFixture *self,
                             gconstpointer       user_data);
/* Opens the page. */
void history_page_show (HistoryPageFixture *self);

/* A test @days ago. Returns when that was. */
gint64 history_page_add (HistoryPageFixture *self,
                         const char         *id,
                         const char         *channel,
                         const char         *recipient,
                         const char         *state,
                         int                 code,
                         int                 days);
/* Runs @sql on the history. */
void history_page_execute (HistoryPageFixture *self,
                           const char         *sql);

/* The part of @widget that the template calls @id. */
GtkWidget *history_page_find (GtkWidget  *widget,
                              const char *id);
/* Whether a label that is seen says so. */
gboolean history_page_says (GtkWidget  *widget,
                            const char *text);
void     history_page_wait_says (HistoryPageFixture *self,
                                 const char         *text);
void     history_page_wait_says_not (HistoryPageFixture *self,
                                     const char         *text);

G_END_DECLS
