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
      sender_record_store (self, field, &text);
      break;
    case SENDER_FIELD_BOOLEAN:
      number = g_value_get_boolean (value);
      sender_record_store (self, field, &number);
      break;
    case SENDER_FIELD_ENUM:
      number = g_value_get_enum (value);
      sender_record_store (self, field, &number);
      break;
    case SENDER_FIELD_STRV:
      boxed = g_value_get_boxed (value) != NULL ? g_value_get_boxed (value) : no_words;
      sender_record_store (self, field, &boxed);
      break;
    case SENDER_FIELD_JSON:
      boxed = g_value_get_boxed (value);
      sender_record_store (self, field, &boxed);
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
