/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-importer.h"
#include "sender-path.h"
#include "sender-surroundings.h"

static void
test_kinds (void)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("blank", "Northwind");

  g_assert_cmpint (sender_surroundings_get (NULL, FALSE), ==, SENDER_SURROUNDINGS_NONE);
  g_assert_cmpint (sender_surroundings_get (NULL, TRUE), ==, SENDER_SURROUNDINGS_PRACTICE);
  g_assert_cmpint (sender_surroundings_get (config, FALSE), ==, SENDER_SURROUNDINGS_NONE);
  g_assert_true (sender_path_set (config, "environment.id", "0a1b", NULL));
  g_assert_cmpint (sender_surroundings_get (config, FALSE), ==, SENDER_SURROUNDINGS_SANDBOX);
  g_assert_true (sender_path_set (config, "environment.production", "true", NULL));
  g_assert_cmpint (sender_surroundings_get (config, FALSE), ==, SENDER_SURROUNDINGS_PRODUCTION);
  /* Stand-ins answer whatever the configuration says. */
  g_assert_cmpint (sender_surroundings_get (config, TRUE), ==, SENDER_SURROUNDINGS_PRACTICE);
}

static void
test_words (void)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("blank", "Northwind");

  g_assert_cmpstr (sender_surroundings_get_name (SENDER_SURROUNDINGS_NONE, NULL), ==, "");
  g_assert_true (sender_path_set (config, "environment.id", "0a1b", NULL));
  g_assert_cmpstr (sender_surroundings_get_name (SENDER_SURROUNDINGS_SANDBOX, config), ==, "0a1b");
  g_assert_true (sender_path_set (config, "environment.name", "Northwind EU", NULL));
  g_assert_cmpstr (sender_surroundings_get_name (SENDER_SURROUNDINGS_SANDBOX, config), ==,
                   "Northwind EU");
  g_assert_cmpstr (sender_surroundings_get_name (SENDER_SURROUNDINGS_PRACTICE, config), ==, "");
  for (int i = SENDER_SURROUNDINGS_NONE; i <= SENDER_SURROUNDINGS_PRACTICE; i++)
    {
      g_assert_cmpstr (sender_surroundings_get_label ((SenderSurroundings) i), !=, "");
      g_assert_cmpstr (sender_surroundings_get_detail ((SenderSurroundings) i), !=, "");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/surroundings/kinds", test_kinds);
  g_test_add_func ("/core/surroundings/words", test_words);
  return g_test_run ();
}
