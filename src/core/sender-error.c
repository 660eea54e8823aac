/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"

/* The name is made of the very letters of the argument: no formatter may space it. */
/* clang-format off */
G_DEFINE_QUARK (sender-error-quark, sender_error)
/* clang-format on */
