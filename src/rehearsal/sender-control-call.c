/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-control-call.h"

#include "sender-stand-in.h"

#include <string.h>

#define CONTROL "/_rehearsal/"

/**
 * sender_control_call:
 * @stage: what the stand-ins share
 * @method: `GET`, `POST` or `DELETE`
 * @path: `faults`, or `/_rehearsal/faults`
 * @body: (nullable): what a request would carry
 *
 * Does what a request to the control interface would do.
 *
 * Returns: (transfer full) (nullable): the answered request; %NULL if it is none
 */
SenderVisit *
sender_control_call (SenderStage *stage,
                     const char  *method,
                     const char  *path,
                     SenderJson  *body)
{
  g_autofree char   *text = body != NULL ? sender_json_to_string (body) : g_strdup ("");
  g_autofree char   *head = NULL;
  const char        *rest = g_str_has_prefix (path, CONTROL) ? path + strlen (CONTROL) : path;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  SenderVisit       *visit = NULL;

  head = g_strdup_printf ("%s " CONTROL "%s HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                          "Content-Type: application/json\r\n\r\n",
                          method, *rest == '/' ? rest + 1 : rest);
  visit = sender_visit_new (stage, SENDER_SERVICE_CONTROL, head, strlen (head), bytes);
  if (visit == NULL)
    return NULL;
  sender_control_answer (visit);
  if (stage->changed != NULL)
    stage->changed (stage->changed_data);
  return visit;
}
