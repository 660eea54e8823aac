/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-window-private.h"

#include "sender-connection-window.h"
#include "sender-connection.h"
#include "sender-help-window.h"

/* Moving about in the window. */

/**
 * sender_window_reveal:
 * @path: a path of the configuration
 *
 * Goes to where the path is edited.
 */
void
sender_window_reveal (SenderWindow *self,
                      const char   *path)
{
  sender_window_show_section (self, sender_section_for_path (path));
  sender_content_reveal (sender_window_get_content (self), path);
  if (sender_connection_has (path))
    sender_connection_window_present (self, path);
}

static void
go_to (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  sender_window_reveal (SENDER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Whoever goes to a section works there next; who works there already is left alone. */
static void
go_to_section (SenderWindow *self,
               SenderSection section)
{
  SenderContent *content = sender_window_get_content (self);
  gboolean       is_there = sender_content_has_focus (content, section);

  sender_window_show_section (self, section);
  if (!is_there)
    sender_content_focus_page (content);
}

static void
show_section (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  int section = 0;

  if (sender_enum_from_nick (SENDER_TYPE_SECTION, g_variant_get_string (parameter, NULL), &section))
    go_to_section (SENDER_WINDOW (widget), (SenderSection) section);
}

static void
send_test (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderWindow  *self = SENDER_WINDOW (widget);
  SenderContent *content = sender_window_get_content (self);

  /* On the section itself it sends, or shows what is missing. */
  if (sender_content_get_section (content) == SENDER_SECTION_TEST)
    gtk_widget_activate_action (GTK_WIDGET (sender_content_get_page (content)), "test.send", NULL);
  go_to_section (self, SENDER_SECTION_TEST);
}

static void
show_findings (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SenderWindow *self = SENDER_WINDOW (widget);

  sender_window_show_part (self, TRUE);
  sender_content_popup_findings (sender_window_get_content (self));
}

static void
publish (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SenderWindow  *self = SENDER_WINDOW (widget);
  SenderContent *content = sender_window_get_content (self);

  /* On the section itself it publishes, or says what stands in the way. */
  if (sender_content_get_section (content) == SENDER_SECTION_PUBLISH)
    gtk_widget_activate_action (GTK_WIDGET (sender_content_get_page (content)), "publish.start",
                                NULL);
  else
    go_to_section (self, SENDER_SECTION_PUBLISH);
}

static void
connect_to_pingone (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  sender_connection_window_present (SENDER_WINDOW (widget), NULL);
}

/* A page that can be searched has an action for it; else a configuration is looked for. */
static void
search (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderWindow *self = SENDER_WINDOW (widget);
  SenderPage   *page = sender_content_get_page (sender_window_get_content (self));

  if (sender_window_get_document (self) == NULL ||
      gtk_widget_activate_action (GTK_WIDGET (page), "page.search", NULL))
    return;
  sender_window_show_part (self, FALSE);
  sender_sidebar_popup_switcher (sender_window_get_sidebar (self));
}

static void
back (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  sender_window_show_part (SENDER_WINDOW (widget), FALSE);
}

static void
explain (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  sender_help_window_present (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Made when it is asked for: a window that opens has no time for it. */
static void
show_shortcuts (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
        "/io/github/senderstudio/SenderStudio/sender-shortcuts.ui");

      gtk_application_window_set_help_overlay (
        window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

void
sender_window_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "window.go-to", "s", go_to);
  gtk_widget_class_install_action (widget_class, "window.show-section", "s", show_section);
  gtk_widget_class_install_action (widget_class, "window.send-test", NULL, send_test);
  gtk_widget_class_install_action (widget_class, "window.show-findings", NULL, show_findings);
  gtk_widget_class_install_action (widget_class, "window.publish", NULL, publish);
  gtk_widget_class_install_action (widget_class, "window.connect", NULL, connect_to_pingone);
  gtk_widget_class_install_action (widget_class, "window.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "window.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "window.explain", "s", explain);
  gtk_widget_class_install_action (widget_class, "window.shortcuts", NULL, show_shortcuts);
}
