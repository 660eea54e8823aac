/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatcher.h"
#include "sender-history.h"
#include "sender-test.h"
#include "stub-server.h"

G_BEGIN_DECLS

/* What the tests of the dispatcher share: one test send against a server that does as told. */

#define DISPATCH_TO "+14155550123"
#define DISPATCH_CODE "739182"
#define DISPATCH_PATH "/v2/Flows/FW0123456789abcdef0123456789abcdef/Executions"
#define DISPATCH_ACCOUNT "AC0123456789abcdef0123456789abcdef"
#define DISPATCH_EXECUTION "FN0123456789abcdef0123456789abcdef"
#define DISPATCH_MESSAGE "SM0123456789abcdef0123456789abcdef"
#define DISPATCH_CALL "CA0123456789abcdef0123456789abcdef"

#define DISPATCH_POST "POST " DISPATCH_PATH " "
#define DISPATCH_LIST "GET " DISPATCH_PATH "?"
#define DISPATCH_GET "GET " DISPATCH_PATH "/" DISPATCH_EXECUTION " "
#define DISPATCH_STEPS "GET " DISPATCH_PATH "/" DISPATCH_EXECUTION "/Steps"
#define DISPATCH_CONTEXT "GET " DISPATCH_PATH "/" DISPATCH_EXECUTION "/Context"
#define DISPATCH_GET_MESSAGE "GET /2010-04-01/Accounts/" DISPATCH_ACCOUNT "/Messages/"
#define DISPATCH_GET_CALL "GET /2010-04-01/Accounts/" DISPATCH_ACCOUNT "/Calls/"

/* PingOne’s side of it: no part of the path is Studio’s. */
#define DISPATCH_ENVIRONMENT "00000000-0000-4000-8000-000000000001"
#define DISPATCH_USER "00000000-0000-4000-8000-000000000003"
#define DISPATCH_SIGN_IN "POST /" DISPATCH_ENVIRONMENT "/as/token "
#define DISPATCH_ASK "POST /" DISPATCH_ENVIRONMENT "/deviceAuthentications "
#define DISPATCH_CHECK                                                      \
  "https://auth.pingone.com/" DISPATCH_ENVIRONMENT "/deviceAuthentications" \
  "/00000000-0000-4000-8000-000000000009"
#define DISPATCH_TAKEN                                                            \
  "{\"id\":\"00000000-0000-4000-8000-000000000009\",\"status\":\"OTP_REQUIRED\"," \
  "\"_links\":{\"otp.check\":{\"href\":\"" DISPATCH_CHECK "\"}}}"

#define DISPATCH_CREATED                                                    \
  "{\"sid\":\"" DISPATCH_EXECUTION "\",\"account_sid\":\"" DISPATCH_ACCOUNT \
  "\",\"status\":\"active\"}"
#define DISPATCH_DATA "\"flow\":{\"data\":{\"OTP\":\"" DISPATCH_CODE "\"}}"
#define DISPATCH_WIDGETS \
  "\"widgets\":{\"send_code\":{\"outbound\":{\"Sid\":\"" DISPATCH_MESSAGE "\"}}}"
#define DISPATCH_SENT "{\"context\":{" DISPATCH_WIDGETS "," DISPATCH_DATA "}}"

typedef struct
{
  StubServer       *server; /* (nullable) */
  SenderEndpoints  *endpoints;
  SenderDispatcher *dispatcher; /* test sets history, pace and deadline before the start */
  SenderHistory    *history;    /* (nullable) */
  SenderConfig     *config;
  GCancellable     *cancellable;
  SenderChannel     channel;
  gboolean          follow;
  double            wait;
  const char       *id;         /* (nullable): of the dispatch to resume */
  SenderPlatform   *platform;   /* (nullable): PingOne sends */
  gboolean          has_secret; /* of the provider */
  SenderDispatch   *dispatch;
  GAsyncResult     *result;
  GError           *error;
  double            seconds; /* from start to end */
  gint64            begin;
} DispatchTest;

/* @server: taken; studio and api are redirected to it. Pauses are fiftieths of what they are. */
DispatchTest *dispatch_test_new (StubServer    *server,
                                 SenderHistory *history);
/* As above, where the server at @base is another process's. */
DispatchTest *dispatch_test_new_at (const char    *base,
                                    SenderHistory *history);
void          dispatch_test_free (DispatchTest *self);

/* PingOne, on the same server, is to send; it issues tokens. */
void dispatch_test_go_via_pingone (DispatchTest *self);
/* An execution as Studio lists it, made so many seconds ago. (transfer full) */
char *dispatch_test_make_execution (const char *sid,
                                    const char *to,
                                    double      ago);

/* Begins to send. */
void dispatch_test_start (DispatchTest *self);
/* Begins to follow DISPATCH_EXECUTION again. */
void dispatch_test_resume (DispatchTest *self);
/* Ends an execution, as if somebody had asked. */
gboolean dispatch_test_end (DispatchTest *self,
                            const char   *execution_sid,
                            GError      **error);
/* Waits for the end; @error is set where nothing was attempted. */
void dispatch_test_wait (DispatchTest *self);
/* Starts and waits. */
void dispatch_test_run (DispatchTest *self);
/* Waits until @n requests began with @request. */
void dispatch_test_wait_request (DispatchTest *self,
                                 const char   *request,
                                 guint         n);
/* Lets the main context run, where nothing tells that something waits. */
void dispatch_test_pass (double seconds);
/* Waits until @n requests began with @request, or with @request NULL for nothing;
 * cancels, and asserts that the end comes within 200 ms. */
void dispatch_test_cancel_after (DispatchTest *self,
                                 const char   *request,
                                 guint         n);

/* The execution has ended, its message says @status. */
void dispatch_test_add_end (DispatchTest *self,
                            const char   *status);
/* The answers of a send that is accepted, sends a message and says @status of it. */
void dispatch_test_add_all (DispatchTest *self,
                            const char   *status);

/* Of both channels' requests, before the start. */
void dispatch_test_set_url (DispatchTest *self,
                            const char   *url);

guint dispatch_test_get_n_posts (DispatchTest *self);
/* How many lines the timeline has of a stage. */
guint dispatch_test_count_steps (DispatchTest *self,
                                 const char   *stage);
/* Whether one of the lines of the timeline has @fragment. */
gboolean dispatch_test_has_step (DispatchTest *self,
                                 const char   *fragment);
/* Asserts how it ended: its state, how many POSTs were made, a part of the last sentence. */
void dispatch_test_assert (DispatchTest       *self,
                           SenderDispatchState state,
                           guint               n_posts,
                           const char         *fragment);

/* Runs @sql on the history at @path. */
void dispatch_test_execute (const char *path,
                            const char *sql);
/* The number that @sql gives for the history at @path. */
gint64 dispatch_test_query (const char *path,
                            const char *sql);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DispatchTest, dispatch_test_free)

G_END_DECLS
