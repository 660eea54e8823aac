/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-config.h"
#include "sender-json-template.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-path.h"
#include "sender-provider.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What every rule uses: reporting, and the questions several of them ask. */

static const SenderCheckContext nothing_known;

static void
add_requests (SenderCheckRun *run)
{
  SenderList *requests = sender_config_get_requests (run->config);

  for (guint i = 0; i < sender_list_get_n_items (requests); i++)
    {
      SenderCheckRequest *request = sender_check_request_new (run->config,
                                                              sender_list_get (requests, i));

      if (request != NULL)
        g_ptr_array_add (run->requests, request);
    }
}

/**
 * sender_check_run_init:
 * @run: (out caller-allocates): the run
 * @config: (transfer none): the configuration to be judged; it must not change during the run
 * @context: (nullable) (transfer none): what it can't know of itself
 *
 * Works out what several rules need.
 */
void
sender_check_run_init (SenderCheckRun           *run,
                       SenderConfig             *config,
                       const SenderCheckContext *context)
{
  SenderProvider *provider = sender_config_get_provider (config);

  *run = (SenderCheckRun){
    .config = config,
    .context = context != NULL ? context : &nothing_known,
    .findings = g_ptr_array_new_with_free_func (g_object_unref),
    .requests = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_check_request_free),
  };
  if (sender_provider_get_kind (provider) == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER)
    add_requests (run);
  run->payloads = sender_check_payloads_new (run);
}

/**
 * sender_check_run_clear:
 * @run: a run
 *
 * Frees what belongs to a run.
 */
void
sender_check_run_clear (SenderCheckRun *run)
{
  g_clear_pointer (&run->payloads, g_ptr_array_unref);
  g_clear_pointer (&run->requests, g_ptr_array_unref);
  g_clear_pointer (&run->findings, g_ptr_array_unref);
}

static gboolean
is_in_scope (SenderRuleScope    scope,
             SenderProviderKind kind)
{
  switch (scope)
    {
    case SENDER_RULE_OWN_ACCOUNT:
      return kind == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER ||
             kind == SENDER_PROVIDER_KIND_CUSTOM_SERVER;
    case SENDER_RULE_ANY_KIND:
      return TRUE;
    case SENDER_RULE_CUSTOM_PROVIDER:
    default:
      return kind == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER;
    }
}

/**
 * sender_check_run_group:
 * @run: a run
 * @group: rules
 *
 * Lets every rule of a group look that is about this kind of sender.
 */
void
sender_check_run_group (SenderCheckRun        *run,
                        const SenderRuleGroup *group)
{
  SenderProviderKind kind = sender_provider_get_kind (sender_config_get_provider (run->config));

  for (guint i = 0; i < group->n_rules; i++)
    if (is_in_scope (group->rules[i].scope, kind))
      {
        run->rule = &group->rules[i];
        run->rule->check (run);
      }
}

static void G_GNUC_PRINTF (5, 0)
  report (SenderCheckRun *run,
          SenderSeverity  severity,
          const char     *path,
          SenderFix      *fix,
          const char     *format,
          va_list         arguments)
{
  g_autoptr (SenderFix) owned = fix;
  g_autofree char      *message = g_strdup_vprintf (format, arguments);
  const char           *why = run->rule->why != NULL ? _ (run->rule->why) : NULL;

  g_ptr_array_add (run->findings,
                   sender_finding_new (run->rule->id, severity, path, message, why, owned));
}

/**
 * sender_check_run_report:
 * @run: a run
 * @path: where
 * @fix: (transfer full) (nullable): the repair
 * @format: one sentence that says what is wrong and what to do
 *
 * Reports a finding with the severity of the rule that runs.
 */
void
sender_check_run_report (SenderCheckRun *run,
                         const char     *path,
                         SenderFix      *fix,
                         const char     *format,
                         ...)
{
  va_list arguments;

  va_start (arguments, format);
  report (run, run->rule->severity, path, fix, format, arguments);
  va_end (arguments);
}

/**
 * sender_check_run_report_as:
 * @run: a run
 * @severity: how much it matters here
 * @path: where
 * @fix: (transfer full) (nullable): the repair
 * @format: one sentence that says what is wrong and what to do
 *
 * Reports a finding whose severity depends on the circumstances.
 */
void
sender_check_run_report_as (SenderCheckRun *run,
                            SenderSeverity  severity,
                            const char     *path,
                            SenderFix      *fix,
                            const char     *format,
                            ...)
{
  va_list arguments;

  va_start (arguments, format);
  report (run, severity, path, fix, format, arguments);
  va_end (arguments);
}

/**
 * sender_check_run_has_reported:
 * @run: a run
 * @id: a rule that ran before
 * @path: where
 *
 * Tells whether a finding stands already, for rules that would only repeat it.
 *
 * Returns: whether @id was reported at @path
 */
