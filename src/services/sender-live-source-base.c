/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-source-private.h"

#include "sender-config.h"
#include "sender-mirror.h"
#include "sender-program.h"
#include "sender-published.h"
#include "sender-takeover.h"

/*
 * What of what is live is nobody else’s, for each state of the document. What was taken over is
 * so, however the document is edited afterwards; to undo that is to know no more than before, and
 * what somebody else wrote is then theirs again. The archive goes with what is saved: of a document
 * that is closed unsaved it says nothing new.
 */

static SenderUndo *
get_undo (SenderLiveSource *self)
{
  return sender_document_get_undo (self->document);
}

static gboolean
is_same (SenderJson *a,
         SenderJson *b)
{
  return a == b || (a != NULL && b != NULL && sender_json_equal (a, b));
}

static void
set_json (SenderJson **member,
          SenderJson  *json)
{
  if (json != NULL)
    sender_json_ref (json);
  g_clear_pointer (member, sender_json_unref);
  *member = json;
}

/* What the document as it is goes by. Notes of before somebody published say nothing any more. */
static SenderJson *
get_base (SenderLiveSource *self)
{
  SenderJson *note = sender_undo_get_note (get_undo (self));

  return note != NULL && g_hash_table_contains (self->notes, note) ? note : self->origin;
}

/* What the archive holds was read. If it is what it was, or what was kept here, notes hold. */
void
sender_live_source_learn_base (SenderLiveSource *self)
{
  SenderJson *kept = sender_publisher_get_kept (self->publisher);

  if (self->has_learnt && is_same (kept, self->kept))
    return;
  self->has_learnt = TRUE;
  set_json (&self->origin, kept);
  set_json (&self->kept, kept);
  g_hash_table_remove_all (self->notes);
}

void
sender_live_source_believe_base (SenderLiveSource *self)
{
  if (self->has_learnt)
    sender_publisher_believe (self->publisher, get_base (self));
}

void
sender_live_source_free_base (SenderLiveSource *self)
{
  g_hash_table_unref (self->notes);
  g_clear_pointer (&self->origin, sender_json_unref);
  g_clear_pointer (&self->kept, sender_json_unref);
  g_clear_pointer (&self->unkept, g_free);
}

/**
 * sender_live_source_get_unkept:
 *
 * Gets why what was taken over is not kept although the document was saved. It is tried again
 * after the next reading, and when the document is saved again.
 *
 * Returns: (nullable): the words; %NULL if it is kept, or nothing was taken over
 */
const char *
sender_live_source_get_unkept (SenderLiveSource *self)
{
  return is_same (get_base (self), self->kept) ? NULL : self->unkept;
}

/* One keeping. */
typedef struct
{
  SenderLiveSource *source; /* (owned) */
  SenderJson       *base;   /* (owned) (nullable) */
} Keeping;

static void
keeping_free (Keeping *self)
{
  g_object_unref (self->source);
  g_clear_pointer (&self->base, sender_json_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keeping, keeping_free)

/* Without it the next reading takes what was taken over for theirs: less is known, and nothing is
 * overwritten for it. */
static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Keeping) keeping = user_data;
  SenderLiveSource   *self = keeping->source;
  g_autoptr (GError)  error = NULL;

  self->is_keeping = FALSE;
  g_clear_pointer (&self->unkept, g_free);
  if (sender_publisher_keep_finish (SENDER_PUBLISHER (source), result, &error))
    {
      set_json (&self->kept, keeping->base);
      sender_live_source_keep_base (self);
    }
  else
    {
      g_message ("What was taken over is not kept as such: %s", error->message);
      self->unkept = g_strdup (error->message);
    }
  sender_live_source_tell (self);
  sender_program_release ();
}

void
sender_live_source_keep_base (SenderLiveSource *self)
{
  SenderJson *base = get_base (self);
  Keeping    *keeping = NULL;

  if (self->publisher == NULL || !self->has_learnt || self->is_held || self->is_keeping ||
      sender_document_get_state (self->document) == SENDER_CONFIG_STATE_DRAFT ||
      sender_publisher_get_journal (self->publisher) != NULL || is_same (base, self->kept))
    return;
  self->is_keeping = TRUE;
  sender_program_hold ();
  keeping = g_new0 (Keeping, 1);
  keeping->source = g_object_ref (self);
  set_json (&keeping->base, base);
  sender_publisher_keep_async (self->publisher, base, NULL, kept_cb, keeping);
}

