/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-keyring.h"

#include "sender-keyring-error.h"

#include <libsecret/secret.h>
#include <string.h>

#define DEADLINE_SECONDS 5.0

/**
 * SenderKeyring:
 *
 * The vault on libsecret's `secret_password_…` calls, which serve the session's keyring and the
 * Secret portal alike. `SecretService` is only asked whether the keyring is locked, which the
 * portal can't tell and need not.
 */
struct _SenderKeyring
{
  GObject parent_instance;

  double deadline; /* seconds */
};

static void vault_iface_init (SenderVaultInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderKeyring, sender_keyring, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SENDER_TYPE_VAULT, vault_iface_init))

static const SecretSchema schema = {
  "io.github.senderstudio.SenderStudio.Secret",
  SECRET_SCHEMA_NONE,
  {
    { "configuration", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "authorization", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

/* One call. It outlives its task when the service answers after the deadline. */
typedef struct
{
  /* Input. */
  GHashTable  *attributes; /* (owned) */
  SecretValue *kept;       /* (owned) (nullable): what is stored, in memory that is wiped */

  /* In progress. */
  GTask   *task;         /* (owned) (nullable): until it has returned */
  GSource *deadline;     /* (owned) (nullable) */
  gboolean was_unlocked; /* looked again after an unlock */
} Call;

static void
call_clear (gpointer data)
{
  Call *call = data;

  g_hash_table_unref (call->attributes);
  g_clear_pointer (&call->kept, secret_value_unref);
  g_clear_object (&call->task);
}

static void
call_release (Call *call)
{
  g_rc_box_release_full (call, call_clear);
}

/* Takes the task for its one return; NULL if the deadline was first. */
static GTask *
call_take_task (Call *call)
{
  if (call->deadline != NULL)
    {
      g_source_destroy (call->deadline);
      g_clear_pointer (&call->deadline, g_source_unref);
    }
  return g_steal_pointer (&call->task);
}

static void
call_fail (Call   *call,
           GError *error)
{
  g_autoptr (GTask) task = call_take_task (call);

  if (task != NULL)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

static void
call_fail_for (Call              *call,
               SenderKeyringCause cause)
{
  call_fail (call, sender_keyring_error_new (cause));
}

static GCancellable *
call_get_cancellable (Call *call)
{
  return call->task != NULL ? g_task_get_cancellable (call->task) : NULL;
}

/* Also when the caller cancels: a silent service must not keep anybody waiting. A prompt that
 * nobody answered yet stays open, so the user may unlock in peace and try again. */
static gboolean
deadline_cb (gpointer user_data)
{
  Call   *call = user_data;
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (call_get_cancellable (call), &error))
    error = sender_keyring_error_new (SENDER_KEYRING_CAUSE_TIMEOUT);
  call_fail (call, error);
  return G_SOURCE_REMOVE;
}

static Call *
call_new (SenderKeyring         *self,
          const SenderSecretKey *key,
          gpointer               tag,
          GCancellable          *cancellable,
          GAsyncReadyCallback    callback,
          gpointer               user_data)
{
  Call *call = g_rc_box_new0 (Call);

  call->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (call->attributes, (gpointer) "configuration", g_strdup (key->configuration));
  g_hash_table_insert (call->attributes, (gpointer) "kind", g_strdup (key->kind));
  if (key->authorization != NULL)
    g_hash_table_insert (call->attributes, (gpointer) "authorization",
                         g_strdup (key->authorization));
  call->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (call->task, tag);
  call->deadline = g_timeout_source_new ((guint) (self->deadline * 1000.0));
  g_source_set_callback (call->deadline, deadline_cb, g_rc_box_acquire (call),
                         (GDestroyNotify) call_release);
  if (cancellable != NULL)
    {
      g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);

      g_source_set_dummy_callback (cancelled);
      g_source_add_child_source (call->deadline, cancelled);
    }
  g_source_attach (call->deadline, g_main_context_get_thread_default ());
  return call;
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Call             *call = user_data;
  GError           *error = NULL;
  char             *held = secret_password_lookup_finish (result, &error);
  g_autoptr (GTask) task = NULL;

  if (error != NULL)
    call_fail (call, sender_keyring_map_error (error));
  else if (held == NULL)
    call_fail_for (call, SENDER_KEYRING_CAUSE_DISMISSED);
  else if (strcmp (held, secret_value_get_text (call->kept)) != 0)
    call_fail_for (call, SENDER_KEYRING_CAUSE_UNCHANGED);
  else if ((task = call_take_task (call)) != NULL)
    g_task_return_boolean (task, TRUE);
  secret_password_free (held);
  call_release (call);
}

/* Of a prompt that was dismissed libsecret tells as of success, or as of a failure without an
 * error: only what the keyring gives back is kept. */
static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Call    *call = user_data;
  GError  *error = NULL;
  gboolean stored = secret_password_store_finish (result, &error);

  if (stored && call->task != NULL)
    {
      secret_password_lookupv (&schema, call->attributes, call_get_cancellable (call), verified_cb,
                               call);
      return;
    }
  if (error != NULL)
    call_fail (call, sender_keyring_map_error (error));
  else
    call_fail_for (call, SENDER_KEYRING_CAUSE_DISMISSED);
  call_release (call);
}

static void
sender_keyring_store_async (SenderVault           *vault,
                            const SenderSecretKey *key,
                            const char            *label,
                            const char            *secret,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  Call *call = call_new (SENDER_KEYRING (vault), key, sender_keyring_store_async, cancellable,
                         callback, user_data);

  call->kept = secret_value_new (secret, -1, "text/plain");
  secret_password_storev (&schema, call->attributes, SECRET_COLLECTION_DEFAULT, label, secret,
                          cancellable, stored_cb, call);
}

static void look_up (Call *call);

static void
unlocked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Call   *call = user_data;
  GError *error = NULL;
  int     n_unlocked = secret_service_unlock_finish (SECRET_SERVICE (source), result, NULL, &error);

  if (error != NULL)
    call_fail (call, sender_keyring_map_error (error));
  else if (n_unlocked == 0)
    call_fail_for (call, SENDER_KEYRING_CAUSE_DISMISSED);
  else
    {
      call->was_unlocked = TRUE;
      look_up (call);
      return;
    }
  call_release (call);
}

