/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone.h"

/**
 * SenderPingone:
 *
 * How the platform API is reached: the worker application.
 */
struct _SenderPingone
{
  SenderRecord parent_instance;

  char                      *worker_environment;
  char                      *client_id;
  SenderClientAuthentication client_authentication;
};

G_DEFINE_FINAL_TYPE (SenderPingone, sender_pingone, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_STRING (SenderPingone, "worker-environment", worker_environment, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderPingone, "client-id", client_id, SENDER_FIELD_PLAIN),
  SENDER_ENUM (SenderPingone, "client-authentication", client_authentication,
               SenderClientAuthentication, sender_client_authentication_get_type,
               SENDER_FIELD_PLAIN),
};

static void
sender_pingone_class_init (SenderPingoneClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_pingone_init (SenderPingone *self)
{
}

/**
 * sender_pingone_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderPingone *
sender_pingone_new (void)
{
  return g_object_new (SENDER_TYPE_PINGONE, NULL);
}

/**
 * sender_pingone_get_worker_environment:
 *
 * Gets the worker environment: environment of the worker application.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_pingone_get_worker_environment (SenderPingone *self)
{
  return self->worker_environment;
}

/**
 * sender_pingone_get_client_id:
 *
 * Gets the client id: its client id.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_pingone_get_client_id (SenderPingone *self)
{
  return self->client_id;
}

/**
 * sender_pingone_get_client_authentication:
 *
 * Gets the client authentication.
 *
 * Returns: one of [enum@ClientAuthentication]
 */
SenderClientAuthentication
sender_pingone_get_client_authentication (SenderPingone *self)
{
  return self->client_authentication;
}
