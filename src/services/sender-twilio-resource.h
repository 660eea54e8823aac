/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-twilio.h"

G_BEGIN_DECLS

/* Where Twilio's resources are. */

char       *sender_twilio_make_url (SenderTwilioResource resource, const char *studio,
                                    const char *api, const char *a, const char *b, GError **error);
const char *sender_twilio_get_list_name (SenderTwilioResource resource);

G_END_DECLS
