/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"

#include "sender-acceptance.h"
#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-environment.h"
#include "sender-fallback.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-pingone.h"
#include "sender-provider.h"
#include "sender-variable.h"

/**
 * SenderConfig:
 *
 * One sender: the root that owns everything the administrator set up, except the secret.
 */
struct _SenderConfig
{
  SenderRecord parent_instance;

  char                *id;
  char                *name;
  SenderEnvironment   *environment;
  SenderProvider      *provider;
  SenderAuthorization *authorization;
  SenderList          *numbers;
  SenderList          *requests;
  SenderFallback      *fallback;
  SenderList          *messages;
  SenderList          *variables;
  SenderList          *accepted;
  SenderPingone       *pingone;
  SenderJson          *remote; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SenderConfig, sender_config, SENDER_TYPE_RECORD)

#define RECORD(name, member, Type, get_type) \
  SENDER_RECORD_FIELD (SenderConfig, name, member, Type, get_type, SENDER_FIELD_PLAIN)
#define LIST(name, member, get_type) \
  SENDER_LIST_FIELD (SenderConfig, name, member, get_type, SENDER_FIELD_PLAIN)

static const SenderField fields[] = {
  SENDER_STRING (SenderConfig, "id", id, SENDER_FIELD_INTERNAL),
  SENDER_STRING (SenderConfig, "name", name, SENDER_FIELD_PLAIN),
  RECORD ("environment", environment, SenderEnvironment, sender_environment_get_type),
  RECORD ("provider", provider, SenderProvider, sender_provider_get_type),
  RECORD ("authorization", authorization, SenderAuthorization, sender_authorization_get_type),
  LIST ("numbers", numbers, sender_origination_number_get_type),
  /* Paths reach requests by their channel, `sms`, `voice[1]`, and messages by their names. */
  SENDER_LIST_FIELD (SenderConfig, "requests", requests, sender_channel_request_get_type,
                     SENDER_FIELD_INTERNAL),
  RECORD ("fallback", fallback, SenderFallback, sender_fallback_get_type),
  SENDER_LIST_FIELD (SenderConfig, "messages", messages, sender_message_get_type,
                     SENDER_FIELD_INTERNAL),
  LIST ("variables", variables, sender_variable_get_type),
  LIST ("accepted", accepted, sender_acceptance_get_type),
  RECORD ("pingone", pingone, SenderPingone, sender_pingone_get_type),
  SENDER_JSON (SenderConfig, "remote", remote, SENDER_FIELD_OPTIONAL | SENDER_FIELD_INTERNAL),
};

