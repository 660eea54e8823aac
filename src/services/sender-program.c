/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-program.h"

#include <gio/gio.h>

/**
 * sender_program_hold:
 *
 * Keeps the program running without a window.
 */
void
sender_program_hold (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_hold (application);
}

/**
 * sender_program_release:
 *
 * Lets it end, as far as sender_program_hold() was what kept it.
 */
void
sender_program_release (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_release (application);
}
