/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-request.h"

#include "sender-json.h"
#include "sender-wipe.h"

#include <string.h>

/* Shown where a secret has no redacted form. */
#define REDACTED "•••"

typedef struct
{
  char *name;
  char *value;
  char *redacted; /* (nullable): not a secret */
} RequestHeader;

struct _SenderRequest
{
  gatomicrefcount ref_count;
  char           *method;
  char           *url;
  GPtrArray      *headers; /* of RequestHeader */
  GBytes         *body;    /* (nullable) */
};

G_DEFINE_BOXED_TYPE (SenderRequest, sender_request, sender_request_ref, sender_request_unref)

static void
request_header_free (gpointer data)
{
  RequestHeader *self = data;

  g_free (self->name);
  sender_wipe_free (self->value);
  g_free (self->redacted);
  g_free (self);
}

static RequestHeader *
get_header (SenderRequest *self,
            guint          position)
{
  return position < self->headers->len ? self->headers->pdata[position] : NULL;
}

static void
add_header (SenderRequest *self,
            const char    *name,
            const char    *value,
            const char    *redacted)
{
  RequestHeader *header = g_new0 (RequestHeader, 1);

  header->name = g_strdup (name);
  header->value = g_strdup (value);
  header->redacted = g_strdup (redacted);
  g_ptr_array_add (self->headers, header);
}

/**
 * sender_request_new:
 * @method: for example `POST`
 * @url: an absolute URL
 *
 * Makes a request without headers and without a body.
 *
 * Returns: (transfer full): a request
 */
SenderRequest *
sender_request_new (const char *method,
                    const char *url)
{
  SenderRequest *self = g_new0 (SenderRequest, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->method = g_strdup (method);
  self->url = g_strdup (url);
  self->headers = g_ptr_array_new_with_free_func (request_header_free);
  return self;
}

/**
 * sender_request_ref:
 * @self: a request
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
SenderRequest *
sender_request_ref (SenderRequest *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sender_request_unref:
 * @self: (transfer full) (nullable): a request
 *
 * Gives a reference back. The last one frees @self and overwrites its secrets first.
 */
void
sender_request_unref (SenderRequest *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->headers);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->method);
  g_free (self->url);
  g_free (self);
}

/**
 * sender_request_add_header:
 * @self: a request that nobody else has yet
 * @name: as it is to be sent
 * @value: as it is to be sent
 *
 * Adds a header after those there are; an equal name is no obstacle.
 */
void
sender_request_add_header (SenderRequest *self,
                           const char    *name,
                           const char    *value)
{
  add_header (self, name, value, NULL);
}

/**
 * sender_request_add_secret_header:
 * @self: a request that nobody else has yet
 * @name: as it is to be sent
 * @value: the credential as it is to be sent
 * @redacted: (nullable): what is shown instead; %NULL shows `•••`
 *
 * Adds a header whose value is shown nowhere.
 */
void
sender_request_add_secret_header (SenderRequest *self,
                                  const char    *name,
                                  const char    *value,
                                  const char    *redacted)
{
  add_header (self, name, value, redacted != NULL ? redacted : REDACTED);
}

/**
 * sender_request_set_body:
 * @self: a request that nobody else has yet
 * @body: (array length=length): what is to be sent after the headers, copied
 * @length: its bytes
 *
 * Sets the body. It may hold a secret as any of its fields, so it is wiped when nobody needs it any
 * more.
 */
void
sender_request_set_body (SenderRequest *self,
                         const char    *body,
                         gsize          length)
{
  GString *copy = g_string_new_len (body, (gssize) length);

  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_new_with_free_func (copy->str, length,
                                           (GDestroyNotify) sender_wipe_free_string, copy);
}

/**
 * sender_request_get_method:
 * @self: a request
 *
 * Gets the method.
 *
 * Returns: for example `POST`
 */
const char *
sender_request_get_method (SenderRequest *self)
{
  return self->method;
}

