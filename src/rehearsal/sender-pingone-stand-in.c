/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-stand-in.h"

#include "sender-answer.h"
#include "sender-error.h"
#include "sender-form.h"
#include "sender-pingone-answer.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-routes.h"
#include "sender-shape.h"
#include "sender-stand-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TOKEN_SECONDS 3600

static void issue_token (SenderVisit *visit);

static const SenderRoute token_routes[] = {
  { SENDER_SERVICE_PINGONE_AUTH, "POST", "/{environment}/as/token", issue_token },
  { SENDER_SERVICE_PINGONE_AUTH, "POST", "/as/token", issue_token },
  { .handler = NULL },
};

/**
 * sender_pingone_client_free:
 * @self: (transfer full): a worker application
 *
 * Frees it.
 */
void
sender_pingone_client_free (SenderPingoneClient *self)
{
  g_free (self->id);
  g_free (self->secret);
  g_free (self->environment);
  g_strfreev (self->environments);
  g_free (self);
}

/**
 * sender_pingone_token_free:
 * @self: (transfer full): a token
 *
 * Frees it.
 */
void
sender_pingone_token_free (SenderPingoneToken *self)
{
  g_free (self->client);
  g_free (self);
}

static SenderPingoneClient *
add_client (SenderStage *stage,
            const char  *id,
            const char  *secret,
            const char  *environment,
            gboolean     post)
{
  SenderPingoneClient *client = g_new0 (SenderPingoneClient, 1);

  client->id = g_strdup (id);
  client->secret = g_strdup (secret);
  client->environment = g_strdup (environment);
  client->post = post;
  sender_shelf_add (stage->clients, id, client);
  return client;
}

/**
 * sender_pingone_set_up_defaults:
 * @stage: what the stand-ins share
 *
 * Sets up one environment, and one worker application with credentials that everybody can read
 * here.
 */
void
sender_pingone_set_up_defaults (SenderStage *stage)
{
  add_client (stage, SENDER_PINGONE_DEFAULT_CLIENT, SENDER_PINGONE_DEFAULT_SECRET,
              SENDER_PINGONE_DEFAULT_ENVIRONMENT, FALSE);
  sender_pingone_environment_ensure (stage, SENDER_PINGONE_DEFAULT_ENVIRONMENT);
}

/**
 * sender_pingone_check_client:
 * @json: `client_id`, `client_secret`, and as needed `environment`, `environments` that it may
 *   manage, and `authentication`
 * @error: return location
 *
 * Checks what is to be set up.
 *
 * Returns: whether it is a worker application
 */
gboolean
sender_pingone_check_client (SenderJson *json,
                             GError    **error)
{
  static const char *const kinds[] = { "basic", "post", NULL };
  static const SenderShape shape[] = {
    { "client_id", SENDER_SHAPE_TEXT },
    { "client_secret", SENDER_SHAPE_TEXT },
    { "environment", SENDER_SHAPE_TEXT },
    { "environments", SENDER_SHAPE_TEXTS },
    { "authentication", SENDER_SHAPE_TEXT, .words = kinds },
    { NULL },
  };

  if (!sender_shape_check (json, shape, error))
    return FALSE;
  if (sender_json_get_member (json, "client_id") != NULL &&
      sender_json_get_member (json, "client_secret") != NULL)
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("A client needs the members “client_id” and “client_secret”."));
  return FALSE;
}

/**
 * sender_pingone_add_client:
 * @stage: what the stand-ins share
 * @json: what sender_pingone_check_client() let pass
 *
 * Sets a worker application up.
 */
void
sender_pingone_add_client (SenderStage *stage,
                           SenderJson  *json)
{
  const char          *environment = sender_json_get_string_member (json, "environment");
  const char          *kind = sender_json_get_string_member (json, "authentication");
  SenderJson          *list = sender_json_get_member (json, "environments");
  SenderPingoneClient *client = NULL;

  client = add_client (stage, sender_json_get_string_member (json, "client_id"),
                       sender_json_get_string_member (json, "client_secret"),
                       environment != NULL ? environment : SENDER_PINGONE_DEFAULT_ENVIRONMENT,
                       g_strcmp0 (kind, "post") == 0);
  if (list == NULL)
    return;
  client->environments = g_new0 (char *, sender_json_get_length (list) + 1);
  for (guint i = 0; i < sender_json_get_length (list); i++)
    client->environments[i] = g_strdup (sender_json_get_text (sender_json_get_element (list, i)));
}

/* Both parts of the pair are form-encoded (RFC 6749, 2.3.1). */
static void
decode (char **part)
{
  GString *out = g_string_new (NULL);

  sender_form_append_decoded (out, *part, -1);
  g_free (*part);
  *part = g_string_free (out, FALSE);
}

