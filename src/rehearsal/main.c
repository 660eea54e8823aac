/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rehearsal.h"

#include "sender-json.h"
#include "sender-language.h"
#include "sender-transport.h"

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* A usage error, as senderctl has it. */
#define EXIT_USAGE 2

typedef struct
{
  int      port;
  int      endpoints_fd;
  char    *scenario; /* (nullable) */
  double   speed;
  gboolean until_eof;
  gboolean version;
} Options;

static gboolean
parse_options (Options *options,
               int     *argc,
               char  ***argv,
               GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &options->port,
      N_ ("First of consecutive ports; any that are free without it"), N_ ("PORT") },
    { "endpoints-fd", 0, 0, G_OPTION_ARG_INT, &options->endpoints_fd,
      N_ ("Write the two lines to this file descriptor instead of standard output"), N_ ("N") },
    { "scenario", 's', 0, G_OPTION_ARG_STRING, &options->scenario,
      N_ ("What happens to a test, see the control interface"), N_ ("NAME") },
    { "speed", 0, 0, G_OPTION_ARG_DOUBLE, &options->speed,
      N_ ("Seconds of the rehearsal in one of ours"), N_ ("N") },
    { "until-eof", 0, 0, G_OPTION_ARG_NONE, &options->until_eof,
      N_ ("End when standard input is closed"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_ ("Print the version"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (
    context, _ ("Stands in for Twilio, PingOne and a handset on 127.0.0.1. Nothing leaves this\n"
                "computer. The first line of output is for the environment, the second is the\n"
                "address of the control interface."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;
  if (*argc > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _ ("“%s” is not expected."),
                   (*argv)[1]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
set_up (SenderRehearsal *rehearsal,
        const Options   *options,
        GError         **error)
{
  g_autoptr (SenderJson) scenario = sender_json_new_object ();
  g_autoptr (SenderJson) clock = sender_json_new_object ();
  g_autoptr (SenderJson) first = NULL;
  g_autoptr (SenderJson) second = NULL;
  char                   speed[G_ASCII_DTOSTR_BUF_SIZE];

  sender_json_set_member (clock, "speed",
                          sender_json_new_number (g_ascii_dtostr (speed, sizeof speed,
                                                                  options->speed)));
  first = sender_rehearsal_control (rehearsal, "POST", "clock", clock, error);
  if (first == NULL || options->scenario == NULL)
    return first != NULL;
  sender_json_set_string (scenario, "name", options->scenario);
  second = sender_rehearsal_control (rehearsal, "POST", "scenario", scenario, error);
  return second != NULL;
}

static gboolean
announce (SenderRehearsal *rehearsal,
          int              fd,
          GError         **error)
{
  g_autofree char *endpoints = sender_rehearsal_dup_endpoints (rehearsal);
  g_autofree char *control = sender_rehearsal_dup_control (rehearsal);
  g_autofree char *text = NULL;
  gssize           written = 0;
  gsize            done = 0;

  text = g_strdup_printf ("SENDER_STUDIO_ENDPOINTS=%s\nSENDER_STUDIO_REHEARSAL=%s\n", endpoints,
                          control);
  for (done = 0; done < strlen (text); done += (gsize) written)
    {
      written = write (fd, text + done, strlen (text) - done);
      if (written < 0)
        {
          g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                       _ ("Could not write to file descriptor %d: %s"), fd, g_strerror (errno));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
input_cb (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  char bytes[256];

  if (read (fd, bytes, sizeof bytes) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Before anybody is told where the services are: who knows may want it to end at once. */
static GMainLoop *
new_loop (const Options *options)
{
  GMainLoop *loop = g_main_loop_new (NULL, FALSE);

  g_unix_signal_add (SIGTERM, quit_cb, loop);
  g_unix_signal_add (SIGINT, quit_cb, loop);
  if (options->until_eof)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, input_cb, loop);
  return loop;
}

/* Whoever starts a rehearsal and dies takes it along. A parent that is gone already sends no
 * signal any more. */
static gboolean
bind_to_parent (void)
{
  pid_t parent = getppid ();

  prctl (PR_SET_PDEATHSIG, SIGTERM);
  return getppid () == parent;
}

static int
serve (const Options *options)
{
  /* The loop goes last: a signal may still come while the servers end. */
  g_autoptr (GMainLoop)       loop = new_loop (options);
  g_autoptr (SenderRehearsal) rehearsal = sender_rehearsal_new ();
  g_autoptr (GError)          error = NULL;

  if (options->port < 0 || options->port > G_MAXUINT16 ||
      !set_up (rehearsal, options, &error))
    {
      g_printerr ("sender-rehearsal: %s\n",
                  error != NULL ? error->message : _ ("The port must be between 0 and 65535."));
      return EXIT_USAGE;
    }
  if (!sender_rehearsal_start (rehearsal, (guint) options->port, &error) ||
      !announce (rehearsal, options->endpoints_fd, &error))
    {
      /* Whoever wanted to know went away meanwhile. */
      if (options->until_eof && g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PIPE))
        return EXIT_SUCCESS;
      g_printerr ("sender-rehearsal: %s\n", error->message);
      return EXIT_FAILURE;
    }
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  Options            options = { .endpoints_fd = STDOUT_FILENO, .speed = 1 };
  g_autoptr (GError) error = NULL;
  int                result = EXIT_SUCCESS;

  sender_transport_prepare_process ();
  sender_language_begin ();
  signal (SIGPIPE, SIG_IGN);
  if (!parse_options (&options, &argc, &argv, &error))
    {
      g_printerr ("sender-rehearsal: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (options.version)
    g_print ("sender-rehearsal %s\n", SENDER_VERSION);
  else if (bind_to_parent ())
    result = serve (&options);
  g_free (options.scenario);
  return result;
}
