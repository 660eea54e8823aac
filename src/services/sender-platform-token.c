/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-token.h"

#include "sender-credential.h"
#include "sender-error.h"
#include "sender-form.h"
#include "sender-json.h"
#include "sender-pause.h"
#include "sender-platform-answer.h"
#include "sender-retry.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BEARER "Bearer "
#define GRANT "grant_type=client_credentials"
#define MIN_LEFT 60 /* seconds */

struct _SenderPlatformToken
{
  GObject parent_instance;

  SenderTransport           *transport; /* (owned) */
  char                      *url;
  char                      *client_id;
  char                      *secret; /* wiped */
  SenderClientAuthentication client_authentication;
  double                     pace;

  char  *authorization; /* (nullable): wiped */
  char  *previous;      /* (nullable): the one before it, which late answers may repeat; wiped */
  gint64 expires;       /* µs, monotonic */

  GQueue        waiting; /* (element-type GTask) (owned) */
  GCancellable *fetch;   /* (owned) (nullable): while it is fetched */
  SenderRetry   retry;
};

G_DEFINE_FINAL_TYPE (SenderPlatformToken, sender_platform_token, G_TYPE_OBJECT)

/* One who waits. */
typedef struct
{
  GSource             *cancelled; /* (owned) (nullable) */
  SenderPlatformFault *fault;     /* (owned) (nullable) */
} Waiter;

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  g_assert (waiter->cancelled == NULL);
  g_clear_pointer (&waiter->fault, sender_platform_fault_unref);
  g_free (waiter);
}

static void
sender_platform_token_finalize (GObject *object)
{
  SenderPlatformToken *self = SENDER_PLATFORM_TOKEN (object);

  g_assert (self->fetch == NULL);
  g_clear_object (&self->transport);
  g_free (self->url);
  g_free (self->client_id);
  sender_wipe_free (self->secret);
  sender_wipe_free (self->authorization);
  sender_wipe_free (self->previous);
  G_OBJECT_CLASS (sender_platform_token_parent_class)->finalize (object);
}

static void
sender_platform_token_class_init (SenderPlatformTokenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_platform_token_finalize;
}

static void
sender_platform_token_init (SenderPlatformToken *self)
{
  self->pace = 1.0;
  g_queue_init (&self->waiting);
}

/**
 * sender_platform_token_new:
 * @transport: what sends
 * @url: what issues tokens
 * @client_id: of the worker application
 * @secret: its secret
 * @client_authentication: how it is sent
 *
 * Makes one that has not been fetched.
 *
 * Returns: (transfer full): the token
 */
SenderPlatformToken *
sender_platform_token_new (SenderTransport           *transport,
                           const char                *url,
                           const char                *client_id,
                           const char                *secret,
                           SenderClientAuthentication client_authentication)
{
  SenderPlatformToken *self = g_object_new (SENDER_TYPE_PLATFORM_TOKEN, NULL);

  self->transport = g_object_ref (transport);
  self->url = g_strdup (url);
  self->client_id = g_strdup (client_id);
  self->secret = g_strdup (secret);
  self->client_authentication = client_authentication;
  return self;
}

/**
 * sender_platform_token_set_pace:
 * @pace: factor for pauses; 1.0 is real time
 *
 * Shortens the pauses between tries, for tests.
 */
void
sender_platform_token_set_pace (SenderPlatformToken *self,
                                double               pace)
{
  self->pace = pace;
}

static void
forget (SenderPlatformToken *self)
{
  if (self->authorization == NULL)
    return;
  sender_wipe_free (self->previous);
  self->previous = g_steal_pointer (&self->authorization);
}

/* Both parts are form-encoded first (RFC 6749, 2.3.1). */
static char *
encode (const char *text)
{
  GString *out = g_string_sized_new (3 * strlen (text) + 1);

  sender_form_append_encoded (out, text, -1);
  return g_string_free (out, FALSE);
}

static char *
dup_basic (SenderPlatformToken *self)
{
  g_autofree char         *client_id = encode (self->client_id);
  g_auto (SenderWipedText) secret = encode (self->secret);

  return sender_credential_dup_basic (client_id, secret);
}

