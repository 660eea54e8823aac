/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publishing-fixture.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-library-pull.h"
#include "sender-pull-words.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <string.h>

/* Senders of the stand-ins, brought into a library; and what is said of it. */

#define SENDERS                                                                      \
  "{\"senders\":[{\"id\":\"00000000-0000-4000-8000-0000000000a1\",\"provider\":"     \
  "\"CUSTOM_PROVIDER\",\"name\":\"Live Studio\",\"requests\":[{\"deliveryMethod\":"  \
  "\"SMS\",\"method\":\"POST\",\"url\":\"https://sms.example/send\"}]},"             \
  "{\"id\":\"00000000-0000-4000-8000-0000000000a2\",\"provider\":\"CUSTOM_PIGEON\"," \
  "\"name\":\"Another Kind\"}]}"

typedef struct
{
  PublishingFixture publishing;
  SenderLibrary    *library;
  GCancellable     *cancellable;
  GAsyncResult     *result;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  publishing_fixture_set_up (&fixture->publishing, NULL);
  publishing_fixture_tell (&fixture->publishing, "pingone/environments", SENDERS);
  fixture->library = sender_library_new (fixture->publishing.workspace);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->cancellable);
  publishing_fixture_tear_down (&fixture->publishing, data);
}

static SenderPullArrival *
pull (Fixture *fixture,
      GError **error)
{
  SenderPullArrival *arrival = NULL;

  sender_library_pull_async (fixture->library, fixture->publishing.config, fixture->cancellable,
                             sender_test_result_cb, &fixture->result);
  arrival = sender_library_pull_finish (
    fixture->library, sender_test_wait_result (&fixture->result, "what comes"), error);
  g_clear_object (&fixture->result);
  return arrival;
}

static gboolean
is_running (Fixture *fixture)
{
  return sender_operation_is_running (sender_library_get_pulling (fixture->library));
}

static guint
count (Fixture *fixture)
{
  SenderStore *store = sender_workspace_get_store (fixture->publishing.workspace);

  return g_list_model_get_n_items (G_LIST_MODEL (store));
}

static const char *
get_name (SenderDocument *document)
{
  return sender_config_get_name (sender_document_get_config (document));
}

/* The first of them is open, the list is up to date, and PingOne was only read. */
static void
test_arrival (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError)            error = NULL;
  g_autoptr (SenderPullArrival) arrival = pull (fixture, &error);
  g_autoptr (SenderPullArrival) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_cmpstr (get_name (arrival->document), ==, "Live Studio");
  g_assert_cmpuint (publishing_fixture_count (&fixture->publishing, TRUE), ==, 0);
  g_assert_false (is_running (fixture));
  again = pull (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (again->document);
  g_assert_cmpuint (again->found->known->len, ==, 2);
}

/* By names that are free: here somebody has made one of the same name. */
static void
test_name (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SenderDocument)    document = NULL;
  g_autoptr (SenderPullArrival) arrival = NULL;

  sender_library_create_async (fixture->library, "blank", "Live Studio", NULL,
                               sender_test_result_cb, &fixture->result);
  document = sender_library_create_finish (
    fixture->library, sender_test_wait_result (&fixture->result, "a new one"), NULL);
  g_clear_object (&fixture->result);
  arrival = pull (fixture, NULL);
  g_assert_cmpstr (get_name (arrival->document), ==, "Live Studio 2");
}

static void
test_taken_back (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SenderPullArrival) arrival = pull (fixture, NULL);
  g_autoptr (GError)            error = NULL;

  sender_library_take_back_async (fixture->library, arrival, sender_test_result_cb,
                                  &fixture->result);
  sender_library_take_back_finish (
    fixture->library, sender_test_wait_result (&fixture->result, "taking back"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* One at a time; the one that is under way goes on. */
static void
test_busy (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GAsyncResult)      first = NULL;
  g_autoptr (SenderPullArrival) none = NULL;
  g_autoptr (SenderPullArrival) arrival = NULL;
  g_autoptr (GError)            error = NULL;

  sender_library_pull_async (fixture->library, fixture->publishing.config, NULL,
                             sender_test_result_cb, &first);
  g_assert_true (is_running (fixture));
  none = pull (fixture, &error);
  g_assert_null (none);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BUSY);
  arrival = sender_library_pull_finish (fixture->library,
                                        sender_test_wait_result (&first, "the first"), NULL);
  g_assert_nonnull (arrival);
}

