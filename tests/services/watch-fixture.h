/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

G_BEGIN_DECLS

/* Somebody else at the files of documents that are open, and those who wait for that to be seen. */

/* To wait for, of a document. */
gboolean watch_fixture_is_gone (gpointer document);
gboolean watch_fixture_is_there (gpointer document);

/* Writes what was saved last under another name, as another program does it. */
void watch_fixture_write_theirs (SenderDocument *document,
                                 const char     *name);

/* Nobody tells that nothing was found: what happens later to another in @folder is, by then. */
void watch_fixture_let_it_look (const char *folder);

G_END_DECLS
