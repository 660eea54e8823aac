/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"

G_DEFINE_QUARK (sender - error - quark, sender_error)
