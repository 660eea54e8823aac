/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-acceptance.h"

/**
 * SenderAcceptance:
 *
 * A finding that somebody looked at and accepted, with the reason; it stays listed and counts no
 * more.
 */
struct _SenderAcceptance
{
  SenderRecord parent_instance;

  char *id;
  char *path;
  char *reason;
};

G_DEFINE_FINAL_TYPE (SenderAcceptance, sender_acceptance, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_STRING (SenderAcceptance, "id", id, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderAcceptance, "path", path, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderAcceptance, "reason", reason, SENDER_FIELD_PLAIN),
};

static void
sender_acceptance_class_init (SenderAcceptanceClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_acceptance_init (SenderAcceptance *self)
{
}

/**
 * sender_acceptance_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderAcceptance *
sender_acceptance_new (void)
{
  return g_object_new (SENDER_TYPE_ACCEPTANCE, NULL);
}

/**
 * sender_acceptance_get_id:
 *
 * Gets the id: rule id.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_acceptance_get_id (SenderAcceptance *self)
{
  return self->id;
}

/**
 * sender_acceptance_get_path:
 *
 * Gets the path: path of the finding.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_acceptance_get_path (SenderAcceptance *self)
{
  return self->path;
}

/**
 * sender_acceptance_get_reason:
 *
 * Gets the reason: why it is accepted.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_acceptance_get_reason (SenderAcceptance *self)
{
  return self->reason;
}
