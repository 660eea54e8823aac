/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain.h"
#include "sender-json-compare.h"
#include "sender-live.h"
#include "sender-step.h"
#include "sender-test-json.h"

#include <string.h>

/* One write: what must hold before it and after it, what is sent, and what is kept of it. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderStep, sender_step_free)

/* @before and @body (nullable): as JSON. */
static SenderStep *
make_step (SenderChangeObject object,
           SenderStepAction   action,
           const char        *before,
           const char        *body)
{
  g_autoptr (SenderJson) json = sender_test_json (before);
  SenderStep            *step = sender_step_new (object, action, g_strdup ("A title"), json);

  step->body = sender_test_json (body);
  return step;
}

static void
assert_json (SenderJson *json,
             const char *expected)
{
  g_autofree char *text = sender_json_to_string (json);

  g_assert_cmpstr (text, ==, expected);
}

static const struct
{
  const char *whole;
  const char *part;
  gboolean    contains;
} containing[] = {
  { "{\"a\":1,\"b\":2}", "{\"b\":2}", TRUE },
  { "{\"a\":{\"x\":1,\"y\":2}}", "{\"a\":{\"y\":2}}", TRUE },
  { "[{\"a\":1,\"b\":2}]", "[{\"a\":1}]", TRUE },
  { "{\"a\":1}", "{}", TRUE },
  { "{\"a\":null}", "{\"a\":null}", TRUE },
  { "{\"b\":2}", "{\"a\":1,\"b\":2}", FALSE },
  { "{\"a\":1}", "{\"a\":2}", FALSE },
  { "{\"a\":1}", "{\"a\":\"1\"}", FALSE },
  { "{}", "{\"a\":null}", FALSE },
  { "[1,2]", "[1]", FALSE },
  { "[1,2]", "[2,1]", FALSE },
  { "[]", "{}", FALSE },
  { "true", "false", FALSE },
};

static void
test_contains (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (containing); i++)
    {
      g_autoptr (SenderJson) whole = sender_test_json (containing[i].whole);
      g_autoptr (SenderJson) part = sender_test_json (containing[i].part);

      g_test_message ("%s in %s", containing[i].part, containing[i].whole);
      g_assert_cmpint (sender_json_contains (whole, part), ==, containing[i].contains);
    }
}

static const struct
{
  const char *a;
  const char *b;
  gboolean    agree;
} agreeing[] = {
  { "{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", TRUE },
  { "{\"a\":1,\"id\":\"x\",\"environment\":{}}", "{\"updatedAt\":2,\"a\":1}", TRUE },
  { "{\"a\":1,\"b\":null}", "{\"a\":1}", TRUE },
  { "{\"a\":1,\"b\":2}", "{\"a\":1}", FALSE },
  { "{\"a\":1}", "{\"b\":1}", FALSE },
  { "{\"a\":1,\"updatedAt\":1}", "{\"a\":1,\"updatedAt\":2}", FALSE },
  { "{\"a\":1,\"b\":null}", "{\"a\":1,\"b\":2}", FALSE },
  { "{\"a\":{\"x\":1,\"y\":2}}", "{\"a\":{\"y\":2,\"x\":1}}", TRUE },
  { "{\"_links\":{\"self\":1},\"a\":1}", "{\"_links\":{\"self\":2},\"a\":1}", TRUE },
  { "{\"a\":1,\"b\":2}", "{\"b\":3,\"a\":1}", FALSE },
  { "{\"a\":{\"x\":1}}", "{\"a\":{\"x\":1,\"y\":2}}", FALSE },
  { "{\"a\":[1,2]}", "{\"a\":[2,1]}", FALSE },
};

/* It does not count which of the two is which. */
static void
test_agree (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (agreeing); i++)
    {
      g_autoptr (SenderJson) a = sender_test_json (agreeing[i].a);
      g_autoptr (SenderJson) b = sender_test_json (agreeing[i].b);

      g_test_message ("%s and %s", agreeing[i].a, agreeing[i].b);
      g_assert_cmpint (sender_json_agree (a, b), ==, agreeing[i].agree);
      g_assert_cmpint (sender_json_agree (b, a), ==, agreeing[i].agree);
    }
}

