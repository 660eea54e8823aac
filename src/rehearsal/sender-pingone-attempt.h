/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-builder.h"
#include "sender-stage.h"

G_BEGIN_DECLS

/* One provider of a chain tried: the request goes to the stand-in for its host, nowhere else. */

/**
 * SenderAttempt:
 * @accepted: a 2xx came back
 * @status: HTTP status, 0 if there was none
 * @failure: (nullable): why not
 */
typedef struct
{
  gboolean    accepted;
  guint       status;
  const char *failure;
} SenderAttempt;

SenderAttempt sender_pingone_attempt (SenderStage   *stage,
                                      SenderRequest *request);

G_END_DECLS
