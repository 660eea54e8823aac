/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-application.h"
#include "sender-enums.h"
#include "sender-section.h"

#include <string.h>

/* What the keys do, as the window of shortcuts tells. */

static char *
dup_normal (const char *accel)
{
  guint           key = 0;
  GdkModifierType state = 0;

  g_assert_true (gtk_accelerator_parse (accel, &key, &state));
  return gtk_accelerator_name (key, state);
}

/* One accelerator of the window of shortcuts, or a range such as `<Alt>1...9`. */
static void
add_told (GHashTable *told,
          const char *accel)
{
  const char *dots = strstr (accel, "...");

  for (char digit = '1'; dots != NULL && digit <= dots[3]; digit++)
    {
      g_autofree char *one = g_strdup_printf ("%.*s%c", (int) (dots - accel - 1), accel, digit);

      g_hash_table_add (told, dup_normal (one));
    }
  if (dots == NULL)
    g_hash_table_add (told, dup_normal (accel));
}

static GHashTable *
read_told (void)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/senderstudio/SenderStudio/sender-shortcuts.ui");
  g_autoptr (GSList) objects = gtk_builder_get_objects (builder);
  GHashTable        *told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (GSList *link = objects; link != NULL; link = link->next)
    {
      g_autofree char *accel = NULL;

      if (!GTK_IS_SHORTCUTS_SHORTCUT (link->data))
        continue;
      g_object_get (link->data, "accelerator", &accel, NULL);
      add_told (told, accel);
    }
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
  return told;
}

/* Each key does one thing, and is told of; each section has one. */
static void
test_keys (void)
{
  g_autoptr (SenderApplication) started = sender_application_new ();
  GtkApplication               *application = GTK_APPLICATION (started);
  g_auto (GStrv)                actions = NULL;
  g_autoptr (GHashTable)        told = read_told ();
  guint                         n_keys = 0;

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  actions = gtk_application_list_action_descriptions (application);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; accels[j] != NULL; j++, n_keys++)
        {
          g_auto (GStrv)   meant = gtk_application_get_actions_for_accel (application, accels[j]);
          g_autofree char *normal = dup_normal (accels[j]);

          g_assert_cmpuint (g_strv_length (meant), ==, 1);
          g_assert_true (g_hash_table_contains (told, normal));
        }
    }
  g_assert_cmpuint (n_keys, ==, g_hash_table_size (told));
  for (SenderSection section = 0; section < SENDER_N_SECTIONS; section++)
    {
      const char      *nick = sender_enum_get_nick (SENDER_TYPE_SECTION, (int) section);
      g_autofree char *action = g_strconcat ("window.show-section::", nick, NULL);
      gboolean         has_own = section == SENDER_SECTION_PUBLISH;
      g_auto (GStrv)   accels = gtk_application_get_accels_for_action (
          application, has_own ? "window.publish" : action);

      g_assert_cmpuint (g_strv_length (accels), ==, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/keys", test_keys);
  return g_test_run ();
}
