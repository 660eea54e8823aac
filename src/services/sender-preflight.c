/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-preflight.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-checks.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-flow.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-phone.h"
#include "sender-record.h"
#include "sender-text.h"
#include "sender-twilio.h"
#include "sender-vendor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct _Preflight Preflight;

/* One thing to read, and what it says. @json is NULL where @error is set. */
typedef struct
{
  SenderTwilioResource resource;
  char                *a;
  char                *b;     /* (nullable) */
  guint                index; /* of the channel or the number */
  void (*take) (Preflight    *self,
                guint         index,
                SenderJson   *json,
                const GError *error);
} Job;

struct _Preflight
{
  SenderConfig *config;   /* (owned) */
  SenderTwilio *twilio;   /* (owned) (nullable) */
  GListStore   *findings; /* (owned) */
  GQueue       *jobs;     /* (owned) (element-type Job) */
  char         *account;  /* (nullable): SID */
  gboolean      has_numbers;
  gboolean      is_blind;  /* SS610 was reported */
  SenderFlow   *flows[2];  /* (owned) (nullable): what is live, else the newest */
  gint64        newest[2]; /* revision, draft or not */
};

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->a);
  g_free (job->b);
  g_free (job);
}

static void
preflight_free (gpointer data)
{
  Preflight *self = data;

  g_clear_object (&self->config);
  g_clear_object (&self->twilio);
  g_clear_object (&self->findings);
  g_queue_free_full (self->jobs, job_free);
  g_free (self->account);
  for (guint i = 0; i < G_N_ELEMENTS (self->flows); i++)
    g_clear_pointer (&self->flows[i], sender_flow_unref);
  g_free (self);
}

static void
push (Preflight           *self,
      SenderTwilioResource resource,
      const char          *a,
      const char          *b,
      guint                index,
      void (*take) (Preflight *, guint, SenderJson *, const GError *))
{
  Job *job = g_new0 (Job, 1);

  job->resource = resource;
  job->a = g_strdup (a);
  job->b = g_strdup (b);
  job->index = index;
  job->take = take;
  g_queue_push_tail (self->jobs, job);
}

static void
report (Preflight     *self,
        const char    *id,
        SenderSeverity severity,
        const char    *path,
        const char    *message,
        const char    *why)
{
  g_autoptr (SenderFinding) finding = sender_finding_new (id, severity, path, message, why, NULL);

  g_list_store_append (self->findings, finding);
}

/* What can’t be read is said once, and is no fault of the configuration. */
static void
report_blind (Preflight    *self,
              const GError *error)
{
  if (self->is_blind)
    return;
  self->is_blind = TRUE;
  report (self, "SS610", SENDER_SEVERITY_INFO, "authorization", error->message,
          _ ("Not everything could be checked: the service was not reachable, or the credential "
             "may "
             "not read it."));
}

/* TRUE if the credential was rejected; then there is no point in asking on. */
static gboolean
take_rejection (Preflight    *self,
                const GError *error)
{
  if (!g_error_matches (error, SENDER_ERROR, SENDER_ERROR_UNAUTHORIZED))
    return FALSE;
  report (self, "SS601", SENDER_SEVERITY_ERROR, "authorization", error->message,
          _ ("With this credential nobody gets a code."));
  g_queue_clear_full (self->jobs, job_free);
  self->has_numbers = TRUE;
  return TRUE;
}

static void
take_account (Preflight    *self,
              guint         index,
              SenderJson   *json,
              const GError *error)
{
  const char      *status = json != NULL ? sender_json_get_string_member (json, "status") : NULL;
  const char      *type = json != NULL ? sender_json_get_string_member (json, "type") : NULL;
  g_autofree char *message = NULL;

  if (error != NULL && !take_rejection (self, error))
    report_blind (self, error);
  if (status != NULL && strcmp (status, "active") != 0)
    {
      message = g_strdup_printf (_ ("The account is “%s”; see to it with Twilio."), status);
      report (self, "SS602", SENDER_SEVERITY_ERROR, "authorization.username", message,
              _ ("Twilio refuses everything such an account asks for."));
    }
  if (type != NULL && strcmp (type, "Trial") == 0)
    report (self, "SS603", SENDER_SEVERITY_WARNING, "authorization.username",
            _ ("This is a trial account; upgrade it before users depend on it."),
            _ ("A trial account reaches verified numbers only, and ends after 30 days."));
}

static const char *
get_url_path (guint channel)
{
  return channel == SENDER_CHANNEL_VOICE ? "voice.url" : "sms.url";
}

