/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-application.h"

#include "sender-language.h"

#include <glib/gi18n.h>
#include <malloc.h>

/* Threads that only wait for the disk share what memory they have. */
#define ARENAS 2

/* Needs neither a display nor the first start. */
static int
handle_local_options_cb (GApplication *application,
                         GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("sender-studio %s\n", SENDER_VERSION);
  return 0;
}

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
  g_application_add_main_option (G_APPLICATION (application), "version", 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _ ("Print the version"), NULL);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (handle_local_options_cb),
                    NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
