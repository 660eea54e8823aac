/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone-text.h"

#include "sender-format-pingone.h"
#include "sender-test-json.h"

SenderImport *
pingone_text_import (const char *text)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderJson)   json = sender_test_json (text);
  g_autoptr (SenderImport) import = sender_import_new ();

  g_assert_true (sender_format_pingone_is (json));
  sender_format_pingone_read (json, import, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&import);
}

SenderImportItem *
pingone_text_get_item (SenderImport *import)
{
  g_assert_cmpuint (import->items->len, ==, 1);
  return import->items->pdata[0];
}

char *
pingone_text_export (SenderConfig *config)
{
  g_autoptr (SenderJson) json = sender_format_pingone_write (config);

  return sender_json_to_string (json);
}
