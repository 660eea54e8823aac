/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-template.h"

#include "sender-answer.h"
#include "sender-pingone-answer.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-routes.h"

#include <string.h>

#define PATH SENDER_PINGONE_PATH "templates"
#define SINCE "2020-01-01T00:00:00.000Z"
#define NAMES "user.name.given user.name.family"
#define CREDENTIAL "credential.name user.username " NAMES

static void list_templates (SenderVisit *visit);
static void read_template (SenderVisit *visit);

const SenderRoute sender_pingone_template_routes[] = {
  { SENDER_SERVICE_PINGONE_API, "GET", PATH, list_templates },
  { SENDER_SERVICE_PINGONE_API, "GET", PATH "/{name}", read_template },
  { .handler = NULL },
};

typedef enum
{
  DYNAMIC_NO,
  DYNAMIC_YES,
  DYNAMIC_UNSAID,
} Dynamic;

/* As far as it could be found (reference: PingOne, 3.3). Templates of whose methods nothing was
 * found are left out; the control interface may add them. */
static const struct
{
  const char *name;
  const char *label;
  const char *methods;
  const char *required;         /* (nullable): the variable that must be there */
  const char *required_methods; /* (nullable): where; NULL: everywhere */
  const char *variables;
  Dynamic     dynamic;
} templates[] = {
  { "strong_authentication", "Strong Authentication", "SMS Voice Email Push", "otp",
    "SMS Voice Email", "user.username " NAMES, DYNAMIC_YES },
  { "device_pairing", "Device Pairing", "SMS Voice Email WhatsApp", "otp", NULL,
    "user.username " NAMES " current-year", DYNAMIC_YES },
  { "transaction", "Transaction", "SMS Email Push Voice", "otp", NULL, "user.username",
    DYNAMIC_YES },
  { "general", "General", "SMS Voice Email", NULL, NULL, "", DYNAMIC_YES },
  { "id_verification", "ID Verification", "SMS Email", "app.open.url", NULL,
    "user.username " NAMES, DYNAMIC_YES },
  { "email_verification_admin", "Email Verification Admin", "Email", NULL, NULL, "code.value",
    DYNAMIC_NO },
  { "email_verification_user", "Email Verification User", "Email", NULL, NULL, "code.value",
    DYNAMIC_NO },
  { "verification_code_template", "Verification Code", "Email", NULL, NULL, "code.value",
    DYNAMIC_UNSAID },
  { "recovery_code_template", "Recovery Code", "Email", NULL, NULL, "code.value",
    DYNAMIC_UNSAID },
  { "credential_issued", "Credential Issued", "SMS Email Push", NULL, NULL, CREDENTIAL,
    DYNAMIC_NO },
  { "credential_revoked", "Credential Revoked", "SMS Email Push", NULL, NULL, CREDENTIAL,
    DYNAMIC_NO },
  { "credential_updated", "Credential Updated", "SMS Email Push", NULL, NULL, CREDENTIAL,
    DYNAMIC_NO },
  { "credential_verification", "Credential Verification", "Push", NULL, NULL, "", DYNAMIC_NO },
  { "digital_wallet_pairing", "Digital Wallet Pairing", "SMS Email", NULL, NULL, "",
    DYNAMIC_NO },
  { "account_created", "Account Created", "Email", "environmenturl", NULL, "", DYNAMIC_YES },
  { "account_updated", "Account Updated", "Email", "environmenturl", NULL, "", DYNAMIC_YES },
};

static SenderJson *
new_words (const char *text)
{
  SenderJson    *array = sender_json_new_array ();
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    sender_json_append (array, sender_json_new_string (words[i]));
  return array;
}

static SenderJson *
new_variables (guint position)
{
  SenderJson    *variables = sender_json_new_object ();
  const char    *required = templates[position].required;
  const char    *where = templates[position].required_methods;
  g_auto (GStrv) names = g_strsplit (templates[position].variables, " ", -1);

  if (required != NULL)
    {
      SenderJson *variable = sender_json_new_object ();

      sender_put_boolean (variable, "required", TRUE);
      sender_put (variable, "requiredForDeliveryMethods",
                  new_words (where != NULL ? where : templates[position].methods));
      sender_put (variables, required, variable);
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      SenderJson *variable = sender_json_new_object ();

      sender_put_boolean (variable, "required", FALSE);
      sender_put (variables, names[i], variable);
    }
  return variables;
}

static SenderJson *
describe (guint position)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "id", templates[position].name);
  sender_put_text (json, "displayName", templates[position].label);
  sender_put_text (json, "description", templates[position].label);
  sender_put (json, "deliveryMethods", new_words (templates[position].methods));
  sender_put (json, "variables", new_variables (position));
  if (templates[position].dynamic != DYNAMIC_UNSAID)
    sender_put_boolean (json, "allowDynamicVariables",
                        templates[position].dynamic == DYNAMIC_YES);
  sender_put_text (json, "createdAt", SINCE);
  sender_put_text (json, "updatedAt", SINCE);
  return json;
}

/**
 * sender_pingone_template_list:
 * @environment: an environment
 *
 * Lists the templates: one that was set replaces a known one of the same name.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_pingone_template_list (SenderJson *environment)
{
  SenderJson *list = sender_json_new_array ();
  SenderJson *own = sender_json_get_member (environment, "templates");

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (sender_pingone_find (environment, "templates", templates[i].name) == NULL)
      sender_json_append (list, describe (i));
  for (guint i = 0; i < sender_json_get_length (own); i++)
    sender_json_append (list, sender_json_copy (sender_json_get_element (own, i)));
  return list;
}

/**
 * sender_pingone_template_find:
 * @environment: an environment
 * @name: a template
 *
 * Finds a template.
 *
 * Returns: (transfer full) (nullable): the template
 */
SenderJson *
sender_pingone_template_find (SenderJson *environment,
                              const char *name)
{
  SenderJson *own = sender_pingone_find (environment, "templates", name);

  if (own != NULL)
    return sender_json_copy (own);
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (strcmp (templates[i].name, name) == 0)
      return describe (i);
  return NULL;
}

static void
list_templates (SenderVisit *visit)
{
  sender_pingone_reply_page (visit, "templates",
                             sender_pingone_template_list (sender_pingone_environment_of (visit)));
}

static void
read_template (SenderVisit *visit)
{
  SenderJson *template = sender_pingone_template_find (sender_pingone_environment_of (visit),
                                                       sender_visit_get_capture (visit, 1));

  if (template != NULL)
    sender_pingone_reply_object (visit, 200, template, NULL);
  else
    sender_pingone_refuse (visit, 404, NULL, NULL, NULL);
}
