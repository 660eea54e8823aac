/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-phases.h"

#include <glib/gi18n-lib.h>

/**
 * sender_phases_measure:
 * @timings: when each phase was over
 * @phases: (out caller-allocates): microseconds of each phase, -1 for one that did not happen
 *
 * Measures the phases of an exchange. What was written counts for the wait for the first byte.
 *
 * Returns: microseconds in all
 */
gint64
sender_phases_measure (const SenderTimings *timings,
                       gint64               phases[SENDER_N_PHASES])
{
  const gint64 over[SENDER_N_PHASES] = {
    [SENDER_PHASE_DNS] = timings->resolved,
    [SENDER_PHASE_CONNECT] = timings->connected,
    [SENDER_PHASE_TLS] = timings->secured,
    [SENDER_PHASE_FIRST_BYTE] = timings->first_byte,
    [SENDER_PHASE_END] = timings->ended,
  };
  gint64 before = 0;

  for (guint i = 0; i < SENDER_N_PHASES; i++)
    {
      phases[i] = over[i] >= 0 ? MAX (over[i] - before, 0) : -1;
      before = MAX (before, over[i]);
    }
  return before;
}

/**
 * sender_phases_get_label:
 * @phase: a phase
 *
 * Gets what it is called.
 *
 * Returns: translated words
 */
const char *
sender_phases_get_label (SenderPhase phase)
{
  static const char *const labels[] = {
    [SENDER_PHASE_DNS] = N_ ("DNS"),
    [SENDER_PHASE_CONNECT] = N_ ("Connect"),
    [SENDER_PHASE_TLS] = N_ ("TLS"),
    [SENDER_PHASE_FIRST_BYTE] = N_ ("First Byte"),
    [SENDER_PHASE_END] = N_ ("End"),
  };

  return _ (labels[phase]);
}
