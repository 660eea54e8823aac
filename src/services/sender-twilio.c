/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-twilio.h"

#include "sender-credential.h"
#include "sender-error.h"
#include "sender-json.h"
#include "sender-pause.h"
#include "sender-retry.h"
#include "sender-twilio-answer.h"
#include "sender-twilio-pages.h"
#include "sender-twilio-resource.h"
#include "sender-vendor.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PAGES 20

/**
 * SenderTwilio:
 *
 * The typed client: which resource is where, who may see the credential, what an answer means.
 */
struct _SenderTwilio
{
  GObject parent_instance;

  SenderTransport *transport; /* (owned) */
  /* Origins of the products on the edge and region of the configured URL. */
  char  *origins[SENDER_N_TWILIO_PRODUCTS];
  char  *authorization; /* secret: wiped */
  double pace;
  gint64 skew; /* µs: the service's clock less ours */
};

G_DEFINE_FINAL_TYPE (SenderTwilio, sender_twilio, G_TYPE_OBJECT)

/* One read with its retries and pages. */
typedef struct
{
  SenderTwilioResource resource;
  char                *url;
  SenderRetry          retry; /* of the page that is being read */
  guint                pages;
  SenderJson          *joined; /* (owned) (nullable): the first page, growing */
  int                  code;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->url);
  g_clear_pointer (&reading->joined, sender_json_unref);
  g_free (reading);
}

static void
sender_twilio_finalize (GObject *object)
{
  SenderTwilio *self = SENDER_TWILIO (object);

  g_clear_object (&self->transport);
  for (guint i = 0; i < SENDER_N_TWILIO_PRODUCTS; i++)
    g_free (self->origins[i]);
  sender_wipe_free (self->authorization);
  G_OBJECT_CLASS (sender_twilio_parent_class)->finalize (object);
}

static void
sender_twilio_class_init (SenderTwilioClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_twilio_finalize;
}

static void
sender_twilio_init (SenderTwilio *self)
{
  self->pace = 1.0;
}

/**
 * sender_twilio_new:
 * @transport: what sends
 * @studio_url: the configured URL; its edge and region are those of every request
 * @username: account SID or API key SID
 * @secret: its token or secret
 *
 * Makes a client. The credential goes to the host of @studio_url and to the hosts of Twilio's other
 * products on the same edge and region, and nowhere else.
 *
 * Returns: (transfer full): the client
 */
SenderTwilio *
sender_twilio_new (SenderTransport *transport,
                   SenderUrl       *studio_url,
                   const char      *username,
                   const char      *secret)
{
  SenderTwilio *self = g_object_new (SENDER_TYPE_TWILIO, NULL);

  self->transport = g_object_ref (transport);
  self->origins[SENDER_TWILIO_PRODUCT_STUDIO] = sender_url_get_origin (studio_url);
  for (guint i = SENDER_TWILIO_PRODUCT_STUDIO + 1; i < SENDER_N_TWILIO_PRODUCTS; i++)
    {
      const char      *name = sender_twilio_product_get_name (i);
      g_autofree char *host = sender_studio_url_get_product_host (studio_url, name);

      self->origins[i] = g_strconcat ("https://", host, NULL);
    }
  self->authorization = sender_credential_dup_basic (username, secret);
  return self;
}

/**
 * sender_twilio_set_pace:
 * @pace: factor for pauses; 1.0 is real time
 *
 * Shortens the pauses between tries, for tests.
 */
void
sender_twilio_set_pace (SenderTwilio *self,
                        double        pace)
{
  self->pace = pace;
}

/**
 * sender_twilio_get_skew:
 *
 * Gets how far the service's clock is ahead of ours, by the Date of its newest answer.
 *
 * Returns: microseconds
 */
gint64
sender_twilio_get_skew (SenderTwilio *self)
{
  return self->skew;
}

