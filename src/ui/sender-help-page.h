/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-help-topic.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A topic of the help, to be read. */

#define SENDER_TYPE_HELP_PAGE (sender_help_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderHelpPage, sender_help_page, SENDER, HELP_PAGE, AdwBin)

void sender_help_page_show (SenderHelpPage  *self,
                            SenderHelpTopic *topic);

G_END_DECLS
