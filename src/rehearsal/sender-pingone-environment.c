/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-environment.h"

#include "sender-answer.h"
#include "sender-pingone-stand-in.h"

#include <string.h>

#define DEFAULT_POLICY                                                                         \
  "{\"id\":\"00000000-0000-4000-8000-000000000004\",\"name\":\"Default Notification Policy\"," \
  "\"default\":true,\"quotas\":[{\"type\":\"USER\",\"deliveryMethods\":[\"SMS\",\"Voice\"],"   \
  "\"total\":50}],\"countryLimit\":{\"type\":\"NONE\"}}"
#define DEFAULT_LANGUAGE                                                                 \
  "{\"id\":\"00000000-0000-4000-8000-000000000005\",\"locale\":\"en\",\"enabled\":true," \
  "\"default\":true}"
#define DEFAULT_USER                                                             \
  "{\"id\":\"" SENDER_PINGONE_DEFAULT_USER "\",\"username\":\"rehearsal.user\"," \
  "\"name\":{\"given\":\"Robin\",\"family\":\"Rehearsal\"},\"enabled\":true}"

static void
put_parsed (SenderJson *object,
            const char *name,
            const char *text)
{
  sender_put (object, name, sender_json_parse (text, -1, NULL));
}

/**
 * sender_pingone_environment_new_settings:
 *
 * Makes the settings of an environment in which nobody set any (reference: PingOne, 2.1 and 2.4).
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_pingone_environment_new_settings (void)
{
  return sender_json_parse ("{\"deliveryMode\":\"ALL\",\"from\":{\"name\":\"PingOne\","
                            "\"address\":\"noreply@pingidentity.com\"},"
                            "\"smsProvidersFallbackChain\":[],"
                            "\"emailProviderFallbackChain\":[\"PINGONE_EMAIL\"]}",
                            -1, NULL);
}

static SenderJson *
environment_new (SenderStage *stage,
                 const char  *id)
{
  SenderJson *self = sender_json_new_object ();

  sender_put_text (self, "id", id);
  put_parsed (self, "senders", "[]");
  sender_put (self, "settings", sender_pingone_environment_new_settings ());
  put_parsed (self, "policies", "[" DEFAULT_POLICY "]");
  put_parsed (self, "templates", "[]");
  put_parsed (self, "contents", "{}");
  put_parsed (self, "languages", "[" DEFAULT_LANGUAGE "]");
  put_parsed (self, "users", "[" DEFAULT_USER "]");
  sender_pingone_stamp (stage, sender_json_get_member (self, "settings"), self, NULL);
  sender_json_remove_member (sender_json_get_member (self, "settings"), "createdAt");
  return self;
}

/**
 * sender_pingone_environment_find:
 * @stage: what the stand-ins share
 * @id: (nullable): its id
 *
 * Finds an environment.
 *
 * Returns: (transfer none) (nullable): the document
 */
SenderJson *
sender_pingone_environment_find (SenderStage *stage,
                                 const char  *id)
{
  return sender_shelf_find (stage->environments, id);
}

/**
 * sender_pingone_environment_ensure:
 * @stage: what the stand-ins share
 * @id: its id
 *
 * Finds an environment, or makes it.
 *
 * Returns: (transfer none): the document
 */
SenderJson *
sender_pingone_environment_ensure (SenderStage *stage,
                                   const char  *id)
{
  SenderJson *self = sender_shelf_find (stage->environments, id);

  if (self == NULL)
    {
      self = environment_new (stage, id);
      sender_shelf_add (stage->environments, id, self);
    }
  return self;
}

/**
 * sender_pingone_environment_of:
 * @visit: a request whose path begins with an environment that was checked
 *
 * Tells which environment a request is about.
 *
 * Returns: (transfer none): the document
 */
SenderJson *
sender_pingone_environment_of (SenderVisit *visit)
{
  return sender_pingone_environment_find (visit->stage, sender_visit_get_capture (visit, 0));
}

