/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-environment.h"
#include "sender-provider.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The provider and how it signs in: SS101-SS114. */

static const char *
get_provider_name (SenderConfig *config)
{
  return sender_provider_get_name (sender_config_get_provider (config));
}

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)) && !sender_text_has_control (text))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

static void
check_name (SenderCheckRun *run)
{
  const char *name = get_provider_name (run->config);
  glong       length = g_utf8_strlen (name, -1);

  if (is_blank (name))
    sender_check_run_report (run, "provider.name", NULL,
                             _ ("The provider has no name; give it one that tells whose account "
                                "it is."));
  else if (sender_text_has_control (name))
    sender_check_run_report (run, "provider.name", NULL,
                             _ ("The provider’s name holds a character that can’t be seen, such "
                                "as a line break; type the name again."));
  else if (length > SENDER_PROVIDER_NAME_MAX)
    sender_check_run_report (run, "provider.name", NULL,
                             _ ("The provider’s name has %ld characters; at most %d are allowed."),
                             length, SENDER_PROVIDER_NAME_MAX);
}

/* Whether @other is another sender of the same environment. A configuration is never compared with
 * a copy of itself. */
static gboolean
is_neighbour (SenderConfig *config,
              SenderConfig *other)
{
  const char *environment = sender_environment_get_id (sender_config_get_environment (config));
  const char *theirs = sender_environment_get_id (sender_config_get_environment (other));

  return strcmp (sender_config_get_id (config), sender_config_get_id (other)) != 0 &&
         *environment != '\0' && g_ascii_strcasecmp (environment, theirs) == 0 &&
         sender_provider_get_kind (sender_config_get_provider (other)) ==
           SENDER_PROVIDER_KIND_CUSTOM_PROVIDER;
}

/* PingOne refuses a name that is taken. Whether case matters to it is not documented; names are
 * compared exactly, so that nothing is blocked which it would take. */
static void
check_name_unique (SenderCheckRun *run)
{
  const char *name = get_provider_name (run->config);
  guint       n_others = run->context->others != NULL ? run->context->others->len : 0;

  for (guint i = 0; i < n_others && *name != '\0'; i++)
    {
      SenderConfig *other = g_ptr_array_index (run->context->others, i);

      if (!is_neighbour (run->config, other) || strcmp (name, get_provider_name (other)) != 0)
        continue;
      sender_check_run_report (run, "provider.name", NULL,
                               _ ("The provider’s name “%s” is also that of the configuration "
                                  "“%s” in the same environment; choose another."),
                               name, sender_config_get_name (other));
      return;
    }
}

static gboolean
is_sid (const char *text)
{
  return sender_text_is_sid (text, "AC") || sender_text_is_sid (text, "SK");
}

static gboolean
is_basic (SenderCheckRun *run)
{
  return sender_authorization_get_kind (sender_config_get_authorization (run->config)) ==
         SENDER_AUTHORIZATION_KIND_BASIC;
}

static const char *
get_username (SenderCheckRun *run)
{
  return sender_authorization_get_username (sender_config_get_authorization (run->config));
}

static void
check_username (SenderCheckRun *run)
{
  const char      *username = get_username (run);
  g_autofree char *plain = g_strstrip (g_strdup (username));
  SenderFix       *fix = NULL;

  if (!is_basic (run) || !sender_check_run_has_studio (run) || is_sid (username))
    return;
  if (is_sid (plain))
    fix = sender_check_fix ("authorization.username", plain);
  if (*plain == '\0')
    sender_check_run_report (run, "authorization.username", fix,
                             _ ("The user name is missing; enter the account SID (AC and 32 "
                                "hexadecimal digits) or the SID of an API key (SK and 32)."));
  else
    sender_check_run_report (run, "authorization.username", fix,
                             _ ("The user name “%s” is neither an account SID (AC and 32 "
                                "hexadecimal digits) nor the SID of an API key (SK and 32)."),
                             username);
}

static void
check_master_token (SenderCheckRun *run)
{
  if (is_basic (run) && sender_text_is_sid (get_username (run), "AC"))
    sender_check_run_report (run, "authorization.username", NULL,
                             _ ("The sender signs in with the account SID and its master token; "
                                "a restricted API key is safer."));
}

