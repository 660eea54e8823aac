/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-bring-in.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-dialog.h"
#include "sender-library-pull.h"
#include "sender-pull-report.h"
#include "sender-pull-words.h"
#include "sender-toast.h"

#include <glib/gi18n.h>

/* One run, until nothing of it can be taken back any more. */
typedef struct
{
  SenderWindow      *window;  /* (not owned) (nullable): it owns the toast that owns this */
  SenderLibrary     *library; /* (owned) */
  SenderDocument    *before;  /* (owned): what was shown, whose connection it is */
  SenderPullArrival *arrival; /* (owned) (nullable): in the end */
} BringIn;

static void
bring_in_clear (gpointer data)
{
  BringIn *self = data;

  g_clear_weak_pointer (&self->window);
  g_object_unref (self->library);
  g_object_unref (self->before);
  g_clear_pointer (&self->arrival, sender_pull_arrival_free);
}

static void
bring_in_unref (gpointer  data,
                GClosure *closure)
{
  g_rc_box_release_full (data, bring_in_clear);
}

static gboolean
is_shown (BringIn *self)
{
  return self->window != NULL && !sender_window_is_closed (self->window) &&
         sender_window_get_library (self->window) == self->library;
}

static gboolean
is_fresh (BringIn        *self,
          SenderDocument *document)
{
  const SenderPullIn *found = self->arrival->found;
  const char         *id = NULL;

  if (document == NULL)
    return FALSE;
  id = sender_config_get_id (sender_document_get_config (document));
  for (guint i = 0; i < found->fresh->len; i++)
    if (g_str_equal (sender_config_get_id (sender_pull_in_get_fresh (found, i)), id))
      return TRUE;
  return FALSE;
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  BringIn           *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!sender_library_take_back_finish (SENDER_LIBRARY (source), result, &error) &&
      self->window != NULL)
    sender_window_report (self->window, _ ("Can’t Take All of Them Out Again"), error->message);
  bring_in_unref (self, NULL);
}

/* What is shown again is as it was, with what was not saved of it. */
static void
take_back_cb (AdwToast *toast,
              BringIn  *self)
{
  if (is_shown (self) && is_fresh (self, sender_window_get_document (self->window)))
    sender_window_set_document (self->window, self->before);
  sender_library_take_back_async (self->library, self->arrival, taken_back_cb,
                                  g_rc_box_acquire (self));
}

/* What was edited since is not thrown away in passing. */
static void
offer_undo (BringIn *self)
{
  SenderDocument  *first = self->arrival->document;
  g_autofree char *text = sender_pull_in_dup_summary (self->arrival->found);
  AdwToast        *toast = sender_toast_new_lasting (text);

  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (take_back_cb),
                         g_rc_box_acquire (self), bring_in_unref, 0);
  sender_toast_offer_until (toast, self->window, "notify::workspace");
  if (first != NULL)
    sender_toast_offer_until (toast, sender_document_get_undo (first), "notify::undo-label");
  sender_window_add_toast (self->window, toast);
}

/* Not before the report is read: the time to undo would be over by then. */
static void
read_cb (AdwMessageDialog *dialog,
         const char       *response,
         BringIn          *self)
{
  if (is_shown (self) && self->arrival->found->fresh->len > 0)
    offer_undo (self);
}

static void
tell (BringIn *self)
{
  const SenderPullIn *found = self->arrival->found;
  GtkWidget          *dialog = NULL;

  if (self->arrival->document != NULL)
    sender_window_set_document (self->window, self->arrival->document);
  if (!sender_pull_in_needs_words (found))
    {
      offer_undo (self);
      return;
    }
  dialog = sender_pull_report_new (self->window, found, self->before);
  g_signal_connect_data (dialog, "response", G_CALLBACK (read_cb), g_rc_box_acquire (self),
                         bring_in_unref, 0);
  sender_dialog_present (ADW_MESSAGE_DIALOG (dialog));
}

static void
pulled_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  BringIn           *self = user_data;
  g_autoptr (GError) error = NULL;

  self->arrival = sender_library_pull_finish (SENDER_LIBRARY (source), result, &error);
  if (!is_shown (self))
    g_debug ("Nobody is there any more to be told what was brought in");
  else if (self->arrival != NULL)
    tell (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sender_window_report (self->window, _ ("Can’t Bring In Senders"), error->message);
  bring_in_unref (self, NULL);
}

/**
 * sender_bring_in_is_possible:
 * @window: a window
 *
 * Tells whether senders can be brought in: the shown configuration is connected, and none are being
 * brought in.
 *
 * Returns: whether they can
 */
gboolean
sender_bring_in_is_possible (SenderWindow *window)
{
  SenderDocument *document = sender_window_get_document (window);
  SenderLibrary  *library = sender_window_get_library (window);

  return library != NULL && document != NULL &&
         !sender_operation_is_running (sender_library_get_pulling (library)) &&
         sender_connection_check (sender_document_get_config (document), NULL, NULL);
}

/**
 * sender_bring_in_start:
 * @window: a window
 *
 * Brings in each sender of the environment that nothing of the library stands for.
 */
void
sender_bring_in_start (SenderWindow *window)
{
  BringIn *self = NULL;

  if (!sender_bring_in_is_possible (window))
    return;
  self = g_rc_box_new0 (BringIn);
  g_set_weak_pointer (&self->window, window);
  self->library = g_object_ref (sender_window_get_library (window));
  self->before = g_object_ref (sender_window_get_document (window));
  sender_library_pull_async (self->library, sender_document_get_config (self->before),
                             sender_window_get_cancellable (window), pulled_cb, self);
}
