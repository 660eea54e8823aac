/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-test-run.h"

G_BEGIN_DECLS

/* What the attempts of a run write. */

struct _SenderTestRun
{
  GObject parent_instance;

  SenderWorkspace *workspace; /* (owned) */
  SenderTestPlan   plan;
  SenderOperation *operation; /* (owned) */
  SenderDispatch  *dispatch;  /* (owned) (nullable) */
  char            *resumed;   /* (nullable): id of the dispatch that is followed again */
  char            *execution; /* (nullable): its execution, or the one to be ended */
  GError          *error;     /* (owned) (nullable) */
  SenderRequest   *request;   /* (owned) (nullable): while it is sent, the credential in it */
  char            *secret;    /* (owned) (nullable): likewise */
  char            *request_text;
  char            *response_text; /* (nullable) */
  SenderTestAnswer answer;
  gboolean         via_pingone;
  char            *check_url;   /* (nullable): when followed again */
  gint64           started;     /* µs since the epoch; 0 unless it is followed again */
  gboolean         is_checking; /* PingOne is asked about the code */
  char            *answer_text; /* (nullable): what PingOne said of it */
};

/**
 * SenderTestAttempt:
 * @run: (owned): what stays alive until the attempt has ended
 * @cancellable: (owned)
 * @platform: (owned) (nullable): where PingOne sends
 *
 * One attempt.
 */
typedef struct
{
  SenderTestRun  *run;
  GCancellable   *cancellable;
  SenderPlatform *platform;
} SenderTestAttempt;

/* @error (nullable) is taken; the attempt goes on living until it is freed. */
void sender_test_attempt_end (SenderTestAttempt *self,
                              GError            *error);
void sender_test_attempt_free (SenderTestAttempt *self);
/* Ends the dispatch and the attempt with it. */
void sender_test_attempt_dispatched_cb (GObject      *source,
                                        GAsyncResult *result,
                                        gpointer      user_data);
/* Where PingOne sends: secrets, user, dispatch. Takes the attempt. */
void sender_test_attempt_via_pingone (SenderTestAttempt *self);
/* Answer, or what was said of it, has changed. */
void sender_test_run_tell_answer (SenderTestRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderTestAttempt, sender_test_attempt_free)

void sender_test_run_forget_secret (SenderTestRun *self);
void sender_test_run_take_dispatch (SenderTestRun  *self,
                                    SenderDispatch *dispatch);

G_END_DECLS
