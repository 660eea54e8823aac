/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"
#include "sender-error.h"
#include "sender-test-config.h"
#include "sender-test-json.h"
#include "sender-test.h"

#include <string.h>

/* What an environment holds: as the service gives it, and as a snapshot. */

static void
assert_json (SenderJson *json,
             const char *expected)
{
  g_autofree char *text = sender_json_to_string (json);

  g_assert_cmpstr (text, ==, expected);
}

typedef gboolean (*Setter) (SenderLive *live,
                            SenderJson *list,
                            GError    **error);
typedef SenderJson *(*Getter) (SenderLive *live);

static gboolean
set_general (SenderLive *live,
             SenderJson *list,
             GError    **error)
{
  return sender_live_set_contents (live, "general", list, error);
}

static SenderJson *
get_general (SenderLive *live)
{
  return sender_live_get_contents (live, "general");
}

static const struct
{
  Setter      set;
  Getter      get;
  const char *name; /* in an error */
} lists[] = {
  { sender_live_set_senders, sender_live_get_senders, "senders" },
  { sender_live_set_policies, sender_live_get_policies, "policies" },
  { sender_live_set_languages, sender_live_get_languages, "languages" },
  { sender_live_set_templates, sender_live_get_templates, "templates" },
  { set_general, get_general, "contents" },
};

static const struct
{
  const char *given;
  const char *kept;
} collections[] = {
  { "[]", "[]" },
  { "[{\"id\":\"1\",\"x\":1.50}]", "[{\"id\":\"1\",\"x\":1.50}]" },
  { "{\"_embedded\":{\"phoneDeliverySettings\":[{\"id\":\"1\"}]},\"count\":1}",
    "[{\"id\":\"1\"}]" },
  { "{\"_embedded\":{\"whatever\":[{\"id\":\"2\"},{\"id\":\"1\"}]}}",
    "[{\"id\":\"2\"},{\"id\":\"1\"}]" },
  { "{\"_embedded\":{\"note\":\"x\",\"more\":{},\"items\":[{\"id\":\"1\"}]}}",
    "[{\"id\":\"1\"}]" },
  { "{\"_embedded\":{}}", "[]" },
  { "{\"_links\":{},\"count\":0}", "[]" },
  { "{\"size\":0}", "[]" },
};

static void
test_collections (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < G_N_ELEMENTS (collections); j++)
      {
        g_autoptr (SenderLive) live = sender_live_new ("e");
        g_autoptr (SenderJson) json = sender_test_json (collections[j].given);
        g_autoptr (GError)     error = NULL;

        g_assert_null (lists[i].get (live));
        g_assert_true (lists[i].set (live, json, &error));
        g_assert_no_error (error);
        assert_json (lists[i].get (live), collections[j].kept);
      }
}

