/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-session-vault.h"

#include "sender-error.h"
#include "sender-memory-vault.h"

#include <string.h>

struct _SenderSessionVault
{
  GObject parent_instance;

  SenderVault *keyring; /* (owned) */
  SenderVault *memory;  /* (owned) */
  GPtrArray   *held;    /* (owned) (element-type Place): what is in memory */
};

/* A key that lasts, with what is to be kept under it. */
typedef struct
{
  char           *configuration;
  char           *kind;
  char           *authorization; /* (nullable) */
  char           *label;         /* (nullable) */
  char           *secret;        /* (nullable): wiped */
  SenderSecretKey key;           /* borrows from the above */
} Place;

static void vault_iface_init (SenderVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderSessionVault, sender_session_vault, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SENDER_TYPE_VAULT, vault_iface_init))

static Place *
place_new (const SenderSecretKey *key)
{
  Place *place = g_new0 (Place, 1);

  place->configuration = g_strdup (key->configuration);
  place->kind = g_strdup (key->kind);
  place->authorization = g_strdup (key->authorization);
  place->key = (SenderSecretKey){ place->configuration, place->kind, place->authorization };
  return place;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->configuration);
  g_free (place->kind);
  g_free (place->authorization);
  g_free (place->label);
  g_clear_pointer (&place->secret, sender_vault_free_secret);
  g_free (place);
}

/* Without a kind of authorization, @key stands for those of every kind. */
static gboolean
stands_for (const SenderSecretKey *key,
            const SenderSecretKey *held)
{
  return strcmp (key->configuration, held->configuration) == 0 &&
         strcmp (key->kind, held->kind) == 0 &&
         (key->authorization == NULL || strcmp (key->authorization, held->authorization) == 0);
}

static gboolean
forget (SenderSessionVault    *self,
        const SenderSecretKey *key)
{
  guint before = self->held->len;

  for (guint i = self->held->len; i > 0; i--)
    {
      Place *place = g_ptr_array_index (self->held, i - 1);

      if (stands_for (key, &place->key))
        g_ptr_array_remove_index (self->held, i - 1);
    }
  return self->held->len < before;
}

static void
kept_in_memory_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask)   task = user_data;
  SenderSessionVault *self = g_task_get_source_object (task);
  Place              *place = g_task_get_task_data (task);
  GError             *error = NULL;

  if (!sender_vault_store_finish (SENDER_VAULT (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  forget (self, &place->key);
  g_ptr_array_add (self->held, place_new (&place->key));
  g_task_return_boolean (task, TRUE);
}

static void
kept_in_keyring_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask)   task = user_data;
  SenderSessionVault *self = g_task_get_source_object (task);
  Place              *place = g_task_get_task_data (task);
  g_autoptr (GError)  error = NULL;

  if (sender_vault_store_finish (SENDER_VAULT (source), result, &error))
    {
      if (forget (self, &place->key))
        sender_vault_clear_async (self->memory, &place->key, NULL, NULL, NULL);
      g_task_return_boolean (task, TRUE);
    }
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_KEYRING_ABSENT))
    sender_vault_store_async (self->memory, &place->key, place->label, place->secret,
                              g_task_get_cancellable (task), kept_in_memory_cb,
                              g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
sender_session_vault_store_async (SenderVault           *vault,
                                  const SenderSecretKey *key,
                                  const char            *label,
                                  const char            *secret,
                                  GCancellable          *cancellable,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data)
{
  SenderSessionVault *self = SENDER_SESSION_VAULT (vault);
  GTask              *task = g_task_new (self, cancellable, callback, user_data);
  Place              *place = place_new (key);

  place->label = g_strdup (label);
  place->secret = g_strdup (secret);
  g_task_set_source_tag (task, sender_session_vault_store_async);
  g_task_set_task_data (task, place, place_free);
  sender_vault_store_async (self->keyring, key, label, secret, cancellable, kept_in_keyring_cb,
                            task);
}

static gboolean
finish_boolean (SenderVault  *vault,
                GAsyncResult *result,
                GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError           *error = NULL;
  char             *secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);

  if (secret != NULL)
    g_task_return_pointer (task, secret, (GDestroyNotify) sender_vault_free_secret);
  else
    g_task_return_error (task, error);
}

