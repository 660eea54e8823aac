/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "sender-connection.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-list.h"
#include "sender-message-matrix.h"
#include "sender-mirror.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <glib/gstdio.h>
#include <string.h>

/* What becomes of the base of plans when what is live is taken over into the document. */

#define THEIR_NAME "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}"
#define GENERAL "messages.general.SMS.en"
#define THEIR_TEXT                                                                     \
  "{\"in\":\"contents\",\"template\":\"strong_authentication\",\"where\":{"            \
  "\"deliveryMethod\":\"SMS\",\"content\":\"{\\\"OTP\\\":\\\"${otp}\\\"}\"},\"set\":{" \
  "\"content\":\"theirs ${otp}\"}}"

#define WITHOUT_HEADERS                                                               \
  "{\"in\":\"senders\",\"set\":{\"requests\":[{\"deliveryMethod\":\"SMS\","           \
  "\"method\":\"POST\",\"url\":\"https://studio.twilio.com/v2/Flows/FW/Executions\"," \
  "\"body\":\"To=${to}\"}]}}"

/* Published, and then changed by somebody else. */
static void
set_up (PublishingFixture *fixture,
        gconstpointer      data)
{
  publishing_fixture_set_up_published (fixture, NULL);
  publishing_fixture_tell (fixture, "pingone/changes", THEIR_NAME);
  publishing_fixture_drift (fixture, THEIR_TEXT);
}

static void
assert_change (PublishingFixture *fixture,
               const char        *path,
               SenderChangeKind   kind)
{
  const SenderChange *change = publishing_fixture_find_change (fixture, path);

  g_assert_nonnull (change);
  g_assert_cmpint (change->kind, ==, kind);
  g_assert_cmpint (change->is_kept, ==, kind == SENDER_CHANGE_THEIRS);
}

/* As it was before anything was taken over. */
static void
assert_theirs (PublishingFixture *fixture)
{
  assert_change (fixture, "provider.name", SENDER_CHANGE_THEIRS);
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_THEIRS);
  g_assert_false (sender_plan_has_writes (sender_live_source_get_plan (fixture->source)));
}

static void
assert_nothing_left (PublishingFixture *fixture)
{
  g_assert_cmpuint (sender_live_source_get_plan (fixture->source)->changes->len, ==, 0);
}

static void
take_over (PublishingFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sender_live_source_take_over (fixture->source, "Take Over", &error));
  g_assert_no_error (error);
}

static gboolean
archive_says (PublishingFixture *fixture,
              const char        *words)
{
  g_autofree char   *path = publishing_fixture_dup_kept (fixture);
  g_autofree char   *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return strstr (text, words) != NULL;
}

static gboolean
has_kept_theirs (gpointer user_data)
{
  return archive_says (user_data, "Theirs");
}

static gboolean
has_kept_ours (gpointer user_data)
{
  return !archive_says (user_data, "Theirs");
}

/* An edit of what was taken over is ours, before and after a reading. */
static void
test_edit (PublishingFixture *fixture,
           gconstpointer      data)
{
  assert_theirs (fixture);
  take_over (fixture);
  sender_test_config_assert (fixture->config, "provider.name", "Theirs");
  assert_nothing_left (fixture);
  publishing_fixture_edit (fixture, "provider.name=Mine");
  assert_change (fixture, "provider.name", SENDER_CHANGE_OURS);
  publishing_fixture_edit (fixture, PUBLISHING_SMS "=mine ${otp}");
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_OURS);
  publishing_fixture_read_again (fixture);
  assert_change (fixture, "provider.name", SENDER_CHANGE_OURS);
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_OURS);
  publishing_fixture_drift (fixture, "{\"in\":\"senders\",\"set\":{\"name\":\"Again\"}}");
  assert_change (fixture, "provider.name", SENDER_CHANGE_THEIRS);
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_OURS);
}

