/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-step.h"
#include "sender-dispatch-struct.h"
#include "sender-mask.h"

/* The timeline is kept and shown to others, and a vendor's words may repeat anything. */
static char *
mask (SenderDispatch *self,
      const char     *text)
{
  return text != NULL ? sender_mask_text (text, self->sent) : NULL;
}

/* @words is taken. */
static SenderDispatchStep *
add_step (SenderDispatch *self,
          const char     *stage,
          const char     *subject,
          const char     *detail,
          char           *words)
{
  g_autofree char    *text = words;
  g_autofree char    *masked_subject = mask (self, subject);
  g_autofree char    *masked_detail = mask (self, detail);
  SenderDispatchStep *step = sender_dispatch_step_new (stage, mask (self, text));

  sender_dispatch_step_set_parts (step, masked_subject, masked_detail);
  g_ptr_array_add (self->steps, step);
  g_list_model_items_changed (G_LIST_MODEL (self), self->steps->len - 1, 0, 1);
  return step;
}

void
sender_dispatch_add_step (SenderDispatch *self,
                          const char     *stage,
                          const char     *format,
                          ...)
{
  va_list args;

  va_start (args, format);
  add_step (self, stage, NULL, NULL, g_strdup_vprintf (format, args));
  va_end (args);
}

void
sender_dispatch_add_parts (SenderDispatch *self,
                           const char     *stage,
                           const char     *subject,
                           const char     *detail,
                           const char     *format,
                           ...)
{
  va_list args;

  va_start (args, format);
  add_step (self, stage, subject, detail, g_strdup_vprintf (format, args));
  va_end (args);
}

void
sender_dispatch_set_response (SenderDispatch *self,
                              SenderResponse *response)
{
  g_clear_pointer (&self->response, sender_response_unref);
  self->response = sender_response_ref (response);
  g_object_notify (G_OBJECT (self), "response");
}

static void
set_text (SenderDispatch *self,
          char          **place,
          const char     *text,
          const char     *property)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  g_object_notify (G_OBJECT (self), property);
}

void
sender_dispatch_set_state (SenderDispatch     *self,
                           SenderDispatchState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

void
sender_dispatch_set_http_status (SenderDispatch *self,
                                 guint           status)
{
  if (self->http_status == status)
    return;
  self->http_status = status;
  g_object_notify (G_OBJECT (self), "http-status");
}

void
sender_dispatch_set_execution_sid (SenderDispatch *self,
                                   const char     *sid)
{
  set_text (self, &self->execution_sid, sid, "execution-sid");
}

void
sender_dispatch_set_message_sid (SenderDispatch *self,
                                 const char     *sid)
{
  set_text (self, &self->message_sid, sid, "message-sid");
}

void
sender_dispatch_set_call_sid (SenderDispatch *self,
                              const char     *sid)
{
  set_text (self, &self->call_sid, sid, "call-sid");
}

void
sender_dispatch_set_conflict (SenderDispatch *self,
                              const char     *execution_sid)
{
  set_text (self, &self->conflicting_execution_sid, execution_sid, "conflicting-execution-sid");
}

void
sender_dispatch_set_check_url (SenderDispatch *self,
                               const char     *url)
{
  set_text (self, &self->check_url, url, "check-url");
}

void
sender_dispatch_set_error_code (SenderDispatch *self,
                                int             code)
{
  if (self->error_code == code)
    return;
  self->error_code = code;
  g_object_notify (G_OBJECT (self), "error-code");
}

void
sender_dispatch_end (SenderDispatch *self,
                     const char     *format,
                     ...)
{
  SenderDispatchStep *step = NULL;
  va_list             args;

  va_start (args, format);
  step = add_step (self, "end", NULL, NULL, g_strdup_vprintf (format, args));
  va_end (args);
  set_text (self, &self->explanation, sender_dispatch_step_get_text (step), "explanation");
  self->running = FALSE;
  self->ended = g_get_real_time ();
  g_object_notify (G_OBJECT (self), "ended");
  g_object_notify (G_OBJECT (self), "running");
}
