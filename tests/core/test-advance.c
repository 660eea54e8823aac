/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-advance.h"

#include "live-fixture.h"
#include "request-fixture.h"
#include "sender-chain.h"
#include "sender-format-pingone.h"
#include "sender-test-config.h"
#include "sender-test-json.h"

/* What one write changed of what counts as ours, whatever became of it since. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderStep, sender_step_free)

#define OWN LIVE_FIXTURE_SENDER
#define PING SENDER_CHAIN_PING

#define URL                                       \
  "voice.url=https://studio.twilio.com/v2/Flows/" \
  "FW00000000000000000000000000000000/Executions"

/* The sender after some edits (nullable). (transfer full) */
static SenderJson *
make_sender (const char *edits)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  SenderJson              *sender = NULL;

  if (edits != NULL)
    sender_test_config_edit (config, edits);
  sender = sender_format_pingone_write (config);
  sender_json_set_string (sender, "id", OWN);
  return sender;
}

static void
assert_same (SenderJson *json,
             SenderJson *expected)
{
  g_autofree char *text = sender_json_to_string (json);
  g_autofree char *expected_text = sender_json_to_string (expected);

  g_assert_cmpstr (text, ==, expected_text);
}

/* @before and @body (transfer full) (nullable). */
static SenderStep *
make_step (SenderChangeObject object,
           SenderStepAction   action,
           SenderJson        *before,
           SenderJson        *body)
{
  SenderStep *step = sender_step_new (object, action, g_strdup ("A title"), before);

  step->body = body;
  g_clear_pointer (&before, sender_json_unref);
  return step;
}

/* What was written, and what is there by now. */
static const struct
{
  const char *wrote;
  const char *now;
  gboolean    landed;
} senders[] = {
  { "provider.name=New", "provider.name=New", TRUE },
  { "provider.name=New", NULL, FALSE },
  { "provider.name=New", URL, FALSE },
  { "provider.name=New", "provider.name=Theirs", FALSE },
  { "provider.name=New", "provider.name=New;;" URL, TRUE },
  { "provider.name=New;;sms.body[1].key=to", "provider.name=Theirs;;sms.body[1].key=to", TRUE },
  { "provider.name=New;;sms.body[1].key=to", "provider.name=New", TRUE },
  { "provider.name=New;;sms.body[1].key=to", "provider.name=Theirs;;sms.body[1].key=their", TRUE },
  { "provider.name=New;;sms.body[1].value=1", "-sms.body[1]", FALSE },
  { "provider.name=New;;sms.body[1].key=to", "sms.body[1].value=1", FALSE },
  { "sms.body[1].value=1", "-sms.body[1]", FALSE },
  { "+sms.body|key=Own|value=1", "+sms.body|key=Own|value=1;;+sms.body|key=Their|value=1", TRUE },
  { "+sms.body|key=Own|value=1", "+sms.body|key=Their|value=1", FALSE },
  { "-sms.body[2]", "-sms.body[2];;provider.name=Theirs", TRUE },
  { "-sms.body[2]", "provider.name=Theirs", FALSE },
  { "-sms.body[2]", "-sms.body[2];;+sms.body|key=Their|value=1", TRUE },
  { "-sms.body[2]", "+sms.body|key=Their|value=1", FALSE },
  { "+numbers|number=+15005550001|sms=true;;provider.name=New",
    "+numbers|number=+15005550001|sms=true|voice=true", TRUE },
  { "+numbers|number=+15005550001|sms=true;;provider.name=New",
    "+numbers|number=+15005550002|sms=true", FALSE },
  { "+sms.headers|name=X-O|value=1;;" URL, "+sms.headers|name=X-T|value=1", FALSE },
};

static void
test_sender_landed (void)
{
  g_autoptr (SenderLive) live = live_fixture_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (senders); i++)
    {
      g_autoptr (SenderStep) step = make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE,
                                               make_sender (NULL), make_sender (senders[i].wrote));
      g_autoptr (SenderJson) now = make_sender (senders[i].now);

      g_test_message ("%s, then %s", senders[i].wrote, senders[i].now);
      g_assert_cmpint (sender_advance_has_landed (step, live, now), ==, senders[i].landed);
      step->action = SENDER_STEP_CREATE;
      g_assert_false (sender_advance_has_landed (step, live, now));
    }
}

