/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-test-config.h"
#include "sender-test.h"

/* What is decided about somebody else’s change is decided about that change alone. */

#define NAME "provider.name"
#define RENAME(name) "{\"in\":\"senders\",\"set\":{\"name\":\"" name "\"}}"
#define NAMESAKE(last)                                                                  \
  "{\"in\":\"senders\",\"set\":{\"id\":\"00000000-0000-4000-8000-0000000000" last "\"," \
  "\"authentication\":{\"method\":\"BASIC\",\"username\":\"theirs\"}}}"
#define VALUE(n) "sms.body[" n "].value"

/* The requests as they are live, for somebody else to change. (transfer full) */
static SenderJson *
dup_requests (PublishingFixture *fixture)
{
  SenderJson *senders =
    sender_live_get_senders (sender_live_source_get_live (fixture->source));

  return sender_json_copy (
    sender_json_get_member (sender_json_get_element (senders, 0), "requests"));
}

static void
drift_requests (PublishingFixture *fixture,
                SenderJson        *requests)
{
  g_autofree char *text = sender_json_to_string (requests);
  g_autofree char *change = g_strdup_printf (
    "{\"in\":\"senders\",\"set\":{\"requests\":%s}}", text);

  publishing_fixture_drift (fixture, change);
}

/* They say something else in each row of the text message’s body. */
static void
drift_body (PublishingFixture *fixture)
{
  g_autoptr (SenderJson) requests = dup_requests (fixture);

  sender_json_set_string (sender_json_get_element (requests, 0), "body",
                          "From=a&To=b&Parameters=c");
  drift_requests (fixture, requests);
}

/* The test fails if nothing is planned there. */
static const SenderChange *
get_change (PublishingFixture *fixture,
            const char        *path)
{
  const SenderChange *change = publishing_fixture_find_change (fixture, path);

  g_assert_nonnull (change);
  return change;
}

static void
assert_decided (PublishingFixture *fixture,
                const char        *path,
                gboolean           is_decided)
{
  g_assert_true (get_change (fixture, path)->is_kept == !is_decided);
  g_assert_true (sender_live_source_get_overwrite (fixture->source, path) == is_decided);
}

static void
decide (PublishingFixture *fixture,
        const char        *path)
{
  assert_decided (fixture, path, FALSE);
  sender_publishing_decide (fixture->publishing, path, TRUE);
  assert_decided (fixture, path, TRUE);
}

static SenderList *
get_body (PublishingFixture *fixture)
{
  return sender_channel_request_get_body (
    sender_config_get_request (fixture->config, SENDER_CHANNEL_SMS, 0));
}

/* It is carried out as decided. */
static void
test_same (PublishingFixture *fixture,
           gconstpointer      data)
{
  publishing_fixture_drift (fixture, RENAME ("Theirs"));
  decide (fixture, NAME);
  publishing_fixture_read_again (fixture);
  publishing_fixture_edit (fixture, "fallback.enabled=false");
  assert_decided (fixture, NAME, TRUE);
  publishing_fixture_run (fixture);
  g_assert_cmpint (sender_publishing_get_result (fixture->publishing)->state, ==,
                   SENDER_PUBLISH_PUBLISHED);
  g_assert_false (sender_publishing_get_plan (fixture->publishing)->has_drift);
}

/* Theirs is another value by now. That it becomes the former one again says nothing either. */
static void
test_other_theirs (PublishingFixture *fixture,
                   gconstpointer      data)
{
  guint n_writes = publishing_fixture_count (fixture, TRUE);

  publishing_fixture_drift (fixture, RENAME ("Theirs"));
  decide (fixture, NAME);
  publishing_fixture_drift (fixture, RENAME ("Again"));
  assert_decided (fixture, NAME, FALSE);
  publishing_fixture_run (fixture);
  g_assert_cmpuint (publishing_fixture_count (fixture, TRUE), ==, n_writes);
  g_assert_cmpstr (get_change (fixture, NAME)->now, ==, "Again");
  publishing_fixture_drift (fixture, RENAME ("Theirs"));
  assert_decided (fixture, NAME, FALSE);
}

static void
test_other_ours (PublishingFixture *fixture,
                 gconstpointer      data)
{
  publishing_fixture_drift (fixture, RENAME ("Theirs"));
  decide (fixture, NAME);
  publishing_fixture_edit (fixture, NAME "=Ours");
  assert_decided (fixture, NAME, FALSE);
}

static void
test_row_inserted (PublishingFixture *fixture,
                   gconstpointer      data)
{
  g_autoptr (SenderFormField) row = g_object_new (SENDER_TYPE_FORM_FIELD,
                                                  "key", "Note",
                                                  "value", "x",
                                                  "enabled", FALSE,
                                                  NULL);

  drift_body (fixture);
  decide (fixture, VALUE ("1"));
  g_assert_cmpstr (get_change (fixture, VALUE ("1"))->now, ==, "b");
  sender_list_insert (get_body (fixture), 0, row);
  sender_document_commit (fixture->document, "Edit");
  g_assert_cmpstr (get_change (fixture, VALUE ("1"))->now, ==, "a");
  assert_decided (fixture, VALUE ("1"), FALSE);
  assert_decided (fixture, VALUE ("2"), FALSE);
  sender_document_undo (fixture->document);
  assert_decided (fixture, VALUE ("1"), FALSE);
}

