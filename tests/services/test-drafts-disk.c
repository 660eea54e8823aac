/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "drafts-fixture.h"
#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-format-document.h"
#include "sender-json.h"
#include "sender-provider.h"
#include "sender-test.h"

#include <glib/gstdio.h>

/* What somebody else does to a file, and what is kept of its document then. */

static gboolean
is_gone (gpointer data)
{
  return sender_document_is_gone (data);
}

static void
count_cb (SenderDrafts *drafts,
          gpointer      user_data)
{
  ++*(guint *) user_data;
}

/* Without a file it is kept as if it were edited, shown or not, until the file is back. */
static void
test_gone (DraftsFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;
  const char           *path = sender_document_get_path (fixture->document);
  guint                 n_told = 0;

  g_signal_connect (fixture->drafts, "gone", G_CALLBACK (count_cb), &n_told);
  sender_drafts_follow (fixture->drafts, fixture->document);
  g_assert_cmpint (g_unlink (path), ==, 0);
  sender_test_wait_until (drafts_fixture_is_one, fixture->drafts, "a draft");
  found = drafts_fixture_list (fixture->drafts);
  g_assert_true (((SenderDraft *) g_ptr_array_index (found, 0))->is_lost);
  g_assert_cmpstr (((SenderDraft *) g_ptr_array_index (found, 0))->path, ==, path);
  g_assert_cmpuint (n_told, ==, 1);

  g_assert_null (sender_drafts_get_gone (fixture->drafts, fixture->document));
  sender_drafts_leave (fixture->drafts, fixture->document, FALSE);
  g_assert_true (sender_drafts_get_gone (fixture->drafts, NULL) == fixture->document);
  drafts_fixture_write_saved (fixture->document);
  sender_test_wait_until (drafts_fixture_is_none, fixture->drafts, "no draft");
  g_assert_null (sender_drafts_get_gone (fixture->drafts, NULL));
  g_assert_cmpuint (n_told, ==, 2);
}

static gboolean
is_changed (gpointer data)
{
  return sender_document_get_disk (data) == SENDER_DISK_STATE_CHANGED;
}

static void
write_draft (const char *place,
             SenderJson *json)
{
  g_autofree char *text = sender_json_to_pretty (json);

  g_assert_true (g_file_set_contents (place, text, -1, NULL));
}

static void
write_theirs (SenderDocument *document,
              const char     *name)
{
  g_autoptr (SenderConfig) theirs = sender_record_copy (sender_document_get_config (document));
  g_autofree char         *text = NULL;

  g_object_set (sender_config_get_provider (theirs), "name", name, NULL);
  text = sender_format_document_write (theirs);
  g_assert_true (g_file_set_contents (sender_document_get_path (document), text, -1, NULL));
}

/* What somebody else wrote is kept in the file. What was here before is kept once it is wanted, or
 * edited. */
static void
test_changed (DraftsFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) found = NULL;

  sender_drafts_follow (fixture->drafts, fixture->document);
  write_theirs (fixture->document, "Theirs");
  sender_test_wait_until (is_changed, fixture->document, "the change");
  drafts_fixture_flush (fixture->drafts);
  g_assert_cmpuint (drafts_fixture_count (fixture->drafts), ==, 0);
  sender_document_keep_mine (fixture->document,
                             sender_document_get_theirs (fixture->document));
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_DRAFT);
  drafts_fixture_flush (fixture->drafts);
  g_assert_cmpuint (drafts_fixture_count (fixture->drafts), ==, 1);
  found = drafts_fixture_list (fixture->drafts);
  g_assert_cmpstr (drafts_fixture_get_typed (g_ptr_array_index (found, 0)), !=, "Theirs");
}

/* With edits of ours both are kept, until it is said whose is wanted. */
static void
test_changed_both (DraftsFixture *fixture,
                   gconstpointer  data)
{
  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "Typed");
  sender_test_wait_until (drafts_fixture_is_one, fixture->drafts, "a draft");
  write_theirs (fixture->document, "Theirs");
  sender_test_wait_until (is_changed, fixture->document, "the change");
  drafts_fixture_flush (fixture->drafts);
  g_assert_cmpuint (drafts_fixture_count (fixture->drafts), ==, 1);
  sender_document_take_theirs (fixture->document,
                               sender_document_get_theirs (fixture->document));
  g_assert_cmpint (sender_document_get_state (fixture->document), ==, SENDER_CONFIG_STATE_SAVED);
  sender_test_wait_until (drafts_fixture_is_none, fixture->drafts, "no draft");
  sender_document_undo (fixture->document);
  sender_test_wait_until (drafts_fixture_is_one, fixture->drafts, "a draft");
}

