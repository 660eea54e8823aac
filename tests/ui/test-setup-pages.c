/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-pages.h"
#include "sender-provider.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

/* Sender, Provider, Authorization, Fallback and Publish: what is shown is what is written. */

typedef struct
{
  SenderDocument *document;
  SenderConfig   *config; /* of the document */
  GtkWidget      *window;
  GtkWidget      *page;
} Fixture;

static void
set_up (Fixture      *self,
        SenderSection section)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  self->document = sender_document_new (config, NULL, FALSE);
  self->config = sender_document_get_config (self->document);
  self->page = g_object_ref_sink (sender_pages_new (section));
  g_object_set (self->page, "document", self->document, NULL);
  /* Actions are found from a root on. */
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
}

static void
tear_down (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->page);
  g_assert_finalize_object (self->document);
}

static void
edit (Fixture    *self,
      const char *edits)
{
  sender_test_config_edit (self->config, edits);
  sender_document_commit (self->document, "Edit");
}

/* A field: the row by its title, the property, and two values as a path spells them. */
typedef struct
{
  SenderSection section;
  const char   *title;
  const char   *property;
  const char   *path;
  const char   *first;
  const char   *second;
  const char   *before; /* (nullable): edits without which the row is not there */
} Field;

static const Field fields[] = {
  { SENDER_SECTION_SENDER, "Name of This Configuration", "text", "name", "One", "Two" },
  { SENDER_SECTION_SENDER, "Environment Name", "text", "environment.name", "One", "Two" },
  { SENDER_SECTION_SENDER, "Environment ID", "text", "environment.id", "one", "two" },
  { SENDER_SECTION_SENDER, "Region", "value", "environment.region", "EU", "SG" },
  { SENDER_SECTION_PROVIDER, "Provider Name", "text", "provider.name", "One", "Two" },
  { SENDER_SECTION_AUTHORIZATION, "Kind", "value", "authorization.kind", "bearer",
    "custom-header" },
  { SENDER_SECTION_AUTHORIZATION, "User Name (Account SID or API Key SID)", "text",
    "authorization.username", "one", "two" },
  { SENDER_SECTION_AUTHORIZATION, "Grant", "value", "authorization.grant", "jwt-bearer",
    "client-credentials", "authorization.kind=oauth2;;authorization.grant=jwt-bearer" },
  { SENDER_SECTION_AUTHORIZATION, "Token URL", "text", "authorization.token-url", "https://one/",
    "https://two/", "authorization.kind=oauth2" },
  { SENDER_SECTION_AUTHORIZATION, "Client ID", "text", "authorization.client-id", "one", "two",
    "authorization.kind=oauth2" },
  { SENDER_SECTION_AUTHORIZATION, "Scopes, Separated by Spaces", "text", "authorization.scopes",
    "one", "two,three", "authorization.kind=oauth2" },
  { SENDER_SECTION_AUTHORIZATION, "Header Name", "text", "authorization.header-name", "X-One",
    "X-Two", "authorization.kind=custom-header" },
};

static char *
make_edit (const Field *field,
           const char  *value)
{
  return g_strconcat (field->path, "=", value, NULL);
}

/* What the record says reaches the row, what the row says the record, and undo goes back. */
static void
test_field (gconstpointer data)
{
  const Field     *field = data;
  Fixture          self = { 0 };
  g_auto (GValue)  first = G_VALUE_INIT;
  g_auto (GValue)  second = G_VALUE_INIT;
  g_autofree char *to_first = make_edit (field, field->first);
  g_autofree char *to_second = make_edit (field, field->second);
  GtkWidget       *row = NULL;

  set_up (&self, field->section);
  if (field->before != NULL)
    edit (&self, field->before);
  row = widgets_get_row (self.page, field->title);
  edit (&self, to_second);
  g_object_get_property (G_OBJECT (row), field->property, &second);
  edit (&self, to_first);
  if (field->before != NULL || field->section != SENDER_SECTION_AUTHORIZATION)
    g_assert_true (widgets_is_shown (row));
  g_object_get_property (G_OBJECT (row), field->property, &first);
  g_object_set_property (G_OBJECT (row), field->property, &second);
  sender_test_config_assert (self.config, field->path, field->second);
  sender_document_commit (self.document, "Type");
  sender_document_undo (self.document);
  sender_test_config_assert (self.config, field->path, field->first);
  tear_down (&self);
}

