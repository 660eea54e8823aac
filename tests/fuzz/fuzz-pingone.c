/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-error.h"
#include "sender-format-pingone-secrets.h"
#include "sender-format-pingone.h"
#include "sender-json.h"

#include <string.h>

/* What a reader may take away: secrets, and what the service alone writes. */
static SenderJson *
strip (SenderJson *json)
{
  static const char *const read_only[] = { "_links", "createdAt", "updatedAt", "environment" };

  SenderJson *stripped = sender_json_copy (json);

  g_ptr_array_unref (sender_pingone_take_secrets (stripped));
  for (guint i = 0; i < G_N_ELEMENTS (read_only); i++)
    sender_json_remove_member (stripped, read_only[i]);
  return stripped;
}

/* What comes in goes out again, to the byte; the misprint that is repaired apart. */
static void
check_object (SenderImport *import,
              SenderJson   *json)
{
  SenderImportItem      *item = import->items->pdata[0];
  g_autoptr (SenderJson) expected = strip (json);
  g_autoptr (SenderJson) written = sender_format_pingone_write (item->config);
  g_autofree char       *before = sender_json_to_string (expected);
  g_autofree char       *after = sender_json_to_string (written);

  if (strstr (before, "\"messageType\"") == NULL)
    g_assert_cmpstr (after, ==, before);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderJson)   json = sender_json_parse ((const char *) data, (gssize) size, NULL);
  g_autoptr (SenderImport) import = sender_import_new ();

  if (json == NULL || !sender_format_pingone_is (json))
    return 0;
  if (!sender_format_pingone_read (json, import, &error))
    g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT);
  else if (sender_json_get_member (json, "provider") != NULL &&
           sender_json_get_member (json, "_embedded") == NULL)
    check_object (import, json);
  return 0;
}
