/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-private.h"

#include "sender-format-pingone-secrets.h"
#include "sender-json-check.h"

#include <glib/gi18n-lib.h>

/* Snapshots. */

/* PingOne gives no secret back, but a header of a request may hold one. */
static SenderJson *
dup_without_secrets (SenderJson *senders)
{
  SenderJson *copy = sender_json_copy (senders);

  for (guint i = 0; i < sender_json_get_length (copy); i++)
    g_ptr_array_unref (sender_pingone_take_secrets (sender_json_get_element (copy, i)));
  return copy;
}

/**
 * sender_live_to_json:
 *
 * Writes it as a snapshot. A secret that stands in a header is left out of it, and so are the
 * templates: nothing goes back to those of another day.
 *
 * Returns: (transfer full): an object that [func@live_new_from_json] reads
 */
SenderJson *
sender_live_to_json (SenderLive *self)
{
  SenderJson *json = sender_json_new_object ();

  sender_json_set_string (json, "environment", self->environment);
  for (guint i = 0; i < SENDER_LIVE_N_PARTS; i++)
    if (self->parts[i] != NULL && i != SENDER_LIVE_TEMPLATES)
      sender_json_set_member (json, sender_live_parts[i],
                              i == SENDER_LIVE_SENDERS ? dup_without_secrets (self->parts[i])
                                                       : sender_json_copy (self->parts[i]));
  sender_json_set_member (json, "contents", sender_json_copy (self->contents));
  return json;
}

static gboolean
read_part (SenderLive *self,
           guint       part,
           SenderJson *json,
           GError    **error)
{
  SenderJson *value = sender_json_get_member (json, sender_live_parts[part]);

  if (value == NULL)
    return TRUE;
  if (part == SENDER_LIVE_SETTINGS)
    return sender_live_set_settings (self, value, error);
  return sender_live_set_list (self, (SenderLivePart) part, value, error);
}

static gboolean
read_contents (SenderLive *self,
               SenderJson *contents,
               GError    **error)
{
  if (contents == NULL)
    return TRUE;
  if (!sender_json_check_kind (contents, SENDER_JSON_OBJECT, "contents", error))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (contents); i++)
    if (!sender_live_set_contents (self, sender_json_get_name (contents, i),
                                   sender_json_get_element (contents, i), error))
      return FALSE;
  return TRUE;
}

/**
 * sender_live_new_from_json:
 * @json: a snapshot
 * @error: return location
 *
 * Reads a snapshot.
 *
 * Returns: (transfer full) (nullable): what was live, or %NULL with %SENDER_ERROR_FORMAT set
 */
SenderLive *
sender_live_new_from_json (SenderJson *json,
                           GError    **error)
{
  g_autoptr (SenderLive) self = NULL;
  const char            *environment = NULL;

  if (!sender_json_check_kind (json, SENDER_JSON_OBJECT, _ ("snapshot"), error))
    return NULL;
  environment = sender_json_get_string_member (json, "environment");
  if (environment == NULL)
    {
      sender_json_set_error (json, error, _ ("“environment” is missing"));
      return NULL;
    }
  self = sender_live_new (environment);
  for (guint i = 0; i < SENDER_LIVE_N_PARTS; i++)
    if (!read_part (self, i, json, error))
      return NULL;
  return read_contents (self, sender_json_get_member (json, "contents"), error)
           ? g_steal_pointer (&self)
           : NULL;
}
