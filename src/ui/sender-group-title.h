/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The title of a group that stands beside a button is cut where both have no room. This wraps it,
 * as a description is. */
void sender_group_title_wrap (AdwPreferencesGroup *group);

G_END_DECLS
