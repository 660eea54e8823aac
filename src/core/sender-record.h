/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-types.h"

G_BEGIN_DECLS

/*
 * The table-driven base of every record: a class declares its fields once and gets properties with
 * explicit notify, copy, comparison, JSON both ways, paths and "changed" from the table.
 */

typedef enum
{
  SENDER_FIELD_STRING,  /* char *, never NULL */
  SENDER_FIELD_BOOLEAN, /* gboolean */
  SENDER_FIELD_ENUM,    /* an enumeration of sender-enums.h */
  SENDER_FIELD_STRV,    /* GStrv, never NULL */
  SENDER_FIELD_JSON,    /* SenderJson *, nullable */
  SENDER_FIELD_RECORD,  /* a SenderRecord owned for life */
  SENDER_FIELD_LIST,    /* a SenderList owned for life */
} SenderFieldKind;

typedef enum
{
  SENDER_FIELD_PLAIN = 0,
  SENDER_FIELD_OPTIONAL = 1 << 0, /* left out of the document while it has its default value */
  SENDER_FIELD_INTERNAL = 1 << 1, /* in the document, but no path reaches it */
} SenderFieldFlags;

/**
 * SenderField:
 * @name: property name, and name of the member in the document
 * @kind: what is stored
 * @offset: where in the instance; the macros below check its type
 * @get_type: (nullable): type of the enumeration, record or list items
 * @flags: how it is written
 */
typedef struct
{
  const char     *name;
  SenderFieldKind kind;
  gsize           offset;
  GType (*get_type) (void);
  SenderFieldFlags flags;
} SenderField;

/* The array has a negative size, and does not compile, if the member is not of the type. */
#define SENDER_FIELD_IS(Type, member, CType) \
  (__builtin_types_compatible_p (__typeof__ (((Type *) 0)->member), CType) ? 1 : -1)
#define SENDER_FIELD_OFFSET(Type, member, CType) \
  (G_STRUCT_OFFSET (Type, member) + 0 * sizeof (char[SENDER_FIELD_IS (Type, member, CType)]))

#define SENDER_STRING(Type, name, member, flags)                                       \
  {                                                                                    \
    name, SENDER_FIELD_STRING, SENDER_FIELD_OFFSET (Type, member, char *), NULL, flags \
  }
#define SENDER_BOOLEAN(Type, name, member, flags)                                         \
  {                                                                                       \
    name, SENDER_FIELD_BOOLEAN, SENDER_FIELD_OFFSET (Type, member, gboolean), NULL, flags \
  }
#define SENDER_ENUM(Type, name, member, CType, get_type, flags)                         \
  {                                                                                     \
    name, SENDER_FIELD_ENUM, SENDER_FIELD_OFFSET (Type, member, CType), get_type, flags \
  }
#define SENDER_STRV(Type, name, member, flags)                                      \
  {                                                                                 \
    name, SENDER_FIELD_STRV, SENDER_FIELD_OFFSET (Type, member, GStrv), NULL, flags \
  }
#define SENDER_JSON(Type, name, member, flags)                                             \
  {                                                                                        \
    name, SENDER_FIELD_JSON, SENDER_FIELD_OFFSET (Type, member, SenderJson *), NULL, flags \
  }
#define SENDER_RECORD_FIELD(Type, name, member, CType, get_type, flags)                     \
  {                                                                                         \
    name, SENDER_FIELD_RECORD, SENDER_FIELD_OFFSET (Type, member, CType *), get_type, flags \
  }
#define SENDER_LIST_FIELD(Type, name, member, get_type, flags)                                 \
  {                                                                                            \
    name, SENDER_FIELD_LIST, SENDER_FIELD_OFFSET (Type, member, SenderList *), get_type, flags \
  }

#define SENDER_TYPE_RECORD (sender_record_get_type ())

G_DECLARE_DERIVABLE_TYPE (SenderRecord, sender_record, SENDER, RECORD, GObject)

struct _SenderRecordClass
{
  GObjectClass parent_class;

  /* (nullable): what a document says is all there now */
  void (*loaded) (SenderRecord *self);

  /*< private >*/
  const SenderField *fields;
  guint              n_fields;
  GParamSpec       **pspecs;
  gpointer           pristine; /* made by sender-record-json.c on first use */
};

/* To be called in class_init, once. */
void sender_record_class_set_fields (SenderRecordClass *klass,
                                     const SenderField *fields,
                                     guint              n_fields);

const SenderField *sender_record_get_fields (SenderRecord *self,
                                             guint        *n_fields);
const SenderField *sender_record_find_field (SenderRecord *self,
                                             const char   *name);

gpointer sender_record_copy (gpointer self);
gboolean sender_record_equal (gpointer a,
                              gpointer b);
void     sender_record_assign (gpointer self,
                               gpointer other);
/* The record and all that it owns. */
guint sender_record_count (gpointer self);

SenderJson *sender_record_to_json (SenderRecord *self);
gpointer    sender_record_new_from_json (GType       type,
                                         SenderJson *json,
                                         GError    **error);

/* The value of a plain field as text of a path (`get`), and back (`set`). */
char    *sender_record_dup_field_text (SenderRecord      *self,
                                       const SenderField *field);
gboolean sender_record_set_field_text (SenderRecord      *self,
                                       const SenderField *field,
                                       const char        *text,
                                       GError           **error);
/* The words of such a text. (transfer full) */
GStrv sender_record_split_words (const char *text);

/* Members of the document this version does not know; kept and written back. */
SenderJson *sender_record_get_extras (SenderRecord *self);

G_END_DECLS
