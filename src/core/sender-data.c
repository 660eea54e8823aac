/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-data.h"

#include "sender-core-resources.h"
#include "sender-json.h"

#define PREFIX "/io/github/senderstudio/SenderStudio/core/"

/**
 * sender_data_read:
 * @name: a file of data/ that is built in
 *
 * Reads a built-in JSON file. It is part of the program, so that it can't be missing or broken.
 *
 * Returns: (transfer full): what is in it
 */
SenderJson *
sender_data_read (const char *name)
{
  g_autofree char   *path = g_strconcat (PREFIX, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  SenderJson        *json = NULL;

  /* Asked of the resource itself: a static library is linked without its constructors. */
  bytes = g_resource_lookup_data (sender_core_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    json = sender_json_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                              &error);
  if (json == NULL)
    g_error ("%s: %s", name, error->message);
  return json;
}
