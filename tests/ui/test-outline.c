/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "given.h"
#include "run-fixture.h"
#include "sender-outline-row.h"
#include "sender-outline.h"
#include "sender-pages.h"
#include "sender-practice-cast.h"
#include "sender-practice.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "widgets.h"

#include <string.h>

/* What the outline says of each section, and the page of the sender of its environment. */

typedef struct
{
  RunFixture      run;
  SenderDocument *document;
  GtkWidget      *outline;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  run_fixture_set_up (&fixture->run, NULL);
  fixture->document = sender_document_new (fixture->run.config, NULL, FALSE);
  fixture->outline = g_object_ref_sink (g_object_new (SENDER_TYPE_OUTLINE, NULL));
  g_object_set (fixture->outline, "workspace", fixture->run.workspace, "document",
                fixture->document, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->outline);
  g_object_unref (fixture->document);
  run_fixture_tear_down (&fixture->run, NULL);
}

/* The label at the right of a row. */
static GtkLabel *
get_word (GtkWidget    *outline,
          SenderSection section)
{
  GtkWidget *row = widgets_get_nth (outline, SENDER_TYPE_OUTLINE_ROW, (guint) section);

  return GTK_LABEL (widgets_get_nth (row, GTK_TYPE_LABEL, 1));
}

/* What is waited for. */
typedef struct
{
  GtkWidget    *outline;
  SenderSection section;
  const char   *word;
} Wanted;

static gboolean
begins_so (gpointer data)
{
  const Wanted *wanted = data;
  GtkLabel     *label = get_word (wanted->outline, wanted->section);

  return gtk_widget_get_visible (GTK_WIDGET (label)) &&
         g_str_has_prefix (gtk_label_get_label (label), wanted->word);
}

static void
wait_word (GtkWidget    *outline,
           SenderSection section,
           const char   *word)
{
  Wanted wanted = { outline, section, word };

  sender_test_wait_until (begins_so, &wanted, word);
}

static gboolean
has_ended (gpointer data)
{
  return !sender_operation_is_running (sender_test_run_get_operation (data));
}

static void
send_test (Fixture    *fixture,
           const char *state)
{
  g_autoptr (SenderTestRun) run = run_fixture_make_run (&fixture->run);

  dispatch_test_add_all (fixture->run.test, state);
  sender_test_run_start (run);
  sender_test_wait_until (has_ended, run, "the test");
}

static gboolean
is_green (Fixture *fixture)
{
  return gtk_widget_has_css_class (
    GTK_WIDGET (get_word (fixture->outline, SENDER_SECTION_TEST)), "success");
}

/* Green is for delivered and nothing else. */
static void
test_delivered (Fixture      *fixture,
                gconstpointer data)
{
  wait_word (fixture->outline, SENDER_SECTION_TEST, "Not tested");
  g_assert_false (is_green (fixture));
  send_test (fixture, "delivered");
  wait_word (fixture->outline, SENDER_SECTION_TEST, "Delivered ");
  g_assert_true (is_green (fixture));
  wait_word (fixture->outline, SENDER_SECTION_HISTORY, "1");
}

static void
test_undelivered (Fixture      *fixture,
                  gconstpointer data)
{
  send_test (fixture, "undelivered");
  wait_word (fixture->outline, SENDER_SECTION_TEST, "Undelivered ");
  g_assert_false (is_green (fixture));
  wait_word (fixture->outline, SENDER_SECTION_HISTORY, "1");
}

/* Another configuration has tests of its own. */
static void
test_other (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) other = sender_document_new (config, NULL, FALSE);

  g_object_set (config, "id", "another", NULL);
  send_test (fixture, "delivered");
  wait_word (fixture->outline, SENDER_SECTION_TEST, "Delivered ");
  g_object_set (fixture->outline, "document", other, NULL);
  wait_word (fixture->outline, SENDER_SECTION_TEST, "Not tested");
  g_assert_false (is_green (fixture));
  g_assert_false (begins_so (&(Wanted){ fixture->outline, SENDER_SECTION_HISTORY, "1" }));
  g_object_set (fixture->outline, "document", fixture->document, NULL);
  wait_word (fixture->outline, SENDER_SECTION_TEST, "Delivered ");
}

static void
test_state (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SenderConfig) saved = sender_record_copy (fixture->run.config);

  wait_word (fixture->outline, SENDER_SECTION_PUBLISH, "Draft");
  sender_document_mark_saved (fixture->document, saved, "/nonexistent/a.json");
  wait_word (fixture->outline, SENDER_SECTION_PUBLISH, "Saved");
}

static gboolean
knows_flow (gpointer data)
{
  const char *word = gtk_label_get_label (get_word (data, SENDER_SECTION_CONTRACT));

  return strstr (word, "No flow") == NULL;
}

/* A right configuration, whose account and flows the stand-ins know. */
static SenderDocument *
make_document (SenderWorkspace *workspace)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GAsyncResult) announced = NULL;

  sender_test_config_edit (config, "authorization.username=" SENDER_PRACTICE_ACCOUNT);
  sender_practice_cast_announce_async (sender_workspace_get_stand_ins (workspace), config, NULL,
                                       sender_test_result_cb, &announced);
  sender_test_wait_result (&announced, "the stand-ins");
  return sender_document_new (config, NULL, FALSE);
}

static void
store_secret (SenderWorkspace *workspace,
              SenderDocument  *document)
{
  SenderConfig            *config = sender_document_get_config (document);
  g_autoptr (GAsyncResult) found = NULL;

  given_secret (sender_workspace_get_vault (workspace), config, SENDER_SECRET_KIND_PROVIDER,
                SENDER_PRACTICE_TOKEN);
  sender_workspace_find_secret_async (workspace, document, NULL, sender_test_result_cb, &found);
  sender_test_wait_result (&found, "the secret");
}

/* In Practice the flows are known, whether their page was opened or not. */
static void
test_practice (void)
{
  g_autoptr (SenderWorkspace) workspace = given_practice (NULL);
  g_autoptr (SenderDocument)  document = make_document (workspace);
  GtkWidget                  *outline = g_object_new (SENDER_TYPE_OUTLINE, NULL);

  g_object_ref_sink (outline);
  g_object_set (outline, "document", document, NULL);
  g_assert_false (knows_flow (outline));
  g_object_set (outline, "workspace", workspace, NULL);
  widgets_settle ();
  g_assert_false (knows_flow (outline));
  store_secret (workspace, document);
  sender_test_wait_until (knows_flow, outline, "the flow to be known");
  g_assert_finalize_object (outline);
}

/* The page says the same of the environment as the line beside the outline. */
static void
test_in_use (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (sender_pages_new (SENDER_SECTION_SENDER));

  g_object_set (page, "document", fixture->document, NULL);
  g_assert_true (widgets_say (page, "none is connected"));
  sender_test_config_edit (fixture->run.config, "environment.name=Live");
  g_assert_true (widgets_say (page, "Not known what PingOne uses now: not connected"));
  g_object_set (page, "workspace", fixture->run.workspace, NULL);
  g_assert_true (widgets_say (page, "Nothing leaves this computer"));
  g_object_set (page, "workspace", NULL, NULL);
  g_assert_false (widgets_say (page, "Nothing leaves this computer"));
  g_assert_finalize_object (page);
}

#define ADD(name, function) \
  g_test_add ("/ui/outline/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("delivered", test_delivered);
  ADD ("undelivered", test_undelivered);
  ADD ("other", test_other);
  ADD ("state", test_state);
  ADD ("in-use", test_in_use);
  g_test_add_func ("/ui/outline/practice", test_practice);
  return g_test_run ();
}
