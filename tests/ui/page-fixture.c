/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include "sender-pages.h"
#include "sender-test-config.h"

void
page_fixture_set_up (PageFixture  *self,
                     SenderSection section)
{
  page_fixture_set_up_page (self, sender_pages_new (section));
}

void
page_fixture_set_up_page (PageFixture *self,
                          GtkWidget   *page)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  self->document = sender_document_new (config, NULL, FALSE);
  self->config = sender_document_get_config (self->document);
  self->page = g_object_ref_sink (page);
  g_object_set (self->page, "document", self->document, NULL);
  /* Actions are found from a root on. */
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
}

void
page_fixture_tear_down (PageFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->page);
  g_assert_finalize_object (self->document);
}

void
page_fixture_edit (PageFixture *self,
                   const char  *edits)
{
  sender_test_config_edit (self->config, edits);
  sender_document_commit (self->document, "Edit");
}