/* What is held was entered while there was no keyring, and is newer than what one may have. */
static void
sender_session_vault_lookup_async (SenderVault           *vault,
                                   const SenderSecretKey *key,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data)
{
  SenderSessionVault *self = SENDER_SESSION_VAULT (vault);
  GTask              *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_session_vault_lookup_async);
  sender_vault_lookup_async (sender_session_vault_is_holding (self, key) ? self->memory
                                                                         : self->keyring,
                             key, cancellable, looked_up_cb, task);
}

static char *
sender_session_vault_lookup_finish (SenderVault  *vault,
                                    GAsyncResult *result,
                                    GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)   task = user_data;
  SenderSessionVault *self = g_task_get_source_object (task);
  Place              *place = g_task_get_task_data (task);
  g_autoptr (GError)  error = NULL;
  gboolean            was_there = sender_vault_clear_finish (SENDER_VAULT (source), result, &error);
  gboolean            absent = g_error_matches (error, SENDER_ERROR, SENDER_ERROR_KEYRING_ABSENT);
  gboolean            was_held = FALSE;

  if (error == NULL || absent)
    was_held = forget (self, &place->key);
  if (was_held)
    sender_vault_clear_async (self->memory, &place->key, NULL, NULL, NULL);
  if (error == NULL || (absent && was_held))
    g_task_return_boolean (task, was_there || was_held);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
sender_session_vault_clear_async (SenderVault           *vault,
                                  const SenderSecretKey *key,
                                  GCancellable          *cancellable,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data)
{
  SenderSessionVault *self = SENDER_SESSION_VAULT (vault);
  GTask              *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_session_vault_clear_async);
  g_task_set_task_data (task, place_new (key), place_free);
  sender_vault_clear_async (self->keyring, key, cancellable, cleared_cb, task);
}

static void
vault_iface_init (SenderVaultInterface *iface)
{
  iface->store_async = sender_session_vault_store_async;
  iface->store_finish = finish_boolean;
  iface->lookup_async = sender_session_vault_lookup_async;
  iface->lookup_finish = sender_session_vault_lookup_finish;
  iface->clear_async = sender_session_vault_clear_async;
  iface->clear_finish = finish_boolean;
}

static void
sender_session_vault_dispose (GObject *object)
{
  SenderSessionVault *self = SENDER_SESSION_VAULT (object);

  g_clear_object (&self->keyring);
  g_clear_object (&self->memory);
  g_ptr_array_set_size (self->held, 0);
  G_OBJECT_CLASS (sender_session_vault_parent_class)->dispose (object);
}

static void
sender_session_vault_finalize (GObject *object)
{
  g_ptr_array_unref (SENDER_SESSION_VAULT (object)->held);
  G_OBJECT_CLASS (sender_session_vault_parent_class)->finalize (object);
}

static void
sender_session_vault_class_init (SenderSessionVaultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_session_vault_dispose;
  object_class->finalize = sender_session_vault_finalize;
}

static void
sender_session_vault_init (SenderSessionVault *self)
{
  self->memory = sender_memory_vault_new ();
  self->held = g_ptr_array_new_with_free_func (place_free);
}

/**
 * sender_session_vault_new:
 * @keyring: where secrets are kept if there is one
 *
 * Makes a vault that keeps in memory what no keyring can take.
 *
 * Returns: (transfer full): the vault
 */
SenderVault *
sender_session_vault_new (SenderVault *keyring)
{
  SenderSessionVault *self = g_object_new (SENDER_TYPE_SESSION_VAULT, NULL);

  self->keyring = g_object_ref (keyring);
  return SENDER_VAULT (self);
}

/**
 * sender_session_vault_is_holding:
 * @key: what a secret is found by
 *
 * Tells whether the secret is in memory only, and gone when the program ends.
 *
 * Returns: whether it is
 */
gboolean
sender_session_vault_is_holding (SenderSessionVault    *self,
                                 const SenderSecretKey *key)
{
  for (guint i = 0; i < self->held->len; i++)
    {
      Place *place = g_ptr_array_index (self->held, i);

      if (stands_for (key, &place->key))
        return TRUE;
    }
  return FALSE;
}
