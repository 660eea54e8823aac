/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-config.h"

#include "sender-cli-input.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-format-document.h"
#include "sender-importer.h"
#include "sender-json.h"
#include "sender-record.h"
#include "sender-secret-key.h"

#include <glib/gi18n.h>
#include <string.h>

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

/**
 * sender_cli_is_file:
 * @text: what a command was given
 *
 * Tells a file from an id or a name.
 *
 * Returns: whether it is a file
 */
gboolean
sender_cli_is_file (const char *text)
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
load_file (SenderCli  *cli,
           const char *file,
           GPtrArray  *configs,
           GError    **error)
{
  gsize                    length = 0;
  g_autofree char         *text = sender_cli_read (cli, file, &length, error);
  g_autofree char         *base = g_path_get_basename (file);
  g_autoptr (SenderImport) import = NULL;
  g_autoptr (SenderJson)   json = NULL;

  if (text == NULL)
    return FALSE;
  import = sender_importer_read (text, (gssize) length, base, error);
  if (import == NULL)
    {
      explicit_bzero (text, length);
      g_prefix_error (error, "%s: ", sender_cli_get_file_label (file));
      return FALSE;
    }
  if (import->items->len == 0)
    {
      sender_cli_usage_error (error, _ ("“%s” holds no configuration"), file);
      return FALSE;
    }
  json = sender_json_parse (text, (gssize) length, NULL);
  explicit_bzero (text, length);
  for (guint i = 0; i < import->items->len; i++)
    {
      SenderImportItem *item = g_ptr_array_index (import->items, i);

      add_config (configs, item->config, file, FALSE,
                  json != NULL && sender_format_document_is (json), import->read_only);
    }
  return TRUE;
}

