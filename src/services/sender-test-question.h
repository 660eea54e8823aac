/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-test-plan.h"

G_BEGIN_DECLS

/* What is asked before a test leaves, and in which words. */

/**
 * SenderTestQuestion:
 * @heading: the question
 * @body: what follows from it
 * @accept: the answer that sends
 * @is_warning: whether sending is not what is advised
 *
 * One question.
 */
typedef struct
{
  char       *heading;
  char       *body;
  const char *accept;
  gboolean    is_warning;
} SenderTestQuestion;

/* FALSE: there is nothing to ask. @is_paid: the send costs money and nobody agreed to that for this
 * configuration yet. */
gboolean sender_test_question_init (SenderTestQuestion   *self,
                                    SenderDocument       *document,
                                    const SenderTestPlan *plan,
                                    gboolean              is_paid);
void     sender_test_question_clear (SenderTestQuestion *self);
/* What a send costs, in a line. */
const char *sender_test_question_get_cost (SenderChannel channel,
                                           gboolean      simulated);
/* The same of a send through PingOne. */
const char *sender_test_question_get_cost_via_pingone (SenderChannel channel,
                                                       gboolean      simulated);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderTestQuestion, sender_test_question_clear)

G_END_DECLS
