/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-checks.h"
#include "sender-types.h"
#include "sender-variables.h"
#include "sender-vendor.h"

G_BEGIN_DECLS

/*
 * How a rule looks: one static function in a table of its group. A group is a file
 * sender-checks-<group>.c with one table, listed in sender-checks.c.
 */

typedef struct _SenderRule     SenderRule;
typedef struct _SenderCheckRun SenderCheckRun;

/* Which kinds of sender a rule is about. Ping's own server has neither numbers nor requests, a
 * custom server only an account; of a kind that is not known nothing is judged but its messages. */
typedef enum
{
  SENDER_RULE_CUSTOM_PROVIDER,
  SENDER_RULE_OWN_ACCOUNT, /* a custom server too: whatever signs in with a secret */
  SENDER_RULE_ANY_KIND,    /* the texts of messages */
} SenderRuleScope;

/**
 * SenderRule:
 * @id: stable id
 * @severity: default severity
 * @why: (nullable): the consequence, one sentence, marked with N_(); for people
 * @check: reports what it finds
 * @scope: the kinds of sender it is about
 */
struct _SenderRule
{
  const char    *id;
  SenderSeverity severity;
  const char    *why;
  void (*check) (SenderCheckRun *run);
  SenderRuleScope scope;
};

typedef struct
{
  const SenderRule *rules;
  guint             n_rules;
} SenderRuleGroup;

extern const SenderRuleGroup sender_rules_provider;
extern const SenderRuleGroup sender_rules_numbers;
extern const SenderRuleGroup sender_rules_request;
extern const SenderRuleGroup sender_rules_variables;
extern const SenderRuleGroup sender_rules_url;
extern const SenderRuleGroup sender_rules_studio;
extern const SenderRuleGroup sender_rules_fallback;
extern const SenderRuleGroup sender_rules_messages;
extern const SenderRuleGroup sender_rules_json;
extern const SenderRuleGroup sender_rules_flow;
extern const SenderRuleGroup sender_rules_live;

/* One text that is sent, with its path: the URL, an enabled row's key or value, the raw body. */
typedef struct
{
  char       *path;
  const char *text;
} SenderCheckText;

/**
 * SenderCheckRequest:
 * @channel: SMS or Voice; requests of an unknown channel are not judged
 * @path: `sms`, `voice[1]`
 * @placeholder: (nullable): what was left in the URL to be filled in, `<flowID>`
 * @n_placeholders: how many different ones
 * @url: (nullable): the URL with the placeholder filled in, NULL if it can't be read even so
 * @fault: what is wrong with that
 * @vendor: whose endpoint it is, as far as can be told from a URL with faults, by its host alone
 * @texts: (element-type SenderCheckText): what is sent, in order
 *
 * A channel's request and what several rules need of it.
 */
typedef struct
{
  SenderChannelRequest *request;
  SenderChannel         channel;
  char                 *path;
  char                 *placeholder;
  guint                 n_placeholders;
  SenderUrl            *url;
  SenderUrlFault        fault;
  const SenderVendor   *vendor;
  GPtrArray            *texts;
} SenderCheckRequest;

/**
 * SenderCheckPayload:
 * @path: of the text
 * @text: the JSON with ${…} as PingOne keeps it
 * @channel: whose it is
 * @message: (nullable): the message it is; NULL where a form row holds the JSON
 * @vendor: who takes it
 * @required: whether that vendor takes nothing but a JSON object
 *
 * A text that reaches the flow as JSON.
 */
typedef struct
{
  char               *path;
  const char         *text;
  SenderChannel       channel;
  SenderMessage      *message;
  const SenderVendor *vendor;
  gboolean            required;
} SenderCheckPayload;

/**
 * SenderCheckRun:
 * @rule: the one that runs
 * @findings: (element-type SenderFinding)
 * @requests: (element-type SenderCheckRequest): empty unless the sender is a custom provider
 * @payloads: (element-type SenderCheckPayload)
 * @own_names: (nullable): variables that are known to the text that is judged, beside all others
 *
 * One run over one configuration, with what several rules need worked out once.
 */
struct _SenderCheckRun
{
  SenderConfig             *config;
  const SenderCheckContext *context;
  const SenderRule         *rule;
  GPtrArray                *findings;
  GPtrArray                *requests;
  GPtrArray                *payloads;
  GStrv                     own_names;
};

void sender_check_run_init (SenderCheckRun           *run,
                            SenderConfig             *config,
                            const SenderCheckContext *context);
void sender_check_run_clear (SenderCheckRun *run);
void sender_check_run_group (SenderCheckRun        *run,
                             const SenderRuleGroup *group);

