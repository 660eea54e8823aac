/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-operation.h"
#include "sender-test-plan.h"
#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * One test of a configuration as it was when it began: secret, request, dispatch, and what went
 * over the wire, with every secret taken out.
 *
 * Properties (read): operation, dispatch (nullable), response-text (nullable), answer (what the
 * person at the phone said).
 */

/* What somebody says the phone showed. */
typedef enum
{
  SENDER_TEST_ANSWER_NOT_GIVEN,
  SENDER_TEST_ANSWER_SAME,  /* the code that was sent */
  SENDER_TEST_ANSWER_OTHER, /* another one */
  SENDER_TEST_ANSWER_NONE,  /* none came */
} SenderTestAnswer;

#define SENDER_TYPE_TEST_ANSWER (sender_test_answer_get_type ())
#define SENDER_TYPE_TEST_RUN (sender_test_run_get_type ())

GType sender_test_answer_get_type (void);

G_DECLARE_FINAL_TYPE (SenderTestRun, sender_test_run, SENDER, TEST_RUN, GObject)

/* @plan is taken, and cleared. */
SenderTestRun *sender_test_run_new (SenderWorkspace *workspace,
                                    SenderTestPlan  *plan);
/* Looks the secret up, sends, follows. No request is made before that one. */
void sender_test_run_start (SenderTestRun *self);
/* Only when somebody asked: ends the execution that is in the way, and sends again. */
void sender_test_run_end_active (SenderTestRun *self);
/* Stops following; what has been sent stays sent. */
void sender_test_run_cancel (SenderTestRun *self);

SenderOperation *sender_test_run_get_operation (SenderTestRun *self);
SenderDispatch  *sender_test_run_get_dispatch (SenderTestRun *self);
gboolean         sender_test_run_is_via_pingone (SenderTestRun *self);
SenderChannel    sender_test_run_get_channel (SenderTestRun *self);
const char      *sender_test_run_get_to (SenderTestRun *self);
const char      *sender_test_run_get_from (SenderTestRun *self);
const char      *sender_test_run_get_code (SenderTestRun *self);
/* Why nothing was attempted; NULL if something was. */
const GError *sender_test_run_get_error (SenderTestRun *self);
const char   *sender_test_run_get_request_text (SenderTestRun *self);
const char   *sender_test_run_get_response_text (SenderTestRun *self);
/* A command for a shell with a reference to the secret. (transfer full) */
char *sender_test_run_dup_curl (SenderTestRun *self,
                                GError       **error);
/* What may already have happened. (transfer full) */
char *sender_test_run_dup_cancel_text (SenderTestRun *self);

/* @shown NULL: nothing came. */
void             sender_test_run_answer (SenderTestRun *self,
                                         const char    *shown);
SenderTestAnswer sender_test_run_get_answer (SenderTestRun *self);
/* Where PingOne made the code, PingOne is asked, and `answer` is notified when it has said
 * something; NULL where it was not. */
const char *sender_test_run_get_answer_text (SenderTestRun *self);
/* Whether somebody can be asked what the phone showed. */
gboolean sender_test_run_can_answer (SenderTestRun *self);

/* The newest test of the configuration that began and never ended here; it is followed again,
 * never sent again. (transfer full) (nullable): NULL without an error if there is none. */
void           sender_test_run_resume_async (SenderWorkspace    *workspace,
                                             SenderConfig       *config,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
SenderTestRun *sender_test_run_resume_finish (SenderWorkspace *workspace,
                                              GAsyncResult    *result,
                                              GError         **error);

G_END_DECLS
