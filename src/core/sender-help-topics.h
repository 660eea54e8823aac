/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-help-topic.h"

G_BEGIN_DECLS

/*
 * All that is explained: what each section is for and where its values are found, what each rule
 * means, what each error code of a vendor's means. Works without a network.
 */

#define SENDER_HELP_CONNECTION "connection"
#define SENDER_HELP_PRACTICE "practice"

/* A list of SenderHelpTopic, in their order; made when first asked, for life. (transfer none) */
GListModel *sender_help_topics_get (void);
/* By `origination`, `connection`, `practice`, `SS306`, `30007`. (transfer none) (nullable) */
SenderHelpTopic *sender_help_topics_find (const char *id);
/* “Findings”, translated. */
const char *sender_help_group_get_label (SenderHelpGroup group);

G_END_DECLS
