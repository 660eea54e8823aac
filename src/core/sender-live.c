/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-private.h"

#include "sender-collection.h"
#include "sender-error.h"
#include "sender-json-check.h"

#include <glib/gi18n-lib.h>

/* What a part is called in a snapshot, and in an error. */
const char *const sender_live_parts[] = {
  [SENDER_LIVE_SENDERS] = "senders",
  [SENDER_LIVE_SETTINGS] = "settings",
  [SENDER_LIVE_POLICIES] = "policies",
  [SENDER_LIVE_LANGUAGES] = "languages",
  [SENDER_LIVE_TEMPLATES] = "templates",
};

/**
 * sender_live_new:
 * @environment: id of an environment
 *
 * Makes one that knows nothing yet.
 *
 * Returns: (transfer full): what is live
 */
SenderLive *
sender_live_new (const char *environment)
{
  SenderLive *self = g_new0 (SenderLive, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->environment = g_strdup (environment);
  self->contents = sender_json_new_object ();
  return self;
}

/**
 * sender_live_ref:
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
SenderLive *
sender_live_ref (SenderLive *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sender_live_unref:
 *
 * Drops a reference.
 */
void
sender_live_unref (SenderLive *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->environment);
  for (guint i = 0; i < SENDER_LIVE_N_PARTS; i++)
    g_clear_pointer (&self->parts[i], sender_json_unref);
  sender_json_unref (self->contents);
  g_free (self);
}

/**
 * sender_live_copy:
 *
 * Copies it, to be changed on its own.
 *
 * Returns: (transfer full): the copy
 */
SenderLive *
sender_live_copy (SenderLive *self)
{
  SenderLive *copy = sender_live_new (self->environment);

  for (guint i = 0; i < SENDER_LIVE_N_PARTS; i++)
    if (self->parts[i] != NULL)
      copy->parts[i] = sender_json_copy (self->parts[i]);
  sender_json_unref (copy->contents);
  copy->contents = sender_json_copy (self->contents);
  return copy;
}

/**
 * sender_live_get_environment:
 *
 * Gets which environment it is.
 *
 * Returns: its id
 */
const char *
sender_live_get_environment (SenderLive *self)
{
  return self->environment;
}

/**
 * sender_live_get_senders:
 *
 * Gets the senders.
 *
 * Returns: (transfer none) (nullable): an array, %NULL if they were not read
 */
SenderJson *
sender_live_get_senders (SenderLive *self)
{
  return self->parts[SENDER_LIVE_SENDERS];
}

/**
 * sender_live_get_settings:
 *
 * Gets the notification settings.
 *
 * Returns: (transfer none) (nullable): an object, %NULL if they were not read
 */
SenderJson *
sender_live_get_settings (SenderLive *self)
{
  return self->parts[SENDER_LIVE_SETTINGS];
}

/**
 * sender_live_get_policies:
 *
 * Gets the notification policies.
 *
 * Returns: (transfer none) (nullable): an array, %NULL if they were not read
 */
SenderJson *
sender_live_get_policies (SenderLive *self)
{
  return self->parts[SENDER_LIVE_POLICIES];
}

/**
 * sender_live_get_languages:
 *
 * Gets the languages.
 *
 * Returns: (transfer none) (nullable): an array, %NULL if they were not read
 */
SenderJson *
sender_live_get_languages (SenderLive *self)
{
  return self->parts[SENDER_LIVE_LANGUAGES];
}

/**
 * sender_live_get_templates:
 *
 * Gets the notification templates.
 *
 * Returns: (transfer none) (nullable): an array, %NULL if they were not read
 */
SenderJson *
sender_live_get_templates (SenderLive *self)
{
  return self->parts[SENDER_LIVE_TEMPLATES];
}

/**
 * sender_live_get_contents:
 * @template_name: a template
 *
 * Gets the contents of a template.
 *
 * Returns: (transfer none) (nullable): an array, %NULL if they were not read
 */
SenderJson *
sender_live_get_contents (SenderLive *self,
                          const char *template_name)
{
  return sender_json_get_member (self->contents, template_name);
}

/**
 * sender_live_list_templates:
 *
 * Lists the templates whose contents were read.
 *
 * Returns: (transfer full): their names
 */
GStrv
sender_live_list_templates (SenderLive *self)
{
  g_autoptr (GStrvBuilder) names_read = g_strv_builder_new ();

  for (guint i = 0; i < sender_json_get_length (self->contents); i++)
    g_strv_builder_add (names_read, sender_json_get_name (self->contents, i));
  return g_strv_builder_end (names_read);
}

static gboolean
check_list (SenderJson *array,
            const char *name,
            GError    **error)
{
  if (!sender_json_check_kind (array, SENDER_JSON_ARRAY, name, error))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (array); i++)
    if (!sender_json_check_kind (sender_json_get_element (array, i), SENDER_JSON_OBJECT, name,
                                 error))
      return FALSE;
  return TRUE;
}

/* (transfer full) */
static SenderJson *
take_array (SenderJson *list,
            const char *name,
            GError    **error)
{
  SenderJson *array = list;

  if (sender_json_get_kind (list) == SENDER_JSON_OBJECT)
    {
      if (!sender_collection_read (list, &array))
        {
          sender_json_set_error (list, error, _ ("“%s” is no list"), name);
          return NULL;
        }
      if (array == NULL)
        return sender_json_new_array ();
    }
  return check_list (array, name, error) ? sender_json_copy (array) : NULL;
}

