/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/* Where what is done with a configuration would happen: what the environment line says. */

typedef enum
{
  SENDER_SURROUNDINGS_NONE,       /* no environment is named */
  SENDER_SURROUNDINGS_SANDBOX,    /* an environment that is not marked as production */
  SENDER_SURROUNDINGS_PRODUCTION, /* people sign in there */
  SENDER_SURROUNDINGS_PRACTICE,   /* stand-ins on this computer */
} SenderSurroundings;

SenderSurroundings sender_surroundings_get (SenderConfig *config,
                                            gboolean      simulated);
/* “Production”, translated. */
const char *sender_surroundings_get_label (SenderSurroundings self);
/* What the environment is called, "" if it has no name. */
const char *sender_surroundings_get_name (SenderSurroundings self,
                                          SenderConfig      *config);
/* What is in use there now, as far as it is known, in one sentence. */
const char *sender_surroundings_get_detail (SenderSurroundings self);

G_END_DECLS
