/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-library.h"
#include "sender-request.h"
#include "sender-test.h"
#include "told-vault.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* What is done with whole configurations, on real files. */

typedef struct
{
  char            *folder;
  char            *senders;
  SenderWorkspace *workspace;
  SenderVault     *vault;
  SenderLibrary   *library;
  GAsyncResult    *result;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new_from_environment (NULL);
  g_autoptr (SenderStore)     store = NULL;
  g_autoptr (SenderHistory)   history = NULL;
  g_autofree char            *database = NULL;

  fixture->folder = sender_test_make_dir ();
  fixture->senders = g_build_filename (fixture->folder, "senders", NULL);
  database = g_build_filename (fixture->folder, "history.sqlite", NULL);
  store = sender_store_new (fixture->senders);
  history = sender_history_new (database);
  fixture->vault = told_vault_new ();
  fixture->workspace = sender_workspace_new (store, history, fixture->vault, endpoints, NULL);
  fixture->library = sender_library_new (fixture->workspace);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->library);
  g_clear_object (&fixture->workspace);
  g_clear_object (&fixture->vault);
  sender_test_remove_tree (fixture->folder);
  g_free (fixture->senders);
  g_free (fixture->folder);
}

static GAsyncResult *
wait (Fixture    *fixture,
      const char *what)
{
  return sender_test_wait_result (&fixture->result, what);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (sender_workspace_get_store (fixture->workspace)));
}

static SenderDocument *
create (Fixture    *fixture,
        const char *preset,
        const char *name,
        GError    **error)
{
  SenderDocument *document = NULL;

  sender_library_create_async (fixture->library, preset, name, NULL, sender_test_result_cb,
                               &fixture->result);
  document = sender_library_create_finish (fixture->library, wait (fixture, "a new one"), error);
  g_clear_object (&fixture->result);
  return document;
}

static SenderArrival *
import (Fixture    *fixture,
        const char *text,
        GError    **error)
{
  SenderArrival *arrival = NULL;

  sender_library_import_async (fixture->library, text, -1, "Pasted", NULL, sender_test_result_cb,
                               &fixture->result);
  arrival = sender_library_open_finish (fixture->library, wait (fixture, "an import"), error);
  g_clear_object (&fixture->result);
  return arrival;
}

static SenderArrival *
open_file (Fixture    *fixture,
           const char *path,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SenderArrival    *arrival = NULL;

  sender_library_open_async (fixture->library, file, NULL, sender_test_result_cb,
                             &fixture->result);
  arrival = sender_library_open_finish (fixture->library, wait (fixture, "an opening"), error);
  g_clear_object (&fixture->result);
  return arrival;
}

static const char *
get_name (SenderDocument *document)
{
  return sender_config_get_name (sender_document_get_config (document));
}

static void
test_create (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderDocument) document = create (fixture, "studio", "Northwind", &error);
  g_autoptr (SenderDocument) none = NULL;
  g_autofree char           *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_true (g_file_get_contents (sender_document_get_path (document), &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Northwind"));
  g_assert_cmpuint (count (fixture), ==, 1);

  none = create (fixture, "unheard-of", "Northwind", &error);
  g_assert_null (none);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SenderDocument)   document = create (fixture, "blank", "Northwind Áccess", NULL);
  g_autoptr (SenderStoreEntry) entry =
    g_list_model_get_item (G_LIST_MODEL (sender_workspace_get_store (fixture->workspace)), 0);
  g_autofree char   *taken = sender_library_dup_free_name (fixture->library, "Northwind Áccess");
  g_autofree char   *free_name = sender_library_dup_free_name (fixture->library, "Southwind");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (taken, ==, "Northwind Áccess 2");
  g_assert_cmpstr (free_name, ==, "Southwind");
  g_assert_true (sender_library_matches (entry, ""));
  g_assert_true (sender_library_matches (entry, "áccess NORTH"));
  g_assert_false (sender_library_matches (entry, "north south"));

  g_assert_false (sender_library_rename (fixture->library, document, " \t", &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_assert_cmpstr (get_name (document), ==, "Northwind Áccess");
  g_assert_true (sender_library_rename (fixture->library, document, " Southwind ", NULL));
  g_assert_cmpstr (get_name (document), ==, "Southwind");
  sender_document_undo (document);
  g_assert_cmpstr (get_name (document), ==, "Northwind Áccess");
}

static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SenderDocument) document = create (fixture, "blank", "Northwind", NULL);
  g_autoptr (SenderDocument) copy = NULL;
  g_autoptr (GError)         error = NULL;

  g_object_set (sender_config_get_provider (sender_document_get_config (document)), "name",
                "Not saved", NULL);
  sender_library_duplicate_async (fixture->library, document, NULL, sender_test_result_cb,
                                  &fixture->result);
  copy = sender_library_create_finish (fixture->library, wait (fixture, "a copy"), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_name (copy), ==, "Northwind copy");
  g_assert_cmpstr (sender_config_get_id (sender_document_get_config (copy)), !=,
                   sender_config_get_id (sender_document_get_config (document)));
  g_assert_cmpuint (count (fixture), ==, 2);
  g_assert_true (sender_record_equal (
    sender_config_get_provider (sender_document_get_config (copy)),
    sender_config_get_provider (sender_document_get_config (document))));
}

