/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-private.h"

#include <glib/gi18n-lib.h>

/* Edits that are steps of the history by themselves. */

/**
 * sender_document_edit:
 * @label: what is done, for “Undo …”
 * @edit: (scope call): edits a copy
 * @error: return location
 *
 * Makes several edits one step, all or nothing.
 *
 * Returns: whether they were made
 */
gboolean
sender_document_edit (SenderDocument    *self,
                      const char        *label,
                      SenderPathEditFunc edit,
                      gpointer           user_data,
                      GError           **error)
{
  sender_document_settle (self);
  if (!sender_path_edit (sender_document_get_config (self), edit, user_data, error))
    return FALSE;
  sender_document_commit (self, label);
  return TRUE;
}

/**
 * sender_document_fix:
 * @finding: a finding of the document that has a fix
 * @error: return location
 *
 * Applies the fix, as a step that can be undone.
 *
 * Returns: whether it could be applied
 */
gboolean
sender_document_fix (SenderDocument *self,
                     SenderFinding  *finding,
                     GError        **error)
{
  g_return_val_if_fail (sender_finding_get_fix (finding) != NULL, FALSE);

  sender_document_settle (self);
  if (!sender_fix_apply (sender_finding_get_fix (finding), sender_document_get_config (self),
                         error))
    return FALSE;
  sender_document_commit (self, sender_finding_get_message (finding));
  return TRUE;
}

/**
 * sender_document_fix_all:
 * @n_fixed: (out): how many were applied
 * @error: return location
 *
 * Applies every fix, as one step.
 *
 * Returns: whether all could be applied; if not, nothing has changed
 */
gboolean
sender_document_fix_all (SenderDocument *self,
                         guint          *n_fixed,
                         GError        **error)
{
  SenderInspection      *inspection = sender_document_get_inspection (self);
  SenderCheckContext     context = sender_inspection_get_context (inspection);
  g_autoptr (GListModel) applied = NULL;

  sender_document_settle (self);
  if (!sender_checks_fix (sender_document_get_config (self), &context, NULL, &applied, error))
    return FALSE;
  *n_fixed = g_list_model_get_n_items (applied);
  sender_document_commit (self, _ ("Fix All"));
  return TRUE;
}

/**
 * sender_document_undo:
 *
 * Goes back one step, if there is one.
 */
void
sender_document_undo (SenderDocument *self)
{
  sender_document_settle (self);
  if (sender_undo_undo (sender_document_get_undo (self)))
    sender_document_settle (self);
}

/**
 * sender_document_redo:
 *
 * Goes forward one step, if there is one.
 */
void
sender_document_redo (SenderDocument *self)
{
  sender_document_settle (self);
  if (sender_undo_redo (sender_document_get_undo (self)))
    sender_document_settle (self);
}
