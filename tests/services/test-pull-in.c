/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "given.h"
#include "sender-config.h"
#include "sender-connection.h"
#include "sender-error.h"
#include "sender-provider.h"
#include "sender-pull-in.h"
#include "sender-test-config.h"
#include "sender-test-json.h"
#include "sender-test.h"

#include <glib/gstdio.h>

/* Senders of an environment, on real files: which are here, and bringing in those that are not. */

#define HERE "00000000-0000-4000-8000-000000000001"
#define STUDIO "00000000-0000-4000-8000-0000000000a1"
#define PIGEON "00000000-0000-4000-8000-0000000000a2"
#define JOURNAL(place) "{\"steps\":[],\"before\":{\"environment\":\"" place "\"}}"
#define OTHER "00000000-0000-4000-8000-0000000000a3"

typedef struct
{
  char          *folder;
  char          *archived;
  SenderStore   *store;
  SenderArchive *archive;
  SenderLive    *live;
  SenderConfig  *connection;
  GCancellable  *cancellable;
} Fixture;

static SenderLive *
make_live (const char *senders)
{
  SenderLive            *live = sender_live_new (HERE);
  g_autoptr (SenderJson) list = sender_test_json (senders);
  g_autoptr (SenderJson) none = sender_json_new_array ();
  g_autoptr (SenderJson) settings =
    sender_test_json ("{\"smsProvidersFallbackChain\":[\"" STUDIO "\"]}");

  g_assert_true (sender_live_set_senders (live, list, NULL));
  g_assert_true (sender_live_set_settings (live, settings, NULL));
  g_assert_true (sender_live_set_contents (live, "strong_authentication", none, NULL));
  return live;
}

#define REQUESTS "\"requests\":[{\"deliveryMethod\":\"SMS\",\"method\":\"POST\"," \
                 "\"url\":\"https://sms.example/send\"}]"

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *senders = NULL;

  fixture->folder = sender_test_make_dir ();
  fixture->archived = g_build_filename (fixture->folder, "environments", NULL);
  senders = g_build_filename (fixture->folder, "senders", NULL);
  fixture->store = sender_store_new (senders);
  fixture->archive = sender_archive_new (fixture->archived);
  fixture->cancellable = g_cancellable_new ();
  fixture->connection = sender_test_config_studio ();
  sender_test_config_edit (fixture->connection, GIVEN_CONNECTION);
  sender_test_config_edit (fixture->connection, "name=Local;;provider.name=Local");
  fixture->live = make_live (
    "[{\"id\":\"" STUDIO "\",\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"Live Studio\"," REQUESTS
    "},{\"id\":\"" PIGEON "\",\"provider\":\"CUSTOM_PIGEON\",\"loft\":{\"doors\":3}},"
    "{\"id\":\"" OTHER "\",\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"Other\"," REQUESTS "}]");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->connection);
  g_object_unref (fixture->cancellable);
  sender_live_unref (fixture->live);
  g_object_unref (fixture->archive);
  g_object_unref (fixture->store);
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->archived);
  g_free (fixture->folder);
}

