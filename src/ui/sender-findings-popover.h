/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Every finding of a document. Activating one goes to its field (`window.go-to`); Fix and Fix All
 * are actions of the document. Property: document (nullable).
 */

#define SENDER_TYPE_FINDINGS_POPOVER (sender_findings_popover_get_type ())

G_DECLARE_FINAL_TYPE (SenderFindingsPopover, sender_findings_popover, SENDER, FINDINGS_POPOVER,
                      GtkPopover)

G_END_DECLS
