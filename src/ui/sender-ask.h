/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-test-question.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What is told of the answer: whether it was yes. */
typedef void (*SenderAskFunc) (GObject *object,
                               gboolean yes);

/* Asks in a dialog over the window of @widget. @answered is called while @object lives. */
void sender_ask (GtkWidget                *widget,
                 const SenderTestQuestion *question,
                 SenderAskFunc             answered,
                 GObject                  *object);

G_END_DECLS
