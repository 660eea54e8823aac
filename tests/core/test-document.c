/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document.h"

#include "live-fixture.h"
#include "sender-error.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-status.h"
#include "sender-test-config.h"
#include "sender-test.h"

static guint
count_notifications (SenderDocument *document)
{
  guint revision = 0;

  g_object_get (sender_document_get_inspection (document), "revision", &revision, NULL);
  return revision;
}

typedef struct
{
  SenderDocument *document;
  guint           revision;
} Wait;

static gboolean
was_checked (gpointer user_data)
{
  Wait *wait = user_data;

  return count_notifications (wait->document) > wait->revision;
}

static void
settle (SenderDocument *document)
{
  Wait wait = { document, count_notifications (document) };

  sender_test_wait_until (was_checked, &wait, "the checks");
}

static SenderFinding *
find (SenderDocument *document,
      const char     *id)
{
  GListModel *findings = sender_inspection_get_findings (sender_document_get_inspection (document));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (sender_finding_get_id (finding), id))
        return g_steal_pointer (&finding);
    }
  return NULL;
}

static void
assert_undo_label (SenderDocument *document,
                   const char     *expected)
{
  g_autofree char *label = NULL;

  g_object_get (sender_document_get_undo (document), "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_edits_become_steps (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, "/x.json", FALSE);
  g_autoptr (SenderFinding)  finding = NULL;

  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  sender_test_config_set (config, "provider.name=", NULL);
  settle (document);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  assert_undo_label (document, "Provider");
  finding = find (document, "SS101");
  g_assert_nonnull (finding);
  sender_document_undo (document);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_null (find (document, "SS101"));
  sender_document_redo (document);
  sender_test_config_assert (config, "provider.name", "");
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  g_autofree char           *before = sender_path_get (config, "provider.name", NULL);

  sender_test_config_set (config, "provider.name=N", NULL);
  settle (document);
  sender_test_config_set (config, "provider.name=No", NULL);
  settle (document);
  sender_test_config_set (config, "authorization.username=x", NULL);
  settle (document);
  sender_document_undo (document);
  sender_test_config_assert (config, "provider.name", "No");
  sender_document_undo (document);
  sender_test_config_assert (config, "provider.name", before);
}

/* The same finding stays the same object: a view keeps its row and its focus. */
static void
test_findings_stay (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_procedure ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  g_autoptr (SenderFinding)  before = find (document, "SS306");
  g_autoptr (SenderFinding)  after = NULL;

  sender_test_config_set (config, "provider.name=Northwind", NULL);
  settle (document);
  after = find (document, "SS306");
  g_assert_nonnull (before);
  g_assert_true (before == after);
}

static void
test_fix_is_undone (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_procedure ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  g_autoptr (SenderFinding)  finding = find (document, "SS306");
  g_autoptr (GError)         error = NULL;
  guint                      n_fixed = 0;

  g_assert_true (sender_document_fix (document, finding, &error));
  g_assert_no_error (error);
  sender_test_config_assert (config, "sms.body[1].key", "To");
  assert_undo_label (document, sender_finding_get_message (finding));
  sender_document_undo (document);
  sender_test_config_assert (config, "sms.body[1].key", "to");

  g_assert_true (sender_document_fix_all (document, &n_fixed, &error));
  g_assert_cmpuint (n_fixed, >, 4);
  sender_document_undo (document);
  sender_test_config_assert (config, "sms.body[1].key", "to");
  sender_test_config_assert (config, "sms.body[2].key", "Parameter");
}

static gboolean
edit_or_fail (SenderConfig *copy,
              gpointer      user_data,
              GError      **error)
{
  return sender_path_set (copy, "provider.name", "Changed", error) &&
         sender_path_set (copy, user_data, "US", error);
}

static void
test_edit_is_all_or_nothing (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  g_autofree char           *before = sender_path_get (config, "provider.name", NULL);
  g_autoptr (GError)         error = NULL;

  g_assert_false (sender_document_edit (document, "Both", edit_or_fail,
                                        (gpointer) "numbers[99].countries", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  sender_test_config_assert (config, "provider.name", before);
  g_assert_true (sender_document_edit (document, "Both", edit_or_fail,
                                       (gpointer) "environment.name", &error));
  assert_undo_label (document, "Both");
  sender_document_undo (document);
  sender_test_config_assert (config, "provider.name", before);
}

/* What was edited while it was written stays unsaved. */
static void
test_saving_an_older_state (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  g_autoptr (SenderConfig)   written = NULL;

  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  written = sender_record_copy (config);
  sender_test_config_set (config, "provider.name=Later", NULL);
  sender_document_mark_saved (document, written, "/x.json");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  sender_document_mark_saved (document, config, "/x.json");
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  g_assert_cmpstr (sender_document_get_path (document), ==, "/x.json");
}

static void
end_writing (SenderDocument *document,
             SenderError     code)
{
  g_autoptr (GError) error = g_error_new_literal (SENDER_ERROR, (int) code, "No");

  sender_document_begin_writing (document);
  sender_document_end_writing (document, sender_document_get_config (document), error);
}

/* What can be read may be lost in a power cut all the same. */
static void
test_not_durable (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, "/x.json", FALSE);

  sender_test_config_set (config, "provider.name=Mine", NULL);
  end_writing (document, SENDER_ERROR_STORAGE);
  sender_document_set_gone (document);
  sender_document_set_found (document, config, FALSE);
  g_assert_cmpint (sender_document_get_disk (document), ==, SENDER_DISK_STATE_SAME);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  g_assert_true (sender_document_is_only_here (document));
  /* That nothing was written at all later says nothing of what was before. */
  end_writing (document, SENDER_ERROR_CONFLICT);
  sender_document_set_found (document, config, FALSE);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  sender_document_begin_writing (document);
  sender_document_end_writing (document, config, NULL);
  sender_document_set_found (document, config, FALSE);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
}

/* What was edited since then does not make our own words somebody else's. */
static void
test_refused (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, "/x.json", FALSE);
  g_autoptr (SenderConfig)   written = NULL;
  g_autoptr (SenderConfig)   theirs = NULL;

  sender_test_config_set (config, "provider.name=First", NULL);
  written = sender_record_copy (config);
  end_writing (document, SENDER_ERROR_STORAGE);
  sender_test_config_set (config, "provider.name=Second", NULL);
  end_writing (document, SENDER_ERROR_STORAGE);
  sender_test_config_set (config, "provider.name=Third", NULL);
  sender_document_set_found (document, written, FALSE);
  g_assert_cmpint (sender_document_get_disk (document), ==, SENDER_DISK_STATE_SAME);
  theirs = sender_record_copy (written);
  sender_test_config_set (theirs, "provider.name=Theirs", NULL);
  sender_document_set_found (document, theirs, FALSE);
  g_assert_cmpint (sender_document_get_disk (document), ==, SENDER_DISK_STATE_CHANGED);
  /* Once something is saved for good, whoever brings back what was before does it on purpose. */
  sender_document_mark_saved (document, config, "/x.json");
  sender_document_set_found (document, written, FALSE);
  g_assert_cmpint (sender_document_get_disk (document), ==, SENDER_DISK_STATE_CHANGED);
}

/* Nothing that was edited is forgotten, nor what it was edited from. */
static void
test_gone (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, "/x.json", FALSE);

  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  sender_document_set_gone (document);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_DRAFT);
  sender_document_set_found (document, config, FALSE);
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
  sender_document_set_gone (document);
  sender_document_mark_saved (document, config, "/x.json");
  g_assert_false (sender_document_is_gone (document));
  g_assert_cmpint (sender_document_get_state (document), ==, SENDER_CONFIG_STATE_SAVED);
}

