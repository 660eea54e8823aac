/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-environment.h"

/**
 * SenderEnvironment:
 *
 * The environment a configuration belongs to.
 */
struct _SenderEnvironment
{
  SenderRecord parent_instance;

  char        *name;
  char        *id;
  SenderRegion region;
  char        *domain;
  gboolean     production;
};

G_DEFINE_FINAL_TYPE (SenderEnvironment, sender_environment, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_STRING (SenderEnvironment, "name", name, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderEnvironment, "id", id, SENDER_FIELD_PLAIN),
  SENDER_ENUM (SenderEnvironment, "region", region,
               SenderRegion, sender_region_get_type, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderEnvironment, "domain", domain, SENDER_FIELD_OPTIONAL),
  SENDER_BOOLEAN (SenderEnvironment, "production", production, SENDER_FIELD_PLAIN),
};

static void
sender_environment_class_init (SenderEnvironmentClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_environment_init (SenderEnvironment *self)
{
}

/**
 * sender_environment_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderEnvironment *
sender_environment_new (void)
{
  return g_object_new (SENDER_TYPE_ENVIRONMENT, NULL);
}

/**
 * sender_environment_get_name:
 *
 * Gets the name: name for people.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_environment_get_name (SenderEnvironment *self)
{
  return self->name;
}

/**
 * sender_environment_get_id:
 *
 * Gets the id: UUID, lower case.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_environment_get_id (SenderEnvironment *self)
{
  return self->id;
}

/**
 * sender_environment_get_region:
 *
 * Gets the region.
 *
 * Returns: one of [enum@Region]
 */
SenderRegion
sender_environment_get_region (SenderEnvironment *self)
{
  return self->region;
}

/**
 * sender_environment_get_domain:
 *
 * Gets the domain: custom authorization domain.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_environment_get_domain (SenderEnvironment *self)
{
  return self->domain;
}

/**
 * sender_environment_is_production:
 *
 * Tells `production`: whether people depend on it.
 *
 * Returns: the value
 */
gboolean
sender_environment_is_production (SenderEnvironment *self)
{
  return self->production;
}