static void
check_secret (SenderCheckRun *run)
{
  const SenderCheckContext *context = run->context;
  SenderAuthorizationKind   kind =
    sender_authorization_get_kind (sender_config_get_authorization (run->config));
  SenderSeverity severity = context->secret_is_error ? SENDER_SEVERITY_ERROR : SENDER_SEVERITY_INFO;

  if (kind == SENDER_AUTHORIZATION_KIND_UNKNOWN)
    return;
  if (context->secret_state == SENDER_SECRET_STATE_MISSING)
    sender_check_run_report_as (run, severity, "authorization", NULL,
                                _ ("The secret of this sender is not in the keyring; enter it "
                                   "under Authorization."));
  else if (context->secret_state == SENDER_SECRET_STATE_UNKNOWN && context->tells_unknown_secret)
    sender_check_run_report_as (run, SENDER_SEVERITY_INFO, "authorization", NULL,
                                _ ("Whether the secret of this sender is in the keyring is not "
                                   "known here."));
}

static void
check_studio_authorization (SenderCheckRun *run)
{
  SenderAuthorizationKind kind =
    sender_authorization_get_kind (sender_config_get_authorization (run->config));

  if (!sender_check_run_has_studio (run))
    return;
  if (kind == SENDER_AUTHORIZATION_KIND_BEARER)
    sender_check_run_report (run, "authorization.kind", NULL,
                             _ ("Twilio’s bearer tokens live an hour and nothing renews one that "
                                "is stored here; use Basic with an API key."));
  else if (kind == SENDER_AUTHORIZATION_KIND_OAUTH2)
    sender_check_run_report_as (run, SENDER_SEVERITY_WARNING, "authorization.kind", NULL,
                                _ ("OAuth 2 is not known to work with Twilio Studio; Basic with "
                                   "an API key is."));
  else if (kind == SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER)
    sender_check_run_report_as (run, SENDER_SEVERITY_WARNING, "authorization.kind", NULL,
                                _ ("A custom header is not known to work with Twilio Studio; "
                                   "Basic with an API key is."));
}

/* For a Studio URL SS110 says what is wrong. The name is not shown: what follows a colon may be a
 * password that was pasted with it. */
static void
check_basic_username (SenderCheckRun *run)
{
  const char      *username = get_username (run);
  g_autofree char *plain = g_strstrip (g_strdup (username));
  SenderFix       *fix = NULL;

  if (!is_basic (run) || sender_check_run_has_studio (run))
    return;
  if (strchr (username, ':') != NULL)
    {
      sender_check_run_report (run, "authorization.username", NULL,
                               _ ("The user name holds a colon. If a password follows it, take "
                                  "both out and enter the password as the secret."));
      return;
    }
  if (!sender_text_has_control (username))
    return;
  if (!sender_text_has_control (plain))
    fix = sender_check_fix ("authorization.username", plain);
  sender_check_run_report (run, "authorization.username", fix,
                           _ ("The user name holds a character that can’t be seen, such as a line "
                              "break; type the name again."));
}

static const SenderRule rules[] = {
  { "SS101", SENDER_SEVERITY_ERROR,
    N_ ("PingOne refuses a custom provider without a usable name."),
    check_name },
  { "SS102", SENDER_SEVERITY_ERROR,
    N_ ("Names of providers are unique in an environment: PingOne refuses the second one."),
    check_name_unique },
  { "SS110", SENDER_SEVERITY_ERROR,
    N_ ("Twilio answers 401 (error 20003) to every request, so nobody gets a code."),
    check_username },
  { "SS111", SENDER_SEVERITY_INFO,
    N_ ("The master token can do everything in the account, and replacing it stops everything "
        "else that uses it."),
    check_master_token },
  { "SS112", SENDER_SEVERITY_INFO,
    N_ ("Without it nothing can be tested or published: PingOne never gives a secret back, and "
        "takes a sender only with it."),
    check_secret, SENDER_RULE_OWN_ACCOUNT },
  { "SS113", SENDER_SEVERITY_ERROR,
    N_ ("Once Twilio refuses the credential, nobody gets a code."),
    check_studio_authorization },
  { "SS114", SENDER_SEVERITY_ERROR,
    N_ ("Such a request is never sent: Basic authorization ends the user name at the first colon, "
        "and a line break would let it add headers of its own."),
    check_basic_username },
};

const SenderRuleGroup sender_rules_provider = { rules, G_N_ELEMENTS (rules) };
