/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * A repair as data: paths and the values they get, in order; a NULL value removes what the path
 * names. It can be shown, applied and, by a snapshot, undone.
 */

#define SENDER_TYPE_FIX (sender_fix_get_type ())

GType       sender_fix_get_type (void);
SenderFix  *sender_fix_new (void);
SenderFix  *sender_fix_ref (SenderFix *self);
void        sender_fix_unref (SenderFix *self);
void        sender_fix_add (SenderFix  *self,
                            const char *path,
                            const char *value);
guint       sender_fix_get_n_edits (SenderFix *self);
const char *sender_fix_get_path (SenderFix *self,
                                 guint      position);
const char *sender_fix_get_value (SenderFix *self,
                                  guint      position);
/* Either may be NULL. */
gboolean sender_fix_equal (SenderFix *self,
                           SenderFix *other);
/* All edits or none. */
gboolean sender_fix_apply (SenderFix    *self,
                           SenderConfig *config,
                           GError      **error);
/* As above, where somebody else takes care that all is made or nothing: no copy is made. */
gboolean sender_fix_apply_in_place (SenderFix    *self,
                                    SenderConfig *config,
                                    GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderFix, sender_fix_unref)

G_END_DECLS
