/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publish-page-fixture.h"
#include "sender-config.h"
#include "sender-content.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "ui-find.h"
#include "widgets.h"

#include <string.h>

/* The Publish page, with stand-ins that answer it. */

#define NARROW 360
#define DPI (96 * 1024)

static void
assert_named (GtkWidget  *widget,
              const char *name)
{
  g_assert_nonnull (widget);
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_not_connected (PublishPageFixture *self,
                    gconstpointer       data)
{
  g_assert_true (widgets_say (self->page, "No Environment Is Connected"));
  g_assert_true (widgets_say (self->page, "What Would Be Written"));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_Connect…"));
  g_assert_null (ui_find (self->page, ui_is_button, "_Read Again"));
  g_assert_null (publish_page_fixture_find_row (self, "provider.name"));
  publish_page_fixture_start (self);
  g_assert_cmpuint (publishing_fixture_count (&self->live, FALSE), ==, 0);
}

static void
test_no_secret (PublishPageFixture *self,
                gconstpointer       data)
{
  publishing_fixture_set_secret (&self->live, SENDER_SECRET_KIND_PINGONE, NULL);
  publish_page_fixture_read (self);
  g_assert_true (widgets_say (self->page, "The Client Secret Is Missing"));
  g_assert_false (widgets_say (self->page, "holds no secret"));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_Connect…"));
  g_assert_null (publish_page_fixture_find_row (self, "provider.name"));
}

/* Why it was not read is said in PingOne's words, and reading again mends it. */
static void
test_not_read (PublishPageFixture *self,
               gconstpointer       data)
{
  publishing_fixture_tell (&self->live, "faults",
                           "{\"service\":\"pingone-api\",\"kind\":\"status\",\"status\":403}");
  publishing_fixture_edit (&self->live, "environment.id=00000000-0000-4000-8000-000000000001");
  g_assert_true (widgets_say (self->page, "Not Read Yet"));
  g_assert_true (gtk_widget_activate_action (self->page, "publish.read", NULL));
  g_assert_true (widgets_say (self->page, "Reading from PingOne"));
  publishing_fixture_wait (&self->live);
  g_assert_true (widgets_say (self->page, "What Is Live Is Not Known"));
  g_assert_true (widgets_say (self->page, "PingOne answered 403"));
  publishing_fixture_clear_faults (&self->live);
  publish_page_fixture_read (self);
  g_assert_true (widgets_say (self->page, "Plan for Northwind EU"));
  g_assert_false (widgets_say (self->page, "PingOne answered 403"));
}

/* What is read with the eyes is also said. */
static void
test_rows (PublishPageFixture *self,
           gconstpointer       data)
{
  g_assert_true (widgets_say (self->page, "Plan for Northwind EU"));
  g_assert_true (widgets_say (self->page, "SIMULATED"));
  g_assert_false (widgets_say (self->page, "What Would Be Written"));
  g_assert_null (ui_find (self->page, ui_is_button, "_Connect…"));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_Read Again"));
  assert_named (publish_page_fixture_find_row (self, "provider.name"),
                "Provider, name, Ours. At PingOne: nothing. After publishing: Twilio Studio.");
  assert_named (publish_page_fixture_find_row (self, PUBLISHING_SMS),
                "Sign-In Code, SMS, English, Ours. At PingOne: nothing. After "
                "publishing: {\"OTP\":\"${otp}\"}.");
  publishing_fixture_edit (&self->live, "provider.name=Second");
  assert_named (publish_page_fixture_find_row (self, "provider.name"),
                "Provider, name, Ours. At PingOne: nothing. After publishing: Second.");
}

static void
test_publishes (PublishPageFixture *self,
                gconstpointer       data)
{
  publish_page_fixture_start (self);
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_Stop"));
  publishing_fixture_wait (&self->live);
  g_assert_true (widgets_say (self->page, "Published, and read back."));
  g_assert_true (widgets_say (self->page, "What is live is what the configuration says."));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "Send _Test…"));
  g_assert_null (ui_find (self->page, ui_is_button, "_Go On…"));
  g_assert_null (publish_page_fixture_find_row (self, "provider.name"));
  g_assert_true (gtk_widget_activate_action (self->page, "publish.dismiss", NULL));
  g_assert_false (widgets_say (self->page, "Published, and read back."));
}

/* What somebody changed while the plan was looked at: nothing is written, and the page shows what
 * would be done now, and says why. */
