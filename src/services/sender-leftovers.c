/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-leftovers-private.h"

#include "sender-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SenderLeftovers
{
  GObject parent_instance;

  SenderDrafts *drafts;   /* (owned) */
  GPtrArray    *found;    /* (owned) (element-type SenderDraft): newest first */
  GHashTable   *answered; /* (owned) (element-type filename): whose files may still be there */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderLeftovers, sender_leftovers, G_TYPE_OBJECT)

static void
sender_leftovers_finalize (GObject *object)
{
  SenderLeftovers *self = SENDER_LEFTOVERS (object);

  g_object_unref (self->drafts);
  g_ptr_array_unref (self->found);
  g_hash_table_unref (self->answered);
  G_OBJECT_CLASS (sender_leftovers_parent_class)->finalize (object);
}

static void
sender_leftovers_class_init (SenderLeftoversClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_leftovers_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_leftovers_init (SenderLeftovers *self)
{
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_draft_free);
  self->answered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
gone_cb (SenderLeftovers *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sender_leftovers_new:
 * @drafts: the drafts
 *
 * Makes what knows of no leftover yet.
 *
 * Returns: (transfer full): the leftovers
 */
SenderLeftovers *
sender_leftovers_new (SenderDrafts *drafts)
{
  SenderLeftovers *self = g_object_new (SENDER_TYPE_LEFTOVERS, NULL);

  self->drafts = g_object_ref (drafts);
  g_signal_connect_object (drafts, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* What was found is taken over, but for what is no leftover. */
static void
take (SenderLeftovers *self,
      GPtrArray       *found)
{
  g_ptr_array_set_size (self->found, 0);
  while (found->len > 0)
    {
      SenderDraft *draft = g_ptr_array_steal_index (found, 0);

      if (sender_drafts_is_own (self->drafts, draft) ||
          g_hash_table_contains (self->answered, draft->place))
        sender_draft_free (draft);
      else
        g_ptr_array_add (self->found, draft);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) found =
    sender_drafts_list_finish (SENDER_DRAFTS (source), result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  take (g_task_get_source_object (task), found);
  g_task_return_boolean (task, TRUE);
}

/**
 * sender_leftovers_read_async:
 * @cancellable: (nullable): stops it
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Looks what earlier runs left.
 */
void
sender_leftovers_read_async (SenderLeftovers    *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, sender_leftovers_read_async);
  sender_drafts_list_async (self->drafts, cancellable, listed_cb, task);
}

/**
 * sender_leftovers_read_finish:
 * @result: the result
 * @error: return location
 *
 * Ends the look.
 *
 * Returns: whether it is known what there is
 */
gboolean
sender_leftovers_read_finish (SenderLeftovers *self,
                              GAsyncResult    *result,
                              GError         **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
belongs (const SenderDraft *draft,
         const char        *path)
{
  return path != NULL && !draft->is_lost && g_strcmp0 (draft->path, path) == 0;
}

/**
 * sender_leftovers_find:
 * @path: (nullable): file of a document
 *
 * Finds what was left unsaved of a document.
 *
 * Returns: (transfer none) (nullable): the newest draft, until the next change
 */
const SenderDraft *
sender_leftovers_find (SenderLeftovers *self,
                       const char      *path)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const SenderDraft *draft = g_ptr_array_index (self->found, i);

      if (belongs (draft, path))
        return draft;
    }
  return NULL;
}

/**
 * sender_leftovers_has_open:
 * @path: file of a document
 *
 * Tells whether it has edits of this run that are not saved.
 *
 * Returns: whether it is kept open for them
 */
gboolean
sender_leftovers_has_open (SenderLeftovers *self,
                           const char      *path)
{
  SenderDocument *document = sender_drafts_get_document (self->drafts, path);

  return document != NULL && sender_document_is_only_here (document);
}

static const SenderDraft *
find_place (SenderLeftovers *self,
            const char      *place,
            guint           *position)
{
  for (*position = 0; *position < self->found->len; ++*position)
    {
      const SenderDraft *draft = g_ptr_array_index (self->found, *position);

      if (strcmp (draft->place, place) == 0)
        return draft;
    }
  return NULL;
}

void
sender_leftovers_forget (SenderLeftovers *self,
                         const char      *place)
{
  guint position = 0;

  g_hash_table_add (self->answered, g_strdup (place));
  if (find_place (self, place, &position) != NULL)
    g_ptr_array_remove_index (self->found, position);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sender_leftovers_adopt:
 * @document: an open document, which the drafts follow
 * @place: file of the draft that was left of it
 *
 * Ends the matter of a draft: what is wanted of it is in the document.
 */
void
sender_leftovers_adopt (SenderLeftovers *self,
                        SenderDocument  *document,
                        const char      *place)
{
  guint              position = 0;
  const SenderDraft *draft = find_place (self, place, &position);
  g_autofree char   *kept = NULL;

  if (draft == NULL)
    return;
  kept = g_strdup (place);
  sender_drafts_adopt (self->drafts, document, draft);
  sender_leftovers_forget (self, kept);
}

/* How many there are, and what the newest is called. */
static guint
count (SenderLeftovers *self,
       const char      *path,
       gboolean         lost,
       const char     **name)
{
  g_autoptr (GHashTable) paths = g_hash_table_new (g_str_hash, g_str_equal);
  guint                  n = 0;

  for (guint i = 0; i < self->found->len; i++)
    {
      const SenderDraft *draft = g_ptr_array_index (self->found, i);

      if (draft->is_lost != lost || belongs (draft, path))
        continue;
      /* Several may be left of one document. */
      if (!lost && !g_hash_table_add (paths, draft->path))
        continue;
      if (n++ == 0)
        *name = sender_config_get_name (draft->config);
    }
  return n;
}

static char *
dup_lost (guint       n,
          const char *name)
{
  if (n == 1)
    return g_strdup_printf (
      _ ("“%s” was left unsaved, and its file is gone."), name);
  return g_strdup_printf (ngettext ("%u configuration was left unsaved, and its file is gone.",
                                    "%u configurations were left unsaved, and their files are "
                                    "gone.",
                                    n),
                          n);
}

static char *
dup_elsewhere (guint       n,
               const char *name)
{
  if (n == 1)
    return g_strdup_printf (_ ("“%s” was left with edits that were not saved."), name);
  return g_strdup_printf (ngettext ("%u other configuration was left with edits that were not "
                                    "saved.",
                                    "%u other configurations were left with edits that were not "
                                    "saved.",
                                    n),
                          n);
}

/* One that is open: no list has it. */
static SenderLeftoverKind
tell_open (SenderLeftovers *self,
           SenderDocument  *shown,
           char           **text)
{
  SenderDocument *gone = sender_drafts_get_gone (self->drafts, shown);

  if (gone == NULL)
    return SENDER_LEFTOVER_NONE;
  *text = g_strdup_printf (_ ("“%s” is open and not saved, and its file is gone."),
                           sender_config_get_name (sender_document_get_config (gone)));
  return SENDER_LEFTOVER_OPEN;
}

/**
 * sender_leftovers_tell:
 * @shown: (nullable): the document that is shown
 * @text: (out) (transfer full) (nullable): a sentence
 *
 * Says what was left that nobody has answered, the most pressing first.
 *
 * Returns: what can be done about it
 */
SenderLeftoverKind
sender_leftovers_tell (SenderLeftovers *self,
                       SenderDocument  *shown,
                       char           **text)
{
  const char *path = shown != NULL ? sender_document_get_path (shown) : NULL;
  const char *name = NULL;
  guint       n = 0;

  *text = NULL;
  if (sender_leftovers_find (self, path) != NULL)
    {
      *text = g_strdup (_ ("There are unsaved edits from last time."));
      return SENDER_LEFTOVER_HERE;
    }
  if (tell_open (self, shown, text) == SENDER_LEFTOVER_OPEN)
    return SENDER_LEFTOVER_OPEN;
  n = count (self, path, TRUE, &name);
  if (n > 0)
    {
      *text = dup_lost (n, name);
      return SENDER_LEFTOVER_LOST;
    }
  n = count (self, path, FALSE, &name);
  if (n == 0)
    return SENDER_LEFTOVER_NONE;
  *text = dup_elsewhere (n, name);
  return SENDER_LEFTOVER_ELSEWHERE;
}

/**
 * sender_leftovers_get_open:
 * @shown: (nullable): the document that is shown
 *
 * Finds another document that is open and whose file is gone.
 *
 * Returns: (transfer none) (nullable): the document
 */
SenderDocument *
sender_leftovers_get_open (SenderLeftovers *self,
                           SenderDocument  *shown)
{
  return sender_drafts_get_gone (self->drafts, shown);
}

/**
 * sender_leftovers_get_elsewhere:
 * @shown: (nullable): the document that is shown
 *
 * Finds another document of which something was left.
 *
 * Returns: (transfer none) (nullable): its file
 */
const char *
sender_leftovers_get_elsewhere (SenderLeftovers *self,
                                SenderDocument  *shown)
{
  const char *path = shown != NULL ? sender_document_get_path (shown) : NULL;

  for (guint i = 0; i < self->found->len; i++)
    {
      const SenderDraft *draft = g_ptr_array_index (self->found, i);

      if (!draft->is_lost && !belongs (draft, path))
        return draft->path;
    }
  return NULL;
}

const SenderDraft *
sender_leftovers_find_lost (SenderLeftovers *self)
{
  for (guint i = 0; i < self->found->len; i++)
    {
      const SenderDraft *draft = g_ptr_array_index (self->found, i);

      if (draft->is_lost)
        return draft;
    }
  return NULL;
}

const SenderDraft *
sender_leftovers_find_at (SenderLeftovers *self,
                          const char      *place)
{
  guint position = 0;

  return find_place (self, place, &position);
}

gboolean
sender_leftovers_is_taken (SenderLeftovers *self,
                           const char      *place)
{
  const SenderDraft *draft = sender_leftovers_find_at (self, place);

  return draft != NULL && sender_drafts_is_own (self->drafts, draft);
}
