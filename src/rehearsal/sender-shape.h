/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/*
 * What the control interface takes: which members an object may have and what each must be. A
 * misspelt one would silently rehearse something else than was meant.
 */

typedef enum
{
  SENDER_SHAPE_TEXT,
  SENDER_SHAPE_BOOLEAN,
  SENDER_SHAPE_NUMBER,
  SENDER_SHAPE_WHOLE, /* a number without a fraction */
  SENDER_SHAPE_OBJECT,
  SENDER_SHAPE_MAP,     /* an object whose values are text */
  SENDER_SHAPE_TEXTS,   /* an array of text */
  SENDER_SHAPE_OBJECTS, /* an array of objects */
} SenderShapeKind;

typedef struct _SenderShape SenderShape;

struct _SenderShape
{
  const char        *name; /* (nullable): NULL ends the table */
  SenderShapeKind    kind;
  gint64             lowest; /* of a whole number */
  gint64             highest;
  const char *const *words; /* (nullable): what a text may be; NULL: anything */
  const SenderShape *inner; /* (nullable): of objects; NULL: anything */
};

gboolean sender_shape_check (SenderJson        *json,
                             const SenderShape *shape,
                             GError           **error);
gboolean sender_shape_check_kinds (SenderJson        *json,
                                   const SenderShape *shape,
                                   GError           **error);
gboolean sender_shape_check_word (SenderJson        *json,
                                  const char        *name,
                                  const char *const *words,
                                  GError           **error);

G_END_DECLS
