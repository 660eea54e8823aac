/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

G_BEGIN_DECLS

/* How far each section of a document is: what the outline says at the right of its row. */

typedef enum
{
  SENDER_STATUS_DONE,       /* nothing is left to do */
  SENDER_STATUS_FINDINGS,   /* @count of them, tinted by the worst */
  SENDER_STATUS_EMPTY,      /* nothing is there yet */
  SENDER_STATUS_OFF,        /* not used, on purpose */
  SENDER_STATUS_BROKEN,     /* @count values get lost on their way */
  SENDER_STATUS_NO_FLOW,    /* it is not known what reads them */
  SENDER_STATUS_DELIVERED,  /* the last test reached the phone */
  SENDER_STATUS_UNFINISHED, /* somebody is to decide about it */
  SENDER_STATUS_UNKNOWN,    /* can't be told from the document */
} SenderStatusKind;

/**
 * SenderStatus:
 *
 * @severity is that of the worst finding.
 */
typedef struct
{
  SenderStatusKind kind;
  guint            count;
  SenderSeverity   severity;
} SenderStatus;

SenderStatus sender_status_of_section (SenderDocument *document,
                                       SenderSection   section);
/* “Draft”, translated. */
const char *sender_status_get_state_label (SenderConfigState state);

G_END_DECLS
