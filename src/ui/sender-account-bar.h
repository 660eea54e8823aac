/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-account-check.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How far the check of an account is: when it was told, that it runs, or why it failed; with the
 * button for what can be done then. Property: operation (nullable). The buttons activate
 * `numbers.check` and `numbers.cancel`. */

#define SENDER_TYPE_ACCOUNT_BAR (sender_account_bar_get_type ())

G_DECLARE_FINAL_TYPE (SenderAccountBar, sender_account_bar, SENDER, ACCOUNT_BAR, AdwBin)

void sender_account_bar_set_operation (SenderAccountBar *self,
                                       SenderOperation  *operation);

G_END_DECLS
