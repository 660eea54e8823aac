/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-connection-page.h"
#include "sender-pages.h"
#include "sender-provider.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

#include <string.h>

/* Sender, Provider, Authorization, Fallback and Publish: what is shown is what is written. */

static void
test_switches (void)
{
  const struct
  {
    GtkWidget  *page;
    const char *path;
  } switches[] = { { g_object_new (SENDER_TYPE_CONNECTION_PAGE, NULL), "environment.production" },
                   { sender_pages_new (SENDER_SECTION_FALLBACK), "fallback.enabled" } };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      PageFixture      self = { 0 };
      g_autofree char *on = g_strconcat (switches[i].path, "=true", NULL);
      GtkWidget       *widget = NULL;

      page_fixture_set_up_page (&self, switches[i].page);
      widget = widgets_get_type (self.page, GTK_TYPE_SWITCH);
      page_fixture_edit (&self, on);
      g_assert_true (gtk_switch_get_active (GTK_SWITCH (widget)));
      gtk_switch_set_active (GTK_SWITCH (widget), FALSE);
      sender_test_config_assert (self.config, switches[i].path, "false");
      page_fixture_tear_down (&self);
    }
}

static GtkCheckButton *
get_radio (PageFixture *self,
           const char  *title)
{
  return GTK_CHECK_BUTTON (
    widgets_get_type (widgets_get_row (self->page, title), GTK_TYPE_CHECK_BUTTON));
}

/* Choosing another kind says what is dropped there, and deletes nothing here. */
static void
test_kind (void)
{
  PageFixture self = { 0 };
  GtkWidget  *consequence = NULL;

  page_fixture_set_up (&self, SENDER_SECTION_SENDER);
  consequence = widgets_get_row (self.page, "When This Is Published");
  page_fixture_edit (&self, "provider.name=A & <b>");
  g_assert_true (gtk_check_button_get_active (get_radio (&self, "Custom Provider")));
  g_assert_false (widgets_is_shown (consequence));
  gtk_check_button_set_active (get_radio (&self, "Ping Server"), TRUE);
  sender_test_config_assert (self.config, "provider.kind", "ping");
  g_assert_true (widgets_is_shown (consequence));
  g_assert_true (widgets_say (self.page, "“A & <b>”. PingOne’s older console"));
  g_assert_true (widgets_say (self.page, "its authorization, 1 number"));
  g_assert_true (widgets_say (self.page, "Everything, whatever you choose: 1 number"));
  g_assert_nonnull (sender_config_get_request (self.config, SENDER_CHANNEL_SMS, 0));
  sender_document_commit (self.document, "Choose");
  sender_document_undo (self.document);
  g_assert_true (gtk_check_button_get_active (get_radio (&self, "Custom Provider")));
  page_fixture_edit (&self, "provider.kind=custom-server");
  g_assert_true (gtk_check_button_get_active (get_radio (&self, "Custom Server")));
  page_fixture_tear_down (&self);
}

/* A kind that is not known is shown and kept, and offered only while it is the value. */
static void
test_unknown_kinds (void)
{
  PageFixture          self = { 0 };
  SenderAuthorization *authorization = NULL;
  GtkWidget           *row = NULL;
  GListModel          *model = NULL;

  page_fixture_set_up (&self, SENDER_SECTION_AUTHORIZATION);
  authorization = sender_config_get_authorization (self.config);
  row = widgets_get_row (self.page, "Kind");
  model = adw_combo_row_get_model (ADW_COMBO_ROW (row));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  g_object_set (authorization, "kind", SENDER_AUTHORIZATION_KIND_UNKNOWN, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 4);
  g_assert_cmpint (sender_authorization_get_kind (authorization), ==,
                   SENDER_AUTHORIZATION_KIND_UNKNOWN);
  g_assert_true (widgets_say (self.page, "kept and written back"));
  g_object_set (authorization, "kind", SENDER_AUTHORIZATION_KIND_BASIC, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 4);
  page_fixture_tear_down (&self);
  page_fixture_set_up (&self, SENDER_SECTION_SENDER);
  g_assert_false (widgets_is_shown (widgets_get_row (self.page, "Another Kind")));
  g_object_set (sender_config_get_provider (self.config), "kind", SENDER_PROVIDER_KIND_UNKNOWN,
                NULL);
  g_assert_true (widgets_is_shown (widgets_get_row (self.page, "Another Kind")));
  g_assert_cmpint (sender_provider_get_kind (sender_config_get_provider (self.config)), ==,
                   SENDER_PROVIDER_KIND_UNKNOWN);
  page_fixture_tear_down (&self);
}

