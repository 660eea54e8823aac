/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-config.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-json.h"
#include "sender-record.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define MAX_SECRET (64 * 1024)

/**
 * sender_cli_config_free:
 *
 * Frees it.
 */
void
sender_cli_config_free (SenderCliConfig *self)
{
  g_clear_object (&self->config);
  g_free (self->path);
  g_free (self);
}

/* Reads to the end, or to the end of a line. */
static gboolean
read_all (int         fd,
          const char *name,
          gsize       limit,
          gboolean    one_line,
          GString    *out,
          GError    **error)
{
  char   buffer[8192];
  gssize n_read = 0;

  do
    {
      n_read = read (fd, buffer, sizeof buffer);
      if (n_read > 0)
        g_string_append_len (out, buffer, n_read);
      if (n_read > 0 && one_line && buffer[n_read - 1] == '\n')
        break;
    }
  while ((n_read > 0 && out->len <= limit) || (n_read < 0 && errno == EINTR));
  if (n_read < 0)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_STORAGE, _ ("Can’t read %s: %s"), name,
                 g_strerror (errno));
  else if (out->len > limit)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_LIMIT,
                 _ ("%s is larger than %" G_GSIZE_FORMAT " bytes"), name, limit);
  explicit_bzero (buffer, sizeof buffer);
  return n_read >= 0 && out->len <= limit;
}

/**
 * sender_cli_read:
 * @file: a file name, or `-` for standard input
 * @length: (out): bytes read
 * @error: return location
 *
 * Reads a whole file of at most 4 MiB.
 *
 * Returns: (transfer full) (nullable): the bytes, zero-terminated
 */
char *
sender_cli_read (const char *file,
                 gsize      *length,
                 GError    **error)
{
  gboolean is_input = strcmp (file, "-") == 0;
  int      fd = is_input ? STDIN_FILENO : open (file, O_RDONLY | O_CLOEXEC);
  GString *text = g_string_new (NULL);
  gboolean success = FALSE;

  if (fd < 0)
    g_set_error (error, SENDER_ERROR,
                 errno == ENOENT ? SENDER_ERROR_NOT_FOUND : SENDER_ERROR_STORAGE,
                 _ ("Can’t read “%s”: %s"), file, g_strerror (errno));
  else
    success = read_all (fd, is_input ? _ ("standard input") : file, SENDER_JSON_MAX_LENGTH,
                        FALSE, text, error);
  if (fd >= 0 && !is_input)
    close (fd);
  *length = text->len;
  return g_string_free (text, !success);
}

/* One final line break is no part of it; one inside is a mistake. */
static char *
take_secret (GString *text,
             GError **error)
{
  if (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);
  if (text->len > 0 && text->str[text->len - 1] == '\r')
    g_string_truncate (text, text->len - 1);
  if (text->len == 0)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID, _ ("The secret is empty"));
  else if (strlen (text->str) != text->len || !g_utf8_validate (text->str, -1, NULL) ||
           strpbrk (text->str, "\r\n") != NULL)
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                 _ ("The secret is not one line of UTF-8 text"));
  else
    return g_strdup (text->str);
  return NULL;
}

static char *
read_secret (int      fd,
             gboolean one_line,
             GError **error)
{
  /* Never grown, so that no copy is left behind. */
  GString *text = g_string_sized_new (MAX_SECRET + 8192);
  char    *secret = NULL;

  if (read_all (fd, _ ("The secret"), MAX_SECRET, one_line, text, error))
    secret = take_secret (text, error);
  explicit_bzero (text->str, text->allocated_len);
  g_string_free (text, TRUE);
  return secret;
}

/**
 * sender_cli_read_secret:
 * @fd: an open file descriptor
 * @error: return location
 *
 * Reads a secret to the end. One final line break is no part of it.
 *
 * Returns: (transfer full) (nullable): the secret; freed with [func@vault_free_secret]
 */
char *
sender_cli_read_secret (int      fd,
                        GError **error)
{
  return read_secret (fd, FALSE, error);
}

