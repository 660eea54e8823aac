/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"
#include "sender-platform.h"

G_BEGIN_DECLS

/* Reads what an environment holds: all at once, or nothing; but of languages, policies and
 * templates what the role of the worker application shows. */

typedef enum
{
  SENDER_SURVEY_SENDERS = 1 << 0,
  SENDER_SURVEY_SETTINGS = 1 << 1,
  SENDER_SURVEY_LANGUAGES = 1 << 2,
  SENDER_SURVEY_POLICIES = 1 << 3,
  SENDER_SURVEY_TEMPLATES = 1 << 4,
  /* What can be done without. */
  SENDER_SURVEY_OPTIONAL = SENDER_SURVEY_LANGUAGES | SENDER_SURVEY_POLICIES |
                           SENDER_SURVEY_TEMPLATES,
} SenderSurveyParts;

/* @templates: those whose contents are read too. */
void sender_survey_async (SenderPlatform     *platform,
                          const char         *environment,
                          SenderSurveyParts   parts,
                          const char *const  *templates,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);
/* @gap (out) (optional) (nullable) (transfer full): what was refused, in words. */
SenderLive *sender_survey_finish (SenderPlatform *platform,
                                  GAsyncResult   *result,
                                  char          **gap,
                                  GError        **error);

G_END_DECLS
