/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"
#include "sender-rehearsal.h"

G_BEGIN_DECLS

/* What the tests of the stand-ins need: requests over real sockets, byte for byte. */

#define FLOW "/v2/Flows/FW00000000000000000000000000000001"
#define VOICE_FLOW "/v2/Flows/FW00000000000000000000000000000002"
#define CREATE FLOW "/Executions"
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"
#define GOOD_FORM "To=%2B14155550100&From=%2B14155550101&Parameters=%7B%22OTP%22%3A%22012345%22%7D"
#define ACCOUNT "/2010-04-01/Accounts/AC00000000000000000000000000000000"

typedef struct
{
  guint       status; /* 0: no HTTP came back */
  char       *head;
  char       *raw;
  gsize       length;
  SenderJson *json; /* NULL if the body is none */
  GError     *error;
} Answer;

/* A rehearsal that listens, whose clock stands still until it is told to go on. */
SenderRehearsal *client_start (void);
/* Stops it and checks that nothing keeps it alive. */
void client_stop (SenderRehearsal *rehearsal);

/* Sends @bytes as they are and reads until the other side ends. */
Answer *client_send (SenderRehearsal *rehearsal,
                     const char      *service,
                     const char      *bytes);
/* A request with the credentials of the default account; @headers (nullable) are whole lines. */
Answer *client_request (SenderRehearsal *rehearsal,
                        const char      *service,
                        const char      *method,
                        const char      *target,
                        const char      *headers,
                        const char      *body);
Answer *client_get (SenderRehearsal *rehearsal,
                    const char      *service,
                    const char      *target);
Answer *client_post (SenderRehearsal *rehearsal,
                     const char      *target,
                     const char      *form);
void    client_answer_free (Answer *answer);

/* In process; fails the test if it is refused. @body (nullable) is JSON. */
SenderJson *client_control (SenderRehearsal *rehearsal,
                            const char      *method,
                            const char      *path,
                            const char      *body);
/* As above for what only has to be done. */
void    client_tell (SenderRehearsal *rehearsal,
                     const char      *path,
                     const char      *body);
void    client_advance (SenderRehearsal *rehearsal,
                        double           seconds);
guint16 client_get_port (SenderRehearsal *rehearsal,
                         const char      *service);

/* Starts the SMS flow and lets it run; the SID of the execution. */
char *client_run (SenderRehearsal *rehearsal,
                  const char      *flow,
                  const char      *form);

/* A member by names and positions, `steps.0.name`; NULL if it is not there. */
SenderJson *client_find (SenderJson *json,
                         const char *path);
const char *client_text (SenderJson *json,
                         const char *path);

#define client_assert_error(answer, http, code_)                       \
  G_STMT_START                                                         \
  {                                                                    \
    g_assert_cmpuint ((answer)->status, ==, (http));                   \
    g_assert_cmpstr (client_text ((answer)->json, "code"), ==, code_); \
  }                                                                    \
  G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, client_answer_free)

G_END_DECLS