/**
 * sender_cli_read_secret_line:
 * @fd: a terminal
 * @error: return location
 *
 * Reads a secret to the end of the line.
 *
 * Returns: (transfer full) (nullable): the secret; freed with [func@vault_free_secret]
 */
char *
sender_cli_read_secret_line (int      fd,
                             GError **error)
{
  return read_secret (fd, TRUE, error);
}

static gboolean
is_file (const char *text)
{
  return strcmp (text, "-") == 0 || strchr (text, '/') != NULL || g_str_has_suffix (text, ".json");
}

static void
add_config (GPtrArray    *configs,
            SenderConfig *config,
            const char   *path,
            gboolean      stored,
            gboolean      document,
            gboolean      read_only)
{
  SenderCliConfig *item = g_new0 (SenderCliConfig, 1);

  item->config = g_object_ref (config);
  item->path = g_strdup (path);
  item->stored = stored;
  item->document = document;
  item->read_only = read_only;
  g_ptr_array_add (configs, item);
}

static gboolean
load_file (const char *file,
           GPtrArray  *configs,
           GError    **error)
{
  gsize                    length = 0;
  g_autofree char         *text = sender_cli_read (file, &length, error);
  g_autofree char         *base = g_path_get_basename (file);
  g_autoptr (SenderImport) import = NULL;
  g_autoptr (SenderJson)   json = NULL;

  if (text == NULL)
    return FALSE;
  import = sender_importer_read (text, (gssize) length, base, error);
  if (import == NULL)
    {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }
  json = sender_json_parse (text, (gssize) length, NULL);
  for (guint i = 0; i < import->items->len; i++)
    {
      SenderImportItem *item = g_ptr_array_index (import->items, i);

      add_config (configs, item->config, file, FALSE,
                  json != NULL && sender_format_document_is (json), import->read_only);
    }
  return TRUE;
}

static gboolean
scan (SenderCli *cli,
      GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_store_scan_async (sender_cli_get_store (cli), FALSE, cli->cancellable,
                           sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_scan_finish (cli->store, result, error);
}

static gboolean
load_stored (SenderCli  *cli,
             const char *text,
             GPtrArray  *configs,
             GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderConfig) config = NULL;
  g_autofree char         *path = NULL;
  gboolean                 read_only = FALSE;

  if (!scan (cli, error))
    return FALSE;
  path = sender_store_resolve (cli->store, text, error);
  if (path == NULL)
    return FALSE;
  sender_store_load_async (cli->store, path, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  config = sender_store_load_finish (cli->store, result, &read_only, error);
  if (config == NULL)
    return FALSE;
  add_config (configs, config, path, TRUE, TRUE, read_only);
  return TRUE;
}

/**
 * sender_cli_load_all:
 * @text: what a command was given
 * @error: return location
 *
 * Loads everything that @text names: a file may hold several configurations.
 *
 * Returns: (transfer full) (nullable) (element-type SenderCliConfig): at least one
 */
GPtrArray *
sender_cli_load_all (SenderCli  *cli,
                     const char *text,
                     GError    **error)
{
  g_autoptr (GPtrArray) configs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sender_cli_config_free);

  if (is_file (text) ? !load_file (text, configs, error)
                     : !load_stored (cli, text, configs, error))
    return NULL;
  return g_steal_pointer (&configs);
}

/**
 * sender_cli_load:
 * @text: what a command was given
 * @error: return location
 *
 * Loads one configuration.
 *
 * Returns: (transfer full) (nullable): the configuration
 */
SenderCliConfig *
sender_cli_load (SenderCli  *cli,
                 const char *text,
                 GError    **error)
{
  g_autoptr (GPtrArray) configs = sender_cli_load_all (cli, text, error);

  if (configs == NULL)
    return NULL;
  if (configs->len != 1)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_AMBIGUOUS,
                   _ ("“%s” holds %u configurations; import it and name one"), text, configs->len);
      return NULL;
    }
  return g_ptr_array_steal_index (configs, 0);
}

/**
 * sender_cli_save_new:
 * @config: a configuration the library does not have yet
 * @error: return location
 *
 * Saves it in the library.
 *
 * Returns: whether it is there, durably
 */
