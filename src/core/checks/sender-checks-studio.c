/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a vendor such as Twilio Studio demands of a request: SS304-SS308, SS312, SS314,
 * SS318-SS320. Which keys there are, and that it takes forms by POST only, the vendor says. */

static void
check_one_method (SenderCheckRun     *run,
                  SenderCheckRequest *request)
{
  g_autofree char *path = sender_check_path (request->path, "method");

  if (!request->vendor->post_only ||
      sender_channel_request_get_method (request->request) != SENDER_HTTP_METHOD_GET)
    return;
  sender_check_run_report (run, path,
                           sender_check_fix_choice (path, SENDER_TYPE_HTTP_METHOD,
                                                    SENDER_HTTP_METHOD_POST),
                           _ ("The request uses GET; %s starts a flow by POST only."),
                           request->vendor->label);
}

static void
check_method (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_method);
}

static gboolean
has_rows (SenderCheckRequest *request)
{
  SenderList *rows = sender_channel_request_get_body (request->request);

  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    if (sender_form_field_is_enabled (sender_list_get (rows, i)))
      return TRUE;
  return FALSE;
}

static void
check_one_format (SenderCheckRun     *run,
                  SenderCheckRequest *request)
{
  g_autofree char *path = sender_check_path (request->path, "body-format");
  SenderFix       *fix = NULL;

  if (!request->vendor->form_only ||
      sender_channel_request_get_body_format (request->request) != SENDER_BODY_FORMAT_RAW)
    return;
  if (has_rows (request))
    fix = sender_check_fix_choice (path, SENDER_TYPE_BODY_FORMAT, SENDER_BODY_FORMAT_FORM);
  sender_check_run_report (run, path, fix,
                           _ ("The body is raw; %s reads form fields only, so choose Form."),
                           request->vendor->label);
}

static void
check_format (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_format);
}

/* What a rule about one row is told. */
typedef struct
{
  SenderCheckRun        *run;
  SenderCheckRequest    *request;
  guint                  position;
  SenderFormField       *row;
  const char            *key;
  const SenderVendorKey *meant; /* (nullable): the vendor's key it is or is meant to be */
  const char            *path;  /* of the key */
} Row;

static void
foreach_row (SenderCheckRun *run,
             void (*check) (const Row *row))
{
  for (guint i = 0; i < run->requests->len; i++)
    {
      SenderCheckRequest *request = g_ptr_array_index (run->requests, i);

      for (guint n = 0; n < sender_check_request_get_n_rows (request); n++)
        {
          SenderFormField *record = sender_check_request_get_row (request, n);
          g_autofree char *path = g_strdup_printf ("%s.body[%u].key", request->path, n);
          const char      *key = record != NULL ? sender_form_field_get_key (record) : NULL;
          Row              row = { run, request, n, record, key, NULL, path };

          if (record == NULL || request->vendor->n_keys == 0)
            continue;
          row.meant = sender_check_request_find_key (request, key);
          check (&row);
        }
    }
}

/* The row that has the right key already. */
static SenderFormField *
find_right (const Row *row)
{
  for (guint i = 0; i < sender_check_request_get_n_rows (row->request); i++)
    {
      SenderFormField *other = sender_check_request_get_row (row->request, i);

      if (other != NULL && strcmp (sender_form_field_get_key (other), row->meant->name) == 0)
        return other;
    }
  return NULL;
}

/* The right key; beside a row that has it, this one is switched off if it says the same. */
static SenderFix *
fix_key (const Row *row)
{
  SenderFormField *right = find_right (row);
  g_autofree char *enabled = g_strdup_printf ("%s.body[%u].enabled", row->request->path,
                                              row->position);

  if (right == NULL)
    return sender_check_fix (row->path, row->meant->name);
  if (strcmp (sender_form_field_get_value (right), sender_form_field_get_value (row->row)) == 0)
    return sender_check_fix (enabled, "false");
  return NULL;
}

