/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-visit.h"

#include "sender-answer.h"
#include "sender-form.h"

#include <string.h>

static void
split_target (SenderVisit *self)
{
  const char      *mark = strchr (self->target, '?');
  g_autofree char *path = mark != NULL ? g_strndup (self->target, mark - self->target)
                                       : g_strdup (self->target);

  self->path = g_uri_unescape_string (path, NULL);
  if (self->path == NULL)
    self->path = g_steal_pointer (&path);
  if (mark != NULL)
    self->query = g_strdup (mark + 1);
}

/**
 * sender_visit_new:
 * @stage: what the stand-ins share
 * @service: whose port it came to
 * @head: request line and headers with the empty line
 * @length: bytes in @head
 * @body: the body, empty if there is none
 *
 * Reads a request.
 *
 * Returns: (transfer full) (nullable): the request, %NULL if it is not HTTP
 */
SenderVisit *
sender_visit_new (SenderStage  *stage,
                  SenderService service,
                  const char   *head,
                  gsize         length,
                  GBytes       *body)
{
  g_autoptr (SenderVisit) self = g_new0 (SenderVisit, 1);
  SoupHTTPVersion         version = SOUP_HTTP_1_1;

  self->stage = stage;
  self->service = service;
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  self->reply_headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  self->captures = g_ptr_array_new_with_free_func (g_free);
  self->body = g_bytes_ref (body);
  /* The parser wants the head without the empty line. */
  if (length < 4 ||
      soup_headers_parse_request (head, (int) length - 2, self->headers, &self->method,
                                  &self->target, &version) != SOUP_STATUS_OK)
    return NULL;
  split_target (self);
  return g_steal_pointer (&self);
}

/**
 * sender_visit_free:
 * @self: (transfer full): a request
 *
 * Frees a request and its answer.
 */
void
sender_visit_free (SenderVisit *self)
{
  g_free (self->method);
  g_free (self->target);
  g_free (self->path);
  g_free (self->query);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_clear_pointer (&self->reply_headers, soup_message_headers_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->reply_body, g_bytes_unref);
  g_clear_pointer (&self->captures, g_ptr_array_unref);
  g_free (self);
}

static char *
dup_pair (const char *text,
          gsize       length,
          const char *name)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (!sender_form_lookup (text, (gssize) length, name, value))
    return NULL;
  return g_string_free (g_steal_pointer (&value), FALSE);
}

/**
 * sender_visit_dup_form:
 * @self: a request
 * @name: exactly as the service spells it
 *
 * Reads a value of a form body. A body of another type has none.
 *
 * Returns: (transfer full) (nullable): the decoded value
 */
char *
sender_visit_dup_form (SenderVisit *self,
                       const char  *name)
{
  const char *type = soup_message_headers_get_content_type (self->headers, NULL);
  gsize       length = 0;
  const char *body = g_bytes_get_data (self->body, &length);

  if (type == NULL || g_ascii_strcasecmp (type, "application/x-www-form-urlencoded") != 0 ||
      length == 0)
    return NULL;
  return dup_pair (body, length, name);
}

/**
 * sender_visit_dup_query:
 * @self: a request
 * @name: exactly as the service spells it
 *
 * Reads a value of the query.
 *
 * Returns: (transfer full) (nullable): the decoded value
 */
char *
sender_visit_dup_query (SenderVisit *self,
                        const char  *name)
{
  return self->query != NULL ? dup_pair (self->query, strlen (self->query), name) : NULL;
}

/**
 * sender_visit_parse_body:
 * @self: a request
 * @error: return location
 *
 * Reads the body as JSON; an empty one is an empty object.
 *
 * Returns: (transfer full) (nullable): the JSON
 */
SenderJson *
sender_visit_parse_body (SenderVisit *self,
                         GError     **error)
{
  gsize       length = 0;
  const char *text = g_bytes_get_data (self->body, &length);

  if (length == 0)
    return sender_json_new_object ();
  return sender_json_parse (text, (gssize) length, error);
}

/**
 * sender_visit_get_capture:
 * @self: a request
 * @position: from 0
 *
 * Tells what stood for a {…} of the route.
 *
 * Returns: (transfer none): the segment of the path
 */
const char *
sender_visit_get_capture (SenderVisit *self,
                          guint        position)
{
  return g_ptr_array_index (self->captures, position);
}

/**
 * sender_visit_dup_origin:
 * @self: a request
 *
 * Tells with which host the addresses in an answer begin: the vendor's, whichever way the request
 * came here, as its clients expect.
 *
 * Returns: (transfer full): scheme and host
 */
char *
sender_visit_dup_origin (SenderVisit *self)
{
  SenderService behind = sender_service_get_behind (self->service);
  const char   *host = soup_message_headers_get_one (self->headers, "Host");

  if (host != NULL && g_str_has_suffix (host, ".twilio.com"))
    return g_strconcat ("https://", host, NULL);
  return g_strdup_printf ("https://%s.twilio.com", sender_service_get_name (behind));
}