static SenderPullIn *
find (Fixture *fixture,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_pull_in_find_async (fixture->store, fixture->archive, fixture->live, fixture->connection,
                             fixture->cancellable, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a search");
  return sender_pull_in_find_finish (fixture->store, result, error);
}

/* The test fails where there are more, or fewer. */
static SenderPullIn *
must_find (Fixture *fixture,
           guint    n_fresh,
           guint    n_known)
{
  g_autoptr (GError) error = NULL;
  SenderPullIn      *found = find (fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->fresh->len, ==, n_fresh);
  g_assert_cmpuint (found->known->len, ==, n_known);
  return found;
}

static gboolean
add (Fixture      *fixture,
     SenderPullIn *found,
     GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_pull_in_add_async (found, fixture->store, fixture->archive, fixture->cancellable,
                            sender_test_result_cb, &result);
  sender_test_wait_result (&result, "adding");
  return sender_pull_in_add_finish (result, error);
}

/* What was found, after it was brought in. */
static SenderPullIn *
bring_in (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SenderPullIn      *found = must_find (fixture, 3, 0);

  g_assert_true (add (fixture, found, &error));
  g_assert_no_error (error);
  return found;
}

static gboolean
take_back (Fixture      *fixture,
           SenderPullIn *found,
           GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_pull_in_take_back_async (found, fixture->store, fixture->archive, sender_test_result_cb,
                                  &result);
  sender_test_wait_result (&result, "taking back");
  return sender_pull_in_take_back_finish (result, error);
}

static SenderConfig *
get_fresh (SenderPullIn *found,
           guint         position)
{
  return sender_pull_in_get_fresh (found, position);
}

static const SenderPullKnown *
get_known (SenderPullIn *found,
           guint         position)
{
  return g_ptr_array_index (found->known, position);
}

static char *
dup_base (Fixture      *fixture,
          SenderConfig *config)
{
  g_autofree char *folder =
    sender_archive_dup_folder (fixture->archive, sender_config_get_id (config));

  return g_build_filename (folder, "published." HERE ".json", NULL);
}

static gboolean
is_stored (Fixture      *fixture,
           SenderConfig *config)
{
  g_autofree char *path = sender_store_get_path (fixture->store, sender_config_get_id (config));

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
has_base (Fixture      *fixture,
          SenderConfig *config)
{
  g_autofree char *path = dup_base (fixture, config);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
assert_nothing (Fixture      *fixture,
                SenderPullIn *found)
{
  for (guint i = 0; i < found->fresh->len; i++)
    {
      g_assert_false (is_stored (fixture, get_fresh (found, i)));
      g_assert_false (has_base (fixture, get_fresh (found, i)));
    }
}

static void
save (Fixture      *fixture,
      SenderConfig *config)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_store_save_async (fixture->store, config, NULL, NULL, NULL, NULL, sender_test_result_cb,
                           &result);
  sender_test_wait_result (&result, "saving");
  sender_store_save_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

/* In the order of the environment, by name, else by id; the one of another kind is only read. */
static void
test_fresh (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SenderPullIn) found = must_find (fixture, 3, 0);
  g_autoptr (SenderPullIn) again = NULL;
  g_autoptr (GError)       error = NULL;

  g_assert_cmpstr (sender_config_get_name (get_fresh (found, 0)), ==, "Live Studio");
  g_assert_cmpstr (sender_config_get_name (get_fresh (found, 1)), ==, PIGEON);
  g_assert_false (sender_pull_in_is_read_only (get_fresh (found, 0)));
  g_assert_true (sender_pull_in_is_read_only (get_fresh (found, 1)));
  g_assert_true (sender_connection_check (get_fresh (found, 0), NULL, NULL));
  assert_nothing (fixture, found);
  g_assert_true (add (fixture, found, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < found->fresh->len; i++)
    g_assert_true (is_stored (fixture, get_fresh (found, i)) &&
                   has_base (fixture, get_fresh (found, i)));
  again = must_find (fixture, 0, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (get_known (again, i)->fault == NULL && get_known (again, i)->n_changes == 0);
}

/* By another name here, and edited since: known by what was kept, and without that by where it came
 * from. */
static void
test_renamed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (SenderPullIn) found = bring_in (fixture);
  g_autoptr (SenderPullIn) again = NULL;
  g_autoptr (SenderPullIn) by_origin = NULL;
  g_autofree char         *base = dup_base (fixture, get_fresh (found, 0));

  sender_test_config_edit (get_fresh (found, 0), "name=Called so here;;provider.name=Ours");
  save (fixture, get_fresh (found, 0));
  again = must_find (fixture, 0, 3);
  g_assert_cmpstr (sender_config_get_name (get_known (again, 0)->config), ==, "Called so here");
  g_assert_cmpuint (get_known (again, 0)->n_changes, ==, 1);
  g_assert_cmpint (g_unlink (base), ==, 0);
  by_origin = must_find (fixture, 0, 3);
}

static void
keep_journal (Fixture    *fixture,
              const char *text)
{
  g_autoptr (SenderJson)   journal = sender_test_json (text);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_archive_write_async (fixture->archive, sender_config_get_id (fixture->connection), NULL,
                              SENDER_ARCHIVE_JOURNAL, journal, NULL, sender_test_result_cb,
                              &result);
  sender_test_wait_result (&result, "the journal");
  sender_archive_write_finish (fixture->archive, result, &error);
  g_assert_no_error (error);
}

/* A publish that did not end has made it, and nothing else is kept of that yet. */
static void
test_unfinished (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SenderPullIn) found = NULL;
  g_autoptr (SenderPullIn) elsewhere = NULL;

  sender_test_config_edit (fixture->connection, "provider.name=Live Studio");
  keep_journal (fixture, JOURNAL (HERE));
  found = must_find (fixture, 2, 1);
  g_assert_cmpstr (sender_config_get_name (get_known (found, 0)->config), ==, "Local");
  keep_journal (fixture, JOURNAL (PIGEON));
  elsewhere = must_find (fixture, 3, 0);
}

/* Two that stand for one sender bring it in as little as one does; the connected one is told, as it
 * is and not as it was saved. */
static void
test_two_of_one (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SenderPullIn) again = NULL;

  sender_pull_in_free (bring_in (fixture));
  g_object_set (fixture->connection,
                "remote", sender_live_find_sender (fixture->live, STUDIO),
                NULL);
  save (fixture, fixture->connection);
  g_object_set (fixture->connection, "name", "Not saved yet", NULL);
  again = must_find (fixture, 0, 3);
  g_assert_cmpstr (sender_config_get_name (get_known (again, 0)->config), ==, "Not saved yet");
  g_assert_null (get_known (again, 0)->fault);
  g_assert_cmpuint (get_known (again, 0)->n_changes, >, 0);
}

/* A copy stands for no sender, whatever it is a copy of. */
static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (SenderPullIn) found = must_find (fixture, 3, 0);
  g_autoptr (SenderPullIn) again = NULL;
  g_autoptr (SenderConfig) copy = sender_config_copy_as (get_fresh (found, 0), "Copy");

  save (fixture, copy);
  again = must_find (fixture, 3, 0);
}

