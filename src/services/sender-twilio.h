/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-transport.h"
#include "sender-url.h"

G_BEGIN_DECLS

/*
 * The typed client of Twilio's Studio v2, of its 2010 API and of the products that decide whether
 * a message may be sent, on the one transport. Reads go through sender_twilio_get_async(), which
 * tries 429, 5xx and network errors again; a write is sent once.
 */

#define SENDER_TYPE_TWILIO (sender_twilio_get_type ())

G_DECLARE_FINAL_TYPE (SenderTwilio, sender_twilio, SENDER, TWILIO, GObject)

/* @studio_url: the configured URL: it gives edge and region, and the only hosts the credential goes
 * to. @username and @secret: the Basic pair. */
SenderTwilio *sender_twilio_new (SenderTransport *transport,
                                 SenderUrl       *studio_url,
                                 const char      *username,
                                 const char      *secret);

/* Factor for the pauses between tries, for tests; 1.0 is real time. */
void sender_twilio_set_pace (SenderTwilio *self,
                             double        pace);
/* Microseconds the service's clock is ahead of ours, by its newest answer. */
gint64 sender_twilio_get_skew (SenderTwilio *self);

/* What can be read; @a and @b of sender_twilio_get_async() are the SIDs in the order given here. */
typedef enum
{
  SENDER_TWILIO_ACCOUNT,           /* AC: without its auth_token, dropped while parsing */
  SENDER_TWILIO_INCOMING_NUMBERS,  /* AC, number or a part of one: all pages */
  SENDER_TWILIO_SHORT_CODES,       /* AC, short code or a part of one: all pages */
  SENDER_TWILIO_FLOW,              /* FW */
  SENDER_TWILIO_REVISION,          /* FW, number or LatestPublished */
  SENDER_TWILIO_TEST_USERS,        /* FW */
  SENDER_TWILIO_EXECUTIONS,        /* FW: newest page */
  SENDER_TWILIO_EXECUTION,         /* FW, FN */
  SENDER_TWILIO_STEPS,             /* FW, FN: all pages, oldest first */
  SENDER_TWILIO_EXECUTION_CONTEXT, /* FW, FN */
  SENDER_TWILIO_MESSAGE,           /* AC, SM */
  SENDER_TWILIO_CALL,              /* AC, CA */
  SENDER_TWILIO_SERVICES,          /* -: messaging services, all pages */
  SENDER_TWILIO_SERVICE_NUMBERS,   /* MG: all pages */
  SENDER_TWILIO_CAMPAIGNS,         /* MG: all pages */
  SENDER_TWILIO_VERIFICATIONS,     /* PN: of a toll-free number, all pages */
  SENDER_TWILIO_LOOKUP,            /* -, number: the basic look-up, which is free */
  SENDER_TWILIO_SMS_PERMISSIONS,   /* -, countries with commas between them */
  SENDER_TWILIO_VOICE_PERMISSION,  /* -, country */
} SenderTwilioResource;

void sender_twilio_get_async (SenderTwilio        *self,
                              SenderTwilioResource resource,
                              const char          *a,
                              const char          *b,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
/* The answer of a 2xx as JSON; other answers are SENDER_ERROR_* with the vendor's code and its
 * explanation in the message. @code (out) (optional): the vendor's code, 0 if none. */
SenderJson *sender_twilio_get_finish (SenderTwilio *self,
                                      GAsyncResult *result,
                                      int          *code,
                                      GError      **error);
/* POST Status=ended; already ended is success. */
void     sender_twilio_end_async (SenderTwilio       *self,
                                  const char         *flow_sid,
                                  const char         *execution_sid,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
gboolean sender_twilio_end_finish (SenderTwilio *self,
                                   GAsyncResult *result,
                                   GError      **error);

G_END_DECLS