static void
sender_config_class_init (SenderConfigClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_config_init (SenderConfig *self)
{
}

/**
 * sender_config_new:
 *
 * Makes an empty configuration with a random id.
 *
 * Returns: (transfer full): the configuration
 */
SenderConfig *
sender_config_new (void)
{
  g_autofree char *id = g_uuid_string_random ();

  return g_object_new (SENDER_TYPE_CONFIG, "id", id, NULL);
}

/**
 * sender_config_get_id:
 *
 * Gets the id: a file name, never shown in a path.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_config_get_id (SenderConfig *self)
{
  return self->id;
}

/**
 * sender_config_get_name:
 *
 * Gets the name people gave it.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_config_get_name (SenderConfig *self)
{
  return self->name;
}

/**
 * sender_config_get_environment:
 *
 * Gets the environment it belongs to.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderEnvironment *
sender_config_get_environment (SenderConfig *self)
{
  return self->environment;
}

/**
 * sender_config_get_provider:
 *
 * Gets what kind of sender it is.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderProvider *
sender_config_get_provider (SenderConfig *self)
{
  return self->provider;
}

/**
 * sender_config_get_authorization:
 *
 * Gets how its requests are authenticated.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderAuthorization *
sender_config_get_authorization (SenderConfig *self)
{
  return self->authorization;
}

/**
 * sender_config_get_fallback:
 *
 * Gets the fallback.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderFallback *
sender_config_get_fallback (SenderConfig *self)
{
  return self->fallback;
}

/**
 * sender_config_get_pingone:
 *
 * Gets how the platform is reached.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderPingone *
sender_config_get_pingone (SenderConfig *self)
{
  return self->pingone;
}

/**
 * sender_config_get_numbers:
 *
 * Gets the origination numbers.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderList *
sender_config_get_numbers (SenderConfig *self)
{
  return self->numbers;
}

/**
 * sender_config_get_requests:
 *
 * Gets the requests of all channels.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderList *
sender_config_get_requests (SenderConfig *self)
{
  return self->requests;
}

/**
 * sender_config_get_messages:
 *
 * Gets the notification messages.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderList *
sender_config_get_messages (SenderConfig *self)
{
  return self->messages;
}

/**
 * sender_config_get_variables:
 *
 * Gets the declared variables.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderList *
sender_config_get_variables (SenderConfig *self)
{
  return self->variables;
}

/**
 * sender_config_get_accepted:
 *
 * Gets the accepted findings.
 *
 * Returns: (transfer none): owned by the configuration
 */
SenderList *
sender_config_get_accepted (SenderConfig *self)
{
  return self->accepted;
}

/**
 * sender_config_get_remote:
 *
 * Gets the sender object of the platform this was read from, without secrets, where it says more
 * than
 * the configuration does.
 *
 * Returns: (transfer none) (nullable): an object
 */
SenderJson *
sender_config_get_remote (SenderConfig *self)
{
  return self->remote;
}

/**
 * sender_config_get_request:
 * @channel: a channel
 * @nth: which of its requests, from 0
 *
 * Looks a request up. A channel normally has one; the platform accepts several.
 *
 * Returns: (transfer none) (nullable): the request
 */
SenderChannelRequest *
sender_config_get_request (SenderConfig *self,
                           SenderChannel channel,
                           guint         nth)
{
  for (guint i = 0; i < sender_list_get_n_items (self->requests); i++)
    {
      SenderChannelRequest *request = sender_list_get (self->requests, i);

      if (sender_channel_request_get_channel (request) == channel && nth-- == 0)
        return request;
    }
  return NULL;
}

/**
 * sender_config_ensure_request:
 * @channel: a channel
 *
 * Gets the first request of a channel, adding one with its defaults if there is none.
 *
 * Returns: (transfer none): the request
 */
SenderChannelRequest *
sender_config_ensure_request (SenderConfig *self,
                              SenderChannel channel)
{
  SenderChannelRequest            *request = sender_config_get_request (self, channel, 0);
  g_autoptr (SenderChannelRequest) fresh = NULL;

  if (request != NULL)
    return request;
  fresh = g_object_new (SENDER_TYPE_CHANNEL_REQUEST, "channel", channel, NULL);
  sender_list_append (self->requests, fresh);
  return fresh;
}

/**
 * sender_config_find_message:
 * @template_name: a notification type
 * @channel: a channel
 * @locale: a language tag
 * @variant: (nullable): a variant, %NULL for none
 *
 * Looks a message up by all four.
 *
 * Returns: (transfer none) (nullable): the message
 */
SenderMessage *
sender_config_find_message (SenderConfig *self,
                            const char   *template_name,
                            SenderChannel channel,
                            const char   *locale,
                            const char   *variant)
{
  for (guint i = 0; i < sender_list_get_n_items (self->messages); i++)
    {
      SenderMessage *message = sender_list_get (self->messages, i);

      if (sender_message_get_channel (message) == channel &&
          g_str_equal (sender_message_get_template_name (message), template_name) &&
          g_str_equal (sender_message_get_locale (message), locale) &&
          g_str_equal (sender_message_get_variant (message), variant != NULL ? variant : ""))
        return message;
    }
  return NULL;
}

/**
 * sender_config_get_first_message:
 * @channel: a channel
 *
 * Gets the first message of a channel in the document's order.
 *
 * Returns: (transfer none) (nullable): the message
 */
SenderMessage *
sender_config_get_first_message (SenderConfig *self,
                                 SenderChannel channel)
{
  for (guint i = 0; i < sender_list_get_n_items (self->messages); i++)
    {
      SenderMessage *message = sender_list_get (self->messages, i);

      if (sender_message_get_channel (message) == channel)
        return message;
    }
  return NULL;
}

/**
 * sender_config_get_sample:
 * @name: a variable, without `${` and `}`
 *
 * Gets the sample value of a variable the configuration declares.
 *
 * Returns: (nullable): the value, %NULL if @name is not declared
 */
const char *
sender_config_get_sample (SenderConfig *self,
                          const char   *name)
{
  for (guint i = 0; i < sender_list_get_n_items (self->variables); i++)
    {
      SenderVariable *variable = sender_list_get (self->variables, i);

      if (g_str_equal (sender_variable_get_name (variable), name))
        return sender_variable_get_sample (variable);
    }
  return NULL;
}

/* It stands for no sender at PingOne, but goes by what there is beside what we know. */
static void
forget_sender (SenderConfig *self)
{
  g_autoptr (SenderJson) remote = self->remote != NULL ? sender_json_copy (self->remote) : NULL;

  if (remote != NULL && sender_json_remove_member (remote, "id"))
    g_object_set (self, "remote", remote, NULL);
}

/**
 * sender_config_copy_as:
 * @name: what the copy is called
 *
 * Makes a copy with a life of its own: another id, and so no secret yet, and no sender at PingOne.
 *
 * Returns: (transfer full): the copy
 */
SenderConfig *
sender_config_copy_as (SenderConfig *self,
                       const char   *name)
{
  g_autofree char *id = g_uuid_string_random ();
  SenderConfig    *copy = sender_record_copy (self);

  g_object_set (copy, "id", id, "name", name, NULL);
  forget_sender (copy);
  return copy;
}
