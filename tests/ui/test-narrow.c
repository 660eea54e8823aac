/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "given.h"

#include "sender-content.h"
#include "sender-language.h"
#include "sender-matrix-view.h"
#include "sender-memory-vault.h"
#include "sender-sidebar.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-window.h"
#include "widgets.h"

#include <locale.h>

/* A window as narrow as a phone stays so, in the language the program is started in. */

#define NARROW 360
/* Twice as large, words of other languages than English may be longer than that by themselves. */
#define NARROW_TRANSLATED 420
#define DPI (96 * 1024)

static GtkApplication *application;

typedef struct
{
  SenderWindow *window;
  GString      *wide; /* what asks for more than there is */
  int           room;
} Fixture;

static int
get_least (GtkWidget *widget)
{
  int least = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Follows what is too wide to the first that has nothing too wide in it. */
static void
explain (GString   *wide,
         GtkWidget *widget)
{
  GtkWidget *widest = NULL;

  g_string_append_printf (wide, " > %s %d", gtk_widget_get_css_name (widget), get_least (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) &&
        (GTK_IS_STACK (widget) ? gtk_stack_get_hhomogeneous (GTK_STACK (widget)) ||
                                   child == gtk_stack_get_visible_child (GTK_STACK (widget))
                               : TRUE) &&
        (widest == NULL || get_least (child) > get_least (widest)))
      widest = child;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (wide, " “%s”", gtk_label_get_label (GTK_LABEL (widget)));
  if (widest != NULL)
    explain (wide, widest);
}

static void
check (Fixture    *fixture,
       const char *where,
       GtkWidget  *widget)
{
  if (get_least (widget) <= fixture->room)
    return;
  g_string_append_printf (fixture->wide, "%s:", where);
  explain (fixture->wide, widget);
  g_string_append_c (fixture->wide, '\n');
}

/* A page that may be pushed aside is cut without a word where it is too wide. The table of messages
 * is not: it has one scroll bar for all its rows. */
static gboolean
is_pushed_aside (GtkWidget *widget,
                 gpointer   fixture)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);
  if (policy == GTK_POLICY_EXTERNAL &&
      gtk_widget_get_ancestor (widget, SENDER_TYPE_MATRIX_VIEW) == NULL)
    check (fixture, "inside", gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)));
  return FALSE;
}

/* What buttons say wraps between words, not within them. */
static gboolean
is_torn (GtkWidget *widget,
         gpointer   data)
{
  Fixture     *fixture = data;
  PangoLayout *layout = NULL;
  const char  *text = NULL;

  if (!GTK_IS_LABEL (widget) || !GTK_IS_BUTTON (gtk_widget_get_parent (widget)) ||
      !gtk_widget_get_mapped (widget))
    return FALSE;
  layout = gtk_label_get_layout (GTK_LABEL (widget));
  text = pango_layout_get_text (layout);
  for (int line = 1; line < pango_layout_get_line_count (layout); line++)
    {
      int start = pango_layout_get_line_readonly (layout, line)->start_index;

      if (strchr (" -", text[start - 1]) == NULL)
        g_string_append_printf (fixture->wide, "torn: “%s” at %d\n", text, start);
    }
  return FALSE;
}

/* Every section of what is shown, at that size of the text in percent. */
static void
check_sections (Fixture *fixture,
                int      percent)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *content = widgets_get_type (window, SENDER_TYPE_CONTENT);

  fixture->room =
    percent > 100 && g_getenv ("LANGUAGE") != NULL ? NARROW_TRANSLATED : NARROW;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI * percent / 100, NULL);
  for (guint section = 0; section < SENDER_N_SECTIONS; section++)
    {
      sender_window_show_section (fixture->window, (SenderSection) section);
      widgets_settle ();
      check (fixture, sender_section_get_label ((SenderSection) section), content);
      widgets_find (content, is_pushed_aside, fixture);
      widgets_find (content, is_torn, fixture);
    }
  check (fixture, "sidebar", widgets_get_type (window, SENDER_TYPE_SIDEBAR));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", DPI, NULL);
  if (fixture->wide->len == 0)
    return;
  g_test_message ("%s", fixture->wide->str);
  g_test_fail ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->wide = g_string_new (NULL);
  fixture->window = sender_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), NARROW, 640);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widgets_settle ();
  g_string_free (fixture->wide, TRUE);
}

static void
show (Fixture         *fixture,
      SenderWorkspace *workspace,
      SenderDocument  *document)
{
  sender_window_set_workspace (fixture->window, workspace);
  sender_window_set_document (fixture->window, document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widgets_settle ();
}

static void
check_configuration (Fixture      *fixture,
                     SenderConfig *config,
                     int           percent)
{
  g_autofree char            *folder = sender_test_make_dir ();
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new_from_environment (NULL);
  g_autoptr (SenderStore)     store = sender_store_new (folder);
  g_autoptr (SenderHistory)   history = sender_history_new (NULL);
  g_autoptr (SenderVault)     vault = sender_memory_vault_new ();
  g_autoptr (SenderWorkspace) workspace =
    sender_workspace_new (store, history, vault, endpoints, NULL);
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);

  show (fixture, workspace, document);
  check_sections (fixture, percent);
  sender_test_remove_tree (folder);
}

/* What is found takes room as well. */
static void
test_mistakes (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();

  check_configuration (fixture, config, GPOINTER_TO_INT (data));
}

/* With requests, numbers and messages. */
static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  check_configuration (fixture, config, GPOINTER_TO_INT (data));
}

static void
test_practice (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (SenderDocument)  document = NULL;
  g_autoptr (SenderWorkspace) workspace = given_practice (&document);

  show (fixture, workspace, document);
  check_sections (fixture, GPOINTER_TO_INT (data));
}

/* Letters as large as desktops have them, where there are such. */
static void
choose_font (void)
{
  PangoFontFamily **families = NULL;
  int               n_families = 0;

  pango_font_map_list_families (pango_cairo_font_map_get_default (), &families, &n_families);
  for (int i = 0; i < n_families; i++)
    if (g_str_equal (pango_font_family_get_name (families[i]), "Cantarell"))
      g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  g_free (families);
}

/* The C library translates nothing in the C locale: to speak the language of the environment takes
 * another, whichever there is. */
static gboolean
begin_language (void)
{
  const char *locales[] = { "en_US.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8" };
  gboolean    speaks = g_getenv ("LANGUAGE") == NULL;

  for (guint i = 0; !speaks && i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_ALL, locales[i]) != NULL)
      speaks = g_setenv ("LC_ALL", locales[i], TRUE);
  sender_language_begin ();
  return speaks;
}

#define ADD(name, percent, function)                                                    \
  g_test_add ("/ui/narrow/" name, Fixture, GINT_TO_POINTER (percent), set_up, function, \
              tear_down)

int
main (int    argc,
      char **argv)
{
  if (!begin_language ())
    {
      g_print ("1..0 # SKIP no locale to translate in\n");
      return 0;
    }
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_free (g_content_type_guess ("icon.svg", NULL, 0, NULL));
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  widgets_load_style ();
  choose_font ();
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  ADD ("mistakes", 100, test_mistakes);
  ADD ("mistakes-large", 200, test_mistakes);
  ADD ("whole", 100, test_whole);
  ADD ("whole-large", 200, test_whole);
  ADD ("practice", 100, test_practice);
  ADD ("practice-large", 200, test_practice);
  return g_test_run ();
}
