/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-application.h"

#include "sender-application-practice.h"
#include "sender-focus.h"
#include "sender-help.h"
#include "sender-keyring.h"
#include "sender-library-actions.h"
#include "sender-preferences.h"
#include "sender-session-vault.h"
#include "sender-session.h"
#include "sender-window.h"

#include <glib/gi18n.h>
#include <malloc.h>

/* By then the first page is drawn. */
#define TRIM_DELAY_MS 500
/* The sections that a digit leads to. */
#define N_DIGITS 10

struct _SenderApplication
{
  AdwApplication parent_instance;

  SenderWorkspace *workspace;  /* (owned) (nullable): made with the first window */
  GSettings       *settings;   /* (owned) (nullable) */
  GPtrArray       *awaited;    /* (owned) (element-type GFile): opened once the window is seen */
  gboolean         awaits_new; /* a configuration that is made once the window is seen */
  gboolean         seen;       /* whether the window was drawn */

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

static gboolean
trim_cb (gpointer user_data)
{
  malloc_trim (0);
  return G_SOURCE_REMOVE;
}

/* For whoever measures the start. */
static void
tell_measurer (const char *what)
{
  if (g_getenv ("SENDER_STUDIO_TELL_PAINTED") != NULL)
    g_message ("%s", what);
}

/* What the start needed for a moment goes back once a configuration is shown. */
static void
shown_cb (GdkFrameClock *clock,
          SenderWindow  *window)
{
  g_signal_handlers_disconnect_by_func (clock, shown_cb, window);
  tell_measurer ("shown");
  g_timeout_add_full (G_PRIORITY_LOW, TRIM_DELAY_MS, trim_cb, NULL, NULL);
}

static void
document_set_cb (SenderWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  if (clock == NULL)
    return;
  g_signal_handlers_disconnect_by_func (window, document_set_cb, NULL);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (shown_cb), window, 0);
}

/* Files and the library are read when something is to be seen already. */
static void
painted_cb (GdkFrameClock *clock,
            SenderWindow  *window)
{
  SenderApplication *self = SENDER_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));

  g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
  tell_measurer ("painted");
  self->seen = TRUE;
  if (self->awaits_new)
    sender_window_begin_new (window, self->awaited);
  else
    sender_window_begin (window, self->awaited);
  self->awaits_new = FALSE;
  g_ptr_array_set_size (self->awaited, 0);
}

static void
mapped_cb (SenderWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  g_signal_handlers_disconnect_by_func (window, mapped_cb, NULL);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), window, 0);
}