/**
 * sender_visit_reply_text:
 * @self: a request
 * @status: HTTP status
 * @type: content type
 * @text: (nullable): body
 *
 * Answers with a text.
 */
void
sender_visit_reply_text (SenderVisit *self,
                         guint        status,
                         const char  *type,
                         const char  *text)
{
  self->status = status;
  g_clear_pointer (&self->reply_body, g_bytes_unref);
  if (text == NULL)
    return;
  soup_message_headers_replace (self->reply_headers, "Content-Type", type);
  self->reply_body = g_bytes_new (text, strlen (text));
}

/**
 * sender_visit_reply:
 * @self: a request
 * @status: HTTP status
 * @json: (transfer full): body
 *
 * Answers with JSON.
 */
void
sender_visit_reply (SenderVisit *self,
                    guint        status,
                    SenderJson  *json)
{
  g_autoptr (SenderJson) taken = json;
  g_autofree char       *text = sender_json_to_string (taken);

  sender_visit_reply_text (self, status, "application/json", text);
}

/**
 * sender_visit_refuse:
 * @self: a request
 * @status: HTTP status
 * @code: the vendor's code
 * @message: its words
 * @details: (transfer full) (nullable): further members
 *
 * Answers with the vendor's error body (reference: Twilio, section 7.1).
 */
void
sender_visit_refuse (SenderVisit *self,
                     guint        status,
                     int          code,
                     const char  *message,
                     SenderJson  *details)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_int (json, "code", code);
  if (details != NULL)
    sender_put (json, "details", details);
  sender_put_text (json, "message", message);
  sender_put_format (json, "more_info", "https://www.twilio.com/docs/errors/%d", code);
  sender_put_int (json, "status", status);
  sender_visit_reply (self, status, json);
}

/**
 * sender_visit_refuse_not_found:
 * @self: a request
 *
 * Answers as the vendor does for what is not there; its text leaves the version out.
 */
void
sender_visit_refuse_not_found (SenderVisit *self)
{
  const char      *rest = self->path[0] == '/' ? strchr (self->path + 1, '/') : NULL;
  g_autofree char *message = NULL;

  message = g_strdup_printf ("The requested resource %s was not found",
                             rest != NULL ? rest : self->path);
  sender_visit_refuse (self, 404, 20404, message, NULL);
}

static void
add_own_headers (SenderVisit *self,
                 gboolean     keep_alive,
                 gsize        length)
{
  SoupMessageHeaders *headers = self->reply_headers;
  g_autofree char    *date = sender_clock_to_http (sender_clock_now (self->stage->clock));
  g_autofree char    *size = g_strdup_printf ("%" G_GSIZE_FORMAT, length);
  g_autofree char    *request_id = sender_answer_new_sid ("RQ");
  SenderService       behind = sender_service_get_behind (self->service);

  soup_message_headers_replace (headers, "Date", date);
  if (self->status != 204)
    soup_message_headers_replace (headers, "Content-Length", size);
  soup_message_headers_replace (headers, "Connection", keep_alive ? "keep-alive" : "close");
  soup_message_headers_replace (headers, "X-Simulated", "SIMULATED");
  if (behind == SENDER_SERVICE_PINGONE_AUTH || behind == SENDER_SERVICE_PINGONE_API)
    {
      g_autofree char *correlation = g_uuid_string_random ();

      soup_message_headers_replace (headers, "Correlation-Id", correlation);
    }
  else if (behind != SENDER_SERVICE_CONTROL)
    {
      soup_message_headers_replace (headers, "Twilio-Request-Id", request_id);
      soup_message_headers_replace (headers, "Twilio-Request-Duration", "0.021");
      soup_message_headers_replace (headers, "Twilio-Concurrent-Requests", "1");
    }
}

static void
append_header_cb (const char *name,
                  const char *value,
                  gpointer    user_data)
{
  g_string_append_printf (user_data, "%s: %s\r\n", name, value);
}

/**
 * sender_visit_dup_reply:
 * @self: an answered request
 * @keep_alive: whether the connection stays
 *
 * Writes the answer as it goes over the wire.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
sender_visit_dup_reply (SenderVisit *self,
                        gboolean     keep_alive)
{
  GString    *out = g_string_new (NULL);
  gsize       length = 0;
  const char *body = self->reply_body != NULL ? g_bytes_get_data (self->reply_body, &length) : NULL;

  add_own_headers (self, keep_alive, length);
  g_string_append_printf (out, "HTTP/1.1 %u %s\r\n", self->status,
                          soup_status_get_phrase (self->status));
  soup_message_headers_foreach (self->reply_headers, append_header_cb, out);
  g_string_append (out, "\r\n");
  if (length > 0)
    g_string_append_len (out, body, (gssize) length);
  return g_string_free_to_bytes (out);
}
