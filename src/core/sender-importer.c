/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-importer.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-curl.h"
#include "sender-format-document.h"
#include "sender-format-pingone.h"
#include "sender-format-procedure.h"
#include "sender-input.h"
#include "sender-json-check.h"
#include "sender-provider.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static gboolean
read_document (SenderJson   *json,
               SenderImport *import,
               GError      **error)
{
  SenderConfig *config = sender_format_document_read (json, &import->read_only, error);

  if (config == NULL)
    return FALSE;
  sender_import_add (import, config);
  if (import->read_only)
    sender_import_note (import, _ ("This is of a newer version and can only be looked at"));
  return TRUE;
}

/* Asked in this order; the first that recognises its own reads it. */
static const struct
{
  gboolean (*is) (SenderJson *json);
  gboolean (*read) (SenderJson   *json,
                    SenderImport *import,
                    GError      **error);
} json_formats[] = {
  { sender_format_document_is, read_document },
  { sender_format_pingone_is, sender_format_pingone_read },
};

static const struct
{
  gboolean (*is) (const char *text);
  gboolean (*read) (const char   *text,
                    SenderImport *import,
                    GError      **error);
} text_formats[] = {
  { sender_format_curl_is, sender_format_curl_read },
  { sender_format_procedure_is, sender_format_procedure_read },
};

static void
import_item_free (SenderImportItem *item)
{
  g_object_unref (item->config);
  sender_wipe_free (item->secret);
  g_free (item->secret_from);
  g_free (item);
}

/**
 * sender_import_new:
 *
 * Makes an import with nothing in it.
 *
 * Returns: (transfer full): the import
 */
SenderImport *
sender_import_new (void)
{
  SenderImport *self = g_new0 (SenderImport, 1);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) import_item_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sender_import_free:
 * @self: (transfer full) (nullable): an import
 *
 * Frees an import; the secrets in it are wiped.
 */
void
sender_import_free (SenderImport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * sender_import_add:
 * @config: (transfer full): a configuration
 *
 * Appends a configuration.
 *
 * Returns: (transfer none): its item, to which a secret may be added
 */
SenderImportItem *
sender_import_add (SenderImport *self,
                   SenderConfig *config)
{
  SenderImportItem *item = g_new0 (SenderImportItem, 1);

  item->config = config;
  g_ptr_array_add (self->items, item);
  return item;
}

/**
 * sender_import_note:
 * @format: what was repaired, assumed or could not be carried over; never a secret
 * @...: its arguments
 *
 * Notes something for the user; the same words are noted once.
 */
void
sender_import_note (SenderImport *self,
                    const char   *format,
                    ...)
{
  g_autofree char *note = NULL;
  va_list          arguments;

  va_start (arguments, format);
  note = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_ptr_array_find_with_equal_func (self->notes, note, g_str_equal, NULL))
    g_ptr_array_add (self->notes, g_steal_pointer (&note));
}

static gboolean
read_json (const char   *text,
           SenderImport *import,
           GError      **error)
{
  g_autoptr (SenderJson) json = sender_json_parse (text, -1, error);

  if (json == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (json_formats); i++)
    if (json_formats[i].is (json))
      return json_formats[i].read (json, import, error);
  sender_json_set_error (json, error,
                         _ ("This JSON is neither a document of this program (“format” is “%s”) "
                            "nor phone delivery settings of PingOne (with a “provider”)"),
                         SENDER_DOCUMENT_FORMAT);
  return FALSE;
}

/* Recognised to say what is the matter, not to read it. */
static gboolean
is_terraform (const char *text)
{
  return g_regex_match_simple ("^[ \\t]*(resource|data|module|terraform|provider|variable|locals|"
                               "import|output)\\b[ \\t]*(\"[^\"\\n]*\"[ \\t]*){0,2}\\{",
                               text, G_REGEX_MULTILINE, 0);
}

static gboolean
read_text (const char   *text,
           SenderImport *import,
           GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_formats); i++)
    if (text_formats[i].is (text))
      return text_formats[i].read (text, import, error);
  if (is_terraform (text))
    g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_FORMAT,
                         _ ("Terraform files can be read by a later version"));
  else
    sender_input_set_error (text, text, error,
                            _ ("This is none of what can be imported: a document of this program, "
                               "JSON of PingOne, a curl command, or the text of the published "
                               "procedure"));
  return FALSE;
}

static void
give_name (SenderConfig *config,
           const char   *name)
{
  const char *provider = sender_provider_get_name (sender_config_get_provider (config));

  if (*sender_config_get_name (config) != '\0')
    return;
  if (name == NULL || *name == '\0')
    name = *provider != '\0' ? provider : _ ("Imported sender");
  g_object_set (config, "name", name, NULL);
}

/**
 * sender_importer_read:
 * @text: anything importable
 * @length: its bytes, or -1 if it is zero-terminated
 * @name: (nullable): the name of configurations that bring none
 * @error: return location
 *
 * Recognises the format of @text and reads it: our own document, PingOne's JSON, a curl command,
 * the published procedure.
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL with %SENDER_ERROR_LIMIT or
 *   %SENDER_ERROR_FORMAT set, whose message says line and column where there is one
 */
SenderImport *
sender_importer_read (const char *text,
                      gssize      length,
                      const char *name,
                      GError    **error)
{
  g_autoptr (SenderImport) import = sender_import_new ();
  g_auto (SenderWipedText) copy = NULL;
  const char              *start = NULL;
  gboolean                 read = FALSE;

  if (!sender_input_check (text, length < 0 ? strlen (text) : (gsize) length, error))
    return NULL;
  copy = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  start = g_str_has_prefix (copy, BYTE_ORDER_MARK) ? copy + strlen (BYTE_ORDER_MARK) : copy;
  /* A comment is a mistake in JSON, and the scanner says so with its place. */
  if (sender_input_looks_like_json (start) || start[strspn (start, " \t\r\n")] == '/')
    read = read_json (copy, import, error);
  else
    read = read_text (start, import, error);
  if (!read)
    return NULL;
  for (guint i = 0; i < import->items->len; i++)
    give_name (((SenderImportItem *) import->items->pdata[i])->config, name);
  return g_steal_pointer (&import);
}

/**
 * sender_import_dup_name:
 * @path: a file
 *
 * Says what configurations that bring no name are called: like the file they came in.
 *
 * Returns: (transfer full): the name
 */
char *
sender_import_dup_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char            *name = g_filename_display_name (base);
  char            *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return name;
}