gboolean
sender_check_run_has_reported (SenderCheckRun *run,
                               const char     *id,
                               const char     *path)
{
  for (guint i = 0; i < run->findings->len; i++)
    {
      SenderFinding *finding = g_ptr_array_index (run->findings, i);

      if (strcmp (sender_finding_get_id (finding), id) == 0 &&
          strcmp (sender_finding_get_path (finding), path) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_check_run_foreach_request:
 * @run: a run
 * @check: (scope call): looks at one request
 *
 * Looks at every request of a known channel.
 */
void
sender_check_run_foreach_request (SenderCheckRun *run,
                                  void (*check) (SenderCheckRun     *run,
                                                 SenderCheckRequest *request))
{
  for (guint i = 0; i < run->requests->len; i++)
    check (run, g_ptr_array_index (run->requests, i));
}

/**
 * sender_check_run_foreach_message:
 * @run: a run
 * @check: (scope call): looks at one message
 *
 * Looks at every message of a known channel.
 */
void
sender_check_run_foreach_message (SenderCheckRun *run,
                                  void (*check) (SenderCheckRun *run,
                                                 SenderMessage  *message,
                                                 const char     *path))
{
  SenderList *messages = sender_config_get_messages (run->config);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage   *message = sender_list_get (messages, i);
      g_autofree char *path = NULL;

      if (sender_message_get_channel (message) == SENDER_CHANNEL_UNKNOWN)
        continue;
      path = sender_path_for_message (run->config, message);
      check (run, message, path);
    }
}

/**
 * sender_check_run_has_studio:
 * @run: a run
 *
 * Tells whether a request goes to Twilio Studio.
 *
 * Returns: whether one does
 */
gboolean
sender_check_run_has_studio (SenderCheckRun *run)
{
  for (guint i = 0; i < run->requests->len; i++)
    if (sender_check_request_is_studio (g_ptr_array_index (run->requests, i)))
      return TRUE;
  return FALSE;
}

/**
 * sender_check_run_get_request:
 * @run: a run
 * @channel: SMS or Voice
 *
 * Gets the first request of a channel.
 *
 * Returns: (transfer none) (nullable): the request
 */
SenderCheckRequest *
sender_check_run_get_request (SenderCheckRun *run,
                              SenderChannel   channel)
{
  for (guint i = 0; i < run->requests->len; i++)
    {
      SenderCheckRequest *request = g_ptr_array_index (run->requests, i);

      if (request->channel == channel)
        return request;
    }
  return NULL;
}

/**
 * sender_check_run_has_number:
 * @run: a run
 * @channel: SMS or Voice
 * @selected: only one that is selected too
 *
 * Tells whether an origination number is ticked for a channel.
 *
 * Returns: whether one is
 */
gboolean
sender_check_run_has_number (SenderCheckRun *run,
                             SenderChannel   channel,
                             gboolean        selected)
{
  SenderList *numbers = sender_config_get_numbers (run->config);

  for (guint i = 0; i < sender_list_get_n_items (numbers); i++)
    {
      SenderOriginationNumber *number = sender_list_get (numbers, i);

      gboolean ticked = channel == SENDER_CHANNEL_SMS
                          ? sender_origination_number_has_sms (number)
                          : sender_origination_number_has_voice (number);

      if (ticked && (!selected || sender_origination_number_is_selected (number)))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_check_run_carries_json:
 * @run: a run
 * @channel: SMS or Voice
 *
 * Tells whether what a channel hands on is JSON.
 *
 * Returns: whether a text of the channel begins as an object does
 */
gboolean
sender_check_run_carries_json (SenderCheckRun *run,
                               SenderChannel   channel)
{
  for (guint i = 0; i < run->payloads->len; i++)
    {
      SenderCheckPayload *payload = g_ptr_array_index (run->payloads, i);

      if (payload->channel == channel && sender_json_template_is (payload->text))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_check_path:
 * @base: `sms`
 * @member: `url`
 *
 * Spells a path.
 *
 * Returns: (transfer full): `sms.url`
 */
char *
sender_check_path (const char *base,
                   const char *member)
{
  return g_strconcat (base, ".", member, NULL);
}

/**
 * sender_check_fix:
 * @path: a path
 * @value: its right value
 *
 * Makes a fix of one edit.
 *
 * Returns: (transfer full): the fix
 */
SenderFix *
sender_check_fix (const char *path,
                  const char *value)
{
  SenderFix *fix = sender_fix_new ();

  sender_fix_add (fix, path, value);
  return fix;
}

/**
 * sender_check_fix_choice:
 * @path: a path
 * @type: the enumeration behind it
 * @value: the right choice
 *
 * Makes a fix that chooses.
 *
 * Returns: (transfer full): the fix
 */
SenderFix *
sender_check_fix_choice (const char *path,
                         GType       type,
                         int         value)
{
  return sender_check_fix (path, sender_enum_get_nick (type, value));
}

/**
 * sender_check_list_names:
 * @names: names
 * @before: what stands before each, `${`
 * @after: what stands after each, `}`
 *
 * Names several things in one sentence.
 *
 * Returns: (transfer full): `“${a}”, “${b}”`
 */
char *
sender_check_list_names (GStrv       names,
                         const char *before,
                         const char *after)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (before, names[i], after, NULL);
      g_autofree char *quoted = sender_text_quote (name);

      g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", quoted);
    }
  return g_string_free (out, FALSE);
}