static void
take_flow (Preflight    *self,
           guint         index,
           SenderJson   *json,
           const GError *error)
{
  const char *account = json != NULL ? sender_json_get_string_member (json, "account_sid") : NULL;
  SenderJson *revision = json != NULL ? sender_json_get_member (json, "revision") : NULL;

  if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    report (self, "SS611", SENDER_SEVERITY_ERROR, get_url_path (index),
            _ ("This account has no such flow; compare the flow SID and the account."),
            _ ("Twilio answers 404 to every request, so nobody gets a code."));
  else if (error != NULL && !take_rejection (self, error))
    report_blind (self, error);
  if (json == NULL)
    return;
  if (self->account == NULL && account != NULL && sender_text_is_sid (account, "AC"))
    self->account = g_strdup (account);
  if (revision != NULL)
    sender_json_get_int (revision, &self->newest[index]);
  self->flows[index] = sender_flow_new_from_json (json, NULL);
}

static void
take_revision (Preflight    *self,
               guint         index,
               SenderJson   *json,
               const GError *error)
{
  SenderJson *revision = json != NULL ? sender_json_get_member (json, "revision") : NULL;
  SenderFlow *live = json != NULL ? sender_flow_new_from_json (json, NULL) : NULL;
  gint64      number = 0;

  if (revision != NULL)
    sender_json_get_int (revision, &number);
  if (live != NULL)
    {
      g_clear_pointer (&self->flows[index], sender_flow_unref);
      self->flows[index] = live;
      sender_flow_set_origin (live, SENDER_FLOW_ORIGIN_PUBLISHED, (int) number,
                              (int) self->newest[index]);
    }
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    {
      if (self->flows[index] != NULL)
        sender_flow_set_origin (self->flows[index], SENDER_FLOW_ORIGIN_UNPUBLISHED, 0,
                                (int) self->newest[index]);
    }
  else if (error != NULL)
    report_blind (self, error);
}

static void
take_test_users (Preflight    *self,
                 guint         index,
                 SenderJson   *json,
                 const GError *error)
{
  SenderJson              *users = json != NULL ? sender_json_get_member (json,
                                                                          "test_users")
                                                : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           numbers = NULL;

  if (users == NULL || sender_json_get_kind (users) != SENDER_JSON_ARRAY ||
      self->flows[index] == NULL)
    return;
  for (guint i = 0; i < sender_json_get_length (users); i++)
    {
      const char *number = sender_json_get_text (sender_json_get_element (users, i));

      if (number != NULL)
        g_strv_builder_add (builder, number);
    }
  numbers = g_strv_builder_end (builder);
  sender_flow_set_test_users (self->flows[index], (const char *const *) numbers);
}

/* Twilio writes the names of capabilities in either case. */
static gboolean
has_capability (SenderJson *number,
                const char *name)
{
  SenderJson *all = sender_json_get_member (number, "capabilities");

  for (guint i = 0; all != NULL && sender_json_get_kind (all) == SENDER_JSON_OBJECT &&
                    i < sender_json_get_length (all);
       i++)
    if (g_ascii_strcasecmp (sender_json_get_name (all, i), name) == 0)
      return sender_json_get_kind (sender_json_get_element (all, i)) == SENDER_JSON_BOOLEAN &&
             sender_json_get_boolean (sender_json_get_element (all, i));
  return FALSE;
}

static void
report_capability (Preflight  *self,
                   guint       index,
                   const char *channel,
                   const char *property)
{
  g_autofree char *path = g_strdup_printf ("numbers[%u].%s", index, property);
  g_autofree char *message =
    g_strdup_printf (_ ("This number can’t do %s; untick it, or choose another number."), channel);

  report (self, "SS605", SENDER_SEVERITY_ERROR, path, message,
          _ ("Twilio starts the flow, and its widget then fails."));
}

static void
take_number (Preflight    *self,
             guint         index,
             SenderJson   *json,
             const GError *error)
{
  SenderOriginationNumber *number =
    sender_list_get (sender_config_get_numbers (self->config), index);
  gboolean is_short = sender_origination_number_get_number_type (number) ==
                      SENDER_NUMBER_TYPE_SHORT_CODE;
  SenderJson      *found = NULL;
  g_autofree char *path = g_strdup_printf ("numbers[%u].number", index);

  if (error != NULL)
    {
      report_blind (self, error);
      return;
    }
  found = sender_json_get_member (json, is_short ? "short_codes" : "incoming_phone_numbers");
  if (found == NULL || sender_json_get_kind (found) != SENDER_JSON_ARRAY)
    return;
  if (sender_json_get_length (found) == 0)
    {
      report (self, "SS604", SENDER_SEVERITY_WARNING, path,
              _ ("This number does not belong to the account."),
              _ ("A number that is not the account’s own can’t send; a verified caller ID can only "
                 "call."));
      return;
    }
  if (is_short || sender_json_get_kind (sender_json_get_element (found, 0)) != SENDER_JSON_OBJECT)
    return;
  if (sender_origination_number_has_sms (number) &&
      !has_capability (sender_json_get_element (found, 0), "sms"))
    report_capability (self, index, _ ("SMS"), "sms");
  if (sender_origination_number_has_voice (number) &&
      !has_capability (sender_json_get_element (found, 0), "voice"))
    report_capability (self, index, _ ("Voice"), "voice");
}

