/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-credential.h"
#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Requests, whoever the vendor is: SS309, SS310, SS313, SS315-SS317,
 * SS323, SS324. */

static char *
row_path (SenderCheckRequest *request,
          guint               position,
          const char         *member)
{
  return g_strdup_printf ("%s.body[%u].%s", request->path, position, member);
}

/* An earlier row with the key of row @position. */
static SenderFormField *
find_earlier (SenderCheckRequest *request,
              guint               position)
{
  SenderFormField *row = sender_check_request_get_row (request, position);

  for (guint i = 0; i < position; i++)
    {
      SenderFormField *earlier = sender_check_request_get_row (request, i);

      if (earlier != NULL &&
          strcmp (sender_form_field_get_key (earlier), sender_form_field_get_key (row)) == 0)
        return earlier;
    }
  return NULL;
}

/* A row that only repeats another can be switched off; of two values somebody has to choose. */
static void
check_one_row (SenderCheckRun     *run,
               SenderCheckRequest *request,
               guint               position)
{
  SenderFormField *row = sender_check_request_get_row (request, position);
  SenderFormField *earlier = NULL;
  g_autofree char *path = row_path (request, position, "key");
  g_autofree char *enabled = row_path (request, position, "enabled");
  SenderFix       *fix = NULL;

  if (row == NULL || *sender_form_field_get_key (row) == '\0')
    return;
  earlier = find_earlier (request, position);
  if (earlier == NULL)
    return;
  if (strcmp (sender_form_field_get_value (earlier), sender_form_field_get_value (row)) == 0)
    fix = sender_check_fix (enabled, "false");
  sender_check_run_report (run, path, fix,
                           _ ("The form has the key “%s” twice; keep one of the rows."),
                           sender_form_field_get_key (row));
}

static void
check_one_form (SenderCheckRun     *run,
                SenderCheckRequest *request)
{
  for (guint i = 0; i < sender_check_request_get_n_rows (request); i++)
    check_one_row (run, request, i);
}

static void
check_repeated_key (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_form);
}

static void
check_one_mandatory (SenderCheckRun     *run,
                     SenderCheckRequest *request)
{
  static const char *const mandatory[] = { "to", "message" };
  const char              *missing[G_N_ELEMENTS (mandatory) + 1] = { NULL };
  g_autofree char         *names = NULL;
  guint                    n_missing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (mandatory); i++)
    if (!sender_check_request_uses (request, mandatory[i]))
      missing[n_missing++] = mandatory[i];
  if (n_missing == 0)
    return;
  names = sender_check_list_names ((GStrv) missing, "${", "}");
  sender_check_run_report (run, request->path, NULL,
                           _ ("The %s request lacks %s; put it into the body, or into the URL of "
                              "a GET request."),
                           sender_channel_get_label (request->channel), names);
}

static void
check_mandatory (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_mandatory);
}

static void
report_tag (SenderCheckRun     *run,
            SenderCheckRequest *request,
            const char         *member,
            const char         *tag)
{
  g_autofree char *path = sender_check_path (request->path, member);

  if (*tag != '\0' && request->channel == SENDER_CHANNEL_SMS)
    sender_check_run_report (run, path, sender_check_fix (path, ""),
                             _ ("The tag “%s” is for the voice of a call, and this is the SMS "
                                "request; clear it."),
                             tag);
  else if (*tag != '\0')
    sender_check_run_report (run, path, sender_check_fix (path, ""),
                             _ ("The tag “%s” would be put around each digit inside the JSON of "
                                "the message; clear it and let the flow pause."),
                             tag);
}

/* PingOne has tags for calls only; what it makes of one in an SMS request is not documented. */
static void
check_one_tags (SenderCheckRun     *run,
                SenderCheckRequest *request)
{
  if (!sender_check_run_carries_json (run, request->channel))
    return;
  report_tag (run, request, "before-tag",
              sender_channel_request_get_before_tag (request->request));
  report_tag (run, request, "after-tag", sender_channel_request_get_after_tag (request->request));
}

static void
check_tags (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_tags);
}

#define FORM_TYPE "application/x-www-form-urlencoded"
#define JSON_TYPE "application/json"

static gboolean
fits_format (const char      *value,
             SenderBodyFormat format)
{
  g_auto (GStrv)   parts = g_strsplit (value, ";", 2);
  g_autofree char *type = g_ascii_strdown (parts[0] != NULL ? g_strstrip (parts[0]) : "", -1);

  if (format == SENDER_BODY_FORMAT_FORM)
    return strcmp (type, FORM_TYPE) == 0;
  return strstr (type, "json") != NULL;
}

static void
check_one_content_type (SenderCheckRun     *run,
                        SenderCheckRequest *request)
{
  SenderList      *headers = sender_channel_request_get_headers (request->request);
  SenderBodyFormat format = sender_channel_request_get_body_format (request->request);
  gboolean         is_form = format == SENDER_BODY_FORMAT_FORM;

  if (!sender_check_request_has_body (request))
    return;
  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    {
      SenderHeader    *header = sender_list_get (headers, i);
      const char      *value = sender_header_get_value (header);
      g_autofree char *path = g_strdup_printf ("%s.headers[%u].value", request->path, i);
      SenderFix       *fix = NULL;

      if (g_ascii_strcasecmp (sender_header_get_name (header), "content-type") != 0 ||
          fits_format (value, format))
        continue;
      /* Where the vendor takes forms only, it is the raw body that is wrong: SS305. */
      if (is_form || !request->vendor->form_only)
        fix = sender_check_fix (path, is_form ? FORM_TYPE : JSON_TYPE);
      sender_check_run_report (run, path, fix,
                               is_form ? _ ("The header says “%s”, but the body is a form; it "
                                            "must say %s.")
                                       : _ ("The header says “%s”, but the body is JSON; it must "
                                            "say %s."),
                               value, is_form ? FORM_TYPE : JSON_TYPE);
    }
}

