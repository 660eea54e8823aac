/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/* What may be meant while somebody types into a row of a request. Pure. */

typedef struct
{
  char *text;   /* what is put in */
  char *detail; /* (nullable): an example, or what it is for */
} SenderSuggestion;

/**
 * SenderSuggestions:
 * @start: first character that is replaced, counted in characters
 * @end: first character that stays
 * @items: (element-type SenderSuggestion): best first
 *
 * Read only.
 */
typedef struct
{
  guint      start;
  guint      end;
  GPtrArray *items;
} SenderSuggestions;

/* @record: a row of @request's body or headers; @property: `key`, `name` or `value`; @cursor in
 * characters. @all: somebody asked for them, so also where nothing was begun. */
SenderSuggestions *sender_suggestions_new (SenderConfig         *config,
                                           SenderChannelRequest *request,
                                           SenderRecord         *record,
                                           const char           *property,
                                           const char           *text,
                                           guint                 cursor,
                                           gboolean              all);
void               sender_suggestions_free (SenderSuggestions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderSuggestions, sender_suggestions_free)

G_END_DECLS
