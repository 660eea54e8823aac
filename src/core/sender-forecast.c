/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-forecast.h"

#include "sender-builder-private.h"
#include "sender-channel-request.h"
#include "sender-form.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What several of the judges look at. */
typedef struct
{
  const char *url;
  SenderUrl  *parsed; /* (nullable) */
  const char *body;
  gsize       length;
  gboolean    post;
  gboolean    form;
} Sent;

static SenderForecast *
forecast (SenderForecastOutcome outcome,
          int                   status,
          int                   code,
          gboolean              documented,
          const char           *detail)
{
  SenderForecast *self = g_new0 (SenderForecast, 1);

  self->outcome = outcome;
  self->status = status;
  self->code = code;
  self->documented = documented;
  self->detail = g_strdup (detail);
  if (outcome == SENDER_FORECAST_UNKNOWN)
    self->title = g_strdup (_ ("The answer can’t be foreseen"));
  else if (outcome == SENDER_FORECAST_UNSENT)
    self->title = g_strdup (_ ("Nothing would be sent"));
  else
    self->title = g_strdup_printf (_ ("Twilio would answer %d"), status);
  return self;
}

static SenderForecast *
judge_url (const Sent *sent)
{
  g_autofree char *left = sender_url_find_placeholder (sent->url);
  g_autofree char *text = NULL;

  if (left != NULL)
    text = g_strdup_printf (_ ("The URL still holds “%s”"), left);
  else if (sent->parsed == NULL)
    text = g_strdup (_ ("The URL is not one that a request can go to"));
  return text != NULL ? forecast (SENDER_FORECAST_UNSENT, 0, 0, TRUE, text) : NULL;
}

/* The answer to a GET is a list of executions: a success that starts nothing. */
static SenderForecast *
judge_method (const Sent *sent)
{
  if (sent->post)
    return NULL;
  return forecast (SENDER_FORECAST_HOLLOW, 200, 0, TRUE,
                   _ ("A list of executions; GET starts no flow"));
}

/* That the path is case sensitive is documented, of other faults it follows (Twilio, 3.1). */
static SenderForecast *
judge_path (const Sent *sent)
{
  SenderStudioUrlFault fault = sender_studio_url_check (sent->parsed);

  if (fault == SENDER_STUDIO_URL_CASE || fault == SENDER_STUDIO_URL_TRAILING_SLASH ||
      fault == SENDER_STUDIO_URL_PATH || fault == SENDER_STUDIO_URL_FLOW)
    return forecast (SENDER_FORECAST_REFUSED, 404, 20404, fault == SENDER_STUDIO_URL_CASE,
                     _ ("The requested resource was not found (20404)"));
  return NULL;
}

/* Ends the search at a pair whose key is @user_data but for case. */
static gboolean
is_other_case_cb (const char *key,
                  gsize       key_length,
                  const char *value,
                  gsize       value_length,
                  gboolean    has_value,
                  gpointer    user_data)
{
  const char *name = user_data;

  return key_length != strlen (name) || g_ascii_strncasecmp (key, name, key_length) != 0;
}

static gboolean
has_other_case (const Sent *sent,
                const char *name)
{
  return !sender_form_foreach_pair (sent->body, (gssize) sent->length, is_other_case_cb,
                                    (gpointer) name);
}

static gboolean
lookup (const Sent *sent,
        const char *name,
        GString    *value)
{
  return sent->form && sender_form_lookup (sent->body, (gssize) sent->length, name, value);
}

/* Documented is the answer where To is missing altogether; that its spelling in lower case counts
 * as missing, that From is answered alike and that JSON is not read, is inferred (Twilio, 3.4). */
static SenderForecast *
judge_required (const Sent         *sent,
                const SenderVendor *vendor)
{
  for (guint i = 0; i < vendor->n_keys; i++)
    {
      const char         *name = vendor->keys[i].name;
      g_autoptr (GString) value = g_string_new (NULL);
      g_autofree char    *text = NULL;

      if (!vendor->keys[i].required || lookup (sent, name, value))
        continue;
      text = g_strdup_printf (_ ("Missing required parameter %s (20001)"), name);
      return forecast (SENDER_FORECAST_REFUSED, 400, 20001,
                       sent->form && i == 0 && !has_other_case (sent, name), text);
    }
  return NULL;
}

static SenderForecast *
judge_parameters (const Sent         *sent,
                  const SenderVendor *vendor)
{
  g_autoptr (GString)    value = g_string_new (NULL);
  g_autofree char       *text = NULL;
  g_autoptr (SenderJson) json = NULL;

  if (!lookup (sent, vendor->message_key, value))
    {
      text = g_strdup_printf (_ ("No “%s”: the flow starts without the code"),
                              vendor->message_key);
      return forecast (SENDER_FORECAST_HOLLOW, 201, 0, FALSE, text);
    }
  json = sender_json_parse (value->str, (gssize) value->len, NULL);
  if (json != NULL && sender_json_get_kind (json) == SENDER_JSON_OBJECT)
    return NULL;
  text = g_strdup_printf (_ ("“%s” is no JSON object, so it can’t be read (84004)"),
                          vendor->message_key);
  return forecast (SENDER_FORECAST_REFUSED, 400, 84004, FALSE, text);
}

static SenderForecast *
judge_studio (const Sent         *sent,
              const SenderVendor *vendor)
{
  SenderForecast *found = judge_path (sent);

  if (found == NULL)
    found = judge_method (sent);
  if (found == NULL)
    found = judge_required (sent, vendor);
  if (found == NULL)
    found = judge_parameters (sent, vendor);
  if (found == NULL)
    found = forecast (SENDER_FORECAST_ACCEPTED, 201, 0, TRUE,
                      _ ("The flow starts; only a test shows whether a message arrives"));
  return found;
}

/**
 * sender_forecast_new:
 * @request: a channel's request
 * @built: what was built of it
 *
 * Foresees the vendor's answer.
 *
 * Returns: (transfer full): the forecast
 */
SenderForecast *
sender_forecast_new (SenderChannelRequest *request,
                     SenderRequest        *built)
{
  GBytes               *bytes = sender_request_get_body (built);
  const SenderVendor   *vendor = sender_builder_get_vendor (request);
  SenderUrlFault        fault = SENDER_URL_OK;
  Sent                  sent = { .url = sender_request_get_url (built), .body = "" };
  g_autoptr (SenderUrl) url = sender_url_parse (sent.url, &fault);
  SenderForecast       *found = NULL;

  sent.parsed = url;
  sent.post = sender_channel_request_get_method (request) == SENDER_HTTP_METHOD_POST;
  sent.form = sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_FORM;
  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    sent.body = g_bytes_get_data (bytes, &sent.length);
  found = judge_url (&sent);
  if (found != NULL)
    return found;
  if (sender_vendor_is_studio (vendor))
    return judge_studio (&sent, vendor);
  return forecast (SENDER_FORECAST_UNKNOWN, 0, 0, FALSE,
                   _ ("What this service answers isn’t known here; send a test"));
}

/**
 * sender_forecast_free:
 * @self: (nullable) (transfer full): a forecast
 *
 * Frees a forecast.
 */
void
sender_forecast_free (SenderForecast *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/**
 * sender_forecast_get_confidence:
 * @self: a forecast
 *
 * Tells in words how sure a forecast is.
 *
 * Returns: (nullable): the words; %NULL where no vendor's answer is foreseen
 */
const char *
sender_forecast_get_confidence (const SenderForecast *self)
{
  if (self->status == 0)
    return NULL;
  return self->documented ? _ ("Documented by Twilio") : _ ("Inferred, not documented");
}