/**
 * sender_pingone_environment_to_json:
 * @environment: an environment
 *
 * Shows everything that is in an environment but secrets.
 *
 * Returns: (transfer full): a document
 */
SenderJson *
sender_pingone_environment_to_json (SenderJson *environment)
{
  SenderJson *json = sender_json_copy (environment);
  SenderJson *senders = sender_json_get_member (json, "senders");

  for (guint i = 0; i < sender_json_get_length (senders); i++)
    sender_pingone_drop_secrets (sender_json_get_element (senders, i));
  return json;
}

/**
 * sender_pingone_find:
 * @holder: what has the list
 * @list: its name
 * @id: (nullable): an id
 *
 * Finds an object.
 *
 * Returns: (transfer none) (nullable): the object
 */
SenderJson *
sender_pingone_find (SenderJson *holder,
                     const char *list,
                     const char *id)
{
  SenderJson *array = sender_json_get_member (holder, list);

  for (guint i = 0; array != NULL && id != NULL && i < sender_json_get_length (array); i++)
    {
      SenderJson *object = sender_json_get_element (array, i);

      if (g_strcmp0 (sender_json_get_string_member (object, "id"), id) == 0)
        return object;
    }
  return NULL;
}

/**
 * sender_pingone_replace:
 * @holder: what has the list
 * @list: its name
 * @id: an id
 * @object: (transfer full) (nullable): what is called so from now on
 *
 * Replaces, adds, or with %NULL removes an object.
 */
void
sender_pingone_replace (SenderJson *holder,
                        const char *list,
                        const char *id,
                        SenderJson *object)
{
  SenderJson            *array = sender_json_get_member (holder, list);
  SenderJson            *changed = sender_json_new_array ();
  g_autoptr (SenderJson) rest = object;

  for (guint i = 0; array != NULL && i < sender_json_get_length (array); i++)
    {
      SenderJson *one = sender_json_get_element (array, i);
      gboolean    same = g_strcmp0 (sender_json_get_string_member (one, "id"), id) == 0;

      if (!same)
        sender_json_append (changed, sender_json_ref (one));
      else if (rest != NULL)
        sender_json_append (changed, g_steal_pointer (&rest));
    }
  if (rest != NULL)
    sender_json_append (changed, g_steal_pointer (&rest));
  sender_put (holder, list, changed);
}

/**
 * sender_pingone_drop_read_only:
 * @object: what came
 *
 * Takes the members away that only the service sets.
 */
void
sender_pingone_drop_read_only (SenderJson *object)
{
  static const char *const names[] = { "_links", "_embedded", "id", "environment", "createdAt",
                                       "updatedAt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    sender_json_remove_member (object, names[i]);
}

/**
 * sender_pingone_stamp:
 * @stage: what the stand-ins share
 * @object: what is to be kept
 * @environment: where
 * @created: (nullable): when it was created, if not now
 *
 * Sets the members that only the service sets, except `id`.
 */
void
sender_pingone_stamp (SenderStage *stage,
                      SenderJson  *object,
                      SenderJson  *environment,
                      const char  *created)
{
  g_autofree char *now = sender_clock_to_iso (sender_clock_now (stage->clock));
  SenderJson      *owner = sender_json_new_object ();

  sender_put_text (owner, "id", sender_json_get_string_member (environment, "id"));
  sender_put (object, "environment", owner);
  sender_put_text (object, "createdAt", created != NULL ? created : now);
  sender_put_text (object, "updatedAt", now);
}

/**
 * sender_pingone_drop_secrets:
 * @sender: a sender
 *
 * Takes the secrets away: they are write-only (reference: PingOne, 1.4).
 */
void
sender_pingone_drop_secrets (SenderJson *sender)
{
  static const char *const secrets[] = { "password", "authToken", "clientSecret", "assertion",
                                         "headerValue" };
  SenderJson              *authentication = sender_read_kind (sender, "authentication",
                                                              SENDER_JSON_OBJECT);

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      sender_json_remove_member (sender, secrets[i]);
      if (authentication != NULL)
        sender_json_remove_member (authentication, secrets[i]);
    }
}
