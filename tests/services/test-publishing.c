/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "sender-config.h"
#include "sender-plan-words.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* Carrying a plan out, whatever happens to the document and the secret meanwhile. */

#define FAULT(members) "{\"service\":\"pingone-api\"," members "}"

static const SenderPublishResult *
get_result (PublishingFixture *fixture)
{
  return sender_publishing_get_result (fixture->publishing);
}

static const char *
get_error (PublishingFixture *fixture)
{
  return sender_operation_get_error (sender_publishing_get_operation (fixture->publishing));
}

static void
assert_published (PublishingFixture *fixture)
{
  g_assert_null (get_error (fixture));
  g_assert_nonnull (get_result (fixture));
  g_assert_cmpint (get_result (fixture)->state, ==, SENDER_PUBLISH_PUBLISHED);
  for (guint i = 0; i < get_result (fixture)->steps->len; i++)
    g_assert_cmpint (g_array_index (get_result (fixture)->steps, SenderPublishStep, i).state, ==,
                     SENDER_PUBLISH_STEP_DONE);
}

/* Member @name of the sender at the service. (transfer full) (nullable) */
static char *
dup_live (PublishingFixture *fixture,
          const char        *name)
{
  SenderLive *live = sender_live_source_get_live (fixture->source);
  SenderJson *senders = sender_live_get_senders (live);

  if (sender_json_get_length (senders) == 0)
    return NULL;
  return g_strdup (sender_json_get_string_member (sender_json_get_element (senders, 0), name));
}

static void
assert_live_name (PublishingFixture *fixture,
                  const char        *expected)
{
  g_autofree char *name = dup_live (fixture, "name");

  g_assert_cmpstr (name, ==, expected);
}

static void
test_first (PublishingFixture *fixture,
            gconstpointer      data)
{
  g_autoptr (SenderPublishing) same = sender_publishing_for (fixture->source);

  g_assert_true (same == fixture->publishing);
  g_clear_object (&same);
  g_assert_null (get_result (fixture));
  fixture->n_changed = 0;
  sender_publishing_run (fixture->publishing);
  g_assert_true (sender_operation_is_running (
    sender_publishing_get_operation (fixture->publishing)));
  publishing_fixture_wait (fixture);
  assert_published (fixture);
  g_assert_cmpuint (fixture->n_changed, >, 4);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, 4);
  assert_live_name (fixture, "Twilio Studio");
  g_assert_false (sender_plan_has_writes (sender_publishing_get_plan (fixture->publishing)));
  g_assert_null (sender_publishing_get_fault (fixture->publishing));
  g_assert_null (sender_live_source_get_journal (fixture->source));
  sender_publishing_dismiss (fixture->publishing);
  g_assert_null (get_result (fixture));
}

static void
test_nothing (PublishingFixture *fixture,
              gconstpointer      data)
{
  publishing_fixture_run (fixture);
  publishing_fixture_run (fixture);
  g_assert_cmpint (get_result (fixture)->state, ==, SENDER_PUBLISH_UNCHANGED);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, 4);
}

/* What is published is also kept here. */
static void
test_saves (PublishingFixture *fixture,
            gconstpointer      data)
{
  SenderStore     *store = sender_workspace_get_store (fixture->workspace);
  g_autofree char *path = sender_store_get_path (store, sender_config_get_id (fixture->config));
  g_autofree char *text = NULL;

  publishing_fixture_edit (fixture, "provider.name=Second");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  publishing_fixture_run (fixture);
  assert_published (fixture);
  g_assert_cmpint (sender_document_get_state (fixture->document), ==,
                   SENDER_CONFIG_STATE_PUBLISHED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Second"));
}

/* A file stands where the folder would be. */
static void
test_save_fails (PublishingFixture *fixture,
                 gconstpointer      data)
{
  const char *folder =
    sender_store_get_folder (sender_workspace_get_store (fixture->workspace));

  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  publishing_fixture_run (fixture);
  g_assert_null (get_result (fixture));
  g_assert_true (g_str_has_prefix (get_error (fixture), "It was not saved, and so not published"));
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, 0);
  g_assert_cmpint (sender_live_source_get_state (fixture->source), ==, SENDER_LIVE_STATE_READ);
  g_assert_cmpint (g_unlink (folder), ==, 0);
  publishing_fixture_run (fixture);
  assert_published (fixture);
}

static gboolean
has_written (gpointer user_data)
{
  return publishing_fixture_count (user_data, TRUE) > 0 && get_result (user_data) != NULL;
}

