/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-json.h"

/* Whatever was imported can be stored, and is read back as it was stored. */
static void
check_document (SenderConfig *config)
{
  g_autofree char         *written = sender_format_document_write (config);
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderJson)   json = sender_json_parse (written, -1, &error);
  g_autoptr (SenderConfig) again = NULL;
  g_autofree char         *rewritten = NULL;

  g_assert_no_error (error);
  again = sender_format_document_read (json, NULL, &error);
  g_assert_no_error (error);
  rewritten = sender_format_document_write (again);
  g_assert_cmpstr (rewritten, ==, written);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderImport) import = sender_importer_read ((const char *) data, size, NULL, &error);

  if (import == NULL)
    {
      g_assert_true (error != NULL && error->domain == SENDER_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (import->items->len + import->notes->len, >, 0);
  for (guint i = 0; i < import->items->len; i++)
    {
      SenderImportItem *item = import->items->pdata[i];

      if (!import->read_only)
        check_document (item->config);
    }
  return 0;
}
