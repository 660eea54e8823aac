/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"
#include "frame-fixture.h"
#include "given.h"
#include "sender-config.h"
#include "sender-provider.h"
#include "sender-rehearsal.h"
#include "sender-secret-key.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

/* The senders of an environment of the stand-ins, brought into the library of a window. */

#define REQUESTS "'requests':[{'deliveryMethod':'SMS','method':'POST'," \
                 "'url':'https://sms.example/send'}]"
#define STUDIO "{'id':'00000000-0000-4000-8000-0000000000a1','provider':'CUSTOM_PROVIDER'," \
               "'name':'Live Studio'," REQUESTS "}"
#define OTHER "{'id':'00000000-0000-4000-8000-0000000000a3','provider':'CUSTOM_PROVIDER'," \
              "'name':'Other'," REQUESTS "}"
#define PIGEON "{'id':'00000000-0000-4000-8000-0000000000a2','provider':'CUSTOM_PIGEON'," \
               "'name':'Another Kind','loft':{'doors':3}}"
#define ENVIRONMENT "/v1/environments/00000000-0000-4000-8000-000000000001"
#define SENDERS(list) "{'senders':[" list "]}"

typedef struct
{
  FrameFixture     frame; /* first: what the functions of frames take */
  SenderRehearsal *rehearsal;
  SenderDocument  *document;
  guint            n; /* configurations that are waited for */
} Fixture;

static void
tell (Fixture    *fixture,
      const char *path,
      const char *body)
{
  g_autofree char *text = g_strdelimit (g_strdup (body), "'", '"');

  client_tell (fixture->rehearsal, path, text);
}

static void
connect (Fixture *fixture)
{
  SenderConfig *config = sender_document_get_config (fixture->document);

  given_secret (fixture->frame.vault, config, SENDER_SECRET_KIND_PINGONE, GIVEN_CLIENT_SECRET);
  sender_test_config_edit (config, GIVEN_CONNECTION);
  sender_document_commit (fixture->document, "Connect");
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char   *endpoints = NULL;
  g_autoptr (GError) error = NULL;

  fixture->rehearsal = sender_rehearsal_new ();
  sender_rehearsal_start (fixture->rehearsal, 0, &error);
  g_assert_no_error (error);
  endpoints = sender_rehearsal_dup_endpoints (fixture->rehearsal);
  g_setenv ("SENDER_STUDIO_ENDPOINTS", endpoints, TRUE);
  frame_fixture_set_up (&fixture->frame, NULL);
  tell (fixture, "pingone/environments", data);
  fixture->document = frame_fixture_create (&fixture->frame, "studio");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  frame_fixture_tear_down (&fixture->frame, NULL);
  sender_rehearsal_stop (fixture->rehearsal);
  g_object_unref (fixture->rehearsal);
}

static gboolean
is_possible (Fixture *fixture)
{
  return gtk_widget_get_sensitive (
    widgets_get_button (GTK_WIDGET (fixture->frame.window), "Bring In Senders _from PingOne"));
}

static void
bring_in (Fixture *fixture)
{
  frame_fixture_activate (&fixture->frame, "library.pull", NULL);
}

static gboolean
has_n (gpointer data)
{
  Fixture *fixture = data;

  return frame_fixture_count (&fixture->frame) == fixture->n;
}

static void
wait_count (Fixture *fixture,
            guint    n)
{
  fixture->n = n;
  sender_test_wait_until (has_n, fixture, "the library to be as long");
}

static void
undo (Fixture *fixture)
{
  g_signal_emit_by_name (widgets_get_button (GTK_WIDGET (fixture->frame.window), "_Undo"),
                         "clicked");
}

static void
save (Fixture *fixture)
{
  frame_fixture_activate (&fixture->frame, "document.save", NULL);
  frame_fixture_wait_said (&fixture->frame, "saved");
}

static gboolean
is_listed (gpointer data)
{
  SenderStore     *store = sender_workspace_get_store (((Fixture *) data)->frame.workspace);
  g_autofree char *path = sender_store_resolve (store, "Another Kind", NULL);

  return path != NULL;
}

