/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-pingone.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-credential.h"
#include "sender-environment.h"
#include "sender-header.h"
#include "sender-json-check.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-format-pingone-secrets.h"
#include "sender-format-pingone-shape.h"
#include "sender-provider.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which parts a kind of provider has for us; what else its object holds is only kept. */
typedef enum
{
  PART_NONE = 0,
  PART_AUTHENTICATION = 1 << 0,
  PART_NUMBERS = 1 << 1,
  PART_REQUESTS = 1 << 2,
} Parts;

static Parts
get_parts (SenderConfig *config)
{
  static const Parts parts[] = {
    [SENDER_PROVIDER_KIND_PING] = PART_NONE,
    [SENDER_PROVIDER_KIND_CUSTOM_SERVER] = PART_NUMBERS,
    [SENDER_PROVIDER_KIND_CUSTOM_PROVIDER] = PART_AUTHENTICATION | PART_NUMBERS | PART_REQUESTS,
    [SENDER_PROVIDER_KIND_UNKNOWN] = PART_NONE,
  };

  return parts[sender_provider_get_kind (sender_config_get_provider (config))];
}

/* The lists that are parts; their place in the object kept for a configuration is held by []. */
static const struct
{
  Parts                     part;
  const char               *name;
  const SenderPingoneShape *shape;
  SenderList *(*get_list) (SenderConfig *config);
} lists[] = {
  { PART_NUMBERS, "numbers", &sender_pingone_number, sender_config_get_numbers },
  { PART_REQUESTS, "requests", &sender_pingone_request, sender_config_get_requests },
};

static SenderJson *
get_remote (gpointer record)
{
  SenderJson *remote = NULL;

  g_object_get (record, "remote", &remote, NULL);
  return remote;
}

static SenderJson *
write_record (const SenderPingoneShape *shape,
              gpointer                  record)
{
  g_autoptr (SenderJson) remote = get_remote (record);

  return sender_pingone_shape_write (shape, record, remote);
}

static gboolean
has_kind (SenderJson    *object,
          const char    *name,
          SenderJsonKind kind)
{
  SenderJson *member = sender_json_get_member (object, name);

  return member != NULL && sender_json_get_kind (member) == kind;
}

/* An object that came without an authentication stays so until one is entered. */
static void
write_authentication (SenderConfig *config,
                      SenderJson   *object,
                      gboolean      fresh)
{
  SenderAuthorization            *authorization = sender_config_get_authorization (config);
  g_autoptr (SenderAuthorization) untouched = sender_authorization_new ();

  if (fresh || has_kind (object, "authentication", SENDER_JSON_OBJECT) ||
      !sender_record_equal (authorization, untouched))
    sender_json_set_member (object, "authentication",
                            write_record (&sender_pingone_authentication, authorization));
}

static void
write_list (SenderConfig *config,
            SenderJson   *object,
            guint         which)
{
  SenderList *list = lists[which].get_list (config);
  SenderJson *array = NULL;

  if (sender_list_get_n_items (list) == 0)
    return;
  array = sender_json_new_array ();
  for (guint i = 0; i < sender_list_get_n_items (list); i++)
    sender_json_append (array, write_record (lists[which].shape, sender_list_get (list, i)));
  sender_json_set_member (object, lists[which].name, array);
}

/* The provider of an object can't change: a configuration of another kind becomes a new object. */
static SenderJson *
get_base (SenderConfig *config)
{
  SenderJson              *remote = sender_config_get_remote (config);
  g_autoptr (SenderConfig) before = sender_config_new ();

  if (remote == NULL || !sender_pingone_shape_read (&sender_pingone_settings, before, remote, NULL))
    return NULL;
  return sender_provider_get_kind (sender_config_get_provider (before)) ==
             sender_provider_get_kind (sender_config_get_provider (config))
           ? remote
           : NULL;
}

