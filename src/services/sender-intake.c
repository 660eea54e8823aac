/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-intake.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-secret-key.h"
#include "sender-secret-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  /* Input. */
  SenderStore  *store;  /* (owned) */
  SenderVault  *vault;  /* (owned) */
  SenderImport *import; /* (not owned) */

  /* In progress. */
  guint   next;  /* the item whose secret is being kept, or forgotten */
  GError *error; /* (owned) (nullable): why all is being undone */

  /* Output. */
  GPtrArray *notes; /* (owned) (element-type utf8) */
} Intake;

static void keep_next (GTask *task);
static void forget_next (GTask *task);

static void
intake_free (gpointer data)
{
  Intake *intake = data;

  g_object_unref (intake->store);
  g_object_unref (intake->vault);
  g_clear_error (&intake->error);
  g_clear_pointer (&intake->notes, g_ptr_array_unref);
  g_free (intake);
}

static SenderImportItem *
get_item (const Intake *intake,
          guint         position)
{
  return g_ptr_array_index (intake->import->items, position);
}

/* Those from intake->next on have nothing in the vault. @error is taken. */
static void
undo (GTask  *task,
      GError *error)
{
  Intake *intake = g_task_get_task_data (task);

  intake->error = error;
  forget_next (task);
}

/* That nothing can be forgotten does not hide why it should be. */
static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!sender_vault_clear_finish (SENDER_VAULT (source), result, &error) && error != NULL)
    g_debug ("%s", error->message);
  forget_next (user_data);
}

/* A secret without a configuration would never be found again. It is no matter of the caller's
 * cancellable any more. */