/* What is carried out is what was asked for, and the edit is planned for after it. */
static void
test_held (PublishingFixture *fixture,
           gconstpointer      data)
{
  sender_publishing_run (fixture->publishing);
  publishing_fixture_edit (fixture, "provider.name=Meanwhile");
  sender_test_wait_until (has_written, fixture, "a write");
  publishing_fixture_edit (fixture, PUBLISHING_SMS "={\"late\":\"${otp}\"}");
  sender_live_source_read (fixture->source);
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_RESTORE, "never");
  sender_publishing_run (fixture->publishing);
  g_assert_cmpint (sender_publishing_get_target (fixture->publishing), ==,
                   SENDER_PUBLISHING_PUBLISH);
  sender_publishing_dismiss (fixture->publishing);
  g_assert_nonnull (get_result (fixture));
  publishing_fixture_wait (fixture);
  assert_published (fixture);
  assert_live_name (fixture, "Twilio Studio");
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, 4);
  g_assert_true (sender_plan_has_writes (sender_publishing_get_plan (fixture->publishing)));
  g_assert_cmpuint (sender_plan_count (sender_publishing_get_plan (fixture->publishing),
                                       SENDER_CHANGE_OURS),
                    ==, 2);
}

/* What was read back of one environment says nothing of another. */
static void
test_connected_elsewhere (PublishingFixture *fixture,
                          gconstpointer      data)
{
  sender_publishing_run (fixture->publishing);
  sender_test_wait_until (has_written, fixture, "a write");
  publishing_fixture_edit (fixture, "environment.id=00000000-0000-4000-8000-000000000009");
  publishing_fixture_wait (fixture);
  assert_published (fixture);
  g_assert_null (sender_live_source_get_live (fixture->source));
  g_assert_null (sender_publishing_get_plan (fixture->publishing));
}

/* What the stand-ins tell of the secret that was written last: another one for another secret. */
static char *
dup_secret_after_edit (PublishingFixture *fixture,
                       const char        *edits,
                       const char        *secret)
{
  g_autofree char       *body = NULL;
  g_autoptr (SenderJson) json = NULL;

  publishing_fixture_edit (fixture, edits);
  publishing_fixture_set_secret (fixture, SENDER_SECRET_KIND_PROVIDER, secret);
  publishing_fixture_run (fixture);
  assert_published (fixture);
  body = publishing_fixture_dup_written (fixture);
  json = sender_json_parse (body, -1, NULL);
  return g_strdup (sender_json_get_string_member (
    sender_json_get_member (json, "authentication"), "password"));
}

/* The one of the time of writing leaves, not the one of the time of reading. */
static void
test_secret_replaced (PublishingFixture *fixture,
                      gconstpointer      data)
{
  g_autofree char *first = NULL;
  g_autofree char *other = NULL;
  g_autofree char *again = NULL;

  publishing_fixture_run (fixture);
  first = dup_secret_after_edit (fixture, "provider.name=A", PUBLISHING_PROVIDER_SECRET);
  other = dup_secret_after_edit (fixture, "provider.name=B", "another-secret");
  again = dup_secret_after_edit (fixture, "provider.name=C", PUBLISHING_PROVIDER_SECRET);
  g_assert_nonnull (first);
  g_assert_cmpstr (first, !=, other);
  g_assert_cmpstr (first, ==, again);
}

/* Nothing was written, and that is said; afterwards it goes. */
static void
test_refused (PublishingFixture *fixture,
              gconstpointer      data)
{
  publishing_fixture_tell (fixture, "faults",
                           FAULT ("\"kind\":\"status\",\"method\":\"POST\",\"status\":403"));
  publishing_fixture_run (fixture);
  g_assert_nonnull (strstr (get_error (fixture), "role"));
  g_assert_null (get_result (fixture));
  assert_live_name (fixture, NULL);
  g_assert_null (sender_live_source_get_journal (fixture->source));
  publishing_fixture_clear_faults (fixture);
  publishing_fixture_run (fixture);
  assert_published (fixture);
  publishing_fixture_wait_snapshots (fixture, 1);
}

/* The sender is written, and the first text is refused. */
static void
fail_half_way (PublishingFixture *fixture)
{
  publishing_fixture_run_half (fixture);
  g_assert_cmpint (get_result (fixture)->state, ==, SENDER_PUBLISH_PARTIAL);
  g_assert_nonnull (get_error (fixture));
  g_assert_nonnull (sender_live_source_get_journal (fixture->source));
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_SAVED);
}

