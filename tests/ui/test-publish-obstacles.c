/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publish-page-fixture.h"
#include "sender-archive-lock.h"
#include "sender-config.h"
#include "sender-library.h"
#include "sender-test.h"
#include "widgets.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the Publish page says of the environment before anything is written to it. */

/* In full, and for as long as it is not shown. */
static void
test_gap (PublishPageFixture *self,
          gconstpointer       data)
{
  const char *title = "Not all of the environment could be read";
  GtkWidget  *row = NULL;

  g_assert_null (widgets_find_row (self->page, title));
  publishing_fixture_hide (&self->live, "languages");
  row = widgets_find_row (self->page, title);
  g_assert_nonnull (row);
  g_assert_cmpint (adw_action_row_get_subtitle_lines (ADW_ACTION_ROW (row)), ==, 0);
  g_assert_true (widgets_say (row, "Not read: the enabled languages. PingOne answered 403"));
  g_assert_true (widgets_say (row, "the role Environment Admin"));
  publishing_fixture_run (&self->live);
  g_assert_true (widgets_say (self->page, "Published, and read back."));
  g_assert_nonnull (widgets_find_row (self->page, title));
  publishing_fixture_clear_faults (&self->live);
  publish_page_fixture_read (self);
  g_assert_null (widgets_find_row (self->page, title));
}

/* Who wants to publish all the same is led there, and nothing is written. */
static void
test_obstacle (PublishPageFixture *self,
               gconstpointer       data)
{
  const char *title = "This plan can’t be carried out";
  GtkWidget  *row = NULL;

  publishing_fixture_run (&self->live);
  publishing_fixture_add_policy (&self->live);
  publishing_fixture_wait_snapshots (&self->live, 1);
  g_assert_null (widgets_find_row (self->page, title));
  publish_page_fixture_go_back (self);
  row = widgets_find_row (self->page, title);
  g_assert_nonnull (row);
  g_assert_true (widgets_say (row, "would be deleted, and policy “Staff” still asks it"));
  publish_page_fixture_start (self);
  publishing_fixture_wait (&self->live);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == row);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, 4);
  g_assert_true (gtk_widget_activate_action (self->page, "publish.stay", NULL));
  g_assert_null (widgets_find_row (self->page, title));
}

static void
set_chain (PublishPageFixture *self,
           const char         *entry)
{
  g_autofree char *change = g_strdup_printf (
    "{\"in\":\"settings\",\"set\":{\"smsProvidersFallbackChain\":[\"%s\"]}}", entry);

  publishing_fixture_drift (&self->live, change);
}

/* Whom the chain named is gone, and ours would be what it was. */
static void
test_gone (PublishPageFixture *self,
           gconstpointer       data)
{
  const char *title = "This plan can’t be carried out";
  GtkWidget  *row = NULL;
  guint       n_writes = 0;

  set_chain (self, "somebody");
  publishing_fixture_run (&self->live);
  set_chain (self, sender_live_source_get_sender (self->live.source));
  publishing_fixture_edit (&self->live, "provider.name=Second");
  g_assert_null (widgets_find_row (self->page, title));
  sender_live_source_set_overwrite (self->live.source,
                                    sender_live_source_get_plan (self->live.source), NULL,
                                    "fallback.chain", TRUE);
  row = widgets_find_row (self->page, title);
  g_assert_nonnull (row);
  g_assert_true (widgets_say (row, "“somebody” is no sender of the environment any more"));
  n_writes = publishing_fixture_count (&self->live, TRUE);
  publish_page_fixture_start (self);
  publishing_fixture_wait (&self->live);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == row);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, n_writes);
  sender_live_source_set_overwrite (self->live.source,
                                    sender_live_source_get_plan (self->live.source), NULL,
                                    "fallback.chain", FALSE);
  g_assert_null (widgets_find_row (self->page, title));
}

#define SHARED "Messages of other configurations change too"

/* Path of a second configuration, which the library has from now on. (transfer full) */
static char *
add_branch (PublishPageFixture *self,
            SenderLibrary      *library)
{
  g_autoptr (GAsyncResult)   result = NULL;
  g_autoptr (SenderDocument) branch = NULL;

  sender_library_duplicate_async (library, self->live.document, NULL, sender_test_result_cb,
                                  &result);
  branch = sender_library_create_finish (library, sender_test_wait_result (&result, "the copy"),
                                         NULL);
  return g_strdup (sender_document_get_path (branch));
}

static void
remove_branch (SenderLibrary *library,
               const char    *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char         *kept = NULL;

  sender_library_delete_async (library, path, NULL, sender_test_result_cb, &result);
  g_assert_true (sender_library_delete_finish (
    library, sender_test_wait_result (&result, "the deletion"), &kept, NULL));
}

static gboolean
is_shared (gpointer user_data)
{
  return widgets_find_row (((PublishPageFixture *) user_data)->page, SHARED) != NULL;
}

static gboolean
is_not_shared (gpointer user_data)
{
  return !is_shared (user_data);
}

