/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Two children beside each other where there is room, else one below the other.
 *
 * Properties: threshold, the width from which there is room, in pixels at 96 dpi, so that large
 * text stacks earlier; spacing; share, the first child's part of the width in percent, or 0 for
 * its natural width; wide-only, 1 where nothing is shown instead of stacking; unbroken, 1 where the
 * second stands beside the first only with all it says in one line.
 */

#define SENDER_TYPE_COLUMNS (sender_columns_get_type ())

G_DECLARE_FINAL_TYPE (SenderColumns, sender_columns, SENDER, COLUMNS, GtkWidget)

G_END_DECLS
