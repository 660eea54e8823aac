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
  return g_test_run ();
}