/* What a newer version wrote is never put into what may be saved; what an older one wrote may be
 * saved again. */
static void
test_newer_file (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderConfig)   theirs = sender_record_copy (config);
  g_autoptr (SenderDocument) document = sender_document_new (config, "/x.json", FALSE);
  g_autoptr (SenderConfig)   newer = sender_record_copy (config);
  g_autoptr (SenderDocument) fixed = sender_document_new (newer, "/y.json", TRUE);

  g_object_set (theirs, "name", "Theirs", NULL);
  sender_document_set_found (document, theirs, TRUE);
  g_assert_cmpint (sender_document_get_disk (document), ==, SENDER_DISK_STATE_NEWER);
  g_assert_null (sender_document_get_theirs (document));
  g_assert_false (sender_document_is_read_only (document));

  sender_document_set_found (fixed, theirs, TRUE);
  g_assert_cmpint (sender_document_get_disk (fixed), ==, SENDER_DISK_STATE_CHANGED);
  sender_document_take_theirs (fixed, sender_document_get_theirs (fixed));
  g_assert_true (sender_document_is_read_only (fixed));
  g_object_set (theirs, "name", "Theirs again", NULL);
  sender_document_set_found (fixed, theirs, FALSE);
  sender_document_take_theirs (fixed, sender_document_get_theirs (fixed));
  g_assert_false (sender_document_is_read_only (fixed));
  g_assert_cmpint (sender_document_get_state (fixed), ==, SENDER_CONFIG_STATE_SAVED);
}