static void
collection_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Call                        *call = user_data;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, NULL);
  g_autoptr (GList)            objects = NULL;

  if (collection == NULL || !secret_collection_get_locked (collection) || call->task == NULL)
    {
      call_fail_for (call, SENDER_KEYRING_CAUSE_MISSING);
      call_release (call);
      return;
    }
  objects = g_list_prepend (NULL, collection);
  secret_service_unlock (secret_collection_get_service (collection), objects,
                         call_get_cancellable (call), unlocked_cb, call);
}

/* What is there and yet was not given is locked: libsecret asked, and the user said no. */
static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Call                *call = user_data;
  GError              *error = NULL;
  g_autolist (GObject) items = secret_password_search_finish (result, &error);

  if (items == NULL && error == NULL && call->task != NULL)
    {
      secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                   call_get_cancellable (call), collection_cb, call);
      return;
    }
  if (error != NULL)
    call_fail (call, sender_keyring_map_error (error));
  else
    call_fail_for (call, SENDER_KEYRING_CAUSE_DISMISSED);
  call_release (call);
}

/* A locked collection may show nothing of what it holds; unlock it and look again, once. */
static void
nothing_found (Call *call)
{
  if (call->was_unlocked || call->task == NULL || sender_keyring_is_portal ())
    {
      call_fail_for (call, SENDER_KEYRING_CAUSE_MISSING);
      call_release (call);
      return;
    }
  secret_password_searchv (&schema, call->attributes, SECRET_SEARCH_NONE,
                           call_get_cancellable (call), searched_cb, call);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Call             *call = user_data;
  GError           *error = NULL;
  char             *secret = secret_password_lookup_finish (result, &error);
  g_autoptr (GTask) task = NULL;

  if (secret == NULL && error == NULL)
    {
      nothing_found (call);
      return;
    }
  if (error != NULL)
    call_fail (call, sender_keyring_map_error (error));
  else if ((task = call_take_task (call)) != NULL)
    g_task_return_pointer (task, secret, (GDestroyNotify) secret_password_free);
  else
    secret_password_free (secret);
  call_release (call);
}

static void
look_up (Call *call)
{
  secret_password_lookupv (&schema, call->attributes, call_get_cancellable (call), found_cb, call);
}

static void
sender_keyring_lookup_async (SenderVault           *vault,
                             const SenderSecretKey *key,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  look_up (call_new (SENDER_KEYRING (vault), key, sender_keyring_lookup_async, cancellable,
                     callback, user_data));
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Call             *call = user_data;
  GError           *error = NULL;
  gboolean          removed = secret_password_clear_finish (result, &error);
  g_autoptr (GTask) task = NULL;

  if (error != NULL)
    call_fail (call, sender_keyring_map_error (error));
  else if ((task = call_take_task (call)) != NULL)
    g_task_return_boolean (task, removed);
  call_release (call);
}

static void
sender_keyring_clear_async (SenderVault           *vault,
                            const SenderSecretKey *key,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  Call *call = call_new (SENDER_KEYRING (vault), key, sender_keyring_clear_async, cancellable,
                         callback, user_data);

  secret_password_clearv (&schema, call->attributes, cancellable, cleared_cb, call);
}

static gboolean
finish_boolean (SenderVault  *vault,
                GAsyncResult *result,
                GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static char *
finish_secret (SenderVault  *vault,
               GAsyncResult *result,
               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
vault_iface_init (SenderVaultInterface *iface)
{
  iface->store_async = sender_keyring_store_async;
  iface->store_finish = finish_boolean;
  iface->lookup_async = sender_keyring_lookup_async;
  iface->lookup_finish = finish_secret;
  iface->clear_async = sender_keyring_clear_async;
  iface->clear_finish = finish_boolean;
}

static void
sender_keyring_class_init (SenderKeyringClass *klass)
{
}

static void
sender_keyring_init (SenderKeyring *self)
{
  self->deadline = DEADLINE_SECONDS;
}

/**
 * sender_keyring_new:
 *
 * Makes the vault of the session. Nothing is asked yet.
 *
 * Returns: (transfer full): the vault
 */
SenderVault *
sender_keyring_new (void)
{
  return SENDER_VAULT (g_object_new (SENDER_TYPE_KEYRING, NULL));
}

/**
 * sender_keyring_set_deadline:
 * @seconds: how long a call may take
 *
 * Sets the deadline of calls that start later; 5 s unless told.
 */
void
sender_keyring_set_deadline (SenderKeyring *self,
                             double         seconds)
{
  self->deadline = seconds;
}
