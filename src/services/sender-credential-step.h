/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * One change of a secret on its way. What it is about was settled when it began, and does not
 * follow the document.
 */

typedef struct
{
  GObject         *owner;       /* (owned) */
  SenderDocument  *document;    /* (owned) */
  SenderWorkspace *workspace;   /* (owned) */
  SenderVault     *vault;       /* (owned) */
  GCancellable    *cancellable; /* (owned) */
  const char      *kind;        /* the parts of the key */
  char            *configuration;
  char            *authorization;
  char            *label;
  char            *username;   /* (nullable): as it is */
  char            *secret;     /* (nullable): wiped */
  char            *verdict;    /* (nullable): what the vendor said */
  gboolean         is_kept;    /* the secret is the one that is stored already */
  gboolean         is_written; /* what is stored is another now */
} SenderCredentialStep;

/* @kind: `provider` or `pingone`. @username and @secret are nullable. */
SenderCredentialStep *sender_credential_step_new (GObject         *owner,
                                                  SenderWorkspace *workspace,
                                                  SenderDocument  *document,
                                                  GCancellable    *cancellable,
                                                  const char      *kind,
                                                  const char      *username,
                                                  const char      *secret);
void                  sender_credential_step_free (SenderCredentialStep *self);
/* Borrows from @self. */
SenderSecretKey sender_credential_step_get_key (const SenderCredentialStep *self);
/* The secret is stored: the user name follows, as one step of undo. (transfer full): what to
 * say. */
char *sender_credential_step_settle (SenderCredentialStep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderCredentialStep, sender_credential_step_free)

G_END_DECLS
