/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays out the words of a test in the history: in columns where the text has room for them, however
 * large it is, else below each other, so that nothing of it has to be shortened away. */

/* The children, in this order. */
typedef enum
{
  SENDER_HISTORY_CELL_TITLE,
  SENDER_HISTORY_CELL_MARK, /* that it was simulated; beside the title where there is room */
  SENDER_HISTORY_CELL_SUBTITLE,
  SENDER_HISTORY_CELL_DURATION,
  SENDER_HISTORY_CELL_STATE,
  SENDER_HISTORY_CELL_WHEN,
  SENDER_HISTORY_N_CELLS,
} SenderHistoryCell;

#define SENDER_TYPE_HISTORY_LAYOUT (sender_history_layout_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistoryLayout,
                      sender_history_layout,
                      SENDER,
                      HISTORY_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
