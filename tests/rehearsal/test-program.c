/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test.h"

#include <signal.h>
#include <string.h>

/* The program itself: what it prints, and how it ends. */

typedef struct
{
  GSubprocess  *process;
  GInputStream *out;
} Program;

static void
program_clear (Program *self)
{
  g_clear_object (&self->process);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Program, program_clear)

static void
start (Program           *self,
       const char *const *options)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char         *path = NULL;
  g_auto (GStrv)           argv = NULL;
  g_autoptr (GError)       error = NULL;

  path = g_build_filename (g_getenv ("SENDER_BUILD_ROOT"), "src", "rehearsal", "sender-rehearsal",
                           NULL);
  g_strv_builder_add (builder, path);
  for (guint i = 0; options[i] != NULL; i++)
    g_strv_builder_add (builder, options[i]);
  argv = g_strv_builder_end (builder);
  self->process = g_subprocess_newv ((const char *const *) argv,
                                     G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                       G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                       G_SUBPROCESS_FLAGS_STDERR_PIPE,
                                     &error);
  g_assert_no_error (error);
  self->out = g_subprocess_get_stdout_pipe (self->process);
}

static int
wait_for_end (Program *self)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_subprocess_wait_async (self->process, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the end of the program");
  g_assert_true (g_subprocess_wait_finish (self->process, result, NULL));
  g_assert_true (g_subprocess_get_if_exited (self->process));
  return g_subprocess_get_exit_status (self->process);
}

static char *
read_line (GDataInputStream *lines)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, sender_test_result_cb,
                                       &result);
  sender_test_wait_result (&result, "a line of the program");
  return g_data_input_stream_read_line_finish (lines, result, NULL, NULL);
}

static void
read_addresses (Program *self)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (self->out);
  g_autofree char             *endpoints = read_line (lines);
  g_autofree char             *control = read_line (lines);

  g_assert_true (g_str_has_prefix (endpoints, "SENDER_STUDIO_ENDPOINTS=studio=http://127.0.0.1:"));
  g_assert_true (g_str_has_prefix (control, "SENDER_STUDIO_REHEARSAL=http://127.0.0.1:"));
  g_assert_true (g_str_has_suffix (control, "/_rehearsal/"));
}

static void
test_signal (void)
{
  static const int signals[] = { SIGTERM, SIGINT };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_auto (Program) program = { 0 };

      start (&program, (const char *const[]){ "--scenario", "hang", "--speed", "50", NULL });
      read_addresses (&program);
      g_subprocess_send_signal (program.process, signals[i]);
      g_assert_cmpint (wait_for_end (&program), ==, 0);
    }
}

static void
test_end_of_input (void)
{
  g_auto (Program) program = { 0 };

  start (&program, (const char *const[]){ "--until-eof", NULL });
  read_addresses (&program);
  g_assert_true (g_output_stream_close (g_subprocess_get_stdin_pipe (program.process), NULL, NULL));
  g_assert_cmpint (wait_for_end (&program), ==, 0);
}

static void
test_usage (void)
{
  static const struct
  {
    const char *options[3];
    int         status;
  } cases[] = {
    { { "--version" }, 0 },
    { { "--nonsense" }, 2 },
    { { "word" }, 2 },
    { { "--scenario", "sunshine" }, 2 },
    { { "--speed", "-1" }, 2 },
    { { "--port", "70000" }, 2 },
    { { "--port", "65530" }, 1 },
    { { "--endpoints-fd", "77" }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Program) program = { 0 };

      start (&program, (const char *const[]){ cases[i].options[0], cases[i].options[1], NULL });
      g_assert_cmpint (wait_for_end (&program), ==, cases[i].status);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/program/signal", test_signal);
  g_test_add_func ("/program/end-of-input", test_end_of_input);
  g_test_add_func ("/program/usage", test_usage);
  return g_test_run ();
}
