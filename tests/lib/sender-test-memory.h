/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Looks for a secret in what this process has allocated, freed memory too. The secret is kept
 * masked, so that looking for it leaves none behind.
 */

#define SENDER_TEST_SECRET_LENGTH 64

/* A fresh secret of letters and digits; freed with sender_test_wipe(). */
char *sender_test_new_secret (guint8 mask[SENDER_TEST_SECRET_LENGTH]);
/* Masks any text; what is looked for is its end. */
void sender_test_mask (const char *text,
                       guint8      mask[SENDER_TEST_SECRET_LENGTH]);
void sender_test_wipe (char *text);
/* How often the masked text stands somewhere. */
guint sender_test_count_in_memory (const guint8 mask[SENDER_TEST_SECRET_LENGTH]);

G_END_DECLS
