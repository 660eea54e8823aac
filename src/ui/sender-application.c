/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-application.h"

#include "sender-application-practice.h"
#include "sender-keyring.h"
#include "sender-session-vault.h"
#include "sender-window.h"

#include <glib/gi18n.h>

struct _SenderApplication
{
  AdwApplication parent_instance;

  SenderWorkspace *workspace; /* (owned) (nullable): made with the first window */
  SenderSection    section;   /* what the first window shows */
  gboolean         practises; /* from the first window on */

  SenderApplicationPractice *practice; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SenderApplication, sender_application, ADW_TYPE_APPLICATION)

static SenderWorkspace *
make_workspace (GError **error)
{
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new_from_environment (error);
  g_autoptr (SenderStore)     store = NULL;
  g_autoptr (SenderHistory)   history = NULL;
  g_autoptr (SenderVault)     keyring = sender_keyring_new ();
  g_autoptr (SenderVault)     vault = NULL;

  if (endpoints == NULL)
    return NULL;
  store = sender_store_new (NULL);
  history = sender_history_new (NULL);
  vault = sender_session_vault_new (keyring);
  return sender_workspace_new (store, history, vault, endpoints, NULL);
}

static SenderWindow *
ensure_window (SenderApplication *self)
{
  GtkWindow         *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  if (window != NULL)
    return SENDER_WINDOW (window);
  window = GTK_WINDOW (sender_window_new (GTK_APPLICATION (self)));
  if (self->workspace == NULL)
    self->workspace = make_workspace (&error);
  if (self->workspace == NULL)
    sender_window_tell (SENDER_WINDOW (window), error->message);
  sender_window_set_workspace (SENDER_WINDOW (window), self->workspace);
  sender_window_show_section (SENDER_WINDOW (window), self->section);
  return SENDER_WINDOW (window);
}

static void
sender_application_activate (GApplication *application)
{
  SenderApplication *self = SENDER_APPLICATION (application);

  gtk_window_present (GTK_WINDOW (ensure_window (self)));
  if (self->practises)
    g_action_group_activate_action (G_ACTION_GROUP (application), "practice", NULL);
  self->practises = FALSE;
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderWindow)   window = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderDocument) document =
    sender_workspace_open_finish (SENDER_WORKSPACE (source), result, &error);

  if (document != NULL)
    sender_window_set_document (window, document);
  else
    sender_window_tell (window, error->message);
}

static void
sender_application_open (GApplication *application,
                         GFile       **files,
                         int           n_files,
                         const char   *hint)
{
  SenderApplication *self = SENDER_APPLICATION (application);
  SenderWindow      *window = ensure_window (self);

  if (self->workspace != NULL && n_files > 0)
    sender_workspace_open_async (self->workspace, g_file_peek_path (files[0]), NULL, opened_cb,
                                 g_object_ref (window));
  gtk_window_present (GTK_WINDOW (window));
}

static int
sender_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  const char *nick = NULL;
  int         section = 0;

  SENDER_APPLICATION (application)->practises = g_variant_dict_contains (options, "practice");
  if (!g_variant_dict_lookup (options, "section", "&s", &nick))
    return -1;
  if (!sender_enum_from_nick (SENDER_TYPE_SECTION, nick, &section))
    {
      g_autofree char *nicks = sender_enum_list_nicks (SENDER_TYPE_SECTION);

      g_printerr (_ ("There is no section “%s”; there are: %s\n"), nick, nicks);
      return 2;
    }
  SENDER_APPLICATION (application)->section = (SenderSection) section;
  return -1;
}

static void
sender_application_startup (GApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } accels[] = {
    { "document.save", { "<Control>s", NULL } },
    { "document.undo", { "<Control>z", NULL } },
    { "document.redo", { "<Control><Shift>z", NULL } },
    { "window.send-test", { "<Control>Return", NULL } },
    { "window.close", { "<Control>w", NULL } },
    { "app.quit", { "<Control>q", NULL } },
  };

  G_APPLICATION_CLASS (sender_application_parent_class)->startup (application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
}

static void
sender_application_dispose (GObject *object)
{
  SenderApplication *self = SENDER_APPLICATION (object);

  g_clear_pointer (&self->practice, sender_application_practice_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (sender_application_parent_class)->dispose (object);
}

static void
sender_application_class_init (SenderApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_application_dispose;
  application_class->handle_local_options = sender_application_handle_local_options;
  application_class->startup = sender_application_startup;
  application_class->activate = sender_application_activate;
  application_class->open = sender_application_open;
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  g_application_quit (G_APPLICATION (user_data));
}

static void
about (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", _ ("Sender Studio"),
                         "application-icon", SENDER_APPLICATION_ID,
                         "version", SENDER_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
sender_application_init (SenderApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "quit", .activate = quit },
    { .name = "about", .activate = about },
  };

  static const GOptionEntry options[] = {
    { "section", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Show a section, such as sms"),
      N_ ("SECTION") },
    { "practice", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Practise on stand-ins"), NULL },
    { NULL },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  self->practice = sender_application_practice_new (GTK_APPLICATION (self));
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * sender_application_new:
 *
 * Makes the application.
 *
 * Returns: (transfer full): the application
 */
SenderApplication *
sender_application_new (void)
{
  return g_object_new (SENDER_TYPE_APPLICATION,
                       "application-id", SENDER_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
