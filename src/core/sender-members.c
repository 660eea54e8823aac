/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-members.h"

#include "sender-json.h"
#include "sender-text.h"
#include "sender-variables.h"

#include <string.h>

/* Every variable is replaced by a number of its own, which is JSON inside quotes and outside. */
#define MARKER "9081726354536271%u"
#define FIRST_MARKER 1000

typedef struct
{
  GPtrArray *names; /* (owned) (element-type utf8) */
  char       marker[32];
} Marking;

static void
member_free (gpointer data)
{
  SenderMember *self = data;

  g_free (self->key);
  g_strfreev (self->variables);
  g_free (self);
}

static const char *
write_marker (Marking *marking,
              guint    position)
{
  g_snprintf (marking->marker, sizeof marking->marker, MARKER, FIRST_MARKER + position);
  return marking->marker;
}

static const char *
mark_cb (const char *name,
         gsize       name_length,
         gpointer    user_data)
{
  Marking *marking = user_data;

  g_ptr_array_add (marking->names, g_strndup (name, name_length));
  return write_marker (marking, marking->names->len - 1);
}

static GStrv
find_variables (Marking    *marking,
                SenderJson *value)
{
  g_autofree char         *text = sender_json_to_string (value);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; i < marking->names->len; i++)
    {
      if (strstr (text, write_marker (marking, i)) != NULL)
        g_strv_builder_add (found, g_ptr_array_index (marking->names, i));
    }
  return g_strv_builder_end (found);
}

static SenderJson *
parse_marked (Marking    *marking,
              const char *content)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_ptr_array_set_size (marking->names, 0);
  sender_variables_expand (text, content, mark_cb, NULL, marking);
  return sender_json_parse (text->str, (gssize) text->len, NULL);
}

/**
 * sender_members_new:
 * @content: the text of a message, with its variables
 *
 * Reads the members of the JSON object that a message is before anything is filled in, or is meant
 * to be: typographic quotes hide no member.
 *
 * Returns: (transfer full) (nullable) (element-type SenderMember): the members, %NULL if it is none
 */
GPtrArray *
sender_members_new (const char *content)
{
  g_autoptr (GPtrArray)  names = g_ptr_array_new_with_free_func (g_free);
  Marking                marking = { names, "" };
  g_autoptr (SenderJson) json = parse_marked (&marking, content);
  g_autofree char       *straight = sender_text_straighten_quotes (content);
  GPtrArray             *members = NULL;

  if (json == NULL)
    json = parse_marked (&marking, straight);
  if (json == NULL || sender_json_get_kind (json) != SENDER_JSON_OBJECT)
    return NULL;
  members = g_ptr_array_new_with_free_func (member_free);
  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      SenderMember *member = g_new0 (SenderMember, 1);

      member->key = g_strdup (sender_json_get_name (json, i));
      member->variables = find_variables (&marking, sender_json_get_element (json, i));
      g_ptr_array_add (members, member);
    }
  return members;
}

/**
 * sender_members_find:
 * @members: (element-type SenderMember): of [func@members_new]
 * @variable: a variable's name as it is documented
 *
 * Finds the member that carries a variable.
 *
 * Returns: (nullable): the first one, %NULL if there is none
 */
const SenderMember *
sender_members_find (GPtrArray  *members,
                     const char *variable)
{
  for (guint i = 0; i < members->len; i++)
    {
      const SenderMember *member = g_ptr_array_index (members, i);

      for (gsize j = 0; member->variables[j] != NULL; j++)
        {
          const char *spelt = member->variables[j];

          if (sender_variables_is_same (variable, spelt, strlen (spelt)))
            return member;
        }
    }
  return NULL;
}
