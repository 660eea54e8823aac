/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live-source.h"

G_BEGIN_DECLS

/* What the environment of an open document uses now, or why that is not known. @source (nullable):
 * nobody reads it. @config (nullable), @simulated: of the document and the workspace.
 * (transfer full) */

/* One line. */
char *sender_live_words_dup_usage (SenderLiveSource *source,
                                   SenderConfig     *config,
                                   gboolean          simulated);
/* All that is known of it, one sentence a line. */
char *sender_live_words_dup_details (SenderLiveSource *source,
                                     SenderConfig     *config,
                                     gboolean          simulated);

G_END_DECLS
