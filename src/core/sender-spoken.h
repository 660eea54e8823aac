/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-flow.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* What a flow makes of a message: the sentence a phone shows or says. */

/**
 * SenderSpoken:
 * @widget: the widget that sends it
 * @text: the sentence
 *
 * One sentence.
 */
typedef struct
{
  char *widget;
  char *text;
} SenderSpoken;

/* @flow (nullable): what the channel's request starts; @values (element-type utf8 utf8): the values
 * of variables; @why (out): where there is nothing, the reason in words.
 * (element-type SenderSpoken) (transfer full) (nullable) */
GPtrArray *sender_spoken_list (SenderConfig  *config,
                               SenderMessage *message,
                               SenderFlow    *flow,
                               GHashTable    *values,
                               char         **why);

G_END_DECLS
