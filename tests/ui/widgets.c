/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets.h"

#include "sender-secret-buffer.h"
#include "sender-test.h"

#include <stdlib.h>
#include <string.h>

GtkWidget *
widgets_find (GtkWidget  *root,
              WidgetMatch match,
              gpointer    user_data)
{
  if (match (root, user_data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = widgets_find (child, match, user_data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
widgets_foreach (GtkWidget *root,
                 void (*func) (GtkWidget *, gpointer),
                 gpointer user_data)
{
  func (root, user_data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    widgets_foreach (child, func, user_data);
}

static gboolean
has_title (GtkWidget *widget,
           gpointer   title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
has_type (GtkWidget *widget,
          gpointer   type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(GType *) type);
}

static gboolean
has_label (GtkWidget *widget,
           gpointer   label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWidget *
need (GtkWidget  *found,
      const char *what)
{
  if (found == NULL)
    g_error ("There is no “%s”", what);
  return found;
}

GtkWidget *
widgets_find_row (GtkWidget  *root,
                  const char *title)
{
  return widgets_find (root, has_title, (gpointer) title);
}

GtkWidget *
widgets_get_row (GtkWidget  *root,
                 const char *title)
{
  return need (widgets_find_row (root, title), title);
}

GtkWidget *
widgets_get_type (GtkWidget *root,
                  GType      type)
{
  return need (widgets_find (root, has_type, &type), g_type_name (type));
}

GtkWidget *
widgets_get_button (GtkWidget  *root,
                    const char *label)
{
  return need (widgets_find (root, has_label, (gpointer) label), label);
}

AdwMessageDialog *
widgets_find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (window))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

gboolean
widgets_is_shown (GtkWidget *widget)
{
  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget))
      return FALSE;
  return TRUE;
}

/* A status of more than one label says them in one sentence. (transfer full) (nullable) */
static char *
dup_said (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_STATUS)
    return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                               GTK_ACCESSIBLE_PROPERTY_LABEL, NULL);
  return NULL;
}

static gboolean
says (GtkWidget *widget,
      gpointer   fragment)
{
  g_autofree char *said = dup_said (widget);

  return said != NULL && widgets_is_shown (widget) && strstr (said, fragment) != NULL;
}

gboolean
widgets_say (GtkWidget  *root,
             const char *fragment)
{
  return widgets_find (root, says, (gpointer) fragment) != NULL;
}

/* What is waited for. */
typedef struct
{
  GtkWidget  *root;
  const char *fragment;
} Wanted;

static gboolean
is_said (gpointer data)
{
  const Wanted *wanted = data;

  return widgets_say (wanted->root, wanted->fragment);
}

void
widgets_wait_said (GtkWidget  *root,
                   const char *fragment)
{
  Wanted wanted = { root, fragment };

  sender_test_wait_until (is_said, &wanted, fragment);
}

static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint     *nth)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*nth)-- == 0)
    return widget;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
widgets_get_nth (GtkWidget *root,
                 GType      type,
                 guint      nth)
{
  return find_nth (root, type, &nth);
}

void
widgets_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

void
widgets_end (GtkWidget *widget)
{
  gpointer gone = widget;

  g_object_add_weak_pointer (G_OBJECT (widget), &gone);
  g_object_run_dispose (G_OBJECT (widget));
  g_object_unref (widget);
  sender_test_wait_until (is_gone, &gone, "a widget to go");
}

/* What versions of the toolkit say of themselves, from timers of their own: of the pointer of a
 * window that is gone (4.8), of a frame that a display without a clock has drawn (4.24). */
static const char *theirs[] = {
  "'GDK_IS_SURFACE (surface)' failed",
  "gdk_frame_timings_submitted() called on submitted frame",
};

static GLogWriterOutput
write_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  gboolean forgiven = FALSE;

  for (gsize i = 0; i < n_fields; i++)
    for (guint k = 0; g_str_equal (fields[i].key, "MESSAGE") && k < G_N_ELEMENTS (theirs); k++)
      forgiven = forgiven || strstr (fields[i].value, theirs[k]) != NULL;
  g_log_writer_default (level, fields, n_fields, user_data);
  if ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0 && !forgiven)
    abort ();
  return G_LOG_WRITER_HANDLED;
}

void
widgets_forgive_toolkit (void)
{
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_log_set_writer_func (write_log, NULL, NULL);
}

void
widgets_hide_spinners (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, "spinner { -gtk-icon-source: none; }", -1);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
}

void
widgets_load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/senderstudio/SenderStudio/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

const char *
widgets_get_secret (GtkWidget *entry)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (entry)));

  return sender_secret_buffer_get_secret (SENDER_SECRET_BUFFER (gtk_text_get_buffer (text)));
}