static void
forget_next (GTask *task)
{
  Intake *intake = g_task_get_task_data (task);

  while (intake->next > 0)
    {
      SenderImportItem *item = get_item (intake, --intake->next);
      SenderSecretKey   key;

      if (item->secret == NULL)
        continue;
      key = sender_secret_key_make (item->config, SENDER_SECRET_KIND_PROVIDER);
      sender_vault_clear_async (intake->vault, &key, NULL, forgotten_cb, task);
      return;
    }
  g_task_return_error (task, g_steal_pointer (&intake->error));
  g_object_unref (task);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  GTask  *task = user_data;
  Intake *intake = g_task_get_task_data (task);
  GError *error = NULL;

  if (!sender_store_add_finish (SENDER_STORE (source), result, &error))
    {
      g_prefix_error (&error, "%s", _ ("Nothing was imported: "));
      undo (task, error);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&intake->notes),
                         (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static void
add_all (GTask *task)
{
  Intake               *intake = g_task_get_task_data (task);
  g_autoptr (GPtrArray) configs = g_ptr_array_new ();

  for (guint i = 0; i < intake->import->items->len; i++)
    g_ptr_array_add (configs, get_item (intake, i)->config);
  sender_store_add_async (intake->store, configs, g_task_get_cancellable (task), added_cb, task);
}

static void
note_secret (Intake                 *intake,
             const SenderImportItem *item)
{
  SenderSecretKey key = sender_secret_key_make (item->config, SENDER_SECRET_KIND_PROVIDER);
  const char     *name = sender_config_get_name (item->config);
  char           *text = NULL;

  if (sender_secret_place_make (intake->vault, &key, NULL) == SENDER_SECRET_PLACE_KEYRING)
    text = g_strdup_printf (_ ("The secret in %s was put into the keyring for “%s”. It is still in "
                               "what you imported."),
                            item->secret_from, name);
  else
    text = g_strdup_printf (_ ("The secret in %s is kept for “%s” until the program ends. It is "
                               "still in what you imported."),
                            item->secret_from, name);
  g_ptr_array_add (intake->notes, text);
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GTask            *task = user_data;
  Intake           *intake = g_task_get_task_data (task);
  SenderImportItem *item = get_item (intake, intake->next);
  GError           *error = NULL;

  /* Whether a keyring that failed has it all the same is not known: it is forgotten too. */
  intake->next++;
  if (!sender_vault_store_finish (SENDER_VAULT (source), result, &error))
    {
      g_prefix_error (&error, _ ("Nothing was imported, since the secret of “%s” can’t be kept: "),
                      sender_config_get_name (item->config));
      undo (task, error);
      return;
    }
  note_secret (intake, item);
  keep_next (task);
}

/* The secrets go first: where one can't be kept, its configuration would be without it. */
static void
keep_next (GTask *task)
{
  Intake           *intake = g_task_get_task_data (task);
  SenderImportItem *item = NULL;
  SenderSecretKey   key;
  g_autofree char  *label = NULL;

  while (intake->next < intake->import->items->len &&
         get_item (intake, intake->next)->secret == NULL)
    intake->next++;
  if (intake->next == intake->import->items->len)
    {
      add_all (task);
      return;
    }
  item = get_item (intake, intake->next);
  key = sender_secret_key_make (item->config, SENDER_SECRET_KIND_PROVIDER);
  label = sender_secret_key_dup_label (item->config, SENDER_SECRET_KIND_PROVIDER);
  sender_vault_store_async (intake->vault, &key, label, item->secret,
                            g_task_get_cancellable (task), kept_cb, task);
}

static gboolean
is_taken (SenderStore *store,
          const char  *id)
{
  g_autofree char *path = sender_store_get_path (store, id);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++)
    {
      g_autoptr (SenderStoreEntry) entry = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (strcmp (sender_store_entry_get_id (entry), id) == 0 ||
          strcmp (sender_store_entry_get_path (entry), path) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
came_before (const Intake *intake,
             guint         position)
{
  const char *id = sender_config_get_id (get_item (intake, position)->config);

  for (guint i = 0; i < position; i++)
    if (strcmp (sender_config_get_id (get_item (intake, i)->config), id) == 0)
      return TRUE;
  return FALSE;
}

/* A document brings its id; one that the library has already stays as it is there. */
static void
ensure_fresh_ids (Intake *intake)
{
  for (guint i = 0; i < intake->import->items->len; i++)
    {
      SenderConfig    *config = get_item (intake, i)->config;
      gboolean         taken = is_taken (intake->store, sender_config_get_id (config));
      g_autofree char *id = NULL;

      if (!taken && !came_before (intake, i))
        continue;
      id = g_uuid_string_random ();
      g_object_set (config, "id", id, NULL);
      if (taken)
        g_ptr_array_add (intake->notes,
                         g_strdup_printf (_ ("“%s” is in the library already; imported as a copy "
                                             "with an id of its own"),
                                          sender_config_get_name (config)));
    }
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask  *task = user_data;
  Intake *intake = g_task_get_task_data (task);
  GError *error = NULL;

  if (!sender_store_scan_finish (SENDER_STORE (source), result, &error))
    {
      undo (task, error);
      return;
    }
  ensure_fresh_ids (intake);
  keep_next (task);
}

/**
 * sender_intake_run_async:
 * @store: the library
 * @vault: where secrets are kept
 * @import: what was read; it is to be kept until this ends
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Keeps every secret and stores every configuration of an import. Where one can't be, nothing of it
 * stays.
 */
void
sender_intake_run_async (SenderStore        *store,
                         SenderVault        *vault,
                         SenderImport       *import,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  GTask  *task = g_task_new (NULL, cancellable, callback, user_data);
  Intake *intake = g_new0 (Intake, 1);

  intake->store = g_object_ref (store);
  intake->vault = g_object_ref (vault);
  intake->import = import;
  intake->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < import->notes->len; i++)
    g_ptr_array_add (intake->notes, g_strdup (g_ptr_array_index (import->notes, i)));
  g_task_set_source_tag (task, sender_intake_run_async);
  g_task_set_task_data (task, intake, intake_free);
  g_task_set_check_cancellable (task, FALSE);
  sender_store_scan_async (store, FALSE, cancellable, listed_cb, task);
}

/**
 * sender_intake_run_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the intake.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what people should know of it; %NULL if
 *   nothing was imported
 */
GPtrArray *
sender_intake_run_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
