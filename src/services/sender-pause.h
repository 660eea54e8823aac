/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A source that is ready after @seconds, or as soon as @cancellable (nullable) is cancelled. */
GSource *sender_pause_source_new (double        seconds,
                                  GCancellable *cancellable);

G_END_DECLS
