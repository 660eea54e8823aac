/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-struct.h"

#include "sender-config.h"
#include "sender-dispatch-step.h"
#include "sender-format-document.h"

#include <string.h>

typedef enum
{
  PROP_STATE = 1,
  PROP_RUNNING,
  PROP_SIMULATED,
  PROP_HTTP_STATUS,
  PROP_EXECUTION_SID,
  PROP_MESSAGE_SID,
  PROP_CALL_SID,
  PROP_CONFLICTING_EXECUTION_SID,
  PROP_ERROR_CODE,
  PROP_EXPLANATION,
  PROP_CONFIGURATION,
  PROP_CONFIGURATION_NAME,
  PROP_CHANNEL,
  PROP_TO,
  PROP_FROM,
  PROP_REVISION,
  PROP_TEMPLATE,
  PROP_STARTED,
  PROP_ENDED,
  PROP_RESPONSE,
  PROP_VIA_PINGONE,
  PROP_CHECK_URL,
} SenderDispatchProperty;

static GParamSpec *props[PROP_CHECK_URL + 1];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderDispatch, sender_dispatch, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
sender_dispatch_get_item_type (GListModel *model)
{
  return SENDER_TYPE_DISPATCH_STEP;
}

static guint
sender_dispatch_get_n_items (GListModel *model)
{
  return SENDER_DISPATCH (model)->steps->len;
}

static gpointer
sender_dispatch_get_item (GListModel *model,
                          guint       position)
{
  GPtrArray *steps = SENDER_DISPATCH (model)->steps;

  return position < steps->len ? g_object_ref (g_ptr_array_index (steps, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = sender_dispatch_get_item_type;
  iface->get_n_items = sender_dispatch_get_n_items;
  iface->get_item = sender_dispatch_get_item;
}

/* The text properties, so that one function serves them all. */
static const struct
{
  SenderDispatchProperty property;
  const char            *name;
  glong                  offset;
} texts[] = {
  { PROP_EXECUTION_SID, "execution-sid", G_STRUCT_OFFSET (SenderDispatch, execution_sid) },
  { PROP_MESSAGE_SID, "message-sid", G_STRUCT_OFFSET (SenderDispatch, message_sid) },
  { PROP_CALL_SID, "call-sid", G_STRUCT_OFFSET (SenderDispatch, call_sid) },
  { PROP_CONFLICTING_EXECUTION_SID, "conflicting-execution-sid",
    G_STRUCT_OFFSET (SenderDispatch, conflicting_execution_sid) },
  { PROP_EXPLANATION, "explanation", G_STRUCT_OFFSET (SenderDispatch, explanation) },
  { PROP_CONFIGURATION, "configuration", G_STRUCT_OFFSET (SenderDispatch, configuration) },
  { PROP_CONFIGURATION_NAME, "configuration-name",
    G_STRUCT_OFFSET (SenderDispatch, configuration_name) },
  { PROP_TO, "to", G_STRUCT_OFFSET (SenderDispatch, to) },
  { PROP_FROM, "from", G_STRUCT_OFFSET (SenderDispatch, from) },
  { PROP_REVISION, "revision", G_STRUCT_OFFSET (SenderDispatch, revision) },
  { PROP_TEMPLATE, "template", G_STRUCT_OFFSET (SenderDispatch, template_name) },
  { PROP_CHECK_URL, "check-url", G_STRUCT_OFFSET (SenderDispatch, check_url) },
};

static const char *
get_text (SenderDispatch        *self,
          SenderDispatchProperty property)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].property == property)
      return G_STRUCT_MEMBER (const char *, self, texts[i].offset);
  return NULL;
}

