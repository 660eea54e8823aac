/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-library.h"

G_BEGIN_DECLS

/* Brings the list up to date and then returns @result; @task is taken. */
void sender_library_return (GTask         *task,
                            gpointer       result,
                            GDestroyNotify result_free);
/* Whether the list has a configuration of that id. */
gboolean sender_library_has_id (SenderLibrary *self,
                                const char    *id);
/* Renames what is not stored yet where the list has its name. */
void sender_library_ensure_free_name (SenderLibrary *self,
                                      SenderConfig  *config);

G_END_DECLS