static void
test_context_is_judged (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  SenderInspection          *inspection = sender_document_get_inspection (document);
  g_autoptr (GListStore)     online = g_list_store_new (SENDER_TYPE_FINDING);
  g_autoptr (SenderFinding)  rejected =
    sender_finding_new ("SS601", SENDER_SEVERITY_ERROR, "authorization.username", "No", "", NULL);
  g_autoptr (SenderFinding) missing = NULL;
  g_autoptr (SenderFinding) found = NULL;

  sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_MISSING);
  settle (document);
  missing = find (document, "SS112");
  g_assert_nonnull (missing);
  g_assert_cmpuint (
    sender_inspection_get_tally (inspection, SENDER_SECTION_AUTHORIZATION).errors, ==, 1);

  g_list_store_append (online, rejected);
  sender_inspection_set_online (inspection, G_LIST_MODEL (online));
  settle (document);
  found = find (document, "SS601");
  g_assert_true (found == rejected);
  sender_test_config_set (config, "provider.name=Other", NULL);
  settle (document);
  g_assert_null (find (document, "SS601"));
}

/* What is live stays known through edits: the configuration is judged by it anew. */
static void
test_live_is_judged (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  SenderInspection          *inspection = sender_document_get_inspection (document);
  g_autoptr (SenderLive)     live = live_fixture_new (config);
  g_autoptr (SenderJson)     languages = sender_json_parse ("[{\"locale\":\"en\"}]", -1, NULL);
  g_autoptr (SenderJson)     none = sender_json_new_array ();
  g_autoptr (SenderFinding)  unused = NULL;
  g_autoptr (SenderFinding)  locale = NULL;
  g_autoptr (SenderFinding)  refused = NULL;
  guint                      before = 0;
  guint                      after = 0;

  g_assert_true (sender_live_set_languages (live, languages, NULL));
  g_assert_true (sender_live_set_policies (live, none, NULL));
  live_fixture_set_chain (live, "other");
  sender_inspection_set_live (inspection, live, LIVE_FIXTURE_SENDER, NULL);
  settle (document);
  unused = find (document, "SS801");
  g_assert_nonnull (unused);
  g_assert_null (find (document, "SS805"));
  sender_test_config_set (config, "messages.strong_authentication.SMS.de={}", NULL);
  settle (document);
  locale = find (document, "SS805");
  g_assert_nonnull (locale);

  /* The same again is nothing new. */
  g_object_get (inspection, "revision", &before, NULL);
  sender_inspection_set_live (inspection, live, LIVE_FIXTURE_SENDER, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_get (inspection, "revision", &after, NULL);
  g_assert_cmpuint (after, ==, before);
  sender_inspection_set_live (inspection, NULL, NULL, "PingOne answered 403.");
  settle (document);
  refused = find (document, "SS806");
  g_assert_nonnull (refused);
  g_assert_null (find (document, "SS801"));
}

static void
assert_status (SenderDocument  *document,
               SenderSection    section,
               SenderStatusKind kind,
               guint            count)
{
  SenderStatus status = sender_status_of_section (document, section);

  g_assert_cmpint (status.kind, ==, kind);
  g_assert_cmpuint (status.count, ==, count);
}

static void
test_status (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);

  assert_status (document, SENDER_SECTION_PROVIDER, SENDER_STATUS_DONE, 0);
  assert_status (document, SENDER_SECTION_FALLBACK, SENDER_STATUS_OFF, 0);
  sender_test_config_edit (config, "fallback.chain=self,b");
  assert_status (document, SENDER_SECTION_FALLBACK, SENDER_STATUS_DONE, 0);
  sender_test_config_edit (config, "fallback.chain=b,self");
  assert_status (document, SENDER_SECTION_FALLBACK, SENDER_STATUS_OFF, 0);
  sender_test_config_edit (config, "fallback.chain=");
  assert_status (document, SENDER_SECTION_ORIGINATION, SENDER_STATUS_DONE, 0);
  assert_status (document, SENDER_SECTION_SMS, SENDER_STATUS_DONE, 0);
  assert_status (document, SENDER_SECTION_TEST, SENDER_STATUS_UNKNOWN, 0);
  sender_test_config_edit (config, "-voice;;numbers[0].voice=false;;provider.name=");
  sender_document_commit (document, "Edits");
  assert_status (document, SENDER_SECTION_VOICE, SENDER_STATUS_OFF, 0);
  assert_status (document, SENDER_SECTION_PROVIDER, SENDER_STATUS_FINDINGS, 1);
}