static void
sender_dispatch_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SenderDispatch *self = SENDER_DISPATCH (object);

  if (G_IS_PARAM_SPEC_STRING (pspec))
    g_value_set_string (value, get_text (self, (SenderDispatchProperty) prop_id));
  else if (prop_id == PROP_STATE)
    g_value_set_enum (value, (int) self->state);
  else if (prop_id == PROP_RESPONSE)
    g_value_set_boxed (value, self->response);
  else if (prop_id == PROP_CHANNEL)
    g_value_set_enum (value, (int) self->channel);
  else if (prop_id == PROP_RUNNING)
    g_value_set_boolean (value, self->running);
  else if (prop_id == PROP_SIMULATED)
    g_value_set_boolean (value, self->simulated);
  else if (prop_id == PROP_VIA_PINGONE)
    g_value_set_boolean (value, self->via_pingone);
  else if (prop_id == PROP_HTTP_STATUS)
    g_value_set_uint (value, self->http_status);
  else if (prop_id == PROP_ERROR_CODE)
    g_value_set_int (value, self->error_code);
  else if (prop_id == PROP_STARTED)
    g_value_set_int64 (value, self->started);
  else if (prop_id == PROP_ENDED)
    g_value_set_int64 (value, self->ended);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_dispatch_finalize (GObject *object)
{
  SenderDispatch *self = SENDER_DISPATCH (object);

  g_ptr_array_unref (self->steps);
  g_clear_pointer (&self->response, sender_response_unref);
  g_free (self->id);
  g_free (self->configuration);
  g_free (self->configuration_name);
  g_free (self->to);
  g_free (self->from);
  g_free (self->revision);
  g_free (self->template_name);
  if (self->sent != NULL)
    explicit_bzero (self->sent, strlen (self->sent));
  g_free (self->sent);
  g_free (self->execution_sid);
  g_free (self->message_sid);
  g_free (self->call_sid);
  g_free (self->conflicting_execution_sid);
  g_free (self->check_url);
  g_free (self->explanation);
  G_OBJECT_CLASS (sender_dispatch_parent_class)->finalize (object);
}

