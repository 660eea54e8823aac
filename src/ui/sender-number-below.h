/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-origination-number.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills what stands below a number: its findings, and what PingOne keeps of it that is unusual.
 * @number (nullable); @findings (nullable) (element-type SenderFinding); @brief: one line for each,
 * in long lists. */
void sender_number_below_show (GtkBox                  *box,
                               SenderOriginationNumber *number,
                               GPtrArray               *findings,
                               gboolean                 brief);

G_END_DECLS
