/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What chooses rows: search, channel, result, period. Property compact: the choices fold into a
 * popover. Signal `changed`. */

#define SENDER_TYPE_HISTORY_FILTERS (sender_history_filters_get_type ())

G_DECLARE_FINAL_TYPE (SenderHistoryFilters, sender_history_filters, SENDER, HISTORY_FILTERS, AdwBin)

/* All but the configuration is set; search is borrowed, until the next change. */
void     sender_history_filters_fill (SenderHistoryFilters *self,
                                      SenderHistoryFilter  *filter);
void     sender_history_filters_set_compact (SenderHistoryFilters *self,
                                             gboolean              is_compact);
gboolean sender_history_filters_focus_search (SenderHistoryFilters *self);
/* Lets every row of every time through. */
void sender_history_filters_clear (SenderHistoryFilters *self);

/* Whether a plot of so many tests belongs to what is chosen. */
gboolean sender_history_filters_fit_plot (SenderHistoryFilters *self,
                                          guint                 n_tests);

G_END_DECLS
