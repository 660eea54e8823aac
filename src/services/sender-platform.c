/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform.h"

#include "sender-connection.h"
#include "sender-error.h"
#include "sender-pingone.h"
#include "sender-platform-call.h"
#include "sender-platform-pages.h"
#include "sender-platform-resource.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_PAGES 50

/**
 * SenderPlatform:
 *
 * The typed client: which resource is where, what may be written, how pages become one list.
 */
struct _SenderPlatform
{
  GObject parent_instance;

  SenderPlatformLine line; /* (owned) */
  char              *origin;
  char              *environment;        /* URL of the environment */
  char              *authentications[2]; /* URLs of device authentications; the first is asked */

  SenderPlatformFault *fault; /* (owned) (nullable): of the newest answer that was no success */
};

G_DEFINE_FINAL_TYPE (SenderPlatform, sender_platform, G_TYPE_OBJECT)

/* One read with its pages. */
typedef struct
{
  gboolean             is_list;
  guint                n_pages;
  char                *url;    /* (owned) (nullable): of the page that is read */
  SenderJson          *joined; /* (owned) (nullable): the first page, growing */
  SenderPlatformFault *fault;  /* (owned) (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->url);
  g_clear_pointer (&reading->joined, sender_json_unref);
  g_clear_pointer (&reading->fault, sender_platform_fault_unref);
  g_free (reading);
}

static void
written_free (gpointer data)
{
  sender_platform_written_clear (data);
  g_free (data);
}

static void
sender_platform_finalize (GObject *object)
{
  SenderPlatform *self = SENDER_PLATFORM (object);

  g_clear_pointer (&self->fault, sender_platform_fault_unref);
  g_clear_object (&self->line.transport);
  g_clear_object (&self->line.token);
  g_free (self->origin);
  g_free (self->environment);
  for (guint i = 0; i < G_N_ELEMENTS (self->authentications); i++)
    g_free (self->authentications[i]);
  G_OBJECT_CLASS (sender_platform_parent_class)->finalize (object);
}

static void
sender_platform_class_init (SenderPlatformClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_platform_finalize;
}

static void
sender_platform_init (SenderPlatform *self)
{
  self->line.pace = 1.0;
}

/**
 * sender_platform_new:
 * @transport: what sends
 * @config: whose connection it is; not kept
 * @secret: client secret of the worker application
 * @error: return location
 *
 * Makes a client. The secret goes to what issues tokens, which is the custom domain if there is
 * one, and the token there and to the hosts of the region, and neither goes anywhere else.
 *
 * Returns: (transfer full) (nullable): the client, or %NULL with %SENDER_ERROR_INVALID set if the
 *   connection is not complete
 */
SenderPlatform *
sender_platform_new (SenderTransport *transport,
                     SenderConfig    *config,
                     const char      *secret,
                     GError         **error)
{
  SenderPingone   *pingone = sender_config_get_pingone (config);
  SenderPlatform  *self = NULL;
  g_autofree char *url = NULL;
  g_autofree char *client_id = NULL;
  g_autofree char *environment = NULL;

  if (!sender_connection_check (config, NULL, error))
    return NULL;
  self = g_object_new (SENDER_TYPE_PLATFORM, NULL);
  url = sender_connection_dup_token_url (config);
  client_id = sender_connection_dup_client_id (config);
  environment = sender_connection_dup_environment (config);
  self->origin = sender_connection_dup_api_origin (config);
  self->environment = g_strconcat (self->origin, "/v1/environments/", environment, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->authentications); i++)
    self->authentications[i] = sender_connection_dup_authentications_url (config, i > 0);
  self->line.transport = g_object_ref (transport);
  self->line.token =
    sender_platform_token_new (transport, url, client_id, secret,
                               sender_pingone_get_client_authentication (pingone));
  return self;
}

/**
 * sender_platform_set_pace:
 * @pace: factor for pauses; 1.0 is real time
 *
 * Shortens the pauses between tries, for tests.
 */
void
sender_platform_set_pace (SenderPlatform *self,
                          double          pace)
{
  self->line.pace = pace;
  sender_platform_token_set_pace (self->line.token, pace);
}

/* A link is followed to one device authentication of this environment, and nowhere else: the token
 * goes with it. */
