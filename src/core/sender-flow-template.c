/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow.h"

#include "sender-data.h"
#include "sender-json.h"
#include "sender-members.h"
#include "sender-message.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_KEY "OTP"

/* Without it a voice says “twelve thousand three hundred forty-five”. */
#define BEFORE_SPOKEN "<say-as interpret-as=\"digits\">"
#define AFTER_SPOKEN "</say-as>"

typedef struct
{
  const char *file;
  const char *widget;   /* which shows the code */
  const char *property; /* (nullable): where it is shown */
  const char *before;   /* the code */
  const char *after;
} Template;

static const Template templates[] = {
  [SENDER_FLOW_TEMPLATE_SMS] = { "flows/sms.json", "send_code", "body", "", "" },
  [SENDER_FLOW_TEMPLATE_VOICE] = { "flows/voice.json", "say_code", "say",
                                   BEFORE_SPOKEN, AFTER_SPOKEN },
  [SENDER_FLOW_TEMPLATE_XRAY] = { "flows/xray.json", "record", NULL, "", "" },
};

/* The keys the flow reads; of them `code` is the one that holds the code. */
typedef struct
{
  GPtrArray  *members; /* (owned) (nullable) */
  const char *code;    /* (unowned) */
} Keys;

static void
keys_init (Keys          *self,
           SenderMessage *message)
{
  const SenderMember *member = NULL;

  self->code = DEFAULT_KEY;
  if (message != NULL)
    self->members = sender_members_new (sender_message_get_content (message));
  if (self->members != NULL)
    member = sender_members_find (self->members, "otp");
  if (member != NULL)
    self->code = member->key;
}

static void
keys_clear (Keys *self)
{
  g_clear_pointer (&self->members, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

/* Liquid takes a name with a dot only where it is a plain word. */
static char *
dup_reference (const char *key)
{
  gboolean plain = *key != '\0' &&
                   strspn (key, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_") == strlen (key);

  return plain ? g_strdup_printf ("{{flow.data.%s}}", key)
               : g_strdup_printf ("{{flow.data[\"%s\"]}}", key);
}

/* Every key is read, so that nothing of the message is lost: “anna: Your code is 012345.” */
static char *
dup_text (const Template *template,
          const Keys *keys)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *spelt = dup_reference (keys->code);
  g_autofree char    *code = g_strconcat (template->before, spelt, template->after, NULL);

  for (guint i = 0; keys->members != NULL && i < keys->members->len; i++)
    {
      const SenderMember *member = g_ptr_array_index (keys->members, i);
      g_autofree char    *reference = dup_reference (member->key);

      if (!g_str_equal (member->key, keys->code))
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", reference);
    }
  if (text->len > 0)
    g_string_append (text, ": ");
  g_string_append_printf (text, _ ("Your code is %s."), code);
  return g_strdup (text->str);
}

static SenderJson *
find_properties (SenderJson *definition,
                 const char *widget)
{
  SenderJson *states = sender_json_get_member (definition, "states");

  for (guint i = 0; i < sender_json_get_length (states); i++)
    {
      SenderJson *state = sender_json_get_element (states, i);

      if (g_str_equal (sender_json_get_string_member (state, "name"), widget))
        return sender_json_get_member (state, "properties");
    }
  g_return_val_if_reached (NULL);
}

static void
append_variable (SenderJson *variables,
                 const char *key)
{
  SenderJson      *variable = sender_json_new_object ();
  g_autofree char *reference = dup_reference (key);

  sender_json_set_string (variable, "key", key);
  sender_json_set_string (variable, "value", reference);
  sender_json_append (variables, variable);
}

static void
record_keys (SenderJson *properties,
             const Keys *keys)
{
  SenderJson *variables = sender_json_get_member (properties, "variables");

  if (keys->members == NULL || keys->members->len == 0)
    append_variable (variables, keys->code);
  for (guint i = 0; keys->members != NULL && i < keys->members->len; i++)
    append_variable (variables,
                     ((const SenderMember *) g_ptr_array_index (keys->members, i))->key);
}

/**
 * sender_flow_template:
 * @kind: which flow
 * @message: (nullable): the message whose keys it reads, %NULL for `OTP`
 *
 * Makes the definition of a right flow: one that sends the code by SMS, one that calls and says it,
 * or one that sends nothing and records, in its execution's context, what arrived.
 *
 * Returns: (transfer full): the definition
 */
SenderJson *
sender_flow_template (SenderFlowTemplate kind,
                      SenderMessage     *message)
{
  const Template *template = &templates[kind];
  SenderJson      *definition = sender_data_read (template->file);
  SenderJson      *properties = find_properties (definition, template->widget);
  g_auto (Keys)    keys = { NULL, NULL };
  g_autofree char *text = NULL;

  keys_init (&keys, message);
  text = dup_text (template, &keys);
  if (template->property != NULL)
    sender_json_set_string (properties, template->property, text);
  else
    record_keys (properties, &keys);
  return definition;
}
