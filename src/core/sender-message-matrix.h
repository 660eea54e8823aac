/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-live.h"
#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Messages as a table: a row for each notification template and variant, a column for each channel
 * and locale. Each cell tells what PingOne would send there.
 */

typedef enum
{
  SENDER_CELL_JSON,       /* a JSON object */
  SENDER_CELL_TEXT,       /* any other text */
  SENDER_CELL_EMPTY,      /* a message without a text */
  SENDER_CELL_PING,       /* no message: PingOne's own text is sent */
  SENDER_CELL_MISSING,    /* no message in this language, but in others */
  SENDER_CELL_LANGUAGE,   /* no message for the region: that of the language is sent */
  SENDER_CELL_NOT_USED,   /* the channel has no request */
  SENDER_CELL_NOT_SENT,   /* PingOne does not send the template by this channel */
  SENDER_CELL_NO_VARIANT, /* the message without a variant stands in the row above */
  SENDER_CELL_THEIRS,     /* no message, but PingOne has a text that somebody wrote */
  SENDER_CELL_REMOVED,    /* no message any more; PingOne has ours until the next publish */
} SenderCellState;

/* What PingOne has for the cell. */
typedef enum
{
  SENDER_CELL_REMOTE_UNREAD,
  SENDER_CELL_REMOTE_PING,  /* nothing but its own text */
  SENDER_CELL_REMOTE_SAME,  /* what the message says */
  SENDER_CELL_REMOTE_OTHER, /* another text that somebody wrote */
} SenderCellRemote;

/**
 * SenderMatrixRow:
 * @template_name: the template
 * @variant: the variant, "" for none
 * @nth: 0, or counts further messages that are called the same
 * @label: what the template is for, in words
 *
 * One row.
 */
typedef struct
{
  char *template_name;
  char *variant;
  guint nth;
  char *label;
} SenderMatrixRow;

typedef struct
{
  SenderChannel channel;
  char         *locale;
} SenderMatrixColumn;

/**
 * SenderMatrixCell:
 * @state: what is there
 * @n_findings: how many findings count
 * @severity: of the worst of them
 * @message: (nullable): the message
 * @path: its path, or the one a message there would have
 * @remote: what PingOne has
 * @content: (nullable): the content there: one that somebody wrote, else Ping's own
 * @is_published: whether a message was published from here, so that publishing takes it away again
 *
 * One cell.
 */
typedef struct
{
  SenderCellState state;
  guint           n_findings;
  SenderSeverity  severity;
  SenderMessage  *message;
  char           *path;

  SenderCellRemote remote;
  SenderJson      *content;
  gboolean         is_published;
} SenderMatrixCell;

/**
 * SenderMessageMatrix:
 * @rows: (element-type SenderMatrixRow)
 * @columns: (element-type SenderMatrixColumn)
 * @cells: (element-type SenderMatrixCell): row by row
 * @live: (nullable): what PingOne has, if its templates were read
 *
 * The table. It holds references to the messages.
 */
typedef struct
{
  GPtrArray  *rows;
  GPtrArray  *columns;
  GPtrArray  *cells;
  SenderLive *live;
} SenderMessageMatrix;

/* @live (nullable): what PingOne has; without its templates the documented ones count. @base
 * (nullable): what was published. @findings (nullable): of the configuration, for each cell. */
SenderMessageMatrix    *sender_message_matrix_new (SenderConfig *config,
                                                   SenderLive   *live,
                                                   SenderLive   *base,
                                                   GListModel   *findings);
void                    sender_message_matrix_free (SenderMessageMatrix *self);
const SenderMatrixCell *sender_message_matrix_get (const SenderMessageMatrix *self,
                                                   guint                      row,
                                                   guint                      column);
/* Where @message stands. */
gboolean sender_message_matrix_find (const SenderMessageMatrix *self,
                                     SenderMessage             *message,
                                     guint                     *row,
                                     guint                     *column);
/* Where the row and the column stand that are called the same; what has no namesake stays. */
void sender_message_matrix_locate (const SenderMessageMatrix *self,
                                   const SenderMatrixRow     *old_row,
                                   const SenderMatrixColumn  *old_column,
                                   guint                     *row,
                                   guint                     *column);
/* Whether both have the same rows and columns, so that only cells differ. */
gboolean sender_message_matrix_is_alike (const SenderMessageMatrix *self,
                                         const SenderMessageMatrix *other);

/* “Device Pairing”; of a variant its name. (transfer full) */
char *sender_matrix_row_dup_title (const SenderMatrixRow *self);
/* “Sign-In Code · SMS · English”. (transfer full) */
char *sender_matrix_dup_message_title (SenderMessage *message);
/* “Sign-In Code · English”. (transfer full) */
char *sender_matrix_dup_message_name (SenderMessage *message);
/* What stands in the cell: “JSON”, “Text”, “Not used”. */
const char *sender_matrix_cell_get_label (const SenderMatrixCell *self);
/* Whether there is a message that PingOne does not have as it is. */
gboolean sender_matrix_cell_is_new (const SenderMatrixCell *self);
/* How the message stands to what PingOne has; NULL where that is not known or there is none. */
const char *sender_matrix_cell_get_standing (const SenderMatrixCell *self);
/* What it means, in a sentence. (transfer full) */
char *sender_matrix_cell_describe (const SenderMatrixCell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderMessageMatrix, sender_message_matrix_free)

G_END_DECLS