static void
test_import_secret (Fixture      *fixture,
                    gconstpointer data)
{
  static const char command[] =
    "curl -X POST 'https://studio.twilio.com/v2/Flows/FW00000000000000000000000000000000/"
    "Executions' --data-urlencode 'To=${to}' --data-urlencode 'From=+12065550142' "
    "-u AC00000000000000000000000000000000:hush-hush";
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) arrival = import (fixture, command, &error);
  g_autofree char          *text = NULL;
  SenderSecretKey           key = { NULL, SENDER_SECRET_KIND_PROVIDER, "basic" };
  char                     *secret = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (arrival->n_added, ==, 1);
  g_assert_cmpstr (get_name (arrival->document), ==, "Pasted");
  key.configuration = sender_config_get_id (sender_document_get_config (arrival->document));
  secret = told_vault_dup (fixture->vault, &key);
  g_assert_cmpstr (secret, ==, "hush-hush");
  sender_vault_free_secret (secret);
  g_assert_true (sender_test_has_text (arrival->notes, "put into the keyring"));
  g_assert_false (sender_test_has_text (arrival->notes, "hush-hush"));
  g_assert_true (
    g_file_get_contents (sender_document_get_path (arrival->document), &text, NULL, NULL));
  g_assert_null (strstr (text, "hush-hush"));
}

/* Where its secret can't be kept, a configuration is not imported without it. */
static void
test_import_no_keyring (Fixture      *fixture,
                        gconstpointer data)
{
  static const char command[] =
    "curl https://studio.twilio.com/v2/Flows/FW00000000000000000000000000000000/Executions "
    "-d 'To=${to}' -u AC00000000000000000000000000000000:hush-hush";
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) arrival = NULL;

  told_vault_fail (fixture->vault, SENDER_ERROR_KEYRING_ABSENT);
  arrival = import (fixture, command, &error);
  g_assert_null (arrival);
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_ABSENT, "Nothing was imported");
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* A PingOne collection of two senders with secrets; the second one's body has so many bytes. */
static char *
make_collection (gsize length)
{
  g_autofree char *body = g_strnfill (length, 'x');

  return g_strdup_printf (
    "[{\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"One\",\"authentication\":"
    "{\"method\":\"BASIC\",\"username\":\"u\",\"password\":\"hush-hush\"}},"
    "{\"provider\":\"CUSTOM_PROVIDER\",\"name\":\"Two\",\"authentication\":"
    "{\"method\":\"BASIC\",\"username\":\"u\",\"password\":\"hush-hush\"},"
    "\"requests\":[{\"deliveryMethod\":\"SMS\",\"method\":\"POST\","
    "\"url\":\"https://sms.example.com/\",\"body\":\"{%s}\"}]}]",
    body);
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->senders, 0, NULL);
  const char      *name = NULL;
  guint            n_files = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n_files += g_str_has_suffix (name, ".json");
  return n_files;
}

/* All that a collection brings, or nothing of it. */
static void
test_import_nothing_kept (Fixture      *fixture,
                          gconstpointer data)
{
  g_autofree char          *text = make_collection (10);
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) refused = NULL;
  g_autoptr (SenderArrival) taken = NULL;

  told_vault_fail_store (fixture->vault, 2, SENDER_ERROR_KEYRING_LOCKED);
  refused = import (fixture, text, &error);
  g_assert_null (refused);
  sender_test_assert_error (error, SENDER_ERROR_KEYRING_LOCKED, "the secret of “Two”");
  g_clear_error (&error);
  g_assert_cmpuint (told_vault_get_n_stores (fixture->vault), ==, 1);
  g_assert_cmpuint (told_vault_get_n_held (fixture->vault), ==, 0);
  g_assert_cmpuint (count_files (fixture), ==, 0);

  taken = import (fixture, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->n_added, ==, 2);
  g_assert_cmpstr (get_name (taken->document), ==, "One");
  g_assert_cmpuint (told_vault_get_n_held (fixture->vault), ==, 2);
  g_assert_cmpuint (count_files (fixture), ==, 2);
}

