/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-config.h"
#include "sender-request.h"

G_BEGIN_DECLS

/* What render, prove and test have in common: channel, message, numbers and values of one send. */

typedef struct
{
  SenderConfig         *config; /* (not owned) */
  SenderChannel         channel;
  SenderChannelRequest *request; /* (not owned) */
  SenderMessage        *message; /* (not owned) */
  const char           *to;
  const char           *from;   /* (nullable) */
  GHashTable           *values; /* (owned) (element-type utf8 utf8) */
} SenderCliSend;

/* From --channel, --template, --locale, --to, --from, --set; @default_to (nullable). */
gboolean sender_cli_send_init (SenderCliSend *self,
                               SenderCli     *cli,
                               SenderConfig  *config,
                               SenderChannel  channel,
                               const char    *default_to,
                               const char    *default_otp,
                               GError       **error);
void     sender_cli_send_clear (SenderCliSend *self);
/* @secret (nullable): redacted then. */
SenderRequest *sender_cli_send_build (SenderCliSend *self,
                                      const char    *secret,
                                      gboolean       verbatim,
                                      GError       **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderCliSend, sender_cli_send_clear)

G_END_DECLS
