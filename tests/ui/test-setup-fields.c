/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"

#include "sender-connection-page.h"
#include "sender-test-config.h"
#include "widgets.h"

/* Every field of a sender's set-up goes both ways, and go-to finds it. */

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

/* What has a window of its own. */
#define CONNECTION ((SenderSection) SENDER_N_SECTIONS)

static const Field fields[] = {
  { SENDER_SECTION_SENDER, "Name of This Configuration", "text", "name", "One", "Two" },
  { CONNECTION, "Environment Name", "text", "environment.name", "One", "Two" },
  { CONNECTION, "Environment ID", "text", "environment.id", "one", "two" },
  { CONNECTION, "Region", "value", "environment.region", "EU", "SG" },
  { CONNECTION, "Custom Domain, If There Is One", "text", "environment.domain", "a.example",
    "b.example" },
  { CONNECTION, "Client ID", "text", "pingone.client-id", "one", "two" },
  { CONNECTION, "Client Authentication", "value", "pingone.client-authentication", "post",
    "basic" },
  { CONNECTION, "Its Environment ID, If It Is in Another", "text", "pingone.worker-environment",
    "one", "two" },
  { SENDER_SECTION_PROVIDER, "Provider Name", "text", "provider.name", "One", "Two" },
  { SENDER_SECTION_AUTHORIZATION, "Kind", "value", "authorization.kind", "bearer",
    "custom-header" },
  { SENDER_SECTION_AUTHORIZATION, "User Name (Account or API Key SID)", "text",
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

static void
set_up (PageFixture *self,
        const Field *field)
{
  if (field->section == CONNECTION)
    page_fixture_set_up_page (self, g_object_new (SENDER_TYPE_CONNECTION_PAGE, NULL));
  else
    page_fixture_set_up (self, field->section);
}

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
  PageFixture      self = { 0 };
  g_auto (GValue)  first = G_VALUE_INIT;
  g_auto (GValue)  second = G_VALUE_INIT;
  g_autofree char *to_first = make_edit (field, field->first);
  g_autofree char *to_second = make_edit (field, field->second);
  GtkWidget       *row = NULL;

  set_up (&self, field);
  if (field->before != NULL)
    page_fixture_edit (&self, field->before);
  row = widgets_get_row (self.page, field->title);
  page_fixture_edit (&self, to_second);
  g_object_get_property (G_OBJECT (row), field->property, &second);
  page_fixture_edit (&self, to_first);
  if (field->before != NULL || field->section != SENDER_SECTION_AUTHORIZATION)
    g_assert_true (widgets_is_shown (row));
  g_object_get_property (G_OBJECT (row), field->property, &first);
  g_object_set_property (G_OBJECT (row), field->property, &second);
  sender_test_config_assert (self.config, field->path, field->second);
  sender_document_commit (self.document, "Type");
  sender_document_undo (self.document);
  sender_test_config_assert (self.config, field->path, field->first);
  page_fixture_tear_down (&self);
}

/* Go-to ends at the field. */
static void
test_reveal (gconstpointer data)
{
  const Field *field = data;
  PageFixture  self = { 0 };
  GtkWidget   *row = NULL;
  GtkWidget   *focus = NULL;

  set_up (&self, field);
  if (field->before != NULL)
    page_fixture_edit (&self, field->before);
  if (g_str_has_suffix (field->path, "header-name"))
    page_fixture_edit (&self, "authorization.kind=custom-header");
  gtk_window_present (GTK_WINDOW (self.window));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self.page), field->path));
  row = widgets_get_row (self.page, field->title);
  focus = gtk_window_get_focus (GTK_WINDOW (self.window));
  g_assert_nonnull (focus);
  g_assert_true (focus == row || gtk_widget_is_ancestor (focus, row));
  g_assert_false (sender_page_reveal (SENDER_PAGE (self.page), "nowhere"));
  page_fixture_tear_down (&self);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *path = g_strconcat ("/ui/setup/field/", fields[i].path, NULL);
      g_autofree char *reveal = g_strconcat ("/ui/setup/reveal/", fields[i].path, NULL);

      g_test_add_data_func (path, &fields[i], test_field);
      g_test_add_data_func (reveal, &fields[i], test_reveal);
    }
  return g_test_run ();
}