/* Rows of which the same was changed in the same way are told by what else they say. */
static void
test_row_removed (PublishingFixture *fixture,
                  gconstpointer      data)
{
  publishing_fixture_drift (
    fixture,
    "{\"in\":\"senders\",\"set\":{\"numbers\":["
    "{\"type\":\"PHONE_NUMBER\",\"number\":\"+15005550001\",\"capabilities\":[],"
    "\"selected\":true,\"available\":true},"
    "{\"type\":\"PHONE_NUMBER\",\"number\":\"+15005550002\",\"capabilities\":[],"
    "\"selected\":true,\"available\":true}]}}");
  decide (fixture, "numbers[0].sms");
  assert_decided (fixture, "numbers[1].sms", FALSE);
  sender_test_config_edit (fixture->config, "-numbers[0]");
  sender_document_commit (fixture->document, "Edit");
  g_assert_cmpstr (
    sender_origination_number_get_number (
      sender_list_get (sender_config_get_numbers (fixture->config), 0)),
    ==, "+15005550002");
  assert_decided (fixture, "numbers[0].sms", FALSE);
}

/* Of a credential nobody is shown what it is: it was decided about the requests as they were. */
static void
test_hidden (PublishingFixture *fixture,
             gconstpointer      data)
{
  g_autoptr (SenderJson) requests = dup_requests (fixture);
  SenderJson            *headers =
    sender_json_get_member (sender_json_get_element (requests, 0), "headers");

  sender_json_set_string (headers, "X-API-Key", "theirs");
  drift_requests (fixture, requests);
  decide (fixture, "sms.headers");
  publishing_fixture_read_again (fixture);
  assert_decided (fixture, "sms.headers", TRUE);
  sender_json_set_string (headers, "X-API-Key", "theirs too");
  drift_requests (fixture, requests);
  assert_decided (fixture, "sms.headers", FALSE);
}

/* Whatever it is about, it holds until it is carried out. */
static void
test_kinds (PublishingFixture *fixture,
            gconstpointer      data)
{
  static const struct
  {
    const char *change;
    const char *path;
  } rows[] = {
    { "{\"in\":\"senders\",\"set\":{\"authentication\":{\"method\":\"BASIC\","
      "\"username\":\"theirs\"}}}",
      "authorization.username" },
    { "{\"in\":\"contents\",\"template\":\"strong_authentication\",\"where\":{"
      "\"deliveryMethod\":\"SMS\"},\"set\":{\"content\":\"theirs ${otp}\"}}",
      PUBLISHING_SMS },
    { "{\"in\":\"settings\",\"set\":{\"smsProvidersFallbackChain\":[]}}", "fallback.chain" },
    { NAMESAKE ("a1"), "provider" },
    { "{\"in\":\"senders\",\"remove\":true}", "provider" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      publishing_fixture_drift (fixture, rows[i].change);
      decide (fixture, rows[i].path);
      publishing_fixture_read_again (fixture);
      assert_decided (fixture, rows[i].path, TRUE);
      publishing_fixture_run (fixture);
      g_assert_cmpint (sender_publishing_get_result (fixture->publishing)->state, ==,
                       SENDER_PUBLISH_PUBLISHED);
      g_assert_false (sender_publishing_get_plan (fixture->publishing)->has_drift);
    }
}

/* Another sender has the name by now. */
static void
test_other_sender (PublishingFixture *fixture,
                   gconstpointer      data)
{
  publishing_fixture_drift (fixture, NAMESAKE ("a1"));
  decide (fixture, "provider");
  publishing_fixture_drift (fixture, NAMESAKE ("a2"));
  assert_decided (fixture, "provider", FALSE);
}

/* What is decided about going back is neither decided about publishing nor about another state. */
static void
test_restoration (PublishingFixture *fixture,
                  gconstpointer      data)
{
  const SenderSnapshot  *snapshot = NULL;
  const SenderSnapshot  *other = NULL;
  g_autoptr (SenderPlan) plan = NULL;

  publishing_fixture_edit (fixture, "sms.body[1].key=to");
  publishing_fixture_run (fixture);
  publishing_fixture_edit (fixture, "sms.body[1].key=To");
  publishing_fixture_run (fixture);
  publishing_fixture_wait_snapshots (fixture, 3);
  publishing_fixture_drift (fixture, RENAME ("Theirs"));
  snapshot = sender_publishing_get_snapshots (fixture->publishing)->pdata[0];
  other = sender_publishing_get_snapshots (fixture->publishing)->pdata[1];
  sender_publishing_set_target (fixture->publishing, SENDER_PUBLISHING_RESTORE, snapshot->id);
  decide (fixture, NAME);
  for (guint i = 0; i < sender_live_source_get_plan (fixture->source)->changes->len; i++)
    g_assert_true (((const SenderChange *) sender_live_source_get_plan (fixture->source)
                      ->changes->pdata[i])
                     ->is_kept);
  plan = sender_live_source_plan_state (fixture->source, other, NULL);
  g_assert_false (sender_plan_has_writes (plan));
  assert_decided (fixture, NAME, TRUE);
  publishing_fixture_drift (fixture, RENAME ("Again"));
  assert_decided (fixture, NAME, FALSE);
}

#define ADD(name, edits, test)                                         \
  g_test_add ("/publishing/decisions/" name, PublishingFixture, edits, \
              publishing_fixture_set_up_published, test, publishing_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same", NULL, test_same);
  ADD ("other-theirs", NULL, test_other_theirs);
  ADD ("other-ours", NULL, test_other_ours);
  ADD ("row-inserted", NULL, test_row_inserted);
  ADD ("row-removed",
       "-numbers[0];;+numbers|number=+15005550001|sms=true;;"
       "+numbers|number=+15005550002|sms=true",
       test_row_removed);
  ADD ("hidden", "+sms.headers|name=X-API-Key|value=ours", test_hidden);
  ADD ("kinds", NULL, test_kinds);
  ADD ("other-sender", NULL, test_other_sender);
  ADD ("restoration", NULL, test_restoration);
  return g_test_run ();
}