/* Undone, it is as if nobody had seen it: theirs is not overwritten for it. */
static void
test_undo (PublishingFixture *fixture,
           gconstpointer      data)
{
  take_over (fixture);
  publishing_fixture_edit (fixture, "provider.name=Mine");
  sender_document_undo (fixture->document);
  assert_nothing_left (fixture);
  sender_document_undo (fixture->document);
  assert_theirs (fixture);
  publishing_fixture_edit (fixture, "sms.body[1].key=to");
  assert_change (fixture, "sms.body[1].key", SENDER_CHANGE_OURS);
  assert_change (fixture, "provider.name", SENDER_CHANGE_THEIRS);
  sender_document_undo (fixture->document);
  publishing_fixture_read_again (fixture);
  assert_theirs (fixture);
}

static void
test_redo (PublishingFixture *fixture,
           gconstpointer      data)
{
  take_over (fixture);
  sender_document_undo (fixture->document);
  sender_document_redo (fixture->document);
  assert_nothing_left (fixture);
  publishing_fixture_edit (fixture, "provider.name=Mine");
  assert_change (fixture, "provider.name", SENDER_CHANGE_OURS);
}

/* The archive says what is true of the file: nothing before it is saved, and again what it said
 * when it was undone and saved. */
static void
test_saved (PublishingFixture *fixture,
            gconstpointer      data)
{
  take_over (fixture);
  publishing_fixture_read_again (fixture);
  g_assert_false (archive_says (fixture, "Theirs"));
  publishing_fixture_save (fixture);
  sender_test_wait_until (has_kept_theirs, fixture, "the archive");
  publishing_fixture_read_again (fixture);
  assert_nothing_left (fixture);
  sender_document_undo (fixture->document);
  assert_theirs (fixture);
  g_assert_true (archive_says (fixture, "Theirs"));
  publishing_fixture_save (fixture);
  sender_test_wait_until (has_kept_ours, fixture, "the archive");
  publishing_fixture_read_again (fixture);
  assert_theirs (fixture);
  sender_document_redo (fixture->document);
  publishing_fixture_edit (fixture, "provider.name=Mine");
  assert_change (fixture, "provider.name", SENDER_CHANGE_OURS);
}

/* Opened again, it is known from the archive. */
static void
test_opened_again (PublishingFixture *fixture,
                   gconstpointer      data)
{
  g_autofree char *path = NULL;

  take_over (fixture);
  publishing_fixture_save (fixture);
  sender_test_wait_until (has_kept_theirs, fixture, "the archive");
  path = g_strdup (sender_document_get_path (fixture->document));
  publishing_fixture_reopen (fixture, path);
  assert_nothing_left (fixture);
  publishing_fixture_edit (fixture, "provider.name=Mine");
  assert_change (fixture, "provider.name", SENDER_CHANGE_OURS);
}

/* Closed unsaved, the file and the archive say what they said. */
static void
test_closed_unsaved (PublishingFixture *fixture,
                     gconstpointer      data)
{
  g_autofree char *path = NULL;

  path = g_strdup (sender_document_get_path (fixture->document));
  take_over (fixture);
  publishing_fixture_reopen (fixture, path);
  sender_test_config_assert (fixture->config, "provider.name", "Twilio Studio");
  assert_theirs (fixture);
}

/* What somebody else wrote to the file came of what was saved. */
static void
test_reloaded (PublishingFixture *fixture,
               gconstpointer      data)
{
  g_autoptr (SenderConfig) theirs = NULL;

  publishing_fixture_save (fixture);
  theirs = sender_record_copy (fixture->config);
  take_over (fixture);
  sender_document_take_theirs (fixture->document, theirs);
  assert_theirs (fixture);
  take_over (fixture);
  publishing_fixture_save (fixture);
  sender_test_wait_until (has_kept_theirs, fixture, "the archive");
  g_clear_object (&theirs);
  theirs = sender_record_copy (fixture->config);
  sender_document_undo (fixture->document);
  sender_test_config_edit (theirs, "provider.name=Mine");
  sender_document_take_theirs (fixture->document, theirs);
  assert_change (fixture, "provider.name", SENDER_CHANGE_OURS);
}