static void
check_one_case (const Row *row)
{
  if (row->meant == NULL || strcmp (row->key, row->meant->name) == 0 ||
      g_ascii_strcasecmp (row->key, row->meant->name) != 0)
    return;
  sender_check_run_report (row->run, row->path, fix_key (row),
                           /* Translators: two spellings of a key; upper and lower case count. */
                           _ ("“%s” should be “%s”; upper and lower case count."), row->key,
                           row->meant->name);
}

static void
check_key_case (SenderCheckRun *run)
{
  foreach_row (run, check_one_case);
}

static void
check_one_spelling (const Row *row)
{
  if (row->meant == NULL || g_ascii_strcasecmp (row->key, row->meant->name) == 0)
    return;
  sender_check_run_report (row->run, row->path, fix_key (row),
                           _ ("“%s” should be “%s”."), row->key, row->meant->name);
}

static void
check_key_spelling (SenderCheckRun *run)
{
  foreach_row (run, check_one_spelling);
}

static void
check_one_unknown (const Row *row)
{
  if (row->meant != NULL)
    return;
  if (*row->key == '\0')
    sender_check_run_report (row->run, row->path, NULL,
                             _ ("The row has no key; enter one or switch the row off."));
  else
    sender_check_run_report (row->run, row->path, NULL,
                             _ ("%s knows no key “%s” and ignores it; what the flow is to get "
                                "belongs into “%s”."),
                             row->request->vendor->label, row->key,
                             row->request->vendor->message_key);
}

static void
check_unknown_key (SenderCheckRun *run)
{
  foreach_row (run, check_one_unknown);
}

static gboolean
has_key (SenderCheckRequest    *request,
         const SenderVendorKey *key)
{
  for (guint i = 0; i < sender_check_request_get_n_rows (request); i++)
    {
      SenderFormField *row = sender_check_request_get_row (request, i);

      if (row != NULL &&
          sender_check_request_find_key (request, sender_form_field_get_key (row)) == key)
        return TRUE;
    }
  return FALSE;
}

/* Keys without a row, be it misspelt: SS306 and SS307 tell of those. A raw body has no rows. */
static void
report_missing (SenderCheckRun     *run,
                SenderCheckRequest *request,
                gboolean            required)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           missing = NULL;
  g_autofree char         *names = NULL;
  g_autofree char         *path = sender_check_path (request->path, "body");

  if (sender_channel_request_get_body_format (request->request) == SENDER_BODY_FORMAT_RAW)
    return;
  for (guint i = 0; i < request->vendor->n_keys; i++)
    {
      const SenderVendorKey *key = &request->vendor->keys[i];

      if (!key->required == !required && !has_key (request, key))
        g_strv_builder_add (builder, key->name);
    }
  missing = g_strv_builder_end (builder);
  if (missing[0] == NULL)
    return;
  names = sender_check_list_names (missing, "", "");
  sender_check_run_report (run, path, NULL, _ ("The form has no row %s; add it."), names);
}

static void
check_one_required (SenderCheckRun     *run,
                    SenderCheckRequest *request)
{
  report_missing (run, request, TRUE);
}

static void
check_required_keys (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_required);
}

static void
check_one_optional (SenderCheckRun     *run,
                    SenderCheckRequest *request)
{
  report_missing (run, request, FALSE);
}

static void
check_optional_keys (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_optional);
}

static void
check_one_number_format (SenderCheckRun     *run,
                         SenderCheckRequest *request)
{
  g_autofree char *path = sender_check_path (request->path, "number-format");

  if (!sender_check_request_is_studio (request) ||
      sender_channel_request_get_number_format (request->request) != SENDER_NUMBER_FORMAT_DIGITS)
    return;
  sender_check_run_report (run, path,
                           sender_check_fix_choice (path, SENDER_TYPE_NUMBER_FORMAT,
                                                    SENDER_NUMBER_FORMAT_FULL),
                           _ ("Numbers are sent without the plus sign; %s needs them in full, "
                              "such as +14155550100."),
                           request->vendor->label);
}

static void
check_number_format (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_number_format);
}

static gboolean
have_same_flow (SenderCheckRequest *a,
                SenderCheckRequest *b)
{
  g_autofree char *one = sender_studio_url_get_flow (a->url);
  g_autofree char *other = sender_studio_url_get_flow (b->url);

  return a->placeholder == NULL && one != NULL && g_strcmp0 (one, other) == 0;
}

