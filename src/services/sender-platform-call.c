/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-call.h"

#include "sender-error.h"
#include "sender-json.h"
#include "sender-pause.h"
#include "sender-platform-answer.h"
#include "sender-platform-mask.h"
#include "sender-retry.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* What is asked. */
  SenderPlatformLine  line; /* (owned) */
  char               *method;
  char               *url;
  SenderPlatformBody *body; /* (owned) (nullable) */

  /* In progress. */
  char       *authorization; /* (nullable): wiped */
  gboolean    is_renewed;
  SenderRetry retry;

  /* What came of it. */
  SenderPlatformEnd end;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_object_unref (call->line.transport);
  g_object_unref (call->line.token);
  g_free (call->method);
  g_free (call->url);
  g_clear_pointer (&call->body, sender_platform_body_free);
  sender_wipe_free (call->authorization);
  g_clear_pointer (&call->end.fault, sender_platform_fault_unref);
  g_free (call);
}

static gboolean
is_read (const Call *call)
{
  return g_str_equal (call->method, "GET");
}

static GPtrArray *
list_secrets (const Call *call)
{
  GPtrArray *secrets = sender_platform_token_list_secrets (call->line.token);

  if (call->body != NULL)
    sender_platform_body_add_secrets (call->body, secrets);
  return secrets;
}

static void start (GTask *task);

static gboolean
pause_cb (gpointer user_data)
{
  start (user_data);
  return G_SOURCE_REMOVE;
}

/* Takes @error. */
static void
retry_or_fail (GTask   *task,
               double   retry_after,
               gboolean was_written,
               GError  *error)
{
  Call               *call = g_task_get_task_data (task);
  double              seconds = -1.0;
  g_autoptr (GSource) source = NULL;

  if (is_read (call))
    seconds = sender_retry_read (&call->retry, error, retry_after);
  else
    seconds = sender_retry_write (&call->retry, error, retry_after, was_written);
  if (seconds < 0.0)
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  g_clear_pointer (&call->end.fault, sender_platform_fault_unref);
  source = sender_pause_source_new (seconds * call->line.pace, g_task_get_cancellable (task));
  g_task_attach_source (task, source, pause_cb);
}

/* What can't be read of a success: the write has landed, or something between says so. */
static void
fail_unreadable (GTask  *task,
                 GError *error)
{
  Call                 *call = g_task_get_task_data (task);
  g_autoptr (GPtrArray) secrets = list_secrets (call);
  g_autofree char      *text = sender_platform_mask (error->message, secrets);

  call->end.maybe = !is_read (call);
  call->end.fault = sender_platform_fault_new (FALSE, call->end.status);
  g_error_free (error);
  g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_BAD_REPLY, "%s", text);
}

static void
take_success (GTask          *task,
              SenderResponse *response)
{
  Call                  *call = g_task_get_task_data (task);
  gboolean               is_empty = g_bytes_get_size (sender_response_get_body (response)) == 0;
  g_autoptr (SenderJson) json = NULL;
  GError                *error = NULL;

  if (is_empty && (call->end.status == 204 || g_str_equal (call->method, "DELETE")) &&
      !is_read (call))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  json = sender_response_parse_json (response, &error);
  if (json != NULL && sender_json_get_kind (json) == SENDER_JSON_OBJECT)
    {
      g_task_return_pointer (task, g_steal_pointer (&json), (GDestroyNotify) sender_json_unref);
      return;
    }
  if (json != NULL)
    g_set_error_literal (&error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                         _ ("The answer is JSON, but no object"));
  fail_unreadable (task, error);
}

/* A server that failed may have failed after it wrote. */
static void
take_refusal (GTask          *task,
              SenderResponse *response)
{
  Call                 *call = g_task_get_task_data (task);
  g_autoptr (GPtrArray) secrets = list_secrets (call);
  GError               *error = NULL;

  if (call->end.status == 401 && !call->is_renewed)
    {
      call->is_renewed = TRUE;
      sender_platform_token_drop (call->line.token, call->authorization);
      start (task);
      return;
    }
  call->end.maybe = !is_read (call) && call->end.status >= 500;
  call->end.fault = sender_platform_fault_new_from_response (response, FALSE, secrets);
  sender_platform_fault_to_error (call->end.fault, &error);
  retry_or_fail (task, sender_response_get_retry_after (response), TRUE, error);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask)          task = user_data;
  Call                      *call = g_task_get_task_data (task);
  GError                    *error = NULL;
  gboolean                   was_written = FALSE;
  g_autoptr (SenderResponse) response =
    sender_transport_send_finish (SENDER_TRANSPORT (source), result, &was_written, &error);

  call->end.status = response != NULL ? sender_response_get_status (response) : 0;
  call->end.maybe = FALSE;
  if (response == NULL)
    {
      call->end.maybe = !is_read (call) && was_written;
      call->end.fault = sender_platform_fault_new (FALSE, 0);
      retry_or_fail (task, -1.0, was_written, error);
    }
  else if (call->end.status >= 200 && call->end.status <= 299)
    take_success (task, response);
  else
    take_refusal (task, response);
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask)         task = user_data;
  Call                     *call = g_task_get_task_data (task);
  GError                   *error = NULL;
  g_autoptr (SenderRequest) request = NULL;

  sender_wipe_free (call->authorization);
  call->authorization = sender_platform_token_get_finish (SENDER_PLATFORM_TOKEN (source), result,
                                                          &call->end.fault, &error);
  if (call->authorization == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  request = sender_request_new (call->method, call->url);
  sender_request_add_header (request, "Accept", "application/json");
  sender_request_add_secret_header (request, "Authorization", call->authorization, "Bearer •••");
  if (call->body != NULL)
    sender_platform_body_give (call->body, request);
  sender_transport_send_async (call->line.transport, request, g_task_get_cancellable (task),
                               sent_cb, g_object_ref (task));
}

static void
start (GTask *task)
{
  Call *call = g_task_get_task_data (task);

  sender_platform_token_get_async (call->line.token, g_task_get_cancellable (task), token_cb,
                                   g_object_ref (task));
}

/**
 * sender_platform_call_async:
 * @line: what the requests of a client share
 * @method: its method
 * @url: where it goes, on the origin that the token belongs to
 * @body: (transfer full) (nullable): its body
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Sends a request. After a 401 the token is renewed and the request repeated, once.
 */
void
sender_platform_call_async (const SenderPlatformLine *line,
                            const char               *method,
                            const char               *url,
                            SenderPlatformBody       *body,
                            GCancellable             *cancellable,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Call             *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, sender_platform_call_async);
  /* An answer that came is not lost to a click that came a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, call, call_free);
  call->line = *line;
  g_object_ref (call->line.transport);
  g_object_ref (call->line.token);
  call->method = g_strdup (method);
  call->url = g_strdup (url);
  call->body = body;
  start (task);
}

/**
 * sender_platform_call_finish:
 * @result: the result
 * @end: (out): what it came to, on success and on error
 * @error: return location
 *
 * Ends the request.
 *
 * Returns: (transfer full) (nullable): the object that was answered; %NULL with an error, or
 *   without one if nothing was answered to a write
 */
SenderJson *
sender_platform_call_finish (GAsyncResult      *result,
                             SenderPlatformEnd *end,
                             GError           **error)
{
  Call *call = g_task_get_task_data (G_TASK (result));

  *end = call->end;
  call->end.fault = NULL;
  return g_task_propagate_pointer (G_TASK (result), error);
}