static void
test_other_plan (PublishPageFixture *self,
                 gconstpointer       data)
{
  guint n_writes = 0;

  publishing_fixture_run (&self->live);
  publishing_fixture_edit (&self->live, "provider.name=Second");
  n_writes = publishing_fixture_count (&self->live, TRUE);
  publishing_fixture_tell (&self->live, "pingone/changes",
                           "{\"in\":\"contents\",\"template\":\"strong_authentication\","
                           "\"where\":{\"content\":\"{\\\"OTP\\\":\\\"${otp}\\\"}\"},"
                           "\"set\":{\"content\":\"Theirs ${otp}\"}}");
  g_assert_null (publish_page_fixture_find_row (self, PUBLISHING_SMS));
  publish_page_fixture_start (self);
  publishing_fixture_wait (&self->live);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, n_writes);
  g_assert_true (widgets_say (self->page, "Something was changed since the plan was made"));
  g_assert_true (widgets_say (self->page, "Plan for Northwind EU"));
  g_assert_nonnull (publish_page_fixture_find_row (self, PUBLISHING_SMS));
  g_assert_nonnull (publish_page_fixture_find_row (self, "provider.name"));
  publish_page_fixture_start (self);
  publishing_fixture_wait (&self->live);
  g_assert_true (widgets_say (self->page, "Published, and read back."));
  g_assert_false (widgets_say (self->page, "Something was changed since the plan was made"));
}

static void
drift (PublishPageFixture *self)
{
  publishing_fixture_run (&self->live);
  publishing_fixture_drift (&self->live, "{\"in\":\"senders\",\"set\":{\"name\":\"Theirs\"}}");
}

/* The row stays the same, so that the focus stays where it is. Of another value it asks again. */
static void
test_choice (PublishPageFixture *self,
             gconstpointer       data)
{
  GtkWidget       *row = NULL;
  GtkToggleButton *use = NULL;
  GtkToggleButton *keep = NULL;

  drift (self);
  row = publish_page_fixture_find_row (self, "provider.name");
  use = publish_page_fixture_find_choice (self, "provider.name", "Use Ours");
  keep = publish_page_fixture_find_choice (self, "provider.name", "Keep Theirs");
  assert_named (GTK_WIDGET (use), "Provider, name: Use Ours");
  assert_named (GTK_WIDGET (keep), "Provider, name: Keep Theirs");
  g_assert_true (gtk_toggle_button_get_active (keep));
  g_assert_true (widgets_say (self->page, "There is nothing of yours to publish."));
  gtk_toggle_button_set_active (use, TRUE);
  g_assert_true (sender_live_source_get_overwrite (self->live.source, "provider.name"));
  g_assert_true (publish_page_fixture_find_row (self, "provider.name") == row);
  g_assert_false (widgets_say (self->page, "There is nothing of yours to publish."));
  gtk_toggle_button_set_active (keep, TRUE);
  g_assert_false (sender_live_source_get_overwrite (self->live.source, "provider.name"));
  g_assert_true (publish_page_fixture_find_row (self, "provider.name") == row);
  g_assert_true (widgets_say (self->page, "There is nothing of yours to publish."));
  gtk_toggle_button_set_active (use, TRUE);
  publishing_fixture_drift (&self->live, "{\"in\":\"senders\",\"set\":{\"name\":\"Again\"}}");
  g_assert_true (gtk_toggle_button_get_active (keep));
}

/* What is mended is gone to, and nothing is written. */
static void
test_error (PublishPageFixture *self,
            gconstpointer       data)
{
  publishing_fixture_edit (&self->live, "sms.body[1].key=to");
  publish_page_fixture_start (self);
  g_assert_cmpstr (self->gone_to, ==, "sms.body[1].key");
  publishing_fixture_edit (&self->live, "sms.url=");
  publish_page_fixture_start (self);
  g_assert_cmpstr (self->gone_to, ==, "sms.url");
  publishing_fixture_wait (&self->live);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, 0);
}

