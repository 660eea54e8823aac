/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-leftovers-private.h"

#include "sender-config.h"

#include <glib/gi18n-lib.h>

/* Recovering: one draft after the other. */
typedef struct
{
  SenderLibrary  *library; /* (owned) */
  char           *only;    /* (nullable): place of the one draft that is wanted */
  char           *place;   /* (nullable): of the draft that is being stored */
  SenderDocument *first;   /* (owned) (nullable) */
  guint           n;
} Recovering;

static void recover_next (GTask *task);

static void
recovering_free (gpointer data)
{
  Recovering *recovering = data;

  g_object_unref (recovering->library);
  g_free (recovering->only);
  g_free (recovering->place);
  g_clear_object (&recovering->first);
  g_free (recovering);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask             *task = user_data;
  g_autoptr (GError) error = NULL;

  /* What it said is stored; at worst it is offered once more. */
  if (!g_file_delete_finish (G_FILE (source), result, &error))
    g_debug ("%s", error->message);
  recover_next (task);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask                     *task = user_data;
  Recovering                *recovering = g_task_get_task_data (task);
  SenderLeftovers           *self = g_task_get_source_object (task);
  gboolean                   taken = sender_leftovers_is_taken (self, recovering->place);
  g_autoptr (GFile)          file = g_file_new_for_path (recovering->place);
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderDocument) document =
    sender_library_create_finish (SENDER_LIBRARY (source), result, &error);

  if (document == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  if (recovering->first == NULL)
    recovering->first = g_steal_pointer (&document);
  recovering->n++;
  sender_leftovers_forget (self, recovering->place);
  if (taken)
    recover_next (task);
  else
    g_file_delete_async (file, G_PRIORITY_DEFAULT, NULL, removed_cb, task);
}

/* One that was stored is found no more. */
static const SenderDraft *
find_next (SenderLeftovers  *self,
           const Recovering *recovering)
{
  return recovering->only != NULL ? sender_leftovers_find_at (self, recovering->only)
                                  : sender_leftovers_find_lost (self);
}

static void
recover_next (GTask *task)
{
  Recovering              *recovering = g_task_get_task_data (task);
  const SenderDraft       *draft = find_next (g_task_get_source_object (task), recovering);
  g_autoptr (SenderConfig) config = NULL;
  g_autofree char         *wanted = NULL;
  g_autofree char         *name = NULL;

  if (draft == NULL)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  g_free (recovering->place);
  recovering->place = g_strdup (draft->place);
  config = sender_record_copy (draft->config);
  wanted = g_strdup_printf (_ ("%s (recovered)"), sender_config_get_name (config));
  name = sender_library_dup_free_name (recovering->library, wanted);
  g_object_set (config, "name", name, NULL);
  sender_library_add_async (recovering->library, config, g_task_get_cancellable (task), stored_cb,
                            task);
}

static GTask *
begin (SenderLeftovers    *self,
       SenderLibrary      *library,
       const char         *only,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  GTask      *task = g_task_new (self, cancellable, callback, user_data);
  Recovering *recovering = g_new0 (Recovering, 1);

  recovering->library = g_object_ref (library);
  recovering->only = g_strdup (only);
  g_task_set_task_data (task, recovering, recovering_free);
  return task;
}

/**
 * sender_leftovers_recover_async:
 * @library: where they come
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes a configuration of each draft that has no document any more.
 */
void
sender_leftovers_recover_async (SenderLeftovers    *self,
                                SenderLibrary      *library,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask *task = begin (self, library, NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_leftovers_recover_async);
  recover_next (task);
}

/**
 * sender_leftovers_copy_async:
 * @library: where it comes
 * @place: file of the draft
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Makes a configuration of one draft, beside the document that it belongs to. Ended by
 * [method@Leftovers.recover_finish].
 */
void
sender_leftovers_copy_async (SenderLeftovers    *self,
                             SenderLibrary      *library,
                             const char         *place,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = begin (self, library, place, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_leftovers_copy_async);
  recover_next (task);
}

/**
 * sender_leftovers_recover_finish:
 * @result: the result
 * @n_recovered: (out): how many
 * @error: return location
 *
 * Ends the recovering. After an error those that were stored before it stay.
 *
 * Returns: (transfer full) (nullable): the first of them
 */
SenderDocument *
sender_leftovers_recover_finish (SenderLeftovers *self,
                                 GAsyncResult    *result,
                                 guint           *n_recovered,
                                 GError         **error)
{
  Recovering *recovering = g_task_get_task_data (G_TASK (result));

  *n_recovered = recovering->n;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&recovering->first);
}
