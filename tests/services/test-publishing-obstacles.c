/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "sender-config.h"
#include "sender-test.h"

#include <string.h>

/* What is known of an environment before anything is written to it: what of it PingOne does not
 * show, and what of a plan it would refuse. */

#define GERMAN "messages.strong_authentication.SMS.de"

static void
assert_gap (PublishingFixture *fixture,
            const char        *part)
{
  const char *gap = sender_live_source_get_gap (fixture->source);

  g_test_message ("%s", gap);
  g_assert_nonnull (gap);
  g_assert_nonnull (strstr (gap, part));
  g_assert_nonnull (strstr (gap, "the role Environment Admin"));
}

/* It is told until it is asked again: not even a publish asks for it. */
static void
test_gap (PublishingFixture *fixture,
          gconstpointer      data)
{
  g_assert_null (sender_live_source_get_gap (fixture->source));
  publishing_fixture_hide (fixture, "notificationsPolicies");
  assert_gap (fixture, "Not read: the notification policies. PingOne answered 403");
  assert_gap (fixture, "Whether a policy asks this sender, or sends codes past it, is not known.");
  publishing_fixture_run (fixture);
  g_assert_cmpint (sender_publishing_get_result (fixture->publishing)->state, ==,
                   SENDER_PUBLISH_PUBLISHED);
  assert_gap (fixture, "Not read: the notification policies.");
  publishing_fixture_clear_faults (fixture);
  publishing_fixture_read_again (fixture);
  g_assert_null (sender_live_source_get_gap (fixture->source));
}

static void
enable_german (PublishingFixture *fixture,
               const char        *word)
{
  g_autofree char *body = g_strdup_printf ("{\"languages\":[{\"locale\":\"en\",\"enabled\":true},"
                                           "{\"locale\":\"de\",\"enabled\":%s}]}",
                                           word);

  publishing_fixture_tell (fixture, "pingone/environments", body);
  publishing_fixture_read_again (fixture);
}

/* Id of the newest of @n earlier states. (transfer full) */
static char *
dup_newest (PublishingFixture *fixture,
            guint              n)
{
  GPtrArray *snapshots = NULL;

  publishing_fixture_wait_snapshots (fixture, n);
  snapshots = sender_publishing_get_snapshots (fixture->publishing);
  return g_strdup (((SenderSnapshot *) snapshots->pdata[0])->id);
}

static void
restore (PublishingFixture *fixture,
         const char        *snapshot)
{
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_RESTORE, snapshot);
  publishing_fixture_wait (fixture);
}

static void
assert_obstacle (PublishingFixture *fixture,
                 const char        *part)
{
  const char      *told = sender_publishing_get_obstacle (fixture->publishing);
  g_autofree char *path = NULL;
  g_autofree char *obstacle = sender_publishing_dup_obstacle (fixture->publishing, &path);

  g_test_message ("%s", told);
  g_assert_cmpstr (obstacle, ==, told);
  if (part == NULL)
    g_assert_null (told);
  else
    {
      g_assert_nonnull (told);
      g_assert_nonnull (strstr (told, part));
    }
}

/* What carrying out says is what was said before it. */
static void
assert_refused (PublishingFixture *fixture)
{
  g_autofree char *told = g_strdup (sender_publishing_get_obstacle (fixture->publishing));
  guint            n = publishing_fixture_count (fixture, TRUE);

  publishing_fixture_run (fixture);
  g_assert_cmpstr (sender_publishing_get_failure (fixture->publishing), ==, told);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, n);
}

static void
edit_and_publish (PublishingFixture *fixture,
                  const char        *edits)
{
  publishing_fixture_edit (fixture, edits);
  publishing_fixture_wait (fixture);
  publishing_fixture_run (fixture);
}

static void
test_language (PublishingFixture *fixture,
               gconstpointer      data)
{
  g_autofree char *german = NULL;

  enable_german (fixture, "true");
  edit_and_publish (fixture, GERMAN "={\"OTP\":\"${otp}\"}");
  edit_and_publish (fixture, "-" GERMAN);
  enable_german (fixture, "false");
  german = dup_newest (fixture, 2);
  assert_obstacle (fixture, NULL);
  restore (fixture, german);
  assert_obstacle (fixture, "German is not enabled in the environment");
  assert_refused (fixture);
  enable_german (fixture, "true");
  restore (fixture, german);
  assert_obstacle (fixture, NULL);
}

static void
test_policy (PublishingFixture *fixture,
             gconstpointer      data)
{
  g_autofree char *before = NULL;

  publishing_fixture_run (fixture);
  before = dup_newest (fixture, 1);
  restore (fixture, before);
  assert_obstacle (fixture, NULL);
  publishing_fixture_add_policy (fixture);
  assert_obstacle (fixture, "would be deleted, and policy “Staff” still asks it");
  assert_refused (fixture);
  assert_obstacle (fixture, NULL);
  restore (fixture, before);
  assert_obstacle (fixture, "would be deleted");
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_PUBLISH, NULL);
  assert_obstacle (fixture, NULL);
}

/* What a half-done publish has created is not deleted unseen when somebody changed it since, and
 * not forgotten either. */
static void
test_changed_since (PublishingFixture *fixture,
                    gconstpointer      data)
{
  const SenderPublishResult *result = NULL;
  g_autofree char           *path = NULL;
  g_autofree char           *obstacle = NULL;

  publishing_fixture_run_half (fixture);
  publishing_fixture_drift (fixture, "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_ROLL_BACK, NULL);
  obstacle = sender_publishing_dup_obstacle (fixture->publishing, &path);
  g_assert_nonnull (strstr (obstacle, "changed the sender after it was created from here"));
  g_assert_cmpstr (path, ==, "provider");
  g_assert_nonnull (sender_live_source_get_journal (fixture->source));
  sender_publishing_decide (fixture->publishing, "provider", TRUE);
  assert_obstacle (fixture, NULL);
  publishing_fixture_run (fixture);
  result = sender_publishing_get_result (fixture->publishing);
  g_assert_cmpint (result->state, ==, SENDER_PUBLISH_PUBLISHED);
  g_assert_false (result->keeps_theirs);
  g_assert_null (sender_live_source_get_journal (fixture->source));
}

#define ADD(name, test)                                               \
  g_test_add ("/publishing-obstacles/" name, PublishingFixture, NULL, \
              publishing_fixture_set_up_read, test, publishing_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("gap", test_gap);
  ADD ("language", test_language);
  ADD ("policy", test_policy);
  ADD ("changed-since", test_changed_since);
  return g_test_run ();
}