/**
 * sender_request_get_url:
 * @self: a request
 *
 * Gets the whole URL.
 *
 * Returns: the URL
 */
const char *
sender_request_get_url (SenderRequest *self)
{
  return self->url;
}

/**
 * sender_request_get_n_headers:
 * @self: a request
 *
 * Counts the headers.
 *
 * Returns: how many there are
 */
guint
sender_request_get_n_headers (SenderRequest *self)
{
  return self->headers->len;
}

/**
 * sender_request_get_header_name:
 * @self: a request
 * @position: from 0
 *
 * Gets the name of a header.
 *
 * Returns: (nullable): the name; %NULL if there is none at @position
 */
const char *
sender_request_get_header_name (SenderRequest *self,
                                guint          position)
{
  RequestHeader *header = get_header (self, position);

  return header != NULL ? header->name : NULL;
}

/**
 * sender_request_get_header_value:
 * @self: a request
 * @position: from 0
 *
 * Gets the value that is sent, which may be a secret: for the transport only.
 *
 * Returns: (nullable): the value; %NULL if there is none at @position
 */
const char *
sender_request_get_header_value (SenderRequest *self,
                                 guint          position)
{
  RequestHeader *header = get_header (self, position);

  return header != NULL ? header->value : NULL;
}

/**
 * sender_request_is_header_secret:
 * @self: a request
 * @position: from 0
 *
 * Tells the credential from other headers.
 *
 * Returns: whether the value must not be shown
 */
gboolean
sender_request_is_header_secret (SenderRequest *self,
                                 guint          position)
{
  RequestHeader *header = get_header (self, position);

  return header != NULL && header->redacted != NULL;
}

/**
 * sender_request_get_shown_value:
 * @self: a request
 * @position: from 0
 *
 * Gets the value of a header as it may be shown, logged and stored.
 *
 * Returns: (nullable): the value or its redacted form; %NULL if there is none at @position
 */
const char *
sender_request_get_shown_value (SenderRequest *self,
                                guint          position)
{
  RequestHeader *header = get_header (self, position);

  if (header == NULL)
    return NULL;
  return header->redacted != NULL ? header->redacted : header->value;
}

/**
 * sender_request_lookup_header:
 * @self: a request
 * @name: a name; letter case doesn't matter
 *
 * Gets the value of the first header of that name as it is sent, which may be a secret.
 *
 * Returns: (nullable): the value; %NULL if there is no such header
 */
const char *
sender_request_lookup_header (SenderRequest *self,
                              const char    *name)
{
  for (guint i = 0; i < self->headers->len; i++)
    {
      RequestHeader *header = self->headers->pdata[i];

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header->value;
    }
  return NULL;
}

/**
 * sender_request_get_body:
 * @self: a request
 *
 * Gets the body.
 *
 * Returns: (transfer none) (nullable): its bytes; %NULL if the request has no body
 */
GBytes *
sender_request_get_body (SenderRequest *self)
{
  return self->body;
}

/* Appends a byte or character; bytes that are not UTF-8 and controls not in @kept as \xNN. */
static const char *
append_shown_character (GString    *out,
                        const char *next,
                        const char *end,
                        const char *kept)
{
  gunichar c = g_utf8_get_char_validated (next, end - next);
  gboolean is_hidden = c < 0x20 || (c >= 0x7f && c < 0xa0);

  if (*next == '\0' || c >= 0x80000000)
    {
      g_string_append_printf (out, "\\x%02X", (guint) (guchar) *next);
      return next + 1;
    }
  if (is_hidden && kept != NULL && strchr (kept, *next) == NULL)
    for (const char *byte = next; byte < g_utf8_next_char (next); byte++)
      g_string_append_printf (out, "\\x%02X", (guint) (guchar) *byte);
  else
    g_string_append_unichar (out, c);
  return g_utf8_next_char (next);
}

/**
 * sender_request_append_shown:
 * @out: where to
 * @text: (array length=length): bytes of a request
 * @length: how many
 * @kept: (nullable): the control characters to leave as they are; all if %NULL
 *
 * Appends bytes as they may be shown: those that are not UTF-8, and controls, as `\xNN`.
 */
