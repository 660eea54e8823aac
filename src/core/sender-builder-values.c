/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder-private.h"

#include "sender-config.h"
#include "sender-message.h"

#include <string.h>

struct _SenderValues
{
  SenderConfig           *config; /* (unowned) */
  const SenderBuildInput *input;  /* (unowned) */
  char                   *to;     /* (owned) (nullable): in the channel's number format */
  char                   *from;   /* (owned) (nullable): likewise */
};

#define CODE "otp"

static gboolean
is_code (const char *name)
{
  return sender_variables_is_same (CODE, name, strlen (name));
}

static const char *
lookup_given (GHashTable *values,
              const char *name)
{
  const char    *value = NULL;
  GHashTableIter iter = { 0 };
  gpointer       key = NULL;
  gpointer       found = NULL;

  if (values == NULL)
    return NULL;
  value = g_hash_table_lookup (values, name);
  if (value != NULL || !is_code (name))
    return value;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &key, &found))
    if (is_code (key))
      return found;
  return NULL;
}

static const char *
lookup_source (SenderValues *self,
               const char   *name)
{
  const char *value = lookup_given (self->input->values, name);

  if (value == NULL)
    value = sender_config_get_sample (self->config, name);
  if (value == NULL && is_code (name))
    value = sender_config_get_sample (self->config, CODE);
  if (value == NULL)
    value = sender_variables_get_sample (name);
  return value;
}

static char *
dup_number (SenderValues         *self,
            SenderChannelRequest *request,
            const char           *name,
            const char           *given)
{
  const char *number = given;

  if (number == NULL)
    number = lookup_source (self, name);
  return number != NULL ? sender_builder_format_number (request, number) : NULL;
}

/* What only the request of one send knows; empty text is no value. */
static const char *
lookup_own (SenderValues *self,
            const char   *name)
{
  SenderMessage *message = self->input->message;
  const char    *value = NULL;

  if (g_str_equal (name, "to"))
    return self->to;
  if (g_str_equal (name, "from"))
    return self->from;
  if (message != NULL && g_str_equal (name, "voice"))
    value = sender_message_get_voice (message);
  if (message != NULL && g_str_equal (name, "locale"))
    value = sender_message_get_locale (message);
  return value != NULL && *value != '\0' ? value : NULL;
}

SenderValues *
sender_values_new (SenderConfig           *config,
                   SenderChannelRequest   *request,
                   const SenderBuildInput *input)
{
  SenderValues *self = g_new0 (SenderValues, 1);

  self->config = config;
  self->input = input;
  if (request != NULL)
    {
      self->to = dup_number (self, request, "to", input->to);
      self->from = dup_number (self, request, "from", input->from);
    }
  return self;
}

void
sender_values_free (SenderValues *self)
{
  g_free (self->to);
  g_free (self->from);
  g_free (self);
}

const char *
sender_values_lookup (SenderValues       *self,
                      SenderVariableScope scope,
                      const char         *name,
                      gsize               name_length)
{
  g_autofree char *typed = g_strndup (name, name_length);
  const char      *value = NULL;

  if (scope == SENDER_VARIABLE_SCOPE_REQUEST)
    value = lookup_own (self, typed);
  return value != NULL ? value : lookup_source (self, typed);
}

gboolean
sender_values_has_message (SenderValues *self)
{
  return self->input->message != NULL;
}