/* Without its id a sender can be neither told from the others nor written. */
static void
test_no_id (void)
{
  static const char *const texts[] = {
    "[{}]",
    "[{\"id\":\"1\"},{\"name\":\"x\"}]",
    "[{\"id\":7}]",
    "[{\"id\":null}]",
    "[{\"id\":\"\"}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SenderLive) live = sender_live_new ("e");
      g_autoptr (SenderJson) json = sender_test_json (texts[i]);
      g_autoptr (GError)     error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_false (sender_live_set_senders (live, json, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, "id");
      g_assert_null (sender_live_get_senders (live));
      g_assert_true (sender_live_set_policies (live, json, NULL));
    }
}

/* What is known already stays. */
static void
test_wrong_kinds (void)
{
  static const char *const texts[] = {
    "null",
    "7",
    "\"x\"",
    "true",
    "[1]",
    "[{},null]",
    "{}",
    "{\"_links\":{}}",
    "{\"count\":1}",
    "{\"count\":\"0\"}",
    "{\"_embedded\":7}",
    "{\"_embedded\":{\"note\":\"x\"}}",
    "{\"_embedded\":{\"items\":[\"x\"]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autoptr (SenderLive) live = sender_live_new ("e");
        g_autoptr (SenderJson) before = sender_test_json ("[{\"id\":\"1\"}]");
        g_autoptr (SenderJson) json = sender_test_json (texts[j]);
        g_autoptr (GError)     error = NULL;

        g_assert_true (lists[i].set (live, before, NULL));
        g_assert_false (lists[i].set (live, json, &error));
        sender_test_assert_error (error, SENDER_ERROR_FORMAT, lists[i].name);
        assert_json (lists[i].get (live), "[{\"id\":\"1\"}]");
      }
}

static void
test_settings (void)
{
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) settings =
    sender_test_json ("{\"smsProvidersFallbackChain\":[\"b\",{},\"a\"]}");
  g_autoptr (SenderJson) array = sender_test_json ("[]");
  g_autoptr (SenderJson) odd = sender_test_json ("{\"smsProvidersFallbackChain\":\"a\"}");
  g_autoptr (SenderJson) bare = sender_test_json ("{\"x\":1}");
  g_autoptr (SenderJson) none = sender_test_json ("{\"smsProvidersFallbackChain\":null}");
  g_autoptr (SenderJson) empty = sender_test_json ("{}");
  g_autoptr (GError)     empty_error = NULL;
  g_autoptr (GError)     odd_error = NULL;
  g_autoptr (GError)     error = NULL;

  g_assert_null (sender_live_get_chain (live));
  g_assert_true (sender_live_set_settings (live, settings, NULL));
  assert_json (sender_live_get_chain (live), "[\"b\",{},\"a\"]");
  g_assert_false (sender_live_set_settings (live, array, &error));
  sender_test_assert_error (error, SENDER_ERROR_FORMAT, "notificationsSettings");
  assert_json (sender_live_get_chain (live), "[\"b\",{},\"a\"]");
  g_assert_false (sender_live_set_settings (live, odd, &odd_error));
  sender_test_assert_error (odd_error, SENDER_ERROR_FORMAT, "smsProvidersFallbackChain");
  assert_json (sender_live_get_chain (live), "[\"b\",{},\"a\"]");
  g_assert_true (sender_live_set_settings (live, none, NULL));
  g_assert_null (sender_live_get_chain (live));
  g_assert_false (sender_live_set_settings (live, empty, &empty_error));
  sender_test_assert_error (empty_error, SENDER_ERROR_FORMAT, "notificationsSettings");
  g_assert_true (sender_live_set_settings (live, bare, NULL));
  g_assert_null (sender_live_get_chain (live));
  assert_json (sender_live_get_settings (live), "{\"x\":1}");
}

static void
test_contents (void)
{
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) one = sender_test_json ("[{\"id\":\"1\"}]");
  g_autoptr (SenderJson) none = sender_test_json ("[]");
  g_auto (GStrv)         nothing = sender_live_list_templates (live);
  g_auto (GStrv)         names = NULL;

  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  g_assert_true (sender_live_set_contents (live, "general", one, NULL));
  g_assert_true (sender_live_set_contents (live, "transaction", one, NULL));
  g_assert_true (sender_live_set_contents (live, "general", none, NULL));
  names = sender_live_list_templates (live);
  g_assert_true (g_strv_equal ((const char *const *) names,
                               (const char *const[]){ "general", "transaction", NULL }));
  assert_json (sender_live_get_contents (live, "general"), "[]");
  assert_json (sender_live_get_contents (live, "transaction"), "[{\"id\":\"1\"}]");
  g_assert_null (sender_live_get_contents (live, "other"));
}

/* What is given and what is kept have lives of their own. */
static void
test_own (void)
{
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) given = sender_test_json ("[{\"id\":\"1\"}]");
  g_autoptr (SenderLive) copy = NULL;

  g_assert_true (sender_live_set_senders (live, given, NULL));
  sender_json_set_string (sender_json_get_element (given, 0), "id", "2");
  copy = sender_live_copy (live);
  sender_live_drop_sender (copy, "1");
  g_assert_true (set_general (copy, given, NULL));
  assert_json (sender_live_get_senders (live), "[{\"id\":\"1\"}]");
  assert_json (sender_live_get_senders (copy), "[]");
  g_assert_null (get_general (live));
  g_assert_null (sender_live_get_settings (copy));
  g_assert_cmpstr (sender_live_get_environment (copy), ==, "e");
}