void
sender_request_append_shown (GString    *out,
                             const char *text,
                             gsize       length,
                             const char *kept)
{
  const char *end = text + length;

  while (text < end)
    text = append_shown_character (out, text, end, kept);
}

/**
 * sender_request_find_target:
 * @self: a request
 * @host: (out): what its Host header says; a user name isn't sent there
 *
 * Finds the part of the URL that stands in the first line of the request. Where it doesn't begin
 * with a slash, one is sent before it.
 *
 * Returns: the offset in the URL
 */
gsize
sender_request_find_target (SenderRequest *self,
                            char         **host)
{
  const char      *scheme = strstr (self->url, "://");
  const char      *authority = scheme != NULL ? scheme + strlen ("://") : self->url;
  gsize            length = strcspn (authority, "/?#");
  g_autofree char *whole = g_strndup (authority, length);
  const char      *at = strrchr (whole, '@');

  *host = g_strdup (at != NULL ? at + 1 : whole);
  return (gsize) (authority + length - self->url);
}

static void
append_target_and_host (SenderRequest *self,
                        GString       *out)
{
  g_autofree char *host = NULL;
  const char      *path = self->url + sender_request_find_target (self, &host);

  if (*path != '/')
    g_string_append_c (out, '/');
  sender_request_append_shown (out, path, strcspn (path, "#"), "");
  g_string_append (out, " HTTP/1.1\nHost: ");
  sender_request_append_shown (out, host, strlen (host), "");
  g_string_append_c (out, '\n');
}

/**
 * sender_request_to_text:
 * @self: a request
 *
 * Writes @self as HTTP/1.1 has it, for people: secrets redacted, lines ended by a line feed,
 * control characters and bytes that are not UTF-8 as `\xNN`.
 *
 * Returns: (transfer full): the text
 */
char *
sender_request_to_text (SenderRequest *self)
{
  GString    *out = g_string_new (self->method);
  gsize       length = 0;
  const char *body = self->body != NULL ? g_bytes_get_data (self->body, &length) : "";

  g_string_append_c (out, ' ');
  append_target_and_host (self, out);
  for (guint i = 0; i < self->headers->len; i++)
    {
      const char *name = sender_request_get_header_name (self, i);
      const char *value = sender_request_get_shown_value (self, i);

      sender_request_append_shown (out, name, strlen (name), "");
      g_string_append (out, ": ");
      sender_request_append_shown (out, value, strlen (value), "\t");
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
  sender_request_append_shown (out, body, length, "\t\r\n");
  return g_string_free (out, FALSE);
}

/**
 * sender_request_to_json:
 * @self: a request
 *
 * Gives @self as `{"method","url","headers":[[name,value]],"body"}`: secrets redacted, the body
 * null if there is none, its bytes that are not UTF-8 as `\xNN`.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_request_to_json (SenderRequest *self)
{
  SenderJson *json = sender_json_new_object ();
  SenderJson *headers = sender_json_new_array ();

  sender_json_set_string (json, "method", self->method);
  sender_json_set_string (json, "url", self->url);
  sender_json_set_member (json, "headers", headers);
  for (guint i = 0; i < self->headers->len; i++)
    {
      SenderJson *pair = sender_json_new_array ();

      sender_json_append (pair, sender_json_new_string (sender_request_get_header_name (self, i)));
      sender_json_append (pair, sender_json_new_string (sender_request_get_shown_value (self, i)));
      sender_json_append (headers, pair);
    }
  if (self->body == NULL)
    sender_json_set_string (json, "body", NULL);
  else
    {
      g_autoptr (GString) body = g_string_new (NULL);
      gsize               length = 0;
      const char         *bytes = g_bytes_get_data (self->body, &length);

      sender_request_append_shown (body, bytes, length, NULL);
      sender_json_set_string (json, "body", body->str);
    }
  return json;
}
