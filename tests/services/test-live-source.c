/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "sender-config.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <string.h>

/* What is known of what is live, and what becomes of it when the document changes. */

#define ENVIRONMENT "00000000-0000-4000-8000-000000000001"

static void
assert_state (PublishingFixture *fixture,
              SenderLiveState    state)
{
  g_assert_cmpint (sender_live_source_get_state (fixture->source), ==, state);
}

/* Nothing is asked without a connection; with one nothing is asked by itself. */
static void
test_not_connected (PublishingFixture *fixture,
                    gconstpointer      data)
{
  publishing_fixture_read (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_NOT_CONNECTED);
  publishing_fixture_read_again (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, FALSE), ==, 0);
  g_assert_null (sender_live_source_get_plan (fixture->source));
  g_assert_null (sender_live_source_get_live (fixture->source));
  g_assert_null (sender_live_source_get_read_at (fixture->source));
  fixture->n_changed = 0;
  publishing_fixture_edit (fixture, "environment.id=" ENVIRONMENT);
  assert_state (fixture, SENDER_LIVE_STATE_UNREAD);
  g_assert_cmpuint (fixture->n_changed, >, 0);
  publishing_fixture_read_again (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_READ);
}

static void
test_no_secret (PublishingFixture *fixture,
                gconstpointer      data)
{
  publishing_fixture_set_secret (fixture, SENDER_SECRET_KIND_PINGONE, NULL);
  publishing_fixture_read (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_NO_SECRET);
  publishing_fixture_set_secret (fixture, SENDER_SECRET_KIND_PINGONE, PUBLISHING_SECRET);
  publishing_fixture_read_again (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_READ);
  /* What was read with a secret that is gone is not taken for what is live. */
  publishing_fixture_set_secret (fixture, SENDER_SECRET_KIND_PINGONE, NULL);
  publishing_fixture_read_again (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_NO_SECRET);
  g_assert_null (sender_live_source_get_plan (fixture->source));
}

static void
test_read (PublishingFixture *fixture,
           gconstpointer      data)
{
  g_autoptr (SenderLiveSource) source =
    sender_live_source_for (fixture->document, fixture->workspace);
  const SenderPlan *plan = NULL;

  g_assert_cmpint (sender_live_source_get_state (source), ==, SENDER_LIVE_STATE_UNREAD);
  sender_live_source_read (source);
  g_assert_cmpint (sender_live_source_get_state (source), ==, SENDER_LIVE_STATE_READING);
  publishing_fixture_read (fixture);
  g_assert_true (fixture->source == source);
  assert_state (fixture, SENDER_LIVE_STATE_READ);
  g_assert_true (sender_live_source_is_simulated (source));
  g_assert_nonnull (sender_live_source_get_read_at (source));
  g_assert_null (sender_live_source_get_sender (source));
  g_assert_null (sender_live_source_get_journal (source));
  plan = sender_live_source_get_plan (source);
  g_assert_true (sender_plan_has_writes (plan));
  g_assert_false (plan->has_drift);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, 0);
}

/* What fails is said, and what was known before stays known. */
static void
test_failed (PublishingFixture *fixture,
             gconstpointer      data)
{
  SenderOperation *operation = NULL;

  publishing_fixture_tell (fixture, "faults",
                           "{\"kind\":\"status\",\"service\":\"pingone-api\",\"status\":403}");
  publishing_fixture_read (fixture);
  operation = sender_live_source_get_operation (fixture->source);
  assert_state (fixture, SENDER_LIVE_STATE_FAILED);
  g_assert_nonnull (strstr (sender_operation_get_error (operation), "role"));
  g_assert_null (sender_live_source_get_plan (fixture->source));
  publishing_fixture_clear_faults (fixture);
  publishing_fixture_read_again (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_READ);
  g_assert_null (sender_operation_get_error (operation));
  publishing_fixture_tell (fixture, "faults",
                           "{\"kind\":\"status\",\"service\":\"pingone-api\",\"status\":403}");
  publishing_fixture_read_again (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_READ);
  g_assert_nonnull (sender_operation_get_error (operation));
  g_assert_nonnull (sender_live_source_get_plan (fixture->source));
}

static void
test_cancel (PublishingFixture *fixture,
             gconstpointer      data)
{
  publishing_fixture_read (fixture);
  publishing_fixture_edit (fixture, "pingone.worker-environment=" ENVIRONMENT
                                    ";;environment.id=00000000-0000-4000-8000-000000000009");
  assert_state (fixture, SENDER_LIVE_STATE_UNREAD);
  sender_live_source_read (fixture->source);
  assert_state (fixture, SENDER_LIVE_STATE_READING);
  sender_live_source_cancel (fixture->source);
  publishing_fixture_wait (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_UNREAD);
  publishing_fixture_edit (fixture, "environment.id=" ENVIRONMENT);
  publishing_fixture_read_again (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_READ);
}

