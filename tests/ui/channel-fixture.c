/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "channel-fixture.h"

#include "sender-channel-page.h"
#include "sender-test.h"
#include "sender-text-field.h"
#include "sender-wire-preview.h"

#include <string.h>

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

void
sender_test_settle (void)
{
  sender_test_wait_until (is_quiet, NULL, "the main loop to be idle");
}

void
channel_fixture_open (ChannelFixture *self,
                      SenderConfig   *config,
                      SenderChannel   channel)
{
  self->config = config;
  self->document = sender_document_new (config, NULL, FALSE);
  self->page = g_object_new (SENDER_TYPE_CHANNEL_PAGE, "channel", channel, NULL);
  self->overlay = adw_toast_overlay_new ();
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 800);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->overlay), GTK_WIDGET (self->page));
  gtk_window_set_child (GTK_WINDOW (self->window), self->overlay);
  g_object_set (self->page, "document", self->document, NULL);
  g_object_ref (self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  sender_test_settle ();
}

void
channel_fixture_close (ChannelFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  sender_test_settle ();
  g_assert_finalize_object (self->page);
  g_assert_finalize_object (self->document);
  g_object_unref (self->config);
}

/* The nth widget of a type, hidden ones too, in the order of the tree. */
static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint     *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gpointer
sender_test_find_typed (gpointer widget,
                        GType    type,
                        guint    nth)
{
  return find_nth (GTK_WIDGET (widget), type, &nth);
}

SenderPairRow *
channel_fixture_get_row (ChannelFixture *self,
                         guint           position)
{
  return sender_test_find_typed (self->page, SENDER_TYPE_PAIR_ROW, position);
}

GtkEditable *
channel_fixture_get_entry (ChannelFixture *self,
                           guint           position,
                           guint           nth)
{
  return sender_test_find_typed (channel_fixture_get_row (self, position), GTK_TYPE_ENTRY, nth);
}

void
channel_fixture_assert_entry (ChannelFixture *self,
                              guint           position,
                              guint           nth,
                              const char     *text)
{
  GtkEditable *entry = channel_fixture_get_entry (self, position, nth);

  g_assert_cmpstr (gtk_editable_get_text (entry), ==, text);
}

static char *
dup_wire (ChannelFixture *self)
{
  GtkWidget       *preview = sender_test_find_typed (self->page, SENDER_TYPE_WIRE_PREVIEW, 0);
  SenderTextField *field = sender_test_find_typed (preview, SENDER_TYPE_TEXT_FIELD, 0);
  char            *text = NULL;

  g_object_get (field, "text", &text, NULL);
  return text;
}

void
channel_fixture_assert_wire (ChannelFixture *self,
                             const char     *fragment,
                             gboolean        has)
{
  g_autofree char *text = NULL;

  sender_test_settle ();
  text = dup_wire (self);
  if ((strstr (text, fragment) != NULL) != has)
    g_error ("“%s” %s “%s”", text, has ? "lacks" : "has", fragment);
}

gboolean
sender_test_says (GtkWidget  *widget,
                  const char *fragment)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), fragment) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (sender_test_says (child, fragment))
      return TRUE;
  return FALSE;
}

gboolean
channel_fixture_says (ChannelFixture *self,
                      const char     *fragment)
{
  sender_test_settle ();
  return sender_test_says (GTK_WIDGET (self->page), fragment);
}

void
channel_fixture_assert_focus (ChannelFixture *self,
                              guint           position,
                              const char     *property)
{
  SenderPairRow *row = NULL;

  sender_test_settle ();
  row = channel_fixture_get_row (self, position);
  g_assert_nonnull (row);
  g_assert_cmpstr (sender_pair_row_get_focus (row), ==, property);
}

void
channel_fixture_act (ChannelFixture *self,
                     guint           position,
                     const char     *action)
{
  GtkWidget *row = GTK_WIDGET (channel_fixture_get_row (self, position));

  g_assert_true (gtk_widget_activate_action (row, action, NULL));
}
