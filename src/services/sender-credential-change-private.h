/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-credential-change.h"
#include "sender-credential-step.h"

G_BEGIN_DECLS

struct _SenderCredentialChange
{
  GObject parent_instance;

  const char       *kind;
  SenderWorkspace  *workspace; /* (owned) (nullable) */
  SenderDocument   *document;  /* (owned) (nullable) */
  GSignalGroup     *kinds;     /* (owned): of the authorization */
  GSignalGroup     *secrets;   /* (owned): of the workspace */
  SenderOperation  *operation; /* (owned) */
  guint             n_looks;   /* the newest answer counts */
  SenderSecretPlace place;

  /* What was cleared, until something else happens. */
  char *cleared; /* (nullable): wiped */

  /* What PingOne was asked last, and what it said. */
  SenderConfig           *asked; /* (owned) (nullable): a copy */
  SenderConnectionVerdict verdict;
};

/* @username and @secret are nullable. (transfer full) */
SenderCredentialStep *sender_credential_change_begin (SenderCredentialChange *self,
                                                      const char             *message,
                                                      const char             *username,
                                                      const char             *secret);
/* Says what came of it, and asks the keyring, which has the last word. */
void sender_credential_change_end (SenderCredentialStep *step,
                                   const char           *message,
                                   const GError         *error);
/* Stores the secret, and ends. @step (transfer full). */
void sender_credential_change_keep (SenderCredentialStep *step);

G_END_DECLS
