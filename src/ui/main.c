/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-application.h"

#include "sender-language.h"

#include <malloc.h>

/* Threads that only wait for the disk share what memory they have. */
#define ARENAS 2

int
main (int    argc,
      char **argv)
{
  g_autoptr (SenderApplication) application = NULL;

  mallopt (M_ARENA_MAX, ARENAS);
  /* Read by libsoup when it is first used; its HTTP/2 client sends a request again by itself. */
  g_setenv ("SOUP_FORCE_HTTP1", "1", TRUE);
  sender_language_begin ();
  application = sender_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
