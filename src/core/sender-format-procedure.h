/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-importer.h"

G_BEGIN_DECLS

/* The published procedure's own text, with its mistakes. */

gboolean sender_format_procedure_is (const char *text);
gboolean sender_format_procedure_read (const char   *text,
                                       SenderImport *import,
                                       GError      **error);

G_END_DECLS
