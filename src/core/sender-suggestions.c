/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-suggestions.h"

#include "sender-builder-private.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-variable.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CONTENT_TYPE "Content-Type"

/* One look for suggestions. */
typedef struct
{
  SenderConfig         *config;
  SenderChannelRequest *request;
  SenderRecord         *record;
  const char           *typed; /* what a suggestion has to begin with */
  SenderSuggestions    *found;
} Search;

static void
suggestion_free (gpointer data)
{
  SenderSuggestion *self = data;

  g_free (self->text);
  g_free (self->detail);
  g_free (self);
}

static gboolean
begins_with (const char *name,
             const char *typed)
{
  return g_ascii_strncasecmp (name, typed, strlen (typed)) == 0;
}

static void
suggest (Search     *search,
         const char *text,
         const char *detail)
{
  SenderSuggestion *item = g_new0 (SenderSuggestion, 1);

  item->text = g_strdup (text);
  item->detail = g_strdup (detail);
  g_ptr_array_add (search->found->items, item);
}

/* A key that another row has already would be there twice. */
static gboolean
is_taken (Search     *search,
          const char *key)
{
  SenderList *rows = sender_channel_request_get_body (search->request);

  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    {
      SenderFormField *row = sender_list_get (rows, i);

      if ((gpointer) row != (gpointer) search->record && sender_form_field_is_enabled (row) &&
          g_str_equal (sender_form_field_get_key (row), key))
        return TRUE;
    }
  return FALSE;
}

static void
suggest_keys (Search *search)
{
  const SenderVendor *vendor = sender_builder_get_vendor (search->request);

  for (guint i = 0; i < vendor->n_keys; i++)
    {
      const SenderVendorKey *key = &vendor->keys[i];

      if (begins_with (key->name, search->typed) && !is_taken (search, key->name))
        suggest (search, key->name, key->required ? _ ("needed") : _ ("what the flow gets"));
    }
}

/* PingOne knows one header for a body, and two values of it (reference, PingOne 1.6). */
static void
suggest_headers (Search *search)
{
  if (begins_with (CONTENT_TYPE, search->typed))
    suggest (search, CONTENT_TYPE, _ ("the format of the body"));
}

static void
suggest_header_values (Search *search)
{
  static const char *const types[] = { "application/x-www-form-urlencoded", "application/json" };
  const char              *name = sender_header_get_name (SENDER_HEADER (search->record));

  if (g_ascii_strcasecmp (name, CONTENT_TYPE) != 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (begins_with (types[i], search->typed))
      suggest (search, types[i], i == 0 ? _ ("Form") : _ ("Raw, as JSON"));
}

static void
suggest_variable (Search     *search,
                  const char *name,
                  const char *sample)
{
  g_autofree char *text = g_strdup_printf ("${%s}", name);

  if (begins_with (name, search->typed))
    suggest (search, text, sample);
}

static void
suggest_variables (Search *search)
{
  const char *const *known = sender_variables_get_known (SENDER_VARIABLE_SCOPE_REQUEST);
  SenderList        *declared = sender_config_get_variables (search->config);

  for (guint i = 0; known[i] != NULL; i++)
    {
      const char *sample = sender_variables_get_sample (known[i]);

      suggest_variable (search, known[i], sample != NULL ? sample : _ ("the rendered message"));
    }
  for (guint i = 0; i < sender_list_get_n_items (declared); i++)
    {
      SenderVariable *variable = sender_list_get (declared, i);

      suggest_variable (search, sender_variable_get_name (variable),
                        sender_variable_get_sample (variable));
    }
}

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || strchr ("._-", c) != NULL;
}

/* The `$` or `${` that was begun before @cursor, both in bytes; @cursor where there is none. */
static const char *
find_begun (const char *text,
            const char *cursor)
{
  const char *start = cursor;

  while (start > text && is_name_character (start[-1]))
    start--;
  if (start > text && start[-1] == '{')
    start--;
  return start > text && start[-1] == '$' ? start - 1 : cursor;
}

/* Replaces what was begun up to its closing brace; returns what has been typed of the name. */
static char *
take_variable (Search     *search,
               const char *text,
               guint       cursor)
{
  const char *place = g_utf8_offset_to_pointer (text, (glong) cursor);
  const char *start = find_begun (text, place);
  const char *name = start + strspn (start, "$");

  search->found->start = (guint) g_utf8_pointer_to_offset (text, start);
  search->found->end = cursor;
  if (start < place && *place == '}')
    search->found->end++;
  name += *name == '{' && name < place ? 1 : 0;
  return name < place ? g_strndup (name, (gsize) (place - name)) : g_strdup ("");
}

static void
search_value (Search     *search,
              const char *text,
              guint       cursor,
              gboolean    all)
{
  g_autofree char *typed = take_variable (search, text, cursor);
  gboolean         begun = search->found->start < search->found->end;

  if (!begun && !all)
    return;
  search->typed = typed;
  suggest_variables (search);
}

/* What is there already is no suggestion. */
static void
drop_finished (SenderSuggestions *found,
               const char        *text)
{
  g_autofree char *typed = g_utf8_substring (text, found->start, found->end);

  for (guint i = found->items->len; i > 0; i--)
    {
      SenderSuggestion *item = g_ptr_array_index (found->items, i - 1);

      if (g_str_equal (item->text, typed))
        g_ptr_array_remove_index (found->items, i - 1);
    }
}

/**
 * sender_suggestions_new:
 * @config: the configuration
 * @request: a request of it
 * @record: a row of the request
 * @property: which of its texts
 * @text: the text
 * @cursor: where the cursor stands, in characters
 * @all: somebody asked for them
 *
 * Looks for what may be meant: the vendor's keys, variables that were begun with `$`, and what
 * PingOne knows of headers.
 *
 * Returns: (transfer full): the suggestions
 */
SenderSuggestions *
sender_suggestions_new (SenderConfig         *config,
                        SenderChannelRequest *request,
                        SenderRecord         *record,
                        const char           *property,
                        const char           *text,
                        guint                 cursor,
                        gboolean              all)
{
  SenderSuggestions *found = g_new0 (SenderSuggestions, 1);
  Search             search = { config, request, record, text, found };
  gboolean           is_value = g_str_equal (property, "value");
  glong              length = g_utf8_strlen (text, -1);

  found->items = g_ptr_array_new_with_free_func (suggestion_free);
  found->end = (guint) length;
  if (SENDER_IS_FORM_FIELD (record) && is_value)
    search_value (&search, text, MIN (cursor, (guint) length), all);
  else if (SENDER_IS_FORM_FIELD (record))
    suggest_keys (&search);
  else if (is_value)
    suggest_header_values (&search);
  else
    suggest_headers (&search);
  drop_finished (found, text);
  return found;
}

/**
 * sender_suggestions_free:
 * @self: (nullable) (transfer full): suggestions
 *
 * Frees them.
 */
void
sender_suggestions_free (SenderSuggestions *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->items);
  g_free (self);
}
