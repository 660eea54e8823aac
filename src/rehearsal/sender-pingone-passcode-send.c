/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-passcode.h"

#include "sender-answer.h"
#include "sender-format-pingone.h"
#include "sender-importer.h"
#include "sender-message.h"
#include "sender-pingone-chain.h"
#include "sender-pingone-check.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-template.h"

#include <string.h>

/* The first number that somebody selected. */
static const char *
find_from (SenderJson *sender)
{
  SenderJson *numbers = sender_read_kind (sender, "numbers", SENDER_JSON_ARRAY);

  for (guint i = 0; numbers != NULL && i < sender_json_get_length (numbers); i++)
    {
      SenderJson *number = sender_json_get_element (numbers, i);

      if (sender_read_boolean (number, "selected", FALSE))
        return sender_json_get_string_member (number, "number");
    }
  return NULL;
}

/* PingOne calls a custom provider as its object says, with the secret that it keeps; with the
 * account of a vendor it sends by itself. */
static gboolean
find_link (gpointer         user_data,
           const char      *id,
           SenderChainLink *link)
{
  SenderJson              *sender = sender_pingone_find (user_data, "senders", id);
  g_autoptr (SenderImport) import = sender_import_new ();
  const char              *provider = NULL;
  const char              *sid = NULL;

  if (sender == NULL)
    return FALSE;
  provider = sender_json_get_string_member (sender, "provider");
  if (strcmp (provider, "CUSTOM_PROVIDER") != 0)
    {
      sid = sender_json_get_string_member (sender, "sid");
      link->account = g_strdup (sid != NULL ? sid : provider);
      link->from = g_strdup (find_from (sender));
    }
  else if (sender_format_pingone_read (sender, import, NULL) && import->items->len > 0)
    {
      SenderImportItem *item = g_ptr_array_index (import->items, 0);

      link->config = g_object_ref (item->config);
      link->secret = g_strdup (item->secret);
    }
  return TRUE;
}

static void
set_value (GHashTable *values,
           const char *name,
           const char *value)
{
  g_hash_table_insert (values, g_strdup (name), g_strdup (value != NULL ? value : ""));
}

/* What the variables stand for. That an attribute the user does not have is empty is assumed. */
static GHashTable *
new_values (SenderJson *user,
            SenderJson *template,
            SenderJson *content,
            const char *code)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SenderJson *name = sender_read_kind (user, "name", SENDER_JSON_OBJECT);
  SenderJson *given = sender_read_kind (template, "variables", SENDER_JSON_OBJECT);

  for (guint i = 0; given != NULL && i < sender_json_get_length (given); i++)
    set_value (values, sender_json_get_name (given, i),
               sender_json_get_text (sender_json_get_element (given, i)));
  set_value (values, "user.username", sender_json_get_string_member (user, "username"));
  set_value (values, "user.name.given",
             name != NULL ? sender_json_get_string_member (name, "given") : NULL);
  set_value (values, "user.name.family",
             name != NULL ? sender_json_get_string_member (name, "family") : NULL);
  set_value (values, "locale", sender_json_get_string_member (content, "locale"));
  set_value (values, "voice", sender_json_get_string_member (content, "voice"));
  set_value (values, "otp", code);
  return values;
}

