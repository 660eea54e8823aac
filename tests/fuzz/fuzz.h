/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <stdint.h>

G_BEGIN_DECLS

/*
 * What a target defines: it takes any bytes and may only return 0. It is run by driver.c, or by
 * libFuzzer with -Dfuzzing=true.
 */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* The input for a function that takes zero-terminated bytes; a NUL ends it early. */
static inline char *
fuzz_dup_text (const uint8_t *data,
               size_t         size)
{
  return g_strndup ((const char *) data, size);
}

/* The input for a function that asks for valid UTF-8. */
static inline char *
fuzz_dup_utf8 (const uint8_t *data,
               size_t         size)
{
  return g_utf8_make_valid ((const char *) data, size);
}

G_END_DECLS