static gboolean
has_namesake (gpointer user_data)
{
  PublishPageFixture *self = user_data;
  GListModel         *findings =
    sender_inspection_get_findings (sender_document_get_inspection (self->live.document));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (sender_finding_get_id (finding), "SS102"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_no_namesake (gpointer user_data)
{
  return !has_namesake (user_data);
}

/* What another configuration loses is said on the page and by the question, of whatever is planned,
 * for as long as there is such a configuration. */
static void
test_shared (PublishPageFixture *self,
             gconstpointer       data)
{
  g_autoptr (SenderLibrary) library = sender_library_new (self->live.workspace);
  g_autofree char          *path = NULL;
  GtkWidget                *row = NULL;

  publishing_fixture_run (&self->live);
  publishing_fixture_wait_snapshots (&self->live, 1);
  publishing_fixture_edit (&self->live, "-" PUBLISHING_SMS);
  publishing_fixture_wait (&self->live);
  g_assert_false (is_shared (self));
  publishing_fixture_edit (&self->live, PUBLISHING_SMS "={\"OTP\":\"${otp}\"}");
  path = add_branch (self, library);
  publish_page_fixture_go_back (self);
  sender_test_wait_until (is_shared, self, "what the other loses");
  row = widgets_find_row (self->page, SHARED);
  g_assert_cmpint (adw_action_row_get_subtitle_lines (ADW_ACTION_ROW (row)), ==, 0);
  g_assert_true (widgets_say (row, "copy” has these messages too, and they are deleted for both"));
  publish_page_fixture_start (self);
  g_assert_true (widgets_say (GTK_WIDGET (widgets_find_question ()), "deleted for both"));
  gtk_window_close (GTK_WINDOW (widgets_find_question ()));
  widgets_settle ();
  g_assert_true (gtk_widget_activate_action (self->page, "publish.stay", NULL));
  g_assert_false (is_shared (self));
  publishing_fixture_edit (&self->live, "-" PUBLISHING_SMS);
  g_assert_true (is_shared (self));
  sender_test_wait_until (has_namesake, self, "the finding of its name");
  remove_branch (library, path);
  sender_test_wait_until (is_not_shared, self, "the other to be gone");
  sender_test_wait_until (has_no_namesake, self, "the name to be ours alone");
}

static SenderArchiveLock *
lock (PublishPageFixture *self)
{
  SenderArchive           *archive = sender_workspace_get_archive (self->live.workspace);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  SenderArchiveLock       *taken = NULL;

  sender_archive_lock_async (archive, sender_config_get_id (self->live.config),
                             SENDER_ARCHIVE_LOCK_WRITE, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the lock");
  taken = sender_archive_lock_finish (archive, result, &error);
  g_assert_no_error (error);
  return taken;
}

static void
count_cb (GtkWidget *widget,
          gpointer   user_data)
{
  guint *n = user_data;

  if (GTK_IS_LABEL (widget) && widgets_is_shown (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), "is going on elsewhere") != NULL)
    (*n)++;
}

static void
assert_said_once (PublishPageFixture *self)
{
  guint n = 0;

  widgets_foreach (self->page, count_cb, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (widgets_say (self->page, "What Is Live Is Not Known"));
}

/* What keeps it from being published keeps it from being read as well: that is said once. */
static void
test_elsewhere (PublishPageFixture *self,
                gconstpointer       data)
{
  g_autoptr (SenderArchiveLock) taken = lock (self);

  publish_page_fixture_start (self);
  publishing_fixture_wait (&self->live);
  g_assert_true (widgets_say (self->page, "Not Published"));
  assert_said_once (self);
  g_assert_true (gtk_widget_activate_action (self->page, "publish.dismiss", NULL));
  g_assert_false (widgets_say (self->page, "Not Published"));
  assert_said_once (self);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, 0);
  g_clear_pointer (&taken, sender_archive_lock_free);
  publish_page_fixture_read (self);
  g_assert_true (widgets_say (self->page, "Plan for Northwind EU"));
  g_assert_false (widgets_say (self->page, "is going on elsewhere"));
}

#define UNKEPT "What was taken over is not remembered"

static gboolean
is_unkept (gpointer user_data)
{
  return widgets_find_row (((PublishPageFixture *) user_data)->page, UNKEPT) != NULL;
}

static gboolean
is_kept (gpointer user_data)
{
  return !is_unkept (user_data);
}

/* Why the archive does not take it is told until it does, once it was read again. */
static void
test_unkept (PublishPageFixture *self,
             gconstpointer       data)
{
  g_autofree char *path = NULL;
  g_autofree char *aside = NULL;
  GtkWidget       *row = NULL;

  publishing_fixture_run (&self->live);
  publishing_fixture_drift (&self->live, "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
  path = publishing_fixture_dup_kept (&self->live);
  aside = g_strconcat (path, ".aside", NULL);
  g_assert_true (sender_live_source_take_over (self->live.source, "Take Over", NULL));
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (is_unkept (self));
  publishing_fixture_save (&self->live);
  sender_test_wait_until (is_unkept, self, "what is wrong");
  row = widgets_find_row (self->page, UNKEPT);
  g_assert_cmpint (adw_action_row_get_subtitle_lines (ADW_ACTION_ROW (row)), ==, 0);
  g_assert_true (widgets_say (row, "choose “Read Again”. The cause: "));
  g_assert_true (widgets_say (row, sender_live_source_get_unkept (self->live.source)));
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_rename (aside, path), ==, 0);
  publish_page_fixture_read (self);
  sender_test_wait_until (is_kept, self, "it to be kept");
}

#define ADD(name, test)                                             \
  g_test_add ("/publish-obstacles/" name, PublishPageFixture, NULL, \
              publish_page_fixture_set_up, test, publish_page_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_load_style ();
  widgets_hide_spinners ();
  ADD ("gap", test_gap);
  ADD ("obstacle", test_obstacle);
  ADD ("gone", test_gone);
  ADD ("elsewhere", test_elsewhere);
  ADD ("shared", test_shared);
  ADD ("unkept", test_unkept);
  return g_test_run ();
}
