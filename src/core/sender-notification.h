/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"

G_BEGIN_DECLS

/*
 * The notification templates of PingOne that reach phones (reference: PingOne side, 3.2 and 3.3).
 * What an environment really offers is told by PingOne alone; this is what can be known without it.
 */

/**
 * SenderNotification:
 * @name: name of the template, such as `strong_authentication`
 * @label: (nullable): in words, not translated yet
 * @has_sms: whether it is sent by SMS
 * @has_voice: whether it is sent by Voice
 * @variables: its predefined variables, %NULL-terminated
 * @required: those of them without which it takes no message, %NULL-terminated
 *
 * One template.
 */
typedef struct
{
  const char        *name;
  const char        *label;
  gboolean           has_sms;
  gboolean           has_voice;
  const char *const *variables;
  const char *const *required;
} SenderNotification;

/* All of them, in the order they are shown in. */
const SenderNotification *sender_notification_get_all (guint *n_notifications);
/* NULL if @name is not one of them. */
const SenderNotification *sender_notification_find (const char *name);
/* “Sign-In Code”; @name itself if it is not known. */
const char *sender_notification_get_label (const char *name);
/* Whether PingOne sends @name by @channel; TRUE where that is not known. */
gboolean sender_notification_has_channel (const char   *name,
                                          SenderChannel channel);
/* Whether it may be the name of a template, so that a path leads to its messages. */
gboolean sender_notification_is_name (const char *text);

/* What a variable of a message stands for, NULL if that is not known. */
const char *sender_notification_get_variable_label (const char *name);

/* What is to be known of PingOne's voice tags in a spoken message. */
const char *sender_notification_get_voice_note (gboolean is_json);

G_END_DECLS