static char *
take_link (SenderPlatform *self,
           const char     *link,
           GError        **error)
{
  for (guint i = 0; link != NULL && i < G_N_ELEMENTS (self->authentications); i++)
    {
      gsize       length = strlen (self->authentications[i]);
      const char *rest = link + length;

      if (strncmp (link, self->authentications[i], length) == 0 && rest[0] == '/' &&
          g_uuid_string_is_valid (rest + 1))
        return g_strdup (link);
    }
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                       _ ("PingOne’s link for the code leads somewhere else, so nothing was "
                          "asked"));
  return NULL;
}

static char *
make_url (SenderPlatform        *self,
          SenderPlatformResource resource,
          const char            *a,
          const char            *b,
          GError               **error)
{
  g_autofree char *target = NULL;

  if (resource == SENDER_PLATFORM_OTP_CHECK)
    return take_link (self, a, error);
  if (resource == SENDER_PLATFORM_AUTHENTICATIONS)
    return g_strdup (self->authentications[0]);
  target = sender_platform_make_target (resource, a, b, error);
  return target != NULL ? g_strconcat (self->environment, target, NULL) : NULL;
}

static void
keep_fault (SenderPlatform      *self,
            SenderPlatformFault *fault)
{
  if (fault == NULL)
    return;
  g_clear_pointer (&self->fault, sender_platform_fault_unref);
  self->fault = sender_platform_fault_ref (fault);
}

/**
 * sender_platform_get_correlation_id:
 *
 * Gets by what PingOne’s support finds the newest request that was no success.
 *
 * Returns: (nullable): its Correlation-Id
 */
const char *
sender_platform_get_correlation_id (SenderPlatform *self)
{
  return self->fault != NULL ? self->fault->correlation_id : NULL;
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data);

static void
read_page (GTask      *task,
           const char *url)
{
  SenderPlatform *self = g_task_get_source_object (task);
  Reading        *reading = g_task_get_task_data (task);

  g_free (reading->url);
  reading->url = g_strdup (url);
  sender_platform_call_async (&self->line, "GET", url, NULL, g_task_get_cancellable (task),
                              page_read_cb, g_object_ref (task));
}

static gboolean
find_next (GTask      *task,
           SenderJson *page,
           char      **next,
           GError    **error)
{
  SenderPlatform *self = g_task_get_source_object (task);
  Reading        *reading = g_task_get_task_data (task);

  *next = NULL;
  if (!reading->is_list)
    return TRUE;
  if (!sender_platform_check_page (page, error))
    return FALSE;
  if (!sender_platform_find_next_page (page, reading->url, self->origin, next, error))
    return FALSE;
  if (*next == NULL || ++reading->n_pages < MAX_PAGES)
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_TOO_LARGE,
               _ ("The list has more than %d pages, and not all of it was read"), MAX_PAGES);
  return FALSE;
}

/* Takes @page. */
static void
take_page (GTask      *task,
           SenderJson *page)
{
  Reading         *reading = g_task_get_task_data (task);
  g_autofree char *next = NULL;
  GError          *error = NULL;
  gboolean         is_good = find_next (task, page, &next, &error);

  if (reading->joined == NULL)
    reading->joined = page;
  else
    {
      sender_platform_join_pages (reading->joined, page);
      sender_json_unref (page);
    }
  if (!is_good)
    {
      g_task_return_error (task, error);
      return;
    }
  if (next != NULL)
    {
      read_page (task, next);
      return;
    }
  if (reading->is_list)
    sender_platform_end_pages (reading->joined);
  g_task_return_pointer (task, g_steal_pointer (&reading->joined),
                         (GDestroyNotify) sender_json_unref);
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading          *reading = g_task_get_task_data (task);
  SenderPlatformEnd end = { 0 };
  GError           *error = NULL;
  SenderJson       *page = sender_platform_call_finish (result, &end, &error);

  reading->fault = end.fault;
  keep_fault (g_task_get_source_object (task), end.fault);
  if (page != NULL)
    take_page (task, page);
  else
    g_task_return_error (task, error);
}

/**
 * sender_platform_get_async:
 * @resource: what to read
 * @a: (nullable): its first argument
 * @b: (nullable): its second argument
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Reads a resource, all pages of it. 429, 5xx and network errors are tried again, as sender-retry.h
 * says.
 */
