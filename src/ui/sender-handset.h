/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-pretend-phone.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The pretend phone, drawn: an SMS as a bubble, a call as what rings and what is said. */

#define SENDER_TYPE_HANDSET (sender_handset_get_type ())

G_DECLARE_FINAL_TYPE (SenderHandset, sender_handset, SENDER, HANDSET, GtkBox)

void sender_handset_set_phone (SenderHandset      *self,
                               SenderPretendPhone *phone);
/* What is expected on it: the channel, from whom (nullable), at which number. */
void sender_handset_expect (SenderHandset *self,
                            SenderChannel  channel,
                            const char    *from,
                            const char    *to);
/* A call is being placed: it rings until it is answered or given up. */
void sender_handset_set_ringing (SenderHandset *self,
                                 gboolean       ringing);

G_END_DECLS