/* Whatever is said of a sender, to the service and here, names it by that. */
static gboolean
check_ids (SenderJson *senders,
           GError    **error)
{
  for (guint i = 0; i < sender_json_get_length (senders); i++)
    {
      SenderJson *sender = sender_json_get_element (senders, i);
      const char *id = sender_json_get_string_member (sender, "id");

      if (id == NULL || *id == '\0')
        {
          sender_json_set_error (sender, error, _ ("a sender has no “%s”"), "id");
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
sender_live_set_list (SenderLive    *self,
                      SenderLivePart part,
                      SenderJson    *list,
                      GError       **error)
{
  g_autoptr (SenderJson) array = take_array (list, sender_live_parts[part], error);

  if (array == NULL || (part == SENDER_LIVE_SENDERS && !check_ids (array, error)))
    return FALSE;
  g_clear_pointer (&self->parts[part], sender_json_unref);
  self->parts[part] = g_steal_pointer (&array);
  return TRUE;
}

/**
 * sender_live_set_senders:
 * @list: the service's collection, or an array
 * @error: return location
 *
 * Says which senders there are.
 *
 * Returns: whether it was such a collection, each with its id; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_live_set_senders (SenderLive *self,
                         SenderJson *list,
                         GError    **error)
{
  return sender_live_set_list (self, SENDER_LIVE_SENDERS, list, error);
}

/**
 * sender_live_set_settings:
 * @settings: the notification settings
 * @error: return location
 *
 * Says what the settings are.
 *
 * Returns: whether it was an object, with a list for a chain if there is one; else
 *   %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_live_set_settings (SenderLive *self,
                          SenderJson *settings,
                          GError    **error)
{
  SenderJson *chain = NULL;

  if (!sender_json_check_kind (settings, SENDER_JSON_OBJECT, "notificationsSettings", error))
    return FALSE;
  /* Taken for none, what nobody understands would be written over. */
  chain = sender_json_get_member (settings, SENDER_LIVE_CHAIN);
  if (chain != NULL && sender_json_get_kind (chain) != SENDER_JSON_NULL &&
      !sender_json_check_kind (chain, SENDER_JSON_ARRAY, SENDER_LIVE_CHAIN, error))
    return FALSE;
  /* They are written back whole: of what says nothing, all would be reset. */
  if (sender_json_get_length (settings) == 0)
    {
      sender_json_set_error (settings, error, _ ("“%s” is empty"), "notificationsSettings");
      return FALSE;
    }
  g_clear_pointer (&self->parts[SENDER_LIVE_SETTINGS], sender_json_unref);
  self->parts[SENDER_LIVE_SETTINGS] = sender_json_copy (settings);
  return TRUE;
}

/**
 * sender_live_set_policies:
 * @list: the service's collection, or an array
 * @error: return location
 *
 * Says which notification policies there are.
 *
 * Returns: whether it was such a collection; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_live_set_policies (SenderLive *self,
                          SenderJson *list,
                          GError    **error)
{
  return sender_live_set_list (self, SENDER_LIVE_POLICIES, list, error);
}

/**
 * sender_live_set_languages:
 * @list: the service's collection, or an array
 * @error: return location
 *
 * Says which languages there are.
 *
 * Returns: whether it was such a collection; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_live_set_languages (SenderLive *self,
                           SenderJson *list,
                           GError    **error)
{
  return sender_live_set_list (self, SENDER_LIVE_LANGUAGES, list, error);
}

/**
 * sender_live_set_templates:
 * @list: the service's collection, or an array
 * @error: return location
 *
 * Says which notification templates there are.
 *
 * Returns: whether it was such a collection; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_live_set_templates (SenderLive *self,
                           SenderJson *list,
                           GError    **error)
{
  return sender_live_set_list (self, SENDER_LIVE_TEMPLATES, list, error);
}

/**
 * sender_live_set_contents:
 * @template_name: a template
 * @list: the service's collection, or an array
 * @error: return location
 *
 * Says which contents a template has.
 *
 * Returns: whether it was such a collection; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_live_set_contents (SenderLive *self,
                          const char *template_name,
                          SenderJson *list,
                          GError    **error)
{
  SenderJson *array = take_array (list, "contents", error);

  if (array == NULL)
    return FALSE;
  sender_json_set_member (self->contents, template_name, array);
  return TRUE;
}

/**
 * sender_live_get_chain:
 *
 * Gets the fallback chain.
 *
 * Returns: (transfer none) (nullable): an array of ids and `PINGONE_TWILIO` in order, and of
 *   whatever else the service put there; %NULL if there is none
 */
SenderJson *
sender_live_get_chain (SenderLive *self)
{
  SenderJson *settings = self->parts[SENDER_LIVE_SETTINGS];
  SenderJson *chain = NULL;

  if (settings != NULL)
    chain = sender_json_get_member (settings, SENDER_LIVE_CHAIN);
  return chain != NULL && sender_json_get_kind (chain) == SENDER_JSON_ARRAY ? chain : NULL;
}

/**
 * sender_live_blame_service:
 * @error: (inout): why what was read can’t be taken
 *
 * Says whose fault it is: where a file can’t be read somebody may mend it, an answer nobody here.
 *
 * Returns: %FALSE
 */
gboolean
sender_live_blame_service (GError **error)
{
  if (error == NULL || !g_error_matches (*error, SENDER_ERROR, SENDER_ERROR_FORMAT))
    return FALSE;
  g_prefix_error (error, "%s ", _ ("PingOne’s answer can’t be read:"));
  (*error)->code = SENDER_ERROR_BAD_REPLY;
  return FALSE;
}
