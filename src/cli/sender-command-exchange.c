/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-channel-request.h"
#include "sender-cli-config.h"
#include "sender-cli-input.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-format-curl.h"
#include "sender-format-document.h"
#include "sender-format-pingone.h"
#include "sender-intake.h"
#include "sender-json.h"

#include <glib/gi18n.h>
#include <string.h>

/* import, export. */

static gboolean
take_in (SenderCli    *cli,
         SenderImport *import,
         GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray)    notes = NULL;

  sender_intake_run_async (sender_cli_get_store (cli), sender_cli_get_vault (cli), import,
                           cli->cancellable, sender_cli_result_cb, &result);
  sender_cli_wait (cli, &result);
  notes = sender_intake_run_finish (result, error);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    sender_cli_note ("%s", (const char *) g_ptr_array_index (notes, i));
  return notes != NULL;
}

/* Of several, each keeps the name that it brings. */
static void
name_items (GPtrArray  *items,
            const char *name)
{
  if (name != NULL && items->len == 1)
    g_object_set (((SenderImportItem *) g_ptr_array_index (items, 0))->config, "name", name, NULL);
  else if (name != NULL && items->len > 1)
    sender_cli_note (_ ("There are several; each that has a name keeps it"));
}

static void
print_ids (SenderCli *cli,
           GPtrArray *items)
{
  g_autoptr (SenderJson) array = sender_json_new_array ();

  for (guint i = 0; i < items->len; i++)
    {
      SenderImportItem *item = g_ptr_array_index (items, i);

      if (cli->json)
        sender_json_append (array, sender_json_new_string (sender_config_get_id (item->config)));
      else
        sender_cli_print ("%s\n", sender_config_get_id (item->config));
    }
  if (cli->json)
    sender_cli_print_json (array);
}

static int
run_import (SenderCli *cli,
            GError   **error)
{
  const char      *file = cli->arguments[0];
  const char      *name = sender_cli_get (cli, "name");
  gsize            length = 0;
  g_autofree char *text = sender_cli_read (cli, file, &length, error);
  g_autofree char *fallback =
    strcmp (file, "-") == 0 ? g_strdup (_ ("Imported")) : sender_import_dup_name (file);
  g_autoptr (SenderImport) import = NULL;

  if (text == NULL || (name != NULL && !sender_cli_check_name (name, error)))
    return SENDER_CLI_EXIT_USAGE;
  import = sender_importer_read (text, (gssize) length, name != NULL ? name : fallback, error);
  explicit_bzero (text, length);
  if (import == NULL)
    {
      g_prefix_error (error, "%s: ", sender_cli_get_file_label (file));
      return SENDER_CLI_EXIT_USAGE;
    }
  if (import->read_only)
    return sender_cli_usage_error (
      error, _ ("“%s” was written by a newer version of Sender Studio"), file);
  name_items (import->items, name);
  if (!take_in (cli, import, error))
    return SENDER_CLI_EXIT_USAGE;
  print_ids (cli, import->items);
  return SENDER_CLI_EXIT_GOOD;
}

static const SenderCommandOption import_options[] = {
  { "name", 0, "NAME", N_ ("Name of the configuration") },
  { NULL },
};

const SenderCommand sender_command_import = {
  .name = "import",
  .arguments = "FILE|-",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Import a configuration and print its id"),
  .description = N_ ("Reads a document of Sender Studio, a PingOne sender or a collection of "
                     "them (JSON), a curl command, or the text of the published procedure, and "
                     "prints the new ids, one per line. Where one can’t be stored, none is.\n\nA "
                     "secret that is found in it goes to the keyring, and is named; where the "
                     "keyring is not reachable nothing is imported."),
  .options = import_options,
  .run = run_import,
};

static char *
export_document (SenderCli    *cli,
                 SenderConfig *config,
                 GError      **error)
{
  return sender_format_document_write (config);
}

static char *
export_pingone (SenderCli    *cli,
                SenderConfig *config,
                GError      **error)
{
  g_autoptr (SenderJson) json = sender_format_pingone_write (config);

  return sender_json_to_pretty (json);
}

static char *
export_curl (SenderCli    *cli,
             SenderConfig *config,
             GError      **error)
{
  SenderChannel         channel = SENDER_CHANNEL_SMS;
  SenderChannelRequest *request = NULL;

  if (sender_cli_has (cli, "channel"))
    {
      if (!sender_cli_get_channel (cli, &channel, error))
        return NULL;
    }
  else if (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0) == NULL)
    channel = SENDER_CHANNEL_VOICE;
  request = sender_config_get_request (config, channel, 0);
  if (request == NULL)
    {
      sender_cli_usage_error (error, _ ("“%s” has no request for %s"),
                              sender_config_get_name (config),
                              sender_channel_get_label (channel));
      return NULL;
    }
  return sender_format_curl_write (config, request, error);
}

static const struct
{
  const char *name;
  char *(*write) (SenderCli    *cli,
                  SenderConfig *config,
                  GError      **error);
} exporters[] = {
  { "document", export_document },
  { "pingone", export_pingone },
  { "curl", export_curl },
};

static int
run_export (SenderCli *cli,
            GError   **error)
{
  const char                 *as = sender_cli_get (cli, "as");
  g_autoptr (SenderCliConfig) loaded = NULL;

  if (as == NULL)
    return sender_cli_usage_error (error, _ ("Say which format: --as document, pingone or curl"));
  for (guint i = 0; i < G_N_ELEMENTS (exporters); i++)
    {
      g_autofree char *text = NULL;

      if (strcmp (exporters[i].name, as) != 0)
        continue;
      loaded = sender_cli_load (cli, cli->arguments[0], error);
      if (loaded == NULL)
        return SENDER_CLI_EXIT_USAGE;
      text = exporters[i].write (cli, loaded->config, error);
      if (text == NULL)
        return SENDER_CLI_EXIT_USAGE;
      sender_cli_print_exact (text);
      if (!g_str_has_suffix (text, "\n"))
        sender_cli_print ("\n");
      return SENDER_CLI_EXIT_GOOD;
    }
  return sender_cli_usage_error (error, _ ("--as is document, pingone or curl, not “%s”"), as);
}

static const SenderCommandOption export_options[] = {
  { "as", 0, "FORMAT", N_ ("document, pingone or curl") },
  { "channel", 0, "CHANNEL", N_ ("sms or voice, where the format has one request") },
  { NULL },
};

const SenderCommand sender_command_export = {
  .name = "export",
  .arguments = "CONFIG --as FORMAT",
  .minimum = 1,
  .maximum = 1,
  .summary = N_ ("Write a configuration in another format"),
  .description =
    N_ ("Writes a configuration to standard output. A secret is never part of it: where one "
        "belongs there is a reference or a variable."),
  .options = export_options,
  .run = run_export,
};
