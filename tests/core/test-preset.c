/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-list.h"
#include "sender-provider.h"
#include "sender-test.h"

#include <string.h>

static const char *const presets[] = { "blank", "procedure", "studio" };

/* The files are what the program would write, so that a preset is made by saving one. */
static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autofree char         *path = g_strdup_printf ("%s/data/presets/%s.json",
                                                       g_getenv ("SENDER_SOURCE_ROOT"), presets[i]);
      g_autofree char         *text = NULL;
      g_autofree char         *written = NULL;
      g_autoptr (GError)       error = NULL;
      g_autoptr (SenderImport) import = NULL;
      SenderImportItem        *item = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
      import = sender_importer_read (text, -1, NULL, &error);
      g_assert_no_error (error);
      item = import->items->pdata[0];
      written = sender_format_document_write (item->config);
      g_assert_cmpstr (text, ==, written);
    }
}

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (SenderConfig) config = sender_preset_new (presets[i], "Mine");
      g_autoptr (SenderConfig) other = sender_preset_new (presets[i], "Mine");
      SenderProvider          *provider = sender_config_get_provider (config);

      g_assert_cmpstr (sender_config_get_name (config), ==, "Mine");
      g_assert_true (g_uuid_string_is_valid (sender_config_get_id (config)));
      g_assert_cmpstr (sender_config_get_id (config), !=, sender_config_get_id (other));
      g_assert_cmpstr (sender_provider_get_name (provider), ==,
                       strcmp (presets[i], "studio") == 0 ? "Mine" : "");
    }
}

static void
test_unknown (void)
{
  static const char *const wrong[] = { "", "Studio", "twilio", "../presets/studio", "studio.json" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (sender_preset_new (wrong[i], "Mine"));
}

/* The preset and the text it stands for say the same. */
static void
test_procedure (void)
{
  g_autofree char         *text = sender_test_data ("procedure-like.txt", NULL);
  g_autoptr (SenderConfig) preset = sender_preset_new ("procedure", "Mine");
  g_autoptr (SenderImport) import = sender_importer_read (text, -1, "Mine", NULL);
  SenderConfig            *config = ((SenderImportItem *) import->items->pdata[0])->config;

  g_object_set (config, "id", sender_config_get_id (preset), NULL);
  g_assert_true (sender_record_equal (config, preset));
}

static void
test_blank (void)
{
  g_autoptr (SenderConfig) preset = sender_preset_new ("blank", "Mine");
  g_autoptr (SenderConfig) config = sender_config_new ();

  g_object_set (config, "id", sender_config_get_id (preset), "name", "Mine", NULL);
  g_assert_true (sender_record_equal (config, preset));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/preset/files", test_files);
  g_test_add_func ("/preset/names", test_names);
  g_test_add_func ("/preset/unknown", test_unknown);
  g_test_add_func ("/preset/procedure", test_procedure);
  g_test_add_func ("/preset/blank", test_blank);

  return g_test_run ();
}
