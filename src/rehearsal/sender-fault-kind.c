/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-faults.h"

#include "sender-json-check.h"
#include "sender-shape.h"
#include "sender-stage.h"
#include "sender-traffic.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which kinds of faults there are, and what each of them takes. */

#define KIND                  \
  {                           \
    "kind", SENDER_SHAPE_TEXT \
  }
#define COUNT                                \
  {                                          \
    "count", SENDER_SHAPE_WHOLE, 1, G_MAXINT \
  }
#define SKIP                                \
  {                                         \
    "skip", SENDER_SHAPE_WHOLE, 0, G_MAXINT \
  }
#define ERROR_CODE                              \
  {                                             \
    "error_code", SENDER_SHAPE_WHOLE, 0, 999999 \
  }
#define SERVICE                  \
  {                              \
    "service", SENDER_SHAPE_TEXT \
  }
/* Of a fault on the way of a request. */
#define WAY                                       \
  KIND, SERVICE, { "method", SENDER_SHAPE_TEXT }, \
    { "path", SENDER_SHAPE_TEXT }, { "handled", SENDER_SHAPE_BOOLEAN }, SKIP, COUNT

static const SenderShape refuse[] = { KIND, SERVICE, { NULL } };
static const SenderShape way[] = { WAY, { NULL } };
static const SenderShape drip[] = {
  WAY,
  { "bytes", SENDER_SHAPE_WHOLE, 1, 1 << 20 },
  { "milliseconds", SENDER_SHAPE_WHOLE, 1, 60 * 1000 },
  { NULL },
};
static const SenderShape cut[] = {
  WAY,
  { "after", SENDER_SHAPE_WHOLE, 0, G_MAXINT },
  { NULL },
};
static const SenderShape status[] = {
  WAY,
  { "status", SENDER_SHAPE_WHOLE, 100, 599 },
  { "code", SENDER_SHAPE_WHOLE, 0, 999999 },
  { "message", SENDER_SHAPE_TEXT },
  { "body", SENDER_SHAPE_TEXT },
  { "headers", SENDER_SHAPE_MAP },
  { "retry_after", SENDER_SHAPE_WHOLE, 0, G_MAXINT },
  { NULL },
};
static const SenderShape redirect[] = {
  WAY,
  { "status", SENDER_SHAPE_WHOLE, 300, 399 },
  { "location", SENDER_SHAPE_TEXT },
  { NULL },
};
static const SenderShape garbage[] = { WAY, { "body", SENDER_SHAPE_TEXT }, { NULL } };
static const SenderShape bomb[] = {
  WAY,
  { "status", SENDER_SHAPE_WHOLE, 100, 599 },
  { NULL },
};
static const SenderShape slow_tls[] = {
  KIND,
  COUNT,
  { "milliseconds", SENDER_SHAPE_WHOLE, 0, 600 * 1000 },
  { NULL },
};
static const char *const whens[] = { "before", "after", NULL };
static const SenderShape with[] = {
  { "method", SENDER_SHAPE_TEXT },
  { "path", SENDER_SHAPE_TEXT },
  { "body", SENDER_SHAPE_OBJECT },
  { NULL },
};
static const SenderShape change[] = {
  KIND,
  SERVICE,
  { "method", SENDER_SHAPE_TEXT },
  { "path", SENDER_SHAPE_TEXT },
  SKIP,
  COUNT,
  { "when", SENDER_SHAPE_TEXT, .words = whens },
  { "with", SENDER_SHAPE_OBJECT, .inner = with },
  { NULL },
};
static const SenderShape flow_fails[] = { KIND, COUNT, ERROR_CODE, { NULL } };
static const SenderShape message[] = {
  KIND,
  COUNT,
  { "status", SENDER_SHAPE_TEXT, .words = sender_traffic_message_finals },
  ERROR_CODE,
  { "arrives", SENDER_SHAPE_BOOLEAN },
  { NULL },
};
static const SenderShape call[] = {
  KIND,
  COUNT,
  { "status", SENDER_SHAPE_TEXT, .words = sender_traffic_call_finals },
  { "answered_by", SENDER_SHAPE_TEXT },
  { NULL },
};
static const SenderShape plain[] = { KIND, COUNT, { NULL } };

