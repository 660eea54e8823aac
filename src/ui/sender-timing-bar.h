/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-response.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the time of the POST went: a bar, and the figures below it. */

#define SENDER_TYPE_TIMING_BAR (sender_timing_bar_get_type ())

G_DECLARE_FINAL_TYPE (SenderTimingBar, sender_timing_bar, SENDER, TIMING_BAR, GtkBox)

void sender_timing_bar_set_response (SenderTimingBar *self,
                                     SenderResponse  *response);

G_END_DECLS
