/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-conversion.h"

#include "sender-document.h"
#include "sender-message.h"
#include "sender-test-config.h"

#define GENERAL "messages.general.SMS.en"
#define BRANDED "{\"brand\":\"Northwind\",\"OTP\":\"${otp}\"}"
#define SIGN_IN "messages.strong_authentication.SMS.en"

static const struct
{
  const char *name;
  const char *edits;
  const char *path;
  const char *expected;
} cases[] = {
  { "sibling", SIGN_IN "=" BRANDED ";;" SIGN_IN "-GB=Your code is ${otp}", SIGN_IN "-GB",
    BRANDED },
  { "further-variable", GENERAL "=Hello ${user.name.given}, ${otp}", GENERAL,
    "{\"OTP\":\"${otp}\",\"given\":\"${user.name.given}\"}" },
  { "same-last-part", GENERAL "=${a.name} ${b.name}", GENERAL,
    "{\"OTP\":\"${otp}\",\"name\":\"${a.name}\",\"b.name\":\"${b.name}\"}" },
  { "alone", "-messages.strong_authentication.Voice.en;;" SIGN_IN "=Code ${otp}", SIGN_IN,
    "{\"OTP\":\"${otp}\"}" },
  { "no-variable", "-messages.strong_authentication.Voice.en;;" SIGN_IN "=Hello", SIGN_IN,
    "{\"OTP\":\"${otp}\"}" },
  { "broken-sibling", "messages.strong_authentication.Voice.en={\"OTP\":;;" SIGN_IN "=${OTP}",
    SIGN_IN, "{\"OTP\":\"${OTP}\"}" },
};

static GPtrArray *
list (SenderConfig *config)
{
  g_autoptr (SenderInspection) inspection = sender_inspection_new (config);

  return sender_conversion_list (config, sender_inspection_get_findings (inspection));
}

static void
test_case (gconstpointer data)
{
  gsize                    i = GPOINTER_TO_SIZE (data);
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    found = NULL;
  SenderConversion        *one = NULL;

  sender_test_config_edit (config, cases[i].edits);
  found = list (config);
  g_assert_cmpuint (found->len, ==, 1);
  one = g_ptr_array_index (found, 0);
  g_assert_cmpstr (one->path, ==, cases[i].path);
  g_assert_cmpstr (one->after, ==, cases[i].expected);
  g_assert_cmpstr (one->before, ==, sender_message_get_content (one->message));
}

static void
test_none (void)
{
  g_autoptr (SenderConfig) right = sender_test_config_studio ();
  g_autoptr (SenderConfig) generic = sender_test_config_generic ();
  g_autoptr (GPtrArray)    of_right = list (right);
  g_autoptr (GPtrArray)    of_generic = list (generic);

  g_assert_cmpuint (of_right->len, ==, 0);
  /* Another vendor may well want plain text. */
  g_assert_cmpuint (of_generic->len, ==, 0);
}

static void
test_apply (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = NULL;
  g_autoptr (GPtrArray)      found = NULL;
  g_autoptr (GPtrArray)      rest = NULL;

  sender_test_config_edit (config, GENERAL "=Hello;;messages.general.Voice.en=${otp}");
  document = sender_document_new (config, NULL, FALSE);
  found = list (config);
  g_assert_cmpuint (found->len, ==, 2);
  sender_conversion_apply (found);
  sender_document_commit (document, "Convert");
  rest = list (config);
  g_assert_cmpuint (rest->len, ==, 0);
  sender_test_config_assert (config, GENERAL, "{\"OTP\":\"${otp}\"}");
  sender_document_undo (document);
  sender_test_config_assert (config, GENERAL, "Hello");
  sender_test_config_assert (config, "messages.general.Voice.en", "${otp}");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/message-conversion/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/core/message-conversion/none", test_none);
  g_test_add_func ("/core/message-conversion/apply", test_apply);
  return g_test_run ();
}
