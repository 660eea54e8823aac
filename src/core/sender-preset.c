/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-json.h"
#include "sender-presets.h"
#include "sender-provider.h"

#define FOLDER "/io/github/senderstudio/SenderStudio/presets/"

/* A preset is a document compiled in; one that does not read is a fault of the build. */
static SenderConfig *
read_preset (GBytes *bytes)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json = NULL;
  SenderConfig          *config = NULL;
  gsize                  length = 0;
  const char            *text = g_bytes_get_data (bytes, &length);

  json = sender_json_parse (text, (gssize) length, &error);
  if (json != NULL)
    config = sender_format_document_read (json, NULL, &error);
  if (config == NULL)
    g_error ("A preset can't be read: %s", error->message);
  return config;
}

/**
 * sender_preset_new:
 * @preset: `studio`, `procedure` or `blank`: a file of data/presets without its suffix
 * @name: what the configuration is called
 *
 * Makes a configuration to start from, with an id of its own. Where the preset names its provider,
 * the provider is called @name too.
 *
 * Returns: (transfer full) (nullable): the configuration, %NULL if there is no such preset
 */
SenderConfig *
sender_preset_new (const char *preset,
                   const char *name)
{
  g_autofree char         *path = g_strconcat (FOLDER, preset, ".json", NULL);
  g_autoptr (GBytes)       bytes = NULL;
  g_autoptr (SenderConfig) config = NULL;
  g_autofree char         *id = g_uuid_string_random ();
  SenderProvider          *provider = NULL;

  bytes = g_resource_lookup_data (sender_presets_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return NULL;
  config = read_preset (bytes);
  provider = sender_config_get_provider (config);
  g_object_set (config, "id", id, "name", name, NULL);
  if (*sender_provider_get_name (provider) != '\0')
    g_object_set (provider, "name", name, NULL);
  return g_steal_pointer (&config);
}