/* A limit on the size of files is as good as a full disk. */
static void
test_import_full_disk (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char          *text = make_collection (100 * 1024);
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) arrival = NULL;
  struct rlimit             usual = { 0 };
  struct rlimit             small = { 0 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  small = (struct rlimit){ 64 * 1024, usual.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  arrival = import (fixture, text, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  g_assert_null (arrival);
  sender_test_assert_error (error, SENDER_ERROR_STORAGE, "Nothing was imported: ");
  g_assert_cmpuint (told_vault_get_n_stores (fixture->vault), ==, 2);
  g_assert_cmpuint (told_vault_get_n_held (fixture->vault), ==, 0);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

static void
test_import_procedure (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char          *path = sender_test_data_path ("procedure-like.txt");
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) arrival = open_file (fixture, path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (arrival->n_added, ==, 1);
  g_assert_cmpstr (get_name (arrival->document), ==, "procedure-like");
  g_assert_cmpuint (
    sender_inspection_get_sum (sender_document_get_inspection (arrival->document)).errors, >, 0);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
test_import_rubbish (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) arrival = import (fixture, "good morning", &error);

  g_assert_null (arrival);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT);
  g_assert_cmpuint (count (fixture), ==, 0);
}

/* A document from elsewhere is edited where it is; pasted, it comes into the library, as a copy if
 * it is there. */
static void
test_open_document (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (SenderDocument) document = create (fixture, "blank", "Northwind", NULL);
  g_autofree char           *elsewhere = g_build_filename (fixture->folder, "mine.json", NULL);
  g_autofree char           *text = NULL;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderArrival)  opened = NULL;
  g_autoptr (SenderArrival)  pasted = NULL;

  g_assert_true (g_file_get_contents (sender_document_get_path (document), &text, NULL, NULL));
  g_assert_true (g_file_set_contents (elsewhere, text, -1, NULL));
  opened = open_file (fixture, elsewhere, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (opened->n_added, ==, 0);
  g_assert_cmpstr (sender_document_get_path (opened->document), ==, elsewhere);
  g_assert_cmpuint (count (fixture), ==, 1);

  pasted = import (fixture, text, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pasted->n_added, ==, 1);
  g_assert_true (sender_test_has_text (pasted->notes, "already"));
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_open_missing (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char          *path = g_build_filename (fixture->folder, "none.json", NULL);
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderArrival) arrival = open_file (fixture, path, &error);

  g_assert_null (arrival);
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE);
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (SenderDocument) document = create (fixture, "blank", "Northwind", NULL);
  const char                *path = sender_document_get_path (document);
  g_autofree char           *kept = NULL;
  g_autoptr (GError)         error = NULL;

  sender_library_delete_async (fixture->library, path, NULL, sender_test_result_cb,
                               &fixture->result);
  g_assert_true (sender_library_delete_finish (fixture->library, wait (fixture, "a deletion"),
                                               &kept, &error));
  g_clear_object (&fixture->result);
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  sender_library_restore_async (fixture->library, kept, path, NULL, sender_test_result_cb,
                                &fixture->result);
  g_assert_true (
    sender_library_restore_finish (fixture->library, wait (fixture, "a restoring"), &error));
  g_clear_object (&fixture->result);
  g_assert_cmpuint (count (fixture), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  /* What is there is not written over. */
  sender_library_restore_async (fixture->library, kept, path, NULL, sender_test_result_cb,
                                &fixture->result);
  g_assert_false (
    sender_library_restore_finish (fixture->library, wait (fixture, "a restoring"), &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_CONFLICT);
}

#define ADD(name, function) \
  g_test_add ("/services/library/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("create", test_create);
  ADD ("names", test_names);
  ADD ("duplicate", test_duplicate);
  ADD ("import-secret", test_import_secret);
  ADD ("import-no-keyring", test_import_no_keyring);
  ADD ("import-nothing-kept", test_import_nothing_kept);
  ADD ("import-full-disk", test_import_full_disk);
  ADD ("import-procedure", test_import_procedure);
  ADD ("import-rubbish", test_import_rubbish);
  ADD ("open-document", test_open_document);
  ADD ("open-missing", test_open_missing);
  ADD ("delete", test_delete);
  return g_test_run ();
}