/* A publish ends it: its own base counts, whatever is undone. */
static void
test_published (PublishingFixture *fixture,
                gconstpointer      data)
{
  const SenderPublishResult *result = NULL;

  take_over (fixture);
  publishing_fixture_edit (fixture, "provider.name=Mine");
  publishing_fixture_run (fixture);
  result = sender_publishing_get_result (fixture->publishing);
  g_assert_nonnull (result);
  g_assert_cmpint (result->state, ==, SENDER_PUBLISH_PUBLISHED);
  assert_nothing_left (fixture);
  g_assert_false (archive_says (fixture, "Theirs"));
  sender_document_undo (fixture->document);
  assert_change (fixture, "provider.name", SENDER_CHANGE_OURS);
  sender_document_undo (fixture->document);
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_OURS);
}

/* As another program does that publishes or pulls. */
static void
keep_nothing (PublishingFixture *fixture)
{
  SenderArchive           *archive = sender_workspace_get_archive (fixture->workspace);
  g_autofree char         *here = sender_connection_dup_environment (fixture->config);
  g_autoptr (GAsyncResult) result = NULL;

  sender_archive_write_async (archive, sender_config_get_id (fixture->config), here,
                              SENDER_ARCHIVE_PUBLISHED, NULL, NULL, sender_test_result_cb,
                              &result);
  sender_test_wait_result (&result, "the archive");
  g_assert_true (sender_archive_write_finish (archive, result, NULL));
}

static void
test_published_elsewhere (PublishingFixture *fixture,
                          gconstpointer      data)
{
  take_over (fixture);
  publishing_fixture_edit (fixture, "provider.name=Mine");
  keep_nothing (fixture);
  publishing_fixture_read_again (fixture);
  assert_change (fixture, "provider.name", SENDER_CHANGE_THEIRS);
  g_assert_null (sender_live_source_get_base (fixture->source));
  sender_document_undo (fixture->document);
  sender_document_undo (fixture->document);
  g_assert_null (sender_live_source_get_base (fixture->source));
}

/* What PingOne has of the message in English, as the Messages page takes it over. */
static void
take_text (PublishingFixture *fixture)
{
  SenderLive           *live = sender_live_source_get_live (fixture->source);
  g_autoptr (GPtrArray) all = sender_mirror_list_live_messages (live);
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (sender_message_get_channel (all->pdata[i]) == SENDER_CHANNEL_SMS)
      g_ptr_array_add (taken, all->pdata[i]);
  g_assert_cmpuint (taken->len, ==, 1);
  publishing_fixture_edit (fixture, PUBLISHING_SMS "=theirs ${otp}");
  sender_live_source_note_taken (fixture->source, taken);
}

/* One text is ours then, and nothing else. */
static void
test_message (PublishingFixture *fixture,
              gconstpointer      data)
{
  take_text (fixture);
  g_assert_null (publishing_fixture_find_change (fixture, PUBLISHING_SMS));
  assert_change (fixture, "provider.name", SENDER_CHANGE_THEIRS);
  publishing_fixture_edit (fixture, PUBLISHING_SMS "=mine ${otp}");
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_OURS);
  assert_change (fixture, "provider.name", SENDER_CHANGE_THEIRS);
  sender_document_undo (fixture->document);
  sender_document_undo (fixture->document);
  assert_theirs (fixture);
}

/* What was taken over of a template and is removed again is ours to delete, although the document
 * has no message of it any more. */
static void
test_removed (PublishingFixture *fixture,
              gconstpointer      data)
{
  publishing_fixture_tell (
    fixture, "pingone/environments",
    "{\"contents\":{\"general\":[{\"id\":\"c1\",\"deliveryMethod\":\"SMS\",\"locale\":\"en\","
    "\"content\":\"Theirs\"}]},\"senders\":[{\"id\":\"00000000-0000-4000-8000-0000000000a1\","
    "\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"Twilio Studio\",\"requests\":[{"
    "\"deliveryMethod\":\"SMS\",\"method\":\"POST\",\"url\":\"https://theirs.example/send\"}]}]}");
  keep_nothing (fixture);
  publishing_fixture_read_again (fixture);
  sender_live_source_complete (fixture->source);
  publishing_fixture_wait (fixture);
  take_over (fixture);
  sender_test_config_assert (fixture->config, GENERAL, "Theirs");
  publishing_fixture_edit (fixture, "-" GENERAL);
  assert_change (fixture, GENERAL, SENDER_CHANGE_OURS);
  publishing_fixture_read_again (fixture);
  assert_change (fixture, GENERAL, SENDER_CHANGE_OURS);
}