static void
push_numbers (Preflight *self)
{
  SenderList *numbers = sender_config_get_numbers (self->config);

  self->has_numbers = TRUE;
  for (guint i = 0; self->account != NULL && i < sender_list_get_n_items (numbers); i++)
    {
      SenderOriginationNumber *number = sender_list_get (numbers, i);
      const char              *text = sender_origination_number_get_number (number);
      gboolean                 is_short = sender_origination_number_get_number_type (number) ==
                          SENDER_NUMBER_TYPE_SHORT_CODE;

      if (is_short || sender_phone_is_e164 (text))
        push (self, is_short ? SENDER_TWILIO_SHORT_CODES : SENDER_TWILIO_INCOMING_NUMBERS,
              self->account, text, i, take_number);
    }
}

/* What the flows that are live lack; the offline rules judge them. */
static void
check_flows (Preflight *self)
{
  SenderCheckContext     context = { .flows = { self->flows[0], self->flows[1] } };
  g_autoptr (GListModel) all = sender_checks_run (self->config, &context);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (all, i);

      if (g_str_has_prefix (sender_finding_get_id (finding), "SS7"))
        g_list_store_append (self->findings, finding);
    }
}

static void run_next (GTask *task);

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  Preflight             *self = g_task_get_task_data (task);
  Job                   *job = g_queue_pop_head (self->jobs);
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json =
    sender_twilio_get_finish (SENDER_TWILIO (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      job->take (self, job->index, json, error);
      run_next (task);
    }
  job_free (job);
}

static void
run_next (GTask *task)
{
  Preflight *self = g_task_get_task_data (task);
  const Job *job = NULL;

  if (g_queue_is_empty (self->jobs) && !self->has_numbers)
    push_numbers (self);
  job = g_queue_peek_head (self->jobs);
  if (job == NULL)
    {
      check_flows (self);
      g_task_return_pointer (task, g_object_ref (self->findings), g_object_unref);
      return;
    }
  sender_twilio_get_async (self->twilio, job->resource, job->a, job->b,
                           g_task_get_cancellable (task), job_done_cb, g_object_ref (task));
}

/* Every channel with a Studio URL; the client is that of the first one. */
static void
push_flow (Preflight       *self,
           SenderEndpoints *endpoints,
           SenderChannel    channel,
           const char      *secret)
{
  SenderChannelRequest *request = sender_config_get_request (self->config, channel, 0);
  SenderAuthorization  *authorization = sender_config_get_authorization (self->config);
  const char           *username = sender_authorization_get_username (authorization);
  SenderUrlFault        fault = SENDER_URL_OK;
  g_autoptr (SenderUrl) url = NULL;
  g_autofree char      *flow = NULL;

  if (request != NULL)
    url = sender_url_parse (sender_channel_request_get_url (request), &fault);
  flow = url != NULL ? sender_studio_url_get_flow (url) : NULL;
  if (flow == NULL)
    return;
  if (self->twilio == NULL)
    {
      g_autoptr (SenderTransport) transport = sender_endpoints_make_transport (endpoints);

      self->twilio = sender_twilio_new (transport, url, username, secret);
      if (sender_text_is_sid (username, "AC"))
        {
          self->account = g_strdup (username);
          push (self, SENDER_TWILIO_ACCOUNT, username, NULL, 0, take_account);
        }
    }
  push (self, SENDER_TWILIO_FLOW, flow, NULL, channel, take_flow);
  push (self, SENDER_TWILIO_REVISION, flow, "LatestPublished", channel, take_revision);
  push (self, SENDER_TWILIO_TEST_USERS, flow, NULL, channel, take_test_users);
}

/**
 * sender_preflight_run_async:
 * @endpoints: where services are
 * @config: what to check; copied
 * @secret: its credential
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Asks the vendor about the account, the flows and the numbers. What can’t be asked is reported as
 * information; for other vendors than Studio there is nothing to ask.
 */
void
sender_preflight_run_async (SenderEndpoints    *endpoints,
                            SenderConfig       *config,
                            const char         *secret,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Preflight        *self = g_new0 (Preflight, 1);

  g_task_set_source_tag (task, sender_preflight_run_async);
  g_task_set_task_data (task, self, preflight_free);
  self->config = sender_record_copy (config);
  self->findings = g_list_store_new (SENDER_TYPE_FINDING);
  self->jobs = g_queue_new ();
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    push_flow (self, endpoints, channel, secret);
  run_next (task);
}

/**
 * sender_preflight_run_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the checks.
 *
 * Returns: (transfer full) (nullable): the findings, or %NULL if it was cancelled
 */
GListModel *
sender_preflight_run_finish (GAsyncResult *result,
                             GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
