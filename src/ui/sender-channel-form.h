/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What a channel's request is made of: body, headers, how numbers are written, spoken tags, and
 * the requests that the channel has besides. Properties: document (nullable); channel.
 */

#define SENDER_TYPE_CHANNEL_FORM (sender_channel_form_get_type ())

G_DECLARE_FINAL_TYPE (SenderChannelForm, sender_channel_form, SENDER, CHANNEL_FORM, AdwBin)

/* Gives the focus to where a path is edited. Returns whether it is here. */
gboolean sender_channel_form_reveal (SenderChannelForm *self,
                                     const char        *path);

G_END_DECLS
