/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-store-private.h"

#include "sender-config.h"
#include "sender-document-file.h"
#include "sender-environment.h"
#include "sender-provider.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Times of files are this coarse on the coarsest of file systems, FAT. */
#define COARSE_US (2 * G_USEC_PER_SEC)

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

  struct stat info; /* of the file before it was read; all zero: there was none */
  gint64      read; /* when it was read */
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

static gint64
to_microseconds (const struct timespec *time)
{
  return (gint64) time->tv_sec * G_USEC_PER_SEC + time->tv_nsec / 1000;
}

/* Names of files need not be UTF-8; what is shown and printed must. */
static char *
make_id (const char *path)
{
  char *id = g_filename_display_basename (path);

  if (g_str_has_suffix (id, ".json"))
    id[strlen (id) - strlen (".json")] = '\0';
  return id;
}

SenderStoreEntry *
sender_store_entry_new (const char *path)
{
  SenderStoreEntry        *self = g_object_new (SENDER_TYPE_STORE_ENTRY, NULL);
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderConfig) config = NULL;

  /* Looked at first: a file replaced meanwhile must not pass for the one that was read. */
  if (stat (path, &self->info) != 0)
    memset (&self->info, 0, sizeof self->info);
  self->read = g_get_real_time ();
  config = sender_document_file_read (path, NULL, &error);
  self->path = g_strdup (path);
  self->modified = to_microseconds (&self->info.st_mtim);
  self->id = make_id (path);
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

/* A file that changed just before it was read may have changed again without its times telling. */
gboolean
sender_store_entry_is_current (SenderStoreEntry *self)
{
  gint64      changed = to_microseconds (&self->info.st_ctim);
  struct stat now;

  return stat (self->path, &now) == 0 && now.st_dev == self->info.st_dev &&
         now.st_ino == self->info.st_ino && now.st_size == self->info.st_size &&
         to_microseconds (&now.st_mtim) == self->modified &&
         to_microseconds (&now.st_ctim) == changed && self->read - changed > COARSE_US;
}

gboolean
sender_store_entry_equal (SenderStoreEntry *a,
                          SenderStoreEntry *b)
{
  return g_str_equal (a->path, b->path) && g_str_equal (a->name, b->name) &&
         g_strcmp0 (a->provider_name, b->provider_name) == 0 &&
         g_strcmp0 (a->environment_id, b->environment_id) == 0 &&
         g_strcmp0 (a->error, b->error) == 0 && a->modified == b->modified;
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