/* In the order of SenderFaultKind. */
static const char *const names[] = {
  "refuse", "hang", "drip", "cut-request", "cut-response", "status", "redirect", "garbage",
  "gzip-bomb", "slow-tls", "change", "flow-fails", "message", "call", "conflict",
  "unpublished-flow", "unrouted-trigger", "stuck-flow", NULL
};

static const SenderShape *const shapes[] = {
  [SENDER_FAULT_REFUSE] = refuse,
  [SENDER_FAULT_HANG] = way,
  [SENDER_FAULT_DRIP] = drip,
  [SENDER_FAULT_CUT_REQUEST] = cut,
  [SENDER_FAULT_CUT_RESPONSE] = cut,
  [SENDER_FAULT_STATUS] = status,
  [SENDER_FAULT_REDIRECT] = redirect,
  [SENDER_FAULT_GARBAGE] = garbage,
  [SENDER_FAULT_GZIP_BOMB] = bomb,
  [SENDER_FAULT_SLOW_TLS] = slow_tls,
  [SENDER_FAULT_CHANGE] = change,
  [SENDER_FAULT_FLOW_FAILS] = flow_fails,
  [SENDER_FAULT_MESSAGE] = message,
  [SENDER_FAULT_CALL] = call,
  [SENDER_FAULT_CONFLICT] = plain,
  [SENDER_FAULT_UNPUBLISHED_FLOW] = plain,
  [SENDER_FAULT_UNROUTED_TRIGGER] = plain,
  [SENDER_FAULT_STUCK_FLOW] = plain,
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == SENDER_N_FAULTS + 1);
G_STATIC_ASSERT (G_N_ELEMENTS (shapes) == SENDER_N_FAULTS);

/**
 * sender_fault_kind_get_name:
 * @kind: a kind
 *
 * Names a kind of faults as the control interface does.
 *
 * Returns: the name
 */
const char *
sender_fault_kind_get_name (SenderFaultKind kind)
{
  return names[kind];
}

static gboolean
check_kind (SenderJson *json,
            GError    **error)
{
  static const SenderShape shape[] = {
    { "kind", SENDER_SHAPE_TEXT, .words = names },
    { NULL },
  };
  g_autofree char *known = NULL;

  if (!sender_shape_check_kinds (json, shape, error))
    return FALSE;
  if (sender_json_get_member (json, "kind") != NULL)
    return TRUE;
  known = g_strjoinv (", ", (char **) names);
  sender_json_set_error (json, error, _ ("A fault needs a member “kind”, one of: %s."), known);
  return FALSE;
}

/* A service that is not there would never be asked. */
static gboolean
check_service (SenderJson *json,
               GError    **error)
{
  const char *words[SENDER_N_SERVICES + 2] = { "*" };
  SenderJson *service = sender_json_get_member (json, "service");

  for (guint i = 0; i < SENDER_N_SERVICES; i++)
    words[i + 1] = sender_service_get_name ((SenderService) i);
  return service == NULL || sender_shape_check_word (service, "service", words, error);
}

/* Of a change it must be said what is changed. */
static gboolean
check_with (SenderJson     *json,
            SenderFaultKind kind,
            GError        **error)
{
  SenderJson *control = sender_json_get_member (json, "with");

  if (kind != SENDER_FAULT_CHANGE ||
      (control != NULL && sender_json_get_member (control, "path") != NULL))
    return TRUE;
  sender_json_set_error (json, error, _ ("A change needs a member “with” that has a “path”."));
  return FALSE;
}

/**
 * sender_fault_kind_read:
 * @json: a fault as the control interface takes it
 * @kind: (out): its kind
 * @error: return location
 *
 * Checks a fault: a kind that there is, and what this kind takes.
 *
 * Returns: whether it is one; else %SENDER_ERROR_FORMAT is set, naming the member
 */
gboolean
sender_fault_kind_read (SenderJson      *json,
                        SenderFaultKind *kind,
                        GError         **error)
{
  const char *name = NULL;

  if (!check_kind (json, error))
    return FALSE;
  name = sender_json_get_string_member (json, "kind");
  for (*kind = 0; strcmp (names[*kind], name) != 0;)
    (*kind)++;
  return sender_shape_check (json, shapes[*kind], error) && check_service (json, error) &&
         check_with (json, *kind, error);
}
