/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-section.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Help that needs no network: for each section what it is for, where to find each value, and the
 * mistake to avoid. Opens at @section. */
void sender_help_show (GtkWindow    *parent,
                       SenderSection section);

G_END_DECLS
