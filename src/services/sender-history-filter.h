/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which rows are wanted. Times in microseconds since the epoch. */

#define SENDER_HISTORY_ANY (-1)

/**
 * SenderHistoryKind:
 *
 * What a row is about.
 */
typedef enum
{
  SENDER_HISTORY_EVERYTHING, /* of a filter only */
  SENDER_HISTORY_TEST,
  SENDER_HISTORY_PUBLISH, /* also going back, and taking back */
  SENDER_HISTORY_CHECK,   /* with questions to services */
} SenderHistoryKind;

/* `test`, `publish`, `check`; NULL for everything. */
const char *sender_history_kind_get_nick (SenderHistoryKind kind);
/* FALSE if @nick is none. */
gboolean sender_history_kind_from_nick (const char        *nick,
                                        SenderHistoryKind *kind);

/**
 * SenderHistoryFilter:
 * @configuration: (nullable): id
 * @channel: a #SenderChannel, of tests, or %SENDER_HISTORY_ANY
 * @state: a #SenderDispatchState, of tests, or %SENDER_HISTORY_ANY
 * @since: the first moment
 * @until: the first moment after, 0 for no end
 * @search: (nullable): text in the name, numbers, state, template, error code or SIDs; also in the
 *   name of the environment and in why a publish stopped
 * @kind: what rows are about
 */
typedef struct
{
  char  *configuration;
  int    channel;
  int    state;
  gint64 since;
  gint64 until;
  char  *search;

  SenderHistoryKind kind;
} SenderHistoryFilter;

#define SENDER_HISTORY_FILTER_ALL                                                       \
  {                                                                                     \
    NULL, SENDER_HISTORY_ANY, SENDER_HISTORY_ANY, 0, 0, NULL, SENDER_HISTORY_EVERYTHING \
  }

SenderHistoryFilter *sender_history_filter_copy (const SenderHistoryFilter *self);
void                 sender_history_filter_free (SenderHistoryFilter *self);
gboolean             sender_history_filter_equal (const SenderHistoryFilter *self,
                                                  const SenderHistoryFilter *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderHistoryFilter, sender_history_filter_free)

G_END_DECLS
