/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-carry.h"

#include "sender-carried-headers.h"
#include "sender-config.h"
#include "sender-print-key.h"
#include "sender-wipe.h"

typedef struct
{
  SenderPublishOrder   order;
  SenderArchive       *archive;  /* (owned) */
  char                *snapshot; /* (nullable): id of the state before */
  char                *key;      /* (nullable): one that was made; wiped */
  SenderPublishResult *result;   /* (owned) (nullable) */
  SenderLive          *live;     /* (owned) (nullable) */
  GError              *error;    /* (owned) (nullable): why there is no result */
} Carrying;

static void
carrying_free (gpointer data)
{
  Carrying *carrying = data;

  g_object_unref (carrying->archive);
  g_free (carrying->snapshot);
  sender_wipe_free (carrying->key);
  g_clear_pointer (&carrying->order.credentials, sender_json_unref);
  g_clear_pointer (&carrying->result, sender_publish_result_free);
  g_clear_pointer (&carrying->live, sender_live_unref);
  g_clear_error (&carrying->error);
  g_free (carrying);
}

static void
end (GTask *task)
{
  Carrying *carrying = g_task_get_task_data (task);

  if (carrying->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&carrying->error));
      return;
    }
  carrying->result->snapshot = g_steal_pointer (&carrying->snapshot);
  g_task_return_boolean (task, TRUE);
}

static void
noted_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;

  /* Then it still says what was to be left. */
  if (!sender_archive_end_snapshot_finish (SENDER_ARCHIVE (source), result, &error))
    g_debug ("%s", error->message);
  end (task);
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Carrying          *carrying = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  /* One that stays is a state like any other. */
  if (sender_archive_drop_snapshot_finish (SENDER_ARCHIVE (source), result, &error))
    g_clear_pointer (&carrying->snapshot, g_free);
  else
    g_debug ("%s", error->message);
  end (task);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Carrying         *carrying = g_task_get_task_data (task);
  const char       *id = sender_config_get_id (carrying->order.config);

  carrying->result = sender_publish_run_finish (SENDER_PLATFORM (source), result, &carrying->live,
                                                &carrying->error);
  if (carrying->snapshot == NULL)
    end (task);
  else if (carrying->result != NULL && sender_publish_result_has_written (carrying->result))
    sender_archive_end_snapshot_async (carrying->archive, id, carrying->snapshot, carrying->live,
                                       NULL, noted_cb, g_object_ref (task));
  else
    sender_archive_drop_snapshot_async (carrying->archive, id, carrying->snapshot, NULL, dropped_cb,
                                        g_object_ref (task));
}

static void
run (GTask *task)
{
  const Carrying *carrying = g_task_get_task_data (task);

  sender_publish_run_async (g_task_get_source_object (task), carrying->archive, &carrying->order,
                            g_task_get_cancellable (task), run_cb, g_object_ref (task));
}

/* Of an earlier publish something may be live: that is told, whatever became of this one. */
static void
stop (GTask  *task,
      GError *error)
{
  Carrying *carrying = g_task_get_task_data (task);

  if (carrying->order.earlier == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  carrying->live = sender_live_ref (carrying->order.live);
  carrying->result = sender_publish_result_new (carrying->order.plan);
  carrying->result->state = SENDER_PUBLISH_PARTIAL;
  carrying->result->error = error;
  end (task);
}

static void
snapshot_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Carrying         *carrying = g_task_get_task_data (task);
  GError           *error = NULL;

  carrying->snapshot = sender_archive_add_snapshot_finish (SENDER_ARCHIVE (source), result, &error);
  if (carrying->snapshot != NULL)
    run (task);
  else
    stop (task, error);
}

/* (nullable) */
static SenderJson *
find_own_sender (const SenderPublishOrder *order)
{
  return sender_live_find_sender (order->live, order->plan->sender);
}

static void
keep_state (GTask *task)
{
  Carrying              *carrying = g_task_get_task_data (task);
  SenderPublishOrder    *order = &carrying->order;
  SenderJson            *sender = find_own_sender (order);
  g_autoptr (SenderLive) made = sender_plan_dup_made (order->plan, order->live);

  if (sender != NULL)
    {
      order->credentials = sender_json_new_object ();
      sender_json_set_member (order->credentials, order->plan->sender,
                              sender_carried_headers_note (sender, order->key));
    }
  sender_archive_add_snapshot_async (carrying->archive, sender_config_get_id (order->config),
                                     order->live, order->base, made, order->credentials,
                                     order->plan->sender, g_task_get_cancellable (task),
                                     snapshot_cb, g_object_ref (task));
}

/* Without a key the names alone are noted. */
static void
key_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Carrying          *carrying = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  carrying->key = sender_print_key_make_finish (SENDER_VAULT (source), result, &error);
  carrying->order.key = carrying->key;
  if (error != NULL)
    g_debug ("%s", error->message);
  keep_state (task);
}

/* A key is made once there is something that it is for. */
static gboolean
needs_key (const SenderPublishOrder *order)
{
  g_autoptr (SenderJson) noted = sender_carried_headers_note (find_own_sender (order), NULL);

  return order->key == NULL && order->vault != NULL && sender_json_get_length (noted) > 0;
}

static void
begin (GTask *task)
{
  const Carrying           *carrying = g_task_get_task_data (task);
  const SenderPublishOrder *order = &carrying->order;

  if (!sender_plan_has_writes (order->plan))
    run (task);
  else if (needs_key (order))
    sender_print_key_make_async (order->vault, order->config, g_task_get_cancellable (task), key_cb,
                                 g_object_ref (task));
  else
    keep_state (task);
}

static void
earlier_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;

  /* Then it still says what was to be left. */
  if (!sender_archive_end_snapshot_finish (SENDER_ARCHIVE (source), result, &error))
    g_debug ("%s", error->message);
  begin (task);
}

/**
 * sender_publish_carry_async:
 * @platform: the client
 * @archive: where the state before and the journal are kept
 * @order: what is to be carried out
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * As sender_publish_run_async(), once the state before it is on disk, and what became of an earlier
 * publish that died. Where nothing was written, the state is let go of, as there is nothing to go
 * back from; else what was left is noted with it.
 */
void
sender_publish_carry_async (SenderPlatform           *platform,
                            SenderArchive            *archive,
                            const SenderPublishOrder *order,
                            GCancellable             *cancellable,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (platform, cancellable, callback, user_data);
  Carrying         *carrying = g_new0 (Carrying, 1);

  g_task_set_source_tag (task, sender_publish_carry_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, carrying, carrying_free);
  carrying->order = *order;
  carrying->archive = g_object_ref (archive);
  carrying->order.credentials = NULL;
  if (order->earlier == NULL)
    begin (task);
  else
    sender_archive_end_snapshot_async (archive, sender_config_get_id (order->config), NULL,
                                       order->live, cancellable, earlier_cb, g_object_ref (task));
}

/**
 * sender_publish_carry_finish:
 * @result: the result
 * @live: (out) (transfer full): what is live now
 * @error: return location
 *
 * As sender_publish_run_finish().
 *
 * Returns: (transfer full) (nullable): what became of it
 */
SenderPublishResult *
sender_publish_carry_finish (SenderPlatform *platform,
                             GAsyncResult   *result,
                             SenderLive    **live,
                             GError        **error)
{
  Carrying *carrying = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *live = g_steal_pointer (&carrying->live);
  return g_steal_pointer (&carrying->result);
}