#define A "{\"id\":\"a\",\"name\":\"One\"}"
#define B "{\"id\":\"b\",\"name\":\"Two\"}"
#define CHANGED "{\"id\":\"a\",\"name\":\"Three\"}"

static void
test_put_drop (void)
{
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) a = sender_test_json (A);
  g_autoptr (SenderJson) b = sender_test_json (B);
  g_autoptr (SenderJson) changed = sender_test_json (CHANGED);

  sender_live_put_sender (live, a);
  sender_live_put_sender (live, b);
  assert_json (sender_live_get_senders (live), "[" A "," B "]");
  sender_live_put_sender (live, changed);
  assert_json (sender_live_get_senders (live), "[" B "," CHANGED "]");
  sender_live_drop_sender (live, "other");
  assert_json (sender_live_get_senders (live), "[" B "," CHANGED "]");
  sender_live_drop_sender (live, "b");
  assert_json (sender_live_get_senders (live), "[" CHANGED "]");
}

static void
test_find (void)
{
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) senders =
    sender_test_json ("[{\"id\":\"n\",\"name\":1},{\"id\":\"o\"}," A "," B "]");

  g_assert_null (sender_live_find_sender (live, "a"));
  g_assert_true (sender_live_set_senders (live, senders, NULL));
  assert_json (sender_live_find_sender (live, "b"), B);
  assert_json (sender_live_find_sender_by_name (live, "One"), A);
  g_assert_null (sender_live_find_sender (live, "One"));
  g_assert_null (sender_live_find_sender (live, NULL));
  g_assert_null (sender_live_find_sender_by_name (live, "one"));
  g_assert_null (sender_live_find_sender_by_name (live, NULL));
}

static void
test_snapshot (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = live_fixture_new (config);
  g_autoptr (SenderJson)   languages = sender_test_json ("[{\"locale\":\"en\",\"x\":1.50}]");
  g_autoptr (SenderJson)   json = NULL;
  g_autoptr (SenderJson)   again = NULL;
  g_autoptr (SenderLive)   read = NULL;
  g_autoptr (GError)       error = NULL;

  g_assert_true (sender_live_set_languages (live, languages, NULL));
  json = sender_live_to_json (live);
  read = sender_live_new_from_json (json, &error);
  g_assert_no_error (error);
  again = sender_live_to_json (read);
  g_assert_true (sender_json_equal (again, json));
  g_assert_cmpstr (sender_live_get_environment (read), ==, LIVE_FIXTURE_ENVIRONMENT);
  g_assert_nonnull (sender_live_find_sender (read, LIVE_FIXTURE_SENDER));
  g_assert_true (sender_json_equal (sender_live_get_settings (read),
                                    sender_live_get_settings (live)));
  assert_json (sender_live_get_languages (read), "[{\"locale\":\"en\",\"x\":1.50}]");
  g_assert_true (sender_json_equal (sender_live_get_contents (read, "strong_authentication"),
                                    sender_live_get_contents (live, "strong_authentication")));
  /* What was not read is not taken for empty. */
  g_assert_null (sender_live_get_policies (read));
}

/* Nothing goes back to the templates of another day, but an older snapshot may have some. */
static void
test_snapshot_templates (void)
{
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) templates = sender_test_json ("[{\"id\":\"general\"}]");
  g_autoptr (SenderJson) given =
    sender_test_json ("{\"environment\":\"e\",\"templates\":[{\"id\":\"general\"}]}");
  g_autoptr (SenderLive) read = sender_live_new_from_json (given, NULL);
  g_autoptr (SenderJson) json = NULL;

  g_assert_true (sender_live_set_templates (live, templates, NULL));
  json = sender_live_to_json (live);
  g_assert_null (sender_json_get_member (json, "templates"));
  assert_json (sender_live_get_templates (read), "[{\"id\":\"general\"}]");
}

static void
test_snapshot_small (void)
{
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) json = sender_live_to_json (live);
  g_autoptr (SenderJson) smallest = sender_test_json ("{\"environment\":\"e\"}");
  g_autoptr (SenderLive) read = sender_live_new_from_json (smallest, NULL);

  assert_json (json, "{\"environment\":\"e\",\"contents\":{}}");
  g_assert_nonnull (read);
  g_assert_null (sender_live_get_senders (read));
  g_assert_null (sender_live_get_settings (read));
}

