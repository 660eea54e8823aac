/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* URLs: SS301-SS303, SS321, SS322. A placeholder is SS302's alone: the others judge the URL as if
 * it were filled in. */

#define HTTPS_PORT 443

/* The URL for a sentence; what it holds before an `@` may be a secret. */
static char *
show_url (const char *text)
{
  const char *start = strstr (text, "://");
  const char *at = NULL;

  start = start != NULL ? start + strlen ("://") : text;
  at = strrchr (start, '@');
  if (at == NULL)
    return g_strdup (text);
  return g_strdup_printf ("%.*s…%s", (int) (start - text), text, at);
}

static const char *const url_faults[] = {
  [SENDER_URL_UNPARSABLE] = N_ ("This is no complete URL; one begins with https:// and a host."),
  [SENDER_URL_SPACE] = N_ ("There is white space in the URL; remove it."),
  [SENDER_URL_CHARACTER] = N_ ("There is a character in the URL that none may hold; remove it or "
                               "write it as %XX."),
  [SENDER_URL_SCHEME] = N_ ("The URL must begin with https://."),
  [SENDER_URL_USERINFO] = N_ ("There is a user name in the URL; its place is Authorization."),
  [SENDER_URL_FRAGMENT] = N_ ("The URL ends in a fragment (#…), which is never sent; remove it."),
};

/* Only what is certain: white space around, a fragment, and https where the vendor has nothing
 * else. A user name may be the only copy of a credential, and stays until somebody moves it. */
static SenderFix *
fix_url (SenderCheckRequest *request)
{
  g_autoptr (SenderUrl) right = NULL;

  if (request->url == NULL || request->fault == SENDER_URL_USERINFO)
    return NULL;
  right = sender_url_copy (request->url);
  if (sender_check_request_is_studio (request))
    {
      g_free (right->scheme);
      right->scheme = g_strdup ("https");
    }
  else if (request->fault != SENDER_URL_SPACE && request->fault != SENDER_URL_FRAGMENT)
    return NULL;
  return sender_check_request_fix_url (request, right);
}

/* What is wrong with a URL that is not empty, whatever it is for. */
static const char *
explain_url (SenderUrl     *url,
             SenderUrlFault fault)
{
  if (fault != SENDER_URL_OK)
    return url_faults[fault];
  if (strcmp (url->scheme, "https") != 0 && !sender_url_is_loopback (url))
    return N_ ("The request would not be encrypted; the URL must begin with https://.");
  return NULL;
}

static void
check_one_url (SenderCheckRun     *run,
               SenderCheckRequest *request)
{
  const char      *text = sender_channel_request_get_url (request->request);
  const char      *wrong = NULL;
  g_autofree char *path = sender_check_path (request->path, "url");
  g_autofree char *shown = show_url (text);

  if (sender_text_has_control (text))
    return;
  if (request->fault == SENDER_URL_EMPTY)
    {
      sender_check_run_report (run, path, NULL,
                               _ ("The URL is missing; enter the one of the vendor’s service."));
      return;
    }
  wrong = explain_url (request->url, request->fault);
  if (wrong != NULL)
    sender_check_run_report (run, path, fix_url (request), _ ("“%s”: %s"), shown, _ (wrong));
}

/* Where PingOne gets the access tokens. */
static void
check_token_url (SenderCheckRun *run)
{
  SenderAuthorization  *authorization = sender_config_get_authorization (run->config);
  const char           *text = sender_authorization_get_token_url (authorization);
  const char           *path = "authorization.token-url";
  const char           *wrong = NULL;
  g_autofree char      *shown = show_url (text);
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = sender_url_parse (text, &fault);

  if (sender_authorization_get_kind (authorization) != SENDER_AUTHORIZATION_KIND_OAUTH2)
    return;
  if (fault == SENDER_URL_EMPTY)
    {
      sender_check_run_report (run, path, NULL,
                               _ ("The token URL is missing; enter the address at which the "
                                  "vendor gives out access tokens."));
      return;
    }
  wrong = explain_url (url, fault);
  if (wrong != NULL)
    sender_check_run_report (run, path, NULL, _ ("“%s”: %s"), shown, _ (wrong));
}

static void
check_url (SenderCheckRun *run)
{
  check_token_url (run);
  sender_check_run_foreach_request (run, check_one_url);
}

static void
check_one_placeholder (SenderCheckRun     *run,
                       SenderCheckRequest *request)
{
  g_autofree char *path = sender_check_path (request->path, "url");

  if (request->placeholder != NULL)
    sender_check_run_report (run, path, NULL,
                             _ ("“%s” is a placeholder; put the real value in its place."),
                             request->placeholder);
}

static void
check_placeholder (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_placeholder);
}

