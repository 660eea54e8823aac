/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The requests that a channel has besides its first. They are kept and shown, not edited. Not
 * there while there are none. Properties: document (nullable); channel.
 */

#define SENDER_TYPE_FURTHER_REQUESTS (sender_further_requests_get_type ())

G_DECLARE_FINAL_TYPE (SenderFurtherRequests, sender_further_requests,
                      SENDER, FURTHER_REQUESTS, AdwBin)

/* Gives the focus to the request that `sms[1].url` is of. Returns whether it is here. */
gboolean sender_further_requests_reveal (SenderFurtherRequests *self,
                                         const char            *path);

G_END_DECLS