/* Takes @published. */
static void
note_base (SenderLiveSource *self,
           SenderPublished  *published)
{
  SenderJson *note = sender_published_to_json (published);

  sender_published_free (published);
  g_hash_table_add (self->notes, note);
  sender_undo_set_note (get_undo (self), note);
  sender_live_source_plan (self);
  sender_live_source_tell (self);
  sender_live_source_keep_base (self);
}

/* What was published elsewhere says nothing of @here. (transfer full) (nullable) */
static SenderPublished *
dup_published (SenderLiveSource *self,
               const char       *here)
{
  SenderJson      *base = get_base (self);
  SenderPublished *published = base != NULL ? sender_published_new_from_json (base, NULL) : NULL;

  if (published != NULL && g_strcmp0 (published->environment, here) != 0)
    g_clear_pointer (&published, sender_published_free);
  return published;
}

/* What is taken over. */
typedef struct
{
  SenderLive *live;
  const char *sender;
  SenderJson *prints; /* (nullable): of the headers that were last published */
  SenderJson *object; /* of @live, once it was taken over */
} Taking;

static gboolean
take_over (SenderConfig *config,
           gpointer      user_data,
           GError      **error)
{
  Taking *taking = user_data;

  taking->object =
    sender_takeover_apply (config, taking->live, taking->sender, taking->prints, error);
  return taking->object != NULL;
}

/* (nullable) */
static SenderJson *
find_prints (SenderLiveSource *self,
             SenderLive       *live)
{
  return sender_published_find_headers (get_base (self), sender_live_get_environment (live));
}

/**
 * sender_live_source_dup_taken_over:
 *
 * Makes what the document would say after [method@LiveSource.take_over].
 *
 * Returns: (transfer full) (nullable): the configuration; %NULL if nothing was read, or there is no
 *   such sender
 */
SenderConfig *
sender_live_source_dup_taken_over (SenderLiveSource *self)
{
  SenderLive              *live = sender_live_source_get_live (self);
  g_autoptr (SenderConfig) taken = NULL;

  if (live == NULL)
    return NULL;
  taken = sender_record_copy (sender_document_get_config (self->document));
  if (sender_takeover_apply (taken, live, sender_live_source_get_sender (self),
                             find_prints (self, live), NULL) == NULL)
    return NULL;
  return g_steal_pointer (&taken);
}

/**
 * sender_live_source_take_over:
 * @label: what was done, for “Undo …”
 * @error: return location
 *
 * Makes the document say what is live, as one step, after that was read. What differs from it
 * afterwards is our own. What was live before the last reading can’t be taken over: somebody may
 * have published since, and it would be older than what is kept of that.
 *
 * Returns: whether there was such a sender
 */
gboolean
sender_live_source_take_over (SenderLiveSource *self,
                              const char       *label,
                              GError          **error)
{
  /* Before and after the step plans are made, and those that are told until then go. */
  g_autoptr (SenderLive) live = sender_live_ref (sender_live_source_get_live (self));
  g_autofree char       *sender = g_strdup (sender_live_source_get_sender (self));
  SenderJson            *known = find_prints (self, live);
  g_autoptr (SenderJson) prints = known != NULL ? sender_json_ref (known) : NULL;
  Taking                 taking = { live, sender, prints, NULL };
  SenderPublished       *taken = NULL;

  if (!sender_document_edit (self->document, label, take_over, &taking, error))
    return FALSE;
  taken = sender_published_new_pulled (live, taking.object);
  sender_published_take_headers (taken, sender_document_get_config (self->document), live,
                                 prints);
  note_base (self, taken);
  return TRUE;
}

/**
 * sender_live_source_note_taken:
 * @messages: (element-type SenderMessage): messages whose text the document took over from what is
 *   live, as its last step
 *
 * Takes note of it: what is edited of them afterwards is our own.
 */
void
sender_live_source_note_taken (SenderLiveSource *self,
                               GPtrArray        *messages)
{
  SenderLive                 *live = sender_live_source_get_live (self);
  SenderJson                 *sender = NULL;
  g_autoptr (SenderPublished) before = NULL;

  if (live == NULL || sender_publisher_get_journal (self->publisher) != NULL)
    return;
  before = dup_published (self, sender_live_get_environment (live));
  sender = sender_mirror_find_sender (sender_document_get_config (self->document), live,
                                      before != NULL ? before->sender : NULL);
  note_base (self, sender_published_new_taken (before, live, sender, messages));
}
