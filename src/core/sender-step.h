/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-merge.h"

G_BEGIN_DECLS

/* One write of a plan: what it is about, and what must hold before and after it. */

typedef enum
{
  SENDER_STEP_KEEP,
  SENDER_STEP_CREATE,
  SENDER_STEP_UPDATE,
  SENDER_STEP_DELETE,
} SenderStepAction;

/* In a chain this stands for the sender: no id looks like it. */
#define SENDER_STEP_SELF "(this sender)"

/**
 * SenderStep:
 * @object: what is written
 * @action: how
 * @title: what it is, in words
 * @template_name: (nullable): of a content
 * @id: (nullable): id of the object that is there
 * @before: (nullable): that object, as the plan saw it
 * @body: (nullable): what is written, without the secret; of the settings the chain alone
 * @headers: (nullable): prints of the headers of a sender that are credentials once it is written
 * @is_done: whether a journal says that it was written, whatever is there by now
 *
 * One write.
 */
typedef struct
{
  SenderChangeObject object;
  SenderStepAction   action;
  char              *title;
  char              *template_name;
  char              *id;
  SenderJson        *before;
  SenderJson        *body;
  SenderJson        *headers;
  gboolean           is_done;
} SenderStep;

SenderStep *sender_step_new (SenderChangeObject object,
                             SenderStepAction   action,
                             char              *title,
                             SenderJson        *before);
void        sender_step_free (SenderStep *self);

/* Whether @object is as the plan saw it, NULL standing for none. */
gboolean sender_step_is_as_planned (const SenderStep *self,
                                    SenderJson       *object);
/* Whether @object, NULL for none, is what this step makes of it; @sender (nullable): id of the
 * sender, as far as it is known. */
gboolean sender_step_is_done_by (const SenderStep *self,
                                 SenderJson       *object,
                                 const char       *sender);
/* The chain that a step about it writes; @sender (nullable). (transfer full) */
SenderJson *sender_step_make_chain (const SenderStep *self,
                                    const char       *sender);
/* What is written: of the settings @settings with the chain in it; @sender (nullable) is the
 * sender’s id. (transfer full) (nullable) */
SenderJson *sender_step_make_body (const SenderStep *self,
                                   SenderJson       *settings,
                                   const char       *sender);
/* Which member of the settings is no longer what was written back. (nullable) */
const char *sender_step_find_lost (SenderJson *written,
                                   SenderJson *now);

/* The message that a content is for, as it was or else is to be. (transfer full) (nullable): NULL
 * where it is about something else. */
SenderMessage *sender_step_read_message (const SenderStep *self);

/* For the journal of a publish: without secrets. (transfer full) */
SenderJson *sender_step_to_json (const SenderStep *self);
SenderStep *sender_step_new_from_json (SenderJson *json);

const char *sender_step_action_get_nick (SenderStepAction action);

G_END_DECLS
