/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-vault.h"

G_BEGIN_DECLS

/* Where a configuration's secret is, or why that can't be told, in words; never its value. */

typedef enum
{
  SENDER_SECRET_PLACE_UNKNOWN,   /* nobody has asked yet */
  SENDER_SECRET_PLACE_KEYRING,   /* in the keyring */
  SENDER_SECRET_PLACE_SESSION,   /* in memory: there is no keyring */
  SENDER_SECRET_PLACE_PRACTICE,  /* in memory: a pretend one */
  SENDER_SECRET_PLACE_NOWHERE,   /* the keyring works and holds none */
  SENDER_SECRET_PLACE_ABSENT,    /* no keyring is running */
  SENDER_SECRET_PLACE_LOCKED,    /* the keyring stays locked */
  SENDER_SECRET_PLACE_DISMISSED, /* its prompt was closed */
  SENDER_SECRET_PLACE_SILENT,    /* it doesn't answer */
  SENDER_SECRET_PLACE_FAILED,    /* it answered with an error */
} SenderSecretPlace;

#define SENDER_TYPE_SECRET_PLACE (sender_secret_place_get_type ())

GType sender_secret_place_get_type (void);

/* @error (nullable): what a look-up ended with; NULL if it found the secret. */
SenderSecretPlace sender_secret_place_make (SenderVault           *vault,
                                            const SenderSecretKey *key,
                                            const GError          *error);
/* Whether a secret is there to be used. */
gboolean sender_secret_place_has_secret (SenderSecretPlace place);
/* Whether asking again may end otherwise. */
gboolean sender_secret_place_can_ask_again (SenderSecretPlace place);
/* One or two sentences, translated. */
const char *sender_secret_place_get_text (SenderSecretPlace place);

G_END_DECLS
