/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-language.h"

#include <libintl.h>
#include <locale.h>

/**
 * sender_language_begin:
 *
 * Reads the locale of the environment and opens the translations. They are where they are
 * installed, or in the folder that `SENDER_STUDIO_LOCALEDIR` names, for runs from a build folder.
 * The first call of a program, before it has a thread.
 */
void
sender_language_begin (void)
{
  const char *folder = g_getenv ("SENDER_STUDIO_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
