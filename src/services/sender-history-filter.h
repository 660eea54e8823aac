/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which dispatches are wanted. Times in microseconds since the epoch. */

#define SENDER_HISTORY_ANY (-1)

/**
 * SenderHistoryFilter:
 * @configuration: (nullable): id
 * @channel: a #SenderChannel or %SENDER_HISTORY_ANY
 * @state: a #SenderDispatchState or %SENDER_HISTORY_ANY
 * @since: the first moment
 * @until: the first moment after, 0 for no end
 * @search: (nullable): text in the name, numbers, state, template, error code or SIDs
 */
typedef struct
{
  char  *configuration;
  int    channel;
  int    state;
  gint64 since;
  gint64 until;
  char  *search;
} SenderHistoryFilter;

#define SENDER_HISTORY_FILTER_ALL                            \
  {                                                          \
    NULL, SENDER_HISTORY_ANY, SENDER_HISTORY_ANY, 0, 0, NULL \
  }

SenderHistoryFilter *sender_history_filter_copy (const SenderHistoryFilter *self);
void                 sender_history_filter_free (SenderHistoryFilter *self);
gboolean             sender_history_filter_equal (const SenderHistoryFilter *self,
                                                  const SenderHistoryFilter *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderHistoryFilter, sender_history_filter_free)

G_END_DECLS
