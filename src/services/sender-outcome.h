/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch.h"

G_BEGIN_DECLS

/* What became of a test, as it is told: in which words, why, and what to do next. */

/**
 * SenderOutcome:
 * @title: `Delivered after 3.2 s`
 * @text: (nullable): what happened and why
 * @next_step: (nullable): what to do
 * @url: (nullable): the vendor's own words
 * @topic: (nullable): the page of the help about it
 *
 * All that is said of it.
 */
typedef struct
{
  char       *title;
  char       *text;
  const char *next_step;
  const char *url;
  char       *topic;
} SenderOutcome;

void sender_outcome_init (SenderOutcome  *self,
                          SenderDispatch *dispatch);
/* Nothing was attempted; @error says why not. */
void sender_outcome_init_error (SenderOutcome *self,
                                const GError  *error);
void sender_outcome_clear (SenderOutcome *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderOutcome, sender_outcome_clear)

G_END_DECLS
