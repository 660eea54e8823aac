/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-record.h"

#include "sender-json.h"
#include "sender-list.h"
#include "sender-record-private.h"

/* Comparing and copying what records hold. */

static gboolean
value_equal (const SenderField *field,
             gpointer           a,
             gpointer           b)
{
  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      return g_str_equal (*(char **) a, *(char **) b);
    case SENDER_FIELD_BOOLEAN:
    case SENDER_FIELD_ENUM:
      return *(int *) a == *(int *) b;
    case SENDER_FIELD_STRV:
      return g_strv_equal (*(const char *const **) a, *(const char *const **) b);
    case SENDER_FIELD_JSON:
      return *(SenderJson **) a == *(SenderJson **) b ||
             (*(SenderJson **) a != NULL && *(SenderJson **) b != NULL &&
              sender_json_equal (*(SenderJson **) a, *(SenderJson **) b));
    case SENDER_FIELD_RECORD:
      return sender_record_equal (*(gpointer *) a, *(gpointer *) b);
    case SENDER_FIELD_LIST:
    default:
      return sender_record_list_equal (*(SenderList **) a, *(SenderList **) b);
    }
}

gboolean
sender_record_field_equal (const SenderField *field,
                           SenderRecord      *a,
                           SenderRecord      *b)
{
  return value_equal (field, G_STRUCT_MEMBER_P (a, field->offset),
                      G_STRUCT_MEMBER_P (b, field->offset));
}

/* Stores a copy of the plain value at @source, which is not the field itself. */
void
sender_record_store (SenderRecord      *self,
                     const SenderField *field,
                     gpointer           source)
{
  gpointer place = G_STRUCT_MEMBER_P (self, field->offset);

  if (value_equal (field, place, source))
    return;
  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      g_free (*(char **) place);
      *(char **) place = g_strdup (*(char **) source);
      break;
    case SENDER_FIELD_BOOLEAN:
    case SENDER_FIELD_ENUM:
      *(int *) place = *(int *) source;
      break;
    case SENDER_FIELD_STRV:
      g_strfreev (*(GStrv *) place);
      *(GStrv *) place = g_strdupv (*(GStrv *) source);
      break;
    case SENDER_FIELD_JSON:
      g_clear_pointer ((SenderJson **) place, sender_json_unref);
      if (*(SenderJson **) source != NULL)
        *(SenderJson **) place = sender_json_copy (*(SenderJson **) source);
      break;
    case SENDER_FIELD_RECORD:
    case SENDER_FIELD_LIST:
    default:
      g_assert_not_reached ();
    }
  g_object_notify_by_pspec (G_OBJECT (self), sender_record_get_pspec (self, field));
}

gboolean
sender_record_list_equal (SenderList *a,
                          SenderList *b)
{
  guint n_items = sender_list_get_n_items (a);

  if (n_items != sender_list_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    if (!sender_record_equal (sender_list_get (a, i), sender_list_get (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * sender_record_equal:
 * @a: (type SenderRecord): a record
 * @b: (type SenderRecord): another of the same class
 *
 * Compares two records with everything they own, unknown members included.
 *
 * Returns: whether they say the same
 */
gboolean
sender_record_equal (gpointer a,
                     gpointer b)
{
  SenderRecordClass *klass = SENDER_RECORD_GET_CLASS (a);
  SenderJson        *extras = sender_record_get_extras (a);
  SenderJson        *other = sender_record_get_extras (b);

  g_return_val_if_fail (G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b), FALSE);

  if ((extras == NULL) != (other == NULL) ||
      (extras != NULL && !sender_json_equal (extras, other)))
    return FALSE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (!sender_record_field_equal (&klass->fields[i], a, b))
      return FALSE;
  return TRUE;
}

/* Records in a row that say the same in both lists: from the start, or from the end. */
static guint
count_same (SenderList *list,
            SenderList *other,
            guint       most,
            gboolean    from_end)
{
  guint n_items = sender_list_get_n_items (list);
  guint n_others = sender_list_get_n_items (other);
  guint n = 0;

  while (n < most &&
         sender_record_equal (sender_list_get (list, from_end ? n_items - 1 - n : n),
                              sender_list_get (other, from_end ? n_others - 1 - n : n)))
    n++;
  return n;
}

/* The records at the same position stay themselves, so that what is bound to them stays bound; so
 * do those around a place where records only came or went. */
static void
assign_list (SenderList *list,
             SenderList *other)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  guint                 n_items = sender_list_get_n_items (list);
  guint                 n_others = sender_list_get_n_items (other);
  guint                 shared = MIN (n_items, n_others);
  guint                 start = shared;

  if (n_items != n_others)
    start = count_same (list, other, shared, FALSE);
  if (count_same (list, other, shared - start, TRUE) < shared - start)
    start = shared;
  for (guint i = 0; i < start; i++)
    sender_record_assign (sender_list_get (list, i), sender_list_get (other, i));
  for (guint i = start; i < start + n_others - shared; i++)
    g_ptr_array_add (added, sender_record_copy (sender_list_get (other, i)));
  if (n_items != n_others)
    sender_list_splice (list, start, n_items - shared, added->pdata, added->len);
}

/**
 * sender_record_assign:
 * @self: (type SenderRecord): the record to change
 * @other: (type SenderRecord): what it shall say; of the same class
 *
 * Makes @self say what @other says, with a notification for each property that differs.
 */
void
sender_record_assign (gpointer self,
                      gpointer other)
{
  SenderRecordClass *klass = SENDER_RECORD_GET_CLASS (self);

  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other));

  g_object_freeze_notify (self);
  sender_record_set_extras (self, sender_record_get_extras (other));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SenderField *field = &klass->fields[i];
      gpointer          *place = G_STRUCT_MEMBER_P (self, field->offset);
      gpointer          *source = G_STRUCT_MEMBER_P (other, field->offset);

      if (field->kind == SENDER_FIELD_RECORD)
        sender_record_assign (*place, *source);
      else if (field->kind == SENDER_FIELD_LIST)
        assign_list (*place, *source);
      else
        sender_record_store (self, field, source);
    }
  g_object_thaw_notify (self);
}

/**
 * sender_record_copy:
 * @self: (type SenderRecord): a record
 *
 * Copies a record with everything it owns.
 *
 * Returns: (transfer full) (type SenderRecord): a record of the same class
 */
gpointer
sender_record_copy (gpointer self)
{
  gpointer copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  sender_record_assign (copy, self);
  return copy;
}

/**
 * sender_record_count:
 * @self: (type SenderRecord): a record
 *
 * Counts the record and everything it owns.
 *
 * Returns: how many records there are
 */
guint
sender_record_count (gpointer self)
{
  SenderRecordClass *klass = SENDER_RECORD_GET_CLASS (self);
  guint              count = 1;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      gpointer *place = G_STRUCT_MEMBER_P (self, klass->fields[i].offset);

      if (klass->fields[i].kind == SENDER_FIELD_RECORD)
        count += sender_record_count (*place);
      for (guint n = 0; klass->fields[i].kind == SENDER_FIELD_LIST &&
                        n < sender_list_get_n_items (*place);
           n++)
        count += sender_record_count (sender_list_get (*place, n));
    }
  return count;
}