/* In an old environment only listed users get anything. */
static gboolean
may_receive (SenderJson *environment,
             const char *user)
{
  SenderJson *settings = sender_json_get_member (environment, "settings");
  const char *mode = sender_json_get_string_member (settings, "deliveryMode");
  SenderJson *list = sender_read_kind (settings, "whitelist", SENDER_JSON_ARRAY);

  if (g_strcmp0 (mode, "WHITELIST") != 0)
    return TRUE;
  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson *listed = sender_read_kind (sender_json_get_element (list, i), "user",
                                             SENDER_JSON_OBJECT);

      if (listed != NULL &&
          g_strcmp0 (sender_json_get_string_member (listed, "id"), user) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whoever asks may name the language, else it is the user's, else the environment's. */
static SenderJson *
choose_content (SenderJson *environment,
                SenderJson *template,
                SenderJson *user,
                gboolean    voice)
{
  const char *name = NULL;
  const char *locale = NULL;
  const char *variant = NULL;

  if (template != NULL)
    {
      name = sender_json_get_string_member (template, "name");
      locale = sender_json_get_string_member (template, "locale");
      variant = sender_json_get_string_member (template, "variant");
    }
  if (locale == NULL)
    locale = sender_json_get_string_member (user, "preferredLanguage");
  return sender_pingone_content_choose (environment, name != NULL ? name : "strong_authentication",
                                        voice ? "Voice" : "SMS", locale, variant);
}

static SenderMessage *
new_message (SenderJson *content,
             gboolean    voice)
{
  return g_object_new (SENDER_TYPE_MESSAGE, "channel",
                       voice ? SENDER_CHANNEL_VOICE : SENDER_CHANNEL_SMS, "content",
                       sender_json_get_string_member (content, "content"), NULL);
}

/* Rendered as it stands for whoever sends it by himself, then handed to the chain. */
static char *
walk (SenderChain *chain,
      SenderJson  *environment,
      SenderJson  *attempts)
{
  SenderJson              *settings = sender_json_get_member (environment, "settings");
  g_autoptr (SenderJson)   none = sender_json_new_array ();
  g_autoptr (SenderConfig) blank = sender_config_new ();
  const SenderBuildInput   input = { .to = chain->to,
                                     .message = chain->message,
                                     .values = chain->values };
  SenderJson              *ids = sender_read_kind (settings, "smsProvidersFallbackChain",
                                                   SENDER_JSON_ARRAY);
  char                    *accepted = NULL;

  chain->shown = sender_builder_render_message (blank, &input);
  accepted = sender_pingone_chain_walk (chain, ids != NULL ? ids : none, attempts);
  g_free (chain->shown);
  return accepted;
}

/* (transfer full) (nullable): who accepted it. */
static char *
send_to (SenderStage *stage,
         SenderJson  *environment,
         SenderJson  *body,
         const char  *code,
         SenderJson  *attempts)
{
  SenderJson *device = sender_json_get_member (body, "selectedDevice");
  SenderJson *once = sender_json_get_member (device, "oneTime");
  SenderJson *notification = sender_json_get_member (body, "notification");
  SenderJson *template = sender_read_kind (notification, "template",
                                           SENDER_JSON_OBJECT);
  SenderJson               *asked = sender_json_get_member (body, "user");
  const char               *id = sender_json_get_string_member (asked, "id");
  SenderJson               *user = sender_pingone_find (environment, "users", id);
  const char               *type = sender_json_get_string_member (once, "type");
  gboolean                  voice = g_strcmp0 (type, "VOICE") == 0;
  g_autoptr (SenderJson)    content = choose_content (environment, template, user, voice);
  g_autoptr (SenderMessage) message = NULL;
  g_autoptr (GHashTable)    values = NULL;
  SenderChain               chain = { .stage = stage, .code = code, .find = find_link };

  if (content == NULL || !may_receive (environment, id))
    return NULL;
  message = new_message (content, voice);
  values = new_values (user, template, content, code);
  chain.channel = sender_message_get_channel (message);
  chain.to = sender_json_get_string_member (once, "phone");
  chain.values = values;
  chain.message = message;
  chain.user_data = environment;
  return walk (&chain, environment, attempts);
}

/**
 * sender_pingone_passcode_send:
 * @stage: what the stand-ins share
 * @environment: an environment
 * @body: what sender_pingone_passcode_check() let pass
 * @code: the code
 *
 * Sends a code. Policies and country limits are not looked at.
 *
 * Returns: (transfer full): what came of it
 */
SenderJson *
sender_pingone_passcode_send (SenderStage *stage,
                              SenderJson  *environment,
                              SenderJson  *body,
                              const char  *code)
{
  /* Whoever is called while the chain is walked may take the environment away. */
  g_autoptr (SenderJson) kept = sender_json_copy (environment);
  SenderJson            *attempts = sender_json_new_array ();
  SenderJson            *result = sender_json_new_object ();
  g_autofree char       *accepted = send_to (stage, kept, body, code, attempts);

  sender_put_text (result, "notification", accepted != NULL ? "SENT" : "FAILED");
  sender_put_text (result, "accepted_by", accepted);
  sender_put (result, "attempts", attempts);
  return result;
}
