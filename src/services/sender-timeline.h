/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch.h"

G_BEGIN_DECLS

/* A dispatch as a person reads it: the facts that count, the steps between them, and what is still
 * waited for. Pure; views only draw it. */

typedef enum
{
  SENDER_TIMELINE_FACT,      /* something that is certain */
  SENDER_TIMELINE_STEP,      /* on the way */
  SENDER_TIMELINE_TROUBLE,   /* on the way, and not as it should be */
  SENDER_TIMELINE_WAITING,   /* not yet */
  SENDER_TIMELINE_DELIVERED, /* the only good end */
  SENDER_TIMELINE_FAILED,    /* a bad end */
  SENDER_TIMELINE_OPEN,      /* an end that leaves it open what became of it */
} SenderTimelineKind;

/**
 * SenderTimelineRow:
 * @kind: what it is
 * @title: what happened
 * @detail: (nullable): more about it
 * @is_name: whether the title is a name a machine reads
 * @elapsed: microseconds since the dispatch began, -1 where nothing has happened yet
 *
 * One row.
 */
typedef struct
{
  SenderTimelineKind kind;
  char              *title;
  char              *detail;
  gboolean           is_name;
  gint64             elapsed;
} SenderTimelineRow;

void sender_timeline_row_free (SenderTimelineRow *self);
/* (element-type SenderTimelineRow) (transfer full) */
GPtrArray *sender_timeline_make (SenderDispatch *dispatch);
/* `< 1 ms`, `134 ms`, `3.2 s`, `1 min 4 s`. (transfer full) */
char *sender_timeline_format_duration (gint64 microseconds);

G_END_DECLS