/* Once in a run: a command may name a thousand configurations. */
static gboolean
scan (SenderCli *cli,
      GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (cli->has_scanned)
    return TRUE;
  sender_store_scan_async (sender_cli_get_store (cli), FALSE, cli->cancellable,
                           sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  cli->has_scanned = sender_store_scan_finish (cli->store, result, error);
  return cli->has_scanned;
}

/* A file needs a slash or “.json”, which is easily forgotten. */
static void
hint_at_file (const char *text,
              GError    **error)
{
  g_autofree char *message = NULL;

  if (error == NULL || !g_error_matches (*error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND) ||
      !g_file_test (text, G_FILE_TEST_IS_REGULAR))
    return;
  message = g_strdup_printf (_ ("%s; the file of that name is ./%s"), (*error)->message, text);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}

static gboolean
load_path (SenderCli  *cli,
           const char *path,
           GPtrArray  *configs,
           GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderConfig) config = NULL;
  gboolean                 read_only = FALSE;

  sender_store_load_async (cli->store, path, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  config = sender_store_load_finish (cli->store, result, &read_only, error);
  if (config == NULL)
    return FALSE;
  add_config (configs, config, path, TRUE, TRUE, read_only);
  return TRUE;
}

static gboolean
load_stored (SenderCli  *cli,
             const char *text,
             GPtrArray  *configs,
             GError    **error)
{
  g_autofree char *path = NULL;

  if (!scan (cli, error))
    return FALSE;
  path = sender_store_resolve (cli->store, text, error);
  if (path != NULL)
    return load_path (cli, path, configs, error);
  hint_at_file (text, error);
  return FALSE;
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

  if (sender_cli_is_file (text) ? !load_file (cli, text, configs, error)
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
 * sender_cli_reload:
 * @loaded: what a command was given
 * @error: return location
 *
 * Reads one of our documents again, so that @loaded is what it says by now. Of anything else, and
 * of a pipe, there is no newer state.
 *
 * Returns: whether it could be read
 */
gboolean
sender_cli_reload (SenderCli       *cli,
                   SenderCliConfig *loaded,
                   GError         **error)
{
  g_autoptr (GPtrArray) configs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sender_cli_config_free);

  if (!loaded->document || !g_file_test (loaded->path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (loaded->stored ? !load_path (cli, loaded->path, configs, error)
                     : !load_file (cli, loaded->path, configs, error))
    return FALSE;
  g_set_object (&loaded->config, ((SenderCliConfig *) configs->pdata[0])->config);
  return TRUE;
}

/**
 * sender_cli_load_library:
 * @error: return location
 *
 * Loads every configuration of the library that can be read.
 *
 * Returns: (transfer full) (nullable) (element-type SenderConfig): the configurations
 */
GPtrArray *
sender_cli_load_library (SenderCli *cli,
                         GError   **error)
{
  SenderStore             *store = sender_cli_get_store (cli);
  g_autoptr (GAsyncResult) result = NULL;

  sender_store_load_all_async (store, cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_load_all_finish (store, result, error);
}

/**
 * sender_cli_check_name:
 * @name: what a configuration is to be called
 * @error: return location
 *
 * Refuses a name that nobody could see.
 *
 * Returns: whether it is one; else %SENDER_ERROR_INVALID is set
 */
gboolean
sender_cli_check_name (const char *name,
                       GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped == '\0')
    sender_cli_usage_error (error, _ ("A configuration needs a name"));
  return *stripped != '\0';
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

  sender_store_save_async (sender_cli_get_store (cli), config, NULL, NULL, NULL, cli->cancellable,
                           sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_save_finish (cli->store, result, error);
}

/**
 * sender_cli_check_document:
 * @loaded: what a command was given
 * @error: return location
 *
 * Refuses what no edit can be written back to.
 *
 * Returns: whether it is a document of ours; else %SENDER_ERROR_INVALID is set
 */
gboolean
sender_cli_check_document (SenderCliConfig *loaded,
                           GError         **error)
{
  if (loaded->document && strcmp (loaded->path, "-") != 0)
    return TRUE;
  sender_cli_usage_error (error, _ ("“%s” is no document of Sender Studio; import it first"),
                          loaded->path);
  return FALSE;
}

/**
 * sender_cli_update:
 * @loaded: what a command was given
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
                   SenderCliConfig    *loaded,
                   SenderStoreEditFunc edit,
                   gpointer            user_data,
                   GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (!sender_cli_check_document (loaded, error))
    return NULL;
  sender_store_update_async (sender_cli_get_store (cli), loaded->path, edit, user_data, NULL,
                             cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_store_update_finish (cli->store, result, error);
}

/**
 * sender_cli_look_up_secret:
 * @config: a configuration
 * @kind: `provider` or `pingone`
 * @error: return location
 *
 * Gets the secret that the keyring holds.
 *
 * Returns: (transfer full) (nullable): the secret; freed with [func@vault_free_secret]
 */
char *
sender_cli_look_up_secret (SenderCli    *cli,
                           SenderConfig *config,
                           const char   *kind,
                           GError      **error)
{
  SenderSecretKey          key = sender_secret_key_make (config, kind);
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_lookup_async (sender_cli_get_vault (cli), &key, cli->cancellable,
                             sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_vault_lookup_finish (cli->vault, result, error);
}

/**
 * sender_cli_hint_secret:
 * @option: the option that gives the secret
 * @error: (inout): why the keyring has none
 *
 * Adds to an error of the keyring’s what can be done about it.
 */
void
sender_cli_hint_secret (const char *option,
                        GError    **error)
{
  g_autoptr (GError) cause = error != NULL ? g_steal_pointer (error) : NULL;

  if (cause == NULL)
    return;
  if (g_error_matches (cause, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING) &&
      g_str_equal (option, "client-secret-fd"))
    g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING,
                         _ ("The keyring holds no secret of the worker application for this "
                            "configuration. “senderctl secret set --kind pingone” keeps one, "
                            "--client-secret-fd gives one for this time."));
  else if (g_error_matches (cause, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING))
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING,
                 _ ("%s “senderctl secret set” keeps one, --%s gives one for this time."),
                 cause->message, option);
  else if (cause->domain == SENDER_ERROR)
    g_set_error (error, SENDER_ERROR, cause->code, _ ("%s --%s gives a secret for this time."),
                 cause->message, option);
  else
    g_propagate_error (error, g_steal_pointer (&cause));
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
  const char *option = g_str_equal (kind, SENDER_SECRET_KIND_PINGONE) ? "client-secret-fd"
                                                                      : "secret-fd";
  char       *secret = NULL;

  if (sender_cli_has (cli, option))
    return sender_cli_read_secret (cli, option, -1, error);
  secret = sender_cli_look_up_secret (cli, config, kind, error);
  if (secret == NULL)
    sender_cli_hint_secret (option, error);
  return secret;
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
  SenderSecretKey          key = sender_secret_key_make (config, kind);
  g_autofree char         *label = sender_secret_key_dup_label (config, kind);
  g_autoptr (GAsyncResult) result = NULL;

  sender_vault_store_async (sender_cli_get_vault (cli), &key, label, secret, cli->cancellable,
                            sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  return sender_vault_store_finish (cli->vault, result, error);
}

/**
 * sender_cli_clear_secret:
 * @config: a configuration
 * @kind: `provider` or `pingone`
 * @error: return location
 *
 * Forgets what the keyring holds, whatever authorization it was entered for.
 *
 * Returns: whether it holds nothing now
 */
gboolean
sender_cli_clear_secret (SenderCli    *cli,
                         SenderConfig *config,
                         const char   *kind,
                         GError      **error)
{
  SenderSecretKey          key = sender_secret_key_make (config, kind);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       local_error = NULL;

  key.authorization = NULL;
  sender_vault_clear_async (sender_cli_get_vault (cli), &key, cli->cancellable,
                            sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  /* FALSE without an error: there was nothing. */
  sender_vault_clear_finish (cli->vault, result, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