/* What was there, what was written, and what is there by now: others have put the requests in
 * another order, and changed each. */
static const struct
{
  const char *was;
  const char *wrote;
  const char *now;
  gboolean    landed;
} requests[] = {
  { "a11 b11", "a21 b11", "b13 a23", TRUE },
  { "a11 b11", "a21 b11", "b13 a13", FALSE },
  { "a11 b11", "a21 b11", "b23 a13", FALSE },
  { "a11 b11", "a21 b11", "n23 a13 b11", FALSE },
  { "a11 b11", "a21 b11", "a23", TRUE },
  { "a11 b11", "a21 b11", "b23", FALSE },
  /* Another URL. */
  { "a11 b22", "n11 b22", "b23 n13", TRUE },
  { "a11 b22", "N11 b22", "b23 N13", TRUE },
  { "a11 b22", "N11 b22", "b23 a13", FALSE },
  /* One more, or one less. */
  { "a11 b22", "a11 b22 n33", "n34 b25 a15", TRUE },
  { "a11 b22", "a11 b22 n33", "M44 b25 a15", FALSE },
  { "a11 b22", "a11 b22 n33", "m34 b22 a11", FALSE },
  { "a11 b22", "a11 b22 n33", "m34 n35 b22 a11", TRUE },
  { "", "n33", "m34", FALSE },
  { "", "n33", "n34", TRUE },
  { "a11 b22 c33", "a11 b22", "b24 a14", TRUE },
  { "a11 b22 c33", "a11 b22", "c34 b24 a14", FALSE },
  { "a11 b22 c33", "a11 b22", "N34 b24 a14", TRUE },
};

/* (transfer full) */
static SenderJson *
make_sender_of (const char *words)
{
  g_autoptr (SenderConfig) config = make_requests (words);

  return sender_format_pingone_write (config);
}

static void
test_requests_landed (void)
{
  g_autoptr (SenderLive) live = live_fixture_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (SenderStep) step =
        make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE, make_sender_of (requests[i].was),
                   make_sender_of (requests[i].wrote));
      g_autoptr (SenderJson) now = make_sender_of (requests[i].now);

      g_test_message ("%s, %s, then %s", requests[i].was, requests[i].wrote, requests[i].now);
      g_assert_cmpint (sender_advance_has_landed (step, live, now), ==, requests[i].landed);
    }
}

#define ROW(value) "+sms.body|key=k|value=" value
#define MOVE "-sms.body[1];;+sms.body|key=To|value=${to}"

/* The same of rows, of which more than one may have one key. */
static const struct
{
  const char *was;
  const char *wrote;
  const char *now;
  gboolean    landed;
} rows[] = {
  { ROW ("1") ";;" ROW ("2"), ROW ("1") ";;" ROW ("3"), ROW ("3") ";;" ROW ("1"), TRUE },
  { ROW ("1") ";;" ROW ("2"), ROW ("1") ";;" ROW ("3"), ROW ("3") ";;" ROW ("9"), TRUE },
  { ROW ("1") ";;" ROW ("2"), ROW ("1") ";;" ROW ("3"), ROW ("2") ";;" ROW ("1"), FALSE },
  { ROW ("1"), ROW ("1") ";;" ROW ("1"), ROW ("1") ";;" ROW ("1") ";;provider.name=Theirs", TRUE },
  { ROW ("1"), ROW ("1") ";;" ROW ("1"), ROW ("1") ";;provider.name=Theirs", FALSE },
  { ROW ("1"), ROW ("1") ";;" ROW ("1"), ROW ("9") ";;" ROW ("1"), FALSE },
  { ROW ("1") ";;" ROW ("2"), ROW ("1"), ROW ("9"), TRUE },
  { ROW ("1") ";;" ROW ("2"), ROW ("1"), ROW ("2") ";;" ROW ("9"), FALSE },
  { ROW ("1") ";;" ROW ("2"), ROW ("1"), ROW ("9") ";;" ROW ("8"), FALSE },
  /* We put two in another order. */
  { NULL, MOVE, MOVE ";;provider.name=Theirs", TRUE },
  { NULL, MOVE, MOVE ";;" ROW ("9"), TRUE },
  { NULL, MOVE, "provider.name=Theirs", FALSE },
  { NULL, MOVE ";;provider.name=New", MOVE ";;provider.name=Theirs", TRUE },
  { NULL, MOVE ";;provider.name=New", MOVE, FALSE },
};

