/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "given.h"

#include "sender-config.h"
#include "sender-credential-change.h"
#include "sender-error.h"
#include "sender-flow-source.h"
#include "sender-path.h"
#include "sender-practice-cast.h"
#include "sender-practice-guide.h"
#include "sender-practice.h"
#include "sender-pretend-phone.h"
#include "sender-test-run.h"
#include "sender-test.h"

#include <string.h>

/* From the published procedure to a code on the pretend phone, over real sockets. */

#define MAX_STEPS 40

static gboolean
knows_secret (gpointer data)
{
  return sender_inspection_get_secret_state (sender_document_get_inspection (data)) !=
         SENDER_SECRET_STATE_UNKNOWN;
}

typedef struct
{
  SenderPracticeGuide *guide;
  char                *text;
  char                *path;
} Step;

static gboolean
has_moved (gpointer data)
{
  Step *step = data;

  return g_strcmp0 (sender_practice_guide_get_path (step->guide), step->path) != 0 ||
         strcmp (sender_practice_guide_get_text (step->guide), step->text) != 0;
}

static void
repair (SenderWorkspace *workspace,
        SenderDocument  *document)
{
  g_autoptr (SenderPracticeGuide) guide = sender_practice_guide_new ();

  sender_test_wait_until (knows_secret, document, "the secret");
  sender_practice_guide_set (guide, workspace, document);
  g_assert_cmpuint (sender_practice_guide_get_left (guide), >, 10);
  for (guint i = 0; sender_practice_guide_get_left (guide) > 0; i++)
    {
      g_autofree char *text = g_strdup (sender_practice_guide_get_text (guide));
      g_autofree char *path = g_strdup (sender_practice_guide_get_path (guide));
      Step             step = { guide, text, path };

      g_test_message ("%u left: %s", sender_practice_guide_get_left (guide), text);

      g_assert_cmpuint (i, <, MAX_STEPS);
      g_assert_nonnull (sender_practice_guide_get_path (guide));
      g_assert_true (sender_practice_guide_can_apply (guide));
      sender_practice_guide_apply (guide);
      sender_test_wait_until (has_moved, &step, text);
    }
  g_assert_null (sender_practice_guide_get_path (guide));
  g_assert_false (sender_practice_guide_can_apply (guide));
}

static SenderTestRun *
make_run (SenderWorkspace *workspace,
          SenderDocument  *document,
          SenderChannel    channel)
{
  g_auto (SenderTestPlan) plan = { NULL };
  g_autoptr (GError)      error = NULL;

  sender_test_plan_init (&plan, sender_document_get_config (document), channel, &error);
  g_assert_no_error (error);
  sender_test_plan_choose_message (&plan, NULL, NULL, &error);
  g_assert_no_error (error);
  sender_test_plan_choose_from (&plan, NULL, &error);
  g_assert_no_error (error);
  sender_test_plan_set_value (&plan, "otp", "012345");
  plan.to = g_strdup (SENDER_PRACTICE_PHONE);
  return sender_test_run_new (workspace, &plan);
}

static gboolean
has_ended (gpointer data)
{
  return !sender_operation_is_running (sender_test_run_get_operation (data));
}

static gboolean
has_arrival (gpointer data)
{
  return sender_pretend_phone_has_arrival (data);
}