static const struct
{
  const char *text;
  const char *fragment;
} damaged[] = {
  { "[]", "snapshot" },
  { "null", "snapshot" },
  { "{}", "environment" },
  { "{\"environment\":7}", "environment" },
  { "{\"environment\":\"e\",\"senders\":7}", "senders" },
  { "{\"environment\":\"e\",\"senders\":[null]}", "senders" },
  { "{\"environment\":\"e\",\"settings\":[]}", "notificationsSettings" },
  { "{\"environment\":\"e\",\"policies\":\"x\"}", "policies" },
  { "{\"environment\":\"e\",\"languages\":null}", "languages" },
  { "{\"environment\":\"e\",\"contents\":[]}", "contents" },
  { "{\"environment\":\"e\",\"contents\":{\"general\":\"x\"}}", "contents" },
};

static void
test_snapshot_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (SenderJson) json = sender_test_json (damaged[i].text);
      g_autoptr (GError)     error = NULL;

      g_test_message ("%s", damaged[i].text);
      g_assert_null (sender_live_new_from_json (json, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, damaged[i].fragment);
    }
}

#define SECRET "kept-to-yourself"
#define WITH(headers) \
  "[{\"id\":\"a\",\"requests\":[{\"headers\":{" headers "\"Accept\":\"text/plain\"}}]}]"

/* The object itself is not poorer for it: it is what a publish compares with. */
static void
test_snapshot_secrets (void)
{
  const char *text =
    WITH ("\"Authorization\":\"Bearer " SECRET "\",\"X-Api-Key\":\"" SECRET "\",");
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) senders = sender_test_json (text);
  g_autoptr (SenderJson) json = NULL;
  g_autofree char       *written = NULL;

  g_assert_true (sender_live_set_senders (live, senders, NULL));
  json = sender_live_to_json (live);
  written = sender_json_to_string (json);
  g_assert_null (strstr (written, SECRET));
  assert_json (sender_json_get_member (json, "senders"), WITH (""));
  assert_json (sender_live_get_senders (live), text);
}

/* What was read last counts, and what was not read is what it was. */
static void
test_complete (void)
{
  g_autoptr (SenderLive) older = live_fixture_new_empty ();
  g_autoptr (SenderLive) live = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);
  g_autoptr (SenderJson) senders = sender_test_json ("[{\"id\":\"s\"}]");
  g_autoptr (SenderJson) none = sender_test_json ("[]");

  sender_live_set_contents (older, "general", none, NULL);
  sender_live_set_senders (live, senders, NULL);
  sender_live_set_contents (live, "strong_authentication", none, NULL);
  sender_live_complete (live, older);
  assert_json (sender_live_get_senders (live), "[{\"id\":\"s\"}]");
  assert_json (sender_live_get_contents (live, "strong_authentication"), "[]");
  assert_json (sender_live_get_contents (live, "general"), "[]");
  g_assert_true (sender_json_equal (sender_live_get_settings (live),
                                    sender_live_get_settings (older)));
  g_assert_null (sender_live_get_policies (live));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/live/collections", test_collections);
  g_test_add_func ("/live/no-id", test_no_id);
  g_test_add_func ("/live/wrong-kinds", test_wrong_kinds);
  g_test_add_func ("/live/settings", test_settings);
  g_test_add_func ("/live/contents", test_contents);
  g_test_add_func ("/live/own", test_own);
  g_test_add_func ("/live/put-drop", test_put_drop);
  g_test_add_func ("/live/find", test_find);
  g_test_add_func ("/live/complete", test_complete);
  g_test_add_func ("/live/snapshot", test_snapshot);
  g_test_add_func ("/live/snapshot-templates", test_snapshot_templates);
  g_test_add_func ("/live/snapshot-small", test_snapshot_small);
  g_test_add_func ("/live/snapshot-damaged", test_snapshot_damaged);
  g_test_add_func ("/live/snapshot-secrets", test_snapshot_secrets);
  return g_test_run ();
}
