/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-response.h"

#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

/**
 * SenderResponse:
 *
 * What came back: status, headers and a whole body, with the time each phase took.
 *
 * Immutable once the transport handed it on, reference counted.
 */
struct _SenderResponse
{
  guint         status;
  GBytes       *body;
  SenderTimings timings;
  GPtrArray    *headers; /* (element-type utf8): name, value, name, … */
};

G_DEFINE_BOXED_TYPE (SenderResponse, sender_response, sender_response_ref, sender_response_unref)

/**
 * sender_response_new:
 * @status: the HTTP status, whatever it means
 * @body: (nullable): the body; %NULL for an empty one
 * @timings: (nullable): %NULL if nothing is known
 *
 * Makes a response without headers.
 *
 * Returns: (transfer full): the response
 */
SenderResponse *
sender_response_new (guint                status,
                     GBytes              *body,
                     const SenderTimings *timings)
{
  const SenderTimings unknown = { -1, -1, -1, -1, -1, -1 };
  SenderResponse     *self = g_rc_box_new0 (SenderResponse);

  self->status = status;
  self->body = body != NULL ? g_bytes_ref (body) : g_bytes_new (NULL, 0);
  self->timings = timings != NULL ? *timings : unknown;
  self->headers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sender_response_ref:
 * @self: a response
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
SenderResponse *
sender_response_ref (SenderResponse *self)
{
  return g_rc_box_acquire (self);
}

static void
response_clear (gpointer data)
{
  SenderResponse *self = data;

  g_bytes_unref (self->body);
  g_ptr_array_unref (self->headers);
}

/**
 * sender_response_unref:
 * @self: (transfer full): a response
 *
 * Drops a reference.
 */
void
sender_response_unref (SenderResponse *self)
{
  g_rc_box_release_full (self, response_clear);
}

/**
 * sender_response_add_header:
 * @self: a response that nobody else has yet
 * @name: name of the header
 * @value: its value
 *
 * Adds a header after the others; both strings are copied.
 */
void
sender_response_add_header (SenderResponse *self,
                            const char     *name,
                            const char     *value)
{
  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

/**
 * sender_response_get_status:
 * @self: a response
 *
 * Gets the HTTP status.
 *
 * Returns: 100 to 999
 */
guint
sender_response_get_status (SenderResponse *self)
{
  return self->status;
}

/**
 * sender_response_lookup_header:
 * @self: a response
 * @name: name of a header, in any case
 *
 * Finds a header; of several with that name, the first.
 *
 * Returns: (nullable) (transfer none): its value
 */
const char *
sender_response_lookup_header (SenderResponse *self,
                               const char     *name)
{
  for (guint i = 0; i < self->headers->len; i += 2)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->headers, i), name) == 0)
      return g_ptr_array_index (self->headers, i + 1);
  return NULL;
}

/**
 * sender_response_get_n_headers:
 *
 * Counts the headers.
 *
 * Returns: how many there are
 */
guint
sender_response_get_n_headers (SenderResponse *self)
{
  return self->headers->len / 2;
}

/**
 * sender_response_get_header_name:
 * @position: which one
 *
 * Gets the name of a header.
 *
 * Returns: the name as it came
 */
const char *
sender_response_get_header_name (SenderResponse *self,
                                 guint           position)
{
  return g_ptr_array_index (self->headers, 2 * position);
}

/**
 * sender_response_get_header_value:
 * @position: which one
 *
 * Gets the value of a header.
 *
 * Returns: the value as it came
 */
const char *
sender_response_get_header_value (SenderResponse *self,
                                  guint           position)
{
  return g_ptr_array_index (self->headers, 2 * position + 1);
}

/**
 * sender_response_get_body:
 * @self: a response
 *
 * Gets the whole body as it was sent.
 *
 * Returns: (transfer none): the bytes, maybe none
 */
GBytes *
sender_response_get_body (SenderResponse *self)
{
  return self->body;
}

/**
 * sender_response_wipe_body:
 * @self: a response that was read
 *
 * Overwrites the body: an answer that issues a secret must not be left in memory that is given
 * back.
 */
void
sender_response_wipe_body (SenderResponse *self)
{
  gsize length = 0;
  void *data = (void *) g_bytes_get_data (self->body, &length);

  if (length > 0)
    explicit_bzero (data, length);
}

/**
 * sender_response_get_timings:
 * @self: a response
 *
 * Gets where the time went.
 *
 * Returns: (transfer none): the times
 */
const SenderTimings *
sender_response_get_timings (SenderResponse *self)
{
  return &self->timings;
}

/**
 * sender_response_parse_json:
 * @self: a response
 * @error: return location; %SENDER_ERROR_BAD_REPLY with line and column
 *
 * Reads the body as JSON, as strictly as our own documents.
 *
 * Returns: (transfer full): the tree, or %NULL with @error set
 */
SenderJson *
sender_response_parse_json (SenderResponse *self,
                            GError        **error)
{
  gsize              len = 0;
  const char        *text = g_bytes_get_data (self->body, &len);
  g_autoptr (GError) fault = NULL;
  SenderJson        *json = sender_json_parse (text != NULL ? text : "", (gssize) len, &fault);

  if (json == NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                 _ ("The answer (HTTP %u) is not JSON: %s"), self->status, fault->message);
  return json;
}

/**
 * sender_response_dup_date:
 * @self: a response
 *
 * Reads the Date header: what the service's own clock says, so that a wrong clock here does no
 * harm.
 *
 * Returns: (transfer full) (nullable): the time, %NULL if there is none
 */
GDateTime *
sender_response_dup_date (SenderResponse *self)
{
  const char *date = sender_response_lookup_header (self, "Date");

  return date != NULL ? soup_date_time_new_from_http_string (date) : NULL;
}

static GDateTime *
dup_now (SenderResponse *self)
{
  GDateTime *now = sender_response_dup_date (self);

  return now != NULL ? now : g_date_time_new_now_utc ();
}

/**
 * sender_response_get_retry_after:
 * @self: a response
 *
 * Reads the Retry-After header (RFC 9110, 10.2.3): seconds, or a date that is compared with the
 * Date header of the same answer.
 *
 * Returns: seconds, 0 for a date that has passed, -1 if there is no such header or it says nothing
 */
double
sender_response_get_retry_after (SenderResponse *self)
{
  const char           *value = sender_response_lookup_header (self, "Retry-After");
  g_autoptr (GDateTime) then = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (value == NULL || *value == '\0')
    return -1;
  if (value[strspn (value, "0123456789")] == '\0')
    return g_ascii_strtod (value, NULL);

  then = soup_date_time_new_from_http_string (value);
  if (then == NULL)
    return -1;
  now = dup_now (self);
  return MAX (0.0, (double) g_date_time_difference (then, now) / G_USEC_PER_SEC);
}
