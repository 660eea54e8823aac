/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What commands a terminal, and what must not. */

typedef enum
{
  SENDER_STYLE_PLAIN,
  SENDER_STYLE_BOLD,
  SENDER_STYLE_DIM,
  SENDER_STYLE_ERROR,
  SENDER_STYLE_WARNING,
  SENDER_STYLE_DELIVERED, /* green: for nothing else */
} SenderStyle;

/* @text between the escape sequences of a style, if standard output is a terminal and NO_COLOR is
 * not set. (transfer full) */
char       *sender_cli_style (SenderStyle style,
                              const char *text);
SenderStyle sender_cli_severity_style (SenderSeverity severity);

typedef enum
{
  SENDER_CLI_KEEPS_NOTHING = 0,
  SENDER_CLI_KEEPS_LINES = 1 << 0,  /* line breaks */
  SENDER_CLI_KEEPS_STYLES = 1 << 1, /* what sender_cli_style() put in */
} SenderCliKeeps;

/* @text without what commands a terminal or turns the text beside it, which stands there as
 * `\x1b` or U+FFFD. XML may hold all of it. (transfer full) */
char *sender_cli_make_visible (const char    *text,
                               SenderCliKeeps keeps);

G_END_DECLS
