/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-serving.h"

#include "sender-answer.h"
#include "sender-control-call.h"
#include "sender-fault-answer.h"
#include "sender-received.h"
#include "sender-stand-in.h"

#include <string.h>

typedef void (*AnswerFunc) (SenderVisit *visit);

/* In the order of SenderService, for those behind which there is something. */
static const AnswerFunc answers[] = {
  sender_studio_stand_in_answer,
  sender_account_stand_in_answer,
  sender_compliance_stand_in_answer,
  sender_compliance_stand_in_answer,
  sender_compliance_stand_in_answer,
  sender_compliance_stand_in_answer,
  sender_pingone_stand_in_answer,
  sender_pingone_stand_in_answer,
  sender_control_answer,
};

/**
 * sender_serving_free:
 * @self: (transfer full): what goes back
 *
 * Frees it.
 */
void
sender_serving_free (SenderServing *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static SenderServing *
delivery_new (GBytes  *bytes,
              guint    status,
              gboolean keep_alive)
{
  SenderServing *self = g_new0 (SenderServing, 1);

  self->bytes = bytes;
  self->status = status;
  self->cut = G_MAXSIZE;
  self->keep_alive = keep_alive;
  return self;
}

static gboolean
wants_keep_alive (SenderVisit *visit)
{
  return !soup_message_headers_header_contains (visit->headers, "Connection", "close");
}

/* What the service itself does and says. */
static SenderServing *
serve (SenderVisit *visit,
       gboolean     keep_alive)
{
  GBytes *bytes = NULL;

  answers[sender_service_get_behind (visit->service)](visit);
  bytes = sender_visit_dup_reply (visit, keep_alive);
  return delivery_new (bytes, visit->status, keep_alive);
}

static SenderServing *
serve_control (SenderVisit *visit)
{
  SenderServing *delivery = serve (visit, wants_keep_alive (visit));

  if (visit->stage->changed != NULL)
    visit->stage->changed (visit->stage->changed_data);
  return delivery;
}

static SenderServing *
serve_with_fault (SenderVisit     *visit,
                  SenderFaultRule *fault)
{
  SenderServing *delivery = NULL;

  if (fault->handled || fault->kind == SENDER_FAULT_DRIP ||
      fault->kind == SENDER_FAULT_CUT_RESPONSE)
    delivery = serve (visit, FALSE);
  if (delivery == NULL)
    delivery = delivery_new (NULL, 0, FALSE);
  sender_fault_answer_apply (visit, fault, delivery);
  return delivery;
}

/* Lets somebody else do what is to happen before, or after, a request is served. What is said to it
 * stands with the request, so that a change that was none is seen. */
static void
change (SenderStage *stage,
        GPtrArray   *changes,
        SenderJson  *record,
        gboolean     after)
{
  for (guint i = 0; i < changes->len; i++)
    {
      SenderFaultRule        *fault = g_ptr_array_index (changes, i);
      SenderJson             *with = sender_json_get_member (fault->json, "with");
      const char             *when = sender_json_get_string_member (fault->json, "when");
      const char             *method = sender_json_get_string_member (with, "method");
      g_autoptr (SenderVisit) call = NULL;

      if ((g_strcmp0 (when, "after") == 0) != after)
        continue;
      call = sender_control_call (stage, method != NULL ? method : "POST",
                                  sender_json_get_string_member (with, "path"),
                                  sender_json_get_member (with, "body"));
      sender_received_add_change (record, call != NULL ? call->status : 0);
    }
}

/**
 * sender_serving_get_cut:
 * @stage: what the stand-ins share
 * @service: whose port a request comes to
 * @head: request line and headers with the empty line
 * @length: bytes in @head
 *
 * Tells whether a fault ends a request before it is whole.
 *
 * Returns: after how many bytes, %G_MAXSIZE if not
 */
gsize
sender_serving_get_cut (SenderStage  *stage,
                        SenderService service,
                        const char   *head,
                        gsize         length)
{
  g_autoptr (GBytes)      none = g_bytes_new_static ("", 0);
  g_autoptr (SenderVisit) visit = sender_visit_new (stage, service, head, length, none);
  SenderFaultRule        *fault = NULL;

  if (visit != NULL && service != SENDER_SERVICE_CONTROL)
    fault = sender_faults_peek_for (stage->faults, sender_service_get_name (service),
                                    visit->method, visit->path);
  if (fault == NULL || fault->kind != SENDER_FAULT_CUT_REQUEST)
    return G_MAXSIZE;
  return (gsize) MAX (sender_read_int (fault->json, "after", 0), 0);
}

/**
 * sender_serving_perform:
 * @stage: what the stand-ins share
 * @service: whose port a request came to
 * @head: request line and headers with the empty line
 * @length: bytes in @head
 * @body: its body
 *
 * Takes a request: what is due by now happens first, then the service answers, or a fault comes in
 * between.
 *
 * Returns: (transfer full): what goes back
 */
SenderServing *
sender_serving_perform (SenderStage  *stage,
                        SenderService service,
                        const char   *head,
                        gsize         length,
                        GBytes       *body)
{
  g_autoptr (SenderVisit)     visit = sender_visit_new (stage, service, head, length, body);
  g_autoptr (SenderFaultRule) fault = NULL;
  g_autoptr (GPtrArray)       changes = NULL;
  g_autoptr (SenderJson)      record = NULL;
  const char                 *name = NULL;
  SenderServing              *delivery = NULL;

  sender_clock_run (stage->clock);
  if (visit == NULL)
    {
      static const char refusal[] = "HTTP/1.1 400 Bad Request\r\nX-Simulated: SIMULATED\r\n"
                                    "Content-Length: 0\r\nConnection: close\r\n\r\n";

      return delivery_new (g_bytes_new_static (refusal, strlen (refusal)), 400, FALSE);
    }
  if (service == SENDER_SERVICE_CONTROL)
    return serve_control (visit);
  /* What is kept may be thrown away while the request is served: by a reset, for instance. */
  record = sender_json_ref (sender_received_add (stage, service, head, length, body));
  name = sender_service_get_name (service);
  changes = sender_faults_take_changes (stage->faults, name, visit->method, visit->path);
  fault = sender_faults_take_for (stage->faults, name, visit->method, visit->path);
  change (stage, changes, record, FALSE);
  delivery = fault != NULL ? serve_with_fault (visit, fault)
                           : serve (visit, wants_keep_alive (visit));
  change (stage, changes, record, TRUE);
  sender_received_finish (record, delivery->status,
                          fault != NULL ? sender_fault_kind_get_name (fault->kind) : NULL);
  return delivery;
}
