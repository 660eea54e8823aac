/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stub-keyring.h"

#include <glib-unix.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* stub-keyring silent|failing METHOD N: answers N calls of METHOD, then no more or with an error.
 * Says “ready” when it is, and ends at the end of its input. */

static gboolean
input_cb (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop)   loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (StubKeyring) keyring = NULL;

  g_assert_cmpint (argc, ==, 4);
  keyring = stub_keyring_new (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  keyring->fault = strcmp (argv[1], "silent") == 0 ? STUB_KEYRING_SILENT : STUB_KEYRING_FAILING;
  keyring->fault_name = "org.freedesktop.DBus.Error.Failed";
  keyring->fault_method = argv[2];
  keyring->n_answered = atoi (argv[3]);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, input_cb, loop);
  g_print ("ready\n");
  g_main_loop_run (loop);
  return 0;
}
