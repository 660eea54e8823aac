/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-routes.h"

#include "sender-answer.h"
#include "sender-pingone-answer.h"
#include "sender-pingone-check.h"
#include "sender-pingone-environment.h"

#include <string.h>

/* The one object of notifications settings (reference: PingOne, section 2). */

#define PATH SENDER_PINGONE_PATH "notificationsSettings"
#define CHAIN "smsProvidersFallbackChain"

static void read_settings (SenderVisit *visit);
static void replace_settings (SenderVisit *visit);
static void reset_settings (SenderVisit *visit);

const SenderRoute sender_pingone_settings_routes[] = {
  { SENDER_SERVICE_PINGONE_API, "GET", PATH, read_settings },
  { SENDER_SERVICE_PINGONE_API, "PUT", PATH, replace_settings },
  { SENDER_SERVICE_PINGONE_API, "DELETE", PATH, reset_settings },
  { .handler = NULL },
};

static SenderJson *
get_settings (SenderVisit *visit)
{
  return sender_json_get_member (sender_pingone_environment_of (visit), "settings");
}

static void
read_settings (SenderVisit *visit)
{
  sender_pingone_reply_object (visit, 200, sender_json_copy (get_settings (visit)), NULL);
}

/* Keeps @settings (transfer full), and answers with them. */
static void
keep (SenderVisit *visit,
      SenderJson  *settings)
{
  SenderJson *environment = sender_pingone_environment_of (visit);

  sender_pingone_stamp (visit->stage, settings, environment, NULL);
  sender_json_remove_member (settings, "createdAt");
  sender_put (environment, "settings", settings);
  read_settings (visit);
}

/* An entry is a sender or Ping's own account. What is in the chain already may stay, whatever it
 * is: a sender that is gone, or a provider of a kind to come. */
static void
check_chain (SenderVisit *visit,
             SenderJson  *details,
             SenderJson  *body)
{
  SenderJson *chain = sender_pingone_check_kind (details, body, "", CHAIN, SENDER_JSON_ARRAY);
  SenderJson *before = sender_read_kind (get_settings (visit), CHAIN, SENDER_JSON_ARRAY);
  SenderJson *environment = sender_pingone_environment_of (visit);

  for (guint i = 0; chain != NULL && i < sender_json_get_length (chain); i++)
    {
      SenderJson *entry = sender_json_get_element (chain, i);
      const char *id = NULL;

      if (sender_json_get_kind (entry) == SENDER_JSON_STRING)
        id = sender_json_get_text (entry);
      if (id == NULL || (strcmp (id, "PINGONE_TWILIO") != 0 && !sender_pingone_holds (before, id) &&
                         sender_pingone_find (environment, "senders", id) == NULL))
        {
          sender_pingone_complain (details, "INVALID_VALUE", CHAIN);
          return;
        }
    }
}

static void
check_mailbox (SenderJson *details,
               SenderJson *body,
               const char *name)
{
  SenderJson      *box = sender_pingone_check_kind (details, body, "", name, SENDER_JSON_OBJECT);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);

  if (box == NULL)
    return;
  sender_pingone_need_text (details, box, prefix, "address");
  sender_pingone_check_kind (details, box, prefix, "name", SENDER_JSON_STRING);
}

/* Null is as good as left out. */
static void
fill_in (SenderJson *body,
         SenderJson *defaults)
{
  for (guint i = 0; i < sender_json_get_length (defaults); i++)
    {
      const char *name = sender_json_get_name (defaults, i);
      SenderJson *member = sender_json_get_member (body, name);

      if (member == NULL || sender_json_get_kind (member) == SENDER_JSON_NULL)
        sender_put (body, name, sender_json_copy (sender_json_get_element (defaults, i)));
    }
}

/* A PUT is the whole object: what is left out is as in a new environment. So the mail sender goes
 * when `from` and `replyTo` are not sent along (reference: PingOne, 2.4). */
static void
replace_settings (SenderVisit *visit)
{
  static const char *const modes[] = { "ALL", "WHITELIST", NULL };
  g_autoptr (SenderJson)   body = sender_pingone_read_body (visit, NULL);
  g_autoptr (SenderJson)   defaults = NULL;
  SenderJson              *details = NULL;

  if (body == NULL)
    return;
  details = sender_json_new_array ();
  sender_pingone_check_word (details, body, "", "deliveryMode", modes);
  check_chain (visit, details, body);
  check_mailbox (details, body, "from");
  check_mailbox (details, body, "replyTo");
  if (sender_pingone_refuse_details (visit, details))
    return;
  sender_pingone_drop_read_only (body);
  defaults = sender_pingone_environment_new_settings ();
  fill_in (body, defaults);
  keep (visit, g_steal_pointer (&body));
}

static void
reset_settings (SenderVisit *visit)
{
  keep (visit, sender_pingone_environment_new_settings ());
}
