/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-live.h"

G_BEGIN_DECLS

/*
 * What is known of notification templates and languages: what the environment says of them where
 * that was read, else what is documented (reference: PingOne side, 3.1 to 3.4). @live is NULL, or
 * one without templates, where nothing was read.
 */

typedef enum
{
  SENDER_DYNAMIC_UNSAID, /* whether other variables are taken is not told */
  SENDER_DYNAMIC_NONE,
  SENDER_DYNAMIC_ANY,
} SenderDynamic;

/* Whether the environment's templates were read. */
gboolean sender_template_is_read (SenderLive *live);
/* Whether the environment is known to have no such template. */
gboolean sender_template_is_missing (SenderLive *live,
                                     const char *name);
/* Those that reach phones, in the order they are shown in. (transfer full) */
GStrv sender_template_list_names (SenderLive *live);
/* “Sign-In Code”; what PingOne calls it; @name itself. */
const char *sender_template_get_label (SenderLive *live,
                                       const char *name);
/* Whether PingOne sends @name by @channel; TRUE where that is not known. */
gboolean sender_template_has_channel (SenderLive   *live,
                                      const char   *name,
                                      SenderChannel channel);
/* The variables that a message by @channel must have. (transfer full) */
GStrv sender_template_list_required (SenderLive   *live,
                                     const char   *name,
                                     SenderChannel channel);
/* Its own variables. (transfer full) (nullable): NULL where nothing is known of the template. */
GStrv         sender_template_list_variables (SenderLive *live,
                                              const char *name);
SenderDynamic sender_template_get_dynamic (SenderLive *live,
                                           const char *name);

/* The languages that are enabled, the environment's own first. (transfer full) (nullable): NULL
 * where they were not read. */
GStrv sender_template_list_locales (SenderLive *live);

G_END_DECLS