#define ODD "{\"id\":\"x\"},null,7"

static const struct
{
  const char *chain; /* NULL: none */
  gboolean    is_in;
  gboolean    with_ping;
  const char *made;
} chains[] = {
  { NULL, TRUE, FALSE, "[\"me\"]" },
  { NULL, TRUE, TRUE, "[\"me\",\"PINGONE_TWILIO\"]" },
  { NULL, FALSE, TRUE, "[]" },
  { "[\"a\",\"b\"]", TRUE, FALSE, "[\"me\",\"a\",\"b\"]" },
  { "[\"a\",\"me\",\"b\"]", TRUE, FALSE, "[\"a\",\"me\",\"b\"]" },
  { "[\"a\",\"me\",\"b\"]", FALSE, FALSE, "[\"a\",\"b\"]" },
  { "[\"a\"]", TRUE, TRUE, "[\"me\",\"a\",\"PINGONE_TWILIO\"]" },
  { "[\"PINGONE_TWILIO\",\"me\"]", TRUE, TRUE, "[\"PINGONE_TWILIO\",\"me\"]" },
  { "[\"me\",\"PINGONE_TWILIO\",\"a\"]", TRUE, FALSE, "[\"me\",\"a\"]" },
  { "[\"me\",\"PINGONE_TWILIO\"]", FALSE, FALSE, "[\"PINGONE_TWILIO\"]" },
  { "[" ODD ",\"me\"]", TRUE, FALSE, "[" ODD ",\"me\"]" },
  { "[" ODD ",\"me\"]", FALSE, FALSE, "[" ODD "]" },
  { "[" ODD "]", TRUE, TRUE, "[\"me\"," ODD ",\"PINGONE_TWILIO\"]" },
};

static void
test_chain_make (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autoptr (SenderJson) chain = sender_test_json (chains[i].chain);
      g_autoptr (SenderJson) made =
        sender_chain_make (chain, "me", chains[i].is_in, chains[i].with_ping);

      assert_json (made, chains[i].made);
      if (chain != NULL)
        assert_json (chain, chains[i].chain);
    }
}

static void
test_chain_look (void)
{
  g_autoptr (SenderJson) chain = sender_test_json ("[\"a\",{\"id\":\"b\"},\"PINGONE_TWILIO\"]");
  g_autofree char       *text = sender_chain_to_text (chain);
  g_autofree char       *none = sender_chain_to_text (NULL);

  g_assert_true (sender_chain_has (chain, "a"));
  g_assert_true (sender_chain_has (chain, SENDER_CHAIN_PING));
  g_assert_false (sender_chain_has (chain, "b"));
  g_assert_false (sender_chain_has (chain, "A"));
  g_assert_false (sender_chain_has (chain, NULL));
  g_assert_false (sender_chain_has (NULL, "a"));
  g_assert_cmpstr (text, ==, "a,{\"id\":\"b\"},PINGONE_TWILIO");
  g_assert_cmpstr (none, ==, "");
}

static void
test_as_planned (void)
{
  g_autoptr (SenderStep) update = make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE,
                                             "{\"id\":\"1\",\"name\":\"n\"}", "{\"name\":\"m\"}");
  g_autoptr (SenderStep) create =
    make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_CREATE, NULL, "{\"name\":\"m\"}");
  g_autoptr (SenderJson) same =
    sender_test_json ("{\"name\":\"n\",\"id\":\"1\",\"updatedAt\":\"x\",\"_links\":{}}");
  g_autoptr (SenderJson) other = sender_test_json ("{\"name\":\"o\",\"id\":\"1\"}");
  g_autoptr (SenderJson) more = sender_test_json ("{\"name\":\"n\",\"id\":\"1\",\"added\":true}");

  g_assert_cmpstr (update->id, ==, "1");
  g_assert_true (sender_step_is_as_planned (update, same));
  g_assert_false (sender_step_is_as_planned (update, other));
  g_assert_false (sender_step_is_as_planned (update, more));
  g_assert_false (sender_step_is_as_planned (update, NULL));
  g_assert_null (create->id);
  g_assert_true (sender_step_is_as_planned (create, NULL));
  g_assert_false (sender_step_is_as_planned (create, same));
}

