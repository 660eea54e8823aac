/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch.h"
#include "sender-history-filter.h"
#include "sender-json.h"
#include "sender-publish-journal.h"

G_BEGIN_DECLS

/* A row of the history, and the lines of its timeline. */

/**
 * SenderHistoryStep:
 *
 * One line of a timeline; @at in microseconds since the epoch.
 */
typedef struct
{
  gint64 at;
  char  *stage;
  char  *text;
} SenderHistoryStep;

/* @text is taken. */
SenderHistoryStep *sender_history_step_new (gint64      at,
                                            const char *stage,
                                            char       *text);
void               sender_history_step_free (SenderHistoryStep *self);

/* How a publish or a check ended. */
typedef enum
{
  SENDER_HISTORY_OPEN, /* nobody has said yet; a publish that was killed stays so */
  SENDER_HISTORY_PUBLISHED,
  SENDER_HISTORY_UNCHANGED,
  SENDER_HISTORY_CONFLICT,
  SENDER_HISTORY_PARTIAL,
  SENDER_HISTORY_FAILED, /* nothing was written */
  SENDER_HISTORY_CLEAN,
  SENDER_HISTORY_WARNINGS,
  SENDER_HISTORY_ERRORS,
  SENDER_HISTORY_UNTOLD, /* a publish that is over, as the next one found */
} SenderHistoryResult;

/**
 * SenderHistoryEntry:
 *
 * One row; times in microseconds since the epoch, @ended 0 while open. What stands between @channel
 * and @simulated, and behind it up to @call_sid, is of a test; what stands from @result on is not.
 */
typedef struct
{
  SenderHistoryKind   kind;
  char               *id;
  char               *configuration;
  char               *configuration_name;
  SenderChannel       channel;
  char               *to;   /* masked */
  char               *from; /* masked; empty if none was given */
  char               *template_name;
  SenderDispatchState state;
  gboolean            simulated;
  guint               http_status;
  char               *execution_sid;
  char               *message_sid;
  char               *call_sid;
  int                 error_code;
  char               *revision; /* of the configuration that was sent with; empty if not known */
  gint64              started;
  gint64              ended;
  char               *answer; /* (nullable): of the person at the phone: same, other, none */
  gboolean            via_pingone;
  char               *check_url; /* (nullable): where PingOne checks the code */
  SenderHistoryResult result;
  SenderPublishWay    way;
  char               *environment; /* its name; empty if it has none */
  gboolean            production;
  char               *reason;      /* (nullable): why it stopped */
  char               *correlation; /* (nullable): Correlation-Id of the request that failed */
  guint               errors;
  guint               warnings;
  char               *earlier; /* (nullable): id of the publish that it goes on with */
  char               *later;   /* (nullable): id of the one that goes on with this */
  SenderPublishWay    later_way;
  SenderHistoryResult later_result;
} SenderHistoryEntry;

void                sender_history_entry_free (SenderHistoryEntry *self);
SenderHistoryEntry *sender_history_entry_copy (const SenderHistoryEntry *self);
/* FALSE of a publish and of a check. */
gboolean sender_history_entry_is_test (const SenderHistoryEntry *self);
/* `published`, `delivered`. */
const char *sender_history_entry_get_state_nick (const SenderHistoryEntry *self);
SenderJson *sender_history_entry_to_json (const SenderHistoryEntry *self);
/* (element-type SenderHistoryStep) */
SenderJson *sender_history_steps_to_json (GPtrArray *steps);

const char         *sender_history_result_get_nick (SenderHistoryResult result);
SenderHistoryResult sender_history_result_from_nick (const char *nick);

G_END_DECLS
