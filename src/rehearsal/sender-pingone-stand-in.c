/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-stand-in.h"

#include "sender-answer.h"
#include "sender-error.h"
#include "sender-shape.h"
#include "sender-stand-in.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TOKEN_SECONDS 3600
#define DELIVERY_SETTINGS \
  "/v1/environments/{environment}/notificationsSettings/phoneDeliverySettings"

static void issue_token (SenderVisit *visit);
static void list_senders (SenderVisit *visit);
static void read_sender (SenderVisit *visit);

static const SenderRoute token_routes[] = {
  { SENDER_SERVICE_PINGONE_AUTH, "POST", "/{environment}/as/token", issue_token },
  { SENDER_SERVICE_PINGONE_AUTH, "POST", "/as/token", issue_token },
};

static const SenderRoute platform_routes[] = {
  { SENDER_SERVICE_PINGONE_API, "GET", DELIVERY_SETTINGS, list_senders },
  { SENDER_SERVICE_PINGONE_API, "GET", DELIVERY_SETTINGS "/{id}", read_sender },
};

/* What the platform says with a status (reference: PingOne, section 4.3). */
static const struct
{
  guint       status;
  const char *code;
  const char *message;
} errors[] = {
  { 400, "INVALID_DATA", "The request could not be completed. One or more validation errors were "
                         "in the request." },
  { 401, "ACCESS_FAILED", "The actor attempting to perform the request is not authorized." },
  { 403, "ACCESS_FAILED", "The actor attempting to perform the request is not authorized." },
  { 404, "NOT_FOUND", "The requested resource object cannot be found." },
  { 405, "INVALID_REQUEST", "The request could not be completed. The method is not allowed." },
  { 415, "INVALID_REQUEST", "The request could not be completed. The content type is wrong." },
  { 429, "REQUEST_LIMITED", "Too many requests in a given amount of time." },
  { 500, "UNEXPECTED_ERROR", "An unexpected error occurred." },
};

/**
 * sender_pingone_refuse:
 * @visit: a request
 * @status: HTTP status
 * @code: (nullable): the error's code
 * @message: (nullable): its words
 * @detail: (nullable): code of the one entry of `details`
 *
 * Answers with the platform's error body.
 */
void
sender_pingone_refuse (SenderVisit *visit,
                       guint        status,
                       const char  *code,
                       const char  *message,
                       const char  *detail)
{
  SenderJson      *json = sender_json_new_object ();
  g_autofree char *id = g_uuid_string_random ();
  guint            position = G_N_ELEMENTS (errors) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].status == status)
      position = i;
  sender_put_text (json, "id", id);
  sender_put_text (json, "code", code != NULL ? code : errors[position].code);
  sender_put_text (json, "message", message != NULL ? message : errors[position].message);
  if (detail != NULL)
    {
      SenderJson *details = sender_json_new_array ();
      SenderJson *entry = sender_json_new_object ();

      sender_put_text (entry, "code", detail);
      sender_put_text (entry, "message", message != NULL ? message : errors[position].message);
      sender_json_append (details, entry);
      sender_put (json, "details", details);
    }
  sender_visit_reply (visit, status, json);
}

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
  g_free (self);
}

static void
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
}

/**
 * sender_pingone_set_up_defaults:
 * @stage: what the stand-ins share
 *
 * Sets up one worker application with credentials that everybody can read here.
 */
void
sender_pingone_set_up_defaults (SenderStage *stage)
{
  add_client (stage, SENDER_PINGONE_DEFAULT_CLIENT, SENDER_PINGONE_DEFAULT_SECRET,
              SENDER_PINGONE_DEFAULT_ENVIRONMENT, FALSE);
}

