/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-provider.h"

/**
 * SenderProvider:
 *
 * Which kind of sender this is, and its name.
 */
struct _SenderProvider
{
  SenderRecord parent_instance;

  SenderProviderKind kind;
  char              *name;
};

G_DEFINE_FINAL_TYPE (SenderProvider, sender_provider, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_ENUM (SenderProvider, "kind", kind,
               SenderProviderKind, sender_provider_kind_get_type, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderProvider, "name", name, SENDER_FIELD_PLAIN),
};

static void
sender_provider_class_init (SenderProviderClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_provider_init (SenderProvider *self)
{
  self->kind = SENDER_PROVIDER_KIND_CUSTOM_PROVIDER;
}

/**
 * sender_provider_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderProvider *
sender_provider_new (void)
{
  return g_object_new (SENDER_TYPE_PROVIDER, NULL);
}

/**
 * sender_provider_get_kind:
 *
 * Gets the kind.
 *
 * Returns: one of [enum@ProviderKind]
 */
SenderProviderKind
sender_provider_get_kind (SenderProvider *self)
{
  return self->kind;
}

/**
 * sender_provider_get_name:
 *
 * Gets the name: provider name.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_provider_get_name (SenderProvider *self)
{
  return self->name;
}
