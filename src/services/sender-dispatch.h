/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-response.h"

G_BEGIN_DECLS

/*
 * One test send and its timeline. A GListModel of SenderDispatchStep that grows; read-only
 * properties: state, running, simulated, http-status, execution-sid, message-sid, call-sid,
 * conflicting-execution-sid, error-code, explanation, channel, to and from (masked when shown),
 * template, started and ended (microseconds since the epoch, 0 before the end), configuration (id),
 * configuration-name, revision (of the configuration), response (boxed, the answer to the POST),
 * via-pingone (whether PingOne sends), check-url (where it checks the code then).
 */

#define SENDER_TYPE_DISPATCH_STEP (sender_dispatch_step_get_type ())

/* Read-only properties: at (microseconds since the epoch), stage, text. Stages: `intent`, `sent`,
 * `accepted`, `step`, `message`, `call`, `retry`, `reconcile`, `error`, `end`. */
G_DECLARE_FINAL_TYPE (SenderDispatchStep, sender_dispatch_step, SENDER, DISPATCH_STEP, GObject)

gint64      sender_dispatch_step_get_at (SenderDispatchStep *self);
const char *sender_dispatch_step_get_stage (SenderDispatchStep *self);
const char *sender_dispatch_step_get_text (SenderDispatchStep *self);
/* The parts a view may show instead of the text, each NULL where there is none. A step of the stage
 * `step` without a subject is the end of the flow. */
const char *sender_dispatch_step_get_subject (SenderDispatchStep *self);
const char *sender_dispatch_step_get_detail (SenderDispatchStep *self);

#define SENDER_TYPE_DISPATCH (sender_dispatch_get_type ())

G_DECLARE_FINAL_TYPE (SenderDispatch, sender_dispatch, SENDER, DISPATCH, GObject)

const char         *sender_dispatch_get_id (SenderDispatch *self);
SenderDispatchState sender_dispatch_get_state (SenderDispatch *self);
gboolean            sender_dispatch_is_running (SenderDispatch *self);
gboolean            sender_dispatch_is_simulated (SenderDispatch *self);
guint               sender_dispatch_get_http_status (SenderDispatch *self);
const char         *sender_dispatch_get_execution_sid (SenderDispatch *self);
const char         *sender_dispatch_get_message_sid (SenderDispatch *self);
const char         *sender_dispatch_get_call_sid (SenderDispatch *self);
const char         *sender_dispatch_get_conflicting_execution_sid (SenderDispatch *self);
int                 sender_dispatch_get_error_code (SenderDispatch *self);
/* Whether PingOne sends, and where it says whether a code is right; NULL where it does not. */
gboolean    sender_dispatch_is_via_pingone (SenderDispatch *self);
const char *sender_dispatch_get_check_url (SenderDispatch *self);
/* What answered the POST, with its timings; NULL before, and where nothing did. */
SenderResponse *sender_dispatch_get_response (SenderDispatch *self);
/* One sentence: what happened and what to do next; NULL while running. */
const char *sender_dispatch_get_explanation (SenderDispatch *self);
/* design section 10, `test --format json`. (transfer full) */
SenderJson *sender_dispatch_to_json (SenderDispatch *self);

G_END_DECLS
