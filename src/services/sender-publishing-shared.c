/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publishing-private.h"

#include "sender-plan-words.h"

/* What a plan takes: from other configurations of the library, and of credentials. */

static SenderStore *
get_store (SenderPublishing *self)
{
  return sender_workspace_get_store (sender_live_source_get_workspace (self->source));
}

void
sender_publishing_forget_others (SenderPublishing *self)
{
  g_clear_object (&self->finding);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_error (&self->unfound);
}

/* A name that another one has is refused by the service: an error like any other (SS102). */
static void
tell_inspection (SenderPublishing *self)
{
  SenderDocument *document = sender_live_source_get_document (self->source);

  sender_inspection_set_others (sender_document_get_inspection (document), self->others);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderPublishing) self = user_data;
  g_autoptr (GError)           error = NULL;
  g_autoptr (GPtrArray)        others =
    sender_store_load_all_finish (SENDER_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_error (&self->unfound);
  self->others = g_steal_pointer (&others);
  self->unfound = g_steal_pointer (&error);
  tell_inspection (self);
  sender_publishing_tell (self);
}

/* The newest look counts. */
static void
look (SenderPublishing *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  sender_store_load_all_async (get_store (self), self->finding, loaded_cb, g_object_ref (self));
}

/**
 * sender_publishing_find_others:
 *
 * Looks for the other configurations of the library, and again whenever it changes.
 */
void
sender_publishing_find_others (SenderPublishing *self)
{
  if (self->finding == NULL)
    g_signal_connect_object (get_store (self), "items-changed", G_CALLBACK (look), self,
                             G_CONNECT_SWAPPED);
  look (self);
}

/**
 * sender_publishing_dup_shared:
 *
 * Finds what other configurations of the same environment lose by the plan: messages that they
 * have too.
 *
 * Returns: (transfer full) (nullable): paragraphs; %NULL if nothing is known to be lost
 */
char *
sender_publishing_dup_shared (SenderPublishing *self)
{
  const SenderPlan *plan = sender_publishing_get_plan (self);
  SenderDocument   *document = sender_live_source_get_document (self->source);

  if (plan == NULL)
    return NULL;
  return sender_plan_dup_shared (plan, sender_document_get_config (document), self->others,
                                 self->unfound);
}

/**
 * sender_publishing_dup_lost:
 *
 * Finds what going back does not bring back.
 *
 * Returns: (transfer full) (nullable): sentences; %NULL if nothing is known to be lost
 */
char *
sender_publishing_dup_lost (SenderPublishing *self)
{
  const SenderPlan *plan = sender_publishing_get_plan (self);

  return plan != NULL ? sender_plan_dup_lost (plan) : NULL;
}