/* One that is not connected has nowhere to bring senders in from. */
static void
test_possible (Fixture      *fixture,
               gconstpointer data)
{
  SenderConfig *config = sender_document_get_config (fixture->document);

  g_assert_false (is_possible (fixture));
  connect (fixture);
  g_assert_true (is_possible (fixture));
  bring_in (fixture);
  /* One run at a time. */
  g_assert_false (is_possible (fixture));
  bring_in (fixture);
  frame_fixture_wait_shown (&fixture->frame, "Live Studio");
  frame_fixture_wait_said (&fixture->frame, "2 senders brought in");
  g_assert_cmpuint (frame_fixture_count (&fixture->frame), ==, 3);
  sender_window_set_document (fixture->frame.window, fixture->document);
  sender_test_config_edit (config, "environment.id=");
  sender_document_commit (fixture->document, "Disconnect");
  g_assert_false (is_possible (fixture));
  sender_window_set_document (fixture->frame.window, NULL);
  g_assert_false (is_possible (fixture));
}

static gboolean
is_told_no_more (gpointer data)
{
  Fixture *fixture = data;

  return !widgets_say (GTK_WIDGET (fixture->frame.window), "2 senders brought in");
}

/* Shown, told, and taken back; what was shown before is shown again, as it was. */
static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  connect (fixture);
  frame_fixture_edit (fixture->document, "Typed");
  for (guint i = 0; i < 2; i++)
    {
      bring_in (fixture);
      frame_fixture_wait_said (&fixture->frame, "Reading senders from PingOne…");
      frame_fixture_wait_shown (&fixture->frame, "Live Studio");
      wait_count (fixture, 3);
      frame_fixture_wait_said (&fixture->frame, "2 senders brought in");
      g_assert_false (widgets_say (GTK_WIDGET (fixture->frame.window),
                                   "Reading senders from PingOne…"));
      undo (fixture);
      wait_count (fixture, 1);
      g_assert_true (sender_window_get_document (fixture->frame.window) == fixture->document);
      g_assert_cmpstr (frame_fixture_get_edited (fixture->document), ==, "Typed");
      /* Else the next one to be taken back is taken for this one, which is over. */
      sender_test_wait_until (is_told_no_more, fixture, "the toast to be gone");
    }
}

/* Then it would throw the edit away. */
static void
test_edited (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *button = NULL;

  connect (fixture);
  bring_in (fixture);
  frame_fixture_wait_shown (&fixture->frame, "Live Studio");
  frame_fixture_wait_said (&fixture->frame, "2 senders brought in");
  button = widgets_get_button (GTK_WIDGET (fixture->frame.window), "_Undo");
  g_assert_true (widgets_is_shown (button));
  frame_fixture_edit (sender_window_get_document (fixture->frame.window), "Typed");
  g_assert_false (widgets_is_shown (button));
}

/* By a name that is free; a kind that can't be edited is told. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  SenderConfig *config = NULL;
  GtkWidget    *dialog = NULL;

  sender_window_begin (fixture->frame.window, NULL);
  g_object_set (sender_document_get_config (fixture->document), "name", "Another Kind", NULL);
  connect (fixture);
  save (fixture);
  sender_test_wait_until (is_listed, fixture, "the name in the list");
  bring_in (fixture);
  dialog = frame_fixture_wait_dialog ("1 Sender Brought In");
  g_assert_true (widgets_say (dialog, "Another Kind 2"));
  g_assert_true (widgets_say (dialog, "Of a kind that can’t be edited here: it is kept as it is"));
  frame_fixture_wait_shown (&fixture->frame, "Another Kind 2");
  config = sender_document_get_config (sender_window_get_document (fixture->frame.window));
  g_assert_cmpint (sender_provider_get_kind (sender_config_get_provider (config)), ==,
                   SENDER_PROVIDER_KIND_UNKNOWN);
  frame_fixture_answer (dialog, "close");
  frame_fixture_wait_said (&fixture->frame, "“Another Kind 2” brought in");
  undo (fixture);
  wait_count (fixture, 1);
}

/* Each that is here already is named; opening it from there shows its plan. */
static void
test_known (Fixture      *fixture,
            gconstpointer data)
{
  SenderDocument *studio = NULL;
  GtkWidget      *dialog = NULL;

  connect (fixture);
  bring_in (fixture);
  studio = frame_fixture_wait_shown (&fixture->frame, "Live Studio");
  wait_count (fixture, 3);
  frame_fixture_wait_said (&fixture->frame, "2 senders brought in");
  frame_fixture_edit (studio, "Ours");
  save (fixture);
  sender_window_set_document (fixture->frame.window, fixture->document);
  bring_in (fixture);
  dialog = frame_fixture_wait_dialog ("All Senders Are Here Already");
  g_assert_true (widgets_say (dialog, "Differs from what PingOne has in 1 place"));
  g_assert_true (widgets_say (dialog, "Equals what PingOne has"));
  g_assert_true (widgets_say (dialog, "Open one that differs to see where"));
  g_signal_emit_by_name (widgets_get_row (dialog, "Live Studio"), "activated");
  frame_fixture_wait_shown (&fixture->frame, "Live Studio");
  g_assert_cmpint (sender_window_get_section (fixture->frame.window), ==, SENDER_SECTION_PUBLISH);
  widgets_settle ();
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_cmpuint (frame_fixture_count (&fixture->frame), ==, 3);
}

