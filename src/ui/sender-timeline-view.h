/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The timeline of a dispatch as it grows. Properties: dispatch (nullable), narrow. */

#define SENDER_TYPE_TIMELINE_VIEW (sender_timeline_view_get_type ())

G_DECLARE_FINAL_TYPE (SenderTimelineView, sender_timeline_view, SENDER, TIMELINE_VIEW, AdwBin)

G_END_DECLS
