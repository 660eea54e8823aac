/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes the services once and hands them to the window; the application's own actions. */

#define SENDER_TYPE_APPLICATION (sender_application_get_type ())

G_DECLARE_FINAL_TYPE (SenderApplication, sender_application, SENDER, APPLICATION, AdwApplication)

SenderApplication *sender_application_new (void);

G_END_DECLS
