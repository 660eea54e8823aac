/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-answer.h"

#include "sender-json.h"
#include "sender-platform-mask.h"
#include "sender-refusal.h"

#define MAX_DETAILS 20

/* Reading an answer that is no success. A proxy may have written it: what can't be read is left
 * out, the status is the truth. */

static void
detail_free (gpointer data)
{
  SenderPlatformDetail *detail = data;

  g_free (detail->code);
  g_free (detail->target);
  g_free (detail->message);
  g_free (detail->allowed);
  g_free (detail);
}

static void
fault_clear (gpointer data)
{
  SenderPlatformFault *self = data;

  g_free (self->code);
  g_free (self->message);
  g_ptr_array_unref (self->details);
  g_free (self->id);
  g_free (self->correlation_id);
}

/**
 * sender_platform_fault_ref:
 *
 * Takes a reference.
 *
 * Returns: (transfer full): the fault
 */
SenderPlatformFault *
sender_platform_fault_ref (SenderPlatformFault *self)
{
  return g_rc_box_acquire (self);
}

/**
 * sender_platform_fault_unref:
 *
 * Drops a reference.
 */
void
sender_platform_fault_unref (SenderPlatformFault *self)
{
  g_rc_box_release_full (self, fault_clear);
}

/**
 * sender_platform_fault_new:
 * @is_token: whether a token was asked for
 * @status: of the answer, 0 if none came
 *
 * Makes the fault of a request to which nothing came that says more.
 *
 * Returns: (transfer full): the fault
 */
SenderPlatformFault *
sender_platform_fault_new (gboolean is_token,
                           guint    status)
{
  SenderPlatformFault *self = g_rc_box_new0 (SenderPlatformFault);

  self->is_token = is_token;
  self->status = status;
  self->details = g_ptr_array_new_with_free_func (detail_free);
  return self;
}

/* Masked first: of a secret that is cut, a part would be left. */
static char *
dup_shown (const char *text,
           GPtrArray  *secrets)
{
  g_autofree char *masked = sender_platform_mask (text, secrets);

  return sender_refusal_dup_sentence (masked);
}

static char *
dup_member (SenderJson *object,
            const char *name,
            GPtrArray  *secrets)
{
  return dup_shown (sender_json_get_string_member (object, name), secrets);
}

static void
read_detail (SenderPlatformFault *self,
             SenderJson          *entry,
             GPtrArray           *secrets)
{
  SenderPlatformDetail *detail = NULL;
  SenderJson           *inner = NULL;
  g_autofree char      *allowed = NULL;

  if (sender_json_get_kind (entry) != SENDER_JSON_OBJECT)
    return;
  detail = g_new0 (SenderPlatformDetail, 1);
  detail->code = dup_member (entry, "code", secrets);
  detail->target = dup_member (entry, "target", secrets);
  detail->message = dup_member (entry, "message", secrets);
  inner = sender_json_get_member (entry, "innerError");
  allowed = sender_platform_describe_inner (inner);
  detail->allowed = dup_shown (allowed, secrets);
  detail->says_when =
    inner != NULL && sender_json_get_string_member (inner, "retryAfter") != NULL;
  g_ptr_array_add (self->details, detail);
}

static void
read_body (SenderPlatformFault *self,
           SenderJson          *body,
           GPtrArray           *secrets)
{
  SenderJson *details = sender_json_get_member (body, "details");
  gboolean    is_oauth = sender_json_get_string_member (body, "error") != NULL;

  self->code = dup_member (body, is_oauth ? "error" : "code", secrets);
  self->message = dup_member (body, is_oauth ? "error_description" : "message", secrets);
  self->id = dup_member (body, "id", secrets);
  if (details == NULL || sender_json_get_kind (details) != SENDER_JSON_ARRAY)
    return;
  for (guint i = 0; i < MIN (sender_json_get_length (details), MAX_DETAILS); i++)
    read_detail (self, sender_json_get_element (details, i), secrets);
}

/**
 * sender_platform_fault_new_from_response:
 * @response: an answer
 * @is_token: whether a token was asked for
 * @secrets: (element-type utf8): what may stand in none of its texts
 *
 * Reads an answer that is no success.
 *
 * Returns: (transfer full): the fault
 */
SenderPlatformFault *
sender_platform_fault_new_from_response (SenderResponse *response,
                                         gboolean        is_token,
                                         GPtrArray      *secrets)
{
  SenderPlatformFault *self =
    sender_platform_fault_new (is_token, sender_response_get_status (response));
  g_autoptr (SenderJson) body = sender_response_parse_json (response, NULL);

  self->correlation_id = dup_shown (sender_response_lookup_header (response, "Correlation-Id"),
                                    secrets);
  if (body != NULL && sender_json_get_kind (body) == SENDER_JSON_OBJECT)
    read_body (self, body, secrets);
  return self;
}

/**
 * sender_platform_fault_has:
 * @code: a code of the platform
 * @target: (nullable): the member that must be meant, %NULL for any
 *
 * Looks for a code.
 *
 * Returns: whether the fault or one of its details has it
 */
gboolean
sender_platform_fault_has (const SenderPlatformFault *self,
                           const char                *code,
                           const char                *target)
{
  if (target == NULL && g_strcmp0 (self->code, code) == 0)
    return TRUE;
  for (guint i = 0; i < self->details->len; i++)
    {
      const SenderPlatformDetail *detail = self->details->pdata[i];

      if (g_strcmp0 (detail->code, code) == 0 &&
          (target == NULL || g_strcmp0 (detail->target, target) == 0))
        return TRUE;
    }
  return FALSE;
}
