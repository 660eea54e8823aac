/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-fixture.h"

#include "sender-test.h"

void
history_fixture_set_up (HistoryFixture *self,
                        gconstpointer   data)
{
  const char *below = data;

  self->folder = sender_test_make_dir ();
  self->path = g_build_filename (self->folder, below != NULL ? below : "", "history.sqlite", NULL);
  self->history = sender_history_new (self->path);
}

void
history_fixture_tear_down (HistoryFixture *self,
                           gconstpointer   data)
{
  g_clear_object (&self->history);
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
}