/* A space at the end is a word to come, not a change. */
static void
test_scopes (void)
{
  PageFixture self = { 0 };
  GtkWidget  *row = NULL;

  page_fixture_set_up (&self, SENDER_SECTION_AUTHORIZATION);
  page_fixture_edit (&self, "authorization.kind=oauth2");
  row = widgets_get_row (self.page, "Scopes, Separated by Spaces");
  gtk_editable_set_text (GTK_EDITABLE (row), "sms:send ");
  sender_test_config_assert (self.config, "authorization.scopes", "sms:send");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "sms:send ");
  gtk_editable_set_text (GTK_EDITABLE (row), "sms:send  voice:send");
  sender_test_config_assert (self.config, "authorization.scopes", "sms:send,voice:send");
  page_fixture_edit (&self, "authorization.scopes=one,two");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "one two");
  page_fixture_tear_down (&self);
}

/* Fields of each kind, and those of the others kept. */
static void
test_fields_of_kind (void)
{
  PageFixture self = { 0 };
  GtkWidget  *username = NULL;

  page_fixture_set_up (&self, SENDER_SECTION_AUTHORIZATION);
  username = widgets_get_row (self.page, "User Name (Account or API Key SID)");
  g_assert_true (widgets_is_shown (username));
  page_fixture_edit (&self, "authorization.username=kept;;authorization.kind=oauth2");
  g_assert_false (widgets_is_shown (username));
  g_assert_true (widgets_is_shown (widgets_get_row (self.page, "Client ID")));
  page_fixture_edit (&self, "authorization.grant=jwt-bearer");
  g_assert_false (widgets_is_shown (widgets_get_row (self.page, "Client ID")));
  page_fixture_edit (&self, "authorization.kind=basic");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (username)), ==, "kept");
  page_fixture_tear_down (&self);
}

static void
test_findings (void)
{
  PageFixture self = { 0 };
  GtkWidget  *row = NULL;

  page_fixture_set_up (&self, SENDER_SECTION_PROVIDER);
  row = widgets_get_row (self.page, "Provider Name");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  sender_document_commit (self.document, "Type");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (widgets_say (self.page, "The provider has no name"));
  g_assert_true (widgets_say (self.page, "0/256"));
  gtk_editable_set_text (GTK_EDITABLE (row), "Müller");
  sender_document_commit (self.document, "Type");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_true (widgets_say (self.page, "6/256"));
  page_fixture_tear_down (&self);
}

static void
test_fallback (void)
{
  PageFixture self = { 0 };

  page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
  g_assert_true (widgets_say (self.page, "Disabled, as it is now"));
  g_assert_true (widgets_say (self.page, "nobody gets a code"));
  page_fixture_edit (&self, "fallback.enabled=true");
  g_assert_true (widgets_say (self.page, "Enabled, as it is now"));
  g_assert_true (widgets_say (self.page, "Ping is withdrawing"));
  g_assert_true (widgets_say (self.page, "Twilio has answered 201"));
  page_fixture_tear_down (&self);
}

static gboolean
is_title (GtkWidget *widget,
          gpointer   title)
{
  return GTK_IS_LABEL (widget) &&
         g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), title) == 0;
}

/* Beside its button there is no room for it in a narrow window. */
static void
test_long_title (void)
{
  char        title[] = "Who Delivers When the Provider Fails";
  PageFixture self = { 0 };
  GtkWidget  *label = NULL;

  page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
  label = widgets_find (self.page, is_title, title);
  g_assert_nonnull (label);
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (label)));
  g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (label)), ==, PANGO_ELLIPSIZE_NONE);
  page_fixture_tear_down (&self);
}

static gboolean
has_table (gpointer user_data)
{
  return widgets_say (user_data, "accepts, then the flow fails");
}

static void
test_rehearsal (void)
{
  PageFixture self = { 0 };

  page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
  g_assert_true (widgets_say (self.page, "Not rehearsed yet"));
  g_assert_false (widgets_say (self.page, "SIMULATED"));
  g_signal_emit_by_name (widgets_get_button (self.page, "Rehearse"), "clicked");
  sender_test_wait_until (has_table, self.page, "the table");
  g_assert_true (widgets_say (self.page, "SIMULATED"));
  g_assert_true (widgets_say (self.page, "Ping’s own account"));
  g_assert_true (widgets_say (self.page, "Fallback disabled (now)"));
  page_fixture_edit (&self, "fallback.enabled=true");
  g_assert_true (widgets_say (self.page, "Fallback enabled (now)"));
  page_fixture_edit (&self, "sms.url=https://example.com/");
  g_assert_true (widgets_say (self.page, "Rehearse again"));
  page_fixture_tear_down (&self);
}