static gboolean
is_outdated (DraftsFixture *fixture)
{
  g_autoptr (GPtrArray)    found = drafts_fixture_list (fixture->drafts);
  const SenderDraft       *draft = NULL;
  g_autoptr (SenderConfig) now =
    sender_document_file_read (sender_document_get_path (fixture->document), NULL, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  draft = g_ptr_array_index (found, 0);
  g_assert_cmpstr (drafts_fixture_get_typed (draft), ==, "Typed");
  return sender_draft_is_outdated (draft, now);
}

/* A draft knows what it was made from, and so whether the file was changed since. */
static void
test_outdated (DraftsFixture *fixture,
               gconstpointer  data)
{
  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "Typed");
  drafts_fixture_flush (fixture->drafts);
  g_assert_false (is_outdated (fixture));
  write_theirs (fixture->document, "Theirs");
  g_assert_true (is_outdated (fixture));

  /* Theirs was seen, and mine preferred to it: that is what it is told from now. */
  sender_test_wait_until (is_changed, fixture->document, "the change");
  sender_document_keep_mine (fixture->document,
                             sender_document_get_theirs (fixture->document));
  drafts_fixture_flush (fixture->drafts);
  g_assert_false (is_outdated (fixture));
  write_theirs (fixture->document, "Theirs again");
  g_assert_true (is_outdated (fixture));
}

/* Earlier versions did not keep what a draft was made from, and what can't be read is as good. */
static void
test_without_base (DraftsFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray)  found = NULL;
  g_autofree char       *place = NULL;
  g_autofree char       *text = NULL;
  g_autoptr (SenderJson) json = NULL;

  sender_drafts_follow (fixture->drafts, fixture->document);
  drafts_fixture_type (fixture->document, "Typed");
  drafts_fixture_flush (fixture->drafts);
  found = drafts_fixture_list (fixture->drafts);
  place = g_strdup (((SenderDraft *) g_ptr_array_index (found, 0))->place);
  g_assert_true (g_file_get_contents (place, &text, NULL, NULL));
  json = sender_json_parse (text, -1, NULL);
  write_theirs (fixture->document, "Theirs");

  sender_json_set_string (json, "base", "unknown");
  write_draft (place, json);
  g_assert_false (is_outdated (fixture));
  sender_json_remove_member (json, "base");
  write_draft (place, json);
  g_assert_false (is_outdated (fixture));
}

/* What was never saved was made from nothing. */
static void
test_never_saved (DraftsFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (SenderDocument) document = drafts_fixture_make (NULL);
  g_autoptr (GPtrArray)      found = NULL;
  const SenderDraft         *draft = NULL;

  sender_drafts_follow (fixture->drafts, document);
  drafts_fixture_type (document, "Typed");
  drafts_fixture_flush (fixture->drafts);
  found = drafts_fixture_list (fixture->drafts);
  g_assert_cmpuint (found->len, ==, 1);
  draft = g_ptr_array_index (found, 0);
  g_assert_null (draft->path);
  g_assert_null (draft->base);
}

/* What can't be read keeps nothing: it is kept here. */
static void
test_damaged (DraftsFixture *fixture,
              gconstpointer  data)
{
  const char *path = sender_document_get_path (fixture->document);

  sender_drafts_follow (fixture->drafts, fixture->document);
  g_assert_true (g_file_set_contents (path, "{}", -1, NULL));
  sender_test_wait_until (drafts_fixture_is_one, fixture->drafts, "a draft");
  drafts_fixture_write_saved (fixture->document);
  sender_test_wait_until (drafts_fixture_is_none, fixture->drafts, "no draft");
}

/* What the program itself takes away is missed by nobody, until it is known to have failed. */
static void
test_held (DraftsFixture *fixture,
           gconstpointer  data)
{
  g_autofree char           *path = g_build_filename (fixture->folder, "other.json", NULL);
  g_autoptr (SenderDocument) other = drafts_fixture_make (path);

  sender_drafts_follow (fixture->drafts, fixture->document);
  sender_drafts_follow (fixture->drafts, other);
  sender_drafts_hold (fixture->drafts, fixture->document, TRUE);
  g_assert_cmpint (g_unlink (sender_document_get_path (fixture->document)), ==, 0);
  sender_test_wait_until (is_gone, other, "the other to be missed");
  g_assert_false (sender_document_is_gone (fixture->document));
  sender_drafts_hold (fixture->drafts, fixture->document, FALSE);
  sender_test_wait_until (is_gone, fixture->document, "it to be missed");
}

#define ADD(name, function)                                                              \
  g_test_add ("/services/drafts-disk/" name, DraftsFixture, NULL, drafts_fixture_set_up, \
              function, drafts_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("gone", test_gone);
  ADD ("changed", test_changed);
  ADD ("changed-both", test_changed_both);
  ADD ("outdated", test_outdated);
  ADD ("without-base", test_without_base);
  ADD ("never-saved", test_never_saved);
  ADD ("damaged", test_damaged);
  ADD ("held", test_held);
  return g_test_run ();
}
