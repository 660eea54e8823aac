/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who sends a test: we do, or PingOne, where the connection to it is complete. Where it is not, the
 * row says what is missing, and there is nothing to choose. */

#define SENDER_TYPE_TEST_WAY (sender_test_way_get_type ())

G_DECLARE_FINAL_TYPE (SenderTestWay, sender_test_way, SENDER, TEST_WAY, AdwComboRow)

/* @config (nullable). */
void     sender_test_way_show (SenderTestWay *self,
                               SenderConfig  *config);
gboolean sender_test_way_is_via_pingone (SenderTestWay *self);

G_END_DECLS
