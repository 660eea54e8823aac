/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dispatch-test.h"
#include "sender-test-run.h"

G_BEGIN_DECLS

/* A workspace on a server that does as told, with a right configuration and its secret. */

#define RUN_SECRET "correct-horse"

typedef struct
{
  DispatchTest    *test; /* for its answers only */
  SenderWorkspace *workspace;
  SenderConfig    *config;
  char            *folder;
} RunFixture;

void run_fixture_set_up (RunFixture   *self,
                         gconstpointer data);
void run_fixture_tear_down (RunFixture   *self,
                            gconstpointer data);
/* Completes the connection to PingOne, which knows a user called robin. */
void run_fixture_connect (RunFixture *self);
/* PingOne takes what it is asked for, and starts DISPATCH_EXECUTION, whose message says @status. */
void run_fixture_add_way (RunFixture *self,
                          const char *status);
/* An SMS with DISPATCH_CODE to DISPATCH_TO. */
SenderTestRun *run_fixture_make_run (RunFixture *self);

G_END_DECLS