static void
test_switches (void)
{
  static const struct
  {
    SenderSection section;
    const char   *path;
  } switches[] = { { SENDER_SECTION_SENDER, "environment.production" },
                   { SENDER_SECTION_FALLBACK, "fallback.enabled" } };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      Fixture          self = { 0 };
      g_autofree char *on = g_strconcat (switches[i].path, "=true", NULL);
      GtkWidget       *widget = NULL;

      set_up (&self, switches[i].section);
      widget = widgets_get_type (self.page, GTK_TYPE_SWITCH);
      edit (&self, on);
      g_assert_true (gtk_switch_get_active (GTK_SWITCH (widget)));
      gtk_switch_set_active (GTK_SWITCH (widget), FALSE);
      sender_test_config_assert (self.config, switches[i].path, "false");
      tear_down (&self);
    }
}

static GtkCheckButton *
get_radio (Fixture    *self,
           const char *title)
{
  return GTK_CHECK_BUTTON (
    widgets_get_type (widgets_get_row (self->page, title), GTK_TYPE_CHECK_BUTTON));
}

/* Choosing another kind says what is dropped there, and deletes nothing here. */
static void
test_kind (void)
{
  Fixture    self = { 0 };
  GtkWidget *consequence = NULL;

  set_up (&self, SENDER_SECTION_SENDER);
  consequence = widgets_get_row (self.page, "When This Is Published");
  edit (&self, "provider.name=A & <b>");
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
  edit (&self, "provider.kind=custom-server");
  g_assert_true (gtk_check_button_get_active (get_radio (&self, "Custom Server")));
  tear_down (&self);
}

/* A kind that is not known is shown and kept, and offered only while it is the value. */
static void
test_unknown_kinds (void)
{
  Fixture              self = { 0 };
  SenderAuthorization *authorization = NULL;
  GtkWidget           *row = NULL;
  GListModel          *model = NULL;

  set_up (&self, SENDER_SECTION_AUTHORIZATION);
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
  tear_down (&self);
  set_up (&self, SENDER_SECTION_SENDER);
  g_assert_false (widgets_is_shown (widgets_get_row (self.page, "Another Kind")));
  g_object_set (sender_config_get_provider (self.config), "kind", SENDER_PROVIDER_KIND_UNKNOWN,
                NULL);
  g_assert_true (widgets_is_shown (widgets_get_row (self.page, "Another Kind")));
  g_assert_cmpint (sender_provider_get_kind (sender_config_get_provider (self.config)), ==,
                   SENDER_PROVIDER_KIND_UNKNOWN);
  tear_down (&self);
}

/* A space at the end is a word to come, not a change. */
static void
test_scopes (void)
{
  Fixture    self = { 0 };
  GtkWidget *row = NULL;

  set_up (&self, SENDER_SECTION_AUTHORIZATION);
  edit (&self, "authorization.kind=oauth2");
  row = widgets_get_row (self.page, "Scopes, Separated by Spaces");
  gtk_editable_set_text (GTK_EDITABLE (row), "sms:send ");
  sender_test_config_assert (self.config, "authorization.scopes", "sms:send");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "sms:send ");
  gtk_editable_set_text (GTK_EDITABLE (row), "sms:send  voice:send");
  sender_test_config_assert (self.config, "authorization.scopes", "sms:send,voice:send");
  edit (&self, "authorization.scopes=one,two");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "one two");
  tear_down (&self);
}

/* Fields of each kind, and those of the others kept. */
static void
test_fields_of_kind (void)
{
  Fixture    self = { 0 };
  GtkWidget *username = NULL;

  set_up (&self, SENDER_SECTION_AUTHORIZATION);
  username = widgets_get_row (self.page, "User Name (Account SID or API Key SID)");
  g_assert_true (widgets_is_shown (username));
  edit (&self, "authorization.username=kept;;authorization.kind=oauth2");
  g_assert_false (widgets_is_shown (username));
  g_assert_true (widgets_is_shown (widgets_get_row (self.page, "Client ID")));
  edit (&self, "authorization.grant=jwt-bearer");
  g_assert_false (widgets_is_shown (widgets_get_row (self.page, "Client ID")));
  edit (&self, "authorization.kind=basic");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (username)), ==, "kept");
  tear_down (&self);
}

static void
test_findings (void)
{
  Fixture    self = { 0 };
  GtkWidget *row = NULL;

  set_up (&self, SENDER_SECTION_PROVIDER);
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
  tear_down (&self);
}

static void
test_fallback (void)
{
  Fixture self = { 0 };

  set_up (&self, SENDER_SECTION_FALLBACK);
  g_assert_true (widgets_say (self.page, "Disabled, as it is now"));
  g_assert_true (widgets_say (self.page, "nobody gets a code"));
  edit (&self, "fallback.enabled=true");
  g_assert_true (widgets_say (self.page, "Enabled, as it is now"));
  g_assert_true (widgets_say (self.page, "Ping is withdrawing"));
  g_assert_true (widgets_say (self.page, "Twilio has answered 201"));
  tear_down (&self);
}

