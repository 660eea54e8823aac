/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-record.h"

#include "sender-json.h"
#include "sender-list.h"
#include "sender-record-private.h"

/**
 * SenderRecord:
 *
 * Base of every record. A class declares a table of [struct@Field]s; everything else follows
 * from it.
 *
 * A record keeps what was typed and never refuses it; the rules say what is wrong with it.
 */
typedef struct
{
  SenderJson *extras; /* (owned) (nullable): an object */
} SenderRecordPrivate;

enum
{
  CHANGED,
};

static guint signals[CHANGED + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SenderRecord, sender_record, G_TYPE_OBJECT)

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
static void
store (SenderRecord      *self,
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

static void
sender_record_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SenderRecord      *self = SENDER_RECORD (object);
  const SenderField *field = &SENDER_RECORD_GET_CLASS (self)->fields[prop_id - 1];
  gpointer           place = G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      g_value_set_string (value, *(char **) place);
      break;
    case SENDER_FIELD_BOOLEAN:
      g_value_set_boolean (value, *(gboolean *) place);
      break;
    case SENDER_FIELD_ENUM:
      g_value_set_enum (value, *(int *) place);
      break;
    case SENDER_FIELD_STRV:
    case SENDER_FIELD_JSON:
      g_value_set_boxed (value, *(gpointer *) place);
      break;
    case SENDER_FIELD_RECORD:
    case SENDER_FIELD_LIST:
    default:
      g_value_set_object (value, *(gpointer *) place);
    }
}

static void
sender_record_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  static char *no_words[] = { NULL };

  SenderRecord      *self = SENDER_RECORD (object);
  const SenderField *field = &SENDER_RECORD_GET_CLASS (self)->fields[prop_id - 1];
  const char        *text = NULL;
  gpointer           boxed = NULL;
  int                number = 0;

  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      text = g_value_get_string (value) != NULL ? g_value_get_string (value) : "";
      store (self, field, &text);
      break;
    case SENDER_FIELD_BOOLEAN:
      number = g_value_get_boolean (value);
      store (self, field, &number);
      break;
    case SENDER_FIELD_ENUM:
      number = g_value_get_enum (value);
      store (self, field, &number);
      break;
    case SENDER_FIELD_STRV:
      boxed = g_value_get_boxed (value) != NULL ? g_value_get_boxed (value) : no_words;
      store (self, field, &boxed);
      break;
    case SENDER_FIELD_JSON:
      boxed = g_value_get_boxed (value);
      store (self, field, &boxed);
      break;
    case SENDER_FIELD_RECORD:
    case SENDER_FIELD_LIST:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
child_changed_cb (SenderRecord *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A subclass's init() may have set defaults; whatever it left out is made here. */
static void
sender_record_constructed (GObject *object)
{
  SenderRecordClass *klass = SENDER_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const SenderField *field = &klass->fields[i];
      gpointer          *place = G_STRUCT_MEMBER_P (object, field->offset);

      if (field->kind == SENDER_FIELD_STRING && *place == NULL)
        *place = g_strdup ("");
      else if (field->kind == SENDER_FIELD_STRV && *place == NULL)
        *place = g_new0 (char *, 1);
      else if (field->kind == SENDER_FIELD_RECORD)
        *place = g_object_new (field->get_type (), NULL);
      else if (field->kind == SENDER_FIELD_LIST)
        *place = sender_list_new (field->get_type ());
      if (field->kind == SENDER_FIELD_RECORD || field->kind == SENDER_FIELD_LIST)
        g_signal_connect_object (*place, "changed", G_CALLBACK (child_changed_cb), object,
                                 G_CONNECT_SWAPPED);
    }
  G_OBJECT_CLASS (sender_record_parent_class)->constructed (object);
}

static void
sender_record_notify (GObject    *object,
                      GParamSpec *pspec)
{
  g_signal_emit (object, signals[CHANGED], 0);
}

static void
clear_field (gpointer          *place,
             const SenderField *field)
{
  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      g_clear_pointer (place, g_free);
      break;
    case SENDER_FIELD_STRV:
      g_clear_pointer ((GStrv *) place, g_strfreev);
      break;
    case SENDER_FIELD_JSON:
      g_clear_pointer ((SenderJson **) place, sender_json_unref);
      break;
    case SENDER_FIELD_RECORD:
    case SENDER_FIELD_LIST:
      g_clear_object ((GObject **) place);
      break;
    case SENDER_FIELD_BOOLEAN:
    case SENDER_FIELD_ENUM:
    default:
      break;
    }
}

static void
sender_record_finalize (GObject *object)
{
  SenderRecord        *self = SENDER_RECORD (object);
  SenderRecordPrivate *priv = sender_record_get_instance_private (self);
  SenderRecordClass   *klass = SENDER_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    clear_field (G_STRUCT_MEMBER_P (self, klass->fields[i].offset), &klass->fields[i]);
  g_clear_pointer (&priv->extras, sender_json_unref);
  G_OBJECT_CLASS (sender_record_parent_class)->finalize (object);
}