static void
test_production (PublishPageFixture *self,
                 gconstpointer       data)
{
  AdwMessageDialog *question = NULL;
  GtkWidget        *entry = NULL;

  publish_page_fixture_start (self);
  question = widgets_find_question ();
  g_assert_nonnull (question);
  g_assert_false (adw_message_dialog_get_response_enabled (question, "publish"));
  entry = widgets_get_type (GTK_WIDGET (question), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Northwind E");
  g_assert_false (adw_message_dialog_get_response_enabled (question, "publish"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Northwind EU");
  g_assert_true (adw_message_dialog_get_response_enabled (question, "publish"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Northwind EU2");
  g_assert_false (adw_message_dialog_get_response_enabled (question, "publish"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Northwind EU");
  publishing_fixture_wait (&self->live);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, 0);
  adw_message_dialog_response (question, "publish");
  publishing_fixture_wait (&self->live);
  g_assert_cmpuint (publishing_fixture_count (&self->live, TRUE), ==, 4);
  gtk_window_close (GTK_WINDOW (question));
  widgets_settle ();
}

static void
test_unfinished (PublishPageFixture *self,
                 gconstpointer       data)
{
  publishing_fixture_run_half (&self->live);
  g_assert_true (widgets_say (self->page, "Some of it is live, and some is not."));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_Go On…"));
  g_assert_nonnull (ui_find (self->page, ui_is_button, "_Take Back…"));
  g_assert_null (ui_find (self->page, ui_is_button, "_Done"));
  sender_publishing_set_target (self->live.publishing, SENDER_PUBLISHING_PUBLISH, NULL);
  g_assert_true (widgets_say (self->page, "An Earlier Publish Did Not End"));
  g_assert_false (widgets_say (self->page, "live; its secret is sent again"));
  publishing_fixture_set_secret (&self->live, SENDER_SECRET_KIND_PROVIDER, "newer-than-that");
  publishing_fixture_read_again (&self->live);
  g_assert_true (widgets_say (self->page, "live; its secret is sent again"));
  g_assert_true (gtk_widget_activate_action (self->page, "publish.go-on", NULL));
  publishing_fixture_wait (&self->live);
  g_assert_true (widgets_say (self->page, "Published, and read back."));
}

static void
assert_answer (const char *words)
{
  AdwMessageDialog *question = widgets_find_question ();

  g_assert_nonnull (question);
  g_assert_cmpstr (adw_message_dialog_get_response_label (question, "publish"), ==, words);
  gtk_window_close (GTK_WINDOW (question));
  widgets_settle ();
}

/* Going back and taking back are answered by their own names. */
static void
test_answers (PublishPageFixture *self,
              gconstpointer       data)
{
  publishing_fixture_edit (&self->live, "environment.production=true");
  publishing_fixture_wait (&self->live);
  publish_page_fixture_start (self);
  assert_answer ("Publish to Northwind EU");
  publishing_fixture_run (&self->live);
  publishing_fixture_wait_snapshots (&self->live, 1);
  publish_page_fixture_go_back (self);
  publish_page_fixture_start (self);
  g_assert_true (widgets_say (GTK_WIDGET (widgets_find_question ()),
                              "Type “Northwind EU” to go back"));
  assert_answer ("Go Back in Northwind EU");
}

/* So is what is taken back. */
static void
test_answer_of_taking_back (PublishPageFixture *self,
                            gconstpointer       data)
{
  publishing_fixture_run_half (&self->live);
  g_assert_true (gtk_widget_activate_action (self->page, "publish.take-back", NULL));
  publishing_fixture_wait (&self->live);
  assert_answer ("Take Back from Northwind EU");
}

static int
get_least (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* What comes near to it, for whoever looks for what is too wide. */
static void
explain_cb (GtkWidget *widget,
            gpointer   data)
{
  if (gtk_widget_get_mapped (widget) && get_least (widget) > NARROW - 100)
    g_test_message ("%s %s %d", G_OBJECT_TYPE_NAME (widget),
                    GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "",
                    get_least (widget));
}

static void
assert_narrow (PublishPageFixture *self,
               int                 percent)
{
  int least = 0;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI * percent / 100, NULL);
  widgets_settle ();
  least = get_least (self->page);
  if (least > NARROW)
    widgets_foreach (self->page, explain_cb, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);
  g_assert_cmpint (least, <=, NARROW);
}

/* With rows of all kinds, and after a publish with what became of it. */
static void
test_narrow (PublishPageFixture *self,
             gconstpointer       data)
{
  assert_narrow (self, 100);
  assert_narrow (self, 200);
  drift (self);
  publishing_fixture_edit (&self->live, PUBLISHING_SMS "={\"code\":\"${otp}\"}");
  g_assert_nonnull (publish_page_fixture_find_row (self, "provider.name"));
  assert_narrow (self, 100);
  assert_narrow (self, 200);
}

static gboolean
is_seen (GtkWidget  *content,
         const char *label)
{
  GtkWidget *button = ui_find (content, ui_is_button, (gpointer) label);

  return button != NULL && gtk_widget_get_child_visible (button);
}

static const char *
get_verb (GtkWidget *content)
{
  if (is_seen (content, "_Publish…"))
    return is_seen (content, "Send _Test…") ? "both" : "publish";
  return is_seen (content, "Send _Test…") ? "test" : "none";
}

/* The button of the header is for what the section leads up to. */
static void
test_verb (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  GtkWidget                 *content = g_object_new (SENDER_TYPE_CONTENT, NULL);

  g_object_ref_sink (content);
  g_object_set (content, "document", document, NULL);
  for (SenderSection section = 0; section < SENDER_N_SECTIONS; section++)
    {
      sender_content_show_section (SENDER_CONTENT (content), section);
      g_assert_cmpstr (get_verb (content), ==,
                       section == SENDER_SECTION_PUBLISH ? "publish" : "test");
    }
  widgets_end (content);
}

#define ADD(name, edits, test)                                  \
  g_test_add ("/publish-page/" name, PublishPageFixture, edits, \
              publish_page_fixture_set_up, test, publish_page_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_load_style ();
  ADD ("not-connected", "environment.id=", test_not_connected);
  ADD ("no-secret", NULL, test_no_secret);
  ADD ("not-read", "environment.id=", test_not_read);
  ADD ("rows", NULL, test_rows);
  ADD ("publishes", NULL, test_publishes);
  ADD ("other-plan", NULL, test_other_plan);
  ADD ("choice", NULL, test_choice);
  ADD ("error", NULL, test_error);
  ADD ("production", "environment.production=true", test_production);
  ADD ("unfinished", NULL, test_unfinished);
  ADD ("answers", NULL, test_answers);
  ADD ("answer-of-taking-back", NULL, test_answer_of_taking_back);
  ADD ("narrow", NULL, test_narrow);
  g_test_add_func ("/publish-page/verb", test_verb);
  return g_test_run ();
}