/* Where nobody knows what the sender was, nobody does afterwards. */
static void
test_message_without_base (PublishingFixture *fixture,
                           gconstpointer      data)
{
  keep_nothing (fixture);
  publishing_fixture_edit (fixture, "provider.name=Theirs;;sms.body[1].key=to");
  publishing_fixture_read_again (fixture);
  assert_change (fixture, "sms.body[1].key", SENDER_CHANGE_THEIRS);
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_THEIRS);
  take_text (fixture);
  publishing_fixture_edit (fixture, PUBLISHING_SMS "=mine ${otp}");
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_OURS);
  assert_change (fixture, "sms.body[1].key", SENDER_CHANGE_THEIRS);
  publishing_fixture_read_again (fixture);
  assert_change (fixture, PUBLISHING_SMS, SENDER_CHANGE_OURS);
  assert_change (fixture, "sms.body[1].key", SENDER_CHANGE_THEIRS);
}

static guint
count_headers (SenderConfig *config)
{
  return sender_list_get_n_items (sender_channel_request_get_headers (
    sender_config_get_request (config, SENDER_CHANNEL_SMS, 0)));
}

/* A credential that was published, and that somebody else has taken out, goes; what is asked about
 * says so. */
static void
test_credential (PublishingFixture *fixture,
                 gconstpointer      data)
{
  g_autoptr (SenderConfig) shown = NULL;

  publishing_fixture_edit (fixture, "+sms.headers|name=X-Api-Key|value=first-key-1");
  publishing_fixture_run (fixture);
  publishing_fixture_drift (fixture, WITHOUT_HEADERS);
  assert_change (fixture, "sms.headers", SENDER_CHANGE_THEIRS);
  shown = sender_live_source_dup_taken_over (fixture->source);
  g_assert_cmpuint (count_headers (shown), ==, 0);
  take_over (fixture);
  g_assert_true (sender_record_equal (shown, fixture->config));
  assert_nothing_left (fixture);
}

static gboolean
is_told (gpointer user_data)
{
  return sender_live_source_get_unkept (user_data) != NULL;
}

/* That it could not be kept is told, until it is. */
static void
test_unkept (PublishingFixture *fixture,
             gconstpointer      data)
{
  g_autofree char *path = publishing_fixture_dup_kept (fixture);
  g_autofree char *aside = g_strconcat (path, ".aside", NULL);

  take_over (fixture);
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (sender_live_source_get_unkept (fixture->source));
  publishing_fixture_save (fixture);
  sender_test_wait_until (is_told, fixture->source, "what is wrong");
  fixture->n_changed = 0;
  sender_document_undo (fixture->document);
  g_assert_null (sender_live_source_get_unkept (fixture->source));
  sender_document_redo (fixture->document);
  g_assert_nonnull (sender_live_source_get_unkept (fixture->source));
  g_assert_cmpuint (fixture->n_changed, >, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  publishing_fixture_edit (fixture, "sms.body[1].key=to");
  publishing_fixture_save (fixture);
  sender_test_wait_until (has_kept_theirs, fixture, "the base");
  publishing_fixture_wait (fixture);
  publishing_fixture_read_again (fixture);
  g_assert_null (sender_live_source_get_unkept (fixture->source));
}

#define ADD(name, test)                                                   \
  g_test_add ("/taken-over/" name, PublishingFixture, NULL, set_up, test, \
              publishing_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("edit", test_edit);
  ADD ("undo", test_undo);
  ADD ("redo", test_redo);
  ADD ("saved", test_saved);
  ADD ("opened-again", test_opened_again);
  ADD ("closed-unsaved", test_closed_unsaved);
  ADD ("reloaded", test_reloaded);
  ADD ("published", test_published);
  ADD ("published-elsewhere", test_published_elsewhere);
  ADD ("message", test_message);
  ADD ("removed", test_removed);
  ADD ("credential", test_credential);
  ADD ("unkept", test_unkept);
  ADD ("message-without-base", test_message_without_base);
  return g_test_run ();
}