static void
test_publish (void)
{
  PageFixture self = { 0 };

  page_fixture_set_up (&self, SENDER_SECTION_PUBLISH);
  page_fixture_edit (&self, "provider.name=A & <b>");
  g_assert_true (widgets_say (self.page, "Sender “A & <b>”"));
  g_assert_true (widgets_say (self.page, "No errors"));
  g_assert_true (widgets_say (self.page, "Not saved"));
  g_assert_true (widgets_say (self.page, "then nobody"));
  page_fixture_edit (&self, "fallback.enabled=true;;sms.body[1].key=to");
  g_assert_true (widgets_say (self.page, "to mend"));
  g_assert_true (widgets_say (self.page, "then Ping’s own account"));
  page_fixture_edit (&self, "provider.kind=custom-server");
  g_assert_true (widgets_say (self.page, "set up in PingOne itself"));
  page_fixture_tear_down (&self);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer user_data)
{
  return *(char **) user_data != NULL;
}

static void
test_copy (void)
{
  PageFixture      self = { 0 };
  g_autofree char *text = NULL;

  page_fixture_set_up (&self, SENDER_SECTION_PUBLISH);
  page_fixture_edit (&self, "provider.name=Northwind");
  g_signal_emit_by_name (widgets_get_button (self.page, "Copy as JSON"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self.page), NULL, text_read_cb, &text);
  sender_test_wait_until (is_read, &text, "the clipboard");
  g_assert_nonnull (strstr (text, "\"name\": \"Northwind\""));
  g_assert_null (strstr (text, "\"password\""));
  page_fixture_tear_down (&self);
}

static int
measure_width (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* All fits into the narrowest window, with all that may be there. */
static void
test_narrow (void)
{
  static const struct
  {
    SenderSection section;
    const char   *edits;
  } cases[] = {
    { SENDER_SECTION_SENDER, "provider.kind=ping" },
    { SENDER_SECTION_PROVIDER, "provider.name=" },
    { SENDER_SECTION_AUTHORIZATION, "authorization.username=" },
    { SENDER_SECTION_AUTHORIZATION, "authorization.kind=oauth2" },
    { SENDER_SECTION_FALLBACK, "fallback.enabled=true" },
    { SENDER_SECTION_PUBLISH, "provider.name=" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PageFixture self = { 0 };

      page_fixture_set_up (&self, cases[i].section);
      page_fixture_edit (&self, cases[i].edits);
      if (cases[i].section == SENDER_SECTION_AUTHORIZATION)
        g_signal_emit_by_name (widgets_get_button (self.page, "Set…"), "clicked");
      if (cases[i].section == SENDER_SECTION_FALLBACK)
        {
          g_signal_emit_by_name (widgets_get_button (self.page, "Rehearse"), "clicked");
          sender_test_wait_until (has_table, self.page, "the table");
        }
      g_assert_cmpint (measure_width (self.page), <=, 360);
      page_fixture_tear_down (&self);
    }
}

/* What acts has a name that is not its tooltip. */
static void
check_name (GtkWidget *widget,
            gpointer   user_data)
{
  gboolean is_icon = GTK_IS_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (widget) &&
                     gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL &&
                     gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL;

  if (!is_icon && !GTK_IS_SWITCH (widget) && !GTK_IS_CHECK_BUTTON (widget))
    return;
  *(guint *) user_data += 1;
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
test_names (void)
{
  static const SenderSection sections[] = { SENDER_SECTION_SENDER, SENDER_SECTION_AUTHORIZATION,
                                            SENDER_SECTION_FALLBACK };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      PageFixture self = { 0 };
      guint       n = 0;

      page_fixture_set_up (&self, sections[i]);
      widgets_foreach (self.page, check_name, &n);
      g_assert_cmpuint (n, >, 0);
      page_fixture_tear_down (&self);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *program = g_build_filename (g_getenv ("SENDER_BUILD_ROOT"), "src", "rehearsal",
                                               "sender-rehearsal", NULL);

  sender_transport_prepare_process ();
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("SENDER_REHEARSAL_PROGRAM", program, TRUE);
  g_test_add_func ("/ui/setup/switches", test_switches);
  g_test_add_func ("/ui/setup/kind", test_kind);
  g_test_add_func ("/ui/setup/unknown-kinds", test_unknown_kinds);
  g_test_add_func ("/ui/setup/scopes", test_scopes);
  g_test_add_func ("/ui/setup/fields-of-kind", test_fields_of_kind);
  g_test_add_func ("/ui/setup/findings", test_findings);
  g_test_add_func ("/ui/setup/fallback", test_fallback);
  g_test_add_func ("/ui/setup/long-title", test_long_title);
  g_test_add_func ("/ui/setup/rehearsal", test_rehearsal);
  g_test_add_func ("/ui/setup/publish", test_publish);
  g_test_add_func ("/ui/setup/copy", test_copy);
  g_test_add_func ("/ui/setup/narrow", test_narrow);
  g_test_add_func ("/ui/setup/names", test_names);
  return g_test_run ();
}
