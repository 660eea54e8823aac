/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publication.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of the Publish page: what is to be done before, and what would be written. @shown holds
 * those that a group has. */

/* @items (nullable). */
void sender_publication_rows_show (AdwPreferencesGroup *group,
                                   GPtrArray           *shown,
                                   GPtrArray           *items,
                                   gboolean             has_states);
/* @path (nullable): where it leads. */
void sender_publication_rows_add (AdwPreferencesGroup *group,
                                  GPtrArray           *shown,
                                  const char          *title,
                                  const char          *detail,
                                  const char          *path);

G_END_DECLS
