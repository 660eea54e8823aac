/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "page-fixture.h"
#include "sender-chain-group.h"
#include "sender-chain-row.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

/* The order of providers: what is shown is what is written. */

#define PING "PINGONE_TWILIO"

static gboolean
is_group (GtkWidget *widget,
          gpointer   data)
{
  return SENDER_IS_CHAIN_GROUP (widget);
}

static gboolean
is_row (GtkWidget *widget,
        gpointer   position)
{
  return SENDER_IS_CHAIN_ROW (widget) &&
         sender_chain_row_get_position (SENDER_CHAIN_ROW (widget)) == GPOINTER_TO_UINT (position);
}

static gboolean
is_entry (GtkWidget *widget,
          gpointer   data)
{
  return ADW_IS_ENTRY_ROW (widget) && gtk_widget_get_visible (widget);
}

static SenderChainGroup *
get_group (PageFixture *self)
{
  return SENDER_CHAIN_GROUP (widgets_find (self->page, is_group, NULL));
}

static GtkWidget *
get_row (PageFixture *self,
         guint        position)
{
  return widgets_find (self->page, is_row, GUINT_TO_POINTER (position));
}

static void
assert_title (PageFixture *self,
              guint        position,
              const char  *title)
{
  g_assert_cmpstr (
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_row (self, position))), ==, title);
}

static void
assert_chain (PageFixture *self,
              const char  *chain,
              const char  *enabled)
{
  sender_test_config_assert (self->config, "fallback.chain", chain);
  sender_test_config_assert (self->config, "fallback.enabled", enabled);
}

/* @chain (nullable): not read. */
static void
show_chain (PageFixture *self,
            const char  *chain)
{
  g_autoptr (SenderLive) live = sender_live_new ("e");
  g_autoptr (SenderJson) senders = sender_json_parse (
    "[{\"id\":\"own\",\"name\":\"Own\"},{\"id\":\"b\",\"name\":\"Back <up>\"}]", -1, NULL);

  g_assert_true (sender_live_set_senders (live, senders, NULL));
  if (chain != NULL)
    {
      g_autofree char       *text = g_strdup_printf ("{\"smsProvidersFallbackChain\":%s}", chain);
      g_autoptr (SenderJson) settings = sender_json_parse (text, -1, NULL);

      g_assert_true (sender_live_set_settings (live, settings, NULL));
    }
  sender_chain_group_set_live (get_group (self), live, SENDER_LIVE_STATE_READ, "own");
}

static void
show_live (PageFixture *self)
{
  show_chain (self, NULL);
}

static void
activate (PageFixture *self,
          const char  *action,
          guint        from,
          guint        to)
{
  GtkWidget *group = GTK_WIDGET (get_group (self));

  if (g_str_equal (action, "chain.move"))
    g_assert_true (gtk_widget_activate_action (group, action, "(uu)", from, to));
  else
    g_assert_true (gtk_widget_activate_action (group, action, "u", from));
}

/* The switch and the order say the same at any time. */
static void
test_switch (void)
{
  PageFixture self = { 0 };

  page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
  assert_title (&self, 0, "This sender");
  g_assert_null (get_row (&self, 1));
  page_fixture_edit (&self, "fallback.enabled=true");
  assert_title (&self, 1, "Ping’s own account");
  assert_chain (&self, "", "true");
  activate (&self, "chain.remove", 1, 0);
  assert_chain (&self, "", "false");
  page_fixture_edit (&self, "fallback.chain=b,self");
  assert_title (&self, 0, "b");
  g_assert_true (widgets_say (self.page, "not the last that is asked"));
  g_assert_true (widgets_say (self.page, "Nobody is asked after this sender"));
  page_fixture_tear_down (&self);
}

static void
test_edits (void)
{
  PageFixture self = { 0 };

  page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
  show_live (&self);
  page_fixture_edit (&self, "fallback.enabled=true");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (get_group (&self)), "chain.add", "s", "b"));
  assert_chain (&self, "self,b," PING, "true");
  assert_title (&self, 1, "Back <up>");
  g_assert_true (gtk_widget_activate_action (get_row (&self, 1), "entry.move-up", NULL));
  assert_chain (&self, "b,self," PING, "true");
  gtk_widget_activate_action (get_row (&self, 0), "entry.move-up", NULL);
  assert_chain (&self, "b,self," PING, "true");
  activate (&self, "chain.move", 2, 0);
  assert_chain (&self, PING ",b,self", "false");
  activate (&self, "chain.remove", 1, 0);
  assert_chain (&self, PING ",self", "false");
  sender_document_undo (self.document);
  assert_chain (&self, PING ",b,self", "false");
  sender_document_undo (self.document);
  assert_chain (&self, "b,self," PING, "true");
  page_fixture_tear_down (&self);
}

/* Without the last there is nobody, which is said, and is another thing than the switch. */
static void
test_nobody (void)
{
  PageFixture self = { 0 };

  page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
  activate (&self, "chain.remove", 7, 0);
  activate (&self, "chain.move", 0, 7);
  assert_chain (&self, "", "false");
  g_assert_false (widgets_say (self.page, "The order names no provider."));
  g_assert_true (gtk_widget_activate_action (get_row (&self, 0), "entry.remove", NULL));
  assert_chain (&self, "none", "false");
  g_assert_null (get_row (&self, 0));
  g_assert_true (widgets_say (self.page, "The order names no provider."));
  g_assert_true (widgets_say (self.page, "not even this sender"));
  g_assert_true (widgets_say (self.page, "names nobody, so that PingOne never asks"));
  sender_document_undo (self.document);
  assert_chain (&self, "", "false");
  assert_title (&self, 0, "This sender");
  page_fixture_edit (&self, "fallback.chain=none");
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (get_group (&self)), "chain.add", "s", "self"));
  assert_chain (&self, "self", "false");
  assert_title (&self, 0, "This sender");
  g_assert_false (widgets_say (self.page, "The order names no provider."));
  page_fixture_edit (&self, "fallback.chain=none");
  gtk_switch_set_active (
    GTK_SWITCH (widgets_get_type (GTK_WIDGET (self.page), GTK_TYPE_SWITCH)), TRUE);
  assert_chain (&self, PING, "true");
  page_fixture_tear_down (&self);
}

