/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-private.h"

#include "sender-json.h"
#include "sender-liquid.h"

#include <string.h>

/* Both names of the data of an execution (reference, Twilio 3.2). */
static const char *const prefixes[] = {
  "flow.data",
  "trigger.request.parameters",
};

/* What is being read while the strings of a state are walked through. */
typedef struct
{
  GPtrArray  *reads;
  const char *widget;
} Walk;

void
sender_flow_read_free (SenderFlowRead *self)
{
  g_free (self->widget);
  g_free (self->key);
  g_free (self->property);
  g_free (self);
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

static void
add_read (const Walk *walk,
          const char *property,
          const char *key,
          gsize       length)
{
  SenderFlowRead *read = NULL;

  for (guint i = 0; i < walk->reads->len; i++)
    {
      const SenderFlowRead *other = g_ptr_array_index (walk->reads, i);

      if (strlen (other->key) == length && strncmp (other->key, key, length) == 0 &&
          g_str_equal (other->property, property) && g_str_equal (other->widget, walk->widget))
        return;
    }
  read = g_new0 (SenderFlowRead, 1);
  read->widget = g_strdup (walk->widget);
  read->key = g_strndup (key, length);
  read->property = g_strdup (property);
  g_ptr_array_add (walk->reads, read);
}

/* The key after a prefix: `.key`, `["key"]` or `['key']`; NULL if there is none. */
static const char *
find_key (const char *after,
          gsize      *length)
{
  const char *end = NULL;

  if (*after == '.')
    {
      for (*length = 0; is_word (after[1 + *length]); (*length)++)
        ;
      return *length > 0 ? after + 1 : NULL;
    }
  if (*after != '[' || (after[1] != '"' && after[1] != '\''))
    return NULL;
  end = strchr (after + 2, after[1]);
  *length = end != NULL ? (gsize) (end - after) - 2 : 0;
  return *length > 0 ? after + 2 : NULL;
}

/* A tag or a filter may read several keys, so the text itself is searched, not one path. */
static void
add_reads_of_liquid (const Walk *walk,
                     const char *property,
                     const char *liquid)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize       prefix_length = strlen (prefixes[i]);
      const char *found = strstr (liquid, prefixes[i]);

      for (; found != NULL; found = strstr (found + prefix_length, prefixes[i]))
        {
          gsize       length = 0;
          const char *key = find_key (found + prefix_length, &length);
          gboolean    whole = found == liquid || (!is_word (found[-1]) && found[-1] != '.');

          if (whole && key != NULL)
            add_read (walk, property, key, length);
        }
    }
}

static void
walk_text (const Walk *walk,
           const char *property,
           const char *text)
{
  SenderLiquidRef ref = { 0 };
  gsize           offset = 0;

  while (sender_liquid_next (text, offset, &ref))
    {
      g_autofree char *liquid = g_strndup (text + ref.start, ref.end - ref.start);

      add_reads_of_liquid (walk, property, liquid);
      offset = ref.end;
      sender_liquid_ref_clear (&ref);
    }
}

static void
walk_json (const Walk *walk,
           const char *property,
           SenderJson *json)
{
  SenderJsonKind kind = sender_json_get_kind (json);

  if (kind == SENDER_JSON_STRING)
    walk_text (walk, property, sender_json_get_text (json));
  if (kind != SENDER_JSON_OBJECT && kind != SENDER_JSON_ARRAY)
    return;
  for (guint i = 0; i < sender_json_get_length (json); i++)
    {
      const char      *name = kind == SENDER_JSON_OBJECT ? sender_json_get_name (json, i) : NULL;
      g_autofree char *path = NULL;

      if (name == NULL)
        path = g_strdup_printf ("%s[%u]", property, i);
      else
        path = g_strconcat (property, *property != '\0' ? "." : "", name, NULL);
      walk_json (walk, path, sender_json_get_element (json, i));
    }
}

/* Properties hold what a widget does; conditions stand at the transitions of a split. */
void
sender_flow_collect_reads (GPtrArray  *reads,
                           SenderJson *state)
{
  Walk        walk = { reads, sender_json_get_string_member (state, "name") };
  SenderJson *properties = sender_json_get_member (state, "properties");
  SenderJson *transitions = sender_json_get_member (state, "transitions");

  if (properties != NULL)
    walk_json (&walk, "", properties);
  if (transitions != NULL)
    walk_json (&walk, "transitions", transitions);
}
