/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"
#include "sender-section.h"

G_BEGIN_DECLS

/* The page of a section, in a window, with a right configuration. */

typedef struct
{
  SenderDocument *document;
  SenderConfig   *config; /* of the document */
  GtkWidget      *window;
  GtkWidget      *page;
} PageFixture;

void page_fixture_set_up (PageFixture  *self,
                          SenderSection section);
/* The same with a page that is of no section. @page is floating. */
void page_fixture_set_up_page (PageFixture *self,
                               GtkWidget   *page);
void page_fixture_tear_down (PageFixture *self);
/* As sender_test_config_edit(), as one step. */
void page_fixture_edit (PageFixture *self,
                        const char  *edits);

G_END_DECLS
