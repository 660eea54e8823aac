/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-json.h"

SenderJson *
sender_test_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  SenderJson        *json = text != NULL ? sender_json_parse (text, -1, &error) : NULL;

  g_assert_no_error (error);
  return json;
}
