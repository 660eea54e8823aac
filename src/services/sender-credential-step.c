/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-credential-step.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-path.h"
#include "sender-secret-key.h"
#include "sender-secret-place.h"

#include <glib/gi18n-lib.h>

/**
 * sender_credential_step_new:
 * @owner: who waits for it
 * @workspace: the services
 * @document: whose secret it is
 * @cancellable: what stops it
 * @kind: `provider` or `pingone`
 * @username: (nullable): the user name to be
 * @secret: (nullable): the secret to be
 *
 * Begins a change under the kind of authorization that is set now.
 *
 * Returns: (transfer full): the step
 */
SenderCredentialStep *
sender_credential_step_new (GObject         *owner,
                            SenderWorkspace *workspace,
                            SenderDocument  *document,
                            GCancellable    *cancellable,
                            const char      *kind,
                            const char      *username,
                            const char      *secret)
{
  SenderConfig         *config = sender_document_get_config (document);
  SenderSecretKey       key = sender_secret_key_make (config, kind);
  SenderCredentialStep *self = g_new0 (SenderCredentialStep, 1);

  self->owner = g_object_ref (owner);
  self->document = g_object_ref (document);
  self->workspace = g_object_ref (workspace);
  self->vault = g_object_ref (sender_workspace_get_vault (workspace));
  self->cancellable = g_object_ref (cancellable);
  self->kind = key.kind;
  self->configuration = g_strdup (key.configuration);
  self->authorization = g_strdup (key.authorization);
  self->label = sender_secret_key_dup_label (config, kind);
  self->username = g_strdup (username);
  self->secret = g_strdup (secret);
  return self;
}

/**
 * sender_credential_step_free:
 *
 * Frees it, and wipes the secret.
 */
void
sender_credential_step_free (SenderCredentialStep *self)
{
  g_object_unref (self->owner);
  g_object_unref (self->document);
  g_object_unref (self->workspace);
  g_object_unref (self->vault);
  g_object_unref (self->cancellable);
  g_free (self->configuration);
  g_free (self->authorization);
  g_free (self->label);
  g_free (self->username);
  g_clear_pointer (&self->secret, sender_vault_free_secret);
  g_free (self->verdict);
  g_free (self);
}

/**
 * sender_credential_step_get_key:
 *
 * Says what the secret is found by.
 *
 * Returns: the key; it borrows from @self
 */
SenderSecretKey
sender_credential_step_get_key (const SenderCredentialStep *self)
{
  return (SenderSecretKey){ self->configuration, self->kind, self->authorization };
}

static gboolean
set_username (SenderConfig *config,
              gpointer      user_data,
              GError      **error)
{
  return sender_path_set (config, "authorization.username", user_data, error);
}

/* Returns whether there was another one before. */
static gboolean
take_username (SenderCredentialStep *self)
{
  SenderConfig *config = sender_document_get_config (self->document);
  const char   *before =
    sender_authorization_get_username (sender_config_get_authorization (config));

  if (self->username == NULL || g_str_equal (before, self->username))
    return FALSE;
  return sender_document_edit (self->document, _ ("Change Account"), set_username,
                               self->username, NULL);
}

/**
 * sender_credential_step_settle:
 *
 * Lets the user name follow a secret that is stored.
 *
 * Returns: (transfer full): what came of it, in words
 */
char *
sender_credential_step_settle (SenderCredentialStep *self)
{
  SenderSecretKey   key = sender_credential_step_get_key (self);
  SenderSecretPlace place = sender_secret_place_make (self->vault, &key, NULL);
  GString          *text = g_string_new (self->verdict);

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sender_secret_place_get_text (place));
  if (take_username (self))
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _ ("Undo brings back the user name, not the secret before."));
    }
  return g_string_free (text, FALSE);
}
