/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "memory-vault.h"

#include "sender-error.h"

#include <libsecret/secret.h>

struct _MemoryVault
{
  GObject parent_instance;

  GHashTable *secrets;
  gboolean    broken;
};

static void vault_iface_init (SenderVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MemoryVault, memory_vault, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SENDER_TYPE_VAULT, vault_iface_init))

static char *
dup_key (const SenderSecretKey *key)
{
  return g_strjoin ("/", key->configuration, key->kind, key->authorization, NULL);
}

static void
store_async (SenderVault           *vault,
             const SenderSecretKey *key,
             const char            *label,
             const char            *secret,
             GCancellable          *cancellable,
             GAsyncReadyCallback    callback,
             gpointer               user_data)
{
  MemoryVault      *self = MEMORY_VAULT (vault);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  if (self->broken)
    {
      g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_KEYRING_ABSENT, "no keyring");
      return;
    }
  g_hash_table_replace (self->secrets, dup_key (key), g_strdup (secret));
  g_task_return_boolean (task, TRUE);
}

static gboolean
boolean_finish (SenderVault  *vault,
                GAsyncResult *result,
                GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lookup_async (SenderVault           *vault,
              const SenderSecretKey *key,
              GCancellable          *cancellable,
              GAsyncReadyCallback    callback,
              gpointer               user_data)
{
  MemoryVault      *self = MEMORY_VAULT (vault);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char  *name = dup_key (key);
  const char       *secret = g_hash_table_lookup (self->secrets, name);

  if (secret == NULL)
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING, "no secret");
  else
    g_task_return_pointer (task, g_strdup (secret), (GDestroyNotify) secret_password_free);
}

static char *
lookup_finish (SenderVault  *vault,
               GAsyncResult *result,
               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
clear_async (SenderVault           *vault,
             const SenderSecretKey *key,
             GCancellable          *cancellable,
             GAsyncReadyCallback    callback,
             gpointer               user_data)
{
  MemoryVault      *self = MEMORY_VAULT (vault);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char  *name = dup_key (key);

  g_task_return_boolean (task, g_hash_table_remove (self->secrets, name));
}

static void
vault_iface_init (SenderVaultInterface *iface)
{
  iface->store_async = store_async;
  iface->store_finish = boolean_finish;
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
  iface->clear_async = clear_async;
  iface->clear_finish = boolean_finish;
}

static void
memory_vault_finalize (GObject *object)
{
  g_hash_table_unref (MEMORY_VAULT (object)->secrets);
  G_OBJECT_CLASS (memory_vault_parent_class)->finalize (object);
}

static void
memory_vault_class_init (MemoryVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = memory_vault_finalize;
}

static void
memory_vault_init (MemoryVault *self)
{
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

SenderVault *
memory_vault_new (void)
{
  return g_object_new (MEMORY_TYPE_VAULT, NULL);
}

void
memory_vault_break (MemoryVault *self)
{
  self->broken = TRUE;
}

const char *
memory_vault_get (MemoryVault *self,
                  const char  *configuration,
                  const char  *authorization)
{
  SenderSecretKey  key = { configuration, SENDER_SECRET_KIND_PROVIDER, authorization };
  g_autofree char *name = dup_key (&key);

  return g_hash_table_lookup (self->secrets, name);
}