static void
take_clock (SenderTwilio   *self,
            SenderResponse *response)
{
  g_autoptr (GDateTime) time = sender_response_dup_date (response);

  if (time != NULL)
    self->skew = g_date_time_to_unix (time) * G_USEC_PER_SEC - g_get_real_time ();
}

static SenderRequest *
make_request (SenderTwilio *self,
              const char   *method,
              const char   *url)
{
  SenderRequest *request = sender_request_new (method, url);

  sender_request_add_header (request, "Accept", "application/json");
  sender_request_add_secret_header (request, "Authorization", self->authorization, "Basic •••");
  return request;
}

static void read_page (GTask *task);

static gboolean
pause_cb (gpointer user_data)
{
  read_page (user_data);
  return G_SOURCE_REMOVE;
}

static void
retry_or_fail (GTask  *task,
               double  retry_after,
               GError *error)
{
  SenderTwilio       *self = g_task_get_source_object (task);
  Reading            *reading = g_task_get_task_data (task);
  double              seconds = sender_retry_read (&reading->retry, error, retry_after);
  g_autoptr (GSource) source = NULL;

  if (seconds < 0.0)
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  source = sender_pause_source_new (seconds * self->pace, g_task_get_cancellable (task));
  g_task_attach_source (task, source, pause_cb);
}

/* Takes @page. */
static void
take_page (GTask      *task,
           SenderJson *page)
{
  SenderTwilio    *self = g_task_get_source_object (task);
  Reading         *reading = g_task_get_task_data (task);
  const char      *list = sender_twilio_get_list_name (reading->resource);
  const char      *origin = self->origins[sender_twilio_get_product (reading->resource)];
  g_autofree char *next = list != NULL ? sender_twilio_dup_next_page (page, origin) : NULL;

  /* The token stands in clear in this answer; nobody here needs it. */
  if (reading->resource == SENDER_TWILIO_ACCOUNT)
    sender_json_remove_member (page, "auth_token");
  if (reading->joined == NULL)
    reading->joined = page;
  else
    {
      sender_twilio_join_pages (reading->joined, page, list);
      sender_json_unref (page);
    }
  if (next == NULL || ++reading->pages >= MAX_PAGES)
    {
      g_task_return_pointer (task, g_steal_pointer (&reading->joined),
                             (GDestroyNotify) sender_json_unref);
      return;
    }
  g_free (reading->url);
  reading->url = g_steal_pointer (&next);
  reading->retry = (SenderRetry){ 0 };
  read_page (task);
}

static SenderJson *
take_answer (SenderTwilio   *self,
             SenderResponse *response,
             int            *code,
             GError        **error)
{
  guint                       status = sender_response_get_status (response);
  g_auto (SenderTwilioAnswer) answer = { 0 };
  g_autoptr (SenderJson)      json = NULL;

  take_clock (self, response);
  if (status < 200 || status > 299)
    {
      sender_twilio_answer_init (&answer, response);
      *code = answer.code;
      sender_twilio_answer_to_error (&answer, error);
      return NULL;
    }
  json = sender_response_parse_json (response, error);
  if (json == NULL)
    return NULL;
  if (sender_json_get_kind (json) == SENDER_JSON_OBJECT)
    return g_steal_pointer (&json);
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                       _ ("The answer is JSON, but no object"));
  return NULL;
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask)          task = user_data;
  SenderTwilio              *self = g_task_get_source_object (task);
  Reading                   *reading = g_task_get_task_data (task);
  GError                    *error = NULL;
  g_autoptr (SenderResponse) response =
    sender_transport_send_finish (SENDER_TRANSPORT (source), result, NULL, &error);
  SenderJson *page = NULL;

  if (response != NULL)
    page = take_answer (self, response, &reading->code, &error);
  if (page != NULL)
    take_page (task, page);
  else
    retry_or_fail (task, response != NULL ? sender_response_get_retry_after (response) : -1.0,
                   error);
}

