/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-error.h"
#include "sender-shell.h"

/* Words that were split are the same words when quoted and split again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char      *text = fuzz_dup_utf8 (data, size);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) words = sender_shell_split (text, &error);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GString)   quoted = g_string_new (NULL);

  if (words == NULL)
    {
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT);
      return 0;
    }
  for (guint i = 0; i < words->len; i++)
    {
      g_string_append_c (quoted, ' ');
      sender_shell_append_quoted (quoted, ((SenderShellWord *) words->pdata[i])->text);
    }
  again = sender_shell_split (quoted->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, words->len);
  for (guint i = 0; i < words->len; i++)
    g_assert_cmpstr (((SenderShellWord *) again->pdata[i])->text, ==,
                     ((SenderShellWord *) words->pdata[i])->text);
  return 0;
}
