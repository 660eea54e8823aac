/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-finding.h"
#include "sender-number-facts.h"
#include "sender-origination-number.h"
#include "sender-question.h"

G_BEGIN_DECLS

/*
 * The online checks as pure functions: from a configuration and the answers so far to the next
 * questions, and from all answers to findings.
 */

/* So that a long list of numbers does not become a flood of requests; what is left out is told. */
#define SENDER_PREFLIGHT_MAX_NUMBERS 20
#define SENDER_PREFLIGHT_MAX_SERVICES 10
#define SENDER_PREFLIGHT_MAX_COUNTRIES 20

typedef struct
{
  SenderConfig *config;    /* (not owned) */
  GPtrArray    *questions; /* (not owned) (element-type SenderQuestion) */
} SenderPreflight;

typedef struct
{
  GListStore *findings; /* (owned) */
  GPtrArray  *gaps;     /* (owned) (element-type SenderPreflightGap): what could not be checked */
} SenderPreflightReport;

/* Facts */
SenderUrl  *sender_preflight_dup_studio_url (SenderConfig *config,
                                             SenderChannel channel);
char       *sender_preflight_dup_flow (const SenderPreflight *self,
                                       SenderChannel          channel);
const char *sender_preflight_get_account (const SenderPreflight *self);
guint       sender_preflight_get_n_numbers (const SenderPreflight *self);
SenderOriginationNumber             *
sender_preflight_get_number (const SenderPreflight *self,
                                         guint                  index);
SenderJson *sender_preflight_get_list (SenderJson *answer,
                                       const char *name);

/* Facts about numbers */
gboolean        sender_preflight_is_short_code (SenderOriginationNumber *number);
gboolean        sender_preflight_is_toll_free (SenderOriginationNumber *number);
SenderQuestion *sender_preflight_find_ownership (const SenderPreflight *self,
                                                 guint                  index);
SenderJson     *sender_preflight_find_owned (const SenderPreflight *self,
                                             guint                  index);
gboolean        sender_preflight_is_looked_up (SenderOriginationNumber *number);
const char     *sender_preflight_get_country (const SenderPreflight   *self,
                                              SenderOriginationNumber *number);
gboolean        sender_preflight_serves (const SenderPreflight *self,
                                         guint                  index,
                                         SenderChannel          channel,
                                         const char            *country);
GStrv           sender_preflight_dup_countries (const SenderPreflight *self,
                                                SenderChannel          channel,
                                                guint                 *n_all);
SenderJson     *sender_preflight_find_capability (SenderJson *number,
                                                  const char *name);
const char     *sender_preflight_get_verification (const SenderPreflight *self,
                                                   SenderJson            *owned,
                                                   SenderJson           **found);

/* Facts about messaging services */
char       *sender_preflight_dup_service (const SenderPreflight *self,
                                          char                 **path);
gboolean    sender_preflight_needs_campaign (const SenderPreflight *self,
                                             guint                  index);
const char *sender_preflight_get_service (SenderJson *list,
                                          guint       index);
gboolean    sender_preflight_has_campaign (const SenderPreflight *self,
                                           guint                  index);
gboolean    sender_preflight_service_has (const SenderPreflight *self,
                                          const char            *service,
                                          const char            *number);

/* Asking */
void     sender_preflight_ask (const SenderPreflight *self);
gboolean sender_preflight_is_rejected (const SenderPreflight *self);

/* Judging */
GListModel *sender_preflight_judge (const SenderPreflight *self);
void        sender_preflight_judge_account (const SenderPreflight *self,
                                            SenderPreflightReport *report);
void        sender_preflight_judge_flows (const SenderPreflight *self,
                                          SenderPreflightReport *report);
void        sender_preflight_judge_numbers (const SenderPreflight *self,
                                            SenderPreflightReport *report);
void        sender_preflight_judge_campaigns (const SenderPreflight *self,
                                              SenderPreflightReport *report);
void        sender_preflight_judge_countries (const SenderPreflight *self,
                                              SenderPreflightReport *report);

/* Telling */
GHashTable *sender_preflight_tell_numbers (const SenderPreflight *self,
                                           GListModel            *findings);
void        sender_preflight_report (SenderPreflightReport *self,
                                     const char            *id,
                                     const char            *path,
                                     const char            *message);
void        sender_preflight_report_gap (SenderPreflightReport *self,
                                         const char            *subject,
                                         const char            *reason);
void        sender_preflight_report_question (SenderPreflightReport *self,
                                              const char            *subject,
                                              const SenderQuestion  *question);

G_END_DECLS