static gboolean
has_table (gpointer user_data)
{
  return widgets_say (user_data, "accepts, then the flow fails");
}

static void
test_rehearsal (void)
{
  Fixture self = { 0 };

  set_up (&self, SENDER_SECTION_FALLBACK);
  g_assert_true (widgets_say (self.page, "Not rehearsed yet"));
  g_assert_false (widgets_say (self.page, "SIMULATED"));
  g_signal_emit_by_name (widgets_get_button (self.page, "Rehearse"), "clicked");
  sender_test_wait_until (has_table, self.page, "the table");
  g_assert_true (widgets_say (self.page, "SIMULATED"));
  g_assert_true (widgets_say (self.page, "Ping’s own account"));
  g_assert_true (widgets_say (self.page, "Fallback disabled (now)"));
  edit (&self, "fallback.enabled=true");
  g_assert_true (widgets_say (self.page, "Fallback enabled (now)"));
  edit (&self, "sms.url=https://example.com/");
  g_assert_true (widgets_say (self.page, "Rehearse again"));
  tear_down (&self);
}

static void
test_publish (void)
{
  Fixture self = { 0 };

  set_up (&self, SENDER_SECTION_PUBLISH);
  edit (&self, "provider.name=A & <b>");
  g_assert_true (widgets_say (self.page, "Sender “A & <b>”"));
  g_assert_true (widgets_say (self.page, "No errors"));
  g_assert_true (widgets_say (self.page, "Not saved"));
  g_assert_true (widgets_say (self.page, "then nobody"));
  edit (&self, "fallback.enabled=true;;sms.body[1].key=to");
  g_assert_true (widgets_say (self.page, "to mend"));
  g_assert_true (widgets_say (self.page, "then Ping’s own account"));
  edit (&self, "provider.kind=custom-server");
  g_assert_true (widgets_say (self.page, "set up in PingOne itself"));
  tear_down (&self);
}

/* Go-to ends at the field. */
static void
test_reveal (gconstpointer data)
{
  const Field *field = data;
  Fixture      self = { 0 };
  GtkWidget   *row = NULL;
  GtkWidget   *focus = NULL;

  set_up (&self, field->section);
  if (field->before != NULL)
    edit (&self, field->before);
  if (g_str_has_suffix (field->path, "header-name"))
    edit (&self, "authorization.kind=custom-header");
  gtk_window_present (GTK_WINDOW (self.window));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self.page), field->path));
  row = widgets_get_row (self.page, field->title);
  focus = gtk_window_get_focus (GTK_WINDOW (self.window));
  g_assert_nonnull (focus);
  g_assert_true (focus == row || gtk_widget_is_ancestor (focus, row));
  g_assert_false (sender_page_reveal (SENDER_PAGE (self.page), "nowhere"));
  tear_down (&self);
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
      Fixture self = { 0 };

      set_up (&self, cases[i].section);
      edit (&self, cases[i].edits);
      if (cases[i].section == SENDER_SECTION_AUTHORIZATION)
        g_signal_emit_by_name (widgets_get_button (self.page, "Set…"), "clicked");
      if (cases[i].section == SENDER_SECTION_FALLBACK)
        {
          g_signal_emit_by_name (widgets_get_button (self.page, "Rehearse"), "clicked");
          sender_test_wait_until (has_table, self.page, "the table");
        }
      g_assert_cmpint (measure_width (self.page), <=, 360);
      tear_down (&self);
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
      Fixture self = { 0 };
      guint   n = 0;

      set_up (&self, sections[i]);
      widgets_foreach (self.page, check_name, &n);
      g_assert_cmpuint (n, >, 0);
      tear_down (&self);
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
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/setup/field/", fields[i].path, NULL);
      g_autofree char *reveal = g_strconcat ("/ui/setup/reveal/", fields[i].path, NULL);

      g_test_add_data_func (path, &fields[i], test_field);
      g_test_add_data_func (reveal, &fields[i], test_reveal);
    }
  g_test_add_func ("/ui/setup/switches", test_switches);
  g_test_add_func ("/ui/setup/kind", test_kind);
  g_test_add_func ("/ui/setup/unknown-kinds", test_unknown_kinds);
  g_test_add_func ("/ui/setup/scopes", test_scopes);
  g_test_add_func ("/ui/setup/fields-of-kind", test_fields_of_kind);
  g_test_add_func ("/ui/setup/findings", test_findings);
  g_test_add_func ("/ui/setup/fallback", test_fallback);
  g_test_add_func ("/ui/setup/rehearsal", test_rehearsal);
  g_test_add_func ("/ui/setup/publish", test_publish);
  g_test_add_func ("/ui/setup/narrow", test_narrow);
  g_test_add_func ("/ui/setup/names", test_names);
  return g_test_run ();
}
