/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preferences.h"

struct _SenderPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings; /* (owned) */

  /* Template widgets. */
  GtkWidget   *reopen;
  AdwComboRow *style;
};

G_DEFINE_FINAL_TYPE (SenderPreferences, sender_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
style_chosen_cb (SenderPreferences *self)
{
  g_settings_set_enum (self->settings, "style", (int) adw_combo_row_get_selected (self->style));
}

static void
sender_preferences_dispose (GObject *object)
{
  SenderPreferences *self = SENDER_PREFERENCES (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_PREFERENCES);
  G_OBJECT_CLASS (sender_preferences_parent_class)->dispose (object);
}

static void
sender_preferences_class_init (SenderPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_preferences_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPreferences, reopen);
  gtk_widget_class_bind_template_child (widget_class, SenderPreferences, style);
}

static void
sender_preferences_init (SenderPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_preferences_new:
 * @parent: the window it belongs to
 * @settings: what is set
 *
 * Makes the preferences.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
sender_preferences_new (GtkWindow *parent,
                        GSettings *settings)
{
  SenderPreferences *self = g_object_new (SENDER_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "reopen", self->reopen, "active", G_SETTINGS_BIND_DEFAULT);
  adw_combo_row_set_selected (self->style, (guint) g_settings_get_enum (settings, "style"));
  g_signal_connect_object (self->style, "notify::selected", G_CALLBACK (style_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
