/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Places the cells of a row of numbers, and of the heading above them: the same columns for all,
 * from nothing but the width and the font. Where there is not room for all on one line, what was
 * told comes below; where there is still less, everything stands below each other.
 */

/* The children of the widget, in this order. All must be there; any may be invisible. */
typedef enum
{
  SENDER_NUMBER_CELL_NUMBER,
  SENDER_NUMBER_CELL_TYPE,
  SENDER_NUMBER_CELL_SMS,
  SENDER_NUMBER_CELL_VOICE,
  SENDER_NUMBER_CELL_SMS_LABEL, /* only where everything stands below each other */
  SENDER_NUMBER_CELL_VOICE_LABEL,
  SENDER_NUMBER_CELL_COUNTRIES,
  SENDER_NUMBER_CELL_MENU,
  SENDER_NUMBER_CELL_FACTS, /* what was told, where there is room */
  SENDER_NUMBER_CELL_TOLD,  /* the same in one text, elsewhere */
  SENDER_NUMBER_CELL_BELOW, /* over the whole width */
  SENDER_NUMBER_N_CELLS,
} SenderNumberCell;

#define SENDER_TYPE_NUMBER_LAYOUT (sender_number_layout_get_type ())

G_DECLARE_FINAL_TYPE (SenderNumberLayout, sender_number_layout,
                      SENDER, NUMBER_LAYOUT, GtkLayoutManager)

/* Property: folds (a heading is not there where everything stands below each other). */

G_END_DECLS
