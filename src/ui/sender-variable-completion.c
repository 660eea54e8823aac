/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-variable-completion.h"

#include "sender-notification.h"

#include <glib/gi18n.h>
#include <string.h>

/* One proposal: the name of a variable. */

#define SENDER_TYPE_VARIABLE_PROPOSAL (sender_variable_proposal_get_type ())

G_DECLARE_FINAL_TYPE (SenderVariableProposal, sender_variable_proposal, SENDER, VARIABLE_PROPOSAL,
                      GObject)

struct _SenderVariableProposal
{
  GObject parent_instance;

  char *name;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderVariableProposal, sender_variable_proposal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL, NULL))

static void
sender_variable_proposal_finalize (GObject *object)
{
  g_free (SENDER_VARIABLE_PROPOSAL (object)->name);
  G_OBJECT_CLASS (sender_variable_proposal_parent_class)->finalize (object);
}

static void
sender_variable_proposal_class_init (SenderVariableProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_variable_proposal_finalize;
}

static void
sender_variable_proposal_init (SenderVariableProposal *self)
{
}

struct _SenderVariableCompletion
{
  GObject parent_instance;

  GStrv names;
};

static void provider_init (GtkSourceCompletionProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderVariableCompletion, sender_variable_completion, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER,
                                                      provider_init))

static gboolean
is_name_character (gunichar character)
{
  return character < 128 && (g_ascii_isalnum ((char) character) || strchr ("._-", (int) character));
}

/**
 * sender_variable_completion_dup_prefix:
 * @iter: where the cursor is
 * @start: (out): where the variable begins
 *
 * Reads back from the cursor to the `$` of a variable that is not ended.
 *
 * Returns: (transfer full) (nullable): the name as far as it is typed, %NULL if there is no `$`
 */
char *
sender_variable_completion_dup_prefix (const GtkTextIter *iter,
                                       GtkTextIter       *start)
{
  GtkTextIter name = *iter;

  while (gtk_text_iter_backward_char (&name))
    if (!is_name_character (gtk_text_iter_get_char (&name)))
      break;
  *start = name;
  if (gtk_text_iter_get_char (&name) == '{' && gtk_text_iter_backward_char (start) &&
      gtk_text_iter_get_char (start) == '$')
    {
      gtk_text_iter_forward_char (&name);
      return gtk_text_iter_get_slice (&name, iter);
    }
  *start = name;
  return gtk_text_iter_get_char (&name) == '$' ? g_strdup ("") : NULL;
}

/**
 * sender_variable_completion_complete:
 * @iter: where the cursor is
 * @name: name of a variable
 *
 * Writes the variable in place of what is typed of it. A brace behind the cursor closes what was
 * opened with `${`; after a mere `$` it belongs to something else.
 */
