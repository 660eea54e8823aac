/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-operation-line.h"

#include "sender-direction.h"

#include <glib/gi18n.h>

struct _SenderOperationLine
{
  AdwBin parent_instance;

  GSignalGroup *work;      /* (owned): of the operation */
  char         *idle_text; /* (nullable) */

  /* Not owned. */
  GtkSpinner *spinner;
  GtkLabel   *text;
  GtkWidget  *cancel;
};

G_DEFINE_FINAL_TYPE (SenderOperationLine, sender_operation_line, ADW_TYPE_BIN)

static void
show (SenderOperationLine *self)
{
  g_autoptr (SenderOperation) operation = g_signal_group_dup_target (self->work);
  gboolean                    running = FALSE;
  const char                 *error = NULL;
  const char                 *text = self->idle_text;

  if (operation != NULL)
    {
      running = sender_operation_is_running (operation);
      error = sender_operation_get_error (operation);
    }
  if (error != NULL)
    text = error;
  if (running)
    text = sender_operation_get_message (operation);
  sender_direction_show_sentence (self->text, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->text),
                              (const char *[]){ error != NULL ? "error" : "dim-label", NULL });
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_widget_set_visible (self->cancel, running);
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
cancel_cb (SenderOperationLine *self)
{
  g_autoptr (SenderOperation) operation = g_signal_group_dup_target (self->work);

  if (operation != NULL)
    sender_operation_cancel (operation);
}

static void
sender_operation_line_dispose (GObject *object)
{
  g_clear_object (&SENDER_OPERATION_LINE (object)->work);
  G_OBJECT_CLASS (sender_operation_line_parent_class)->dispose (object);
}

static void
sender_operation_line_finalize (GObject *object)
{
  g_free (SENDER_OPERATION_LINE (object)->idle_text);
  G_OBJECT_CLASS (sender_operation_line_parent_class)->finalize (object);
}

static void
sender_operation_line_class_init (SenderOperationLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_operation_line_dispose;
  object_class->finalize = sender_operation_line_finalize;
}

/* What is said last is read out. */
static GtkWidget *
make_text (void)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                       NULL);
}

static void
sender_operation_line_init (SenderOperationLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = make_text ();

  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->text = GTK_LABEL (text);
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), self->cancel);
  adw_bin_set_child (ADW_BIN (self), box);
  self->work = g_signal_group_new (SENDER_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->work, "notify::state", G_CALLBACK (show), self);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (cancel_cb), self);
  show (self);
}

/**
 * sender_operation_line_set_operation:
 * @operation: (nullable): what is shown
 *
 * Shows an operation.
 */
void
sender_operation_line_set_operation (SenderOperationLine *self,
                                     SenderOperation     *operation)
{
  g_signal_group_set_target (self->work, operation);
  show (self);
}

/**
 * sender_operation_line_set_idle_text:
 * @text: (nullable): the text
 *
 * Sets what is said while nothing runs and nothing failed.
 */
void
sender_operation_line_set_idle_text (SenderOperationLine *self,
                                     const char          *text)
{
  g_free (self->idle_text);
  self->idle_text = g_strdup (text);
  show (self);
}
