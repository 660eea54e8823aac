/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Where what is done would happen: production is purple, Practice striped, all else grey. A button
 * of two lines that leads to the connection to PingOne; as a strip, one line under a header bar.
 * Properties: document (nullable), workspace (nullable), strip.
 */

#define SENDER_TYPE_ENVIRONMENT_LINE (sender_environment_line_get_type ())

G_DECLARE_FINAL_TYPE (SenderEnvironmentLine, sender_environment_line, SENDER, ENVIRONMENT_LINE,
                      AdwBin)

G_END_DECLS
