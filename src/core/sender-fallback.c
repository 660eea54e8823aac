/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fallback.h"

/**
 * SenderFallback:
 *
 * Whether the service's own account takes over when the provider can't queue a message.
 */
struct _SenderFallback
{
  SenderRecord parent_instance;

  gboolean enabled;
};

G_DEFINE_FINAL_TYPE (SenderFallback, sender_fallback, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_BOOLEAN (SenderFallback, "enabled", enabled, SENDER_FIELD_PLAIN),
};

static void
sender_fallback_class_init (SenderFallbackClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_fallback_init (SenderFallback *self)
{
}

/**
 * sender_fallback_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderFallback *
sender_fallback_new (void)
{
  return g_object_new (SENDER_TYPE_FALLBACK, NULL);
}

/**
 * sender_fallback_is_enabled:
 *
 * Tells `enabled`.
 *
 * Returns: the value
 */
gboolean
sender_fallback_is_enabled (SenderFallback *self)
{
  return self->enabled;
}
