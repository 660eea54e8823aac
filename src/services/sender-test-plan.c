/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-plan.h"

#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-message.h"
#include "sender-phone.h"
#include "sender-template-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the send itself fills in. */
static const char *const given[] = { "to", "from", "message", NULL };

/**
 * sender_test_plan_init:
 * @config: the configuration
 * @channel: the channel
 * @error: return location
 *
 * Begins a plan for a channel of a configuration.
 *
 * Returns: %FALSE with %SENDER_ERROR_INVALID set if it has no request
 */
gboolean
sender_test_plan_init (SenderTestPlan *self,
                       SenderConfig   *config,
                       SenderChannel   channel,
                       GError        **error)
{
  *self = (SenderTestPlan){ .channel = channel };
  self->request = sender_config_get_request (config, channel, 0);
  if (self->request == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID, _ ("“%s” has no request for %s"),
                   sender_config_get_name (config), sender_channel_get_label (channel));
      return FALSE;
    }
  self->config = g_object_ref (config);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return TRUE;
}

/**
 * sender_test_plan_clear:
 *
 * Frees what it holds.
 */
void
sender_test_plan_clear (SenderTestPlan *self)
{
  self->request = NULL;
  self->message = NULL;
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->user, g_free);
  g_clear_object (&self->config);
}

/**
 * sender_test_plan_set_message:
 * @message: (nullable): a message of the configuration and the channel
 * @error: return location
 *
 * Takes a message that was chosen by itself.
 *
 * Returns: %FALSE with %SENDER_ERROR_NOT_FOUND set if there is none
 */
gboolean
sender_test_plan_set_message (SenderTestPlan *self,
                              SenderMessage  *message,
                              GError        **error)
{
  self->message = message;
  if (message != NULL)
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
               _ ("There is no %s message to send. Write one in Messages."),
               sender_channel_get_label (self->channel));
  return FALSE;
}

/**
 * sender_test_plan_choose_message:
 * @template_name: (nullable): the notification type, %NULL where none was asked for
 * @locale: (nullable): the language, likewise
 * @error: return location
 *
 * Chooses the message. What was asked for is met exactly, and none is invented.
 *
 * Returns: %FALSE with %SENDER_ERROR_NOT_FOUND set if there is none
 */
gboolean
sender_test_plan_choose_message (SenderTestPlan *self,
                                 const char     *template_name,
                                 const char     *locale,
                                 GError        **error)
{
  SenderMessage *message =
    sender_builder_choose_message (self->config, self->channel, template_name, locale);

  return sender_test_plan_set_message (self, message, error);
}

/**
 * sender_test_plan_uses:
 * @name: name of a variable
 *
 * Tells whether a variable stands in the URL, the body or the message.
 *
 * Returns: whether it does
 */
gboolean
sender_test_plan_uses (SenderTestPlan *self,
                       const char     *name)
{
  g_autofree char *body = sender_builder_dup_body (self->request);

  return sender_variables_uses (body, name) ||
         sender_variables_uses (sender_channel_request_get_url (self->request), name) ||
         (self->message != NULL &&
          sender_variables_uses (sender_message_get_content (self->message), name));
}

/**
 * sender_test_plan_choose_from:
 * @from: (nullable): the number asked for
 * @error: return location
 *
 * Chooses the origination number. One is only demanded where the request uses it.
 *
 * Returns: %FALSE with %SENDER_ERROR_NOT_FOUND set if one is needed and there is none
 */
gboolean
sender_test_plan_choose_from (SenderTestPlan *self,
                              const char     *from,
                              GError        **error)
{
  if (from == NULL)
    from = sender_builder_get_default_from (self->config, self->channel);
  g_free (self->from);
  self->from = g_strdup (from);
  if (self->from != NULL || !sender_test_plan_uses (self, "from"))
    return TRUE;
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
               _ ("The %s request uses ${from}, but no number is ticked for it and selected. Add "
                  "one in Origination."),
               sender_channel_get_label (self->channel));
  return FALSE;
}

/**
 * sender_test_plan_set_value:
 * @name: name of a variable
 * @value: its value
 *
 * Gives a variable a value; it wins over samples.
 */
void
sender_test_plan_set_value (SenderTestPlan *self,
                            const char     *name,
                            const char     *value)
{
  g_hash_table_replace (self->values, g_strdup (name), g_strdup (value));
}

static void
add_names (GPtrArray  *names,
           const char *text)
{
  g_auto (GStrv) used = sender_variables_list (text);

  for (guint i = 0; used[i] != NULL; i++)
    if (!g_strv_contains (given, used[i]) &&
        !g_ptr_array_find_with_equal_func (names, used[i], g_str_equal, NULL))
      g_ptr_array_insert (names, strcmp (used[i], "otp") == 0 ? 0 : -1, g_strdup (used[i]));
}

/**
 * sender_test_plan_list_variables:
 *
 * Lists the variables that a test gives values to.
 *
 * Returns: (transfer full): names, `otp` first
 */
