/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Anything importable into configurations. A secret that is found goes beside its configuration,
 * never into it.
 */

typedef struct
{
  SenderConfig *config;
  char         *secret;      /* (nullable): wiped when freed */
  char         *secret_from; /* (nullable): where it stood, `authentication.password` */
} SenderImportItem;

typedef struct _SenderImport
{
  GPtrArray *items; /* (element-type SenderImportItem) */
  GPtrArray *notes; /* (element-type utf8): what was repaired or could not be carried over */
  gboolean   read_only;
} SenderImport;

/* Recognises the format of @text; @name (nullable) names the configurations that bring no name.
 * SENDER_ERROR_FORMAT or SENDER_ERROR_LIMIT with line and column, and nothing else happened. */
SenderImport *sender_importer_read (const char *text,
                                    gssize      length,
                                    const char *name,
                                    GError    **error);
/* What a configuration that brings no name is called: like its file. (transfer full) */
char         *sender_import_dup_name (const char *path);
SenderImport *sender_import_new (void);
void          sender_import_free (SenderImport *self);
/* @config is taken. */
SenderImportItem *sender_import_add (SenderImport *self,
                                     SenderConfig *config);
void              sender_import_note (SenderImport *self,
                                      const char   *format,
                                      ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderImport, sender_import_free)

/* `new --from`: studio, procedure, blank. NULL if there is no such start. (transfer full) */
SenderConfig *sender_preset_new (const char *preset,
                                 const char *name);

G_END_DECLS