/* The sender that is live is not written once more: it has the secret. */
static void
test_goes_on (PublishingFixture *fixture,
              gconstpointer      data)
{
  guint n_writes = 0;

  fail_half_way (fixture);
  n_writes = publishing_fixture_count (fixture, TRUE);
  publishing_fixture_run (fixture);
  assert_published (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, n_writes + 3);
  g_assert_null (sender_live_source_get_journal (fixture->source));
  g_assert_cmpint (sender_document_get_state (fixture->document), ==,
                   SENDER_CONFIG_STATE_PUBLISHED);
}

/* Of a sender that could not be read back nobody knows which secret it has. */
static void
test_goes_on_unread (PublishingFixture *fixture,
                     gconstpointer      data)
{
  /* What the plan goes by is read again first: senders, settings and contents. */
  publishing_fixture_tell (
    fixture, "faults",
    FAULT ("\"kind\":\"status\",\"method\":\"GET\",\"status\":403,\"skip\":3"));
  publishing_fixture_run (fixture);
  publishing_fixture_clear_faults (fixture);
  g_assert_cmpint (get_result (fixture)->state, ==, SENDER_PUBLISH_PARTIAL);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, 1);
  publishing_fixture_read_again (fixture);
  publishing_fixture_run (fixture);
  assert_published (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, 1 + 4);
}

static void
test_rolls_back (PublishingFixture *fixture,
                 gconstpointer      data)
{
  fail_half_way (fixture);
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_ROLL_BACK, NULL);
  g_assert_null (get_result (fixture));
  g_assert_cmpuint (sender_publishing_get_plan (fixture->publishing)->steps->len, >, 0);
  publishing_fixture_run (fixture);
  assert_published (fixture);
  assert_live_name (fixture, NULL);
  g_assert_null (sender_live_source_get_journal (fixture->source));
  g_assert_cmpint (sender_publishing_get_target (fixture->publishing), ==,
                   SENDER_PUBLISHING_PUBLISH);
}

/* Without a publish that did not end there is nothing to take back. */
static void
test_nothing_to_roll_back (PublishingFixture *fixture,
                           gconstpointer      data)
{
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_ROLL_BACK, NULL);
  g_assert_cmpint (sender_publishing_get_target (fixture->publishing), ==,
                   SENDER_PUBLISHING_PUBLISH);
  g_assert_nonnull (sender_publishing_get_plan (fixture->publishing));
}

static void
test_restores (PublishingFixture *fixture,
               gconstpointer      data)
{
  GPtrArray       *snapshots = NULL;
  g_autofree char *id = NULL;

  publishing_fixture_run (fixture);
  publishing_fixture_edit (fixture, "provider.name=Second");
  publishing_fixture_run (fixture);
  assert_live_name (fixture, "Second");
  publishing_fixture_wait_snapshots (fixture, 2);
  snapshots = sender_publishing_get_snapshots (fixture->publishing);
  id = g_strdup (((SenderSnapshot *) snapshots->pdata[0])->id);
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_RESTORE, "never");
  g_assert_null (sender_publishing_get_plan (fixture->publishing));
  g_assert_null (sender_publishing_get_snapshot (fixture->publishing));
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_RESTORE, id);
  g_assert_true (sender_publishing_get_snapshot (fixture->publishing) == snapshots->pdata[0]);
  g_assert_true (sender_plan_has_writes (sender_publishing_get_plan (fixture->publishing)));
  publishing_fixture_run (fixture);
  assert_published (fixture);
  assert_live_name (fixture, "Twilio Studio");
  publishing_fixture_wait_snapshots (fixture, 3);
}

/* What is being written is looked up, and nothing more is written. */
static void
test_cancelled (PublishingFixture *fixture,
                gconstpointer      data)
{
  publishing_fixture_tell (
    fixture, "faults",
    FAULT ("\"kind\":\"hang\",\"method\":\"POST\",\"handled\":true,\"skip\":1,\"count\":1"));
  sender_publishing_run (fixture->publishing);
  sender_test_wait_until (has_written, fixture, "a write");
  sender_operation_cancel (sender_publishing_get_operation (fixture->publishing));
  publishing_fixture_wait (fixture);
  publishing_fixture_clear_faults (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), <=, 2);
  publishing_fixture_read_again (fixture);
  publishing_fixture_run (fixture);
  assert_published (fixture);
  g_assert_null (sender_live_source_get_journal (fixture->source));
}

