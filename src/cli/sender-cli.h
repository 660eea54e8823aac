/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-endpoints.h"
#include "sender-history.h"
#include "sender-store.h"
#include "sender-types.h"
#include "sender-vault.h"

G_BEGIN_DECLS

/*
 * senderctl: a table of commands over the services. A command returns an exit status, or sets an
 * error that has one.
 */

typedef enum
{
  SENDER_CLI_EXIT_GOOD = 0,
  SENDER_CLI_EXIT_FINDINGS = 1, /* findings of severity error, not delivered, drift */
  SENDER_CLI_EXIT_USAGE = 2,    /* usage or bad input */
  SENDER_CLI_EXIT_SERVICE = 3,  /* network or service refused */
  SENDER_CLI_EXIT_SECRET = 4,   /* secret unavailable */
  SENDER_CLI_EXIT_INTERRUPTED = 130,
} SenderCliExit;

typedef struct _SenderCommand SenderCommand;

/**
 * SenderCli:
 * @command: the command that runs
 * @arguments: (array zero-terminated=1): what stands beside options
 * @options: (element-type utf8 GPtrArray): values by long name
 * @json: whether a program reads the answer
 * @cancellable: cancelled by SIGINT
 *
 * One run of the program. The services are made when a command first asks.
 */
typedef struct
{
  const SenderCommand *command;
  GStrv                arguments;
  GHashTable          *options;
  gboolean             json;
  GCancellable        *cancellable;

  /*< private >*/
  SenderStore     *store;
  gboolean         has_scanned;
  SenderVault     *vault;
  SenderEndpoints *endpoints;
  SenderHistory   *history;
} SenderCli;

/**
 * SenderCommandOption:
 * @name: long name
 * @short_name: one letter, or 0
 * @argument: (nullable): what its value is called, %NULL for a switch
 * @description: one line
 */
typedef struct
{
  const char *name;
  char        short_name;
  const char *argument;
  const char *description;
} SenderCommandOption;

/**
 * SenderCommand:
 * @name: first word
 * @arguments: what follows it, for the usage line
 * @minimum: how many arguments it needs
 * @maximum: how many it takes, -1 any
 * @summary: one line
 * @description: paragraphs for `--help` and the manual page
 * @options: (nullable): ends with a zeroed one
 * @has_junit: whether it answers continuous integration too
 * @run: does it
 */
struct _SenderCommand
{
  const char                *name;
  const char                *arguments;
  int                        minimum;
  int                        maximum;
  const char                *summary;
  const char                *description;
  const SenderCommandOption *options;
  gboolean                   has_junit;
  int (*run) (SenderCli *cli,
              GError   **error);
};

extern const SenderCommand sender_command_add;
extern const SenderCommand sender_command_check;
extern const SenderCommand sender_command_delete;
extern const SenderCommand sender_command_export;
extern const SenderCommand sender_command_fix;
extern const SenderCommand sender_command_flow;
extern const SenderCommand sender_command_get;
extern const SenderCommand sender_command_history;
extern const SenderCommand sender_command_import;
extern const SenderCommand sender_command_list;
extern const SenderCommand sender_command_new;
extern const SenderCommand sender_command_plan;
extern const SenderCommand sender_command_prove;
extern const SenderCommand sender_command_publish;
extern const SenderCommand sender_command_pull;
extern const SenderCommand sender_command_rehearse;
extern const SenderCommand sender_command_remove;
extern const SenderCommand sender_command_render;
extern const SenderCommand sender_command_restore;
extern const SenderCommand sender_command_secret;
extern const SenderCommand sender_command_set;
extern const SenderCommand sender_command_show;
extern const SenderCommand sender_command_test;

/* The program: returns the exit status. */
int sender_cli_main (int    argc,
                     char **argv);
const SenderCommand *const *
sender_cli_get_commands (void);

/* Options. */
gboolean    sender_cli_has (SenderCli  *cli,
                            const char *name);
const char *sender_cli_get (SenderCli  *cli,
                            const char *name);
/* (element-type utf8) (nullable): every value of an option that may be given often. */
GPtrArray *sender_cli_get_all (SenderCli  *cli,
                               const char *name);
gboolean   sender_cli_get_double (SenderCli  *cli,
                                  const char *name,
                                  double     *value,
                                  GError    **error);
gboolean   sender_cli_get_count (SenderCli  *cli,
                                 const char *name,
                                 int        *value,
                                 GError    **error);
/* `sms` or `voice` of --channel. */
gboolean sender_cli_get_channel (SenderCli     *cli,
                                 SenderChannel *channel,
                                 GError       **error);

/* Services. */
SenderStore   *sender_cli_get_store (SenderCli *cli);
SenderVault   *sender_cli_get_vault (SenderCli *cli);
SenderHistory *sender_cli_get_history (SenderCli *cli);
/* NULL with an error if SENDER_STUDIO_ENDPOINTS is not acceptable. */
SenderEndpoints *sender_cli_get_endpoints (SenderCli *cli,
                                           GError   **error);

/* Runs the main context until *@result is set; the callback that sets it. */
void sender_cli_wait (SenderCli     *cli,
                      GAsyncResult **result);
void sender_cli_result_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data);

int           sender_cli_usage_error (GError    **error,
                                      const char *format,
                                      ...) G_GNUC_PRINTF (2, 3);
SenderCliExit sender_cli_get_exit (const GError *error);

G_END_DECLS
