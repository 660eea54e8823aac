/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-response.h"

G_BEGIN_DECLS

/* Where the time of one exchange went, one phase after the other. Pure. */

typedef enum
{
  SENDER_PHASE_DNS,
  SENDER_PHASE_CONNECT,
  SENDER_PHASE_TLS,
  SENDER_PHASE_FIRST_BYTE,
  SENDER_PHASE_END,
} SenderPhase;

#define SENDER_N_PHASES (SENDER_PHASE_END + 1)

/* Microseconds of each phase; -1 for one that did not happen. Returns their sum. */
gint64 sender_phases_measure (const SenderTimings *timings,
                              gint64               phases[SENDER_N_PHASES]);
/* “First Byte”, translated. */
const char *sender_phases_get_label (SenderPhase phase);

G_END_DECLS
