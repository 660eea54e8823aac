/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-operation.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How an operation goes, on one line: what is being done, with Cancel, or why it failed. Not there
 * while there is nothing to say. */

#define SENDER_TYPE_OPERATION_LINE (sender_operation_line_get_type ())

G_DECLARE_FINAL_TYPE (SenderOperationLine, sender_operation_line, SENDER, OPERATION_LINE, AdwBin)

/* @operation (nullable). */
void sender_operation_line_set_operation (SenderOperationLine *self,
                                          SenderOperation     *operation);
/* What is said while nothing runs and nothing failed; NULL for nothing. */
void sender_operation_line_set_idle_text (SenderOperationLine *self,
                                          const char          *text);

G_END_DECLS
