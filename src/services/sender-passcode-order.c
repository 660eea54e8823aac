/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-passcode-order.h"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static SenderJson *
make_variables (GHashTable *values)
{
  SenderJson       *object = sender_json_new_object ();
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (values), compare_names);

  for (GList *l = names; l != NULL; l = l->next)
    sender_json_set_string (object, l->data, g_hash_table_lookup (values, l->data));
  return object;
}

static gboolean
has_values (const SenderPasscodeOrder *self)
{
  return self->values != NULL && g_hash_table_size (self->values) > 0;
}

/* Left out where nothing is asked for, so that PingOne chooses as for a user. Whether the name may
 * be left out of what is left is not documented, so it stands there always. */
static SenderJson *
make_template (const SenderPasscodeOrder *self)
{
  SenderJson *object = NULL;

  if (self->template_name == NULL && self->locale == NULL && self->variant == NULL &&
      !has_values (self))
    return NULL;
  object = sender_json_new_object ();
  sender_json_set_string (object, "name",
                          self->template_name != NULL ? self->template_name
                                                      : SENDER_PASSCODE_TEMPLATE);
  if (self->variant != NULL)
    sender_json_set_string (object, "variant", self->variant);
  if (self->locale != NULL)
    sender_json_set_string (object, "locale", self->locale);
  if (has_values (self))
    sender_json_set_member (object, "variables", make_variables (self->values));
  return object;
}

/**
 * sender_passcode_order_to_json:
 *
 * Writes what is asked for. That the type for a call is `VOICE` is assumed; the reference names
 * `SMS` only.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_passcode_order_to_json (const SenderPasscodeOrder *self)
{
  SenderJson *object = sender_json_new_object ();
  SenderJson *user = sender_json_new_object ();
  SenderJson *device = sender_json_new_object ();
  SenderJson *once = sender_json_new_object ();
  SenderJson *template = make_template (self);
  SenderJson *notification = NULL;

  sender_json_set_string (user, "id", self->user);
  sender_json_set_member (object, "user", user);
  sender_json_set_string (once, "type", self->channel == SENDER_CHANNEL_VOICE ? "VOICE" : "SMS");
  sender_json_set_string (once, "phone", self->to);
  sender_json_set_member (device, "oneTime", once);
  sender_json_set_member (object, "selectedDevice", device);
  if (template == NULL)
    return object;
  notification = sender_json_new_object ();
  sender_json_set_member (notification, "template", template);
  sender_json_set_member (object, "notification", notification);
  return object;
}
