/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "publish-page-fixture.h"

#include "sender-plan-row.h"
#include "sender-publish-page.h"
#include "ui-find.h"
#include "widgets.h"

static void
go_to_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  PublishPageFixture *self = data;

  g_free (self->gone_to);
  self->gone_to = g_variant_dup_string (parameter, NULL);
}

static void
make_window (PublishPageFixture *self)
{
  static const GActionEntry      entries[] = { { "go-to", go_to_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  self->window = gtk_window_new ();
  gtk_widget_insert_action_group (self->window, "window", G_ACTION_GROUP (group));
  self->page = g_object_ref_sink (g_object_new (SENDER_TYPE_PUBLISH_PAGE, "workspace",
                                                self->live.workspace, "document",
                                                self->live.document, NULL));
  gtk_window_set_child (GTK_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
publish_page_fixture_set_up (PublishPageFixture *self,
                             gconstpointer       edits)
{
  publishing_fixture_set_up_read (&self->live, edits);
  make_window (self);
  widgets_settle ();
}

void
publish_page_fixture_tear_down (PublishPageFixture *self,
                                gconstpointer       data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  widgets_end (self->page);
  publishing_fixture_tear_down (&self->live, data);
  g_free (self->gone_to);
}

void
publish_page_fixture_read (PublishPageFixture *self)
{
  g_assert_true (gtk_widget_activate_action (self->page, "publish.read", NULL));
  publishing_fixture_wait (&self->live);
}

void
publish_page_fixture_start (PublishPageFixture *self)
{
  g_assert_true (gtk_widget_activate_action (self->page, "publish.start", NULL));
}

void
publish_page_fixture_go_back (PublishPageFixture *self)
{
  GPtrArray *snapshots = sender_publishing_get_snapshots (self->live.publishing);

  g_assert_true (gtk_widget_activate_action (self->page, "publish.restore", "s",
                                             ((SenderSnapshot *) snapshots->pdata[0])->id));
  publishing_fixture_wait (&self->live);
}

static gboolean
is_row_of (GtkWidget *widget,
           gpointer   path)
{
  return SENDER_IS_PLAN_ROW (widget) &&
         g_strcmp0 (sender_plan_row_get_path (SENDER_PLAN_ROW (widget)), path) == 0;
}

GtkWidget *
publish_page_fixture_find_row (PublishPageFixture *self,
                               const char         *path)
{
  return widgets_find (self->page, is_row_of, (gpointer) path);
}

GtkToggleButton *
publish_page_fixture_find_choice (PublishPageFixture *self,
                                  const char         *path,
                                  const char         *label)
{
  GtkWidget *row = publish_page_fixture_find_row (self, path);

  g_assert_nonnull (row);
  return GTK_TOGGLE_BUTTON (ui_find (row, ui_is_button, (gpointer) label));
}