static gboolean
have_other_regions (SenderCheckRequest *a,
                    SenderCheckRequest *b)
{
  g_autofree char *one = sender_studio_url_get_region (a->url);
  g_autofree char *other = sender_studio_url_get_region (b->url);

  return one != NULL && other != NULL && strcmp (one, other) != 0;
}

/* The first SMS request that stands in @relation to @voice. */
static SenderCheckRequest *
find_partner (SenderCheckRun     *run,
              SenderCheckRequest *voice,
              gboolean (*relation) (SenderCheckRequest *a,
                                    SenderCheckRequest *b))
{
  for (guint i = 0; i < run->requests->len; i++)
    {
      SenderCheckRequest *sms = g_ptr_array_index (run->requests, i);

      if (voice->channel == SENDER_CHANNEL_VOICE && sms->channel == SENDER_CHANNEL_SMS &&
          relation (voice, sms))
        return sms;
    }
  return NULL;
}

static void
check_one_flow (SenderCheckRun     *run,
                SenderCheckRequest *request)
{
  g_autofree char *path = sender_check_path (request->path, "url");

  if (find_partner (run, request, have_same_flow) != NULL)
    sender_check_run_report (run, path, NULL,
                             _ ("Voice starts the same flow as SMS; give it a flow that calls."));
}

static void
check_flow (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_flow);
}

static void
check_one_region (SenderCheckRun     *run,
                  SenderCheckRequest *request)
{
  g_autofree char    *path = sender_check_path (request->path, "url");
  g_autofree char    *ours = NULL;
  g_autofree char    *theirs = NULL;
  SenderCheckRequest *sms = find_partner (run, request, have_other_regions);

  if (sms == NULL)
    return;
  ours = sender_studio_url_get_region (request->url);
  theirs = sender_studio_url_get_region (sms->url);
  sender_check_run_report (run, path, NULL,
                           _ ("Voice is in Twilio’s region %s and SMS in %s, but both use one "
                              "credential; use one region."),
                           ours, theirs);
}

static void
check_region (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_region);
}

static const SenderRule rules[] = {
  { "SS304", SENDER_SEVERITY_ERROR,
    N_ ("GET lists executions instead of starting one, and would put the code into a URL."),
    check_method },
  { "SS305", SENDER_SEVERITY_ERROR,
    N_ ("Twilio finds no “To” in it and answers 400 (error 20001); nothing is sent."),
    check_format },
  { "SS306", SENDER_SEVERITY_ERROR,
    N_ ("Twilio ignores other spellings: without “To” or “From” it answers 400, without "
        "“Parameters” the flow gets no code."),
    check_key_case },
  { "SS307", SENDER_SEVERITY_ERROR,
    N_ ("Twilio ignores other spellings: without “To” or “From” it answers 400, without "
        "“Parameters” the flow gets no code."),
    check_key_spelling },
  { "SS308", SENDER_SEVERITY_ERROR,
    N_ ("Twilio answers 400 (error 20001); nothing is sent."),
    check_required_keys },
  { "SS312", SENDER_SEVERITY_ERROR,
    N_ ("Twilio takes the number for another or refuses it, and the flow does not reach the "
        "phone."),
    check_number_format },
  { "SS314", SENDER_SEVERITY_WARNING,
    N_ ("A flow that sends a message does not call: whoever waits for a call gets a message, or "
        "the other way round."),
    check_flow },
  { "SS318", SENDER_SEVERITY_WARNING,
    N_ ("Twilio ignores unknown keys without a word."),
    check_unknown_key },
  { "SS319", SENDER_SEVERITY_WARNING,
    N_ ("The flow starts without data, and the message has no code."),
    check_optional_keys },
  { "SS320", SENDER_SEVERITY_ERROR,
    N_ ("Credentials of one region are refused in another (error 20003), so one of the two "
        "channels fails."),
    check_region },
};

const SenderRuleGroup sender_rules_studio = { rules, G_N_ELEMENTS (rules) };
