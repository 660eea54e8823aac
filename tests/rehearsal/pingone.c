/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pingone.h"

#include <string.h>

char *
pingone_sign_in (SenderRehearsal *rehearsal)
{
  g_autoptr (Answer) answer = client_request (rehearsal, "pingone-auth", "POST", TOKEN, BASIC,
                                              GRANT);

  g_assert_cmpuint (answer->status, ==, 200);
  return g_strdup_printf ("Authorization: Bearer %s\r\n",
                          client_text (answer->json, "access_token"));
}

Answer *
pingone_ask (SenderRehearsal *rehearsal,
             const char      *bearer,
             const char      *method,
             const char      *path,
             const char      *body)
{
  g_autofree char *target = g_strconcat ("/v1/environments/" ENVIRONMENT "/", path, NULL);
  g_autofree char *headers = g_strconcat (bearer, body != NULL ? JSON_TYPE : "", NULL);
  Answer          *answer = client_request (rehearsal, "pingone-api", method, target, headers,
                                   body != NULL ? body : "");

  g_test_message ("%s %s: %u %.200s", method, path, answer->status, body != NULL ? body : "");
  return answer;
}

void
pingone_assert_detail (Answer     *answer,
                       const char *code,
                       const char *target)
{
  SenderJson *details = client_find (answer->json, "details");

  client_assert_error (answer, 400, "INVALID_DATA");
  for (guint i = 0; i < sender_json_get_length (details); i++)
    {
      SenderJson *entry = sender_json_get_element (details, i);

      if (g_strcmp0 (client_text (entry, "code"), code) == 0 &&
          g_strcmp0 (client_text (entry, "target"), target) == 0)
        return;
    }
  g_test_message ("no %s of %s", code, target);
  g_test_fail ();
}

char *
pingone_create (SenderRehearsal *rehearsal,
                const char      *bearer,
                const char      *body)
{
  g_autoptr (Answer) answer = pingone_ask (rehearsal, bearer, "POST", SENDERS, body);

  g_assert_cmpuint (answer->status, ==, 201);
  return g_strdup (client_text (answer->json, "id"));
}

SenderJson *
pingone_look (SenderRehearsal *rehearsal)
{
  g_autoptr (SenderJson) answer = client_control (rehearsal, "GET",
                                                  "pingone/environments/" ENVIRONMENT, NULL);

  return sender_json_ref (client_find (answer, "environment"));
}