void
sender_variable_completion_complete (const GtkTextIter *iter,
                                     const char        *name)
{
  GtkTextBuffer   *buffer = gtk_text_iter_get_buffer (iter);
  g_autofree char *text = g_strdup_printf ("${%s}", name);
  g_autofree char *prefix = NULL;
  GtkTextIter      start = { 0 };
  GtkTextIter      end = *iter;
  GtkTextIter      brace = { 0 };

  prefix = sender_variable_completion_dup_prefix (iter, &start);
  if (prefix == NULL)
    start = end;
  brace = start;
  gtk_text_iter_forward_char (&brace);
  if (gtk_text_iter_compare (&brace, &end) < 0 && gtk_text_iter_get_char (&end) == '}')
    gtk_text_iter_forward_char (&end);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * sender_variable_completion_list:
 * @prefix: (nullable): what is typed of a name
 *
 * Lists the names that hold it.
 *
 * Returns: (transfer full): the proposals
 */
GListModel *
sender_variable_completion_list (SenderVariableCompletion *self,
                                 const char               *prefix)
{
  GListStore *found = g_list_store_new (SENDER_TYPE_VARIABLE_PROPOSAL);

  for (gsize i = 0; prefix != NULL && self->names[i] != NULL; i++)
    {
      g_autoptr (SenderVariableProposal) proposal = NULL;

      if (strstr (self->names[i], prefix) == NULL)
        continue;
      proposal = g_object_new (SENDER_TYPE_VARIABLE_PROPOSAL, NULL);
      proposal->name = g_strdup (self->names[i]);
      g_list_store_append (found, proposal);
    }
  return G_LIST_MODEL (found);
}

static GListModel *
list_at_cursor (SenderVariableCompletion   *self,
                GtkSourceCompletionContext *context)
{
  GtkTextIter      begin = { 0 };
  GtkTextIter      end = { 0 };
  GtkTextIter      start = { 0 };
  g_autofree char *prefix = NULL;

  gtk_source_completion_context_get_bounds (context, &begin, &end);
  prefix = sender_variable_completion_dup_prefix (&end, &start);
  return sender_variable_completion_list (self, prefix);
}

static void
populate_async (GtkSourceCompletionProvider *provider,
                GtkSourceCompletionContext  *context,
                GCancellable                *cancellable,
                GAsyncReadyCallback          callback,
                gpointer                     user_data)
{
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  g_task_set_source_tag (task, populate_async);
  g_task_return_pointer (task, list_at_cursor (SENDER_VARIABLE_COMPLETION (provider), context),
                         g_object_unref);
}

static GListModel *
populate_finish (GtkSourceCompletionProvider *provider,
                 GAsyncResult                *result,
                 GError                     **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
refilter (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext  *context,
          GListModel                  *model)
{
  g_autoptr (GListModel) found = list_at_cursor (SENDER_VARIABLE_COMPLETION (provider), context);

  gtk_source_completion_context_set_proposals_for_provider (context, provider, found);
}

static void
display (GtkSourceCompletionProvider *provider,
         GtkSourceCompletionContext  *context,
         GtkSourceCompletionProposal *proposal,
         GtkSourceCompletionCell     *cell)
{
  const char      *name = SENDER_VARIABLE_PROPOSAL (proposal)->name;
  g_autofree char *typed = g_strdup_printf ("${%s}", name);

  switch (gtk_source_completion_cell_get_column (cell))
    {
    case GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT:
      gtk_source_completion_cell_set_text (cell, typed);
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_AFTER:
      gtk_source_completion_cell_set_text (cell, sender_notification_get_variable_label (name));
      break;
    case GTK_SOURCE_COMPLETION_COLUMN_ICON:
    case GTK_SOURCE_COMPLETION_COLUMN_BEFORE:
    case GTK_SOURCE_COMPLETION_COLUMN_COMMENT:
    case GTK_SOURCE_COMPLETION_COLUMN_DETAILS:
    default:
      break;
    }
}

static void
activate (GtkSourceCompletionProvider *provider,
          GtkSourceCompletionContext  *context,
          GtkSourceCompletionProposal *proposal)
{
  GtkTextIter begin = { 0 };
  GtkTextIter end = { 0 };

  gtk_source_completion_context_get_bounds (context, &begin, &end);
  sender_variable_completion_complete (&end, SENDER_VARIABLE_PROPOSAL (proposal)->name);
}

static gboolean
is_trigger (GtkSourceCompletionProvider *provider,
            const GtkTextIter           *iter,
            gunichar                     character)
{
  return character == '$' || character == '{';
}

static char *
get_title (GtkSourceCompletionProvider *provider)
{
  return g_strdup (_ ("Variables"));
}

static void
provider_init (GtkSourceCompletionProviderInterface *iface)
{
  iface->populate_async = populate_async;
  iface->populate_finish = populate_finish;
  iface->refilter = refilter;
  iface->display = display;
  iface->activate = activate;
  iface->is_trigger = is_trigger;
  iface->get_title = get_title;
}

static void
sender_variable_completion_finalize (GObject *object)
{
  g_strfreev (SENDER_VARIABLE_COMPLETION (object)->names);
  G_OBJECT_CLASS (sender_variable_completion_parent_class)->finalize (object);
}

static void
sender_variable_completion_class_init (SenderVariableCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_variable_completion_finalize;
}

static void
sender_variable_completion_init (SenderVariableCompletion *self)
{
  self->names = g_new0 (char *, 1);
}

/**
 * sender_variable_completion_new:
 *
 * Makes one that proposes nothing yet.
 *
 * Returns: (transfer full): the provider
 */
SenderVariableCompletion *
sender_variable_completion_new (void)
{
  return g_object_new (SENDER_TYPE_VARIABLE_COMPLETION, NULL);
}

/**
 * sender_variable_completion_set_names:
 * @names: names of variables
 *
 * Sets what is proposed.
 */
void
sender_variable_completion_set_names (SenderVariableCompletion *self,
                                      const char *const        *names)
{
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
}
