/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The kinds of sender as radio rows, each with what it means. Property: kind. */

#define SENDER_TYPE_KIND_GROUP (sender_kind_group_get_type ())

G_DECLARE_FINAL_TYPE (SenderKindGroup, sender_kind_group, SENDER, KIND_GROUP, AdwPreferencesGroup)

G_END_DECLS