static SenderRequest *
make_request (SenderPlatformToken *self)
{
  SenderRequest           *request = sender_request_new ("POST", self->url);
  g_autofree char         *client_id = encode (self->client_id);
  g_auto (SenderWipedText) secret = encode (self->secret);
  g_auto (SenderWipedText) basic = NULL;
  g_auto (SenderWipedText) body = NULL;

  sender_request_add_header (request, "Accept", "application/json");
  sender_request_add_header (request, "Content-Type", "application/x-www-form-urlencoded");
  if (self->client_authentication == SENDER_CLIENT_AUTHENTICATION_POST)
    body = g_strconcat (GRANT "&client_id=", client_id, "&client_secret=", secret, NULL);
  else
    {
      body = g_strdup (GRANT);
      basic = dup_basic (self);
      sender_request_add_secret_header (request, "Authorization", basic, "Basic •••");
    }
  sender_request_set_body (request, body, strlen (body));
  return request;
}

/* What was waited for has come, or nobody waits any more. */
static GTask *
release (GTask *task)
{
  Waiter *waiter = g_task_get_task_data (task);

  if (waiter->cancelled != NULL)
    g_source_destroy (waiter->cancelled);
  g_clear_pointer (&waiter->cancelled, g_source_unref);
  return task;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr (GTask)    task = user_data; /* the queue's */
  SenderPlatformToken *self = g_task_get_source_object (task);

  g_queue_remove (&self->waiting, task);
  g_task_return_error_if_cancelled (release (task));
  if (g_queue_is_empty (&self->waiting))
    g_cancellable_cancel (self->fetch);
  return G_SOURCE_REMOVE;
}

static void
tell_all (SenderPlatformToken *self,
          SenderPlatformFault *fault,
          const GError        *error)
{
  GQueue waiting = self->waiting;
  GTask *next = NULL;

  g_clear_object (&self->fetch);
  g_queue_init (&self->waiting);
  while ((next = g_queue_pop_head (&waiting)) != NULL)
    {
      g_autoptr (GTask) task = release (next);
      Waiter           *waiter = g_task_get_task_data (task);

      waiter->fault = fault != NULL ? sender_platform_fault_ref (fault) : NULL;
      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_strdup (self->authorization),
                               (GDestroyNotify) sender_wipe_free);
    }
}

static gboolean
is_visible (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return FALSE;
  return TRUE;
}

/* What the service doesn't say is left to the 401 that ends it. */
static gint64
read_expiry (SenderJson *json)
{
  gint64      seconds = 0;
  SenderJson *member = sender_json_get_member (json, "expires_in");

  if (member == NULL || !sender_json_get_int (member, &seconds) || seconds > G_MAXINT)
    return G_MAXINT64;
  return g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
}

/* Nothing of such an answer is repeated: it may be the token. */
static gboolean
take_token (SenderPlatformToken *self,
            SenderResponse      *response,
            GError             **error)
{
  g_autoptr (SenderJson) json = sender_response_parse_json (response, NULL);
  const char            *token = NULL;
  const char            *type = NULL;

  sender_response_wipe_body (response);
  if (json != NULL && sender_json_get_kind (json) == SENDER_JSON_OBJECT)
    {
      token = sender_json_get_string_member (json, "access_token");
      type = sender_json_get_string_member (json, "token_type");
    }
  if (token == NULL || *token == '\0' || !is_visible (token) || type == NULL ||
      g_ascii_strcasecmp (type, "Bearer") != 0)
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                           _ ("PingOne answered the request for a token with something that is "
                              "none."));
      return FALSE;
    }
  forget (self);
  self->authorization = g_strconcat (BEARER, token, NULL);
  self->expires = read_expiry (json);
  return TRUE;
}

static void start (SenderPlatformToken *self);

static gboolean
pause_cb (gpointer user_data)
{
  start (user_data);
  return G_SOURCE_REMOVE;
}