void
sender_platform_get_async (SenderPlatform        *self,
                           SenderPlatformResource resource,
                           const char            *a,
                           const char            *b,
                           GCancellable          *cancellable,
                           GAsyncReadyCallback    callback,
                           gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Reading          *reading = g_new0 (Reading, 1);
  g_autofree char  *url = NULL;
  GError           *error = NULL;

  g_task_set_source_tag (task, sender_platform_get_async);
  g_task_set_task_data (task, reading, reading_free);
  reading->is_list = sender_platform_is_list (resource);
  url = make_url (self, resource, a, b, &error);
  if (url != NULL)
    read_page (task, url);
  else
    g_task_return_error (task, error);
}

/**
 * sender_platform_get_finish:
 * @result: the result
 * @fault: (out) (optional) (nullable) (transfer full): what is known of an error
 * @error: return location
 *
 * Ends a read.
 *
 * Returns: (transfer full) (nullable): the object, or %NULL with an error whose text explains it
 */
SenderJson *
sender_platform_get_finish (SenderPlatform       *self,
                            GAsyncResult         *result,
                            SenderPlatformFault **fault,
                            GError              **error)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));

  if (fault != NULL)
    *fault = g_steal_pointer (&reading->fault);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sender_platform_written_clear:
 *
 * Frees what it holds.
 */
void
sender_platform_written_clear (SenderPlatformWritten *self)
{
  g_clear_pointer (&self->answer, sender_json_unref);
  g_clear_pointer (&self->fault, sender_platform_fault_unref);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  SenderPlatformWritten *written = g_task_get_task_data (task);
  SenderPlatformEnd      end = { 0 };
  GError                *error = NULL;

  written->answer = sender_platform_call_finish (result, &end, &error);
  written->status = end.status;
  written->maybe = end.maybe;
  written->fault = end.fault;
  keep_fault (g_task_get_source_object (task), end.fault);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gboolean
prepare (SenderPlatformResource resource,
         const char            *method,
         SenderJson            *body,
         const char            *secret_member,
         const char            *secret,
         SenderPlatformBody   **prepared,
         GError               **error)
{
  const char *type = sender_platform_get_content_type (resource);

  if (method == NULL)
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                           _ ("PingOne lets nobody change this, so nothing was sent"));
      return FALSE;
    }
  if (body == NULL && secret_member == NULL)
    return TRUE;
  *prepared = sender_platform_body_new (body, type, secret_member, secret, error);
  return *prepared != NULL;
}

/**
 * sender_platform_write_async:
 * @write: what to do
 * @resource: with what
 * @a: (nullable): its first argument
 * @b: (nullable): its second argument
 * @body: (nullable): what to write, without the secret
 * @secret_member: (nullable): where the secret belongs, such as `authentication.password`
 * @secret: (nullable): the secret, needed with @secret_member
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Writes a resource: once. It is repeated only after a 429, after a 401 with another token, and
 * where nothing of it had left.
 */
void
sender_platform_write_async (SenderPlatform        *self,
                             SenderPlatformWrite    write,
                             SenderPlatformResource resource,
                             const char            *a,
                             const char            *b,
                             SenderJson            *body,
                             const char            *secret_member,
                             const char            *secret,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  g_autoptr (GTask)   task = g_task_new (self, cancellable, callback, user_data);
  const char         *method = sender_platform_get_method (resource, write);
  SenderPlatformBody *prepared = NULL;
  g_autofree char    *url = NULL;
  GError             *error = NULL;

  g_task_set_source_tag (task, sender_platform_write_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_new0 (SenderPlatformWritten, 1), written_free);
  url = make_url (self, resource, a, b, &error);
  if (url == NULL || !prepare (resource, method, body, secret_member, secret, &prepared, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  sender_platform_call_async (&self->line, method, url, prepared, cancellable, written_cb,
                              g_steal_pointer (&task));
}

/**
 * sender_platform_write_finish:
 * @result: the result
 * @written: (out): what came of it, on success and on error
 * @error: return location
 *
 * Ends a write.
 *
 * Returns: whether it was written; if not, @written says whether it may have been
 */
gboolean
sender_platform_write_finish (SenderPlatform        *self,
                              GAsyncResult          *result,
                              SenderPlatformWritten *written,
                              GError               **error)
{
  SenderPlatformWritten *own = g_task_get_task_data (G_TASK (result));

  *written = *own;
  *own = (SenderPlatformWritten){ 0 };
  return g_task_propagate_boolean (G_TASK (result), error);
}
