/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "told-vault.h"

#include "sender-error.h"
#include "sender-memory-vault.h"
#include "sender-secret-key.h"
#include "sender-test.h"

struct _ToldVault
{
  GObject parent_instance;

  SenderVault *memory; /* (owned) */
  int          code;
  guint        failing_store; /* counted down to the one that fails; 0: none */
  int          store_code;
  guint        n_stores;
  guint        n_held;
  char        *answer; /* (nullable) */
  char        *asked;  /* (nullable) */
};

static void vault_iface_init (SenderVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ToldVault, told_vault, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SENDER_TYPE_VAULT, vault_iface_init))

/* Returns whether the call is over already. */
static gboolean
fails (ToldVault          *self,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  if (self->code < 0)
    return FALSE;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_return_new_error (task, SENDER_ERROR, self->code, "as told");
  return TRUE;
}

static gboolean
is_failing_store (ToldVault *self)
{
  return self->failing_store > 0 && --self->failing_store == 0;
}

static gboolean
holds (ToldVault             *self,
       const SenderSecretKey *key)
{
  char    *held = told_vault_dup (SENDER_VAULT (self), key);
  gboolean is_held = held != NULL;

  g_clear_pointer (&held, sender_vault_free_secret);
  return is_held;
}

static void
told_vault_store_async (SenderVault           *vault,
                        const SenderSecretKey *key,
                        const char            *label,
                        const char            *secret,
                        GCancellable          *cancellable,
                        GAsyncReadyCallback    callback,
                        gpointer               user_data)
{
  ToldVault        *self = TOLD_VAULT (vault);
  g_autoptr (GTask) task = NULL;

  if (fails (self, cancellable, callback, user_data))
    return;
  task = g_task_new (self, cancellable, callback, user_data);
  if (is_failing_store (self))
    {
      g_task_return_new_error (task, SENDER_ERROR, self->store_code, "as told");
      return;
    }
  self->n_stores++;
  self->n_held += holds (self, key) ? 0 : 1;
  sender_vault_store_async (self->memory, key, label, secret, NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static gboolean
told_vault_finish (SenderVault  *vault,
                   GAsyncResult *result,
                   GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
told_vault_lookup_async (SenderVault           *vault,
                         const SenderSecretKey *key,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  ToldVault        *self = TOLD_VAULT (vault);
  g_autoptr (GTask) task = NULL;
  char             *secret = NULL;

  g_free (self->asked);
  self->asked = g_strdup (key->authorization);
  if (fails (self, cancellable, callback, user_data))
    return;
  task = g_task_new (self, cancellable, callback, user_data);
  secret = self->answer != NULL ? g_strdup (self->answer) : told_vault_dup (vault, key);
  if (secret != NULL)
    g_task_return_pointer (task, secret, (GDestroyNotify) sender_vault_free_secret);
  else
    g_task_return_new_error (task, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING,
                             "There is no secret");
}

static char *
told_vault_lookup_finish (SenderVault  *vault,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
told_vault_clear_async (SenderVault           *vault,
                        const SenderSecretKey *key,
                        GCancellable          *cancellable,
                        GAsyncReadyCallback    callback,
                        gpointer               user_data)
{
  ToldVault        *self = TOLD_VAULT (vault);
  g_autoptr (GTask) task = NULL;
  gboolean          held = FALSE;

  if (fails (self, cancellable, callback, user_data))
    return;
  held = holds (self, key);
  self->n_held -= held ? 1 : 0;
  sender_vault_clear_async (self->memory, key, NULL, NULL, NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_return_boolean (task, held);
}

static void
vault_iface_init (SenderVaultInterface *iface)
{
  iface->store_async = told_vault_store_async;
  iface->store_finish = told_vault_finish;
  iface->lookup_async = told_vault_lookup_async;
  iface->lookup_finish = told_vault_lookup_finish;
  iface->clear_async = told_vault_clear_async;
  iface->clear_finish = told_vault_finish;
}

static void
told_vault_finalize (GObject *object)
{
  g_free (TOLD_VAULT (object)->answer);
  g_free (TOLD_VAULT (object)->asked);
  g_object_unref (TOLD_VAULT (object)->memory);
  G_OBJECT_CLASS (told_vault_parent_class)->finalize (object);
}

static void
told_vault_class_init (ToldVaultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = told_vault_finalize;
}

static void
told_vault_init (ToldVault *self)
{
  self->memory = sender_memory_vault_new ();
  self->code = -1;
}

SenderVault *
told_vault_new (void)
{
  return g_object_new (TOLD_TYPE_VAULT, NULL);
}

void
told_vault_fail (SenderVault *vault,
                 int          code)
{
  TOLD_VAULT (vault)->code = code;
}

void
told_vault_fail_store (SenderVault *vault,
                       guint        nth,
                       int          code)
{
  TOLD_VAULT (vault)->failing_store = nth;
  TOLD_VAULT (vault)->store_code = code;
}

guint
told_vault_get_n_held (SenderVault *vault)
{
  return TOLD_VAULT (vault)->n_held;
}

guint
told_vault_get_n_stores (SenderVault *vault)
{
  return TOLD_VAULT (vault)->n_stores;
}

void
told_vault_answer (SenderVault *vault,
                   const char  *secret)
{
  g_free (TOLD_VAULT (vault)->answer);
  TOLD_VAULT (vault)->answer = g_strdup (secret);
}

const char *
told_vault_get_asked (SenderVault *vault)
{
  return TOLD_VAULT (vault)->asked;
}

char *
told_vault_dup (SenderVault           *vault,
                const SenderSecretKey *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  SenderVault             *memory = TOLD_VAULT (vault)->memory;

  sender_vault_lookup_async (memory, key, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the memory");
  return sender_vault_lookup_finish (memory, result, NULL);
}

void
told_vault_assert (SenderVault  *vault,
                   SenderConfig *config,
                   const char   *kind,
                   const char   *expected)
{
  SenderSecretKey key = sender_secret_key_make (config, kind);
  char           *secret = told_vault_dup (vault, &key);

  g_assert_cmpstr (secret, ==, expected);
  g_clear_pointer (&secret, sender_vault_free_secret);
}