/**
 * sender_pingone_check_client:
 * @json: `client_id`, `client_secret`, and as needed `environment` and `authentication`
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
  const char *environment = sender_json_get_string_member (json, "environment");
  const char *kind = sender_json_get_string_member (json, "authentication");

  add_client (stage, sender_json_get_string_member (json, "client_id"),
              sender_json_get_string_member (json, "client_secret"),
              environment != NULL ? environment : SENDER_PINGONE_DEFAULT_ENVIRONMENT,
              g_strcmp0 (kind, "post") == 0);
}

/* Secrets are write-only: nothing that came with one says it again. */
static void
drop_secrets (SenderJson *sender)
{
  static const char *const secrets[] = { "password", "authToken", "clientSecret", "assertion",
                                         "headerValue" };
  SenderJson              *authentication = sender_read_kind (sender, "authentication",
                                                              SENDER_JSON_OBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      sender_json_remove_member (sender, secrets[i]);
      if (authentication != NULL)
        sender_json_remove_member (authentication, secrets[i]);
    }
}

/**
 * sender_pingone_check_sender:
 * @json: a sender as the platform API takes it, with whatever members that has
 * @error: return location
 *
 * Checks what is to be added.
 *
 * Returns: whether it is a sender
 */
gboolean
sender_pingone_check_sender (SenderJson *json,
                             GError    **error)
{
  static const SenderShape shape[] = {
    { "id", SENDER_SHAPE_TEXT },
    { "provider", SENDER_SHAPE_TEXT },
    { "environment", SENDER_SHAPE_OBJECT },
    { "authentication", SENDER_SHAPE_OBJECT },
    { NULL },
  };

  if (!sender_shape_check_kinds (json, shape, error))
    return FALSE;
  if (sender_json_get_member (json, "provider") != NULL)
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("A sender needs a member “provider”."));
  return FALSE;
}

/**
 * sender_pingone_add_sender:
 * @stage: what the stand-ins share
 * @json: what sender_pingone_check_sender() let pass
 *
 * Puts a sender into the environment it names, or into the default one.
 */
void
sender_pingone_add_sender (SenderStage *stage,
                           SenderJson  *json)
{
  g_autofree char *id = g_strdup (sender_json_get_string_member (json, "id"));
  g_autofree char *at = sender_clock_to_iso (sender_clock_now (stage->clock));
  SenderJson      *sender = sender_json_copy (json);

  drop_secrets (sender);
  if (id == NULL)
    id = g_uuid_string_random ();
  sender_put_text (sender, "id", id);
  if (sender_read_kind (sender, "environment", SENDER_JSON_OBJECT) == NULL)
    {
      SenderJson *environment = sender_json_new_object ();

      sender_put_text (environment, "id", SENDER_PINGONE_DEFAULT_ENVIRONMENT);
      sender_put (sender, "environment", environment);
    }
  sender_put_text (sender, "createdAt", at);
  sender_put_text (sender, "updatedAt", at);
  sender_shelf_add (stage->settings, id, sender);
}

static void
refuse_token (SenderVisit *visit,
              guint        status,
              const char  *error,
              const char  *description)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "error", error);
  sender_put_text (json, "error_description", description);
  sender_visit_reply (visit, status, json);
}

/* Who asks, and whether in the way its application is set to. */
static gboolean
is_client_good (SenderVisit *visit)
{
  g_autofree char     *id = NULL;
  g_autofree char     *secret = NULL;
  gboolean             basic = sender_account_parse_basic (visit->headers, &id, &secret);
  SenderPingoneClient *client = NULL;

  if (!basic)
    {
      id = sender_visit_dup_form (visit, "client_id");
      secret = sender_visit_dup_form (visit, "client_secret");
    }
  client = sender_shelf_find (visit->stage->clients, id);
  return client != NULL && client->post == !basic && g_strcmp0 (client->secret, secret) == 0 &&
         (visit->captures->len == 0 ||
          g_strcmp0 (client->environment, sender_visit_get_capture (visit, 0)) == 0);
}

