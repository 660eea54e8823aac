/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-header.h"

static const char *const reserved[] = {
  "Connection",
  "Content-Length",
  "Expect",
  "Host",
  "Keep-Alive",
  "Proxy-Authorization",
  "Proxy-Connection",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
};

/**
 * SenderHeader:
 *
 * One header of a channel's request.
 */
struct _SenderHeader
{
  SenderRecord parent_instance;

  char *name;
  char *value;
};

G_DEFINE_FINAL_TYPE (SenderHeader, sender_header, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_STRING (SenderHeader, "name", name, SENDER_FIELD_PLAIN),
  SENDER_STRING (SenderHeader, "value", value, SENDER_FIELD_PLAIN),
};

static void
sender_header_class_init (SenderHeaderClass *klass)
{
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_header_init (SenderHeader *self)
{
}

/**
 * sender_header_is_reserved:
 * @name: the name of a header
 *
 * Tells the headers that say where a request ends or who answers it: they are set by the
 * connection itself, and no request may bring its own.
 *
 * Returns: whether it is one of them
 */
gboolean
sender_header_is_reserved (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (g_ascii_strcasecmp (name, reserved[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * sender_header_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderHeader *
sender_header_new (void)
{
  return g_object_new (SENDER_TYPE_HEADER, NULL);
}

/**
 * sender_header_get_name:
 *
 * Gets the name: name as typed.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_header_get_name (SenderHeader *self)
{
  return self->name;
}

/**
 * sender_header_get_value:
 *
 * Gets the value: value.
 *
 * Returns: the text, never %NULL
 */
const char *
sender_header_get_value (SenderHeader *self)
{
  return self->value;
}