#define HEADERS(members) "{\"requests\":[{\"headers\":{" members "}}]}"

static const struct
{
  SenderChangeObject object;
  SenderStepAction   action;
  const char        *body;
  const char        *now; /* NULL: nothing is there */
  gboolean           is_done;
} done[] = {
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_CREATE, "{\"name\":\"n\"}", NULL, FALSE },
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_CREATE, "{\"name\":\"n\"}",
    "{\"id\":\"1\",\"name\":\"n\"}", TRUE },
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE, "{\"numbers\":[{\"number\":\"1\"}]}",
    "{\"name\":\"n\",\"numbers\":[{\"number\":\"1\",\"available\":true}]}", TRUE },
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE, "{\"name\":\"n\"}", "{\"name\":\"o\"}", FALSE },
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_DELETE, NULL, NULL, TRUE },
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_DELETE, NULL, "{\"name\":\"n\"}", FALSE },
  { SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_CREATE, "{\"content\":\"c\"}",
    "{\"default\":false,\"content\":\"c\"}", TRUE },
  { SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_UPDATE, "{\"content\":\"c\"}", "{\"content\":\"d\"}",
    FALSE },
  /* The service may spell names in its own way. */
  { SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_CREATE, "{\"locale\":\"en-GB\",\"variant\":\"Mine\"}",
    "{\"locale\":\"en_gb\",\"variant\":\"mine\"}", TRUE },
  { SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_CREATE, "{\"locale\":\"en-GB\"}",
    "{\"locale\":\"en-US\"}", FALSE },
  { SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_CREATE, "{\"locale\":\"en\",\"variant\":\"a-b\"}",
    "{\"locale\":\"en\",\"variant\":\"a_b\"}", FALSE },
  { SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_CREATE, "{\"content\":\"Hi\"}", "{\"content\":\"hi\"}",
    FALSE },
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE, HEADERS ("\"Content-Type\":\"a\""),
    HEADERS ("\"content-type\":\"a\""), TRUE },
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE, HEADERS ("\"Content-Type\":\"a\""),
    HEADERS ("\"content-type\":\"A\""), FALSE },
  { SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE, HEADERS ("\"X-A\":\"1\",\"x-a\":\"2\""),
    HEADERS ("\"x-a\":\"1\""), FALSE },
  { SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_DELETE, NULL, NULL, TRUE },
};

static const struct
{
  const char *body;
  const char *now;
  gboolean    is_done;
} chains_done[] = {
  { "[\"a\",\"b\"]", "{\"smsProvidersFallbackChain\":[\"a\",\"b\"],\"x\":1}", TRUE },
  { "[]", "{\"smsProvidersFallbackChain\":[]}", TRUE },
  { "[\"" SENDER_STEP_SELF "\",\"b\"]", "{\"smsProvidersFallbackChain\":[\"own\",\"b\"]}", TRUE },
  { "[\"" SENDER_STEP_SELF "\",\"b\"]", "{\"smsProvidersFallbackChain\":[\"new\",\"b\"]}", FALSE },
  { "[\"" SENDER_STEP_SELF "\",\"b\"]", "{\"smsProvidersFallbackChain\":[\"own\",\"c\"]}", FALSE },
  { "[\"" SENDER_STEP_SELF "\",\"b\"]", "{\"smsProvidersFallbackChain\":[\"b\"]}", FALSE },
  { "[\"a\",\"b\"]", "{\"smsProvidersFallbackChain\":[\"b\",\"a\"]}", FALSE },
  { "[\"a\",\"b\"]", "{\"smsProvidersFallbackChain\":[\"a\",\"b\",\"c\"]}", FALSE },
  { "[\"a\"]", "{\"smsProvidersFallbackChain\":\"a\"}", FALSE },
  { "[]", "{\"from\":1}", FALSE },
  { "[]", NULL, FALSE },
};