static void
test_none (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *dialog = NULL;

  connect (fixture);
  bring_in (fixture);
  dialog = frame_fixture_wait_dialog ("No Sender to Bring In");
  g_assert_true (widgets_say (dialog, "has no sender yet"));
  frame_fixture_answer (dialog, "close");
  g_assert_cmpuint (frame_fixture_count (&fixture->frame), ==, 1);
}

/* What PingOne says, and that there is no secret to ask with. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  SenderSecretKey          key = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  connect (fixture);
  tell (fixture, "faults",
        "{'service':'pingone-api','kind':'status','status':403,'path':"
        "'" ENVIRONMENT "/notificationsSettings/phoneDeliverySettings'}");
  bring_in (fixture);
  frame_fixture_answer (frame_fixture_wait_dialog ("Can’t Bring In Senders"), "close");
  key = sender_secret_key_make (sender_document_get_config (fixture->document),
                                SENDER_SECRET_KIND_PINGONE);
  sender_vault_clear_async (fixture->frame.vault, &key, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the vault");
  g_assert_true (sender_vault_clear_finish (fixture->frame.vault, result, NULL));
  bring_in (fixture);
  frame_fixture_answer (frame_fixture_wait_dialog ("Can’t Bring In Senders"), "close");
  g_assert_cmpuint (frame_fixture_count (&fixture->frame), ==, 1);
  g_assert_true (sender_window_get_document (fixture->frame.window) == fixture->document);
}

static gboolean
is_idle (gpointer data)
{
  Fixture *fixture = data;

  return !sender_operation_is_running (
    sender_library_get_pulling (sender_window_get_library (fixture->frame.window)));
}

/* At what only this reading asks for. */
static void
hang (Fixture *fixture)
{
  connect (fixture);
  tell (fixture, "faults", "{'service':'pingone-api','kind':'hang','path':"
                           "'" ENVIRONMENT "/templates/general/contents'}");
  bring_in (fixture);
  frame_fixture_wait_said (&fixture->frame, "Reading senders from PingOne…");
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  hang (fixture);
  g_signal_emit_by_name (widgets_get_button (GTK_WIDGET (fixture->frame.window), "_Cancel"),
                         "clicked");
  sender_test_wait_until (is_idle, fixture, "the run to end");
  widgets_settle ();
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_false (widgets_say (GTK_WIDGET (fixture->frame.window), "Reading senders"));
  g_assert_cmpuint (frame_fixture_count (&fixture->frame), ==, 1);
  /* Another one can begin. */
  g_assert_true (is_possible (fixture));
}

/* Nothing keeps what is closed: the end of the test asserts it. */
static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  hang (fixture);
  frame_fixture_close (&fixture->frame);
}

/* Another library is shown by then: nothing of this one is shown in it. */
static void
test_elsewhere (Fixture      *fixture,
                gconstpointer data)
{
  hang (fixture);
  sender_window_set_document (fixture->frame.window, NULL);
  sender_window_set_workspace (fixture->frame.window, NULL);
  widgets_settle ();
  g_assert_false (frame_fixture_has_dialog ());
  g_assert_null (sender_window_get_document (fixture->frame.window));
}

#define add_test(path, senders, function) \
  g_test_add ("/ui/bring-in/" path, Fixture, senders, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  frame_fixture_register ();
  widgets_hide_spinners ();
  add_test ("possible", SENDERS (STUDIO "," OTHER), test_possible);
  add_test ("undo", SENDERS (STUDIO "," OTHER), test_undo);
  add_test ("edited", SENDERS (STUDIO "," OTHER), test_edited);
  add_test ("read-only", SENDERS (PIGEON), test_read_only);
  add_test ("known", SENDERS (STUDIO "," OTHER), test_known);
  add_test ("none", SENDERS (), test_none);
  add_test ("refused", SENDERS (STUDIO), test_refused);
  add_test ("cancel", SENDERS (STUDIO), test_cancel);
  add_test ("closed", SENDERS (STUDIO), test_closed);
  add_test ("elsewhere", SENDERS (STUDIO), test_elsewhere);
  return g_test_run ();
}
