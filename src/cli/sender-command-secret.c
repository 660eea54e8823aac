/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

#include "sender-authorization.h"
#include "sender-cli-config.h"
#include "sender-cli-input.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-json.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* secret set, clear, status. */

typedef struct
{
  const char *name;
  gboolean (*run) (SenderCli  *cli,
                   GPtrArray  *configs,
                   const char *kind,
                   GError    **error);
} SecretAction;

static void
add_outcome (SenderJson   *array,
             SenderConfig *config,
             const char   *kind,
             const char   *state)
{
  SenderJson *object = sender_json_new_object ();

  sender_json_set_string (object, "configuration", sender_config_get_id (config));
  sender_json_set_string (object, "kind", kind);
  sender_json_set_string (object, "state", state);
  sender_json_append (array, object);
}

static void
print_outcomes (SenderCli  *cli,
                GPtrArray  *configs,
                SenderJson *array)
{
  if (cli->json)
    {
      sender_cli_print_json (array);
      return;
    }
  for (guint i = 0; i < configs->len; i++)
    {
      SenderCliConfig *item = g_ptr_array_index (configs, i);
      SenderJson      *outcome = sender_json_get_element (array, i);
      const char      *state = sender_json_get_string_member (outcome, "state");

      /* Translators: a configuration, and whether its secret is there */
      sender_cli_print (_ ("%s: %s\n"), sender_config_get_name (item->config),
                        g_dpgettext2 (NULL, "secret", state));
    }
}

/* One of several failed: which have the new state, and which don't. */
static void
tell_progress (GPtrArray  *configs,
               guint       n_done,
               const char *done)
{
  for (guint i = 0; configs->len > 1 && i < configs->len; i++)
    {
      SenderCliConfig *item = g_ptr_array_index (configs, i);
      const char      *name = sender_config_get_name (item->config);

      if (i < n_done)
        sender_cli_note (_ ("“%s”: %s"), name, done);
      else if (i == n_done)
        sender_cli_note (_ ("“%s”: failed; see “senderctl secret status”"), name);
      else
        sender_cli_note (_ ("“%s”: not tried, its secret is as it was"), name);
    }
}

static gboolean
set_secrets (SenderCli  *cli,
             GPtrArray  *configs,
             const char *kind,
             GError    **error)
{
  char                  *secret = sender_cli_read_secret (cli, "secret-fd", STDIN_FILENO, error);
  g_autoptr (SenderJson) outcomes = sender_json_new_array ();
  guint                  n_done = 0;

  if (secret == NULL)
    return FALSE;
  for (; n_done < configs->len; n_done++)
    {
      SenderCliConfig *item = g_ptr_array_index (configs, n_done);

      if (!sender_cli_store_secret (cli, item->config, kind, secret, error))
        break;
      add_outcome (outcomes, item->config, kind, NC_ ("secret", "present"));
    }
  sender_vault_free_secret (secret);
  if (n_done < configs->len)
    {
      tell_progress (configs, n_done, _ ("has the new secret"));
      return FALSE;
    }
  print_outcomes (cli, configs, outcomes);
  return TRUE;
}

static gboolean
clear_secrets (SenderCli  *cli,
               GPtrArray  *configs,
               const char *kind,
               GError    **error)
{
  g_autoptr (SenderJson) outcomes = sender_json_new_array ();

  for (guint i = 0; i < configs->len; i++)
    {
      SenderCliConfig *item = g_ptr_array_index (configs, i);

      if (!sender_cli_clear_secret (cli, item->config, kind, error))
        {
          tell_progress (configs, i, _ ("has no secret any more"));
          return FALSE;
        }
      add_outcome (outcomes, item->config, kind, NC_ ("secret", "missing"));
    }
  print_outcomes (cli, configs, outcomes);
  return TRUE;
}

