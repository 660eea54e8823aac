/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-form-field.h"

/**
 * SenderFormField:
 *
 * One pair of a form body: the decoded key and value, with every variable untouched.
 */
struct _SenderFormField
{
  SenderRecord parent_instance;

  char    *key;
  char    *value;
  gboolean enabled;
  char    *encoded; /* used only while it still decodes to key and value */
};

G_DEFINE_FINAL_TYPE (SenderFormField, sender_form_field, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_STRING (SenderFormField, "key", key, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderFormField, "value", value, SENDER_FIELD_PLAIN),
  SENDER_BOOLEAN (SenderFormField, "enabled", enabled, SENDER_FIELD_OPTIONAL),
  SENDER_STRING (SenderFormField, "encoded", encoded,
                 SENDER_FIELD_OPTIONAL | SENDER_FIELD_INTERNAL),
};

static void
sender_form_field_class_init (SenderFormFieldClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_form_field_init (SenderFormField *self)
{
  self->enabled = TRUE;
}

/**
 * sender_form_field_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderFormField *
sender_form_field_new (void)
{
  return g_object_new (SENDER_TYPE_FORM_FIELD, NULL);
}

/**
 * sender_form_field_get_key:
 *
 * Gets the key: decoded key.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_form_field_get_key (SenderFormField *self)
{
  return self->key;
}

/**
 * sender_form_field_get_value:
 *
 * Gets the value: decoded value.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_form_field_get_value (SenderFormField *self)
{
  return self->value;
}

/**
 * sender_form_field_is_enabled:
 *
 * Tells `enabled`: whether the row is sent; a disabled row stays local.
 *
 * Returns: the value
 */
gboolean
sender_form_field_is_enabled (SenderFormField *self)
{
  return self->enabled;
}

/**
 * sender_form_field_get_encoded:
 *
 * Gets the bytes that were read, where encoding key and value would give others. They count only
 * while they decode to the present key and value.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_form_field_get_encoded (SenderFormField *self)
{
  return self->encoded;
}
