/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-header.h"

#include "sender-text.h"

#include <glib/gi18n-lib.h>

/* They say where a request ends or who answers it: the connection itself sets them. */
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

static gboolean
is_reserved (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (g_ascii_strcasecmp (name, reserved[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * sender_header_judge:
 * @name: the name of a header
 * @value: its value
 *
 * Judges whether a request may bring this header: rules, builder and transport all ask here.
 *
 * Returns: what is wrong with it
 */
SenderHeaderFault
sender_header_judge (const char *name,
                     const char *value)
{
  if (*name == '\0')
    return SENDER_HEADER_NAMELESS;
  if (is_reserved (name))
    return SENDER_HEADER_RESERVED;
  if (sender_text_has_control (name))
    return SENDER_HEADER_NAME_CONTROL;
  if (!sender_text_is_token (name))
    return SENDER_HEADER_NAME;
  return sender_text_has_control (value) ? SENDER_HEADER_VALUE_CONTROL : SENDER_HEADER_OK;
}

/**
 * sender_header_explain:
 * @fault: what is wrong with a header
 * @name: its name
 *
 * Says what is wrong, and never the value, which may be a secret.
 *
 * Returns: (transfer full) (nullable): a sentence, %NULL for %SENDER_HEADER_OK
 */
char *
sender_header_explain (SenderHeaderFault fault,
                       const char       *name)
{
  switch (fault)
    {
    case SENDER_HEADER_NAMELESS:
      return g_strdup (_ ("A header has no name; give it one or remove it."));
    case SENDER_HEADER_RESERVED:
      return g_strdup_printf (_ ("The header “%s” is set by the connection itself; remove it."),
                              name);
    case SENDER_HEADER_NAME_CONTROL:
    case SENDER_HEADER_VALUE_CONTROL:
      return g_strdup (_ ("A header holds a control character, such as a line break."));
    case SENDER_HEADER_NAME:
      return g_strdup_printf (_ ("“%s” is no header name: letters, digits and hyphens are "
                                 "allowed."),
                              name);
    case SENDER_HEADER_OK:
    default:
      return NULL;
    }
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