static void
pause_or_fail (SenderPlatformToken *self,
               SenderPlatformFault *fault,
               double               retry_after,
               const GError        *error)
{
  double              seconds = sender_retry_read (&self->retry, error, retry_after);
  g_autoptr (GSource) source = NULL;

  /* Nobody but cancelled_cb() cancels this, and somebody may have come since. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      !g_queue_is_empty (&self->waiting))
    {
      g_object_unref (self->fetch);
      self->fetch = g_cancellable_new ();
      start (self);
      return;
    }
  if (seconds < 0.0)
    {
      tell_all (self, fault, error);
      return;
    }
  source = sender_pause_source_new (seconds * self->pace, self->fetch);
  g_source_set_callback (source, pause_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SenderPlatformToken) self = user_data;
  g_autoptr (SenderPlatformFault) fault = NULL;
  g_autoptr (GPtrArray)           secrets = sender_platform_token_list_secrets (self);
  g_autoptr (GError)              error = NULL;
  g_autoptr (SenderResponse)      response =
    sender_transport_send_finish (SENDER_TRANSPORT (source), result, NULL, &error);
  guint status = response != NULL ? sender_response_get_status (response) : 0;

  if (status >= 200 && status <= 299 && take_token (self, response, &error))
    {
      tell_all (self, NULL, NULL);
      return;
    }
  if (error != NULL)
    fault = sender_platform_fault_new (TRUE, status);
  else
    {
      fault = sender_platform_fault_new_from_response (response, TRUE, secrets);
      sender_platform_fault_to_error (fault, &error);
    }
  pause_or_fail (self, fault,
                 response != NULL ? sender_response_get_retry_after (response) : -1.0, error);
}

static void
start (SenderPlatformToken *self)
{
  g_autoptr (SenderRequest) request = make_request (self);

  sender_transport_send_async (self->transport, request, self->fetch, fetched_cb,
                               g_object_ref (self));
}

static gboolean
is_fresh (SenderPlatformToken *self)
{
  return self->authorization != NULL &&
         self->expires - g_get_monotonic_time () >= MIN_LEFT * G_USEC_PER_SEC;
}

static void
wait_for_it (SenderPlatformToken *self,
             GTask               *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter       *waiter = g_task_get_task_data (task);

  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled, G_SOURCE_FUNC (cancelled_cb), task, NULL);
      g_source_attach (waiter->cancelled, g_task_get_context (task));
    }
  g_queue_push_tail (&self->waiting, task);
  if (self->fetch != NULL)
    return;
  self->fetch = g_cancellable_new ();
  self->retry = (SenderRetry){ 0 };
  start (self);
}

/**
 * sender_platform_token_get_async:
 * @cancellable: (nullable): to stop waiting; others who wait are not disturbed
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Gets the token, fetching it unless there is one that lives a minute longer. 429, 5xx and network
 * errors are tried again, as sender-retry.h says.
 */
void
sender_platform_token_get_async (SenderPlatformToken *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_platform_token_get_async);
  g_task_set_task_data (task, g_new0 (Waiter, 1), waiter_free);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (is_fresh (self))
    g_task_return_pointer (task, g_strdup (self->authorization),
                           (GDestroyNotify) sender_wipe_free);
  else
    wait_for_it (self, g_steal_pointer (&task));
}

/**
 * sender_platform_token_get_finish:
 * @result: the result
 * @fault: (out) (optional) (nullable) (transfer full): what is known of an error
 * @error: return location
 *
 * Ends the wait.
 *
 * Returns: (transfer full) (nullable): the value of the Authorization header, to be wiped
 */
char *
sender_platform_token_get_finish (SenderPlatformToken  *self,
                                  GAsyncResult         *result,
                                  SenderPlatformFault **fault,
                                  GError              **error)
{
  Waiter *waiter = g_task_get_task_data (G_TASK (result));

  if (fault != NULL)
    *fault = g_steal_pointer (&waiter->fault);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sender_platform_token_drop:
 * @authorization: what the service refuses
 *
 * Forgets a token, unless it was renewed meanwhile.
 */
void
sender_platform_token_drop (SenderPlatformToken *self,
                            const char          *authorization)
{
  if (g_strcmp0 (self->authorization, authorization) == 0)
    forget (self);
}

static void
add_secret (GPtrArray  *secrets,
            const char *text,
            const char *scheme)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (secrets, g_strdup (text + strlen (scheme)));
}

/**
 * sender_platform_token_list_secrets:
 *
 * Lists what a service could repeat and nobody may read.
 *
 * Returns: (transfer full) (element-type utf8): the texts, wiped when freed
 */
GPtrArray *
sender_platform_token_list_secrets (SenderPlatformToken *self)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func (
    (GDestroyNotify) sender_wipe_free);
  g_auto (SenderWipedText) encoded = encode (self->secret);
  g_auto (SenderWipedText) basic = dup_basic (self);

  add_secret (secrets, self->secret, "");
  add_secret (secrets, encoded, "");
  add_secret (secrets, basic, "Basic ");
  add_secret (secrets, self->authorization, BEARER);
  add_secret (secrets, self->previous, BEARER);
  return secrets;
}