GStrv
sender_test_plan_list_variables (SenderTestPlan *self)
{
  GPtrArray       *names = g_ptr_array_new ();
  g_autofree char *body = sender_builder_dup_body (self->request);

  if (self->message != NULL)
    add_names (names, sender_message_get_content (self->message));
  add_names (names, sender_channel_request_get_url (self->request));
  add_names (names, body);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

/**
 * sender_test_plan_list_own_variables:
 * @live: (nullable): what the environment says of its templates
 *
 * Lists the variables of the message that somebody has to give a value where PingOne sends it: not
 * the code, and none that the template itself has.
 *
 * Returns: (transfer full): names
 */
GStrv
sender_test_plan_list_own_variables (SenderTestPlan *self,
                                     SenderLive     *live)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv)           used = NULL;
  g_auto (GStrv)           filled = NULL;

  if (self->message != NULL)
    {
      used = sender_variables_list (sender_message_get_content (self->message));
      filled = sender_template_list_variables (live,
                                               sender_message_get_template_name (self->message));
    }
  for (guint i = 0; used != NULL && used[i] != NULL; i++)
    if (strcmp (used[i], "otp") != 0 &&
        (filled == NULL || !g_strv_contains ((const char *const *) filled, used[i])))
      g_strv_builder_add (names, used[i]);
  return g_strv_builder_end (names);
}

/**
 * sender_test_plan_make_code:
 *
 * Makes a code as a service would.
 *
 * Returns: (transfer full): six digits
 */
char *
sender_test_plan_make_code (void)
{
  return g_strdup_printf ("%06d", g_random_int_range (0, 1000000));
}

/**
 * sender_test_plan_build:
 * @secret: (nullable): the credential; %NULL redacts it
 * @verbatim: whether values are written unescaped
 * @error: return location
 *
 * Builds the request.
 *
 * Returns: (transfer full) (nullable): the request
 */
SenderRequest *
sender_test_plan_build (SenderTestPlan *self,
                        const char     *secret,
                        gboolean        verbatim,
                        GError        **error)
{
  SenderBuildInput input = {
    .to = self->to,
    .from = self->from,
    .message = self->message,
    .values = self->values,
    .secret = secret,
    .verbatim = verbatim,
  };

  return sender_builder_build (self->config, self->request, &input, error);
}

/**
 * sender_test_plan_dispatch:
 * @request: (nullable): the built request; %NULL when nothing is sent
 * @secret: the credential
 * @payload: (out) (transfer full) (nullable): what reaches the flow
 *
 * Puts together what the dispatcher needs.
 *
 * Returns: a plan that borrows from all of them
 */
SenderDispatchPlan
sender_test_plan_dispatch (SenderTestPlan *self,
                           SenderRequest  *request,
                           const char     *secret,
                           char          **payload)
{
  *payload = request != NULL ? sender_builder_dup_payload (self->config, self->request, request)
                             : NULL;
  return (SenderDispatchPlan){
    .config = self->config,
    .channel = self->channel,
    .request = request,
    .secret = secret,
    .to = self->to,
    .from = self->from,
    .payload = *payload,
    .template_name = self->message != NULL ? sender_message_get_template_name (self->message)
                                           : NULL,
    .follow = TRUE,
  };
}

/**
 * sender_test_plan_dispatch_via_pingone:
 * @order: (out caller-allocates): what PingOne is asked for
 * @user: (nullable): ID of the user; %NULL when nothing is sent
 * @platform: (nullable): what asks PingOne; likewise
 * @secret: (nullable): the provider's credential, for following
 *
 * Puts together what the dispatcher needs to have PingOne send. Of the message, PingOne is told
 * which one it is, and what its variables are: the text is PingOne's own.
 *
 * Returns: a plan that borrows from all of them
 */
SenderDispatchPlan
sender_test_plan_dispatch_via_pingone (SenderTestPlan      *self,
                                       SenderPasscodeOrder *order,
                                       const char          *user,
                                       SenderPlatform      *platform,
                                       const char          *secret)
{
  *order = (SenderPasscodeOrder){ .channel = self->channel, .user = user, .to = self->to };
  if (self->message != NULL)
    {
      const char *variant = sender_message_get_variant (self->message);

      order->template_name = sender_message_get_template_name (self->message);
      order->locale = sender_message_get_locale (self->message);
      order->variant = variant != NULL && *variant != '\0' ? variant : NULL;
      order->values = self->values;
    }
  return (SenderDispatchPlan){
    .config = self->config,
    .channel = self->channel,
    .secret = secret,
    .to = self->to,
    .template_name = order->template_name != NULL ? order->template_name
                                                  : SENDER_PASSCODE_TEMPLATE,
    .follow = TRUE,
    .via_pingone = TRUE,
    .platform = platform,
    .order = order,
  };
}

/**
 * sender_test_plan_judge_number:
 * @to: what was typed as destination
 *
 * Tells what is wrong with it.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL if nothing is
 */
char *
sender_test_plan_judge_number (const char *to)
{
  g_autofree char *normal = NULL;

  if (*to == '\0')
    return g_strdup (_ ("Enter the phone number that is to get the test, with its country code"));
  if (sender_phone_is_e164 (to))
    return NULL;
  normal = sender_phone_normalize (to);
  if (normal != NULL)
    return g_strdup_printf (_ ("Write it as %s"), normal);
  if (*to != '+')
    return g_strdup (_ ("The number begins with + and the country code, such as +14155550123"));
  return g_strdup (_ ("A number has 7 to 15 digits after the +, and nothing else"));
}
