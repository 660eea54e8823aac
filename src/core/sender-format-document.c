/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-document.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-json-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_MAX_LENGTH 100
#define REVISION_DIGITS 12
#define ID_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-"

/**
 * sender_format_document_is:
 * @json: any value
 *
 * Tells our own document, of whatever version, from other JSON.
 *
 * Returns: whether @json says that it is one
 */
gboolean
sender_format_document_is (SenderJson *json)
{
  return sender_json_get_kind (json) == SENDER_JSON_OBJECT &&
         g_strcmp0 (sender_json_get_string_member (json, "format"), SENDER_DOCUMENT_FORMAT) == 0;
}

static void
move_members (SenderJson        *object,
              SenderJson        *source,
              const char *const *except)
{
  for (guint i = 0; i < sender_json_get_length (source); i++)
    if (!g_strv_contains (except, sender_json_get_name (source, i)))
      sender_json_set_member (object, sender_json_get_name (source, i),
                              sender_json_ref (sender_json_get_element (source, i)));
}

/**
 * sender_format_document_write:
 * @config: a configuration
 *
 * Writes a configuration as our own document: format, version, then its members in a fixed order,
 * one on each line. The same model gives the same bytes; no secret is in it, as none is in @config.
 *
 * Returns: (transfer full): UTF-8 text
 */
char *
sender_format_document_write (SenderConfig *config)
{
  static const char *const none[] = { NULL };

  g_autoptr (SenderJson) members = sender_record_to_json (SENDER_RECORD (config));
  g_autoptr (SenderJson) document = sender_json_new_object ();

  sender_json_set_string (document, "format", SENDER_DOCUMENT_FORMAT);
  sender_json_set_member (document, "version", sender_json_new_int (SENDER_DOCUMENT_VERSION));
  move_members (document, members, none);
  return sender_json_to_pretty (document);
}

static gboolean
check_format (SenderJson *json,
              GError    **error)
{
  SenderJson *format = NULL;

  if (!sender_json_check_kind (json, SENDER_JSON_OBJECT, _ ("the document"), error))
    return FALSE;
  format = sender_json_get_member (json, "format");
  if (format == NULL)
    {
      sender_json_set_error (json, error, _ ("“format” is missing; it must be “%s”"),
                             SENDER_DOCUMENT_FORMAT);
      return FALSE;
    }
  if (!sender_json_check_kind (format, SENDER_JSON_STRING, "format", error))
    return FALSE;
  if (!g_str_equal (sender_json_get_text (format), SENDER_DOCUMENT_FORMAT))
    {
      sender_json_set_error (format, error, _ ("“format” is “%s”; it must be “%s”"),
                             sender_json_get_text (format), SENDER_DOCUMENT_FORMAT);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_version (SenderJson *json,
              gint64     *version,
              GError    **error)
{
  SenderJson *member = sender_json_get_member (json, "version");

  if (member == NULL)
    {
      sender_json_set_error (json, error, _ ("“version” is missing; it must be %d"),
                             SENDER_DOCUMENT_VERSION);
      return FALSE;
    }
  if (!sender_json_check_kind (member, SENDER_JSON_NUMBER, "version", error))
    return FALSE;
  if (sender_json_get_int (member, version) && *version >= 1)
    return TRUE;
  sender_json_set_error (member, error, _ ("“version” is %s; it must be a whole number from 1"),
                         sender_json_get_text (member));
  return FALSE;
}

/* The id becomes a file name of the library, so it can't lead out of its folder. */
static gboolean
check_id (SenderJson *json,
          GError    **error)
{
  SenderJson *member = sender_json_get_member (json, "id");
  const char *id = NULL;

  if (member == NULL)
    {
      sender_json_set_error (json, error, _ ("“id” is missing"));
      return FALSE;
    }
  if (!sender_json_check_kind (member, SENDER_JSON_STRING, "id", error))
    return FALSE;
  id = sender_json_get_text (member);
  if (*id != '\0' && strlen (id) <= ID_MAX_LENGTH && id[strspn (id, ID_CHARACTERS)] == '\0')
    return TRUE;
  sender_json_set_error (member, error,
                         _ ("“id” must be 1 to %d letters, digits, “-” or “_”, as it is the name "
                            "of a file"),
                         ID_MAX_LENGTH);
  return FALSE;
}

/* What a newer version says in words this one does not know is left out: it is shown, never
 * written back. */
static SenderConfig *
read_known_part (SenderJson *members,
                 GError    **error)
{
  g_autoptr (SenderJson) known = sender_json_new_object ();

  for (guint i = 0; i < sender_json_get_length (members); i++)
    {
      const char              *name = sender_json_get_name (members, i);
      SenderJson              *value = sender_json_get_element (members, i);
      g_autoptr (SenderJson)   probe = sender_json_new_object ();
      g_autoptr (SenderConfig) config = NULL;

      sender_json_set_member (probe, name, sender_json_ref (value));
      config = sender_record_new_from_json (SENDER_TYPE_CONFIG, probe, NULL);
      if (config != NULL)
        sender_json_set_member (known, name, sender_json_ref (value));
    }
  return sender_record_new_from_json (SENDER_TYPE_CONFIG, known, error);
}

/**
 * sender_format_document_make_revision:
 * @config: a configuration
 *
 * Tells a configuration from what it was before.
 *
 * Returns: (transfer full): a few digits
 */
char *
sender_format_document_make_revision (SenderConfig *config)
{
  g_autofree char *text = sender_format_document_write (config);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strndup (digest, REVISION_DIGITS);
}

/**
 * sender_format_document_read:
 * @json: a document
 * @read_only: (out) (optional): set to whether the document is of a newer version, read as far as
 *   this one understands it; nothing of it may be written back
 * @error: return location
 *
 * Reads our own document. Members that are absent have their defaults, unknown ones are kept.
 *
 * Returns: (transfer full) (nullable): the configuration, or %NULL with %SENDER_ERROR_FORMAT set,
 *   whose message says line and column
 */
SenderConfig *
sender_format_document_read (SenderJson *json,
                             gboolean   *read_only,
                             GError    **error)
{
  static const char *const own[] = { "format", "version", NULL };

  g_autoptr (SenderJson) members = sender_json_new_object ();
  gint64                 version = 0;

  if (!check_format (json, error) || !read_version (json, &version, error) ||
      !check_id (json, error))
    return NULL;
  if (read_only != NULL)
    *read_only = version > SENDER_DOCUMENT_VERSION;
  move_members (members, json, own);
  if (version > SENDER_DOCUMENT_VERSION)
    return read_known_part (members, error);
  return sender_record_new_from_json (SENDER_TYPE_CONFIG, members, error);
}
