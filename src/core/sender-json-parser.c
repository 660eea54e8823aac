/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json.h"

#include "sender-json-private.h"
#include "sender-json-scanner.h"

#include <string.h>

/* The tree as far as it has been read. */
typedef struct
{
  SenderJson *root; /* (owned) (nullable) */
  char       *name; /* (owned) (nullable): of the member whose value comes next */
  SenderJson *open[SENDER_JSON_MAX_DEPTH];
} Builder;

static const SenderJsonKind kinds[] = {
  [SENDER_JSON_EVENT_OBJECT_START] = SENDER_JSON_OBJECT,
  [SENDER_JSON_EVENT_ARRAY_START] = SENDER_JSON_ARRAY,
  [SENDER_JSON_EVENT_STRING] = SENDER_JSON_STRING,
  [SENDER_JSON_EVENT_NUMBER] = SENDER_JSON_NUMBER,
  [SENDER_JSON_EVENT_TRUE] = SENDER_JSON_BOOLEAN,
  [SENDER_JSON_EVENT_FALSE] = SENDER_JSON_BOOLEAN,
  [SENDER_JSON_EVENT_NULL] = SENDER_JSON_NULL,
};

static void
place (Builder    *self,
       guint       depth,
       SenderJson *value)
{
  if (depth == 0)
    self->root = value;
  else if (self->open[depth - 1]->kind == SENDER_JSON_OBJECT)
    sender_json_add_member (self->open[depth - 1], g_steal_pointer (&self->name), value);
  else
    sender_json_append (self->open[depth - 1], value);
  if (value->values != NULL)
    self->open[depth] = value;
}

static gboolean
build (const SenderJsonEvent *event,
       gpointer               user_data)
{
  Builder    *self = user_data;
  SenderJson *value = NULL;

  if (event->kind == SENDER_JSON_EVENT_NAME)
    self->name = g_strndup (event->text, event->length);
  if (event->kind == SENDER_JSON_EVENT_NAME || event->kind == SENDER_JSON_EVENT_OBJECT_END ||
      event->kind == SENDER_JSON_EVENT_ARRAY_END)
    return TRUE;
  value = sender_json_new_value (kinds[event->kind]);
  value->line = event->line;
  value->column = event->column;
  value->boolean = event->kind == SENDER_JSON_EVENT_TRUE;
  value->text = event->text != NULL ? g_strndup (event->text, event->length) : NULL;
  place (self, event->depth, value);
  return TRUE;
}

/**
 * sender_json_parse:
 * @text: JSON
 * @length: its bytes, or -1 if it ends with a zero
 * @error: return location for an error
 *
 * Reads a text with the strict scanner; see sender_json_scanner_scan() for what is refused and
 * how. Every value knows its line and column.
 *
 * Returns: (transfer full) (nullable): the tree; %NULL with @error set
 */
SenderJson *
sender_json_parse (const char *text,
                   gssize      length,
                   GError    **error)
{
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  Builder                       builder = { 0 };
  gboolean                      whole = FALSE;

  whole = sender_json_scanner_scan (scanner, text, length < 0 ? strlen (text) : (gsize) length,
                                    build, &builder, error);
  g_free (builder.name);
  if (!whole)
    g_clear_pointer (&builder.root, sender_json_unref);
  return builder.root;
}