/* Reports a finding of the running rule. @fix is taken; @path and the message are copied. */
void sender_check_run_report (SenderCheckRun *run,
                              const char     *path,
                              SenderFix      *fix,
                              const char     *format,
                              ...) G_GNUC_PRINTF (4, 5);

/* As above with another severity than the rule's own. */
void sender_check_run_report_as (SenderCheckRun *run,
                                 SenderSeverity  severity,
                                 const char     *path,
                                 SenderFix      *fix,
                                 const char     *format,
                                 ...) G_GNUC_PRINTF (5, 6);

/* Whether @id was reported at @path in this run. */
gboolean sender_check_run_has_reported (SenderCheckRun *run,
                                        const char     *id,
                                        const char     *path);

/* In the document's order, without those of unknown channels. */
void                sender_check_run_foreach_request (SenderCheckRun *run,
                                                      void (*check) (SenderCheckRun     *run,
                                                      SenderCheckRequest *request));
void                sender_check_run_foreach_message (SenderCheckRun *run,
                                                      void (*check) (SenderCheckRun *run,
                                                      SenderMessage  *message,
                                                      const char     *path));
gboolean            sender_check_run_has_studio (SenderCheckRun *run);
SenderCheckRequest *sender_check_run_get_request (SenderCheckRun *run,
                                                  SenderChannel   channel);
gboolean            sender_check_run_has_number (SenderCheckRun *run,
                                                 SenderChannel   channel,
                                                 gboolean        selected);
/* Whether some text of the channel that reaches the vendor begins as JSON does. */
gboolean sender_check_run_carries_json (SenderCheckRun *run,
                                        SenderChannel   channel);

/* `@base.@member`, as far as it is a path. (transfer full) */
char *sender_check_path (const char *base,
                         const char *member);

/* A fix of one edit. (transfer full) */
SenderFix *sender_check_fix (const char *path,
                             const char *value);

/* A fix that chooses one value of an enumeration. (transfer full) */
SenderFix *sender_check_fix_choice (const char *path, GType type, int value);

/* `“a”, “b”`, each name within @before and @after. (transfer full) */
char *sender_check_list_names (GStrv names, const char *before, const char *after);

void                sender_check_request_free (SenderCheckRequest *self);
SenderCheckRequest *sender_check_request_new (SenderConfig         *config,
                                              SenderChannelRequest *request);
gboolean            sender_check_request_is_studio (SenderCheckRequest *self);
gboolean            sender_check_request_uses (SenderCheckRequest *self,
                                               const char         *variable);
/* The fix that writes @url, with the placeholder back in its place. (transfer full) (nullable) */
SenderFix *sender_check_request_fix_url (SenderCheckRequest *self,
                                         SenderUrl          *url);
/* Whether it has a body: GET has none, but where the vendor takes POST only it is to become one. */
gboolean sender_check_request_has_body (SenderCheckRequest *self);
/* Rows of the form, none for a raw body; NULL for a row that is switched off. */
guint            sender_check_request_get_n_rows (SenderCheckRequest *self);
SenderFormField *sender_check_request_get_row (SenderCheckRequest *self,
                                               guint               position);
/* The vendor's key that @key is or is meant to be: exact, else but for case, else misspelt. */
const SenderVendorKey *sender_check_request_find_key (SenderCheckRequest *self,
                                                      const char         *key);

void       sender_check_payload_free (SenderCheckPayload *self);
GPtrArray *sender_check_payloads_new (SenderCheckRun *run);

/* What is known of a variable's name where it stands. */
typedef enum
{
  SENDER_CHECK_NAME_KNOWN = 1 << 0,  /* documented, or declared in the configuration */
  SENDER_CHECK_NAME_LISTED = 1 << 1, /* a listed misprint */
  SENDER_CHECK_NAME_NEAR = 1 << 2,   /* one letter off a documented one */
  SENDER_CHECK_NAME_UNKNOWN = 1 << 3,
} SenderCheckName;

/* @right (out) (nullable): the documented name where there is one. */
SenderCheckName sender_check_run_judge_name (SenderCheckRun     *run,
                                             SenderVariableScope scope,
                                             const char         *name,
                                             const char        **right);
/* The names in @text that are judged as one of @kinds. (transfer full) */
GStrv sender_check_run_list_names (SenderCheckRun     *run,
                                   SenderVariableScope scope,
                                   const char         *text,
                                   guint               kinds);
/* Reports that @names of a text must be the documented ones. @fix is taken. */
void sender_check_run_report_names (SenderCheckRun     *run,
                                    SenderVariableScope scope,
                                    const char         *path,
                                    GStrv               names,
                                    SenderFix          *fix);
/* @text with such names replaced by the documented ones. (transfer full) */
char *sender_check_run_correct_names (SenderCheckRun     *run,
                                      SenderVariableScope scope,
                                      const char         *text,
                                      guint               kinds);

G_END_DECLS
