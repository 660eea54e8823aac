/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can be done with a row of a form, or with a header. (transfer full) */
GMenuModel *sender_pair_menu_new (gboolean is_form);

G_END_DECLS