static void
sender_dispatch_class_init (SenderDispatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_dispatch_get_property;
  object_class->finalize = sender_dispatch_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    props[texts[i].property] = g_param_spec_string (texts[i].name, NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SENDER_TYPE_DISPATCH_STATE,
                                         SENDER_DISPATCH_STATE_NOT_SENT, flags);
  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS, flags);
  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, TRUE, flags);
  props[PROP_SIMULATED] = g_param_spec_boolean ("simulated", NULL, NULL, FALSE, flags);
  props[PROP_VIA_PINGONE] = g_param_spec_boolean ("via-pingone", NULL, NULL, FALSE, flags);
  props[PROP_HTTP_STATUS] = g_param_spec_uint ("http-status", NULL, NULL, 0, 999, 0, flags);
  props[PROP_ERROR_CODE] = g_param_spec_int ("error-code", NULL, NULL, 0, G_MAXINT, 0, flags);
  props[PROP_STARTED] = g_param_spec_int64 ("started", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_ENDED] = g_param_spec_int64 ("ended", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_RESPONSE] = g_param_spec_boxed ("response", NULL, NULL, SENDER_TYPE_RESPONSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_dispatch_init (SenderDispatch *self)
{
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->id = g_uuid_string_random ();
  self->running = TRUE;
  self->started = g_get_real_time ();
}

SenderDispatch *
sender_dispatch_new (const SenderDispatchPlan *plan,
                     gboolean                  simulated)
{
  SenderDispatch *self = g_object_new (SENDER_TYPE_DISPATCH, NULL);

  if (plan->id != NULL)
    {
      g_free (self->id);
      self->id = g_strdup (plan->id);
    }
  self->configuration = g_strdup (sender_config_get_id (plan->config));
  self->configuration_name = g_strdup (sender_config_get_name (plan->config));
  self->channel = plan->channel;
  self->to = g_strdup (plan->to);
  self->from = g_strdup (plan->from);
  self->revision = sender_format_document_make_revision (plan->config);
  self->template_name = g_strdup (plan->template_name);
  self->sent = g_strjoin (" ", plan->to, plan->from != NULL ? plan->from : "",
                          plan->payload != NULL ? plan->payload : "", NULL);
  self->simulated = simulated;
  self->via_pingone = plan->via_pingone;
  self->check_url = g_strdup (plan->check_url);
  return self;
}

/**
 * sender_dispatch_get_id:
 *
 * Gets its own id, random.
 *
 * Returns: an id
 */
const char *
sender_dispatch_get_id (SenderDispatch *self)
{
  return self->id;
}

/**
 * sender_dispatch_get_state:
 *
 * Gets how far it came.
 *
 * Returns: a state
 */
SenderDispatchState
sender_dispatch_get_state (SenderDispatch *self)
{
  return self->state;
}

/**
 * sender_dispatch_is_running:
 *
 * Tells whether it is still followed.
 *
 * Returns: whether it is
 */
gboolean
sender_dispatch_is_running (SenderDispatch *self)
{
  return self->running;
}

/**
 * sender_dispatch_is_simulated:
 *
 * Tells whether stand-ins answer.
 *
 * Returns: whether they do
 */
gboolean
sender_dispatch_is_simulated (SenderDispatch *self)
{
  return self->simulated;
}

/**
 * sender_dispatch_get_http_status:
 *
 * Gets the status of the answer to the POST.
 *
 * Returns: a status, 0 if there was none
 */
guint
sender_dispatch_get_http_status (SenderDispatch *self)
{
  return self->http_status;
}

/**
 * sender_dispatch_get_execution_sid:
 *
 * Gets the execution.
 *
 * Returns: (nullable): a SID
 */
const char *
sender_dispatch_get_execution_sid (SenderDispatch *self)
{
  return self->execution_sid;
}

/**
 * sender_dispatch_get_message_sid:
 *
 * Gets the message.
 *
 * Returns: (nullable): a SID
 */
const char *
sender_dispatch_get_message_sid (SenderDispatch *self)
{
  return self->message_sid;
}

/**
 * sender_dispatch_get_call_sid:
 *
 * Gets the call.
 *
 * Returns: (nullable): a SID
 */
const char *
sender_dispatch_get_call_sid (SenderDispatch *self)
{
  return self->call_sid;
}

/**
 * sender_dispatch_get_conflicting_execution_sid:
 *
 * Gets the execution that was in the way (409).
 *
 * Returns: (nullable): a SID
 */
const char *
sender_dispatch_get_conflicting_execution_sid (SenderDispatch *self)
{
  return self->conflicting_execution_sid;
}

/**
 * sender_dispatch_get_error_code:
 *
 * Gets the vendor's error code.
 *
 * Returns: a code, 0 if there is none
 */
int
sender_dispatch_get_error_code (SenderDispatch *self)
{
  return self->error_code;
}

/**
 * sender_dispatch_is_via_pingone:
 *
 * Tells whether PingOne sends, or was asked to.
 *
 * Returns: whether it does
 */
gboolean
sender_dispatch_is_via_pingone (SenderDispatch *self)
{
  return self->via_pingone;
}

/**
 * sender_dispatch_get_check_url:
 *
 * Gets where PingOne says whether a code is right.
 *
 * Returns: (nullable): a URL
 */
const char *
sender_dispatch_get_check_url (SenderDispatch *self)
{
  return self->check_url;
}

/**
 * sender_dispatch_get_response:
 *
 * Gets what answered the POST.
 *
 * Returns: (transfer none) (nullable): the newest answer
 */
SenderResponse *
sender_dispatch_get_response (SenderDispatch *self)
{
  return self->response;
}

/**
 * sender_dispatch_get_explanation:
 *
 * Gets what happened and what to do next.
 *
 * Returns: (nullable): one sentence, %NULL while it runs
 */
const char *
sender_dispatch_get_explanation (SenderDispatch *self)
{
  return self->explanation;
}
