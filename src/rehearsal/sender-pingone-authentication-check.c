/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-sender-check.h"

#include "sender-answer.h"
#include "sender-pingone-check.h"

#include <string.h>

#define PREFIX "authentication."
#define MAX_NEEDED 3

/* What each method needs (reference: PingOne, 1.4). */
static const struct
{
  const char *method;
  const char *grant; /* (nullable) */
  const char *needed[MAX_NEEDED + 1];
} methods[] = {
  { "BASIC", NULL, { "username", "password" } },
  { "BEARER", NULL, { "authToken" } },
  { "OAUTH2", "CLIENT_CREDENTIALS", { "authUrl", "clientId", "clientSecret" } },
  { "OAUTH2", "JWT_BEARER", { "authUrl", "assertion" } },
  { "CUSTOM_HEADER", NULL, { "headerName", "headerValue" } },
};

static const char *const method_words[] = { "BASIC", "BEARER", "OAUTH2", "CUSTOM_HEADER", NULL };
static const char *const grant_words[] = { "CLIENT_CREDENTIALS", "JWT_BEARER", NULL };

/* A property of another method is dropped without a word; those that no method has are kept. */
static void
drop_foreign (SenderJson *authentication,
              guint       own)
{
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    for (guint j = 0; methods[i].needed[j] != NULL; j++)
      if (!g_strv_contains (methods[own].needed, methods[i].needed[j]))
        sender_json_remove_member (authentication, methods[i].needed[j]);
  if (methods[own].grant != NULL)
    return;
  sender_json_remove_member (authentication, "grantType");
  sender_json_remove_member (authentication, "scopes");
}

/* Scopes, and with a JWT no client. What it is refused with is assumed. */
static void
check_oauth (SenderJson *details,
             SenderJson *authentication,
             const char *grant)
{
  static const char *const client[] = { "clientId", "clientSecret" };
  SenderJson              *scopes = sender_pingone_check_kind (details, authentication, PREFIX,
                                                               "scopes", SENDER_JSON_ARRAY);

  for (guint i = 0; scopes != NULL && i < sender_json_get_length (scopes); i++)
    if (sender_json_get_kind (sender_json_get_element (scopes, i)) != SENDER_JSON_STRING)
      sender_pingone_complain (details, "INVALID_VALUE", PREFIX "scopes[%u]", i);
  for (guint i = 0; strcmp (grant, "JWT_BEARER") == 0 && i < G_N_ELEMENTS (client); i++)
    if (sender_json_get_member (authentication, client[i]) != NULL)
      sender_pingone_complain (details, "INVALID_VALUE", PREFIX "%s", client[i]);
}

static const char *
read_grant (SenderJson *details,
            SenderJson *authentication)
{
  const char *grant = sender_pingone_check_word (details, authentication, PREFIX, "grantType",
                                                 grant_words);

  return grant != NULL ? grant : "CLIENT_CREDENTIALS";
}

/**
 * sender_pingone_authentication_check:
 * @details: what is wrong so far
 * @authentication: how PingOne is to sign in; loses what belongs to another method
 *
 * Checks it. A secret has to be there in every request: what a PUT without it does is not
 * documented, so that it is refused is assumed.
 */
void
sender_pingone_authentication_check (SenderJson *details,
                                     SenderJson *authentication)
{
  const char *method = sender_pingone_need_word (details, authentication, PREFIX, "method",
                                                 method_words);
  const char *grant = NULL;

  sender_json_remove_member (authentication, "clientAuthenticationMethod");
  if (method == NULL)
    return;
  if (strcmp (method, "OAUTH2") == 0)
    {
      grant = read_grant (details, authentication);
      check_oauth (details, authentication, grant);
    }
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (strcmp (methods[i].method, method) == 0 && g_strcmp0 (methods[i].grant, grant) == 0)
      {
        for (guint j = 0; methods[i].needed[j] != NULL; j++)
          sender_pingone_need_text (details, authentication, PREFIX, methods[i].needed[j]);
        drop_foreign (authentication, i);
      }
  if (g_strcmp0 (grant, "CLIENT_CREDENTIALS") == 0)
    sender_put_text (authentication, "clientAuthenticationMethod", "BASIC_AUTH_HEADER");
}
