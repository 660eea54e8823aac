/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-inquiry.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* Input */
  SenderTwilio     *twilio; /* (owned) */
  double            deadline;
  SenderInquiryFunc func;
  gpointer          data; /* (owned) */
  GDestroyNotify    destroy;
  /* In progress */
  GCancellable *ours;   /* (owned): ends what is on its way */
  gulong        theirs; /* handler on the task's own cancellable */
  GSource      *timer;  /* (owned) */
  guint         n_sent;
  guint         n_pending;
  gboolean      has_ended; /* the deadline, @func or the user said so */
  /* Output */
  GPtrArray *questions; /* (owned) (element-type SenderQuestion) */
} Inquiry;

static void
inquiry_free (gpointer data)
{
  Inquiry *self = data;

  g_clear_object (&self->twilio);
  g_clear_object (&self->ours);
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_free (self);
}

/* One answer on its way: which question it is for. */
typedef struct
{
  GTask *task; /* (owned) */
  guint  position;
} Pending;

static void proceed (GTask *task);

static void
end (Inquiry *self)
{
  self->has_ended = TRUE;
  g_cancellable_cancel (self->ours);
}

static gboolean
deadline_cb (gpointer user_data)
{
  end (user_data);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

/* A question that was dropped is one without an answer in time. */
static void
set_late (Inquiry        *self,
          SenderQuestion *question)
{
  g_clear_error (&question->error);
  g_set_error (&question->error, SENDER_ERROR, SENDER_ERROR_TIMEOUT,
               _ ("There was no answer within %g seconds."), self->deadline);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Pending *pending = user_data;
  g_autoptr (GTask)   task = pending->task;
  Inquiry            *self = g_task_get_task_data (task);
  SenderQuestion     *question = g_ptr_array_index (self->questions, pending->position);

  question->json = sender_twilio_get_finish (SENDER_TWILIO (source), result, &question->code,
                                             &question->error);
  self->n_pending--;
  if (g_error_matches (question->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_late (self, question);
  if (!self->has_ended && !g_cancellable_is_cancelled (self->ours) &&
      !self->func (self->questions, question, self->data))
    end (self);
  proceed (task);
}

static void
send_one (GTask *task,
          guint  position)
{
  Inquiry              *self = g_task_get_task_data (task);
  const SenderQuestion *question = g_ptr_array_index (self->questions, position);
  Pending              *pending = g_new0 (Pending, 1);

  pending->task = g_object_ref (task);
  pending->position = position;
  self->n_pending++;
  sender_twilio_get_async (self->twilio, question->resource, question->a, question->b, self->ours,
                           answered_cb, pending);
}

static void
finish (GTask *task)
{
  Inquiry *self = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), self->theirs);
  if (g_task_return_error_if_cancelled (task))
    return;
  for (guint i = 0; i < self->questions->len; i++)
    if (sender_question_is_open (g_ptr_array_index (self->questions, i)))
      set_late (self, g_ptr_array_index (self->questions, i));
  g_task_return_pointer (task, g_steal_pointer (&self->questions),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* Sends what was added; the last answer ends it. */
static void
proceed (GTask *task)
{
  Inquiry *self = g_task_get_task_data (task);

  while (!self->has_ended && self->n_sent < self->questions->len)
    send_one (task, self->n_sent++);
  if (self->n_pending == 0)
    finish (task);
}

/**
 * sender_inquiry_run_async:
 * @twilio: whom to ask
 * @deadline: seconds in all
 * @func: says what to ask
 * @data: data for @func
 * @destroy: frees @data
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks questions, all that are known at a time at once. At the deadline what has not come back is
 * dropped; its error then is %SENDER_ERROR_TIMEOUT.
 */
void
sender_inquiry_run_async (SenderTwilio       *twilio,
                          double              deadline,
                          SenderInquiryFunc   func,
                          gpointer            data,
                          GDestroyNotify      destroy,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Inquiry          *self = g_new0 (Inquiry, 1);

  g_task_set_source_tag (task, sender_inquiry_run_async);
  g_task_set_task_data (task, self, inquiry_free);
  self->twilio = g_object_ref (twilio);
  self->deadline = deadline;
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  self->questions = sender_questions_new ();
  self->ours = g_cancellable_new ();
  self->timer = g_timeout_source_new ((guint) (deadline * 1000.0));
  g_source_set_callback (self->timer, deadline_cb, self, NULL);
  g_source_attach (self->timer, g_task_get_context (task));
  if (cancellable != NULL)
    self->theirs = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                          g_object_ref (self->ours), g_object_unref);
  self->has_ended = !func (self->questions, NULL, data);
  proceed (task);
}

/**
 * sender_inquiry_run_finish:
 * @result: the result
 * @error: return location
 *
 * Ends an inquiry.
 *
 * Returns: (transfer full) (nullable) (element-type SenderQuestion): the questions, each with an
 *   answer or an error; %NULL if it was cancelled
 */
GPtrArray *
sender_inquiry_run_finish (GAsyncResult *result,
                           GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
