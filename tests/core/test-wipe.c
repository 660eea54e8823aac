/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization.h"
#include "sender-builder.h"
#include "sender-config.h"
#include "sender-importer.h"
#include "sender-request.h"
#include "sender-test-memory.h"
#include "sender-wipe.h"

#include <malloc.h>
#include <string.h>

/* Where a secret was handed on, none is left in memory, freed memory included. */

#define SETTINGS "{\"provider\": \"CUSTOM_PROVIDER\", \"name\": \"A\", \"authentication\": "
#define URL "https://studio.twilio.com/v2/Flows/FW5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b/Executions"

/* How somebody's file has the secret: before it, after it, and whether it is encoded. */
typedef struct
{
  const char *name;
  const char *before;
  const char *after;
  gboolean    is_base64;
  gboolean    is_wrong; /* can't be read, but was looked into */
} Example;

static const Example examples[] = {
  { .name = "pingone",
    .before = SETTINGS "{\"method\": \"BASIC\", \"username\": \"u\", \"password\": \"",
    .after = "\"}}" },
  { .name = "pingone-escaped",
    .before = SETTINGS "{\"method\": \"BEARER\", \"authToken\": \"\\u0041",
    .after = "\"}}" },
  { .name = "pingone-unused",
    .before = SETTINGS "{\"method\": \"BEARER\", \"authToken\": \"t\", \"clientSecret\": \"",
    .after = "\"}}" },
  { .name = "pingone-collection",
    .before = "{\"_embedded\": {\"phoneDeliverySettings\": [{\"provider\": \"CUSTOM_PROVIDER\", "
              "\"name\": \"A\", \"authentication\": {\"method\": \"BEARER\", \"authToken\": \"",
    .after = "\"}}]}}" },
  { .name = "pingone-broken",
    .before = "{\"provider\": \"CUSTOM_PROVIDER\", \"authentication\": {\"authToken\": \"",
    .after = "\"}, }",
    .is_wrong = TRUE },
  { .name = "other-json", .before = "{\"key\": [\"", .after = "\"]}", .is_wrong = TRUE },
  { .name = "user", .before = "curl " URL " -d A=1 -u 'u:", .after = "'" },
  { .name = "user-double-quoted", .before = "curl " URL " -d A=1 -u \"u:\\$", .after = "\"" },
  { .name = "user-ansi", .before = "curl " URL " -d A=1 --user $'u:\\x41", .after = "'" },
  { .name = "user-bare", .before = "curl " URL " -d A=1 -uu:", .after = "" },
  { .name = "user-twice", .before = "curl " URL " -d A=1 -u u:", .after = " -u u:other" },
  { .name = "bearer", .before = "curl " URL " -d A=1 -H 'Authorization: Bearer ", .after = "'" },
  { .name = "bearer-option", .before = "curl " URL " -d A=1 --oauth2-bearer ", .after = "" },
  { .name = "own-header", .before = "curl " URL " -d A=1 -H 'X-Api-Key: ", .after = "'" },
  { .name = "basic",
    .before = "curl " URL " -d A=1 -H 'Authorization: Basic ",
    .after = "'",
    .is_base64 = TRUE },
  { .name = "address",
    .before = "curl https://u:",
    .after = "@studio.twilio.com/v2/Flows/FW5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b/Executions -d A=1" },
  { .name = "curl-broken", .before = "curl " URL " -u 'u:", .after = "' -d 'A", .is_wrong = TRUE },
  { .name = "curl-open", .before = "curl " URL " -u 'u:", .after = "", .is_wrong = TRUE },
};

static char *
encode (const char *secret)
{
  g_auto (SenderWipedText) pair = g_strconcat ("u:", secret, NULL);

  return g_base64_encode ((const guchar *) pair, strlen (pair));
}