/* It is called as another sender there is by now, of which no plan can be made: told of that one
 * alone. */
static void
test_not_compared (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (SenderPullIn) found = bring_in (fixture);
  g_autoptr (SenderPullIn) again = NULL;

  sender_test_config_edit (get_fresh (found, 0), "provider.name=Other");
  save (fixture, get_fresh (found, 0));
  again = must_find (fixture, 0, 3);
  g_assert_nonnull (get_known (again, 0)->fault);
  g_assert_null (get_known (again, 2)->fault);
}

/* What can't be read of a configuration leaves open which sender it stands for. */
static void
test_not_read (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (SenderPullIn) found = bring_in (fixture);
  g_autoptr (SenderPullIn) none = NULL;
  g_autofree char         *base = dup_base (fixture, get_fresh (found, 1));
  g_autoptr (GError)       error = NULL;

  g_assert_true (g_file_set_contents (base, "{", -1, NULL));
  none = find (fixture, &error);
  g_assert_null (none);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT);
}

/* The service sent what is no sender: nothing is made of the others either. */
static void
test_bad_reply (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SenderPullIn) none = NULL;
  g_autoptr (GError)       error = NULL;

  sender_live_unref (fixture->live);
  fixture->live = make_live ("[{\"id\":\"" STUDIO "\",\"provider\":\"CUSTOM_PROVIDER\","
                             "\"requests\":7}]");
  none = find (fixture, &error);
  g_assert_null (none);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY);
}

/* The last of them can't be stored. */
static void
test_not_stored (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SenderPullIn) found = must_find (fixture, 3, 0);
  g_autoptr (GError)       error = NULL;

  save (fixture, get_fresh (found, 2));
  g_assert_false (add (fixture, found, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT);
  for (guint i = 0; i < 3; i++)
    g_assert_false (has_base (fixture, get_fresh (found, i)));
  g_assert_false (is_stored (fixture, get_fresh (found, 0)));
  g_assert_false (is_stored (fixture, get_fresh (found, 1)));
}

/* The base of the second can't be kept. */
static void
test_not_kept (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (SenderPullIn) found = must_find (fixture, 3, 0);
  g_autofree char         *folder =
    sender_archive_dup_folder (fixture->archive, sender_config_get_id (get_fresh (found, 1)));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->archived, 0700), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  g_assert_false (add (fixture, found, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
  assert_nothing (fixture, found);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SenderPullIn) found = must_find (fixture, 3, 0);
  g_autoptr (SenderPullIn) none = NULL;
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (fixture->cancellable);
  g_assert_false (add (fixture, found, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_nothing (fixture, found);
  none = find (fixture, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* They can be brought in again: nothing is known of them any more. */
static void
test_taken_back (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (SenderPullIn) found = bring_in (fixture);
  g_autoptr (SenderPullIn) again = NULL;
  g_autofree char         *gone =
    sender_store_get_path (fixture->store, sender_config_get_id (get_fresh (found, 1)));
  g_autoptr (GError) error = NULL;

  /* Somebody else deletes one meanwhile. */
  g_assert_cmpint (g_unlink (gone), ==, 0);
  g_assert_true (take_back (fixture, found, &error));
  g_assert_no_error (error);
  assert_nothing (fixture, found);
  again = must_find (fixture, 3, 0);
}

/* What can't be taken out of the library stays whole. */
static void
test_not_taken_back (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (SenderPullIn) found = bring_in (fixture);
  g_autofree char         *place =
    g_build_filename (sender_store_get_folder (fixture->store), ".deleted", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place, "in the way", -1, NULL));
  g_assert_false (take_back (fixture, found, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
  g_assert_true (is_stored (fixture, get_fresh (found, 0)));
  g_assert_true (has_base (fixture, get_fresh (found, 0)));
}

#define add_test(path, function) \
  g_test_add ("/pull-in/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("fresh", test_fresh);
  add_test ("renamed", test_renamed);
  add_test ("unfinished", test_unfinished);
  add_test ("two-of-one", test_two_of_one);
  add_test ("copy", test_copy);
  add_test ("not-compared", test_not_compared);
  add_test ("not-read", test_not_read);
  add_test ("bad-reply", test_bad_reply);
  add_test ("not-stored", test_not_stored);
  add_test ("not-kept", test_not_kept);
  add_test ("cancelled", test_cancelled);
  add_test ("taken-back", test_taken_back);
  add_test ("not-taken-back", test_not_taken_back);
  return g_test_run ();
}
