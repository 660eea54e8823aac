/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-passcode.h"

#include "sender-answer.h"
#include "sender-pingone-check.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-template.h"

/* What is asked of a one-time device authentication (reference: PingOne, 1.9). Which codes it is
 * refused with is not documented; they are those of the platform's other objects. */

static void
check_user (SenderJson *details,
            SenderJson *environment,
            SenderJson *body)
{
  SenderJson *user = sender_pingone_need_kind (details, body, "", "user", SENDER_JSON_OBJECT);
  const char *id = NULL;

  if (user == NULL)
    return;
  id = sender_pingone_need_text (details, user, "user.", "id");
  if (id != NULL && sender_pingone_find (environment, "users", id) == NULL)
    sender_pingone_complain (details, "INVALID_VALUE", "user.id");
}

static void
check_device (SenderJson *details,
              SenderJson *body)
{
  static const char *const types[] = { "SMS", "VOICE", NULL };
  SenderJson              *device = NULL;
  SenderJson              *once = NULL;

  device = sender_pingone_need_kind (details, body, "", "selectedDevice", SENDER_JSON_OBJECT);
  if (device == NULL)
    return;
  once = sender_pingone_need_kind (details, device, "selectedDevice.", "oneTime",
                                   SENDER_JSON_OBJECT);
  if (once == NULL)
    return;
  sender_pingone_need_word (details, once, "selectedDevice.oneTime.", "type", types);
  sender_pingone_need_text (details, once, "selectedDevice.oneTime.", "phone");
}

static void
check_template (SenderJson *details,
                SenderJson *environment,
                SenderJson *template)
{
  static const char *const texts[] = { "name", "variant", "locale" };
  const char              *prefix = "notification.template.";
  const char              *name = sender_json_get_string_member (template, "name");
  g_autoptr (SenderJson)   known = NULL;
  SenderJson              *variables = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sender_pingone_check_kind (details, template, prefix, texts[i], SENDER_JSON_STRING);
  known = name != NULL ? sender_pingone_template_find (environment, name) : NULL;
  if (name != NULL && known == NULL)
    sender_pingone_complain (details, "INVALID_VALUE", "%sname", prefix);
  variables = sender_pingone_check_kind (details, template, prefix, "variables",
                                         SENDER_JSON_OBJECT);
  for (guint i = 0; variables != NULL && i < sender_json_get_length (variables); i++)
    if (sender_json_get_kind (sender_json_get_element (variables, i)) != SENDER_JSON_STRING)
      sender_pingone_complain (details, "INVALID_VALUE", "%svariables.%s", prefix,
                               sender_json_get_name (variables, i));
}

/**
 * sender_pingone_passcode_check:
 * @details: what is wrong so far
 * @environment: an environment
 * @body: what is asked for
 *
 * Checks it.
 */
void
sender_pingone_passcode_check (SenderJson *details,
                               SenderJson *environment,
                               SenderJson *body)
{
  SenderJson *notification = sender_pingone_check_kind (details, body, "", "notification",
                                                        SENDER_JSON_OBJECT);
  SenderJson *template = NULL;

  check_user (details, environment, body);
  check_device (details, body);
  if (notification != NULL)
    template = sender_pingone_check_kind (details, notification, "notification.", "template",
                                          SENDER_JSON_OBJECT);
  if (template != NULL)
    check_template (details, environment, template);
}