static void
send (SenderWorkspace *workspace,
      SenderDocument  *document,
      SenderChannel    channel)
{
  g_autoptr (SenderTestRun)      run = make_run (workspace, document, channel);
  g_autoptr (SenderPretendPhone) phone =
    sender_pretend_phone_new (sender_workspace_get_stand_ins (workspace));

  sender_pretend_phone_watch (phone, SENDER_PRACTICE_PHONE);
  g_assert_false (sender_pretend_phone_has_arrival (phone));
  sender_test_run_start (run);
  sender_test_wait_until (has_ended, run, "the test");
  g_assert_null (sender_test_run_get_error (run));
  g_assert_cmpint (sender_dispatch_get_state (sender_test_run_get_dispatch (run)), ==,
                   SENDER_DISPATCH_STATE_DELIVERED);
  g_assert_true (sender_dispatch_is_simulated (sender_test_run_get_dispatch (run)));
  sender_pretend_phone_stop (phone);
  sender_test_wait_until (has_arrival, phone, "the message");
  g_assert_cmpint (sender_pretend_phone_get_channel (phone), ==, channel);
  g_assert_cmpstr (sender_pretend_phone_get_code (phone), ==, "012345");
  g_assert_cmpstr (sender_pretend_phone_get_from (phone), ==, SENDER_PRACTICE_NUMBER);
  g_assert_nonnull (strstr (sender_pretend_phone_get_text (phone), "0"));
}

static gboolean
knows_flows (gpointer data)
{
  SenderInspection *inspection = sender_document_get_inspection (data);

  return sender_inspection_get_flow (inspection, SENDER_CHANNEL_SMS) != NULL &&
         sender_inspection_get_flow (inspection, SENDER_CHANNEL_VOICE) != NULL;
}

/* The flows are read as soon as they can be, in whatever order account, secret and URL come. */
static void
test_flows (void)
{
  g_autoptr (SenderDocument)   document = NULL;
  g_autoptr (SenderWorkspace)  workspace = given_practice (&document);
  g_autoptr (SenderFlowSource) source = sender_flow_source_for (document, workspace);
  SenderConfig                *config = sender_document_get_config (document);
  g_autoptr (GError)           error = NULL;

  g_assert_true (sender_practice_cast_supply_path (config, "sms.url", &error));
  g_assert_no_error (error);
  repair (workspace, document);
  sender_test_wait_until (knows_flows, document, "the flows");
  g_assert_true (sender_flow_source_is_simulated (source, SENDER_CHANNEL_SMS));
  g_assert_true (sender_flow_source_is_simulated (source, SENDER_CHANNEL_VOICE));
}

typedef struct
{
  SenderPracticeGuide *guide;
  const char          *part;
} Advice;

static gboolean
is_given (gpointer data)
{
  Advice *advice = data;

  return strstr (sender_practice_guide_get_text (advice->guide), advice->part) != NULL;
}

static void
wait_advice (SenderPracticeGuide *guide,
             const char          *part)
{
  Advice advice = { guide, part };

  sender_test_wait_until (is_given, &advice, part);
}

