/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that is full for SQLite, and for nobody else. */

/* Before a database is opened, and for all of the process. */
void full_disk_install (void);
/* From now on. */
void full_disk_set (gboolean is_full);

G_END_DECLS