static void
check_content_type (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_content_type);
}

/* A line break at the end is what a copied text brings along. */
static void
report_control (SenderCheckRun *run,
                const char     *path,
                const char     *text)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  SenderFix       *fix = NULL;

  if (!sender_text_has_control (text))
    return;
  if (!sender_text_has_control (plain))
    fix = sender_check_fix (path, plain);
  sender_check_run_report (run, path, fix,
                           _ ("There is a character here that can’t be seen, such as a line "
                              "break; type the text again."));
}

static void
check_one_control (SenderCheckRun     *run,
                   SenderCheckRequest *request)
{
  SenderList      *headers = sender_channel_request_get_headers (request->request);
  g_autofree char *url = sender_check_path (request->path, "url");

  report_control (run, url, sender_channel_request_get_url (request->request));
  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    {
      SenderHeader    *header = sender_list_get (headers, i);
      g_autofree char *name = g_strdup_printf ("%s.headers[%u].name", request->path, i);
      g_autofree char *value = g_strdup_printf ("%s.headers[%u].value", request->path, i);

      report_control (run, name, sender_header_get_name (header));
      report_control (run, value, sender_header_get_value (header));
    }
}

static void
check_control (SenderCheckRun *run)
{
  SenderAuthorization *authorization = sender_config_get_authorization (run->config);

  if (sender_authorization_get_kind (authorization) == SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER)
    report_control (run, "authorization.header-name",
                    sender_authorization_get_header_name (authorization));
  sender_check_run_foreach_request (run, check_one_control);
}

static void
check_one_further (SenderCheckRun     *run,
                   SenderCheckRequest *request)
{
  const char *label = sender_channel_get_label (request->channel);

  if (sender_check_run_get_request (run, request->channel) != request)
    sender_check_run_report (run, request->path, NULL,
                             _ ("There is another %s request before this one; keep the one that "
                                "is meant."),
                             label);
}

static void
check_further (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_further);
}

/* No fix: what stands there may be the only copy. */
static void
check_one_secret (SenderCheckRun     *run,
                  SenderCheckRequest *request)
{
  SenderList *headers = sender_channel_request_get_headers (request->request);

  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    {
      SenderHeader    *header = sender_list_get (headers, i);
      const char      *name = sender_header_get_name (header);
      const char      *value = sender_header_get_value (header);
      g_autofree char *path = g_strdup_printf ("%s.headers[%u].value", request->path, i);

      if (sender_credential_is_header (name, value) || sender_credential_looks_random (value))
        sender_check_run_report (run, path, NULL,
                                 _ ("The header “%s” holds what looks like a secret, and it is in "
                                    "the document. Choose the fitting kind under Authorization "
                                    "(for any header: custom header), enter the secret there, "
                                    "which puts it into the keyring, and remove this header."),
                                 name);
    }
}

static void
check_secret (SenderCheckRun *run)
{
  sender_check_run_foreach_request (run, check_one_secret);
}

/* What holds a character that can't be seen is SS316's. */
static void
report_name (SenderCheckRun *run,
             const char     *path,
             const char     *name)
{
  SenderHeaderFault fault = sender_header_judge (name, "");
  g_autofree char  *text = sender_header_explain (fault, name);

  if (text != NULL && fault != SENDER_HEADER_NAME_CONTROL)
    sender_check_run_report (run, path, NULL, "%s", text);
}

static void
check_one_header_name (SenderCheckRun     *run,
                       SenderCheckRequest *request)
{
  SenderList *headers = sender_channel_request_get_headers (request->request);

  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.headers[%u].name", request->path, i);

      report_name (run, path, sender_header_get_name (sender_list_get (headers, i)));
    }
}

static void
check_header_name (SenderCheckRun *run)
{
  SenderAuthorization *authorization = sender_config_get_authorization (run->config);

  if (sender_authorization_get_kind (authorization) == SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER)
    report_name (run, "authorization.header-name",
                 sender_authorization_get_header_name (authorization));
  sender_check_run_foreach_request (run, check_one_header_name);
}

static const SenderRule rules[] = {
  { "SS309", SENDER_SEVERITY_ERROR,
    N_ ("Which of the two values the vendor takes is not documented."),
    check_repeated_key },
  { "SS310", SENDER_SEVERITY_ERROR,
    N_ ("Without the recipient or the message the vendor can deliver nothing."),
    check_mandatory },
  { "SS313", SENDER_SEVERITY_ERROR,
    N_ ("The message is no JSON any more, and the call does not begin. What PingOne makes of the "
        "tags exactly is not documented."),
    check_tags },
  { "SS315", SENDER_SEVERITY_WARNING,
    N_ ("The vendor reads the body as what the header says, and finds nothing it knows."),
    check_content_type },
  { "SS316", SENDER_SEVERITY_ERROR,
    N_ ("Such a request is never sent: a line break would let a value add headers of its own."),
    check_control },
  { "SS317", SENDER_SEVERITY_WARNING,
    N_ ("PingOne keeps both; which one it uses is not documented."),
    check_further },
  { "SS323", SENDER_SEVERITY_WARNING,
    N_ ("Whoever reads the document, a copy or an export of it has the secret too."),
    check_secret },
  { "SS324", SENDER_SEVERITY_ERROR,
    N_ ("Such a request is never sent: nothing would tell where it ends, or whom it is for."),
    check_header_name },
};

const SenderRuleGroup sender_rules_request = { rules, G_N_ELEMENTS (rules) };
