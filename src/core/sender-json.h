/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * A JSON tree that loses nothing: numbers keep their text, members and elements their order.
 * Built only by the strict scanner (sender-json-scanner.h) or by the constructors here.
 */

#define SENDER_JSON_MAX_LENGTH (4 * 1024 * 1024)
#define SENDER_JSON_MAX_DEPTH 64

typedef enum
{
  SENDER_JSON_NULL,
  SENDER_JSON_BOOLEAN,
  SENDER_JSON_NUMBER,
  SENDER_JSON_STRING,
  SENDER_JSON_ARRAY,
  SENDER_JSON_OBJECT,
} SenderJsonKind;

#define SENDER_TYPE_JSON (sender_json_get_type ())

GType sender_json_get_type (void);

SenderJson *sender_json_parse (const char *text,
                               gssize      length,
                               GError    **error);

SenderJson *sender_json_new_null (void);
SenderJson *sender_json_new_boolean (gboolean value);
SenderJson *sender_json_new_int (gint64 value);
SenderJson *sender_json_new_number (const char *text);
SenderJson *sender_json_new_string (const char *value);
SenderJson *sender_json_new_array (void);
SenderJson *sender_json_new_object (void);

SenderJson *sender_json_ref (SenderJson *self);
void        sender_json_unref (SenderJson *self);
SenderJson *sender_json_copy (SenderJson *self);
gboolean    sender_json_equal (SenderJson *a,
                               SenderJson *b);

gboolean sender_json_equal_unordered (SenderJson *a, SenderJson *b);

SenderJsonKind sender_json_get_kind (SenderJson *self);
const char    *sender_json_kind_get_label (SenderJsonKind kind);
guint          sender_json_get_line (SenderJson *self);
guint          sender_json_get_column (SenderJson *self);
gboolean       sender_json_get_boolean (SenderJson *self);
const char    *sender_json_get_text (SenderJson *self);
gboolean       sender_json_get_int (SenderJson *self,
                                    gint64     *value);

guint       sender_json_get_length (SenderJson *self);
SenderJson *sender_json_get_element (SenderJson *self,
                                     guint       position);
const char *sender_json_get_name (SenderJson *self,
                                  guint       position);
SenderJson *sender_json_get_member (SenderJson *self,
                                    const char *name);
const char *sender_json_get_string_member (SenderJson *self,
                                           const char *name);

void     sender_json_append (SenderJson *self,
                             SenderJson *element);
void     sender_json_set_member (SenderJson *self,
                                 const char *name,
                                 SenderJson *value);
void     sender_json_set_string (SenderJson *self,
                                 const char *name,
                                 const char *value);
gboolean sender_json_remove_member (SenderJson *self,
                                    const char *name);

char *sender_json_to_string (SenderJson *self);
char *sender_json_to_pretty (SenderJson *self);
void  sender_json_append_quoted (GString    *out,
                                 const char *text,
                                 gssize      length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderJson, sender_json_unref)

G_END_DECLS
