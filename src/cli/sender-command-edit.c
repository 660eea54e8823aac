/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-cli-config.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-json.h"
#include "sender-path.h"

#include <glib/gi18n.h>
#include <string.h>

/* set, get, add, remove: edits by path; all of one call or nothing. */

static gboolean
set_all (SenderConfig *config,
         gpointer      user_data,
         GError      **error)
{
  for (GStrv word = user_data; *word != NULL; word++)
    {
      const char      *equals = strchr (*word, '=');
      g_autofree char *path = NULL;

      if (equals == NULL)
        {
          sender_cli_usage_error (error, _ ("“%s” is no PATH=VALUE"), *word);
          return FALSE;
        }
      path = g_strndup (*word, (gsize) (equals - *word));
      if (!sender_path_set (config, path, equals + 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_one (SenderConfig *config,
         gpointer      user_data,
         GError      **error)
{
  GStrv words = user_data;

  return sender_path_add (config, words[0], (const char *const *) (words + 1), error);
}

/* Paths count as they stood before the call: `numbers[0] numbers[1]` removes the first two. */
static int
compare_paths_backwards (gconstpointer a,
                         gconstpointer b)
{
  g_autofree char *first = g_utf8_collate_key_for_filename (*(const char **) a, -1);
  g_autofree char *second = g_utf8_collate_key_for_filename (*(const char **) b, -1);

  return strcmp (second, first);
}

static gboolean
remove_all (SenderConfig *config,
            gpointer      user_data,
            GError      **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (GStrv word = user_data; *word != NULL; word++)
    g_ptr_array_add (paths, *word);
  g_ptr_array_sort (paths, compare_paths_backwards);
  for (guint i = 0; i < paths->len; i++)
    if (!sender_path_remove (config, g_ptr_array_index (paths, i), error))
      return FALSE;
  return TRUE;
}

static int
edit (SenderCli          *cli,
      SenderStoreEditFunc func,
      GError            **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderConfig)    written = NULL;

  if (loaded != NULL)
    written = sender_cli_update (cli, loaded, func, cli->arguments + 1, error);
  return written != NULL ? SENDER_CLI_EXIT_GOOD : SENDER_CLI_EXIT_USAGE;
}

static int
run_set (SenderCli *cli,
         GError   **error)
{
  return edit (cli, set_all, error);
}

const SenderCommand sender_command_set = {
  .name = "set",
  .arguments = "CONFIG PATH=VALUE…",
  .minimum = 2,
  .maximum = -1,
  .summary = N_ ("Set values by path"),
  .description =
    N_ ("Sets values, all of them or none. The first “=” parts path and value. A message or a "
        "channel’s request that is missing is made; a list is never lengthened, use “add”.\n\n"
        "A message is called by its template, channel and locale, such as "
        "“messages.strong_authentication.SMS.en”. One whose names a path can’t hold, or whose "
        "names another has too, is reached by its place: “messages[3].content” is its text, "
        "“messages[3].locale” its locale. “check” names it so.\n\n"
        "“show” prints the paths that have a value. There are: name; environment.name, .id, "
        ".region, .domain, .production; provider.kind, .name; authorization.kind, .username, "
        ".grant, .token-url, .client-id, .scopes, .header-name; numbers[0].number, .type, .sms, "
        ".voice, .countries, .selected, .available; sms.method, .url, .body-format, .raw, "
        ".number-format, .body[0].key, .body[0].value, .body[0].enabled, .headers[0].name, "
        ".headers[0].value; the same for voice, and voice.before-tag, .after-tag; "
        "fallback.enabled, .chain; messages.TEMPLATE.SMS.LOCALE and "
        "messages.TEMPLATE.Voice.LOCALE, with .VARIANT where there are variants; "
        "pingone.worker-environment, .client-id, .client-authentication; "
        "variables[0].name, .sample.\n\n"
        "fallback.chain is the order of providers with commas between them: “self” is this "
        "sender, PINGONE_TWILIO is Ping’s own account, others are called by their IDs. “none” "
        "alone names nobody; empty leaves it to fallback.enabled.\n\n"
        "A word that is none of those a path knows is refused, and they are named; other text is "
        "taken as typed."),
  .run = run_set,
};

static int
run_add (SenderCli *cli,
         GError   **error)
{
  return edit (cli, add_one, error);
}

const SenderCommand sender_command_add = {
  .name = "add",
  .arguments = "CONFIG LIST [PATH=VALUE…]",
  .minimum = 2,
  .maximum = -1,
  .summary = N_ ("Add an item to a list"),
  .description = N_ ("Adds an item to numbers, sms.body, sms.headers, voice.body, voice.headers, "
                     "variables or accepted, with values by paths relative to the item: "
                     "“senderctl add C numbers number=+14155550100 sms=true”. To fallback.chain, "
                     "the order of providers, IDs of senders are added, before Ping’s own account "
                     "where that is last: “senderctl add C fallback.chain ID”."),
  .run = run_add,
};

static int
run_remove (SenderCli *cli,
            GError   **error)
{
  return edit (cli, remove_all, error);
}

const SenderCommand sender_command_remove = {
  .name = "remove",
  .arguments = "CONFIG PATH…",
  .minimum = 2,
  .maximum = -1,
  .summary = N_ ("Remove items, messages or requests"),
  .description =
    N_ ("Removes items of lists, words such as fallback.chain[1], messages, and requests of a "
        "channel, all of them or none. Positions count as they stood before the call. An order of "
        "providers that loses its last one becomes “none”: nobody is named."),
  .run = run_remove,
};

static int
run_get (SenderCli *cli,
         GError   **error)
{
  g_autoptr (SenderCliConfig) loaded = sender_cli_load (cli, cli->arguments[0], error);
  g_autoptr (SenderJson)      object = sender_json_new_object ();
  g_autoptr (GString)         text = g_string_new (NULL);
  gboolean                    several = g_strv_length (cli->arguments) > 2;

  if (loaded == NULL)
    return SENDER_CLI_EXIT_USAGE;
  for (guint i = 1; cli->arguments[i] != NULL; i++)
    {
      const char      *path = cli->arguments[i];
      g_autofree char *value = sender_path_get (loaded->config, path, error);

      if (value == NULL)
        return SENDER_CLI_EXIT_USAGE;
      sender_json_set_string (object, path, value);
      if (several)
        g_string_append_printf (text, "%s=", path);
      g_string_append_printf (text, "%s\n", value);
    }
  if (cli->json)
    sender_cli_print_json (object);
  else
    sender_cli_print_exact (text->str);
  return SENDER_CLI_EXIT_GOOD;
}

const SenderCommand sender_command_get = {
  .name = "get",
  .arguments = "CONFIG PATH…",
  .minimum = 2,
  .maximum = -1,
  .summary = N_ ("Print values by path"),
  .description = N_ ("Prints the value at a path; for several paths, each as PATH=VALUE."),
  .run = run_get,
};