/**
 * sender_format_pingone_write:
 * @config: a configuration
 *
 * Writes a configuration as PingOne takes it in POST and PUT: without secrets, without read-only
 * members other than `id`, which is there if it is known. A configuration that came from PingOne
 * gives the object it came from with just the members changed that were edited; unknown members,
 * absences, order and the text of numbers stay. Rows that are not enabled are left out.
 *
 * Of Ping's own server there is only its name.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_format_pingone_write (SenderConfig *config)
{
  SenderJson *base = get_base (config);
  SenderJson *object = sender_pingone_shape_write (&sender_pingone_settings, config, base);
  Parts       parts = get_parts (config);

  if ((parts & PART_AUTHENTICATION) != 0)
    write_authentication (config, object, base == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if ((parts & lists[i].part) != 0)
      write_list (config, object, i);
  return object;
}

typedef struct
{
  SenderImport *import;
  SenderConfig *config; /* (owned) */
  SenderJson   *object; /* (owned): without secrets and read-only members */
  GPtrArray    *secrets;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_object (&self->config);
  g_clear_pointer (&self->object, sender_json_unref);
  g_clear_pointer (&self->secrets, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
read_list (Reader  *self,
           guint    which,
           GError **error)
{
  SenderJson *array = sender_json_get_member (self->object, lists[which].name);
  SenderList *list = lists[which].get_list (self->config);

  if (array == NULL || sender_json_get_kind (array) == SENDER_JSON_NULL)
    return TRUE;
  if (!sender_json_check_kind (array, SENDER_JSON_ARRAY, lists[which].name, error))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (array); i++)
    {
      SenderJson              *element = sender_json_get_element (array, i);
      g_autoptr (SenderRecord) record = g_object_new (lists[which].shape->get_type (), NULL);

      if (!sender_json_check_kind (element, SENDER_JSON_OBJECT, lists[which].name, error) ||
          !sender_pingone_shape_read (lists[which].shape, record, element, error))
        return FALSE;
      sender_pingone_shape_keep (lists[which].shape, record, element);
      sender_list_append (list, record);
    }
  return TRUE;
}

static gboolean
read_authentication (Reader  *self,
                     GError **error)
{
  SenderJson          *value = sender_json_get_member (self->object, "authentication");
  SenderAuthorization *authorization = sender_config_get_authorization (self->config);

  if (value == NULL || sender_json_get_kind (value) == SENDER_JSON_NULL)
    return TRUE;
  if (!sender_json_check_kind (value, SENDER_JSON_OBJECT, "authentication", error) ||
      !sender_pingone_shape_read (&sender_pingone_authentication, authorization, value, error))
    return FALSE;
  sender_pingone_shape_keep (&sender_pingone_authentication, authorization, value);
  return TRUE;
}

