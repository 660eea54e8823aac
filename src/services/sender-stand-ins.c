/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-stand-ins.h"

#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define PROGRAM "sender-rehearsal"

/* Seconds: the answers of the table of truth wait for providers that hang. */
#define CONTROL_DEADLINE 120.0

/* What the program says first, a line each. */
#define ENDPOINTS "SENDER_STUDIO_ENDPOINTS="
#define CONTROL "SENDER_STUDIO_REHEARSAL="

struct _SenderStandIns
{
  GObject parent_instance;

  GSubprocess      *process;   /* (owned) */
  GDataInputStream *stream;    /* (owned) */
  SenderEndpoints  *endpoints; /* (owned) */
  SenderTransport  *transport; /* (owned): for the control interface, which is not redirected */
  char             *control;
};

G_DEFINE_FINAL_TYPE (SenderStandIns, sender_stand_ins, G_TYPE_OBJECT)

static void
sender_stand_ins_dispose (GObject *object)
{
  SenderStandIns *self = SENDER_STAND_INS (object);

  if (self->process != NULL)
    g_subprocess_send_signal (self->process, SIGTERM);
  g_clear_object (&self->stream);
  g_clear_object (&self->process);
  g_clear_object (&self->transport);
  g_clear_pointer (&self->endpoints, sender_endpoints_unref);
  G_OBJECT_CLASS (sender_stand_ins_parent_class)->dispose (object);
}

static void
sender_stand_ins_finalize (GObject *object)
{
  SenderStandIns *self = SENDER_STAND_INS (object);

  g_free (self->control);
  G_OBJECT_CLASS (sender_stand_ins_parent_class)->finalize (object);
}

static void
sender_stand_ins_class_init (SenderStandInsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_stand_ins_dispose;
  object_class->finalize = sender_stand_ins_finalize;
}

static void
sender_stand_ins_init (SenderStandIns *self)
{
  self->transport = sender_transport_new ();
  sender_transport_set_deadline (self->transport, CONTROL_DEADLINE);
}

static char *
find_program (void)
{
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (own != NULL ? own : ".");
  g_autofree char *beside = g_build_filename (folder, PROGRAM, NULL);
  g_autofree char *built = g_build_filename (folder, "..", "rehearsal", PROGRAM, NULL);
  g_autofree char *level = g_build_filename (folder, "rehearsal", PROGRAM, NULL);
  const char      *places[] = { g_getenv ("SENDER_REHEARSAL_PROGRAM"), beside, built, level };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] != NULL && g_file_test (places[i], G_FILE_TEST_IS_EXECUTABLE))
      return g_strdup (places[i]);
  return g_find_program_in_path (PROGRAM);
}

static void read_next (GTask *task);

/* Takes a line of the announcement. Returns whether it is complete. */
static gboolean
take_line (SenderStandIns *self,
           const char     *line,
           GError        **error)
{
  if (line == NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY, _ ("%s did not start"), PROGRAM);
  else if (g_str_has_prefix (line, ENDPOINTS))
    self->endpoints = sender_endpoints_new (line + strlen (ENDPOINTS), error);
  else if (g_str_has_prefix (line, CONTROL))
    self->control = g_strdup (line + strlen (CONTROL));
  return self->endpoints != NULL && self->control != NULL;
}

static void
line_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  SenderStandIns    *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char   *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source),
                                                                       result, NULL, &error);
  gboolean           complete = error == NULL && take_line (self, line, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (complete)
    g_task_return_pointer (task, g_object_ref (self), g_object_unref);
  else
    read_next (g_steal_pointer (&task));
}

static void
read_next (GTask *task)
{
  SenderStandIns *self = g_task_get_task_data (task);

  g_data_input_stream_read_line_async (self->stream, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), line_read_cb, task);
}

/* An interrupt of the terminal is for us; the stand-ins end when we have told what came of it. */
static void
leave_group_cb (gpointer user_data)
{
  setpgid (0, 0);
}

static GSubprocess *
spawn (const char *program,
       double      speed,
       GError    **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (text, sizeof text, speed);
  g_subprocess_launcher_set_child_setup (launcher, leave_group_cb, NULL, NULL);
  return g_subprocess_launcher_spawn (launcher, error, program, "--until-eof", "--speed", text,
                                      NULL);
}

static gboolean
launch (SenderStandIns *self,
        double          speed,
        GError        **error)
{
  g_autofree char *program = find_program ();

  if (program == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                   _ ("The program %s is not installed beside this one"), PROGRAM);
      return FALSE;
    }
  self->process = spawn (program, speed, error);
  if (self->process == NULL)
    return FALSE;
  self->stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  return TRUE;
}

/**
 * sender_stand_ins_start_async:
 * @speed: seconds of the stand-ins in one of ours. Not more than 4 where lost answers matter: they
 *   are looked up by the time of the stand-ins, which must not run away from ours
 * @cancellable: (nullable): stops waiting
 * @callback: called when they serve
 * @user_data: data for @callback
 *
 * Starts the stand-ins. They end when the object or this program does, however it ends.
 */
void
sender_stand_ins_start_async (double              speed,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask)          task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (SenderStandIns) self = g_object_new (SENDER_TYPE_STAND_INS, NULL);
  g_autoptr (GError)         error = NULL;

  g_task_set_source_tag (task, sender_stand_ins_start_async);
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  if (!launch (self, speed, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    read_next (g_steal_pointer (&task));
}

/**
 * sender_stand_ins_start_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the start.
 *
 * Returns: (transfer full) (nullable): the stand-ins, serving
 */
SenderStandIns *
sender_stand_ins_start_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * sender_stand_ins_get_endpoints:
 *
 * Gets where the stand-ins are.
 *
 * Returns: (transfer none): the endpoints
 */
SenderEndpoints *
sender_stand_ins_get_endpoints (SenderStandIns *self)
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

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask)          task = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderResponse) response =
    sender_transport_send_finish (SENDER_TRANSPORT (source), result, NULL, &error);
  g_autoptr (SenderJson) answer = response != NULL ? read_answer (response, &error) : NULL;

  if (answer == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&answer), (GDestroyNotify) sender_json_unref);
}

/**
 * sender_stand_ins_ask_async:
 * @method: GET, POST or DELETE
 * @name: what comes after `/_rehearsal/`
 * @body: (nullable) (transfer full): what is sent
 * @cancellable: (nullable): stops waiting
 * @callback: called with the answer
 * @user_data: data for @callback
 *
 * Asks the control interface.
 */
void
sender_stand_ins_ask_async (SenderStandIns     *self,
                            const char         *method,
                            const char         *name,
                            SenderJson         *body,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask)         task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char          *url = g_strconcat (self->control, name, NULL);
  g_autoptr (SenderRequest) request = sender_request_new (method, url);
  g_autoptr (SenderJson)    taken = body;
  g_autofree char          *text = taken != NULL ? sender_json_to_string (taken) : NULL;

  g_task_set_source_tag (task, sender_stand_ins_ask_async);
  if (text != NULL)
    {
      sender_request_add_header (request, "Content-Type", "application/json");
      sender_request_set_body (request, text, strlen (text));
    }
  sender_transport_send_async (self->transport, request, cancellable, answered_cb,
                               g_steal_pointer (&task));
}

/**
 * sender_stand_ins_ask_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the asking.
 *
 * Returns: (transfer full) (nullable): the answer, an object
 */
SenderJson *
sender_stand_ins_ask_finish (SenderStandIns *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
