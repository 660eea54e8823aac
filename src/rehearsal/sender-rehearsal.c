/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rehearsal.h"

#include "sender-control-call.h"
#include "sender-error.h"
#include "sender-front.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTROL "/_rehearsal/"

struct _SenderRehearsal
{
  GObject      parent_instance;
  SenderStage *stage;
  SenderFront *front; /* (nullable): while it listens */
};

G_DEFINE_FINAL_TYPE (SenderRehearsal, sender_rehearsal, G_TYPE_OBJECT)

static void
changed_cb (gpointer user_data)
{
  SenderRehearsal *self = user_data;

  if (self->front != NULL)
    sender_front_update (self->front);
}

static void
sender_rehearsal_finalize (GObject *object)
{
  SenderRehearsal *self = SENDER_REHEARSAL (object);

  sender_rehearsal_stop (self);
  sender_stage_free (self->stage);
  G_OBJECT_CLASS (sender_rehearsal_parent_class)->finalize (object);
}

static void
sender_rehearsal_class_init (SenderRehearsalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_rehearsal_finalize;
}

static void
sender_rehearsal_init (SenderRehearsal *self)
{
  self->stage = sender_stage_new ();
  self->stage->changed = changed_cb;
  self->stage->changed_data = self;
}

/**
 * sender_rehearsal_new:
 *
 * Makes a rehearsal with one account and one right flow per channel. Nothing listens yet;
 * sender_rehearsal_control() works already.
 *
 * Returns: (transfer full): the rehearsal
 */
SenderRehearsal *
sender_rehearsal_new (void)
{
  return g_object_new (SENDER_TYPE_REHEARSAL, NULL);
}

/**
 * sender_rehearsal_start:
 * @self: a rehearsal that does not listen
 * @port: the first of consecutive ports, or 0 for any that are free
 * @error: return location
 *
 * Listens on loopback, one port per service, on the thread-default main context.
 *
 * Returns: whether it listens now
 */
gboolean
sender_rehearsal_start (SenderRehearsal *self,
                        guint            port,
                        GError         **error)
{
  g_autoptr (SenderFront) front = sender_front_new (self->stage);

  g_return_val_if_fail (self->front == NULL, FALSE);
  if (!sender_front_start (front, port, error))
    return FALSE;
  self->front = g_steal_pointer (&front);
  sender_front_update (self->front);
  return TRUE;
}

/**
 * sender_rehearsal_stop:
 * @self: a rehearsal
 *
 * Closes all ports and connections. What happened stays until the rehearsal is freed.
 */
void
sender_rehearsal_stop (SenderRehearsal *self)
{
  g_clear_pointer (&self->front, sender_front_free);
}

/**
 * sender_rehearsal_dup_endpoints:
 * @self: a rehearsal that listens
 *
 * Tells where the services are.
 *
 * Returns: (transfer full): a value for `SENDER_STUDIO_ENDPOINTS`
 */
char *
sender_rehearsal_dup_endpoints (SenderRehearsal *self)
{
  GString *endpoints = g_string_new (NULL);

  for (guint i = 0; i < SENDER_SERVICE_CONTROL; i++)
    g_string_append_printf (endpoints, "%s%s=http://127.0.0.1:%u", i > 0 ? "," : "",
                            sender_service_get_name ((SenderService) i), self->stage->ports[i]);
  return g_string_free (endpoints, FALSE);
}

/**
 * sender_rehearsal_dup_control:
 * @self: a rehearsal that listens
 *
 * Tells where the control interface is.
 *
 * Returns: (transfer full): its URL, ending in a slash
 */
char *
sender_rehearsal_dup_control (SenderRehearsal *self)
{
  return g_strdup_printf ("http://127.0.0.1:%u" CONTROL,
                          self->stage->ports[SENDER_SERVICE_CONTROL]);
}

/**
 * sender_rehearsal_control:
 * @self: a rehearsal
 * @method: `GET`, `POST` or `DELETE`
 * @path: `faults`, or `/_rehearsal/faults`
 * @body: (nullable): what a request would carry
 * @error: return location
 *
 * Does what a request to the control interface would do.
 *
 * Returns: (transfer full) (nullable): its answer, %NULL with %SENDER_ERROR_REFUSED if that is no
 *   success
 */
SenderJson *
sender_rehearsal_control (SenderRehearsal *self,
                          const char      *method,
                          const char      *path,
                          SenderJson      *body,
                          GError         **error)
{
  g_autoptr (SenderVisit) visit = NULL;
  g_autoptr (SenderJson)  json = NULL;
  gsize                   length = 0;
  const char             *text = NULL;

  sender_clock_run (self->stage->clock);
  visit = sender_control_call (self->stage, method, path, body);
  if (visit == NULL)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID, _ ("“%s %s” is no request."), method,
                   path);
      return NULL;
    }
  text = g_bytes_get_data (visit->reply_body, &length);
  json = sender_json_parse (text, (gssize) length, error);
  if (json == NULL || visit->status < 300)
    return g_steal_pointer (&json);
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_REFUSED,
                       sender_json_get_string_member (json, "error"));
  return NULL;
}
