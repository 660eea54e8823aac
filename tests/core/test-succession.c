/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-succession.h"

#include "live-fixture.h"
#include "sender-chain.h"
#include "sender-test-config.h"

/* A sender that was made anew, and is the same to people. */

#define FORMER "00000000-0000-4000-8000-00000000000f"

/* The fixture’s sender, under the id that it had. */
static SenderLive *
new_state (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = live_fixture_new (config);

  live_fixture_set_chain (live, "first," LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING);
  return sender_succession_dup_live (live, LIVE_FIXTURE_SENDER, FORMER);
}

static void
set_kind (SenderLive *live,
          const char *kind)
{
  SenderJson            *there = sender_live_find_sender (live, FORMER);
  g_autoptr (SenderJson) object = sender_json_copy (there);

  sender_json_set_string (object, "provider", kind);
  sender_live_put_sender (live, object);
}

static void
assert_chain (SenderLive *live,
              const char *expected)
{
  g_autofree char *text = sender_chain_to_text (sender_live_get_chain (live));

  g_assert_cmpstr (text, ==, expected);
}

/* Object and place in the chain are the successor’s, and what was there before stays as it is. */
static void
test_other_id (void)
{
  g_autoptr (SenderLive) state = new_state ();
  g_autoptr (SenderLive) renamed =
    sender_succession_dup_live (state, FORMER, LIVE_FIXTURE_SENDER);
  SenderJson *object = sender_live_find_sender (renamed, LIVE_FIXTURE_SENDER);

  g_assert_nonnull (object);
  g_assert_null (sender_live_find_sender (renamed, FORMER));
  g_assert_cmpstr (sender_json_get_string_member (object, "name"), ==, "Vendor");
  assert_chain (renamed, "first," LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING);
  g_assert_nonnull (sender_live_find_sender (state, FORMER));
  assert_chain (state, "first," FORMER "," SENDER_CHAIN_PING);
}

/* Who has a place already keeps it; of a state that was not read nothing is said. */
static void
test_place (void)
{
  g_autoptr (SenderLive) state = new_state ();
  g_autoptr (SenderLive) unread = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);
  g_autoptr (SenderLive) renamed = NULL;
  g_autoptr (SenderLive) nothing = NULL;

  live_fixture_set_chain (state, LIVE_FIXTURE_SENDER ",first," FORMER);
  renamed = sender_succession_dup_live (state, FORMER, LIVE_FIXTURE_SENDER);
  assert_chain (renamed, LIVE_FIXTURE_SENDER ",first");
  nothing = sender_succession_dup_live (unread, FORMER, LIVE_FIXTURE_SENDER);
  g_assert_null (sender_live_get_chain (nothing));
  g_assert_null (sender_succession_dup_live (NULL, FORMER, LIVE_FIXTURE_SENDER));
}

static void
assert_found (SenderLive *state,
              gboolean    is_noted,
              const char *former,
              SenderLive *live,
              const char *sender,
              const char *expected)
{
  gboolean    is_doubtful = TRUE;
  const char *found =
    sender_succession_find (state, is_noted, former, live, sender, &is_doubtful);

  g_assert_cmpstr (is_doubtful ? "?" : found, ==, expected);
}

/* It is told by what was noted, where the one that is ours now was not there. */
static void
test_noted (void)
{
  g_autoptr (SenderLive) state = new_state ();
  g_autoptr (SenderLive) none = live_fixture_new_empty ();

  assert_found (state, TRUE, FORMER, none, LIVE_FIXTURE_SENDER, FORMER);
  assert_found (state, TRUE, FORMER, none, NULL, FORMER);
  assert_found (none, TRUE, FORMER, none, LIVE_FIXTURE_SENDER, NULL);
  assert_found (state, TRUE, NULL, none, LIVE_FIXTURE_SENDER, NULL);
  assert_found (state, TRUE, "another", none, FORMER, FORMER);
  /* As long as it is there, it is another one. */
  assert_found (state, TRUE, FORMER, state, LIVE_FIXTURE_SENDER, NULL);
  /* The kind of a sender can’t be changed. */
  set_kind (state, "CUSTOM_TWILIO");
  assert_found (state, TRUE, FORMER, none, LIVE_FIXTURE_SENDER, "?");
}

/* Where nothing was noted, only one that is gone by now may have been ours. */
static void
test_doubt (void)
{
  g_autoptr (SenderLive) state = new_state ();
  g_autoptr (SenderLive) none = live_fixture_new_empty ();

  assert_found (state, FALSE, NULL, none, LIVE_FIXTURE_SENDER, "?");
  assert_found (state, FALSE, NULL, state, LIVE_FIXTURE_SENDER, NULL);
  assert_found (none, FALSE, NULL, none, LIVE_FIXTURE_SENDER, NULL);
  assert_found (state, FALSE, NULL, none, NULL, NULL);
  set_kind (state, "CUSTOM_TWILIO");
  assert_found (state, FALSE, NULL, none, LIVE_FIXTURE_SENDER, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/succession/other-id", test_other_id);
  g_test_add_func ("/succession/place", test_place);
  g_test_add_func ("/succession/noted", test_noted);
  g_test_add_func ("/succession/doubt", test_doubt);
  return g_test_run ();
}
