/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-input.h"
#include "sender-cli.h"

G_BEGIN_DECLS

/* Configurations as commands name them: CONFIG is a file (with `/` or ending `.json`), an id, or a
 * unique name; FILE is any importable format and is not stored. */

/**
 * SenderCliConfig:
 * @config: the configuration
 * @path: where it is stored, or the file it was read from
 * @stored: whether it is one of the library
 * @document: whether @path holds our own document, so that edits can be written back
 * @read_only: a document of a newer version
 */
typedef struct
{
  SenderConfig *config;
  char         *path;
  gboolean      stored;
  gboolean      document;
  gboolean      read_only;
} SenderCliConfig;

void sender_cli_config_free (SenderCliConfig *self);

gboolean sender_cli_is_file (const char *text);
/* One configuration; a file that holds several is SENDER_ERROR_AMBIGUOUS. */
SenderCliConfig *sender_cli_load (SenderCli  *cli,
                                  const char *text,
                                  GError    **error);
/* (element-type SenderCliConfig): all that @text names. */
GPtrArray *sender_cli_load_all (SenderCli  *cli,
                                const char *text,
                                GError    **error);
/* What it says by now, where somebody may have written to it since. */
gboolean sender_cli_reload (SenderCli       *cli,
                            SenderCliConfig *loaded,
                            GError         **error);
/* Every readable configuration of the library. (element-type SenderConfig) (transfer full)
 * (nullable) */
GPtrArray *sender_cli_load_library (SenderCli *cli,
                                    GError   **error);
/* A new configuration's name must not be blank. */
gboolean sender_cli_check_name (const char *name,
                                GError    **error);
/* Saves a configuration that is new to the library. */
gboolean sender_cli_save_new (SenderCli    *cli,
                              SenderConfig *config,
                              GError      **error);
/* Whether edits can be written back to it. */
gboolean sender_cli_check_document (SenderCliConfig *loaded,
                                    GError         **error);
/* Re-reads under the lock, edits and writes: all of @edit or nothing. (transfer full): as
 * written. */
SenderConfig *sender_cli_update (SenderCli          *cli,
                                 SenderCliConfig    *loaded,
                                 SenderStoreEditFunc edit,
                                 gpointer            user_data,
                                 GError            **error);

/* The secret: of --secret-fd, else the vault. (transfer full): sender_vault_free_secret(). */
char *sender_cli_get_secret (SenderCli    *cli,
                             SenderConfig *config,
                             const char   *kind,
                             GError      **error);
/* What can be done where the vault has none. */
void sender_cli_hint_secret (const char *option,
                             GError    **error);
/* That of the vault. */
char    *sender_cli_look_up_secret (SenderCli    *cli,
                                    SenderConfig *config,
                                    const char   *kind,
                                    GError      **error);
gboolean sender_cli_store_secret (SenderCli    *cli,
                                  SenderConfig *config,
                                  const char   *kind,
                                  const char   *secret,
                                  GError      **error);
/* Of every kind of authorization. */
gboolean sender_cli_clear_secret (SenderCli    *cli,
                                  SenderConfig *config,
                                  const char   *kind,
                                  GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderCliConfig, sender_cli_config_free)

G_END_DECLS
