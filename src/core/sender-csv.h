/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Text for spreadsheets: RFC 4180, and no cell that a spreadsheet would compute. */

/* A line of cells, up to NULL. */
void sender_csv_append_line (GString           *out,
                             const char *const *cells);

G_END_DECLS
