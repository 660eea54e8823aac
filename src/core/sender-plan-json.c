/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan.h"

/**
 * sender_change_kind_get_nick:
 * @kind: who made a change
 *
 * Gets its word in JSON.
 *
 * Returns: `ours`, `theirs` or `unknowable`
 */
const char *
sender_change_kind_get_nick (SenderChangeKind kind)
{
  static const char *const nicks[] = {
    [SENDER_CHANGE_OURS] = "ours",
    [SENDER_CHANGE_THEIRS] = "theirs",
    [SENDER_CHANGE_UNKNOWABLE] = "unknowable",
  };

  return nicks[kind];
}

static SenderJson *
change_to_json (const SenderChange *change)
{
  SenderJson *json = sender_json_new_object ();

  sender_json_set_string (json, "object", sender_change_object_get_nick (change->object));
  sender_json_set_string (json, "path", change->path);
  sender_json_set_string (json, "kind", sender_change_kind_get_nick (change->kind));
  sender_json_set_string (json, "now", change->now);
  sender_json_set_string (json, "after", change->after);
  return json;
}

/**
 * sender_plan_to_json:
 * @self: a plan
 *
 * Writes a plan for programs.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_plan_to_json (const SenderPlan *self)
{
  SenderJson *json = sender_json_new_object ();
  SenderJson *changes = sender_json_new_array ();

  for (guint i = 0; i < self->changes->len; i++)
    sender_json_append (changes, change_to_json (self->changes->pdata[i]));
  sender_json_set_member (json, "drift", sender_json_new_boolean (self->has_drift));
  sender_json_set_member (json, "changes", changes);
  return json;
}
