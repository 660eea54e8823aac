/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-private.h"

#include "sender-json.h"

#include <glib/gi18n-lib.h>

static SenderJson *
get_member_of_kind (SenderJson    *object,
                    const char    *name,
                    SenderJsonKind kind)
{
  SenderJson *member = sender_json_get_member (object, name);

  return member != NULL && sender_json_get_kind (member) == kind ? member : NULL;
}

static char *
find_name_fault (SenderJson *state,
                 guint       position,
                 GHashTable *names)
{
  const char *name = NULL;

  if (sender_json_get_kind (state) != SENDER_JSON_OBJECT)
    return g_strdup_printf (_ ("Entry %u of “states” is no object."), position + 1);
  name = sender_json_get_string_member (state, "name");
  if (name == NULL || *name == '\0')
    return g_strdup_printf (_ ("Widget %u has no name."), position + 1);
  if (!g_hash_table_add (names, (gpointer) name))
    return g_strdup_printf (_ ("Two widgets are named “%s”."), name);
  if (sender_json_get_string_member (state, "type") == NULL)
    return g_strdup_printf (_ ("The widget “%s” has no type."), name);
  if (get_member_of_kind (state, "transitions", SENDER_JSON_ARRAY) == NULL)
    return g_strdup_printf (_ ("The widget “%s” has no list of transitions."), name);
  return NULL;
}

static char *
find_transition_fault (SenderJson *state,
                       GHashTable *names)
{
  const char *name = sender_json_get_string_member (state, "name");
  SenderJson *transitions = sender_json_get_member (state, "transitions");

  for (guint i = 0; i < sender_json_get_length (transitions); i++)
    {
      SenderJson *transition = sender_json_get_element (transitions, i);
      const char *next = NULL;

      if (sender_json_get_kind (transition) != SENDER_JSON_OBJECT ||
          sender_json_get_string_member (transition, "event") == NULL)
        return g_strdup_printf (_ ("A transition of the widget “%s” names no event."), name);
      next = sender_json_get_string_member (transition, "next");
      if (next != NULL && *next != '\0' && !g_hash_table_contains (names, next))
        return g_strdup_printf (_ ("The widget “%s” leads to “%s”, which the flow does not have."),
                                name, next);
    }
  return NULL;
}

/* Exactly one trigger, and it is where the flow begins (reference, Twilio 5.2). */
static char *
find_trigger_fault (SenderJson *definition,
                    SenderJson *states,
                    GHashTable *names)
{
  const char *initial = sender_json_get_string_member (definition, "initial_state");
  const char *trigger = NULL;

  if (initial == NULL || *initial == '\0')
    return g_strdup (_ ("The flow names no initial state."));
  if (!g_hash_table_contains (names, initial))
    return g_strdup_printf (_ ("The flow begins at “%s”, which it does not have."), initial);
  for (guint i = 0; i < sender_json_get_length (states); i++)
    {
      SenderJson *state = sender_json_get_element (states, i);

      if (!g_str_equal (sender_json_get_string_member (state, "type"), "trigger"))
        continue;
      if (trigger != NULL)
        return g_strdup_printf (_ ("The flow has two triggers, “%s” and “%s”."), trigger,
                                sender_json_get_string_member (state, "name"));
      trigger = sender_json_get_string_member (state, "name");
    }
  if (g_strcmp0 (trigger, initial) != 0)
    return g_strdup_printf (_ ("The flow begins at “%s”, which is no trigger."), initial);
  return NULL;
}

char *
sender_flow_find_fault (SenderJson *definition)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  SenderJson            *states = get_member_of_kind (definition, "states", SENDER_JSON_ARRAY);
  char                  *fault = NULL;

  if (states == NULL || sender_json_get_length (states) == 0)
    return g_strdup (_ ("The flow has no widgets."));
  for (guint i = 0; i < sender_json_get_length (states) && fault == NULL; i++)
    fault = find_name_fault (sender_json_get_element (states, i), i, names);
  for (guint i = 0; i < sender_json_get_length (states) && fault == NULL; i++)
    fault = find_transition_fault (sender_json_get_element (states, i), names);
  return fault != NULL ? fault : find_trigger_fault (definition, states, names);
}
