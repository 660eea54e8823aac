/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

G_BEGIN_DECLS

/* Findings that somebody looked at: accepting them with a reason, going on to the next, and telling
 * others of them. */

/* As a step that can be undone; SENDER_ERROR_INVALID without a reason. */
gboolean sender_accepting_accept (SenderDocument *document,
                                  SenderFinding  *finding,
                                  const char     *reason,
                                  GError        **error);
void     sender_accepting_take_back (SenderDocument *document,
                                     SenderFinding  *finding);

/* The finding of a document with this rule and path. (transfer full) (nullable) */
SenderFinding *sender_accepting_find (SenderDocument *document,
                                      const char     *id,
                                      const char     *path,
                                      guint          *position);
/* What still matters in @section, at @position or else before it. (transfer full) (nullable) */
SenderFinding *sender_accepting_find_next (SenderDocument *document,
                                           SenderSection   section,
                                           guint           position);

/* As text to send somebody, with the rule ids. (transfer full) */
char *sender_accepting_dup_text (SenderConfig *config,
                                 GListModel   *findings);

G_END_DECLS
