/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-window.h"
#include "widgets.h"

#include <dlfcn.h>
#include <string.h>

/* Every class of widget that the sources declare is made once, under fatal warnings, and finalised:
 * each template, binding and resource is read, and nothing holds what is not used. */

typedef GType (*GetType) (void);

/* `SENDER_TYPE` of each G_DECLARE_… of src/ui, by the name of its function. */
static void
add_declared (GPtrArray  *functions,
              const char *path)
{
  g_autoptr (GRegex) declaration =
    g_regex_new ("G_DECLARE_(?:FINAL|DERIVABLE)_TYPE\\s*\\(\\s*\\w+\\s*,\\s*(\\w+)\\s*,",
                 G_REGEX_DEFAULT, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char       *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_regex_match (declaration, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      g_ptr_array_add (functions, g_strconcat (name, "_get_type", NULL));
    }
}

static GPtrArray *
list_functions (void)
{
  g_autofree char *folder =
    g_build_filename (g_getenv ("SENDER_SOURCE_ROOT"), "src", "ui", NULL);
  GPtrArray       *functions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".h") || g_str_has_suffix (name, ".c"))
        add_declared (functions, path);
    }
  return functions;
}

static void
make_one (GType type)
{
  GtkWidget *widget = NULL;
  gpointer   gone = NULL;

  g_test_message ("%s", g_type_name (type));
  widget = g_object_ref_sink (g_object_new (type, NULL));
  gone = widget;
  g_object_add_weak_pointer (G_OBJECT (widget), &gone);
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_object_unref (widget);
  widgets_settle ();
  if (gone != NULL)
    g_error ("%s is not finalised", g_type_name (type));
}

static void
test_every (void)
{
  g_autoptr (GPtrArray) functions = list_functions ();
  gpointer              program = dlopen (NULL, RTLD_NOW);
  guint                 n = 0;

  for (guint i = 0; i < functions->len; i++)
    {
      GetType function = (GetType) dlsym (program, g_ptr_array_index (functions, i));
      GType   type = 0;

      if (function == NULL)
        g_error ("There is no %s()", (const char *) g_ptr_array_index (functions, i));
      type = function ();
      if (!g_type_is_a (type, GTK_TYPE_WIDGET) || G_TYPE_IS_ABSTRACT (type))
        continue;
      make_one (type);
      n++;
    }
  dlclose (program);
  g_test_message ("%u classes", n);
  g_assert_cmpuint (n, >, 60);
}

/* `sender_window_get_type` of SenderWindow. */
static char *
dup_function (const char *type)
{
  GString *function = g_string_new (NULL);

  for (const char *at = type; *at != '\0'; at++)
    {
      if (g_ascii_isupper (*at) && at > type && !g_ascii_isupper (at[-1]))
        g_string_append_c (function, '_');
      g_string_append_c (function, g_ascii_tolower (*at));
    }
  g_string_append (function, "_get_type");
  return g_string_free (function, FALSE);
}

static void
assert_declared (GType      parent,
                 GPtrArray *functions)
{
  guint             n = 0;
  g_autofree GType *children = g_type_children (parent, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *function = dup_function (g_type_name (children[i]));

      assert_declared (children[i], functions);
      if (g_str_has_prefix (function, "sender_") &&
          !g_ptr_array_find_with_equal_func (functions, function, g_str_equal, NULL))
        g_error ("%s is made by nobody here", g_type_name (children[i]));
    }
}

/* No class is registered that the sources do not declare: the list above is whole. */
static void
test_whole (void)
{
  g_autoptr (GPtrArray) functions = list_functions ();

  assert_declared (GTK_TYPE_WIDGET, functions);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_forgive_toolkit ();
  g_test_add_func ("/ui/every-widget/made", test_every);
  g_test_add_func ("/ui/every-widget/whole", test_whole);
  return g_test_run ();
}