static void
issue_token (SenderVisit *visit)
{
  SenderStage        *stage = visit->stage;
  g_autofree char    *grant = sender_visit_dup_form (visit, "grant_type");
  g_autofree char    *token = sender_answer_new_sid ("simulated.");
  SenderPingoneToken *record = NULL;
  SenderJson         *json = NULL;

  if (grant == NULL)
    {
      refuse_token (visit, 400, "invalid_request", "grant_type is missing");
      return;
    }
  if (strcmp (grant, "client_credentials") != 0)
    {
      refuse_token (visit, 400, "unsupported_grant_type", "Only client_credentials is supported");
      return;
    }
  if (!is_client_good (visit))
    {
      refuse_token (visit, 401, "invalid_client",
                    "Request denied: Unsupported authentication method or wrong credentials");
      return;
    }
  record = g_new0 (SenderPingoneToken, 1);
  record->expires = sender_clock_now (stage->clock) + TOKEN_SECONDS * SENDER_SECOND;
  sender_shelf_add (stage->tokens, token, record);
  json = sender_json_new_object ();
  sender_put_text (json, "access_token", token);
  sender_put_text (json, "token_type", "Bearer");
  sender_put_int (json, "expires_in", TOKEN_SECONDS);
  sender_visit_reply (visit, 200, json);
}

/* For the router: answers unless the request brings a token that still lives. */
static void
check_token (SenderVisit *visit)
{
  const char         *header = soup_message_headers_get_one (visit->headers, "Authorization");
  SenderPingoneToken *token = NULL;

  if (header != NULL && g_ascii_strncasecmp (header, "Bearer ", 7) == 0)
    token = sender_shelf_find (visit->stage->tokens, header + 7);
  if (token == NULL || token->expires <= sender_clock_now (visit->stage->clock))
    sender_pingone_refuse (visit, 401, NULL, NULL, "INVALID_TOKEN");
}

static gboolean
is_of (SenderJson *sender,
       const char *environment)
{
  SenderJson *own = sender_json_get_member (sender, "environment");

  return g_strcmp0 (sender_json_get_string_member (own, "id"), environment) == 0;
}

static SenderJson *
new_links (SenderVisit *visit)
{
  SenderJson *links = sender_json_new_object ();
  SenderJson *self = sender_json_new_object ();

  sender_put_format (self, "href", "https://api.pingone.com%s", visit->path);
  sender_put (links, "self", self);
  return links;
}

static void
list_senders (SenderVisit *visit)
{
  SenderJson  *json = sender_json_new_object ();
  SenderJson  *embedded = sender_json_new_object ();
  SenderJson  *list = sender_json_new_array ();
  SenderShelf *shelf = visit->stage->settings;

  for (guint i = 0; i < sender_shelf_get_length (shelf); i++)
    {
      SenderJson *sender = sender_shelf_get (shelf, i);

      if (is_of (sender, sender_visit_get_capture (visit, 0)))
        sender_json_append (list, sender_json_ref (sender));
    }
  sender_put (json, "_links", new_links (visit));
  sender_put_int (json, "count", sender_json_get_length (list));
  sender_put_int (json, "size", sender_json_get_length (list));
  sender_put (embedded, "phoneDeliverySettings", list);
  sender_put (json, "_embedded", embedded);
  sender_visit_reply (visit, 200, json);
}

static void
read_sender (SenderVisit *visit)
{
  SenderJson *sender = sender_shelf_find (visit->stage->settings,
                                          sender_visit_get_capture (visit, 1));
  SenderJson *json = NULL;

  if (sender == NULL || !is_of (sender, sender_visit_get_capture (visit, 0)))
    {
      sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
      return;
    }
  json = sender_json_copy (sender);
  sender_put (json, "_links", new_links (visit));
  sender_visit_reply (visit, 200, json);
}

/**
 * sender_pingone_stand_in_answer:
 * @visit: a request
 *
 * Answers as PingOne's token endpoint and platform API do.
 */
void
sender_pingone_stand_in_answer (SenderVisit *visit)
{
  gboolean          token = visit->service == SENDER_SERVICE_PINGONE_AUTH;
  SenderRouteResult result = SENDER_ROUTE_ANSWERED;

  if (token)
    result = sender_router_answer (token_routes, G_N_ELEMENTS (token_routes), visit, NULL);
  else
    result = sender_router_answer (platform_routes, G_N_ELEMENTS (platform_routes), visit,
                                   check_token);
  if (result == SENDER_ROUTE_NO_PATH)
    sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
  else if (result == SENDER_ROUTE_NO_METHOD)
    sender_pingone_refuse (visit, 405, NULL, NULL, NULL);
}
