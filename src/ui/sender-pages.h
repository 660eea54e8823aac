/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* Makes the page of a section. (transfer floating) */
GtkWidget *sender_pages_new (SenderSection section);

G_END_DECLS
