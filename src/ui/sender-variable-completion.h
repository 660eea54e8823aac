/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* Proposes variables while a text is typed, with what they stand for. */

#define SENDER_TYPE_VARIABLE_COMPLETION (sender_variable_completion_get_type ())

G_DECLARE_FINAL_TYPE (SenderVariableCompletion, sender_variable_completion, SENDER,
                      VARIABLE_COMPLETION, GObject)

SenderVariableCompletion *sender_variable_completion_new (void);
/* The names that are proposed, in their order. */
void sender_variable_completion_set_names (SenderVariableCompletion *self,
                                           const char *const        *names);
/* What `${…` at @iter is begun with, NULL if none is. @start (out): where it begins.
 * (transfer full) */
char *sender_variable_completion_dup_prefix (const GtkTextIter *iter,
                                             GtkTextIter       *start);
/* Writes `${name}` in place of what is typed of it at @iter. */
void sender_variable_completion_complete (const GtkTextIter *iter,
                                          const char        *name);
/* The proposals that fit what is typed: a GListModel of GtkSourceCompletionProposal.
 * (transfer full) */
GListModel *sender_variable_completion_list (SenderVariableCompletion *self,
                                             const char               *prefix);

G_END_DECLS
