/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Something that takes time, as an object a view is bound to. Properties (read): state, running,
 * message (what is being done, or what was), error (in words, NULL unless it failed).
 */

typedef enum
{
  SENDER_OPERATION_IDLE,
  SENDER_OPERATION_RUNNING,
  SENDER_OPERATION_DONE,
  SENDER_OPERATION_FAILED,
  SENDER_OPERATION_CANCELLED,
} SenderOperationState;

#define SENDER_TYPE_OPERATION_STATE (sender_operation_state_get_type ())
#define SENDER_TYPE_OPERATION (sender_operation_get_type ())

GType sender_operation_state_get_type (void);

G_DECLARE_FINAL_TYPE (SenderOperation, sender_operation, SENDER, OPERATION, GObject)

SenderOperation     *sender_operation_new (void);
SenderOperationState sender_operation_get_state (SenderOperation *self);
gboolean             sender_operation_is_running (SenderOperation *self);
const char          *sender_operation_get_message (SenderOperation *self);
const char          *sender_operation_get_error (SenderOperation *self);

/* Cancels what still runs, and begins. (transfer none): what the work is cancelled by; it also
 * tells sender_operation_end() which work is meant. */
GCancellable *sender_operation_begin (SenderOperation *self,
                                      const char      *message);
/* The work of @cancellable ended, well if @error is NULL. Of work that something newer has replaced
 * nothing is said. @message (nullable): what came of it. */
void sender_operation_end (SenderOperation *self,
                           GCancellable    *cancellable,
                           const char      *message,
                           const GError    *error);
void sender_operation_cancel (SenderOperation *self);

G_END_DECLS
