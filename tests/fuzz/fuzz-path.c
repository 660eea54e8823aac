/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-importer.h"
#include "sender-path.h"
#include "sender-record.h"

#include <string.h>

static void
check_assignment (SenderConfig *config,
                  const char   *path,
                  const char   *value)
{
  g_autoptr (SenderConfig) before = sender_record_copy (config);
  g_autoptr (GError)       error = NULL;
  g_autofree char         *got = NULL;

  if (!sender_path_set (config, path, value, &error))
    {
      g_assert_true (error->domain == SENDER_ERROR);
      g_assert_true (sender_record_equal (config, before));
      return;
    }
  got = sender_path_get (config, path, &error);
  g_assert_no_error (error);
  g_assert_true (sender_path_set (config, path, got, &error));
}

/* Lines of PATH=VALUE, a path to remove, or +PATH to add to; what fails changes nothing. */
static void
run_line (SenderConfig *config,
          char         *line)
{
  const char *const none[] = { NULL };
  char             *equals = strchr (line, '=');
  const char       *property = NULL;

  if (equals != NULL)
    {
      *equals = '\0';
      check_assignment (config, line, equals + 1);
    }
  else if (*line == '+')
    sender_path_add (config, line + 1, none, NULL);
  else if (sender_path_resolve (config, line, &property) != NULL)
    sender_path_remove (config, line, NULL);
  else
    g_assert_null (sender_path_get (config, line, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char         *text = fuzz_dup_utf8 (data, size);
  g_auto (GStrv)           lines = g_strsplit (text, "\n", 32);
  g_autoptr (SenderConfig) config = sender_preset_new ("studio", "Fuzz");
  g_auto (GStrv)           paths = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    run_line (config, lines[i]);
  paths = sender_path_list (config);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char   *value = sender_path_get (config, paths[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (value);
    }
  return 0;
}
