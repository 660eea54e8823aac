/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Practice in a window: `app.practice` puts a workspace on stand-ins in the place of the window's
 * own, `app.leave-practice` brings its own back. Several windows may practise at once.
 */

typedef struct _SenderApplicationPractice SenderApplicationPractice;

SenderApplicationPractice *sender_application_practice_new (GtkApplication *application);
void                       sender_application_practice_free (SenderApplicationPractice *self);

G_END_DECLS
