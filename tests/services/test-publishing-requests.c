/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "sender-test.h"

#define PUBLISHING_VOICE "messages.strong_authentication.Voice.en"

/* What opening, publishing and looking at contents cost, the token aside. */

static void
assert_state (PublishingFixture *fixture,
              SenderPublishState state)
{
  const SenderPublishResult *result = sender_publishing_get_result (fixture->publishing);

  g_assert_nonnull (result);
  g_assert_cmpint (result->state, ==, state);
}

static guint
count_all (PublishingFixture *fixture)
{
  return publishing_fixture_count (fixture, FALSE) + publishing_fixture_count (fixture, TRUE);
}

/* How many since @n_before, which is counted on to now. */
static guint
count_since (PublishingFixture *fixture,
             guint             *n_before,
             const char        *what)
{
  guint n = count_all (fixture) - *n_before;

  *n_before += n;
  g_test_message ("%s: %u", what, n);
  return n;
}

/* Two messages of one template: what each costs, and that nothing is read again afterwards. */
static void
test_requests (PublishingFixture *fixture,
               gconstpointer      data)
{
  guint n_before = 0;

  g_assert_cmpuint (count_since (fixture, &n_before, "opening"), ==, 5 + 1);
  publishing_fixture_run (fixture);
  assert_state (fixture, SENDER_PUBLISH_PUBLISHED);
  g_assert_cmpuint (count_since (fixture, &n_before, "the first publish"), <=, 8 + 2 * 2);
  g_assert_cmpint (sender_document_get_state (fixture->document), ==,
                   SENDER_CONFIG_STATE_PUBLISHED);
  publishing_fixture_edit (fixture, "provider.name=Second;;" PUBLISHING_SMS "=x ${otp}"
                                    ";;" PUBLISHING_VOICE "=y ${otp};;fallback.enabled=true");
  publishing_fixture_run (fixture);
  assert_state (fixture, SENDER_PUBLISH_PUBLISHED);
  g_assert_cmpuint (count_since (fixture, &n_before, "an update of all"), <=, 10 + 2 * 2);
  publishing_fixture_run (fixture);
  assert_state (fixture, SENDER_PUBLISH_UNCHANGED);
  g_assert_cmpuint (count_since (fixture, &n_before, "with nothing to do"), ==, 3);
}

/* The contents of other templates are read for whoever looks at them, and for as long. */
static void
test_requests_for_contents (PublishingFixture *fixture,
                            gconstpointer      data)
{
  guint n_before = count_all (fixture);
  guint n_contents = 0;

  g_assert_false (sender_live_source_is_complete (fixture->source));
  sender_live_source_watch_contents (fixture->source, TRUE);
  publishing_fixture_wait (fixture);
  g_assert_true (sender_live_source_is_complete (fixture->source));
  n_contents = count_all (fixture) - n_before;
  g_assert_cmpuint (n_contents, >, 1);
  n_before = count_all (fixture);
  publishing_fixture_read_again (fixture);
  g_assert_true (sender_live_source_is_complete (fixture->source));
  g_assert_cmpuint (count_all (fixture) - n_before, ==, 5 + 1 + n_contents);
  publishing_fixture_run (fixture);
  g_assert_true (sender_live_source_is_complete (fixture->source));
  sender_live_source_watch_contents (fixture->source, FALSE);
  n_before = count_all (fixture);
  publishing_fixture_read_again (fixture);
  g_assert_cmpuint (count_all (fixture) - n_before, ==, 5 + 1);
}

#define ADD(name, test)                                              \
  g_test_add ("/publishing-requests/" name, PublishingFixture, NULL, \
              publishing_fixture_set_up_read, test, publishing_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("publish", test_requests);
  ADD ("contents", test_requests_for_contents);
  return g_test_run ();
}