static void
assert_nothing (Fixture *fixture,
                GQuark   domain,
                int      code)
{
  g_autoptr (GError)            error = NULL;
  g_autoptr (SenderPullArrival) none = pull (fixture, &error);

  g_assert_null (none);
  g_assert_error (error, domain, code);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_false (is_running (fixture));
}

/* Not connected, no secret, refused, cancelled: nothing is stored. */
static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  PublishingFixture *publishing = &fixture->publishing;

  publishing_fixture_tell (publishing, "faults",
                           "{\"service\":\"pingone-api\",\"kind\":\"status\",\"status\":403}");
  assert_nothing (fixture, SENDER_ERROR, SENDER_ERROR_FORBIDDEN);
  publishing_fixture_clear_faults (publishing);
  g_cancellable_cancel (fixture->cancellable);
  assert_nothing (fixture, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_cancellable_reset (fixture->cancellable);
  publishing_fixture_set_secret (publishing, SENDER_SECRET_KIND_PINGONE, NULL);
  assert_nothing (fixture, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
  publishing_fixture_set_secret (publishing, SENDER_SECRET_KIND_PINGONE, PUBLISHING_SECRET);
  sender_test_config_edit (publishing->config, "environment.id=");
  assert_nothing (fixture, SENDER_ERROR, SENDER_ERROR_INVALID);
}

static void
assert_words (char       *text,
              const char *fragment)
{
  if (strstr (text, fragment) == NULL)
    g_error ("“%s” lacks “%s”", text, fragment);
  g_free (text);
}

/* What was brought in, what is only kept, what was here. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  SenderConfig                 *config = fixture->publishing.config;
  g_autoptr (SenderPullArrival) arrival = pull (fixture, NULL);
  SenderPullIn                 *found = arrival->found;
  SenderPullKnown               known = { .config = config };

  g_assert_true (sender_pull_in_needs_words (found));
  assert_words (sender_pull_in_dup_title (found), "2 Senders Brought In");
  assert_words (sender_pull_in_dup_summary (found), "2 senders brought in");
  assert_words (sender_pull_in_dup_text (found, config), "stays as it is at PingOne");
  assert_words (sender_pulled_dup_text (g_ptr_array_index (found->fresh, 1)), "kept as it is");
  known.config = sender_pull_in_get_fresh (found, 1);
  assert_words (sender_pull_known_dup_text (&known), "kept as it is");
  known.config = config;
  g_ptr_array_remove_index (found->fresh, 1);
  g_assert_false (sender_pull_in_needs_words (found));
  assert_words (sender_pull_in_dup_summary (found), "“Live Studio” brought in");
  g_ptr_array_remove_index (found->fresh, 0);
  g_assert_true (sender_pull_in_needs_words (found));
  assert_words (sender_pull_in_dup_title (found), "No Sender to Bring In");
  assert_words (sender_pull_in_dup_text (found, config), "“Northwind EU” has no sender yet");
  assert_words (sender_pull_known_dup_text (&known), "Equals what PingOne has");
  known.n_changes = 2;
  assert_words (sender_pull_known_dup_text (&known), "in 2 places");
  known.fault = (char *) "damaged";
  assert_words (sender_pull_known_dup_text (&known), "Could not be compared: damaged");
}

#define add_test(path, function) \
  g_test_add ("/library-pull/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("arrival", test_arrival);
  add_test ("name", test_name);
  add_test ("taken-back", test_taken_back);
  add_test ("busy", test_busy);
  add_test ("nothing", test_nothing);
  add_test ("words", test_words);
  return g_test_run ();
}
