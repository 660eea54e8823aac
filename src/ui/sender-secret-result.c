/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-secret-result.h"

#include <glib/gi18n.h>

struct _SenderSecretResult
{
  AdwActionRow parent_instance;

  SenderCredentialChange *change; /* (owned) (nullable) */
  gboolean                quiet;
  gboolean                refused;

  /* Template widgets. */
  GtkWidget *working;
  GtkWidget *stop;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (SenderSecretResult, sender_secret_result, ADW_TYPE_ACTION_ROW)

static void
show_words (SenderSecretResult *self,
            const char         *error,
            const char         *message,
            gboolean            can_restore)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 error != NULL ? _ ("Nothing was changed") : message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error);
  if (can_restore && error == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                                 _ ("It can be put back until something else is stored or another "
                                    "configuration is opened."));
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

/* An error leaves what was typed, so that it can be mended or stored all the same. */
static void
show (SenderSecretResult *self)
{
  SenderOperation *operation = sender_credential_change_get_operation (self->change);
  const char      *error = sender_operation_get_error (operation);
  const char      *message = sender_operation_get_message (operation);
  gboolean         is_running = sender_operation_is_running (operation);
  gboolean         can_restore = sender_credential_change_can_restore (self->change);
  gboolean         is_told = self->refused || !self->quiet || (can_restore && !is_running);

  if (self->refused)
    error = _ ("Enter the secret first.");
  gtk_widget_set_visible (GTK_WIDGET (self), is_told && (error != NULL || message != NULL));
  gtk_widget_set_visible (self->working, is_running);
  gtk_spinner_set_spinning (GTK_SPINNER (self->working), is_running);
  gtk_widget_set_visible (self->stop, is_running);
  gtk_widget_set_visible (self->restore, can_restore && !is_running);
  show_words (self, error, message, can_restore);
}

static gboolean
sender_secret_result_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SENDER_SECRET_RESULT (widget)->stop);
}

static void
sender_secret_result_dispose (GObject *object)
{
  g_clear_object (&SENDER_SECRET_RESULT (object)->change);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_SECRET_RESULT);
  G_OBJECT_CLASS (sender_secret_result_parent_class)->dispose (object);
}

static void
sender_secret_result_class_init (SenderSecretResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_secret_result_dispose;
  widget_class->grab_focus = sender_secret_result_grab_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-secret-result.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderSecretResult, working);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretResult, stop);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretResult, restore);
}

static void
sender_secret_result_init (SenderSecretResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sender_secret_result_set_change:
 * @change: what is told of
 * @quiet: whether what comes of it is told elsewhere
 *
 * Follows a change from now on.
 */
void
sender_secret_result_set_change (SenderSecretResult     *self,
                                 SenderCredentialChange *change,
                                 gboolean                quiet)
{
  SenderOperation *operation = sender_credential_change_get_operation (change);

  self->change = g_object_ref (change);
  self->quiet = quiet;
  g_signal_connect_object (operation, "notify::state", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "notify::message", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (operation, "notify::error", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (change, "notify::can-restore", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  show (self);
}

/**
 * sender_secret_result_set_refused:
 * @refused: whether nothing was typed
 *
 * Says that a secret is to be entered first.
 */
void
sender_secret_result_set_refused (SenderSecretResult *self,
                                  gboolean            refused)
{
  self->refused = refused;
  show (self);
}
