/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-window.h"

static void
parsing_error_cb (GtkCssProvider *provider,
                  GtkCssSection  *section,
                  const GError   *error,
                  GString        *told)
{
  g_autofree char *place = gtk_css_section_to_string (section);

  g_string_append_printf (told, "%s: %s\n", place, error->message);
}

/* A rule that is not closed takes those after it with it. */
static void
test_style_sheet (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GString)        told = g_string_new (NULL);

  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), told);
  gtk_css_provider_load_from_resource (provider, "/io/github/senderstudio/SenderStudio/style.css");
  g_assert_cmpstr (told->str, ==, "");
}

static GdkRGBA
get_color (GtkWidget *widget)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  return color;
}

/* The colour of a label with @classes in a list's row with @row_classes, of which one or none is
 * that of a box in it. */
static GdkRGBA
color_in (const char *row_classes,
          const char *box_classes,
          const char *label_class)
{
  g_auto (GStrv) row_names = g_strsplit (row_classes, ".", -1);
  g_auto (GStrv) box_names = g_strsplit (box_classes, ".", -1);
  GtkWidget     *window = gtk_window_new ();
  GtkWidget     *list = gtk_list_box_new ();
  GtkWidget     *row = gtk_list_box_row_new ();
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget     *label = gtk_label_new ("Twilio answers 400.");
  GdkRGBA        color;

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_css_classes (row, (const char **) row_names);
  gtk_widget_set_css_classes (box, (const char **) box_names);
  gtk_widget_add_css_class (label, label_class);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  color = get_color (label);
  gtk_window_destroy (GTK_WINDOW (window));
  return color;
}

/* Words that are dim are grey wherever they stand; what is wrong is not. */
static void
test_dim_words (void)
{
  static const struct
  {
    const char *row;
    const char *box;
  } places[] = {
    { "error", "" },
    { "warning", "" },
    { "findings.error", "" },
    { "pair.error", "below" },
    { "pair.warning", "" },
    { "", "message-findings.error" },
    { "", "message-findings.warning" },
  };
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GdkRGBA                    plain;
  GdkRGBA                    wrong;

  gtk_css_provider_load_from_resource (provider, "/io/github/senderstudio/SenderStudio/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  plain = color_in ("", "", "dim-label");
  wrong = color_in ("", "", "error");
  g_assert_false (gdk_rgba_equal (&plain, &wrong));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GdkRGBA dim = color_in (places[i].row, places[i].box, "dim-label");
      GdkRGBA error = color_in (places[i].row, places[i].box, "error");

      g_test_message ("%s %s", places[i].row, places[i].box);
      g_assert_true (gdk_rgba_equal (&dim, &plain));
      g_assert_false (gdk_rgba_equal (&error, &plain));
    }
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                 GTK_STYLE_PROVIDER (provider));
}

/* An icon that is named and not there shows as a broken one. */
static void
test_icons (void)
{
  static const char *const names[] = {
    "sender-braces-symbolic",
    "sender-fallback-symbolic",
    "sender-flow-symbolic",
    "sender-key-symbolic",
    "sender-numbers-symbolic",
    "sender-phone-symbolic",
    "sender-provider-symbolic",
    "sender-publish-symbolic",
    "sender-sms-symbolic",
    "sender-test-symbolic",
    "sender-voice-symbolic",
    "sender-history-symbolic",
  };
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (theme, "/io/github/senderstudio/SenderStudio/icons");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      g_assert_true (gtk_icon_theme_has_icon (theme, names[i]));
    }
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/style/sheet", test_style_sheet);
  g_test_add_func ("/ui/style/icons", test_icons);
  g_test_add_func ("/ui/style/dim-words", test_dim_words);
  return g_test_run ();
}
