/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-store-private.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-environment.h"
#include "sender-provider.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * SenderStoreEntry:
 *
 * What the library's list shows of a configuration without keeping all of it in memory.
 */
struct _SenderStoreEntry
{
  GObject parent_instance;

  char  *id;
  char  *name;
  char  *provider_name;
  char  *environment_id;
  char  *path;
  char  *error; /* (nullable): why it can't be read */
  gint64 modified;
};

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_PROVIDER_NAME,
  PROP_ENVIRONMENT_ID,
  PROP_PATH,
  PROP_MODIFIED,
} SenderStoreEntryProperty;

static GParamSpec *props[PROP_MODIFIED + 1];

G_DEFINE_FINAL_TYPE (SenderStoreEntry, sender_store_entry, G_TYPE_OBJECT)

static void
sender_store_entry_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SenderStoreEntry *self = SENDER_STORE_ENTRY (object);

  switch ((SenderStoreEntryProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PROVIDER_NAME:
      g_value_set_string (value, self->provider_name);
      break;
    case PROP_ENVIRONMENT_ID:
      g_value_set_string (value, self->environment_id);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_MODIFIED:
      g_value_set_int64 (value, self->modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_store_entry_finalize (GObject *object)
{
  SenderStoreEntry *self = SENDER_STORE_ENTRY (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->provider_name);
  g_free (self->environment_id);
  g_free (self->path);
  g_free (self->error);
  G_OBJECT_CLASS (sender_store_entry_parent_class)->finalize (object);
}

static void
sender_store_entry_class_init (SenderStoreEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_store_entry_get_property;
  object_class->finalize = sender_store_entry_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  props[PROP_PROVIDER_NAME] = g_param_spec_string ("provider-name", NULL, NULL, NULL, flags);
  props[PROP_ENVIRONMENT_ID] = g_param_spec_string ("environment-id", NULL, NULL, NULL, flags);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_MODIFIED] = g_param_spec_int64 ("modified", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_store_entry_init (SenderStoreEntry *self)
{
}

gint64
sender_store_entry_stat (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return 0;
  return (gint64) info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
}

SenderStoreEntry *
sender_store_entry_new (const char *path)
{
  SenderStoreEntry        *self = g_object_new (SENDER_TYPE_STORE_ENTRY, NULL);
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderConfig) config = sender_document_file_read (path, NULL, &error);

  self->path = g_strdup (path);
  self->modified = sender_store_entry_stat (path);
  self->id = g_path_get_basename (path);
  if (g_str_has_suffix (self->id, ".json"))
    self->id[strlen (self->id) - strlen (".json")] = '\0';
  if (config == NULL)
    {
      self->name = g_strdup (self->id);
      self->error = g_strdup (error->message);
      return self;
    }
  self->name = g_strdup (sender_config_get_name (config));
  self->provider_name = g_strdup (sender_provider_get_name (sender_config_get_provider (config)));
  self->environment_id =
    g_strdup (sender_environment_get_id (sender_config_get_environment (config)));
  return self;
}

gint64
sender_store_entry_get_modified (SenderStoreEntry *self)
{
  return self->modified;
}

/**
 * sender_store_entry_get_id:
 *
 * Gets the id: the file name without its ending.
 *
 * Returns: the id
 */
const char *
sender_store_entry_get_id (SenderStoreEntry *self)
{
  return self->id;
}

/**
 * sender_store_entry_get_name:
 *
 * Gets the name people gave it.
 *
 * Returns: the name; of a file that can’t be read, the id
 */
const char *
sender_store_entry_get_name (SenderStoreEntry *self)
{
  return self->name;
}

/**
 * sender_store_entry_get_path:
 *
 * Gets where it is stored.
 *
 * Returns: a path
 */
const char *
sender_store_entry_get_path (SenderStoreEntry *self)
{
  return self->path;
}

/**
 * sender_store_entry_get_error:
 *
 * Gets why the file can’t be read.
 *
 * Returns: (nullable): a sentence, %NULL for a file that can
 */
const char *
sender_store_entry_get_error (SenderStoreEntry *self)
{
  return self->error;
}
