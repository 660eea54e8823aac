/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-received.h"

#include "sender-answer.h"
#include "sender-form.h"

#include <string.h>

#define DIGEST_LENGTH 12

static char *
digest_of (SenderStage *stage,
           const char  *secret)
{
  g_autofree char *digest = NULL;

  digest = g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) stage->salt,
                                      strlen (stage->salt), secret, -1);
  return g_strndup (digest, DIGEST_LENGTH);
}

/* Names that may carry a secret, in headers and in forms. */
static gboolean
is_secret_name (const char *name)
{
  static const char *const parts[] = { "auth", "token", "secret", "key", "password", "cookie",
                                       "assertion", NULL };
  g_autofree char         *folded = g_ascii_strdown (name, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (folded, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* `Basic <user AC…, present, 1a2b…>`: who it was stays, the rest becomes a digest. */
static char *
redact_header (SenderStage *stage,
               const char  *value)
{
  const char      *space = strchr (value, ' ');
  g_autofree char *scheme = space != NULL ? g_strndup (value, space + 1 - value) : g_strdup ("");
  g_autofree char *digest = NULL;
  g_autofree char *user = NULL;

  digest = digest_of (stage, value + strlen (scheme));
  if (g_ascii_strcasecmp (scheme, "Basic ") == 0)
    {
      gsize              size = 0;
      g_autofree guchar *decoded = g_base64_decode (space + 1, &size);
      g_autofree char   *text = g_strndup ((const char *) decoded, size);
      char              *colon = strchr (text, ':');

      if (colon != NULL)
        user = g_utf8_make_valid (text, colon - text);
    }
  return g_strdup_printf ("%s<%s%s%spresent, %s>", scheme, user != NULL ? "user " : "",
                          user != NULL ? user : "", user != NULL ? ", " : "", digest);
}

/* The head with its lines as they came; @headers gets a [name, value] for each. */
static char *
redact_head (SenderStage *stage,
             const char  *head,
             gsize        length,
             SenderJson  *headers)
{
  g_autofree char *text = g_strndup (head, length);
  g_auto (GStrv)   lines = g_strsplit (text, "\r\n", -1);
  GString         *out = g_string_new (lines[0]);

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char            *colon = strchr (lines[i], ':');
      g_autofree char *name = colon != NULL ? g_strndup (lines[i], colon - lines[i]) : NULL;
      g_autofree char *value = NULL;
      SenderJson      *pair = NULL;

      g_string_append (out, "\r\n");
      if (colon == NULL)
        {
          g_string_append (out, lines[i]);
          continue;
        }
      value = is_secret_name (name) ? redact_header (stage, g_strchug (colon + 1)) : NULL;
      if (value != NULL)
        g_string_append_printf (out, "%s: %s", name, value);
      else
        g_string_append (out, lines[i]);
      pair = sender_json_new_array ();
      sender_json_append (pair, sender_json_new_string (name));
      sender_json_append (pair, sender_json_new_string (value != NULL ? value
                                                                      : g_strchug (colon + 1)));
      sender_json_append (headers, pair);
    }
  return g_string_free (out, FALSE);
}

typedef struct
{
  SenderStage *stage;
  GString     *out;
} FormRedaction;

static gboolean
redact_pair (const char *key,
             gsize       key_length,
             const char *value,
             gsize       value_length,
             gboolean    has_value,
             gpointer    user_data)
{
  FormRedaction   *redaction = user_data;
  g_autofree char *name = g_strndup (key, key_length);
  g_autofree char *text = g_strndup (value != NULL ? value : "", value_length);
  g_autofree char *digest = NULL;

  if (redaction->out->len > 0)
    g_string_append_c (redaction->out, '&');
  g_string_append (redaction->out, name);
  if (has_value)
    g_string_append_c (redaction->out, '=');
  if (has_value && is_secret_name (name))
    digest = digest_of (redaction->stage, text);
  g_string_append (redaction->out, digest != NULL ? "present-" : text);
  g_string_append (redaction->out, digest != NULL ? digest : "");
  return TRUE;
}

static const char *const secret_members[] = { "password", "authToken", "clientSecret",
                                              "assertion", "headerValue", NULL };

/* Whether there was any. */
static gboolean
redact_members (SenderStage *stage,
                SenderJson  *json)
{
  gboolean any = FALSE;

  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      const char *name = sender_json_get_name (json, i);
      SenderJson *value = sender_json_get_element (json, i);

      if (name != NULL && sender_json_get_kind (value) == SENDER_JSON_STRING &&
          g_strv_contains (secret_members, name))
        {
          g_autofree char *digest = digest_of (stage, sender_json_get_text (value));

          sender_put_format (json, name, "present-%s", digest);
          any = TRUE;
        }
      else
        any |= redact_members (stage, value);
    }
  return any;
}

/* A body of which only a part came may end in the middle of a secret: nothing of it is kept. */
static GBytes *
redact_rest (GBytes *body)
{
  gsize            length = 0;
  const char      *data = g_bytes_get_data (body, &length);
  g_autofree char *note = g_strdup_printf ("<%" G_GSIZE_FORMAT " bytes>", length);

  for (guint i = 0; secret_members[i] != NULL; i++)
    if (g_strstr_len (data, (gssize) length, secret_members[i]) != NULL)
      return g_bytes_new (note, strlen (note));
  return g_bytes_ref (body);
}

/* The platform takes secrets in senders. A body without one is kept byte for byte. */
static GBytes *
redact_json (SenderStage *stage,
             GBytes      *body)
{
  gsize                  length = 0;
  const char            *text = g_bytes_get_data (body, &length);
  g_autoptr (SenderJson) json = sender_json_parse (text, (gssize) length, NULL);
  g_autofree char       *shown = NULL;

  if (json == NULL)
    return redact_rest (body);
  if (!redact_members (stage, json))
    return g_bytes_ref (body);
  shown = sender_json_to_string (json);
  return g_bytes_new (shown, strlen (shown));
}

/* Only PingOne takes secrets in a body: its platform in JSON, its token endpoint in a form. */
static GBytes *
redact_body (SenderStage  *stage,
             SenderService service,
             GBytes       *body)
{
  gsize         length = 0;
  const char   *text = g_bytes_get_data (body, &length);
  FormRedaction redaction = { .stage = stage };

  if (length == 0 ||
      (service != SENDER_SERVICE_PINGONE_API && service != SENDER_SERVICE_PINGONE_AUTH))
    return g_bytes_ref (body);
  if (service == SENDER_SERVICE_PINGONE_API || *text == '{')
    return redact_json (stage, body);
  redaction.out = g_string_new (NULL);
  sender_form_foreach_pair (text, (gssize) length, redact_pair, &redaction);
  return g_string_free_to_bytes (redaction.out);
}

static void
put_body (SenderJson *record,
          GBytes     *body)
{
  gsize            length = 0;
  const guchar    *data = g_bytes_get_data (body, &length);
  g_autofree char *encoded = g_base64_encode (data, length);
  g_autofree char *text = NULL;

  text = length > 0 ? g_utf8_make_valid ((const char *) data, (gssize) length) : g_strdup ("");
  sender_put_text (record, "body", text);
  sender_put_text (record, "body_base64", encoded);
}

static void
put_request_line (SenderJson *record,
                  const char *head)
{
  g_auto (GStrv)   words = NULL;
  g_autofree char *line = g_strndup (head, strcspn (head, "\r\n"));

  words = g_strsplit (line, " ", 3);
  sender_put_text (record, "method", words[0]);
  sender_put_text (record, "path", words[0] != NULL ? words[1] : NULL);
}

/**
 * sender_received_add:
 * @stage: what the stand-ins share
 * @service: whose port it came to
 * @head: request line and headers
 * @length: bytes in @head
 * @body: body
 *
 * Keeps a request.
 *
 * Returns: (transfer none): what is kept
 */
SenderJson *
sender_received_add (SenderStage  *stage,
                     SenderService service,
                     const char   *head,
                     gsize         length,
                     GBytes       *body)
{
  SenderJson        *record = sender_json_new_object ();
  SenderJson        *headers = sender_json_new_array ();
  g_autofree char   *key = g_strdup_printf ("%" G_GUINT64_FORMAT, stage->serial);
  g_autofree char   *at = sender_clock_to_iso (sender_clock_now (stage->clock));
  g_autofree char   *shown = redact_head (stage, head, length, headers);
  g_autofree char   *valid = g_utf8_make_valid (shown, -1);
  g_autoptr (GBytes) shown_body = redact_body (stage, service, body);

  sender_put_int (record, "id", (gint64) stage->serial++);
  sender_put_text (record, "at", at);
  sender_put_text (record, "service", sender_service_get_name (service));
  put_request_line (record, valid);
  sender_put (record, "headers", headers);
  sender_put_text (record, "head", valid);
  put_body (record, shown_body);
  sender_put_null (record, "status");
  sender_put_null (record, "fault");
  sender_shelf_add (stage->received, key, record);
  return record;
}

/**
 * sender_received_finish:
 * @record: what is kept of a request
 * @status: what was answered, 0 for nothing
 * @fault: (nullable): what happened on the way
 *
 * Adds how it ended.
 */
void
sender_received_finish (SenderJson *record,
                        guint       status,
                        const char *fault)
{
  if (status != 0)
    sender_put_int (record, "status", status);
  sender_put_text (record, "fault", fault);
}

/**
 * sender_received_add_change:
 * @record: what is kept of a request
 * @status: what the control interface said to what somebody else did at that time
 *
 * Adds that somebody else did something.
 */
void
sender_received_add_change (SenderJson *record,
                            guint       status)
{
  SenderJson *changes = sender_json_get_member (record, "changes");

  if (changes == NULL)
    {
      changes = sender_json_new_array ();
      sender_put (record, "changes", changes);
    }
  sender_json_append (changes, sender_json_new_int (status));
}