static gboolean
tell_secrets (SenderCli  *cli,
              GPtrArray  *configs,
              const char *kind,
              GError    **error)
{
  g_autoptr (SenderJson) outcomes = sender_json_new_array ();

  for (guint i = 0; i < configs->len; i++)
    {
      SenderCliConfig   *item = g_ptr_array_index (configs, i);
      g_autoptr (GError) local_error = NULL;
      char              *secret = sender_cli_look_up_secret (cli, item->config, kind, &local_error);
      gboolean           present = secret != NULL;

      sender_vault_free_secret (secret);
      if (!present && !g_error_matches (local_error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      add_outcome (outcomes, item->config, kind,
                   present ? NC_ ("secret", "present") : NC_ ("secret", "missing"));
    }
  print_outcomes (cli, configs, outcomes);
  return TRUE;
}

static const SecretAction actions[] = {
  { "set", set_secrets },
  { "clear", clear_secrets },
  { "status", tell_secrets },
};

static const SecretAction *
find_action (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (actions[i].name, name) == 0)
      return &actions[i];
  return NULL;
}

static const char *
get_kind (SenderCli *cli,
          GError   **error)
{
  const char *kind = sender_cli_get (cli, "kind");

  if (kind == NULL || strcmp (kind, SENDER_SECRET_KIND_PROVIDER) == 0)
    return SENDER_SECRET_KIND_PROVIDER;
  if (strcmp (kind, SENDER_SECRET_KIND_PINGONE) == 0)
    return SENDER_SECRET_KIND_PINGONE;
  sender_cli_usage_error (error, _ ("--kind is provider or pingone, not “%s”"), kind);
  return NULL;
}

/* What is no document has a new id each time it is read: its secret would never be found. */
static gboolean
load_configs (SenderCli *cli,
              GPtrArray *configs,
              GError   **error)
{
  for (guint i = 1; cli->arguments[i] != NULL; i++)
    {
      SenderCliConfig *item = sender_cli_load (cli, cli->arguments[i], error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (configs, item);
      if (item->document)
        continue;
      sender_cli_usage_error (error, _ ("“%s” is no document of Sender Studio; import it first"),
                              cli->arguments[i]);
      return FALSE;
    }
  return TRUE;
}

static int
run_secret (SenderCli *cli,
            GError   **error)
{
  const SecretAction   *action = find_action (cli->arguments[0]);
  const char           *kind = get_kind (cli, error);
  g_autoptr (GPtrArray) configs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sender_cli_config_free);

  if (kind == NULL)
    return SENDER_CLI_EXIT_USAGE;
  if (action == NULL)
    return sender_cli_usage_error (error, _ ("secret takes set, clear or status, not “%s”"),
                                   cli->arguments[0]);
  if (action->run != set_secrets && sender_cli_has (cli, "secret-fd"))
    return sender_cli_usage_error (error, _ ("--secret-fd goes with “secret set” only"));
  if (!load_configs (cli, configs, error))
    return SENDER_CLI_EXIT_USAGE;
  return action->run (cli, configs, kind, error) ? SENDER_CLI_EXIT_GOOD : SENDER_CLI_EXIT_SECRET;
}

static const SenderCommandOption secret_options[] = {
  { "kind", 0, "KIND",
    N_ ("provider (the vendor’s credential) or pingone (the worker application’s)") },
  { "secret-fd", 0, "N", N_ ("Read the secret from file descriptor N, not from standard input") },
  { NULL },
};

const SenderCommand sender_command_secret = {
  .name = "secret",
  .arguments = "set|clear|status CONFIG…",
  .minimum = 2,
  .maximum = -1,
  .summary = N_ ("Keep, forget or look for a secret in the keyring"),
  .description =
    N_ ("Keeps the secret of configurations in the session’s keyring, and nowhere else. “set” "
        "reads it from standard input and strips one final line break; several configurations at "
        "once serve rotation. A secret counts only for the kind of authorization it was entered "
        "for."),
  .options = secret_options,
  .run = run_secret,
};
