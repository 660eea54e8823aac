/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Stands above every section while all is simulated, and says so; in Practice also what to do
 * next, and the way out. Properties: document, workspace (nullable), narrow. Actions used:
 * `window.go-to`, `window.send-test`, `app.leave-practice`. */

#define SENDER_TYPE_PRACTICE_STRIP (sender_practice_strip_get_type ())

G_DECLARE_FINAL_TYPE (SenderPracticeStrip, sender_practice_strip, SENDER, PRACTICE_STRIP, AdwBin)

G_END_DECLS
