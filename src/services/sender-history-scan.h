/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-database.h"
#include "sender-history.h"

G_BEGIN_DECLS

/* Goes through the one index that all of a filter's words stand in, without reading a row. */

/* A filter as the statements take it. */
typedef struct
{
  gint64      since;
  gint64      until;
  char       *configuration; /* (nullable) */
  const char *channel;       /* (nullable) */
  const char *state;         /* (nullable) */
  char       *part;          /* (nullable): of the haystack */
  const char *kind;          /* (nullable) */
} SenderHistoryConditions;

/* Parameters 1 to 7, "iisssss". */
#define SENDER_HISTORY_MATCH                                                    \
  "dispatch INDEXED BY dispatch_find WHERE started >= ?1 AND started < ?2"      \
  " AND (?3 IS NULL OR configuration = ?3) AND (?4 IS NULL OR channel = ?4)"    \
  " AND (?5 IS NULL OR state = ?5) AND (?6 IS NULL OR contains (haystack, ?6))" \
  " AND (?7 IS NULL OR kind = ?7)"

void sender_history_conditions_init (SenderHistoryConditions   *self,
                                     const SenderHistoryFilter *filter);
void sender_history_conditions_clear (SenderHistoryConditions *self);

/* The ids of a page, and how many rows there are in all. (element-type utf8) */
GPtrArray *sender_history_scan_ids (SenderDatabase                *database,
                                    const SenderHistoryConditions *conditions, guint offset,
                                    guint limit, guint *total, GError **error);
/* (element-type SenderDeliverySample) */
GArray *sender_history_scan_samples (SenderDatabase                *database,
                                     const SenderHistoryConditions *conditions, GError **error);
/* (element-type SenderHistoryStep) */
GPtrArray *sender_history_scan_steps (SenderDatabase *database, const char *id, GError **error);

G_END_DECLS