static void
test_import (gconstpointer data)
{
  const Example           *example = data;
  guint8                   mask[SENDER_TEST_SECRET_LENGTH];
  guint8                   encoded_mask[SENDER_TEST_SECRET_LENGTH];
  char                    *secret = sender_test_new_secret (mask);
  char                    *encoded = encode (secret);
  char                    *text = g_strconcat (example->before,
                            example->is_base64 ? encoded : secret,
                                               example->after, NULL);
  g_autoptr (SenderImport) import = NULL;
  g_autoptr (GError)       error = NULL;

  sender_test_mask (encoded, encoded_mask);
  sender_test_wipe (secret);
  sender_test_wipe (encoded);
  import = sender_importer_read (text, -1, NULL, &error);
  sender_test_wipe (text);
  g_assert_cmpint (import == NULL, ==, example->is_wrong);
  if (import != NULL && !g_str_has_suffix (example->name, "unused") &&
      !g_str_has_suffix (example->name, "twice"))
    g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 1);
  g_clear_pointer (&import, sender_import_free);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 0);
  g_assert_cmpuint (sender_test_count_in_memory (encoded_mask), ==, 0);
}

static SenderConfig *
make_config (SenderAuthorizationKind kind)
{
  SenderConfig         *config = sender_config_new ();
  SenderChannelRequest *request = sender_config_ensure_request (config, SENDER_CHANNEL_SMS);

  g_object_set (sender_config_get_authorization (config), "kind", kind, "username", "u",
                "header-name", "X-Api-Key", NULL);
  g_object_set (request, "url", URL, NULL);
  return config;
}

/* The header is in the request alone, and goes with it. */
static void
test_build (gconstpointer data)
{
  SenderAuthorizationKind   kind = (SenderAuthorizationKind) GPOINTER_TO_INT (data);
  guint8                    mask[SENDER_TEST_SECRET_LENGTH];
  guint8                    encoded_mask[SENDER_TEST_SECRET_LENGTH];
  char                     *secret = sender_test_new_secret (mask);
  char                     *encoded = encode (secret);
  g_autoptr (SenderConfig)  config = make_config (kind);
  g_autoptr (SenderRequest) request = NULL;
  g_autoptr (GError)        error = NULL;

  sender_test_mask (encoded, encoded_mask);
  sender_test_wipe (encoded);
  request = sender_builder_build (config, sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                                  &(SenderBuildInput){ .to = "+14155550123", .secret = secret },
                                  &error);
  g_assert_no_error (error);
  sender_test_wipe (secret);
  g_assert_cmpuint (sender_test_count_in_memory (mask) + sender_test_count_in_memory (encoded_mask),
                    ==, 1);
  g_clear_pointer (&request, sender_request_unref);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 0);
  g_assert_cmpuint (sender_test_count_in_memory (encoded_mask), ==, 0);
}

/* A string that grows leaves nothing where it was. */
static void
test_append (void)
{
  guint8   mask[SENDER_TEST_SECRET_LENGTH];
  char    *secret = sender_test_new_secret (mask);
  GString *string = g_string_new (NULL);

  sender_wipe_append (string, secret, SENDER_TEST_SECRET_LENGTH);
  sender_test_wipe (secret);
  for (guint i = 0; i < 1000; i++)
    sender_wipe_append (string, "0123456789", 10);
  g_assert_cmpuint (string->len, ==, SENDER_TEST_SECRET_LENGTH + 10000);
  g_assert_cmpuint (strlen (string->str), ==, string->len);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 1);
  sender_wipe_free_string (string);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 0);
  sender_wipe_free_string (NULL);
  sender_wipe_free (NULL);
}

/* The search itself: freed memory is looked into. */
static void
test_search (void)
{
  guint8 mask[SENDER_TEST_SECRET_LENGTH];
  char  *secret = sender_test_new_secret (mask);
  char  *copy = g_strdup (secret);

  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 2);
  g_free (copy);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 2);
  sender_test_wipe (secret);
  g_assert_cmpuint (sender_test_count_in_memory (mask), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  /* A test runner may have asked for freed memory to be filled, which would hide what is left. */
  mallopt (M_PERTURB, 0);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wipe/search", test_search);
  g_test_add_func ("/wipe/append", test_append);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/wipe/import/", examples[i].name, NULL);

      g_test_add_data_func (path, &examples[i], test_import);
    }
  g_test_add_data_func ("/wipe/build/basic", GINT_TO_POINTER (SENDER_AUTHORIZATION_KIND_BASIC),
                        test_build);
  g_test_add_data_func ("/wipe/build/bearer", GINT_TO_POINTER (SENDER_AUTHORIZATION_KIND_BEARER),
                        test_build);
  g_test_add_data_func ("/wipe/build/header",
                        GINT_TO_POINTER (SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER), test_build);
  return g_test_run ();
}
