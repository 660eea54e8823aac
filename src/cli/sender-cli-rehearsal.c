/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-rehearsal.h"

#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define PROGRAM "sender-rehearsal"
/* Seconds of the stand-ins in one of ours. Not more: a lost answer is looked up by the time of the
 * stand-ins, which must not run away from ours while nothing comes. */
#define SPEED "4"

struct _SenderCliRehearsal
{
  SenderCli       *cli;       /* (not owned) */
  GSubprocess     *process;   /* (owned) */
  SenderEndpoints *endpoints; /* (owned) */
  SenderTransport *transport; /* (owned): for the control interface, which is not redirected */
  char            *control;
};

/* The answers of the table of truth wait for providers that hang. */
#define CONTROL_DEADLINE 120.0

static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (self != NULL ? self : ".");
  g_autofree char *beside = g_build_filename (folder, PROGRAM, NULL);
  g_autofree char *built = g_build_filename (folder, "..", "rehearsal", PROGRAM, NULL);

  if (g_getenv ("SENDER_REHEARSAL_PROGRAM") != NULL)
    return g_strdup (g_getenv ("SENDER_REHEARSAL_PROGRAM"));
  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  if (g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&built);
  return g_find_program_in_path (PROGRAM);
}

static char *
read_line (SenderCli        *cli,
           GDataInputStream *stream,
           const char       *prefix,
           GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char         *line = NULL;

  g_data_input_stream_read_line_async (stream, G_PRIORITY_DEFAULT, cli->cancellable,
                                       sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  line = g_data_input_stream_read_line_finish_utf8 (stream, result, NULL, error);
  if (line != NULL && g_str_has_prefix (line, prefix))
    return g_strdup (line + strlen (prefix));
  if (error != NULL && *error == NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY, _ ("%s did not start"), PROGRAM);
  return NULL;
}

static gboolean
read_announcement (SenderCliRehearsal *self,
                   GError            **error)
{
  g_autoptr (GDataInputStream) stream =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_autofree char *endpoints = read_line (self->cli, stream, "SENDER_STUDIO_ENDPOINTS=", error);

  if (endpoints == NULL)
    return FALSE;
  self->control = read_line (self->cli, stream, "SENDER_STUDIO_REHEARSAL=", error);
  if (self->control == NULL)
    return FALSE;
  self->endpoints = sender_endpoints_new (endpoints, error);
  return self->endpoints != NULL;
}

/* An interrupt of the terminal is for us; the stand-ins end when we have told what came of it. */
static void
leave_group_cb (gpointer user_data)
{
  setpgid (0, 0);
}

static GSubprocess *
launch (const char *program,
        GError    **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  g_subprocess_launcher_set_child_setup (launcher, leave_group_cb, NULL, NULL);
  return g_subprocess_launcher_spawn (launcher, error, program, "--until-eof", "--speed", SPEED,
                                      NULL);
}

/**
 * sender_cli_rehearsal_start:
 * @error: return location
 *
 * Starts the stand-ins. They end when this program does, however it ends.
 *
 * Returns: (transfer full) (nullable): the rehearsal
 */
SenderCliRehearsal *
sender_cli_rehearsal_start (SenderCli *cli,
                            GError   **error)
{
  g_autoptr (SenderCliRehearsal) self = g_new0 (SenderCliRehearsal, 1);
  g_autofree char               *program = find_program ();

  self->cli = cli;
  if (program == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                   _ ("The program %s is not installed beside senderctl"), PROGRAM);
      return NULL;
    }
  self->process = launch (program, error);
  if (self->process == NULL || !read_announcement (self, error))
    return NULL;
  self->transport = sender_transport_new ();
  sender_transport_set_deadline (self->transport, CONTROL_DEADLINE);
  return g_steal_pointer (&self);
}

/**
 * sender_cli_rehearsal_stop:
 *
 * Ends the stand-ins.
 */
void
sender_cli_rehearsal_stop (SenderCliRehearsal *self)
{
  if (self->process != NULL)
    g_subprocess_send_signal (self->process, SIGTERM);
  g_clear_object (&self->process);
  g_clear_object (&self->transport);
  g_clear_pointer (&self->endpoints, sender_endpoints_unref);
  g_free (self->control);
  g_free (self);
}

/**
 * sender_cli_rehearsal_get_endpoints:
 *
 * Gets where the stand-ins are.
 *
 * Returns: (transfer none): the endpoints
 */
SenderEndpoints *
sender_cli_rehearsal_get_endpoints (SenderCliRehearsal *self)
{
  return self->endpoints;
}

static SenderJson *
read_answer (SenderResponse *response,
             GError        **error)
{
  g_autoptr (SenderJson) json = sender_response_parse_json (response, error);
  const char            *message = NULL;

  if (json == NULL)
    return NULL;
  if (sender_response_get_status (response) == 200)
    return g_steal_pointer (&json);
  message = sender_json_get_string_member (json, "error");
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID, "%s",
               message != NULL ? message : _ ("The rehearsal refused"));
  return NULL;
}

/**
 * sender_cli_rehearsal_ask:
 * @method: GET, POST or DELETE
 * @name: what comes after `/_rehearsal/`
 * @body: (nullable) (transfer full): what is sent
 * @error: return location
 *
 * Asks the control interface.
 *
 * Returns: (transfer full) (nullable): the answer
 */
SenderJson *
sender_cli_rehearsal_ask (SenderCliRehearsal *self,
                          const char         *method,
                          const char         *name,
                          SenderJson         *body,
                          GError            **error)
{
  g_autofree char           *url = g_strconcat (self->control, name, NULL);
  g_autoptr (SenderRequest)  request = sender_request_new (method, url);
  g_autoptr (SenderJson)     taken = body;
  g_autofree char           *text = taken != NULL ? sender_json_to_string (taken) : NULL;
  g_autoptr (GAsyncResult)   result = NULL;
  g_autoptr (SenderResponse) response = NULL;

  if (text != NULL)
    {
      sender_request_add_header (request, "Content-Type", "application/json");
      sender_request_set_body (request, text, strlen (text));
    }
  sender_transport_send_async (self->transport, request, self->cli->cancellable,
                               sender_cli_result_cb, &result);
  sender_cli_wait (self->cli, &result);
  response = sender_transport_send_finish (self->transport, result, NULL, error);
  return response != NULL ? read_answer (response, error) : NULL;
}
