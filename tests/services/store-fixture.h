/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-store.h"

G_BEGIN_DECLS

/* A store on a folder of its own. */

typedef struct
{
  char        *folder;
  SenderStore *store;
} StoreFixture;

void store_fixture_set_up (StoreFixture *self,
                           gconstpointer data);
void store_fixture_tear_down (StoreFixture *self,
                              gconstpointer data);

SenderConfig *store_fixture_make_config (const char *id,
                                         const char *name);
/* Saves a new one, which must succeed. */
void store_fixture_save_new (StoreFixture *self,
                             const char   *id,
                             const char   *name);

#define store_fixture_add_test(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

G_END_DECLS