static void
assert_done (SenderChangeObject object,
             SenderStepAction   action,
             const char        *body,
             const char        *now,
             gboolean           is_done)
{
  g_autoptr (SenderStep) step = make_step (object, action, NULL, body);
  g_autoptr (SenderJson) json = sender_test_json (now);

  g_test_message ("%s %s", sender_step_action_get_nick (action), now != NULL ? now : "-");
  g_assert_cmpint (sender_step_is_done_by (step, json, "own"), ==, is_done);
}

static void
test_done (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (done); i++)
    assert_done (done[i].object, done[i].action, done[i].body, done[i].now, done[i].is_done);
  for (guint i = 0; i < G_N_ELEMENTS (chains_done); i++)
    assert_done (SENDER_CHANGE_IN_FALLBACK, SENDER_STEP_UPDATE, chains_done[i].body,
                 chains_done[i].now, chains_done[i].is_done);
}

#define READ_ONLY "\"_links\":{},\"updatedAt\":\"u\",\"environment\":{},"
#define SETTINGS(chain, rest)                                                      \
  "{" rest "\"z\":1.50,\"from\":{\"name\":\"Help\",\"address\":\"h@example.com\"}" \
  ",\"smsProvidersFallbackChain\":[" chain "],\"unknown\":[null,{\"y\":1}]}"

/* What would be reset if it was left out stays to the letter. */
static void
test_settings_body (void)
{
  const char *text = SETTINGS ("\"b\"", READ_ONLY);

  g_autoptr (SenderStep) step = make_step (SENDER_CHANGE_IN_FALLBACK, SENDER_STEP_UPDATE, NULL,
                                           "[{\"odd\":1},\"" SENDER_STEP_SELF "\",\"b\"]");
  g_autoptr (SenderJson) settings = sender_test_json (text);
  g_autoptr (SenderJson) body = sender_step_make_body (step, settings, "me");

  assert_json (body, SETTINGS ("{\"odd\":1},\"me\",\"b\"", ""));
  assert_json (settings, text);
}

/* The chain is looked at for itself, and what the service alone decides is not looked at. */
static void
test_lost (void)
{
  static const struct
  {
    const char *now;
    const char *lost;
  } reads[] = {
    { SETTINGS ("\"other\"", "\"more\":1,"), NULL },
    { "{\"z\":1.50,\"from\":{\"name\":\"Help\",\"address\":\"h@example.com\",\"more\":1},"
      "\"unknown\":[null,{\"y\":1}]}",
      NULL },
    { "{\"z\":1.50,\"from\":{\"name\":\"PingOne\",\"address\":\"no-reply@example.com\"},"
      "\"unknown\":[null,{\"y\":1}]}",
      "from" },
    { "{\"z\":1.50,\"unknown\":[null,{\"y\":1}]}", "from" },
    { "{\"z\":1.50,\"from\":{\"name\":\"Help\",\"address\":\"h@example.com\"}}", "unknown" },
    { "{}", "z" },
  };

  g_autoptr (SenderJson) written =
    sender_test_json (SETTINGS ("\"b\"", READ_ONLY "\"nothing\":null,"));

  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_autoptr (SenderJson) now = sender_test_json (reads[i].now);

      g_test_message ("%s", reads[i].now);
      g_assert_cmpstr (sender_step_find_lost (written, now), ==, reads[i].lost);
    }
}

static void
test_other_body (void)
{
  const char            *text = "{\"name\":\"n\",\"updatedAt\":\"u\"}";
  g_autoptr (SenderStep) step =
    make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_CREATE, NULL, text);
  g_autoptr (SenderStep) removal =
    make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_DELETE, "{\"id\":\"1\"}", NULL);
  g_autoptr (SenderJson) body = sender_step_make_body (step, NULL, NULL);

  assert_json (body, text);
  g_assert_true (body != step->body);
  g_assert_null (sender_step_make_body (removal, NULL, NULL));
}

#define SENDER_WITH(headers, password)                                                  \
  "{\"id\":\"1\",\"name\":\"n\",\"authentication\":{\"method\":\"BASIC\"" password "}," \
  "\"requests\":[{\"headers\":{" headers "\"Accept\":\"text/plain\"},\"url\":\"https://a\"}]}"
