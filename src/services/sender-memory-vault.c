/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-memory-vault.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>

struct _SenderMemoryVault
{
  GObject parent_instance;

  GHashTable *secrets; /* (owned) (element-type utf8 utf8): by configuration, kind and kind of
                          authorization */
};

static void vault_iface_init (SenderVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderMemoryVault, sender_memory_vault, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SENDER_TYPE_VAULT, vault_iface_init))

static char *
make_name (const SenderSecretKey *key)
{
  return g_strjoin ("\n", key->configuration, key->kind,
                    key->authorization != NULL ? key->authorization : "", NULL);
}

static void
sender_memory_vault_store_async (SenderVault           *vault,
                                 const SenderSecretKey *key,
                                 const char            *label,
                                 const char            *secret,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  SenderMemoryVault *self = SENDER_MEMORY_VAULT (vault);
  g_autoptr (GTask)  task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_memory_vault_store_async);
  g_hash_table_replace (self->secrets, make_name (key), g_strdup (secret));
  g_task_return_boolean (task, TRUE);
}

static gboolean
sender_memory_vault_store_finish (SenderVault  *vault,
                                  GAsyncResult *result,
                                  GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
sender_memory_vault_lookup_async (SenderVault           *vault,
                                  const SenderSecretKey *key,
                                  GCancellable          *cancellable,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data)
{
  SenderMemoryVault *self = SENDER_MEMORY_VAULT (vault);
  g_autoptr (GTask)  task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char   *name = make_name (key);
  const char        *secret = g_hash_table_lookup (self->secrets, name);

  g_task_set_source_tag (task, sender_memory_vault_lookup_async);
  if (secret != NULL)
    g_task_return_pointer (task, g_strdup (secret), (GDestroyNotify) sender_vault_free_secret);
  else
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING,
                             _ ("No secret has been entered for this configuration."));
}

static char *
sender_memory_vault_lookup_finish (SenderVault  *vault,
                                   GAsyncResult *result,
                                   GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A key without a kind of authorization is the beginning of those it stands for. */
static gboolean
has_beginning (gpointer name,
               gpointer secret,
               gpointer beginning)
{
  return g_str_has_prefix (name, beginning);
}

static void
sender_memory_vault_clear_async (SenderVault           *vault,
                                 const SenderSecretKey *key,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  SenderMemoryVault *self = SENDER_MEMORY_VAULT (vault);
  g_autoptr (GTask)  task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char   *name = make_name (key);
  gboolean           cleared = FALSE;

  g_task_set_source_tag (task, sender_memory_vault_clear_async);
  if (key->authorization != NULL)
    cleared = g_hash_table_remove (self->secrets, name);
  else
    cleared = g_hash_table_foreach_remove (self->secrets, has_beginning, name) > 0;
  g_task_return_boolean (task, cleared);
}

static void
vault_iface_init (SenderVaultInterface *iface)
{
  iface->store_async = sender_memory_vault_store_async;
  iface->store_finish = sender_memory_vault_store_finish;
  iface->lookup_async = sender_memory_vault_lookup_async;
  iface->lookup_finish = sender_memory_vault_lookup_finish;
  iface->clear_async = sender_memory_vault_clear_async;
  iface->clear_finish = sender_memory_vault_store_finish;
}

static void
sender_memory_vault_finalize (GObject *object)
{
  g_hash_table_unref (SENDER_MEMORY_VAULT (object)->secrets);
  G_OBJECT_CLASS (sender_memory_vault_parent_class)->finalize (object);
}

static void
sender_memory_vault_class_init (SenderMemoryVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_memory_vault_finalize;
}

static void
sender_memory_vault_init (SenderMemoryVault *self)
{
  self->secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) sender_vault_free_secret);
}

/**
 * sender_memory_vault_new:
 *
 * Makes an empty one.
 *
 * Returns: (transfer full): the vault
 */
SenderVault *
sender_memory_vault_new (void)
{
  return g_object_new (SENDER_TYPE_MEMORY_VAULT, NULL);
}
