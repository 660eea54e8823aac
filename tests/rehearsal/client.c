/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client.h"

#include "sender-test-json.h"
#include "sender-test.h"

#include <stdlib.h>
#include <string.h>

/* AC…0 and the token of the same digits. */
#define AUTHORIZATION                                                                           \
  "Authorization: Basic QUMwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDowMDAwMDAwMDAwMDAwMDAwMD" \
  "AwMDAwMDAwMDAwMDAwMA==\r\n"

SenderRehearsal *
client_start (void)
{
  SenderRehearsal   *rehearsal = sender_rehearsal_new ();
  g_autoptr (GError) error = NULL;

  sender_rehearsal_start (rehearsal, 0, &error);
  g_assert_no_error (error);
  client_tell (rehearsal, "clock", "{\"speed\":0}");
  return rehearsal;
}

void
client_stop (SenderRehearsal *rehearsal)
{
  sender_rehearsal_stop (rehearsal);
  g_assert_finalize_object (rehearsal);
}

void
client_answer_free (Answer *answer)
{
  g_free (answer->head);
  g_free (answer->raw);
  g_clear_pointer (&answer->json, sender_json_unref);
  g_clear_error (&answer->error);
  g_free (answer);
}

static void
read_answer (Answer *answer)
{
  const char *end = g_strstr_len (answer->raw, (gssize) answer->length, "\r\n\r\n");

  if (!g_str_has_prefix (answer->raw, "HTTP/1.1 ") || end == NULL)
    return;
  answer->status = (guint) strtoul (answer->raw + strlen ("HTTP/1.1 "), NULL, 10);
  answer->head = g_strndup (answer->raw, (gsize) (end - answer->raw));
  end += 4;
  answer->json = sender_json_parse (end, (gssize) (answer->length - (gsize) (end - answer->raw)),
                                    NULL);
}

static void
read_all (GSocketConnection *connection,
          Answer            *answer)
{
  GInputStream          *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr (GByteArray) all = g_byte_array_new ();

  for (;;)
    {
      GAsyncResult      *result = NULL;
      g_autoptr (GBytes) bytes = NULL;

      g_input_stream_read_bytes_async (in, 65536, G_PRIORITY_DEFAULT, NULL, sender_test_result_cb,
                                       &result);
      sender_test_wait_result (&result, "an answer of a stand-in");
      bytes = g_input_stream_read_bytes_finish (in, result, &answer->error);
      g_object_unref (result);
      if (bytes == NULL || g_bytes_get_size (bytes) == 0)
        break;
      g_byte_array_append (all, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
    }
  answer->length = all->len;
  g_byte_array_append (all, (const guint8 *) "", 1);
  answer->raw = g_memdup2 (all->data, all->len);
}

Answer *
client_send (SenderRehearsal *rehearsal,
             const char      *service,
             const char      *bytes)
{
  Answer                       *answer = g_new0 (Answer, 1);
  g_autoptr (GSocketClient)     client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GAsyncResult)      result = NULL;

  g_socket_client_connect_to_host_async (client, "127.0.0.1", client_get_port (rehearsal, service),
                                         NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "a connection to a stand-in");
  connection = g_socket_client_connect_to_host_finish (client, result, &answer->error);
  answer->raw = g_strdup ("");
  if (connection == NULL)
    return answer;
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), bytes,
                             strlen (bytes), NULL, NULL, NULL);
  g_free (answer->raw);
  read_all (connection, answer);
  read_answer (answer);
  return answer;
}

Answer *
client_request (SenderRehearsal *rehearsal,
                const char      *service,
                const char      *method,
                const char      *target,
                const char      *headers,
                const char      *body)
{
  g_autofree char *bytes = NULL;
  gboolean         own = headers != NULL && strstr (headers, "Authorization:") != NULL;

  bytes = g_strdup_printf ("%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n%s%s"
                           "Content-Length: %zu\r\n\r\n%s",
                           method, target, own ? "" : AUTHORIZATION,
                           headers != NULL ? headers : "", strlen (body), body);
  return client_send (rehearsal, service, bytes);
}

Answer *
client_get (SenderRehearsal *rehearsal,
            const char      *service,
            const char      *target)
{
  return client_request (rehearsal, service, "GET", target, NULL, "");
}

Answer *
client_post (SenderRehearsal *rehearsal,
             const char      *target,
             const char      *form)
{
  return client_request (rehearsal, "studio", "POST", target, FORM, form);
}

SenderJson *
client_control (SenderRehearsal *rehearsal,
                const char      *method,
                const char      *path,
                const char      *body)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json = sender_test_json (body);
  SenderJson            *answer =
    sender_rehearsal_control (rehearsal, method, path, json, &error);

  g_assert_no_error (error);
  return answer;
}

void
client_tell (SenderRehearsal *rehearsal,
             const char      *path,
             const char      *body)
{
  g_autoptr (SenderJson) answer = client_control (rehearsal, "POST", path, body);

  g_assert_true (sender_json_get_boolean (sender_json_get_member (answer, "simulated")));
}

void
client_advance (SenderRehearsal *rehearsal,
                double           seconds)
{
  g_autofree char *body = g_strdup_printf ("{\"advance\":%.3f}", seconds);

  client_tell (rehearsal, "clock", body);
}

guint16
client_get_port (SenderRehearsal *rehearsal,
                 const char      *service)
{
  g_autoptr (SenderJson) status = client_control (rehearsal, "GET", "", NULL);
  SenderJson            *services = sender_json_get_member (status, "services");
  const char            *url = sender_json_get_string_member (services, service);

  return url != NULL ? (guint16) strtoul (strrchr (url, ':') + 1, NULL, 10) : 0;
}

char *
client_run (SenderRehearsal *rehearsal,
            const char      *flow,
            const char      *form)
{
  g_autofree char   *target = g_strconcat (flow, "/Executions", NULL);
  g_autoptr (Answer) answer = client_post (rehearsal, target, form);

  g_assert_cmpuint (answer->status, ==, 201);
  client_advance (rehearsal, 120);
  return g_strdup (client_text (answer->json, "sid"));
}

SenderJson *
client_find (SenderJson *json,
             const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; json != NULL && names[i] != NULL; i++)
    json = sender_json_get_kind (json) == SENDER_JSON_ARRAY
             ? sender_json_get_element (json, (guint) strtoul (names[i], NULL, 10))
             : sender_json_get_member (json, names[i]);
  return json;
}

const char *
client_text (SenderJson *json,
             const char *path)
{
  SenderJson *value = client_find (json, path);

  return value != NULL ? sender_json_get_text (value) : NULL;
}