static void
sender_record_class_init (SenderRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = sender_record_constructed;
  object_class->notify = sender_record_notify;
  object_class->finalize = sender_record_finalize;

  /**
   * SenderRecord::changed:
   *
   * A field changed, here or in anything the record owns.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_record_init (SenderRecord *self)
{
}

static GParamSpec *
make_pspec (const SenderField *field)
{
  GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS | G_PARAM_READABLE;

  switch (field->kind)
    {
    case SENDER_FIELD_STRING:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags | G_PARAM_WRITABLE);
    case SENDER_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
    case SENDER_FIELD_ENUM:
      return g_param_spec_enum (field->name, NULL, NULL, field->get_type (), 0,
                                flags | G_PARAM_WRITABLE);
    case SENDER_FIELD_STRV:
      return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags | G_PARAM_WRITABLE);
    case SENDER_FIELD_JSON:
      return g_param_spec_boxed (field->name, NULL, NULL, SENDER_TYPE_JSON,
                                 flags | G_PARAM_WRITABLE);
    case SENDER_FIELD_RECORD:
      return g_param_spec_object (field->name, NULL, NULL, field->get_type (), flags);
    case SENDER_FIELD_LIST:
    default:
      return g_param_spec_object (field->name, NULL, NULL, SENDER_TYPE_LIST, flags);
    }
}

/**
 * sender_record_class_set_fields:
 * @klass: the class, in its class_init
 * @fields: (array length=n_fields): a static table; its order is that of the document
 * @n_fields: how many
 *
 * Declares the fields of a class and installs a property for each.
 *
 * GObject does not inherit the property functions, so they are set here too.
 */
void
sender_record_class_set_fields (SenderRecordClass *klass,
                                const SenderField *fields,
                                guint              n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->pspecs = g_new0 (GParamSpec *, n_fields + 1);
  object_class->get_property = sender_record_get_property;
  object_class->set_property = sender_record_set_property;
  for (guint i = 0; i < n_fields; i++)
    klass->pspecs[i + 1] = make_pspec (&fields[i]);
  g_object_class_install_properties (object_class, n_fields + 1, klass->pspecs);
}

GParamSpec *
sender_record_get_pspec (SenderRecord      *self,
                         const SenderField *field)
{
  SenderRecordClass *klass = SENDER_RECORD_GET_CLASS (self);

  return klass->pspecs[field - klass->fields + 1];
}

/**
 * sender_record_get_fields:
 * @n_fields: (out): how many
 *
 * Gets the table of the record's class.
 *
 * Returns: (array length=n_fields) (transfer none): the fields in the document's order
 */
const SenderField *
sender_record_get_fields (SenderRecord *self,
                          guint        *n_fields)
{
  *n_fields = SENDER_RECORD_GET_CLASS (self)->n_fields;
  return SENDER_RECORD_GET_CLASS (self)->fields;
}

/**
 * sender_record_find_field:
 * @name: a property name
 *
 * Looks a field up by name.
 *
 * Returns: (nullable): the field
 */
const SenderField *
sender_record_find_field (SenderRecord *self,
                          const char   *name)
{
  SenderRecordClass *klass = SENDER_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      return &klass->fields[i];
  return NULL;
}

/**
 * sender_record_get_extras:
 *
 * Gets the members of the document that this version does not know.
 *
 * Returns: (transfer none) (nullable): an object
 */
SenderJson *
sender_record_get_extras (SenderRecord *self)
{
  SenderRecordPrivate *priv = sender_record_get_instance_private (self);

  return priv->extras;
}

void
sender_record_set_extras (SenderRecord *self,
                          SenderJson   *extras)
{
  SenderRecordPrivate *priv = sender_record_get_instance_private (self);

  g_clear_pointer (&priv->extras, sender_json_unref);
  priv->extras = extras != NULL ? sender_json_copy (extras) : NULL;
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

/* The records at the same position stay themselves, so that what is bound to them stays bound. */
static void
assign_list (SenderList *list,
             SenderList *other)
{
  g_autoptr (GPtrArray) tail = g_ptr_array_new_with_free_func (g_object_unref);
  guint                 n_items = sender_list_get_n_items (list);
  guint                 n_others = sender_list_get_n_items (other);
  guint                 shared = MIN (n_items, n_others);

  for (guint i = 0; i < shared; i++)
    sender_record_assign (sender_list_get (list, i), sender_list_get (other, i));
  for (guint i = shared; i < n_others; i++)
    g_ptr_array_add (tail, sender_record_copy (sender_list_get (other, i)));
  if (n_items != n_others)
    sender_list_splice (list, shared, n_items - shared, tail->pdata, tail->len);
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
        store (self, field, source);
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
