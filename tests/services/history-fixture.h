/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-history.h"

G_BEGIN_DECLS

/* A history in a folder of its own, or in one below it that is not there yet. */

typedef struct
{
  char          *folder;
  char          *path;
  SenderHistory *history;
} HistoryFixture;

/* @data (nullable): the name of the folder below. */
void history_fixture_set_up (HistoryFixture *self,
                             gconstpointer   data);
void history_fixture_tear_down (HistoryFixture *self,
                                gconstpointer   data);

#define history_fixture_add_test(path, below, function)                      \
  g_test_add (path, HistoryFixture, below, history_fixture_set_up, function, \
              history_fixture_tear_down)

G_END_DECLS