/* Who asks; NULL unless in the way its application is set to. */
static SenderPingoneClient *
find_client (SenderVisit *visit)
{
  g_autofree char     *id = NULL;
  g_autofree char     *secret = NULL;
  gboolean             basic = sender_account_parse_basic (visit->headers, &id, &secret);
  SenderPingoneClient *client = NULL;

  if (basic)
    {
      decode (&id);
      decode (&secret);
    }
  else
    {
      id = sender_visit_dup_form (visit, "client_id");
      secret = sender_visit_dup_form (visit, "client_secret");
    }
  client = sender_shelf_find (visit->stage->clients, id);
  if (client != NULL && client->post == !basic && g_strcmp0 (client->secret, secret) == 0 &&
      (visit->captures->len == 0 ||
       g_strcmp0 (client->environment, sender_visit_get_capture (visit, 0)) == 0))
    return client;
  return NULL;
}

static void
give_token (SenderVisit         *visit,
            SenderPingoneClient *client)
{
  SenderStage        *stage = visit->stage;
  g_autofree char    *token = sender_answer_new_sid ("simulated.");
  gint64              seconds = stage->token_seconds > 0 ? stage->token_seconds : TOKEN_SECONDS;
  SenderPingoneToken *record = g_new0 (SenderPingoneToken, 1);
  SenderJson         *json = sender_json_new_object ();

  record->client = g_strdup (client->id);
  record->expires = sender_clock_now (stage->clock) + seconds * SENDER_SECOND;
  sender_shelf_add (stage->tokens, token, record);
  sender_put_text (json, "access_token", token);
  sender_put_text (json, "token_type", "Bearer");
  sender_put_int (json, "expires_in", seconds);
  sender_visit_reply (visit, 200, json);
}

static void
issue_token (SenderVisit *visit)
{
  g_autofree char     *grant = sender_visit_dup_form (visit, "grant_type");
  SenderPingoneClient *client = NULL;

  if (grant == NULL)
    {
      sender_pingone_refuse_token (visit, 400, "invalid_request", "grant_type is missing");
      return;
    }
  if (strcmp (grant, "client_credentials") != 0)
    {
      sender_pingone_refuse_token (visit, 400, "unsupported_grant_type",
                                   "Only client_credentials is supported");
      return;
    }
  client = find_client (visit);
  if (client != NULL)
    give_token (visit, client);
  else
    sender_pingone_refuse_token (visit, 401, "invalid_client",
                                 "Request denied: Unsupported authentication method or wrong "
                                 "credentials");
}

/* Whose token a request brings; NULL unless it still lives. */
static SenderPingoneClient *
find_caller (SenderVisit *visit)
{
  SenderStage        *stage = visit->stage;
  const char         *header = soup_message_headers_get_one (visit->headers, "Authorization");
  SenderPingoneToken *token = NULL;

  if (header != NULL && g_ascii_strncasecmp (header, "Bearer ", 7) == 0)
    token = sender_shelf_find (stage->tokens, header + 7);
  if (token == NULL || token->expires <= sender_clock_now (stage->clock))
    return NULL;
  return sender_shelf_find (stage->clients, token->client);
}

/* Where nothing else was set, a worker application has its role in its own environment and in the
 * default one. */
static gboolean
has_role (SenderPingoneClient *client,
          const char          *environment)
{
  if (client->environments != NULL)
    return g_strv_contains ((const char *const *) client->environments, environment);
  return strcmp (environment, client->environment) == 0 ||
         strcmp (environment, SENDER_PINGONE_DEFAULT_ENVIRONMENT) == 0;
}

/* For the router: answers unless the caller may do something in the environment. One that does not
 * exist looks like one without a role (reference: PingOne, trap 7.14). */
static void
check_access (SenderVisit *visit)
{
  const char          *environment = sender_visit_get_capture (visit, 0);
  SenderPingoneClient *client = find_caller (visit);

  if (client == NULL)
    sender_pingone_refuse (visit, 401, NULL, NULL, "INVALID_TOKEN");
  else if (!has_role (client, environment) ||
           sender_pingone_environment_find (visit->stage, environment) == NULL)
    sender_pingone_refuse (visit, 403, NULL, NULL, "INSUFFICIENT_PERMISSIONS");
}

static const struct
{
  const SenderRoute *routes;
  SenderRouteHandler before; /* (nullable) */
} tables[] = {
  { token_routes, NULL },
  { sender_pingone_sender_routes, check_access },
  { sender_pingone_settings_routes, check_access },
  { sender_pingone_collection_routes, check_access },
  { sender_pingone_template_routes, check_access },
  { sender_pingone_content_routes, check_access },
  { sender_pingone_passcode_routes, check_access },
};

/**
 * sender_pingone_stand_in_answer:
 * @visit: a request
 *
 * Answers as PingOne's token endpoint, its authentication and its platform API do.
 */
void
sender_pingone_stand_in_answer (SenderVisit *visit)
{
  SenderRouteResult result = SENDER_ROUTE_NO_PATH;

  for (guint i = 0; i < G_N_ELEMENTS (tables) && result == SENDER_ROUTE_NO_PATH; i++)
    result = sender_router_answer (tables[i].routes, sender_router_count (tables[i].routes),
                                   visit, tables[i].before);
  if (result == SENDER_ROUTE_NO_PATH)
    sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
  else if (result == SENDER_ROUTE_NO_METHOD)
    sender_pingone_refuse (visit, 405, NULL, NULL, NULL);
}