static SenderConfigState
get_standing (PublishingFixture *fixture)
{
  return sender_document_get_state (fixture->document);
}

static void
test_standing (PublishingFixture *fixture,
               gconstpointer      data)
{
  publishing_fixture_read (fixture);
  g_assert_cmpint (get_standing (fixture), ==, SENDER_CONFIG_STATE_DRAFT);
  publishing_fixture_run (fixture);
  g_assert_cmpint (get_standing (fixture), ==, SENDER_CONFIG_STATE_PUBLISHED);
  publishing_fixture_edit (fixture, "provider.name=Second");
  g_assert_cmpint (get_standing (fixture), ==, SENDER_CONFIG_STATE_DRAFT);
  sender_document_undo (fixture->document);
  g_assert_cmpint (get_standing (fixture), ==, SENDER_CONFIG_STATE_PUBLISHED);
  publishing_fixture_tell (fixture, "pingone/changes",
                           "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
  g_assert_cmpint (get_standing (fixture), ==, SENDER_CONFIG_STATE_PUBLISHED);
  publishing_fixture_read_again (fixture);
  g_assert_cmpint (get_standing (fixture), ==, SENDER_CONFIG_STATE_DRIFTED);
  publishing_fixture_edit (fixture, "environment.id=");
  sender_document_undo (fixture->document);
  g_assert_cmpint (get_standing (fixture), ==, SENDER_CONFIG_STATE_SAVED);
}

static void
test_follows_edits (PublishingFixture *fixture,
                    gconstpointer      data)
{
  guint n_read = 0;

  publishing_fixture_read (fixture);
  publishing_fixture_run (fixture);
  n_read = publishing_fixture_count (fixture, FALSE);
  g_assert_null (publishing_fixture_find_change (fixture, "provider.name"));
  publishing_fixture_edit (fixture, "provider.name=Second");
  g_assert_cmpstr (publishing_fixture_find_change (fixture, "provider.name")->after, ==, "Second");
  publishing_fixture_edit (fixture, "provider.name=Third");
  g_assert_cmpstr (publishing_fixture_find_change (fixture, "provider.name")->after, ==, "Third");
  sender_document_undo (fixture->document);
  sender_document_undo (fixture->document);
  g_assert_null (publishing_fixture_find_change (fixture, "provider.name"));
  g_assert_cmpuint (publishing_fixture_count (fixture, FALSE), ==, n_read);
}

/* Where the connection leads elsewhere nothing is known, and nobody has decided anything. */
static void
test_forgets (PublishingFixture *fixture,
              gconstpointer      data)
{
  static const char *const edits[] = {
    "environment.id=00000000-0000-4000-8000-000000000009",
    "environment.region=EU",
    "pingone.client-id=00000000-0000-4000-8000-000000000009",
    "pingone.worker-environment=00000000-0000-4000-8000-000000000009",
  };

  publishing_fixture_read (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      publishing_fixture_read_again (fixture);
      assert_state (fixture, SENDER_LIVE_STATE_READ);
      sender_publishing_decide (fixture->publishing, "provider.name", TRUE);
      publishing_fixture_edit (fixture, edits[i]);
      assert_state (fixture, SENDER_LIVE_STATE_UNREAD);
      g_assert_null (sender_live_source_get_plan (fixture->source));
      g_assert_null (sender_live_source_get_live (fixture->source));
      g_assert_false (sender_live_source_get_overwrite (fixture->source, "provider.name"));
      sender_document_undo (fixture->document);
      assert_state (fixture, SENDER_LIVE_STATE_UNREAD);
    }
}

/* What comes of another place than the document is connected to by then says nothing. */
static void
test_connected_elsewhere (PublishingFixture *fixture,
                          gconstpointer      data)
{
  publishing_fixture_read (fixture);
  publishing_fixture_edit (fixture, "environment.region=EU");
  assert_state (fixture, SENDER_LIVE_STATE_UNREAD);
  sender_document_undo (fixture->document);
  sender_live_source_read (fixture->source);
  assert_state (fixture, SENDER_LIVE_STATE_READING);
  publishing_fixture_edit (fixture, "environment.region=EU");
  publishing_fixture_wait (fixture);
  assert_state (fixture, SENDER_LIVE_STATE_UNREAD);
  g_assert_null (sender_live_source_get_live (fixture->source));
}

/* Of a message whose template nobody has read nothing can be planned. */
static void
test_reads_for_template (PublishingFixture *fixture,
                         gconstpointer      data)
{
  guint n_read = 0;

  publishing_fixture_read (fixture);
  n_read = publishing_fixture_count (fixture, FALSE);
  publishing_fixture_edit (fixture, "messages.credential_verification.SMS.en={\"OTP\":\"${otp}\"}");
  publishing_fixture_wait (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, FALSE), >, n_read);
  g_assert_nonnull (
    publishing_fixture_find_change (fixture, "messages.credential_verification.SMS.en"));
}

