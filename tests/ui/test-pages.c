/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-document.h"
#include "sender-pages.h"
#include "sender-importer.h"

/* Each page is made, shows a document with every kind of mistake, and leaves nothing behind. */
static void
test_page (gconstpointer data)
{
  SenderSection            section = (SenderSection) GPOINTER_TO_INT (data);
  g_autoptr (SenderConfig) config = sender_preset_new ("procedure", "Northwind");
  SenderDocument          *document = sender_document_new (config, NULL, FALSE);
  GtkWidget               *page = g_object_ref_sink (sender_pages_new (section));

  g_object_set (page, "document", document, NULL);
  g_assert_true (sender_page_get_config (SENDER_PAGE (page)) == config);
  g_object_set (page, "document", NULL, NULL);
  g_assert_null (sender_page_get_config (SENDER_PAGE (page)));
  g_object_set (page, "document", document, NULL);
  g_assert_finalize_object (page);
  g_assert_finalize_object (document);
}

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (SenderSection section = 0; section < SENDER_N_SECTIONS; section++)
    {
      const char      *nick = sender_enum_get_nick (SENDER_TYPE_SECTION, (int) section);
      g_autofree char *path = g_strconcat ("/ui/pages/", nick, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER ((int) section), test_page);
    }
  return g_test_run ();
}