static gboolean
read_parts (Reader  *self,
            GError **error)
{
  Parts parts = get_parts (self->config);

  if ((parts & PART_AUTHENTICATION) != 0 && !read_authentication (self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if ((parts & lists[i].part) != 0 && !read_list (self, i, error))
      return FALSE;
  return TRUE;
}

/* Holds the place of what the records say themselves. */
static void
keep_object (Reader *self)
{
  g_autoptr (SenderJson) written = sender_format_pingone_write (self->config);
  g_autoptr (SenderJson) remote = NULL;
  Parts                  parts = get_parts (self->config);

  if (sender_json_equal (written, self->object))
    return;
  remote = sender_json_copy (self->object);
  if ((parts & PART_AUTHENTICATION) != 0 && has_kind (remote, "authentication", SENDER_JSON_OBJECT))
    sender_json_set_member (remote, "authentication", sender_json_new_object ());
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if ((parts & lists[i].part) != 0 && has_kind (remote, lists[i].name, SENDER_JSON_ARRAY))
      sender_json_set_member (remote, lists[i].name, sender_json_new_array ());
  g_object_set (self->config, "remote", remote, NULL);
}

/* Ping's own examples print the body's first key as the member's name (reference, 1.6). */
static SenderJson *
repair_request (SenderJson *request)
{
  SenderJson      *body = sender_json_get_member (request, "body");
  SenderJson      *repaired = sender_json_new_object ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < sender_json_get_length (request); i++)
    {
      const char *name = sender_json_get_name (request, i);
      SenderJson *value = sender_json_get_element (request, i);

      if (strcmp (name, "messageType") != 0)
        sender_json_set_member (repaired, name, sender_json_ref (value));
      else if (body == NULL)
        {
          text = g_strconcat ("messageType=", sender_json_get_text (value), NULL);
          sender_json_set_string (repaired, "body", text);
        }
    }
  return repaired;
}

static void
repair_requests (Reader *self)
{
  SenderJson            *requests = sender_json_get_member (self->object, "requests");
  g_autoptr (SenderJson) repaired = NULL;

  if (requests == NULL || sender_json_get_kind (requests) != SENDER_JSON_ARRAY)
    return;
  repaired = sender_json_new_array ();
  for (guint i = 0; i < sender_json_get_length (requests); i++)
    {
      SenderJson *request = sender_json_get_element (requests, i);

      if (!has_kind (request, "messageType", SENDER_JSON_STRING))
        {
          sender_json_append (repaired, sender_json_ref (request));
          continue;
        }
      sender_json_append (repaired, repair_request (request));
      sender_import_note (self->import, _ ("“requests[%u].messageType” is a misprint of PingOne’s "
                                           "documentation; it was repaired to “body”"),
                          i);
    }
  sender_json_set_member (self->object, "requests", g_steal_pointer (&repaired));
}

/* A secret by its looks alone may be none, and stays: the rules say so as well (SS323). */
static void
note_headers (Reader *self)
{
  SenderList *requests = sender_config_get_requests (self->config);

  for (guint i = 0; i < sender_list_get_n_items (requests); i++)
    {
      SenderList *headers = sender_channel_request_get_headers (sender_list_get (requests, i));

      for (guint j = 0; j < sender_list_get_n_items (headers); j++)
        {
          SenderHeader *header = sender_list_get (headers, j);

          if (sender_credential_looks_random (sender_header_get_value (header)))
            sender_import_note (self->import, _ ("The header “%s” may hold a secret; it is kept in "
                                                 "the configuration as it was"),
                                sender_header_get_name (header));
        }
    }
}

/* What the service says about an object and takes from nobody; of these the environment is ours. */
static void
take_read_only (Reader *self)
{
  static const char *const read_only[] = { "_links", "createdAt", "updatedAt", "environment" };

  SenderJson *environment = sender_json_get_member (self->object, "environment");
  const char *id = environment != NULL ? sender_json_get_string_member (environment, "id") : NULL;

  if (id != NULL)
    g_object_set (sender_config_get_environment (self->config), "id", id, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (read_only); i++)
    sender_json_remove_member (self->object, read_only[i]);
}

static gboolean
check_provider (SenderJson *json,
                GError    **error)
{
  SenderJson *provider = NULL;

  if (!sender_json_check_kind (json, SENDER_JSON_OBJECT, _ ("phone delivery settings"), error))
    return FALSE;
  provider = sender_json_get_member (json, "provider");
  if (provider == NULL)
    {
      sender_json_set_error (json, error, _ ("“provider” is missing"));
      return FALSE;
    }
  return sender_json_check_kind (provider, SENDER_JSON_STRING, "provider", error);
}

static gboolean
read_object (SenderJson   *json,
             SenderImport *import,
             GError      **error)
{
  g_auto (Reader)   self = { .import = import };
  SenderImportItem *item = NULL;

  if (!check_provider (json, error))
    return FALSE;
  self.config = sender_config_new ();
  self.object = sender_json_copy (json);
  self.secrets = sender_pingone_take_secrets (self.object);
  take_read_only (&self);
  repair_requests (&self);
  if (!sender_pingone_shape_read (&sender_pingone_settings, self.config, self.object, error) ||
      !read_parts (&self, error))
    return FALSE;
  keep_object (&self);
  note_headers (&self);
  g_object_set (self.config, "name",
                sender_provider_get_name (sender_config_get_provider (self.config)), NULL);
  item = sender_import_add (import, g_object_ref (self.config));
  sender_pingone_give_secrets (self.secrets, item, import);
  return TRUE;
}

/* The array of a collection, or NULL where @json is one object. */
static SenderJson *
get_collection (SenderJson *json)
{
  SenderJson *embedded = sender_json_get_member (json, "_embedded");

  if (sender_json_get_kind (json) == SENDER_JSON_ARRAY)
    return json;
  return embedded != NULL ? sender_json_get_member (embedded, "phoneDeliverySettings") : NULL;
}

/**
 * sender_format_pingone_is:
 * @json: any value
 *
 * Tells phone delivery settings of PingOne, one object or a collection, from other JSON.
 *
 * Returns: whether @json is meant to be some
 */
gboolean
sender_format_pingone_is (SenderJson *json)
{
  SenderJson *collection = get_collection (json);

  if (collection == NULL)
    return sender_json_get_member (json, "provider") != NULL ||
           (sender_json_get_member (json, "authentication") != NULL &&
            sender_json_get_member (json, "requests") != NULL);
  if (collection != json)
    return TRUE;
  for (guint i = 0; i < sender_json_get_length (json); i++)
    if (sender_json_get_member (sender_json_get_element (json, i), "provider") != NULL)
      return TRUE;
  return FALSE;
}

/**
 * sender_format_pingone_read:
 * @json: an object of phone delivery settings, a HAL collection of them, or an array
 * @import: where the configurations go
 * @error: return location
 *
 * Reads phone delivery settings, of which nothing is lost but secrets and what the service alone
 * writes: [func@format_pingone_write] gives the rest back.
 *
 * Returns: whether all of it was read; else %SENDER_ERROR_FORMAT is set, whose message says line
 *   and column
 */
gboolean
sender_format_pingone_read (SenderJson   *json,
                            SenderImport *import,
                            GError      **error)
{
  SenderJson *collection = get_collection (json);

  if (collection == NULL)
    return read_object (json, import, error);
  if (!sender_json_check_kind (collection, SENDER_JSON_ARRAY, "phoneDeliverySettings", error))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (collection); i++)
    if (!read_object (sender_json_get_element (collection, i), import, error))
      return FALSE;
  if (sender_json_get_length (collection) == 0)
    sender_import_note (import, _ ("The collection is empty"));
  return TRUE;
}