#define SECRET "kept-to-yourself"

/* What is on disk tells no secret, and what goes out is not poorer for it. */
static void
test_journal (void)
{
  const char            *full = SENDER_WITH ("\"Authorization\":\"Bearer " SECRET "\",",
                                             ",\"password\":\"" SECRET "\"");
  g_autoptr (SenderStep) step =
    make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE, full, full);
  g_autoptr (SenderStep) read = NULL;
  g_autoptr (SenderJson) json = NULL;
  g_autoptr (SenderJson) again = NULL;
  g_autofree char       *text = NULL;

  step->template_name = g_strdup ("general");
  step->is_done = TRUE;
  json = sender_step_to_json (step);
  text = sender_json_to_string (json);
  g_assert_null (strstr (text, SECRET));
  assert_json (step->body, full);
  assert_json (step->before, full);
  read = sender_step_new_from_json (json);
  g_assert_cmpint (read->object, ==, SENDER_CHANGE_IN_SENDER);
  g_assert_cmpint (read->action, ==, SENDER_STEP_UPDATE);
  g_assert_cmpstr (read->title, ==, "A title");
  g_assert_cmpstr (read->template_name, ==, "general");
  g_assert_cmpstr (read->id, ==, "1");
  g_assert_true (read->is_done);
  assert_json (read->before, SENDER_WITH ("", ""));
  assert_json (read->body, SENDER_WITH ("", ""));
  again = sender_step_to_json (read);
  g_assert_true (sender_json_equal (again, json));
}

/* An id that came later than what was there before, and a step without either. */
static void
test_journal_small (void)
{
  g_autoptr (SenderStep) created =
    make_step (SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_CREATE, NULL, "{\"content\":\"c\"}");
  g_autoptr (SenderStep) bare =
    make_step (SENDER_CHANGE_IN_FALLBACK, SENDER_STEP_KEEP, NULL, NULL);
  g_autoptr (SenderJson) json = NULL;
  g_autoptr (SenderJson) bare_json = sender_step_to_json (bare);
  g_autoptr (SenderStep) read = NULL;
  g_autoptr (SenderStep) bare_read = sender_step_new_from_json (bare_json);

  created->id = g_strdup ("c1");
  json = sender_step_to_json (created);
  read = sender_step_new_from_json (json);
  g_assert_cmpstr (read->id, ==, "c1");
  g_assert_null (read->before);
  g_assert_null (read->template_name);
  assert_json (bare_json, "{\"object\":\"fallback\",\"action\":\"keep\",\"title\":\"A title\"}");
  g_assert_null (bare_read->id);
  g_assert_null (bare_read->before);
  g_assert_null (bare_read->body);
  g_assert_false (bare_read->is_done);
}

static void
test_damaged (void)
{
  static const char *const texts[] = {
    "{}",
    "[]",
    "null",
    "7",
    "\"sender\"",
    "{\"object\":\"sender\"}",
    "{\"action\":\"create\"}",
    "{\"object\":\"mail\",\"action\":\"create\",\"title\":\"t\"}",
    "{\"object\":\"sender\",\"action\":\"burn\",\"title\":\"t\"}",
    "{\"object\":\"Sender\",\"action\":\"create\",\"title\":\"t\"}",
    "{\"object\":0,\"action\":1,\"title\":\"t\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SenderJson) json = sender_test_json (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_null (sender_step_new_from_json (json));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-compare/contains", test_contains);
  g_test_add_func ("/json-compare/agree", test_agree);
  g_test_add_func ("/chain/make", test_chain_make);
  g_test_add_func ("/chain/look", test_chain_look);
  g_test_add_func ("/step/as-planned", test_as_planned);
  g_test_add_func ("/step/done", test_done);
  g_test_add_func ("/step/settings-body", test_settings_body);
  g_test_add_func ("/step/lost", test_lost);
  g_test_add_func ("/step/other-body", test_other_body);
  g_test_add_func ("/step/journal", test_journal);
  g_test_add_func ("/step/journal-small", test_journal_small);
  g_test_add_func ("/step/damaged", test_damaged);
  return g_test_run ();
}
