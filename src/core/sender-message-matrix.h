/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Messages as a table: a row for each notification template and variant, a column for each channel
 * and locale. Each cell tells what PingOne would send there.
 */

typedef enum
{
  SENDER_CELL_JSON,      /* a JSON object */
  SENDER_CELL_TEXT,      /* any other text */
  SENDER_CELL_EMPTY,     /* a message without a text */
  SENDER_CELL_PING,      /* no message: PingOne's own text is sent */
  SENDER_CELL_MISSING,   /* no message in this language, but in others */
  SENDER_CELL_LANGUAGE,  /* no message for the region: that of the language is sent */
  SENDER_CELL_NOT_USED,  /* the channel has no request */
  SENDER_CELL_NOT_SENT,  /* PingOne does not send the template by this channel */
  SENDER_CELL_NO_VARIANT /* the message without a variant stands in the row above */
} SenderCellState;

/**
 * SenderMatrixRow:
 * @template_name: the template
 * @variant: the variant, "" for none
 * @nth: 0, or counts further messages that are called the same
 *
 * One row.
 */
typedef struct
{
  char *template_name;
  char *variant;
  guint nth;
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
} SenderMatrixCell;

/**
 * SenderMessageMatrix:
 * @rows: (element-type SenderMatrixRow)
 * @columns: (element-type SenderMatrixColumn)
 * @cells: (element-type SenderMatrixCell): row by row
 *
 * The table. It holds references to the messages.
 */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *columns;
  GPtrArray *cells;
} SenderMessageMatrix;

/* @findings (nullable): of the configuration, for the state of each cell. */
SenderMessageMatrix    *sender_message_matrix_new (SenderConfig *config,
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
/* What it means, in a sentence. (transfer full) */
char *sender_matrix_cell_describe (const SenderMatrixCell *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderMessageMatrix, sender_message_matrix_free)

G_END_DECLS
