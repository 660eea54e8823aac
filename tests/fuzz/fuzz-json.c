/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-error.h"
#include "sender-json-scanner.h"
#include "sender-json.h"

#include <string.h>

static void
assert_same_tree (SenderJson *tree,
                  const char *text)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) again = sender_json_parse (text, -1, &error);

  g_assert_no_error (error);
  g_assert_true (sender_json_equal (tree, again));
}

static void
check_tree (SenderJson *tree)
{
  g_autofree char       *compact = sender_json_to_string (tree);
  g_autofree char       *pretty = sender_json_to_pretty (tree);
  g_autoptr (SenderJson) copy = sender_json_copy (tree);

  assert_same_tree (tree, compact);
  assert_same_tree (tree, pretty);
  g_assert_true (sender_json_equal (tree, copy));
}

static void
check_error (const GError *error)
{
  g_assert_true (error->domain == SENDER_ERROR);
  g_assert_true (error->code == SENDER_ERROR_FORMAT || error->code == SENDER_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "Line "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Each position lies where the input has it: in the text, at the start of a token. */
static gboolean
check_event (const SenderJsonEvent *event,
             gpointer               user_data)
{
  g_assert_cmpuint (event->offset, <, *(size_t *) user_data);
  g_assert_cmpuint (event->column, >, 0);
  g_assert_cmpuint (event->line, >, 0);
  g_assert_cmpuint (event->column, <=, event->offset + 1);
  g_assert_cmpuint (event->depth, <=, SENDER_JSON_MAX_DEPTH);
  if (event->text != NULL)
    g_assert_cmpuint (strlen (event->text), ==, event->length);
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static SenderJsonScanner *scanner = NULL;
  const char               *text = (const char *) data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderJson)    tree = sender_json_parse (text, size, &error);
  gboolean                  valid = FALSE;

  /* One for all inputs: nothing of one scan may show in the next. */
  if (scanner == NULL)
    scanner = sender_json_scanner_new ();
  valid = sender_json_scanner_scan (scanner, text, size, check_event, &size, NULL);
  g_assert_cmpint (valid, ==, tree != NULL);
  if (tree != NULL)
    check_tree (tree);
  else
    check_error (error);
  return 0;
}
