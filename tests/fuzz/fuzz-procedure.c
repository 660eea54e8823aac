/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-error.h"
#include "sender-format-procedure.h"

/* What is recognised is read, and nothing else. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char         *text = fuzz_dup_utf8 (data, size);
  g_autoptr (SenderImport) import = sender_import_new ();
  g_autoptr (GError)       error = NULL;
  gboolean                 is = sender_format_procedure_is (text);

  g_assert_cmpint (sender_format_procedure_read (text, import, &error), ==, is);
  g_assert_cmpuint (import->items->len, ==, is ? 1 : 0);
  if (!is)
    g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT);
  return 0;
}