/* Another kind of authorization has a secret of its own. */
static void
test_reads_for_authorization (PublishingFixture *fixture,
                              gconstpointer      data)
{
  guint n_read = 0;

  publishing_fixture_read (fixture);
  n_read = publishing_fixture_count (fixture, FALSE);
  publishing_fixture_edit (fixture, "authorization.kind=bearer");
  publishing_fixture_wait (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, FALSE), >, n_read);
}

static void
drift (PublishingFixture *fixture)
{
  publishing_fixture_read (fixture);
  publishing_fixture_run (fixture);
  publishing_fixture_wait_snapshots (fixture, 1);
  publishing_fixture_drift (fixture, "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
}

static void
test_overwrite (PublishingFixture *fixture,
                gconstpointer      data)
{
  drift (fixture);
  g_assert_cmpint (publishing_fixture_find_change (fixture, "provider.name")->kind, ==,
                   SENDER_CHANGE_THEIRS);
  g_assert_true (publishing_fixture_find_change (fixture, "provider.name")->is_kept);
  g_assert_false (sender_plan_has_writes (sender_live_source_get_plan (fixture->source)));
  fixture->n_changed = 0;
  sender_publishing_decide (fixture->publishing, "provider.name", TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_false (publishing_fixture_find_change (fixture, "provider.name")->is_kept);
  g_assert_true (sender_plan_has_writes (sender_live_source_get_plan (fixture->source)));
  sender_publishing_decide (fixture->publishing, "provider.name", TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  sender_publishing_decide (fixture->publishing, "provider.name", FALSE);
  g_assert_true (publishing_fixture_find_change (fixture, "provider.name")->is_kept);
}

/* Between hold and release nothing of it changes, whatever is edited or asked. */
static void
test_held (PublishingFixture *fixture,
           gconstpointer      data)
{
  const SenderPlan *plan = NULL;
  guint             n_read = 0;

  drift (fixture);
  sender_publishing_decide (fixture->publishing, "provider.name", TRUE);
  plan = sender_live_source_get_plan (fixture->source);
  n_read = publishing_fixture_count (fixture, FALSE);
  g_assert_nonnull (sender_live_source_hold (fixture->source));
  g_assert_null (sender_live_source_hold (fixture->source));
  publishing_fixture_edit (fixture, "sms.body[1].value=${from}0");
  publishing_fixture_edit (fixture, "environment.id=00000000-0000-4000-8000-000000000009");
  sender_document_undo (fixture->document);
  publishing_fixture_read_again (fixture);
  g_assert_true (sender_live_source_get_plan (fixture->source) == plan);
  g_assert_cmpuint (publishing_fixture_count (fixture, FALSE), ==, n_read);
  sender_live_source_release (fixture->source, FALSE);
  publishing_fixture_wait (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, FALSE), >, n_read);
  g_assert_false (sender_live_source_get_overwrite (fixture->source, "provider.name"));
  g_assert_true (publishing_fixture_find_change (fixture, "provider.name")->is_kept);
  g_assert_nonnull (publishing_fixture_find_change (fixture, "sms.body[1].value"));
}

/* Before anything was read there is nothing to hold, and nothing to go back to. */
static void
test_unread (PublishingFixture *fixture,
             gconstpointer      data)
{
  g_autoptr (GError) error = NULL;

  publishing_fixture_read (fixture);
  g_assert_null (sender_live_source_hold (fixture->source));
  g_assert_null (sender_live_source_plan_state (fixture->source, NULL, &error));
  g_assert_nonnull (error);
}

#define ADD(name, edits, test)                                                                 \
  g_test_add ("/live-source/" name, PublishingFixture, edits, publishing_fixture_set_up, test, \
              publishing_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("not-connected", "environment.id=", test_not_connected);
  ADD ("unread", "environment.id=", test_unread);
  ADD ("no-secret", NULL, test_no_secret);
  ADD ("read", NULL, test_read);
  ADD ("failed", NULL, test_failed);
  ADD ("cancel", NULL, test_cancel);
  ADD ("standing", NULL, test_standing);
  ADD ("follows-edits", NULL, test_follows_edits);
  ADD ("forgets", NULL, test_forgets);
  ADD ("connected-elsewhere", NULL, test_connected_elsewhere);
  ADD ("reads-for-template", NULL, test_reads_for_template);
  ADD ("reads-for-authorization", NULL, test_reads_for_authorization);
  ADD ("overwrite", NULL, test_overwrite);
  ADD ("held", NULL, test_held);
  return g_test_run ();
}
