/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-ask.h"

#include "sender-dialog.h"
#include "sender-direction.h"

#include <glib/gi18n.h>

typedef struct
{
  SenderAskFunc answered;
  GWeakRef      object;
} Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_weak_ref_clear (&asking->object);
  g_free (asking);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Asking             *asking = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&asking->object);

  if (object != NULL)
    asking->answered (object, g_str_equal (response, "yes"));
}

/**
 * sender_ask:
 * @widget: where the question comes up
 * @question: what is asked
 * @answered: called with the answer
 * @object: whom it concerns; nothing is called when it is gone
 *
 * Asks in a dialog. Closing it is no.
 */
void
sender_ask (GtkWidget                *widget,
            const SenderTestQuestion *question,
            SenderAskFunc             answered,
            GObject                  *object)
{
  GtkRoot         *root = gtk_widget_get_root (widget);
  g_autofree char *heading = sender_direction_dup_sentence (question->heading);
  g_autofree char *body = sender_direction_dup_sentence (question->body);
  GtkWidget       *dialog =
    adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body);
  Asking *asking = g_new0 (Asking, 1);

  asking->answered = answered;
  g_weak_ref_init (&asking->object, object);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "no", _ ("Cancel"), "yes",
                                    question->accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes",
                                              question->is_warning ? ADW_RESPONSE_DESTRUCTIVE
                                                                   : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog),
                                           question->is_warning ? "no" : "yes");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, 0);
  sender_dialog_present (ADW_MESSAGE_DIALOG (dialog));
}