static gboolean
is_kept_list (GtkWidget *widget,
              gpointer   data)
{
  return GTK_IS_LIST_BOX (widget) &&
         g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), "kept") == 0;
}

/* Whom publishing leaves in the chain is shown, and can't be edited. */
static void
test_kept (void)
{
  static const struct
  {
    const char *chain;
    const char *edit;
    const char *kept; /* names with commas between them */
  } cases[] = {
    { NULL, "", "" },
    { "[]", "", "" },
    { "[\"own\"]", "", "" },
    { "[\"own\",\"mystery\",\"b\",{\"id\":\"odd\"}]", "", "mystery,Back <up>,odd" },
    { "[\"own\",\"mystery\",\"" PING "\"]", "fallback.enabled=true", "mystery" },
    /* An order in full takes away whom it knows. */
    { "[\"own\",\"mystery\",\"b\"]", "fallback.chain=self," PING, "mystery" },
    { "[\"own\",\"mystery\",\"b\"]", "fallback.chain=mystery,self", "" },
    { "[\"own\",\"mystery\"]", "fallback.chain=none", "Nobody,mystery" },
    { "[\"own\"]", "fallback.chain=none", "Nobody" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PageFixture         self = { 0 };
      g_autoptr (GString) kept = g_string_new (NULL);
      GtkWidget          *list = NULL;

      page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
      show_chain (&self, cases[i].chain);
      if (*cases[i].edit != '\0')
        page_fixture_edit (&self, cases[i].edit);
      list = widgets_find (GTK_WIDGET (get_group (&self)), is_kept_list, NULL);
      for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? "," : "",
                                adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
      g_test_message ("%u", i);
      g_assert_cmpstr (kept->str, ==, cases[i].kept);
      g_assert_cmpint (gtk_widget_get_visible (list), ==, *cases[i].kept != '\0');
      g_assert_cmpint (widgets_say (self.page, "nothing is known of it here"), ==,
                       strstr (cases[i].kept, "mystery") != NULL);
      page_fixture_tear_down (&self);
    }
}

static const struct
{
  SenderLiveState state;
  const char     *words;
  gboolean        can_read;
} states[] = {
  { SENDER_LIVE_STATE_NOT_CONNECTED, "Once the connection to PingOne is complete", FALSE },
  { SENDER_LIVE_STATE_NO_SECRET, "The client secret is missing", FALSE },
  { SENDER_LIVE_STATE_UNREAD, "Not read yet", TRUE },
  { SENDER_LIVE_STATE_READING, "Reading the senders of the environment…", FALSE },
  { SENDER_LIVE_STATE_FAILED, "PingOne could not be read", TRUE },
};

/* What is not known of the environment is said, and an id does. */
static void
test_states (void)
{
  PageFixture self = { 0 };
  GtkWidget  *entry = NULL;

  page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      sender_chain_group_set_live (get_group (&self), NULL, states[i].state, NULL);
      g_assert_true (widgets_say (self.page, states[i].words));
      g_assert_cmpint (gtk_widget_get_visible (widgets_get_button (self.page, "Read")), ==,
                       states[i].can_read);
    }
  entry = widgets_find (self.page, is_entry, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "two, words");
  g_signal_emit_by_name (entry, "apply");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), " x ");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_signal_emit_by_name (entry, "apply");
  assert_chain (&self, "self,x", "false");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_true (widgets_say (self.page, "A sender whose name is not known yet"));
  show_live (&self);
  g_assert_true (widgets_say (self.page, "No sender of the environment"));
  g_assert_null (widgets_find (self.page, is_entry, NULL));
  page_fixture_tear_down (&self);
}

static void
test_reveal (void)
{
  PageFixture self = { 0 };

  page_fixture_set_up (&self, SENDER_SECTION_FALLBACK);
  page_fixture_edit (&self, "fallback.chain=self,b,b");
  gtk_window_present (GTK_WINDOW (self.window));
  g_assert_true (widgets_say (self.page, "has “b” twice"));
  g_assert_true (sender_page_reveal (SENDER_PAGE (self.page), "fallback.chain[2]"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self.window)) == get_row (&self, 2));
  g_assert_false (sender_page_reveal (SENDER_PAGE (self.page), "fallback.other"));
  page_fixture_edit (&self, "fallback.chain=none");
  g_assert_true (sender_page_reveal (SENDER_PAGE (self.page), "fallback.chain"));
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (self.window)),
                                             GTK_TYPE_MENU_BUTTON));
  page_fixture_tear_down (&self);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/fallback-chain/switch", test_switch);
  g_test_add_func ("/fallback-chain/edits", test_edits);
  g_test_add_func ("/fallback-chain/nobody", test_nobody);
  g_test_add_func ("/fallback-chain/kept", test_kept);
  g_test_add_func ("/fallback-chain/states", test_states);
  g_test_add_func ("/fallback-chain/reveal", test_reveal);
  return g_test_run ();
}