static void
test_to_the_code (void)
{
  SenderPracticeGuide *guide = sender_practice_guide_new ();
  SenderDocument      *document = NULL;
  SenderWorkspace     *workspace = given_practice (&document);
  g_autofree char     *folder =
    g_path_get_dirname (sender_store_get_folder (sender_workspace_get_store (workspace)));

  g_assert_true (sender_workspace_is_simulated (workspace));
  sender_dispatcher_set_pace (sender_workspace_get_dispatcher (workspace), 0.2);
  repair (workspace, document);
  sender_practice_guide_set (guide, workspace, document);
  wait_advice (guide, "Nothing is left to repair");
  send (workspace, document, SENDER_CHANNEL_SMS);
  wait_advice (guide, "Now send one by Voice");
  /* Whoever practises with an account of their own gets as far. */
  sender_path_set (sender_document_get_config (document), "authorization.username",
                   "AC1f2e3d4c5b6a79881726354453627180", NULL);
  send (workspace, document, SENDER_CHANNEL_VOICE);
  wait_advice (guide, "Every channel is proven");
  g_object_unref (guide);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_finalize_object (document);
  g_object_unref (workspace);
  while (g_file_test (folder, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
}

/* What came before is not what somebody waits for. */
static void
test_phone_forgets (void)
{
  g_autoptr (SenderDocument)     document = NULL;
  g_autoptr (SenderWorkspace)    workspace = given_practice (&document);
  g_autoptr (SenderTestRun)      run = NULL;
  g_autoptr (SenderPretendPhone) phone =
    sender_pretend_phone_new (sender_workspace_get_stand_ins (workspace));

  sender_dispatcher_set_pace (sender_workspace_get_dispatcher (workspace), 0.2);
  repair (workspace, document);
  sender_pretend_phone_watch (phone, SENDER_PRACTICE_PHONE);
  run = make_run (workspace, document, SENDER_CHANNEL_SMS);
  sender_test_run_start (run);
  sender_test_wait_until (has_arrival, phone, "the message");
  sender_test_wait_until (has_ended, run, "the test");
  sender_pretend_phone_watch (phone, SENDER_PRACTICE_PHONE);
  g_assert_false (sender_pretend_phone_has_arrival (phone));
  sender_pretend_phone_stop (phone);
  g_assert_false (sender_pretend_phone_is_watching (phone));
}

static void
test_spoken (void)
{
  static const struct
  {
    const char *text;
    const char *spoken;
  } cases[] = {
    { "Your code is 12.", "Your code is 12." },
    { "Code <say-as interpret-as=\"digits\">0123</say-as>. In 5678 words",
      "Code 0 1 2 3. In 5678 words" },
    { "1 < 2", "1 < 2" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *spoken = sender_pretend_phone_dup_spoken (cases[i].text);

      g_assert_cmpstr (spoken, ==, cases[i].spoken);
    }
}

/* Without the token nothing leaves; the wrong account is refused as the vendor does. */
static void
test_without_secret (void)
{
  g_autoptr (SenderDocument)  document = NULL;
  g_autoptr (SenderWorkspace) workspace = given_practice (&document);
  g_autoptr (GPtrArray)       paths =
    sender_practice_cast_supply (sender_document_get_config (document), NULL);
  g_autoptr (SenderTestRun) run = make_run (workspace, document, SENDER_CHANNEL_VOICE);

  g_assert_cmpuint (paths->len, ==, 5);
  sender_test_run_start (run);
  sender_test_wait_until (has_ended, run, "the test");
  g_assert_error (sender_test_run_get_error (run), SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
  g_assert_null (sender_test_run_get_dispatch (run));
}

static gboolean
has_settled (gpointer data)
{
  return !sender_operation_is_running (sender_credential_change_get_operation (data)) &&
         sender_credential_change_get_place (data) != SENDER_SECRET_PLACE_UNKNOWN;
}

/* The stand-in for PingOne takes the connection that Practice brings. */
static void
test_connection (void)
{
  g_autoptr (SenderDocument)     document = NULL;
  g_autoptr (SenderWorkspace)    workspace = given_practice (&document);
  SenderCredentialChange        *change = NULL;
  const SenderConnectionVerdict *verdict = NULL;

  change = sender_credential_change_new (SENDER_SECRET_KIND_PINGONE);
  sender_credential_change_set_context (change, workspace, document);
  sender_test_wait_until (has_settled, change, "the pretend secret");
  g_assert_cmpint (sender_credential_change_get_place (change), ==,
                   SENDER_SECRET_PLACE_PRACTICE);
  sender_credential_change_verify_kept (change);
  sender_test_wait_until (has_settled, change, "the verdict");
  verdict = sender_credential_change_get_verdict (change);
  g_assert_nonnull (verdict);
  g_assert_cmpint (verdict->outcome, ==, SENDER_CONNECTION_GOOD);
  /* It came with the document: there is nothing to undo, nor to save. */
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  g_assert_finalize_object (change);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/practice/flows", test_flows);
  g_test_add_func ("/practice/to-the-code", test_to_the_code);
  g_test_add_func ("/practice/phone-forgets", test_phone_forgets);
  g_test_add_func ("/practice/spoken", test_spoken);
  g_test_add_func ("/practice/without-secret", test_without_secret);
  g_test_add_func ("/practice/connection", test_connection);
  return g_test_run ();
}
