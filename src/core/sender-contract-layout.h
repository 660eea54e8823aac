/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract-map.h"

G_BEGIN_DECLS

/* Where everything in the drawing of a contract stands: pure geometry, measured in whatever the
 * text is measured in. */

/**
 * SenderContractMetrics:
 * @columns: width each stage needs
 * @heading: height of the line above the columns
 * @head: height of the title of a card
 * @row: height of the row of a path
 * @phone: height the text on the phone needs
 * @gaps: width two columns need between them, for wires and the button on one
 * @spacing: between two cards of a column
 * @padding: inside a card, below its last row
 * @port: between the ports of wires that meet at one field
 *
 * What is to be laid out, in figures.
 */
typedef struct
{
  double columns[SENDER_CONTRACT_N_STAGES];
  double heading;
  double head;
  double row;
  double phone;
  double gaps[SENDER_CONTRACT_N_LINKS];
  double spacing;
  double padding;
  double port;
} SenderContractMetrics;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} SenderContractBox;

typedef struct
{
  double x;
  double y;
} SenderContractPoint;

/**
 * SenderContractTrace:
 * @strip: its whole row
 * @cells: its place in each column; a field that several paths share is one cell for all
 * @is_first: whether its cell of the form is not that of the path before
 * @wires: four points of a curve for each link
 * @middles: the middle of each curve
 *
 * Where a path runs.
 */
typedef struct
{
  SenderContractBox   strip;
  SenderContractBox   cells[SENDER_CONTRACT_N_STAGES];
  gboolean            is_first;
  SenderContractPoint wires[SENDER_CONTRACT_N_LINKS][4];
  SenderContractPoint middles[SENDER_CONTRACT_N_LINKS];
} SenderContractTrace;

/**
 * SenderContractLayout:
 * @columns: the card of each stage
 * @groups: the cards of the first stage; without height where a group has no path
 * @bubble: the text on the phone
 * @reader: from the third column to the end, where nothing is known of them
 * @traces: (array): one for each path
 *
 * The drawing, laid out.
 */
typedef struct
{
  double               width;
  double               height;
  SenderContractBox    columns[SENDER_CONTRACT_N_STAGES];
  SenderContractBox    groups[SENDER_CONTRACT_N_GROUPS];
  SenderContractBox    bubble;
  SenderContractBox    reader;
  SenderContractTrace *traces;
  guint                n_traces;
} SenderContractLayout;

/* The least width the columns fit into side by side. */
double sender_contract_layout_get_min_width (const SenderContractMetrics *metrics);
double sender_contract_layout_get_height (const SenderContractMetrics *metrics,
                                          const SenderContractMap     *map);
/* @mirrored: from right to left. */
SenderContractLayout *sender_contract_layout_new (const SenderContractMap     *map,
                                                  const SenderContractMetrics *metrics,
                                                  double                       width,
                                                  gboolean                     mirrored);
void                  sender_contract_layout_free (SenderContractLayout *self);
/* Index of the path whose row holds @y, -1 if none does. */
int sender_contract_layout_find (const SenderContractLayout *self,
                                 double                      y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderContractLayout, sender_contract_layout_free)

G_END_DECLS
