/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-session.h"

/**
 * sender_session_open:
 *
 * Opens the settings.
 *
 * Returns: (transfer full) (nullable): the settings, %NULL if their schema is not installed
 */
GSettings *
sender_session_open (void)
{
  GSettingsSchemaSource      *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SENDER_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/* What a stand-in's library has is gone with it. */
static void
document_changed_cb (SenderWindow *window,
                     GParamSpec   *pspec,
                     GSettings    *settings)
{
  SenderDocument  *document = sender_window_get_document (window);
  SenderWorkspace *workspace = sender_window_get_workspace (window);
  const char      *path = document != NULL ? sender_document_get_path (document) : NULL;

  if (path != NULL && workspace != NULL && sender_workspace_get_stand_ins (workspace) == NULL)
    g_settings_set_string (settings, "document", path);
}

static void
section_changed_cb (SenderWindow *window,
                    GParamSpec   *pspec,
                    GSettings    *settings)
{
  SenderSection section = sender_window_get_section (window);

  g_settings_set_string (settings, "section",
                         sender_enum_get_nick (SENDER_TYPE_SECTION, (int) section));
}

/**
 * sender_session_attach:
 * @settings: the settings
 * @window: a window that is not shown yet
 *
 * Restores a window, and remembers it.
 */
void
sender_session_attach (GSettings    *settings,
                       SenderWindow *window)
{
  g_autofree char *nick = g_settings_get_string (settings, "section");
  int              section = 0;

  g_settings_bind (settings, "width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
  if (sender_enum_from_nick (SENDER_TYPE_SECTION, nick, &section))
    sender_window_show_section (window, (SenderSection) section);
  g_signal_connect_object (window, "notify::document", G_CALLBACK (document_changed_cb), settings,
                           0);
  g_signal_connect_object (window, "notify::section", G_CALLBACK (section_changed_cb), settings, 0);
}

/**
 * sender_session_dup_document:
 * @settings: the settings
 *
 * Says which configuration was open last, if it is to be opened again and is there.
 *
 * Returns: (transfer full) (nullable): its file
 */
char *
sender_session_dup_document (GSettings *settings)
{
  g_autofree char *path = g_settings_get_string (settings, "document");

  if (!g_settings_get_boolean (settings, "reopen") || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return NULL;
  return g_steal_pointer (&path);
}

/**
 * sender_session_apply_style:
 * @settings: the settings
 *
 * Makes the program light or dark, or as the system is.
 */
void
sender_session_apply_style (GSettings *settings)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int style = g_settings_get_enum (settings, "style");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (style, 0, (int) G_N_ELEMENTS (schemes) - 1)]);
}
