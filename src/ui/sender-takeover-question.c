/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-takeover-question.h"

#include "sender-config.h"
#include "sender-dialog-list.h"
#include "sender-dialog.h"
#include "sender-difference.h"
#include "sender-differences.h"
#include "sender-direction.h"
#include "sender-isolate.h"
#include "sender-plan-words.h"

#include <glib/gi18n.h>

#define TAKE "take"

/* One question: what was shown when it was asked is what is taken over. */
typedef struct
{
  SenderLiveSource *source; /* (owned) */
  SenderConfig     *taken;  /* (owned): what was shown */
  GtkWidget        *asker;  /* (not owned) (nullable) */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->source);
  g_object_unref (question->taken);
  g_clear_weak_pointer (&question->asker);
  g_free (question);
}

/* (transfer full) (nullable): what the document would say; NULL if nothing can be taken over. */
static SenderConfig *
make_taken (SenderLiveSource *source)
{
  SenderDocument *document = sender_live_source_get_document (source);

  if (sender_live_source_get_state (source) != SENDER_LIVE_STATE_READ ||
      sender_live_source_get_journal (source) != NULL || sender_document_is_read_only (document))
    return NULL;
  return sender_live_source_dup_taken_over (source);
}

/**
 * sender_takeover_question_is_needed:
 * @source: what knows what is live
 *
 * Tells whether there is anything to take over. After a publish that did not end there is not: what
 * of it is live is to be decided about first.
 *
 * Returns: whether the document would say something else
 */
gboolean
sender_takeover_question_is_needed (SenderLiveSource *source)
{
  SenderDocument          *document = sender_live_source_get_document (source);
  g_autoptr (SenderConfig) taken = make_taken (source);
  g_autoptr (GPtrArray)    found = NULL;

  if (taken == NULL)
    return FALSE;
  found = sender_difference_list (sender_document_get_config (document), taken, 1);
  return found->len > 0;
}

/* Somebody may have published meanwhile, and that been read. */
static gboolean
is_as_shown (const Question *question)
{
  g_autoptr (SenderConfig) taken = make_taken (question->source);

  return taken != NULL && sender_record_equal (taken, question->taken) &&
         sender_live_source_is_complete (question->source);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, TAKE))
    return;
  if (!is_as_shown (question))
    {
      if (question->asker != NULL)
        gtk_widget_activate_action (question->asker, "publish.take-over", NULL);
    }
  else if (!sender_live_source_take_over (question->source, _ ("Take Over from PingOne"), &error))
    g_warning ("What PingOne has was not taken over: %s", error->message);
}

static AdwMessageDialog *
make_dialog (GtkWindow    *parent,
             SenderConfig *config,
             GtkWidget    *differences)
{
  g_autofree char  *name = sender_isolate_name (sender_plan_get_environment_name (config));
  g_autofree char  *body = NULL;
  g_autofree char  *shown = NULL;
  AdwMessageDialog *dialog = NULL;

  body = g_strdup_printf (_ ("This is what the configuration would say after “%s”. Nothing is "
                             "written there, and Undo brings back what it says now."),
                          name);
  shown = sender_direction_dup_sentence (body);
  dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (parent, _ ("Take Over What PingOne Has?"), shown));
  sender_dialog_list_widen (differences, parent);
  adw_message_dialog_set_extra_child (dialog, differences);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), TAKE, _ ("_Take Over"), NULL);
  adw_message_dialog_set_response_appearance (dialog, TAKE, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, TAKE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  return dialog;
}

/**
 * sender_takeover_question_ask:
 * @widget: where the question comes up, which has the action “publish.take-over”
 * @source: what knows what is live
 *
 * Asks, listing what differs. Closing it is no. Where nothing differs, nothing is asked; where
 * something else differs by the time of the answer, it is asked again.
 */
void
sender_takeover_question_ask (GtkWidget        *widget,
                              SenderLiveSource *source)
{
  GtkRoot                 *root = gtk_widget_get_root (widget);
  SenderDocument          *document = sender_live_source_get_document (source);
  SenderConfig            *config = sender_document_get_config (document);
  g_autoptr (SenderConfig) taken = make_taken (source);
  GtkWidget               *differences = NULL;
  AdwMessageDialog        *dialog = NULL;
  Question                *question = NULL;

  if (taken != NULL)
    differences = sender_differences_new (config, taken);
  if (differences == NULL)
    return;
  dialog = make_dialog (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, config, differences);
  question = g_new0 (Question, 1);
  question->source = g_object_ref (source);
  question->taken = g_steal_pointer (&taken);
  g_set_weak_pointer (&question->asker, widget);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  sender_dialog_present (dialog);
}