static void
assert_stopped_for_other_plan (PublishingFixture *fixture)
{
  g_assert_null (get_result (fixture));
  g_assert_true (g_str_has_prefix (sender_publishing_get_failure (fixture->publishing),
                                   "Something was changed since the plan was made"));
  g_assert_nonnull (sender_publishing_get_plan (fixture->publishing));
}

/* Somebody writes between the plan and the write: theirs is not overwritten, and what was agreed to
 * is not carried out in part. */
static void
test_other_plan (PublishingFixture *fixture,
                 gconstpointer      data)
{
  guint n_writes = 0;

  publishing_fixture_run (fixture);
  publishing_fixture_edit (fixture, "sms.body[1].key=to");
  n_writes = publishing_fixture_count (fixture, TRUE);
  publishing_fixture_tell (fixture, "pingone/changes",
                           "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
  publishing_fixture_run (fixture);
  assert_stopped_for_other_plan (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, n_writes);
  assert_live_name (fixture, "Theirs");
  g_assert_true (sender_publishing_get_plan (fixture->publishing)->has_drift);
  publishing_fixture_run (fixture);
  assert_published (fixture);
  assert_live_name (fixture, "Theirs");
}

/* What was decided about one value was not decided about another. */
static void
test_other_decision (PublishingFixture *fixture,
                     gconstpointer      data)
{
  publishing_fixture_run (fixture);
  publishing_fixture_drift (fixture, "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
  sender_publishing_decide (fixture->publishing, "provider.name", TRUE);
  publishing_fixture_tell (fixture, "pingone/changes",
                           "{\"in\":\"senders\",\"set\":{\"name\":\"Again\"}}");
  publishing_fixture_run (fixture);
  assert_stopped_for_other_plan (fixture);
  assert_live_name (fixture, "Again");
  g_assert_false (sender_live_source_get_overwrite (fixture->source, "provider.name"));
}

/* Going back is planned anew as going back. */
static void
test_other_restoration (PublishingFixture *fixture,
                        gconstpointer      data)
{
  const SenderSnapshot *snapshot = NULL;

  publishing_fixture_run (fixture);
  publishing_fixture_edit (fixture, "sms.body[1].key=to");
  publishing_fixture_run (fixture);
  publishing_fixture_wait_snapshots (fixture, 2);
  snapshot = sender_publishing_get_snapshots (fixture->publishing)->pdata[0];
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_RESTORE, snapshot->id);
  publishing_fixture_tell (fixture, "pingone/changes",
                           "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
  publishing_fixture_run (fixture);
  publishing_fixture_wait_snapshots (fixture, 2);
  assert_stopped_for_other_plan (fixture);
  g_assert_cmpint (sender_publishing_get_target (fixture->publishing), ==,
                   SENDER_PUBLISHING_RESTORE);
  publishing_fixture_run (fixture);
  assert_published (fixture);
}

/* What can’t be read again is not written to. */
static void
test_not_read_again (PublishingFixture *fixture,
                     gconstpointer      data)
{
  publishing_fixture_tell (fixture, "faults",
                           FAULT ("\"kind\":\"status\",\"method\":\"GET\",\"status\":403,"
                                  "\"count\":1"));
  publishing_fixture_run (fixture);
  publishing_fixture_clear_faults (fixture);
  g_assert_nonnull (strstr (sender_publishing_get_failure (fixture->publishing), "role"));
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, 0);
}

#define ADD(name, test)                                     \
  g_test_add ("/publishing/" name, PublishingFixture, NULL, \
              publishing_fixture_set_up_read, test, publishing_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first", test_first);
  ADD ("nothing", test_nothing);
  ADD ("saves", test_saves);
  ADD ("save-fails", test_save_fails);
  ADD ("held", test_held);
  ADD ("connected-elsewhere", test_connected_elsewhere);
  ADD ("secret-replaced", test_secret_replaced);
  ADD ("refused", test_refused);
  ADD ("goes-on-unread", test_goes_on_unread);
  ADD ("goes-on", test_goes_on);
  ADD ("rolls-back", test_rolls_back);
  ADD ("nothing-to-roll-back", test_nothing_to_roll_back);
  ADD ("restores", test_restores);
  ADD ("cancelled", test_cancelled);
  ADD ("other-plan", test_other_plan);
  ADD ("other-decision", test_other_decision);
  ADD ("other-restoration", test_other_restoration);
  ADD ("not-read-again", test_not_read_again);
  return g_test_run ();
}