gboolean
sender_cli_save_new (SenderCli    *cli,
                     SenderConfig *config,
                     GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_store_save_async (sender_cli_get_store (cli), config, NULL, NULL, cli->cancellable,
                           sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_save_finish (cli->store, result, error);
}

/**
 * sender_cli_update:
 * @text: what a command was given
 * @edit: (scope call): the edit
 * @user_data: data for @edit
 * @error: return location
 *
 * Edits a configuration where it is kept: re-read under its lock, so that no update is lost.
 *
 * Returns: (transfer full) (nullable): what was written
 */
SenderConfig *
sender_cli_update (SenderCli          *cli,
                   const char         *text,
                   SenderStoreEditFunc edit,
                   gpointer            user_data,
                   GError            **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, text, error);
  g_autoptr (GAsyncResult)    result = NULL;

  if (loaded == NULL)
    return NULL;
  if (!loaded->document || strcmp (loaded->path, "-") == 0)
    {
      sender_cli_usage_error (error, _ ("“%s” is no document of Sender Studio; import it first"),
                              text);
      return NULL;
    }
  sender_store_update_async (sender_cli_get_store (cli), loaded->path, edit, user_data, NULL,
                             cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_update_finish (cli->store, result, error);
}

static const char *
get_authorization_nick (SenderConfig *config)
{
  SenderAuthorization *authorization = sender_config_get_authorization (config);

  return sender_enum_get_nick (SENDER_TYPE_AUTHORIZATION_KIND,
                               (int) sender_authorization_get_kind (authorization));
}

/**
 * sender_cli_make_key:
 * @config: a configuration
 * @kind: `provider` or `pingone`
 *
 * Says what a secret is found by. A secret of the platform has no kind of authorization.
 *
 * Returns: the key; it borrows from @config
 */
SenderSecretKey
sender_cli_make_key (SenderConfig *config,
                     const char   *kind)
{
  gboolean is_provider = strcmp (kind, SENDER_SECRET_KIND_PROVIDER) == 0;

  return (SenderSecretKey){
    .configuration = sender_config_get_id (config),
    .kind = kind,
    .authorization = is_provider ? get_authorization_nick (config) : "client",
  };
}

/**
 * sender_cli_get_secret:
 * @config: a configuration
 * @kind: `provider` or `pingone`
 * @error: return location
 *
 * Gets the secret from `--secret-fd`, else from the keyring.
 *
 * Returns: (transfer full) (nullable): the secret; freed with [func@vault_free_secret]
 */
char *
sender_cli_get_secret (SenderCli    *cli,
                       SenderConfig *config,
                       const char   *kind,
                       GError      **error)
{
  SenderSecretKey          key = sender_cli_make_key (config, kind);
  g_autoptr (GAsyncResult) result = NULL;
  double                   fd = -1.0;

  if (sender_cli_has (cli, "secret-fd"))
    return sender_cli_get_double (cli, "secret-fd", &fd,
                                  error)
             ? sender_cli_read_secret ((int) fd, error)
             : NULL;
  sender_vault_lookup_async (sender_cli_get_vault (cli), &key, cli->cancellable,
                             sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_vault_lookup_finish (cli->vault, result, error);
}

/**
 * sender_cli_store_secret:
 * @config: a configuration
 * @kind: `provider` or `pingone`
 * @secret: the secret
 * @error: return location
 *
 * Keeps a secret in the keyring, replacing the one that was there.
 *
 * Returns: whether it is kept
 */
gboolean
sender_cli_store_secret (SenderCli    *cli,
                         SenderConfig *config,
                         const char   *kind,
                         const char   *secret,
                         GError      **error)
{
  SenderSecretKey  key = sender_cli_make_key (config, kind);
  g_autofree char *label =
    g_strdup_printf (_ ("Sender Studio: %s (%s)"), sender_config_get_name (config), kind);
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_store_async (sender_cli_get_vault (cli), &key, label, secret, cli->cancellable,
                            sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_vault_store_finish (cli->vault, result, error);
}
