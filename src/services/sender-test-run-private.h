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
};

void sender_test_run_forget_secret (SenderTestRun *self);
void sender_test_run_take_dispatch (SenderTestRun  *self,
                                    SenderDispatch *dispatch);

G_END_DECLS
