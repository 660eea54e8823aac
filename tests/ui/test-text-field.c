/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-text-field.h"

#include <adwaita.h>

/* How high a text is that is shown whole, whatever the width. */

#define SLACK 2

static const char *const texts[] = {
  "",
  "one line",
  "\nan empty line before, and one after\n",
  "short\na line that is much longer than the others, and is broken in each of the widths\nshort",
  "a=b&c=d&e=fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff&g=hhhhhhhhh",
  "trailing spaces are where a line may be broken                                              \nx",
  "co-operation-of-many-words-with-hyphens\r\nוזה מימין לשמאל, גם אם השורה ארוכה מאוד\n\n😀 漢字",
};

/* As all of the text in one layout is. */
static int
measure_whole (GtkWidget  *field,
               const char *text,
               int         width)
{
  g_autoptr (PangoLayout)   layout = gtk_widget_create_pango_layout (field, text);
  g_autoptr (PangoAttrList) plain = pango_attr_list_new ();
  GtkTextView              *view = GTK_TEXT_VIEW (field);
  int                       height = 0;

  pango_attr_list_insert (plain, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, plain);
  pango_layout_set_wrap (layout, PANGO_WRAP_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (width - gtk_text_view_get_left_margin (view)) * PANGO_SCALE);
  pango_layout_set_indent (layout, gtk_text_view_get_indent (view) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + SLACK;
}

static int
measure (GtkWidget *field,
         int        width)
{
  int height = 0;

  gtk_widget_measure (field, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
test_height (void)
{
  static const int indents[] = { 0, -12, 12 };
  static const int widths[] = { 900, 60, 407, 200, 201, 563, -1 };

  for (guint i = 0; i < G_N_ELEMENTS (indents); i++)
    {
      GtkWidget *field = g_object_ref_sink (g_object_new (
        SENDER_TYPE_TEXT_FIELD, "multi-line", TRUE, "indent", indents[i], "left-margin", 10, NULL));

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_object_set (field, "text", texts[j], NULL);
          for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
            g_assert_cmpint (measure (field, widths[k]), ==,
                             measure_whole (field, texts[j], widths[k]));
        }
      g_assert_finalize_object (field);
    }
}

/* What was measured before is not that of another text. */
static void
test_changed (void)
{
  GtkWidget *field =
    g_object_ref_sink (g_object_new (SENDER_TYPE_TEXT_FIELD, "text", "a\nb\nc", NULL));
  int before = measure (field, 300);

  g_object_set (field, "text", "a\nb", NULL);
  g_assert_cmpint (measure (field, 300), <, before);
  g_object_set (field, "text", "a\nb\nc", NULL);
  g_assert_cmpint (measure (field, 300), ==, before);
  g_assert_finalize_object (field);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/text-field/height", test_height);
  g_test_add_func ("/ui/text-field/changed", test_changed);
  return g_test_run ();
}
