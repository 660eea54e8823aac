/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fix.h"

#include "sender-path.h"

typedef struct
{
  char *path;
  char *value; /* (nullable): removes what @path names */
} Edit;

struct _SenderFix
{
  gatomicrefcount ref_count;
  GArray         *edits; /* (owned) (element-type Edit) */
};

G_DEFINE_BOXED_TYPE (SenderFix, sender_fix, sender_fix_ref, sender_fix_unref)

static void
edit_clear (gpointer data)
{
  Edit *edit = data;

  g_free (edit->path);
  g_free (edit->value);
}

/**
 * sender_fix_new:
 *
 * Makes a repair without edits.
 *
 * Returns: (transfer full): the repair
 */
SenderFix *
sender_fix_new (void)
{
  SenderFix *self = g_new0 (SenderFix, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_set_clear_func (self->edits, edit_clear);
  return self;
}

/**
 * sender_fix_ref:
 *
 * Takes a reference.
 *
 * Returns: (transfer full): the repair
 */
SenderFix *
sender_fix_ref (SenderFix *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sender_fix_unref:
 *
 * Drops a reference.
 */
void
sender_fix_unref (SenderFix *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->edits);
  g_free (self);
}

/**
 * sender_fix_add:
 * @path: where
 * @value: (nullable): the value it gets, %NULL to remove what @path names
 *
 * Adds an edit; edits are made in the order they were added.
 */
void
sender_fix_add (SenderFix  *self,
                const char *path,
                const char *value)
{
  Edit edit = { g_strdup (path), g_strdup (value) };

  g_array_append_val (self->edits, edit);
}

/**
 * sender_fix_get_n_edits:
 *
 * Counts the edits.
 *
 * Returns: how many there are
 */
guint
sender_fix_get_n_edits (SenderFix *self)
{
  return self->edits->len;
}

/**
 * sender_fix_get_path:
 * @position: an index
 *
 * Gets the path of an edit.
 *
 * Returns: the path
 */
const char *
sender_fix_get_path (SenderFix *self,
                     guint      position)
{
  return g_array_index (self->edits, Edit, position).path;
}

/**
 * sender_fix_get_value:
 * @position: an index
 *
 * Gets the value of an edit.
 *
 * Returns: (nullable): the value, %NULL where the edit removes
 */
const char *
sender_fix_get_value (SenderFix *self,
                      guint      position)
{
  return g_array_index (self->edits, Edit, position).value;
}

static gboolean
apply_edits (SenderConfig *config,
             gpointer      user_data,
             GError      **error)
{
  GArray *edits = user_data;

  for (guint i = 0; i < edits->len; i++)
    {
      const Edit *edit = &g_array_index (edits, Edit, i);

      if (edit->value != NULL ? !sender_path_set (config, edit->path, edit->value, error)
                              : !sender_path_remove (config, edit->path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_fix_apply:
 * @config: the configuration to repair
 * @error: return location
 *
 * Makes all edits, or none if one can't be made.
 *
 * Returns: whether they were made; else %SENDER_ERROR_INVALID is set
 */
gboolean
sender_fix_apply (SenderFix    *self,
                  SenderConfig *config,
                  GError      **error)
{
  return sender_path_edit (config, apply_edits, self->edits, error);
}

/**
 * sender_fix_apply_in_place:
 * @config: a copy, which is thrown away on failure
 * @error: return location
 *
 * Makes the edits one after the other; on failure those before stay made.
 *
 * Returns: whether they were made; else %SENDER_ERROR_INVALID is set
 */
gboolean
sender_fix_apply_in_place (SenderFix    *self,
                           SenderConfig *config,
                           GError      **error)
{
  return apply_edits (config, self->edits, error);
}

/**
 * sender_fix_equal:
 * @self: (nullable): a repair
 * @other: (nullable): another
 *
 * Tells whether both would change the same.
 *
 * Returns: whether their edits are the same, in the same order
 */
gboolean
sender_fix_equal (SenderFix *self,
                  SenderFix *other)
{
  if (self == NULL || other == NULL)
    return self == other;
  if (self->edits->len != other->edits->len)
    return FALSE;
  for (guint i = 0; i < self->edits->len; i++)
    {
      Edit *one = &g_array_index (self->edits, Edit, i);
      Edit *two = &g_array_index (other->edits, Edit, i);

      if (!g_str_equal (one->path, two->path) || g_strcmp0 (one->value, two->value) != 0)
        return FALSE;
    }
  return TRUE;
}