static SenderFlow *
make_flow (SenderFlowTemplate kind)
{
  g_autoptr (SenderJson) definition = sender_flow_template (kind, NULL);

  return sender_flow_new_from_json (definition, NULL);
}

/* How many values get lost; where none is, whether it is known who reads them. */
static void
test_status_of_contract (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderConfig)   other = sender_test_config_generic ();
  g_autoptr (SenderConfig)   blank = sender_config_new ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  g_autoptr (SenderDocument) generic = sender_document_new (other, NULL, FALSE);
  g_autoptr (SenderDocument) empty = sender_document_new (blank, NULL, FALSE);
  SenderInspection          *inspection = sender_document_get_inspection (document);
  g_autoptr (SenderFlow)     sms = make_flow (SENDER_FLOW_TEMPLATE_SMS);
  g_autoptr (SenderFlow)     voice = make_flow (SENDER_FLOW_TEMPLATE_VOICE);

  assert_status (empty, SENDER_SECTION_CONTRACT, SENDER_STATUS_UNKNOWN, 0);
  assert_status (generic, SENDER_SECTION_CONTRACT, SENDER_STATUS_DONE, 0);
  assert_status (document, SENDER_SECTION_CONTRACT, SENDER_STATUS_NO_FLOW, 0);
  sender_inspection_set_flow (inspection, SENDER_CHANNEL_SMS, sms);
  assert_status (document, SENDER_SECTION_CONTRACT, SENDER_STATUS_NO_FLOW, 0);
  sender_inspection_set_flow (inspection, SENDER_CHANNEL_VOICE, voice);
  assert_status (document, SENDER_SECTION_CONTRACT, SENDER_STATUS_DONE, 0);
  sender_test_config_edit (config, "sms.body[2].key=Parameter");
  assert_status (document, SENDER_SECTION_CONTRACT, SENDER_STATUS_BROKEN, 1);
  sender_inspection_set_flow (inspection, SENDER_CHANNEL_SMS, NULL);
  assert_status (document, SENDER_SECTION_CONTRACT, SENDER_STATUS_BROKEN, 1);
}

static void
test_sections (void)
{
  static const struct
  {
    const char   *path;
    SenderSection section;
  } cases[] = {
    { "provider.kind", SENDER_SECTION_SENDER },
    { "provider.name", SENDER_SECTION_PROVIDER },
    { "authorization.kind", SENDER_SECTION_AUTHORIZATION },
    { "numbers[3].countries", SENDER_SECTION_ORIGINATION },
    { "numbers", SENDER_SECTION_ORIGINATION },
    { "sms.body[1].key", SENDER_SECTION_SMS },
    { "sms[1].url", SENDER_SECTION_SMS },
    { "voice.url", SENDER_SECTION_VOICE },
    { "fallback.enabled", SENDER_SECTION_FALLBACK },
    { "messages.general.SMS.en", SENDER_SECTION_MESSAGES },
    { "variables[0].name", SENDER_SECTION_MESSAGES },
    { "environment.id", SENDER_SECTION_SENDER },
    { "pingone.client-id", SENDER_SECTION_SENDER },
    { "name", SENDER_SECTION_SENDER },
    { "smsx", SENDER_SECTION_SENDER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].path);
      g_assert_cmpint (sender_section_for_path (cases[i].path), ==, cases[i].section);
    }
  for (SenderSection section = 0; section < SENDER_N_SECTIONS; section++)
    g_assert_cmpstr (sender_section_get_label (section), !=, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/edits-become-steps", test_edits_become_steps);
  g_test_add_func ("/document/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/document/findings-stay", test_findings_stay);
  g_test_add_func ("/document/fix-is-undone", test_fix_is_undone);
  g_test_add_func ("/document/edit-is-all-or-nothing", test_edit_is_all_or_nothing);
  g_test_add_func ("/document/saving-an-older-state", test_saving_an_older_state);
  g_test_add_func ("/document/not-durable", test_not_durable);
  g_test_add_func ("/document/refused", test_refused);
  g_test_add_func ("/document/gone", test_gone);
  g_test_add_func ("/document/newer-file", test_newer_file);
  g_test_add_func ("/document/context-is-judged", test_context_is_judged);
  g_test_add_func ("/document/live-is-judged", test_live_is_judged);
  g_test_add_func ("/document/status", test_status);
  g_test_add_func ("/document/status-of-contract", test_status_of_contract);
  g_test_add_func ("/document/sections", test_sections);
  return g_test_run ();
}
