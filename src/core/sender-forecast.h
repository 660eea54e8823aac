/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-request.h"

G_BEGIN_DECLS

/*
 * What the vendor would answer to a request that is not sent, and how sure that is (reference:
 * Twilio, 3.1 to 3.5). That the credential is right is taken for granted.
 */

typedef enum
{
  SENDER_FORECAST_UNKNOWN, /* a vendor about which nothing is known */
  SENDER_FORECAST_UNSENT,  /* nothing could be sent */
  SENDER_FORECAST_REFUSED,
  SENDER_FORECAST_HOLLOW, /* taken, but no code would reach the phone */
  SENDER_FORECAST_ACCEPTED,
} SenderForecastOutcome;

/**
 * SenderForecast:
 * @outcome: what would come of it
 * @status: the HTTP status, 0 where there is none
 * @code: the vendor's error code, 0 where there is none
 * @documented: the vendor says so; else it is inferred
 * @title: one line, translated
 * @detail: one line, translated
 *
 * Read only.
 */
typedef struct
{
  SenderForecastOutcome outcome;
  int                   status;
  int                   code;
  gboolean              documented;
  char                 *title;
  char                 *detail;
} SenderForecast;

SenderForecast *sender_forecast_new (SenderChannelRequest *request,
                                     SenderRequest        *built);
void            sender_forecast_free (SenderForecast *self);
/* “Documented by Twilio”, “Inferred, not documented”; NULL where it doesn't matter. */
const char *sender_forecast_get_confidence (const SenderForecast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderForecast, sender_forecast_free)

G_END_DECLS
