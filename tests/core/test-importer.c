/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-importer.h"
#include "sender-json.h"
#include "sender-provider.h"
#include "sender-test.h"

#include <string.h>

static SenderImportItem *
get_item (SenderImport *import,
          guint         position)
{
  g_assert_cmpuint (position, <, import->items->len);
  return import->items->pdata[position];
}

static const struct
{
  const char *text;
  const char *name; /* asked for */
  const char *expected;
} names[] = {
  { "{\"format\":\"sender-studio\",\"version\":1,\"id\":\"a\",\"name\":\"Own\"}", "Mine", "Own" },
  { " \n{\"format\":\"sender-studio\",\"version\":1,\"id\":\"a\"}", "Mine", "Mine" },
  { "{\"format\":\"sender-studio\",\"version\":1,\"id\":\"a\",\"provider\":{\"name\":\"P\"}}",
    "", "P" },
  { "{\"format\":\"sender-studio\",\"version\":1,\"id\":\"a\"}", NULL, "Imported sender" },
  { "SMS:\nTo ${to}", "Mine", "Mine" },
  { "\xef\xbb\xbfSMS:\nTo ${to}", NULL, "Imported sender" },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError)       error = NULL;
      g_autoptr (SenderImport) import = NULL;

      g_test_message ("%s", names[i].text);
      import = sender_importer_read (names[i].text, -1, names[i].name, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (import->items->len, ==, 1);
      g_assert_cmpstr (sender_config_get_name (get_item (import, 0)->config), ==,
                       names[i].expected);
      g_assert_false (import->read_only);
    }
}

static void
test_ids (void)
{
  g_autoptr (SenderImport) document = NULL;
  g_autoptr (SenderImport) first = sender_importer_read ("To ${to}", -1, NULL, NULL);
  g_autoptr (SenderImport) second = sender_importer_read ("To ${to}", -1, NULL, NULL);

  document = sender_importer_read (names[0].text, -1, NULL, NULL);
  g_assert_cmpstr (sender_config_get_id (get_item (document, 0)->config), ==, "a");
  g_assert_cmpstr (sender_config_get_id (get_item (first, 0)->config), !=,
                   sender_config_get_id (get_item (second, 0)->config));
}

static void
test_newer_document (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderImport) import = NULL;

  import = sender_importer_read ("{\"format\":\"sender-studio\",\"version\":2,\"id\":\"a\"}", -1,
                                 NULL, &error);
  g_assert_no_error (error);
  g_assert_true (import->read_only);
  g_assert_true (sender_test_has_text (import->notes, "newer version"));
}

/* What stands behind @length is not read. */
static void
test_length (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderImport) import = sender_importer_read ("To ${to}\xff", 8, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->items->len, ==, 1);
}

static const struct
{
  const char *text;
  int         length;
  const char *fragment;
} bad[] = {
  { "", -1, "Line 1, column 1: This is none of what can be imported" },
  { "hello", -1, "Line 1, column 1: This is none of what can be imported" },
  { "\"hello\"", -1, "Line 1, column 1: This is none of what can be imported" },
  { "resource \"pingone_phone_delivery_settings\" \"a\" {\n}\n", -1, "Terraform" },
  { "# sender\n\nterraform {\n  required_version = \"1\"\n}\n", -1, "Terraform" },
  { "{}", -1, "Line 1, column 1: This JSON is neither" },
  { "{\"format\":\"other\"}", -1, "Line 1, column 1: This JSON is neither" },
  { "\n  [1]", -1, "Line 2, column 3: This JSON is neither" },
  { "{\"a\":1,}", -1, "Line 1, column 7" },
  { "{\n  'a': 1\n}", -1, "Line 2, column 3" },
  { "// a comment\n{}", -1, "Line 1, column 1" },
  { "{ // a comment\n}", -1, "Line 1, column 3" },
  { "{\"a\":1,\"a\":2}", -1, "Line 1, column 8" },
  { "{\"a\":\"\n\"}", -1, "Line 1, column 7" },
  { "{\"a\":012345}", -1, "Line 1, column" },
  { "\xef\xbb\xbf{}", -1, "Line 1, column 1" },
  { "SMS:\nTö \xff", -1, "Line 2, column 4: The byte 0xFF is not UTF-8" },
  { "{\"a\":\"\xc3\"}", -1, "Line 1, column 7: The byte 0xC3 is not UTF-8" },
  { "SMS:\n\0${to}", 11, "Line 2, column 1: A NUL character" },
  { "{\"a\":\0 1}", 9, "Line 1, column 6: A NUL character" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (sender_importer_read (bad[i].text, bad[i].length, NULL, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, bad[i].fragment);
    }
}

static void
test_limits (void)
{
  g_autofree char   *large = g_strnfill (SENDER_JSON_MAX_LENGTH + 1, ' ');
  g_autofree char   *deep = g_strnfill (SENDER_JSON_MAX_DEPTH + 1, '[');
  g_autoptr (GError) too_large = NULL;
  g_autoptr (GError) too_deep = NULL;

  g_assert_null (sender_importer_read (large, -1, NULL, &too_large));
  sender_test_assert_error (too_large, SENDER_ERROR_LIMIT, "4194305 bytes");
  g_assert_null (sender_importer_read (deep, -1, NULL, &too_deep));
  sender_test_assert_error (too_deep, SENDER_ERROR_LIMIT, "column 65");
}

static void
test_import (void)
{
  g_autoptr (SenderImport) import = sender_import_new ();
  g_autoptr (SenderConfig) config = sender_config_new ();
  SenderImportItem        *item = sender_import_add (import, g_object_ref (config));

  item->secret = g_strdup ("s3cr3t");
  item->secret_from = g_strdup ("authentication.password");
  sender_import_note (import, "%s was left out", "This");
  sender_import_note (import, "This was left out");
  g_assert_cmpuint (import->notes->len, ==, 1);
  g_clear_pointer (&import, sender_import_free);
  g_assert_finalize_object (g_steal_pointer (&config));
  sender_import_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/importer/names", test_names);
  g_test_add_func ("/importer/ids", test_ids);
  g_test_add_func ("/importer/newer-document", test_newer_document);
  g_test_add_func ("/importer/length", test_length);
  g_test_add_func ("/importer/bad", test_bad);
  g_test_add_func ("/importer/limits", test_limits);
  g_test_add_func ("/importer/import", test_import);

  return g_test_run ();
}
