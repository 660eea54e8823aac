/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-account-bar.h"

#include "sender-button-words.h"
#include "sender-direction.h"

#include <glib/gi18n.h>

struct _SenderAccountBar
{
  AdwBin parent_instance;

  GSignalGroup *changes; /* (owned): of the operation */

  /* Template widgets. */
  GtkSpinner *spinner;
  GtkWidget  *icon;
  GtkLabel   *text;
  GtkButton  *button;
};

G_DEFINE_FINAL_TYPE (SenderAccountBar, sender_account_bar, ADW_TYPE_BIN)

static const struct
{
  const char *text; /* (nullable): of the operation itself, if it has none */
  const char *button;
  const char *action;
} states[] = {
  [SENDER_OPERATION_IDLE] = { N_ ("What Twilio says of these numbers was not asked for yet."),
                              N_ ("_Check with Twilio"), "numbers.check" },
  [SENDER_OPERATION_RUNNING] = { NULL, N_ ("_Cancel"), "numbers.cancel" },
  [SENDER_OPERATION_DONE] = { NULL, N_ ("_Check Again"), "numbers.check" },
  [SENDER_OPERATION_FAILED] = { NULL, N_ ("_Try Again"), "numbers.check" },
  [SENDER_OPERATION_CANCELLED] = { N_ ("The check was cancelled. Nothing was changed."),
                                   N_ ("_Check with Twilio"), "numbers.check" },
};

static void
show (SenderAccountBar *self)
{
  g_autoptr (SenderOperation) operation = g_signal_group_dup_target (self->changes);
  SenderOperationState        state = SENDER_OPERATION_IDLE;
  gboolean                    failed = FALSE;
  const char                 *text = NULL;

  if (operation != NULL)
    {
      state = sender_operation_get_state (operation);
      failed = state == SENDER_OPERATION_FAILED;
      text = failed ? sender_operation_get_error (operation)
                    : sender_operation_get_message (operation);
    }
  if (states[state].text != NULL)
    text = _ (states[state].text);
  sender_direction_show_sentence (self->text, text);
  gtk_button_set_label (self->button, _ (states[state].button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), states[state].action);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), state == SENDER_OPERATION_RUNNING);
  gtk_spinner_set_spinning (self->spinner, state == SENDER_OPERATION_RUNNING);
  gtk_widget_set_visible (self->icon, failed);
  if (failed)
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "dim-label");
}

static void
sender_account_bar_dispose (GObject *object)
{
  g_clear_object (&SENDER_ACCOUNT_BAR (object)->changes);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_ACCOUNT_BAR);
  G_OBJECT_CLASS (sender_account_bar_parent_class)->dispose (object);
}

static void
sender_account_bar_class_init (SenderAccountBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_account_bar_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-account-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderAccountBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, SenderAccountBar, icon);
  gtk_widget_class_bind_template_child (widget_class, SenderAccountBar, text);
  gtk_widget_class_bind_template_child (widget_class, SenderAccountBar, button);
}

static void
sender_account_bar_init (SenderAccountBar *self)
{
  self->changes = g_signal_group_new (SENDER_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->changes, "notify", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->button);
  show (self);
}

/**
 * sender_account_bar_set_operation:
 * @operation: (nullable): what it shows
 *
 * Says what is shown.
 */
void
sender_account_bar_set_operation (SenderAccountBar *self,
                                  SenderOperation  *operation)
{
  g_signal_group_set_target (self->changes, operation);
  show (self);
}