static SenderWindow *
ensure_window (SenderApplication *self)
{
  SenderWindow      *window = sender_window_find (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  if (window != NULL)
    return window;
  self->seen = FALSE;
  window = sender_window_new (GTK_APPLICATION (self));
  if (SENDER_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (window), "devel");
  if (self->workspace == NULL)
    self->workspace = make_workspace (&error);
  if (self->workspace == NULL)
    sender_window_report (window, _ ("Can’t Start"), error->message);
  sender_window_set_workspace (window, self->workspace);
  if (self->settings != NULL)
    sender_session_attach (self->settings, window);
  g_signal_connect (window, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (window, "notify::document", G_CALLBACK (document_set_cb), NULL);
  return window;
}

static void
await (SenderApplication *self,
       SenderWindow      *window,
       GFile             *file)
{
  g_ptr_array_add (self->awaited, g_object_ref (file));
  sender_window_expect (window);
}

/* The last configuration, unless another one is asked for. */
static void
await_last (SenderApplication *self,
            SenderWindow      *window)
{
  g_autofree char  *path = self->settings != NULL ? sender_session_dup_document (self->settings)
                                                  : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file != NULL)
    await (self, window, file);
}

static void
sender_application_activate (GApplication *application)
{
  SenderApplication *self = SENDER_APPLICATION (application);
  SenderWindow      *window = ensure_window (self);

  if (!self->seen && self->awaited->len == 0 && !self->awaits_new)
    await_last (self, window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
sender_application_open (GApplication *application,
                         GFile       **files,
                         int           n_files,
                         const char   *hint)
{
  SenderApplication *self = SENDER_APPLICATION (application);
  SenderWindow      *window = ensure_window (self);

  if (sender_window_get_library (window) == NULL)
    n_files = 0;
  for (int i = 0; i < n_files; i++)
    if (self->seen)
      sender_library_actions_open (window, files[i]);
    else
      await (self, window, files[i]);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
show_section (SenderApplication       *self,
              GApplicationCommandLine *line,
              const char              *nick)
{
  g_autofree char *nicks = NULL;
  int              section = 0;

  if (sender_enum_from_nick (SENDER_TYPE_SECTION, nick, &section))
    {
      sender_window_show_section (ensure_window (self), (SenderSection) section);
      return TRUE;
    }
  nicks = sender_enum_list_nicks (SENDER_TYPE_SECTION);
  g_application_command_line_printerr (line, _ ("There is no section “%s”; there are: %s\n"), nick,
                                       nicks);
  return FALSE;
}

static void
open_arguments (GApplication            *application,
                GApplicationCommandLine *line,
                GVariantDict            *options)
{
  g_autofree const char **names = NULL;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &names))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_application_command_line_create_file_for_arg (line, names[i]);

      g_application_open (application, &file, 1, "");
    }
}

/* What a second start asks for is done by the first. */
static int
sender_application_command_line (GApplication            *application,
                                 GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  const char   *nick = NULL;

  if (g_variant_dict_lookup (options, "section", "&s", &nick) &&
      !show_section (SENDER_APPLICATION (application), line, nick))
    return 2;
  open_arguments (application, line, options);
  if (g_variant_dict_contains (options, "new"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "new", NULL);
  g_application_activate (application);
  if (g_variant_dict_contains (options, "practice"))
    g_action_group_activate_action (G_ACTION_GROUP (application), "practice", NULL);
  return 0;
}

/* Alt+1 is the first section, Alt+9 the ninth, Alt+0 the tenth; the others have a letter. */
static void
set_section_accels (GtkApplication *application)
{
  for (SenderSection section = 0; section < N_DIGITS; section++)
    {
      const char      *nick = sender_enum_get_nick (SENDER_TYPE_SECTION, (int) section);
      g_autofree char *action = g_strconcat ("window.show-section::", nick, NULL);
      g_autofree char *accel = g_strdup_printf ("<Alt>%d", ((int) section + 1) % N_DIGITS);
      const char      *accels[] = { accel, NULL };

      gtk_application_set_accels_for_action (application, action, accels);
    }
}

static void
start_settings (SenderApplication *self)
{
  GAction *preferences = g_action_map_lookup_action (G_ACTION_MAP (self), "preferences");

  self->settings = sender_session_open ();
  g_simple_action_set_enabled (G_SIMPLE_ACTION (preferences), self->settings != NULL);
  if (self->settings == NULL)
    return;
  sender_session_apply_style (self->settings);
  g_signal_connect (self->settings, "changed::style", G_CALLBACK (sender_session_apply_style),
                    NULL);
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
    { "window.publish", { "<Control><Shift>p", NULL } },
    { "window.show-section::history", { "<Control>h", NULL } },
    { "window.connect", { "<Control><Shift>e", NULL } },
    { "window.search", { "<Control>f", NULL } },
    { "window.show-findings", { "<Control><Shift>f", NULL } },
    { "library.create::studio", { "<Control>n", NULL } },
    { "library.open-file", { "<Control>o", NULL } },
    { "app.preferences", { "<Control>comma", NULL } },
    { "app.help", { "F1", NULL } },
    { "window.shortcuts", { "<Control>question", NULL } },
    { "window.close", { "<Control>w", NULL } },
    { "app.quit", { "<Control>q", NULL } },
  };

  G_APPLICATION_CLASS (sender_application_parent_class)->startup (application);
  sender_focus_guard ();
  sender_help_guard ();
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
  set_section_accels (GTK_APPLICATION (application));
  start_settings (SENDER_APPLICATION (application));
}

static void
sender_application_dispose (GObject *object)
{
  SenderApplication *self = SENDER_APPLICATION (object);

  g_clear_pointer (&self->practice, sender_application_practice_free);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->awaited, g_ptr_array_unref);
  G_OBJECT_CLASS (sender_application_parent_class)->dispose (object);
}

static void
sender_application_class_init (SenderApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_application_dispose;
  application_class->command_line = sender_application_command_line;
  application_class->startup = sender_application_startup;
  application_class->activate = sender_application_activate;
  application_class->open = sender_application_open;
}

/* A launcher may ask for it before there is a window. */
static void
create (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  SenderApplication *self = user_data;
  SenderWindow      *window = ensure_window (self);

  if (self->seen)
    gtk_widget_activate_action (GTK_WIDGET (window), "library.create", "s", "studio");
  else if (sender_window_get_library (window) != NULL)
    {
      self->awaits_new = TRUE;
      sender_window_expect (window);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  /* What is not saved is kept first. */
  if (window != NULL && SENDER_IS_WINDOW (window))
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (user_data));
}

static void
preferences (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  SenderApplication *self = user_data;
  GtkWindow         *window = gtk_application_get_active_window (user_data);

  gtk_window_present (GTK_WINDOW (sender_preferences_new (window, self->settings)));
}

static void
help (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    sender_help_show (window);
}

static void
about (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name",
                         SENDER_DEVELOPMENT ? _ ("Sender Studio (Development)")
                                            : _ ("Sender Studio"),
                         "application-icon", SENDER_APPLICATION_ID,
                         "version", SENDER_VERSION,
                         "developer-name", _ ("The Sender Studio contributors"),
                         "copyright", _ ("© 2026 The Sender Studio contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("Sets a sender of one-time passcodes up, and proves that "
                                        "codes reach the phone.\n\n“Twilio” and “PingOne” are "
                                        "marks of their owners, who have nothing to do with this "
                                        "program."),
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
sender_application_init (SenderApplication *self)
{
  static const GActionEntry actions[] = {
    { .name = "new", .activate = create },
    { .name = "quit", .activate = quit },
    { .name = "about", .activate = about },
    { .name = "preferences", .activate = preferences },
    { .name = "help", .activate = help },
  };

  static const GOptionEntry options[] = {
    { "section", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Show a section, such as sms"),
      N_ ("SECTION") },
    { "new", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Make a new configuration"), NULL },
    { "practice", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Start Practice, against stand-ins"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[FILE…]") },
    { NULL },
  };

  self->awaited = g_ptr_array_new_with_free_func (g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  self->practice = sender_application_practice_new (GTK_APPLICATION (self));
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
                       /* The same in every profile. */
                       "resource-base-path", "/io/github/senderstudio/SenderStudio",
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       NULL);
}
