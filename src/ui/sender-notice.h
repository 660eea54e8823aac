/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A line over a page that stays until what it says is no longer so. Properties: text (nullable:
 * nothing is shown), severe (an error, else something to know), verb (nullable) and action: what
 * can be done about it, other-verb (nullable) and other-action: what else, narrow: whether the
 * verbs stand below the text.
 */

#define SENDER_TYPE_NOTICE (sender_notice_get_type ())

G_DECLARE_FINAL_TYPE (SenderNotice, sender_notice, SENDER, NOTICE, AdwBin)

/* @text (nullable): nothing is to be told. */
void        sender_notice_set_text (SenderNotice *self,
                                    const char   *text);
const char *sender_notice_get_text (SenderNotice *self);

G_END_DECLS
