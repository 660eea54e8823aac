/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pause.h"

/**
 * sender_pause_source_new:
 * @seconds: how long
 * @cancellable: (nullable): what ends it before its time
 *
 * Makes a source to wait with. Its callback is a #GSourceFunc, and whether the time is over or
 * somebody has enough is for that to ask.
 *
 * Returns: (transfer full): the source, not attached
 */
GSource *
sender_pause_source_new (double        seconds,
                         GCancellable *cancellable)
{
  GSource            *source = g_timeout_source_new ((guint) (seconds * 1000.0));
  g_autoptr (GSource) cancelled = NULL;

  if (cancellable == NULL)
    return source;
  cancelled = g_cancellable_source_new (cancellable);
  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (source, cancelled);
  return source;
}
