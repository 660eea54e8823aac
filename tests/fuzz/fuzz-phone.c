/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-phone.h"
#include "sender-text.h"

static void
check_normal (const char *text,
              const char *normal)
{
  g_autofree char *again = sender_phone_normalize (normal);
  g_autofree char *key = sender_phone_get_key (text);
  g_autofree char *masked = sender_text_mask_number (normal);

  g_assert_true (sender_phone_is_e164 (normal));
  g_assert_cmpstr (again, ==, normal);
  g_assert_cmpstr (key, ==, normal);
  g_assert_cmpint (sender_phone_guess_type (text), !=, SENDER_NUMBER_TYPE_SHORT_CODE);
  g_assert_null (strstr (masked, normal + 2));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_utf8 (data, size);
  g_autofree char *normal = sender_phone_normalize (text);
  g_autofree char *key = sender_phone_get_key (text);

  if (normal != NULL)
    check_normal (text, normal);
  if (sender_phone_is_e164 (text))
    g_assert_cmpstr (normal, ==, text);
  if (sender_phone_is_nanp_toll_free (text))
    g_assert_cmpint (sender_phone_guess_type (text), ==, SENDER_NUMBER_TYPE_TOLL_FREE);
  if (sender_phone_is_short_code (text, "US"))
    g_assert_true (sender_phone_is_short_code (text, "DE"));
  g_assert_true (g_utf8_validate (key, -1, NULL));
  sender_phone_is_country (text);
  return 0;
}
