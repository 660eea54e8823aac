/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-run-private.h"

#include "sender-config.h"
#include "sender-exchange-text.h"
#include "sender-format-curl.h"
#include "sender-list.h"
#include "sender-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_ENUM_TYPE (SenderTestAnswer, sender_test_answer,
                    G_DEFINE_ENUM_VALUE (SENDER_TEST_ANSWER_NOT_GIVEN, "not-given"),
                    G_DEFINE_ENUM_VALUE (SENDER_TEST_ANSWER_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (SENDER_TEST_ANSWER_OTHER, "other"),
                    G_DEFINE_ENUM_VALUE (SENDER_TEST_ANSWER_NONE, "none"))

typedef enum
{
  PROP_OPERATION = 1,
  PROP_DISPATCH,
  PROP_RESPONSE_TEXT,
  PROP_ANSWER,
} SenderTestRunProperty;

static GParamSpec *props[PROP_ANSWER + 1];

G_DEFINE_FINAL_TYPE (SenderTestRun, sender_test_run, G_TYPE_OBJECT)

static void
sender_test_run_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SenderTestRun *self = SENDER_TEST_RUN (object);

  switch ((SenderTestRunProperty) prop_id)
    {
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    case PROP_DISPATCH:
      g_value_set_object (value, self->dispatch);
      break;
    case PROP_RESPONSE_TEXT:
      g_value_set_string (value, self->response_text);
      break;
    case PROP_ANSWER:
      g_value_set_enum (value, (int) self->answer);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_test_run_finalize (GObject *object)
{
  SenderTestRun *self = SENDER_TEST_RUN (object);

  sender_test_run_forget_secret (self);
  sender_test_plan_clear (&self->plan);
  g_clear_object (&self->operation);
  g_clear_object (&self->dispatch);
  g_clear_object (&self->workspace);
  g_clear_error (&self->error);
  g_free (self->resumed);
  g_free (self->execution);
  g_free (self->request_text);
  g_free (self->response_text);
  g_free (self->check_url);
  g_free (self->answer_text);
  G_OBJECT_CLASS (sender_test_run_parent_class)->finalize (object);
}

static void
sender_test_run_class_init (SenderTestRunClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_test_run_get_property;
  object_class->finalize = sender_test_run_finalize;

  props[PROP_OPERATION] = g_param_spec_object ("operation", NULL, NULL, SENDER_TYPE_OPERATION,
                                               flags);
  props[PROP_DISPATCH] = g_param_spec_object ("dispatch", NULL, NULL, SENDER_TYPE_DISPATCH, flags);
  props[PROP_RESPONSE_TEXT] = g_param_spec_string ("response-text", NULL, NULL, NULL, flags);
  props[PROP_ANSWER] = g_param_spec_enum ("answer", NULL, NULL, SENDER_TYPE_TEST_ANSWER,
                                          SENDER_TEST_ANSWER_NOT_GIVEN, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_test_run_init (SenderTestRun *self)
{
  self->operation = sender_operation_new ();
}

/**
 * sender_test_run_new:
 * @workspace: the services
 * @plan: (transfer full): what to send; cleared
 *
 * Makes a test of a configuration as it is now. Later edits do not change it.
 *
 * Returns: (transfer full): the run
 */
SenderTestRun *
sender_test_run_new (SenderWorkspace *workspace,
                     SenderTestPlan  *plan)
{
  SenderTestRun           *self = g_object_new (SENDER_TYPE_TEST_RUN, NULL);
  g_autoptr (SenderConfig) config = sender_record_copy (plan->config);
  guint                    position = 0;

  self->workspace = g_object_ref (workspace);
  self->plan = *plan;
  self->via_pingone = plan->user != NULL;
  self->plan.config = g_object_ref (config);
  self->plan.request = sender_config_get_request (config, plan->channel, 0);
  if (plan->message != NULL &&
      sender_list_find (sender_config_get_messages (plan->config), plan->message, &position))
    self->plan.message = sender_list_get (sender_config_get_messages (config), position);
  g_object_unref (plan->config);
  *plan = (SenderTestPlan){ 0 };
  return self;
}

/**
 * sender_test_run_end_active:
 *
 * Ends the execution that was in the way of this test, and sends again. It may be a user signing
 * in: only when somebody asked for it.
 */
void
sender_test_run_end_active (SenderTestRun *self)
{
  if (self->dispatch == NULL || sender_operation_is_running (self->operation))
    return;
  self->execution =
    g_strdup (sender_dispatch_get_conflicting_execution_sid (self->dispatch));
  sender_test_run_start (self);
}

/**
 * sender_test_run_cancel:
 *
 * Stops following. What has left can't be called back.
 */
void
sender_test_run_cancel (SenderTestRun *self)
{
  sender_operation_cancel (self->operation);
}

void
sender_test_run_forget_secret (SenderTestRun *self)
{
  g_clear_pointer (&self->secret, sender_vault_free_secret);
  g_clear_pointer (&self->request, sender_request_unref);
}

static void
response_cb (SenderTestRun  *self,
             GParamSpec     *pspec,
             SenderDispatch *dispatch)
{
  g_free (self->response_text);
  self->response_text = sender_exchange_text_of_response (sender_dispatch_get_response (dispatch),
                                                          self->request, self->secret);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RESPONSE_TEXT]);
}

void
sender_test_run_take_dispatch (SenderTestRun  *self,
                               SenderDispatch *dispatch)
{
  g_set_object (&self->dispatch, dispatch);
  g_clear_pointer (&self->response_text, g_free);
  g_signal_connect_object (dispatch, "notify::response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DISPATCH]);
}

/**
 * sender_test_run_get_operation:
 *
 * Gets how it stands.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_test_run_get_operation (SenderTestRun *self)
{
  return self->operation;
}

/**
 * sender_test_run_get_dispatch:
 *
 * Gets what was sent.
 *
 * Returns: (transfer none) (nullable): the newest dispatch
 */
SenderDispatch *
sender_test_run_get_dispatch (SenderTestRun *self)
{
  return self->dispatch;
}

/**
 * sender_test_run_get_channel:
 *
 * Gets the channel.
 *
 * Returns: a channel
 */
SenderChannel
sender_test_run_get_channel (SenderTestRun *self)
{
  return self->plan.channel;
}

/**
 * sender_test_run_get_to:
 *
 * Gets the destination.
 *
 * Returns: a number; masked where it was followed again
 */
const char *
sender_test_run_get_to (SenderTestRun *self)
{
  return self->plan.to;
}

/**
 * sender_test_run_get_from:
 *
 * Gets the origination number.
 *
 * Returns: (nullable): a number
 */
const char *
sender_test_run_get_from (SenderTestRun *self)
{
  return self->plan.from;
}

/**
 * sender_test_run_get_code:
 *
 * Gets the code that was sent.
 *
 * Returns: (nullable): the code, %NULL where none was, or where it is not known any more
 */
const char *
sender_test_run_get_code (SenderTestRun *self)
{
  return g_hash_table_lookup (self->plan.values, "otp");
}

/**
 * sender_test_run_get_error:
 *
 * Gets why nothing was attempted.
 *
 * Returns: (transfer none) (nullable): the error
 */
const GError *
sender_test_run_get_error (SenderTestRun *self)
{
  return self->error;
}

/**
 * sender_test_run_get_request_text:
 *
 * Gets what left, without the secret.
 *
 * Returns: (nullable): the text of the request
 */
const char *
sender_test_run_get_request_text (SenderTestRun *self)
{
  return self->request_text;
}

/**
 * sender_test_run_get_response_text:
 *
 * Gets what came back, without the secret.
 *
 * Returns: (nullable): the text of the answer to the POST
 */
const char *
sender_test_run_get_response_text (SenderTestRun *self)
{
  return self->response_text;
}

/**
 * sender_test_run_dup_curl:
 * @error: return location
 *
 * Writes the request as a command for a shell.
 *
 * Returns: (transfer full) (nullable): the command, with a reference to the secret
 */
char *
sender_test_run_dup_curl (SenderTestRun *self,
                          GError       **error)
{
  return sender_format_curl_write (self->plan.config, self->plan.request, error);
}

/**
 * sender_test_run_dup_cancel_text:
 *
 * Says what may already have happened when somebody cancels now.
 *
 * Returns: (transfer full): a sentence
 */
char *
sender_test_run_dup_cancel_text (SenderTestRun *self)
{
  guint n_steps = self->dispatch != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->dispatch))
                                         : 0;

  if (self->dispatch != NULL && sender_dispatch_get_execution_sid (self->dispatch) != NULL)
    return g_strdup (_ ("The flow has started. Cancelling only stops watching it: a message or "
                        "call may still come, and be charged."));
  if (self->via_pingone && n_steps > 1)
    return g_strdup (_ ("PingOne has been asked. Cancelling only stops watching: a message or call "
                        "may come, and be charged."));
  if (n_steps > 1)
    return g_strdup (_ ("The request is on its way. Cancelling can’t call it back: a message or "
                        "call may come."));
  return g_strdup (_ ("Nothing has left yet. Cancelling now sends nothing."));
}

/**
 * sender_test_run_is_via_pingone:
 *
 * Tells whether PingOne sends.
 *
 * Returns: whether it does
 */
gboolean
sender_test_run_is_via_pingone (SenderTestRun *self)
{
  return self->via_pingone;
}

void
sender_test_run_tell_answer (SenderTestRun *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANSWER]);
}