static void
test_rows_landed (void)
{
  g_autoptr (SenderLive) live = live_fixture_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SenderStep) step = make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE,
                                               make_sender (rows[i].was),
                                               make_sender (rows[i].wrote));
      g_autoptr (SenderJson) now = make_sender (rows[i].now);

      g_test_message ("%s, %s, then %s", rows[i].was, rows[i].wrote, rows[i].now);
      g_assert_cmpint (sender_advance_has_landed (step, live, now), ==, rows[i].landed);
    }
}

/* What was there before, what was written, and what counted as ours before and does now. */
static const struct
{
  const char *before;
  const char *wrote;
  const char *known;
  const char *expected;
} advances[] = {
  { NULL, "provider.name=New", NULL, "provider.name=New" },
  { URL, URL ";;provider.name=New", NULL, "provider.name=New" },
  { "sms.body[1].key=to", "sms.body[1].key=to;;provider.name=New", NULL, "provider.name=New" },
  { "provider.name=Theirs", "provider.name=New", NULL, "provider.name=New" },
  { "-sms.body[2]", "-sms.body[2];;provider.name=New", NULL, "provider.name=New" },
};

static void
test_sender (void)
{
  g_autoptr (SenderLive) live = live_fixture_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (advances); i++)
    {
      g_autoptr (SenderJson) done = make_sender (advances[i].wrote);
      g_autoptr (SenderJson) known = make_sender (advances[i].known);
      g_autoptr (SenderJson) expected = make_sender (advances[i].expected);
      g_autoptr (SenderStep) step = make_step (SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE,
                                               make_sender (advances[i].before),
                                               sender_json_copy (done));
      g_autoptr (SenderJson) advanced = sender_advance_sender (step, live, known, done);

      assert_same (advanced, expected);
    }
}

#define TEXT(text, voice) "{\"content\":\"" text "\",\"voice\":\"" voice "\"}"
#define MUTE(text) "{\"content\":\"" text "\"}"

static const struct
{
  const char *before;
  const char *wrote;
  const char *now;
  gboolean    landed;
} contents[] = {
  { TEXT ("a", "Alice"), TEXT ("b", "Alice"), TEXT ("b", "Alice"), TRUE },
  { TEXT ("a", "Alice"), TEXT ("b", "Alice"), TEXT ("b", "Man"), TRUE },
  { TEXT ("a", "Alice"), TEXT ("b", "Alice"), MUTE ("b"), TRUE },
  { TEXT ("a", "Alice"), TEXT ("b", "Alice"), TEXT ("a", "Alice"), FALSE },
  { TEXT ("a", "Alice"), TEXT ("b", "Alice"), TEXT ("theirs", "Alice"), FALSE },
  { TEXT ("a", "Alice"), TEXT ("a", "Woman"), TEXT ("theirs", "Woman"), TRUE },
  { TEXT ("a", "Alice"), TEXT ("a", "Woman"), TEXT ("a", "Man"), FALSE },
  { TEXT ("a", "Alice"), TEXT ("b", "Woman"), TEXT ("theirs", "Woman"), TRUE },
  { TEXT ("a", "Alice"), MUTE ("a"), MUTE ("theirs"), TRUE },
  { TEXT ("a", "Alice"), MUTE ("a"), TEXT ("a", "Alice"), FALSE },
};

static void
test_content_landed (void)
{
  g_autoptr (SenderLive) live = live_fixture_new_empty ();

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (SenderStep) step = make_step (SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_UPDATE,
                                               sender_test_json (contents[i].before),
                                               sender_test_json (contents[i].wrote));
      g_autoptr (SenderJson) now = sender_test_json (contents[i].now);

      g_test_message ("%s, then %s", contents[i].wrote, contents[i].now);
      g_assert_cmpint (sender_advance_has_landed (step, live, now), ==, contents[i].landed);
    }
}

