/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-help-topic.h"
#include "sender-section.h"

G_BEGIN_DECLS

/* What a rule’s table leaves unsaid: it knows the consequence, and a finding says what it found. */
typedef struct
{
  const char *id;
  const char *means; /* marked with N_(), as is @mend */
  const char *mend;
} SenderHelpRule;

typedef struct
{
  const SenderHelpRule *rules;
  guint                 n_rules;
} SenderHelpRules;

/* SS101 to SS324, and SS401 to SS710. */
extern const SenderHelpRules sender_help_rules_sender;
extern const SenderHelpRules sender_help_rules_rest;

/* Whether it is told where the value of a path is found. @plain has no indexes, and `request` is
 * either channel. */
gboolean sender_help_values_has (const char *plain);
/* Behind those of the sections: the page of what has a window of its own. */
#define SENDER_HELP_PAGE_CONNECTION SENDER_N_SECTIONS

/* Adds where each value of a section, or of SENDER_HELP_PAGE_CONNECTION, is found. */
void sender_help_values_add (SenderHelpTopic *topic,
                             guint            page);
/* Add a page for each. @topics: (element-type SenderHelpTopic). */
void sender_help_sections_add (GListStore *topics);
void sender_help_rules_add (GListStore *topics);

G_END_DECLS
