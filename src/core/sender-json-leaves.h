/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/* What a sender of PingOne says, by what it is called and not by where it stands. */

typedef struct _SenderJsonLeaves SenderJsonLeaves;

/* @requests (element-type utf8): what each of its requests is called. */
SenderJsonLeaves *sender_json_leaves_new (SenderJson *sender,
                                          GPtrArray  *requests);
void              sender_json_leaves_free (SenderJsonLeaves *self);

/* Whether anything that @self says and @other does not is in @now. */
gboolean sender_json_leaves_has_any_in (SenderJsonLeaves *self,
                                        SenderJsonLeaves *other,
                                        SenderJsonLeaves *now);
/* Whether anything that @self has a value for and @other has not is gone in @now. */
gboolean sender_json_leaves_lacks_any_in (SenderJsonLeaves *self,
                                          SenderJsonLeaves *other,
                                          SenderJsonLeaves *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderJsonLeaves, sender_json_leaves_free)

G_END_DECLS