static void
read_page (GTask *task)
{
  SenderTwilio             *self = g_task_get_source_object (task);
  Reading                  *reading = g_task_get_task_data (task);
  g_autoptr (SenderRequest) request = make_request (self, "GET", reading->url);

  sender_transport_send_async (self->transport, request, g_task_get_cancellable (task),
                               page_read_cb, g_object_ref (task));
}

static char *
make_url (SenderTwilio        *self,
          SenderTwilioResource resource,
          const char          *a,
          const char          *b,
          GError             **error)
{
  g_autofree char *target = sender_twilio_make_target (resource, a, b, error);

  return target != NULL
           ? g_strconcat (self->origins[sender_twilio_get_product (resource)], target, NULL)
           : NULL;
}

/**
 * sender_twilio_get_async:
 * @resource: what to read
 * @a: its first argument, a SID
 * @b: (nullable): its second argument
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads a resource. 429, 5xx and network errors are tried again, as sender-retry.h says.
 */
void
sender_twilio_get_async (SenderTwilio        *self,
                         SenderTwilioResource resource,
                         const char          *a,
                         const char          *b,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Reading          *reading = g_new0 (Reading, 1);
  GError           *error = NULL;

  g_task_set_source_tag (task, sender_twilio_get_async);
  g_task_set_task_data (task, reading, reading_free);
  reading->resource = resource;
  reading->url = make_url (self, resource, a, b, &error);
  if (reading->url == NULL)
    g_task_return_error (task, error);
  else
    read_page (task);
}

/**
 * sender_twilio_get_finish:
 * @result: the result
 * @code: (out) (optional): the vendor's error code, 0 if none
 * @error: return location
 *
 * Ends a read.
 *
 * Returns: (transfer full) (nullable): the object, or %NULL with an error whose text explains it
 */
SenderJson *
sender_twilio_get_finish (SenderTwilio *self,
                          GAsyncResult *result,
                          int          *code,
                          GError      **error)
{
  const Reading *reading = g_task_get_task_data (G_TASK (result));

  if (code != NULL)
    *code = reading->code;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask)          task = user_data;
  GError                    *error = NULL;
  g_autoptr (SenderResponse) response =
    sender_transport_send_finish (SENDER_TRANSPORT (source), result, NULL, &error);
  guint                       status = response != NULL ? sender_response_get_status (response) : 0;
  g_auto (SenderTwilioAnswer) answer = { 0 };

  if (response == NULL)
    g_task_return_error (task, error);
  /* 409 here says that it has ended already, which is what was wanted. */
  else if ((status >= 200 && status <= 299) || status == 409)
    g_task_return_boolean (task, TRUE);
  else
    {
      sender_twilio_answer_init (&answer, response);
      sender_twilio_answer_to_error (&answer, &error);
      if (status == 404)
        g_prefix_error (&error, "%s ", _ ("It may belong to another flow."));
      g_task_return_error (task, error);
    }
}

/**
 * sender_twilio_end_async:
 * @flow_sid: the flow
 * @execution_sid: one of its executions
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Ends an execution. One that has ended already counts as ended.
 */
void
sender_twilio_end_async (SenderTwilio       *self,
                         const char         *flow_sid,
                         const char         *execution_sid,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask)         task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (SenderRequest) request = NULL;
  g_autofree char          *url = NULL;
  GError                   *error = NULL;

  g_task_set_source_tag (task, sender_twilio_end_async);
  url = make_url (self, SENDER_TWILIO_EXECUTION, flow_sid, execution_sid, &error);
  if (url == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  request = make_request (self, "POST", url);
  sender_request_add_header (request, "Content-Type", "application/x-www-form-urlencoded");
  sender_request_set_body (request, "Status=ended", strlen ("Status=ended"));
  sender_transport_send_async (self->transport, request, cancellable, ended_cb,
                               g_object_ref (task));
}

/**
 * sender_twilio_end_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the ending.
 *
 * Returns: whether the execution has ended
 */
gboolean
sender_twilio_end_finish (SenderTwilio *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
