/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-connection-bar.h"

#include "sender-direction.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderConnectionBar
{
  AdwBin parent_instance;

  SenderCredentialChange *change; /* (owned) (nullable) */
  GSignalGroup           *steps;  /* (owned): of its operation */
  GtkWidget              *verify; /* (not owned) (nullable): of who holds it */

  /* Template widgets. */
  GtkSpinner *spinner;
  GtkImage   *icon;
  GtkWidget  *simulated;
  GtkLabel   *text;
  GtkWidget  *cancel;
  GtkButton  *mend;
  GtkButton  *adopt;
  GtkWidget  *below;
};

G_DEFINE_FINAL_TYPE (SenderConnectionBar, sender_connection_bar, ADW_TYPE_BIN)

/* How the answer looks. Green is what was delivered, and nothing else. */
typedef enum
{
  LOOK_NONE,
  LOOK_GOOD,
  LOOK_BAD,
} Look;

static const struct
{
  const char *icon;
  const char *class;
} looks[] = {
  [LOOK_NONE] = { NULL, "dim-label" },
  [LOOK_GOOD] = { "object-select-symbolic", "dim-label" },
  [LOOK_BAD] = { "dialog-error-symbolic", "error" },
};

/* A good answer is worth nothing once another connection is entered; a bad one is read while what
 * it names is mended. */
static const char *
get_text (SenderConnectionBar *self,
          Look                *look)
{
  SenderOperation               *operation = sender_credential_change_get_operation (self->change);
  const SenderConnectionVerdict *verdict = sender_credential_change_get_verdict (self->change);
  const char                    *message = sender_operation_get_message (operation);
  gboolean                       is_good = verdict != NULL &&
                     verdict->outcome == SENDER_CONNECTION_GOOD &&
                     sender_operation_get_state (operation) == SENDER_OPERATION_DONE;

  *look = LOOK_NONE;
  if (sender_operation_is_running (operation))
    return message;
  if (sender_operation_get_error (operation) != NULL)
    {
      *look = LOOK_BAD;
      return sender_operation_get_error (operation);
    }
  if (sender_operation_get_state (operation) == SENDER_OPERATION_CANCELLED)
    return _ ("Cancelled. Nothing was changed.");
  if (is_good && !sender_credential_change_is_current (self->change))
    return _ ("The connection was changed since PingOne accepted it.");
  if (is_good)
    *look = LOOK_GOOD;
  return message;
}

static void
show_text (SenderConnectionBar *self)
{
  Look        look = LOOK_NONE;
  const char *text = get_text (self, &look);

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  sender_direction_show_sentence (self->text, text);
  gtk_image_set_from_icon_name (self->icon, looks[look].icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), looks[look].icon != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]){ looks[look].class, NULL });
}

static void
show_buttons (SenderConnectionBar *self)
{
  SenderOperation               *operation = sender_credential_change_get_operation (self->change);
  const SenderConnectionVerdict *verdict = sender_credential_change_get_verdict (self->change);
  gboolean                       is_running = sender_operation_is_running (operation);
  gboolean                       has_verdict = !is_running && verdict != NULL;
  gboolean                       has_place = has_verdict && verdict->path != NULL;
  gboolean                       can_adopt = has_verdict &&
                       verdict->outcome == SENDER_CONNECTION_WRONG_CLIENT_AUTHENTICATION;

  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_running);
  gtk_widget_set_visible (self->cancel, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->mend), has_place);
  gtk_widget_set_visible (GTK_WIDGET (self->adopt), can_adopt);
  if (can_adopt)
    gtk_button_set_label (self->adopt, verdict->right == SENDER_CLIENT_AUTHENTICATION_BASIC
                                         ? _ ("Use _Basic")
                                         : _ ("Use _Post"));
  gtk_widget_set_visible (self->below, is_running || has_place || can_adopt ||
                                         gtk_widget_get_visible (self->simulated));
  if (self->verify != NULL)
    gtk_widget_set_visible (self->verify, !is_running);
}

/* What was pressed is hidden by now: the next thing to do takes its place, unless somebody works
 * elsewhere meanwhile. */
static void
move_focus (SenderConnectionBar *self,
            gboolean             had_focus)
{
  GtkWidget *next = self->verify;

  if (gtk_widget_get_visible (self->cancel))
    next = self->cancel;
  else if (gtk_widget_get_visible (GTK_WIDGET (self->adopt)))
    next = GTK_WIDGET (self->adopt);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->mend)))
    next = GTK_WIDGET (self->mend);
  if (had_focus)
    gtk_widget_grab_focus (next);
}

static void
state_changed_cb (SenderConnectionBar *self)
{
  SenderOperation *operation = sender_credential_change_get_operation (self->change);
  gboolean         had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL ||
                       sender_operation_is_running (operation);

  show_text (self);
  show_buttons (self);
  if (self->verify != NULL && gtk_widget_get_root (self->verify) != NULL)
    move_focus (self, had_focus);
}

static void
sender_connection_bar_dispose (GObject *object)
{
  SenderConnectionBar *self = SENDER_CONNECTION_BAR (object);

  g_clear_object (&self->steps);
  g_clear_object (&self->change);
  g_clear_weak_pointer (&self->verify);
  /* Before the template lets go of it: the child has an id. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_CONNECTION_BAR);
  G_OBJECT_CLASS (sender_connection_bar_parent_class)->dispose (object);
}

static void
sender_connection_bar_class_init (SenderConnectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_connection_bar_dispose;
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-connection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionBar, simulated);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionBar, text);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionBar, cancel);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionBar, mend);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionBar, adopt);
  gtk_widget_class_bind_template_child (widget_class, SenderConnectionBar, below);
}

static void
sender_connection_bar_init (SenderConnectionBar *self)
{
  self->steps = g_signal_group_new (SENDER_TYPE_OPERATION);
  /* The last of its properties: by then all of them are told. */
  g_signal_group_connect_swapped (self->steps, "notify::error", G_CALLBACK (state_changed_cb),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sender_connection_bar_set_change:
 * @change: what verifies
 * @verify: the button that asks, elsewhere
 *
 * Tells of a change from now on.
 */
void
sender_connection_bar_set_change (SenderConnectionBar    *self,
                                  SenderCredentialChange *change,
                                  GtkWidget              *verify)
{
  self->change = g_object_ref (change);
  g_set_weak_pointer (&self->verify, verify);
  g_signal_group_set_target (self->steps, sender_credential_change_get_operation (change));
  show_text (self);
  show_buttons (self);
}

/**
 * sender_connection_bar_set_simulated:
 * @simulated: whether PingOne is a stand-in
 *
 * Says what the verdict is worth.
 */
void
sender_connection_bar_set_simulated (SenderConnectionBar *self,
                                     gboolean             simulated)
{
  gtk_widget_set_visible (self->simulated, simulated);
  show_buttons (self);
}

/**
 * sender_connection_bar_update:
 *
 * Tells anew, because the connection was edited.
 */
void
sender_connection_bar_update (SenderConnectionBar *self)
{
  show_text (self);
}
