/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-closing-question.h"

#include "sender-dialog.h"
#include "sender-direction.h"
#include "sender-plan-words.h"
#include "sender-publishing.h"

#include <glib/gi18n.h>

/* A window that is closed does not end what is published from it, and so would hide how that
 * ends. */

#define DATA_KEY "sender-closing"
#define KEEP "keep"
#define CLOSE "close"

/* What a window publishes, as far as its closing has to do with it. */
typedef struct
{
  SenderWindow     *window;      /* (not owned): it has this */
  GPtrArray        *publishings; /* (owned) (element-type SenderPublishing): that go on */
  AdwMessageDialog *dialog;      /* (weak) (nullable) */
  gboolean          closes;      /* once all of them have ended well */
} Closing;

static void ended_cb (SenderOperation *operation,
                      GParamSpec      *pspec,
                      gpointer         user_data);

static SenderOperation *
get_operation (Closing *self,
               guint    position)
{
  return sender_publishing_get_operation (self->publishings->pdata[position]);
}

static void
forget (Closing *self,
        guint    position)
{
  g_signal_handlers_disconnect_by_func (get_operation (self, position), ended_cb, self);
  g_ptr_array_remove_index (self->publishings, position);
}

static void
closing_free (gpointer data)
{
  Closing *self = data;

  while (self->publishings->len > 0)
    forget (self, 0);
  g_ptr_array_unref (self->publishings);
  g_clear_weak_pointer (&self->dialog);
  g_free (self);
}

static Closing *
get_closing (SenderWindow *window)
{
  Closing *self = g_object_get_data (G_OBJECT (window), DATA_KEY);

  if (self != NULL)
    return self;
  self = g_new0 (Closing, 1);
  self->window = window;
  self->publishings = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_set_data_full (G_OBJECT (window), DATA_KEY, self, closing_free);
  return self;
}

static gboolean
went_well (SenderPublishing *publishing)
{
  const SenderPublishResult *result = sender_publishing_get_result (publishing);

  return result != NULL && result->error == NULL &&
         (result->state == SENDER_PUBLISH_PUBLISHED || result->state == SENDER_PUBLISH_UNCHANGED);
}

/* What came of it is told on its page. Practice may have begun since. */
static void
show_end (Closing          *self,
          SenderPublishing *publishing)
{
  SenderLiveSource *source = sender_publishing_get_source (publishing);

  if (sender_live_source_get_workspace (source) != sender_window_get_workspace (self->window))
    gtk_widget_activate_action (GTK_WIDGET (self->window), "app.leave-practice", NULL);
  sender_window_set_document (self->window, sender_live_source_get_document (source));
  sender_window_show_section (self->window, SENDER_SECTION_PUBLISH);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
close_cb (gpointer user_data)
{
  g_autoptr (SenderWindow) window = user_data;

  if (!sender_window_is_closed (window))
    gtk_window_close (GTK_WINDOW (window));
}

/* Nobody has answered yet whether the window is to close: then it stays. */
static void
end (Closing          *self,
     SenderPublishing *publishing)
{
  gboolean is_awaited = self->closes || self->dialog != NULL;
  gboolean is_good = went_well (publishing);
  gboolean closes = self->closes;

  if (self->dialog != NULL && (!is_good || self->publishings->len == 0))
    gtk_window_close (GTK_WINDOW (self->dialog));
  self->closes = closes && is_good;
  if (is_awaited && !is_good)
    show_end (self, publishing);
  else if (self->closes && self->publishings->len == 0)
    /* Not before all has been told of the end. */
    g_idle_add_once (close_cb, g_object_ref (self->window));
}

static void
ended_cb (SenderOperation *operation,
          GParamSpec      *pspec,
          gpointer         user_data)
{
  Closing *self = user_data;

  if (sender_operation_is_running (operation) || sender_window_is_closed (self->window))
    return;
  for (guint i = 0; i < self->publishings->len; i++)
    if (get_operation (self, i) == operation)
      {
        g_autoptr (SenderPublishing) publishing = g_object_ref (self->publishings->pdata[i]);

        forget (self, i);
        end (self, publishing);
        return;
      }
}

static void
follow (Closing        *self,
        SenderDocument *document)
{
  SenderWorkspace             *workspace = sender_window_get_workspace (self->window);
  g_autoptr (SenderLiveSource) source = NULL;
  g_autoptr (SenderPublishing) publishing = NULL;

  if (document == NULL || workspace == NULL)
    return;
  source = sender_live_source_for (document, workspace);
  publishing = sender_publishing_for (source);
  if (!sender_operation_is_running (sender_publishing_get_operation (publishing)) ||
      g_ptr_array_find (self->publishings, publishing, NULL))
    return;
  g_signal_connect (sender_publishing_get_operation (publishing), "notify::running",
                    G_CALLBACK (ended_cb), self);
  g_ptr_array_add (self->publishings, g_steal_pointer (&publishing));
}

static void
answered_cb (SenderWindow *window,
             const char   *response)
{
  Closing *self = get_closing (window);

  self->closes = g_str_equal (response, CLOSE);
  g_clear_weak_pointer (&self->dialog);
  if (self->closes)
    sender_window_tell (window, _ ("The window closes once publishing is finished"));
}

static char *
dup_body (Closing *self)
{
  SenderLiveSource *source = sender_publishing_get_source (self->publishings->pdata[0]);
  const char       *name = sender_plan_get_environment_name (
          sender_document_get_config (sender_live_source_get_document (source)));

  return g_strdup_printf (_ ("“%s” is still being written to. Closing the window does not stop "
                             "that: to end it, keep the window open and choose Stop.\n\nThe window "
                             "can close by itself once all is written and read back. If something "
                             "goes wrong, it stays open and says so."),
                          name);
}

static void
ask (Closing *self)
{
  g_autofree char  *body = dup_body (self);
  g_autofree char  *shown = sender_direction_dup_sentence (body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (self->window), _ ("Publishing Is Not Finished"), shown));

  adw_message_dialog_add_responses (dialog, KEEP, _ ("_Keep Open"), CLOSE,
                                    _ ("_Close When Finished"), NULL);
  adw_message_dialog_set_default_response (dialog, KEEP);
  adw_message_dialog_set_close_response (dialog, KEEP);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self->window,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, dialog);
  sender_dialog_present (dialog);
}

/**
 * sender_closing_question_ask:
 * @window: a window that is to close
 *
 * Asks what becomes of the window if something is being published from it.
 *
 * Returns: whether it is, and so the window stays for now
 */
gboolean
sender_closing_question_ask (SenderWindow *window)
{
  Closing *self = get_closing (window);

  follow (self, sender_window_get_document (window));
  if (self->publishings->len == 0)
    return FALSE;
  if (self->dialog != NULL)
    gtk_window_present (GTK_WINDOW (self->dialog));
  else
    ask (self);
  return TRUE;
}

/**
 * sender_closing_question_remember:
 * @window: a window
 * @document: what it shows no longer
 *
 * Keeps in mind that the document may go on being published. What is only practised is nothing to
 * come back to.
 */
void
sender_closing_question_remember (SenderWindow   *window,
                                  SenderDocument *document)
{
  SenderWorkspace *workspace = sender_window_get_workspace (window);

  if (workspace != NULL && sender_workspace_get_stand_ins (workspace) == NULL)
    follow (get_closing (window), document);
}
