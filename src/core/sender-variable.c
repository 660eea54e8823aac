/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-variable.h"

/**
 * SenderVariable:
 *
 * A variable the configuration declares, with a sample value.
 */
struct _SenderVariable
{
  SenderRecord parent_instance;

  char *name;
  char *sample;
};

G_DEFINE_FINAL_TYPE (SenderVariable, sender_variable, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_STRING (SenderVariable, "name", name, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderVariable, "sample", sample, SENDER_FIELD_PLAIN),
};

static void
sender_variable_class_init (SenderVariableClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_variable_init (SenderVariable *self)
{
}

/**
 * sender_variable_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderVariable *
sender_variable_new (void)
{
  return g_object_new (SENDER_TYPE_VARIABLE, NULL);
}

/**
 * sender_variable_get_name:
 *
 * Gets the name: without `${` and `}`.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_variable_get_name (SenderVariable *self)
{
  return self->name;
}

/**
 * sender_variable_get_sample:
 *
 * Gets the sample: what a preview and the proof use.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_variable_get_sample (SenderVariable *self)
{
  return self->sample;
}