static const struct
{
  const char *before;
  const char *wrote;
  const char *known;
  const char *expected;
} content_advances[] = {
  { TEXT ("a", "Alice"), TEXT ("b", "Alice"), TEXT ("a", "Alice"), TEXT ("b", "Alice") },
  { TEXT ("theirs", "Alice"), TEXT ("theirs", "Woman"), TEXT ("a", "Alice"), TEXT ("a", "Woman") },
  { TEXT ("a", "Man"), TEXT ("b", "Man"), TEXT ("a", "Alice"), TEXT ("b", "Alice") },
  { TEXT ("a", "Man"), TEXT ("b", "Man"), MUTE ("a"), MUTE ("b") },
  { TEXT ("a", "Man"), TEXT ("b", "Man"), NULL, TEXT ("b", "Man") },
  { NULL, TEXT ("b", "Man"), TEXT ("a", "Alice"), TEXT ("b", "Man") },
};

static void
test_content (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (content_advances); i++)
    {
      g_autoptr (SenderJson) done = sender_test_json (content_advances[i].wrote);
      g_autoptr (SenderJson) known = sender_test_json (content_advances[i].known);
      g_autoptr (SenderJson) expected = sender_test_json (content_advances[i].expected);
      g_autoptr (SenderStep) step = make_step (SENDER_CHANGE_IN_TEMPLATE, SENDER_STEP_UPDATE,
                                               sender_test_json (content_advances[i].before),
                                               sender_json_copy (done));
      g_autoptr (SenderJson) advanced = sender_advance_content (step, known, done);

      assert_same (advanced, expected);
    }
}

/* Entries with commas between them (nullable). (transfer full) (nullable) */
static SenderJson *
make_chain (const char *entries)
{
  g_auto (GStrv) words = entries != NULL ? g_strsplit (entries, ",", -1) : NULL;
  SenderJson    *chain = entries != NULL ? sender_json_new_array () : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    sender_json_append (chain, sender_json_new_string (words[i]));
  return chain;
}

static const struct
{
  const char *before;
  const char *wrote;
  const char *known;
  const char *now;
  const char *expected;
  gboolean    is_unknown; /* the sender */
  gboolean    is_done;    /* the write, as is known */
} chains[] = {
  { OWN ",odd", OWN ",odd," PING, OWN ",odd", OWN ",odd," PING, OWN ",odd," PING },
  { OWN ",odd", OWN ",odd," PING, OWN ",odd", OWN ",odd", OWN ",odd" },
  /* Somebody changed it since. */
  { OWN ",odd", OWN ",odd," PING, OWN ",odd", "x," OWN ",odd," PING, OWN ",odd," PING },
  { OWN ",odd", OWN ",odd," PING, OWN ",odd", "odd," PING "," OWN, OWN ",odd," PING },
  { OWN ",odd", OWN ",odd," PING, OWN ",odd", OWN "," PING, OWN ",odd," PING },
  { OWN ",odd", OWN ",odd," PING, OWN ",odd", "odd," PING, OWN ",odd," PING },
  { OWN ",odd," PING, OWN ",odd", OWN ",odd," PING, OWN ",odd,x", OWN ",odd" },
  /* One of the two was left, the other taken out. */
  { "odd", OWN ",odd," PING, "odd", "odd," PING, "odd," PING },
  { "odd", OWN ",odd," PING, "odd", OWN ",odd", OWN ",odd" },
  /* Somebody changed it before: that was written along, and is not ours. */
  { OWN ",odd,x", OWN ",odd,x," PING, OWN ",odd", OWN ",odd,x," PING, OWN ",odd," PING },
  { "odd," OWN, "odd," OWN "," PING, OWN ",odd", "odd," OWN "," PING, OWN ",odd," PING },
  /* An order in full is there or not. */
  { OWN ",odd", "odd," OWN, OWN ",odd", "odd," OWN, "odd," OWN },
  { OWN ",odd", "odd," OWN, OWN ",odd", "odd," OWN ",x", NULL },
  { OWN ",odd", "odd," OWN, OWN ",odd", OWN ",odd", NULL },
  /* So it is where nobody knows more. */
  { OWN ",odd", OWN ",odd," PING, NULL, OWN ",odd," PING, OWN ",odd," PING },
  { OWN ",odd", OWN ",odd," PING, NULL, OWN ",odd," PING ",x", NULL },
  { "odd", "odd," PING, "odd", "odd," PING, "odd," PING, TRUE },
  { "odd", "odd," PING, "odd", "odd," PING ",x", NULL, TRUE },
  /* A write that is known to be done is not asked for in what is there now. */
  { OWN ",odd", OWN ",odd," PING, OWN ",odd", OWN ",odd", OWN ",odd," PING, FALSE, TRUE },
  { OWN ",odd," PING, OWN ",odd", OWN ",odd," PING, OWN ",odd," PING, OWN ",odd", FALSE, TRUE },
  { OWN ",odd,x", OWN ",odd,x," PING, OWN ",odd", OWN ",odd,x", OWN ",odd," PING, FALSE, TRUE },
  { OWN ",odd", "odd," OWN, OWN ",odd", OWN ",odd", "odd," OWN, FALSE, TRUE },
  { OWN ",odd", OWN ",odd," PING, NULL, OWN ",odd", OWN ",odd," PING, FALSE, TRUE },
};

