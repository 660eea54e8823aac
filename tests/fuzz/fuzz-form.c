/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-form.h"

/* The first pair by the slow way, to compare with. */
typedef struct
{
  GString *key;
  GString *value;
  guint    n_pairs;
} First;

static gboolean
take_first_cb (const char *key,
               gsize       key_length,
               const char *value,
               gsize       value_length,
               gboolean    has_value,
               gpointer    user_data)
{
  First *first = user_data;

  g_assert_true (has_value || value_length == 0);
  g_assert_null (memchr (key, '&', key_length));
  g_assert_null (memchr (value, '&', value_length));
  if (first->n_pairs++ > 0)
    return TRUE;
  sender_form_append_decoded (first->key, key, key_length);
  sender_form_append_decoded (first->value, value, value_length);
  return TRUE;
}

static void
check_pairs (const char *body,
             gsize       length)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) found = g_string_new (NULL);
  First               first = { .key = key, .value = value };

  g_assert_true (sender_form_foreach_pair (body, length, take_first_cb, &first));
  if (first.n_pairs == 0 || memchr (key->str, '\0', key->len) != NULL)
    return;
  g_assert_true (sender_form_lookup (body, length, key->str, found));
  g_assert_true (g_string_equal (found, value));
}

static void
check_round_trip (const char *text,
                  gsize       length)
{
  g_autoptr (GString) encoded = g_string_new (NULL);
  g_autoptr (GString) decoded = g_string_new (NULL);

  sender_form_append_encoded (encoded, text, length);
  sender_form_append_decoded (decoded, encoded->str, encoded->len);
  g_assert_cmpmem (decoded->str, decoded->len, text, length);
  g_assert_cmpuint (strspn (encoded->str, "*-._+%0123456789"
                                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "abcdefghijklmnopqrstuvwxyz"),
                    ==, encoded->len);
}

/* What stays of a template is made of characters that decoding leaves alone. */
static void
check_template (const char *text)
{
  g_autoptr (GString) encoded = g_string_new (NULL);
  g_autoptr (GString) decoded = g_string_new (NULL);

  sender_form_append_template (encoded, text, -1);
  sender_form_append_decoded (decoded, encoded->str, -1);
  g_assert_cmpstr (decoded->str, ==, text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char    *text = fuzz_dup_text (data, size);
  g_autoptr (GString) decoded = g_string_new (NULL);

  sender_form_append_decoded (decoded, (const char *) data, size);
  g_assert_cmpuint (decoded->len, <=, size);
  check_round_trip ((const char *) data, size);
  check_pairs ((const char *) data, size);
  check_template (text);
  return 0;
}