static const char *const studio_faults[] = {
  [SENDER_STUDIO_URL_VERSION] =
    N_ ("The URL is of another version of Studio’s interface; the path must begin with /v2/."),
  [SENDER_STUDIO_URL_CASE] =
    N_ ("Upper and lower case count in the path; it must be /v2/Flows/FW…/Executions."),
  [SENDER_STUDIO_URL_TRAILING_SLASH] = N_ ("The slash at the end of the URL must go."),
  [SENDER_STUDIO_URL_PATH] =
    N_ ("The path of a Studio flow is /v2/Flows/FW…/Executions, no more and no less."),
  [SENDER_STUDIO_URL_FLOW] =
    N_ ("What stands for the flow in the URL is not FW and 32 hexadecimal digits."),
  [SENDER_STUDIO_URL_QUERY] = N_ ("A Studio URL has no query; remove everything from the “?” on."),
  [SENDER_STUDIO_URL_PORT] = N_ ("Studio answers on port 443 only; remove the port."),
};

/* The one flow the path names, its FW in whatever case. */
static char *
find_flow (SenderUrl *url)
{
  g_auto (GStrv)   parts = g_strsplit (url->path, "/", -1);
  g_autofree char *found = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_ascii_strncasecmp (parts[i], "FW", 2) == 0)
      {
        g_autofree char *flow = g_strconcat ("FW", parts[i] + 2, NULL);

        if (!sender_text_is_sid (flow, "FW"))
          continue;
        if (found != NULL)
          return NULL;
        found = g_steal_pointer (&flow);
      }
  return g_steal_pointer (&found);
}

static SenderFix *
fix_studio_url (SenderCheckRequest *request)
{
  g_autofree char      *flow = find_flow (request->url);
  g_autoptr (SenderUrl) right = sender_url_copy (request->url);

  if (flow == NULL)
    return NULL;
  g_free (right->path);
  right->path = g_strdup_printf ("/v2/Flows/%s/Executions", flow);
  g_clear_pointer (&right->query, g_free);
  if (right->port != HTTPS_PORT)
    right->port = -1;
  return sender_check_request_fix_url (request, right);
}

static void
check_one_studio_url (SenderCheckRun     *run,
                      SenderCheckRequest *request)
{
  g_autofree char     *path = sender_check_path (request->path, "url");
  g_autofree char     *shown = show_url (sender_channel_request_get_url (request->request));
  SenderStudioUrlFault fault = SENDER_STUDIO_URL_OK;

  if (request->url == NULL || !sender_check_request_is_studio (request))
    return;
  fault = sender_studio_url_check (request->url);
  if (fault == SENDER_STUDIO_URL_OK ||
      (fault == SENDER_STUDIO_URL_FLOW && request->placeholder != NULL))
    return;
  sender_check_run_report (run, path, fix_studio_url (request), _ ("“%s”: %s"), shown,
                           _ (studio_faults[fault]));
}

static void
check_studio_url (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_studio_url);
}

static void
check_one_host (SenderCheckRun     *run,
                SenderCheckRequest *request)
{
  g_autofree char      *path = sender_check_path (request->path, "url");
  g_autofree char      *host = sender_studio_url_get_near_host (request->url);
  g_autoptr (SenderUrl) right = NULL;

  if (host == NULL)
    return;
  right = sender_url_copy (request->url);
  g_free (right->host);
  right->host = g_strdup (host);
  sender_check_run_report (run, path, sender_check_request_fix_url (request, right),
                           _ ("“%s” is not a host of Twilio Studio; it must be %s."),
                           request->url->host, host);
}

static void
check_host (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_host);
}

static void
check_one_private (SenderCheckRun     *run,
                   SenderCheckRequest *request)
{
  g_autofree char *path = sender_check_path (request->path, "url");
  SenderSeverity   severity =
    run->context->publishing ? SENDER_SEVERITY_ERROR : SENDER_SEVERITY_INFO;

  if (request->fault == SENDER_URL_OK && sender_url_is_private (request->url))
    sender_check_run_report_as (run, severity, path, NULL,
                                _ ("“%s” is an address of this machine or of a local network; "
                                   "PingOne can’t reach it."),
                                request->url->host);
}

static void
check_private (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_private);
}

static const SenderRule rules[] = {
  { "SS301", SENDER_SEVERITY_ERROR,
    N_ ("The request can’t be sent, or its credential would be open to everybody on the way."),
    check_url },
  { "SS302", SENDER_SEVERITY_ERROR,
    N_ ("The address does not exist: Twilio answers 404, and nobody gets a code."),
    check_placeholder },
  { "SS303", SENDER_SEVERITY_ERROR,
    N_ ("Twilio answers 404, or with /v1/ 200 for an execution that is over, and nothing is "
        "sent."),
    check_studio_url },
  { "SS321", SENDER_SEVERITY_ERROR,
    N_ ("The request and the credential with it go to a host that starts no flow."),
    check_host },
  { "SS322", SENDER_SEVERITY_INFO,
    N_ ("Tests from here may work; from PingOne nothing arrives."),
    check_private },
};

const SenderRuleGroup sender_rules_url = { rules, G_N_ELEMENTS (rules) };