static void
test_chain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autoptr (SenderLive) live = live_fixture_new_empty ();
      g_autoptr (SenderJson) known = make_chain (chains[i].known);
      g_autoptr (SenderJson) expected = make_chain (chains[i].expected);
      g_autoptr (SenderJson) advanced = NULL;
      g_autoptr (SenderStep) step = NULL;

      live_fixture_set_chain (live, chains[i].before);
      step = make_step (SENDER_CHANGE_IN_FALLBACK, SENDER_STEP_UPDATE,
                        sender_json_copy (sender_live_get_settings (live)),
                        make_chain (chains[i].wrote));
      step->is_done = chains[i].is_done;
      live_fixture_set_chain (live, chains[i].now);
      advanced =
        sender_advance_chain (step, known, live, chains[i].is_unknown ? NULL : OWN);
      g_test_message ("%s, then %s", chains[i].wrote, chains[i].now);
      if (expected == NULL)
        g_assert_null (advanced);
      else
        assert_same (advanced, expected);
    }
}

static const struct
{
  const char *chain;
  gboolean    is_in;
  gboolean    with_ping;
  const char *made;
} members[] = {
  { NULL, FALSE, FALSE, "" },
  { NULL, TRUE, TRUE, OWN "," PING },
  { NULL, FALSE, TRUE, PING },
  { "odd", FALSE, FALSE, "odd" },
  { "odd", TRUE, FALSE, OWN ",odd" },
  { "odd", FALSE, TRUE, "odd," PING },
  { "odd", TRUE, TRUE, OWN ",odd," PING },
  /* Who is in it keeps the place. */
  { PING ",odd," OWN, TRUE, TRUE, PING ",odd," OWN },
  { PING ",odd," OWN, FALSE, TRUE, PING ",odd" },
  { PING ",odd," OWN, TRUE, FALSE, "odd," OWN },
  { PING ",odd," OWN, FALSE, FALSE, "odd" },
};

static void
test_members (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (SenderJson) chain = make_chain (members[i].chain);
      g_autoptr (SenderJson) made =
        sender_chain_set_members (chain, OWN, members[i].is_in, members[i].with_ping);
      g_autofree char *text = sender_chain_to_text (made);

      g_assert_cmpstr (text, ==, members[i].made);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/advance/sender/landed", test_sender_landed);
  g_test_add_func ("/advance/sender/landed/requests", test_requests_landed);
  g_test_add_func ("/advance/sender/landed/rows", test_rows_landed);
  g_test_add_func ("/advance/sender", test_sender);
  g_test_add_func ("/advance/content/landed", test_content_landed);
  g_test_add_func ("/advance/content", test_content);
  g_test_add_func ("/advance/chain", test_chain);
  g_test_add_func ("/advance/chain/members", test_members);
  return g_test_run ();
}
