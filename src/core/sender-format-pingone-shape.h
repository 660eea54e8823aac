/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"
#include "sender-record.h"

G_BEGIN_DECLS

/*
 * How a record and an object of PingOne stand for each other, as a table of members.
 *
 * A record is written from nothing in the order of its table. Where that would not give back the
 * object a record was read from (members unknown here, absences, another order), the record keeps
 * the object in `remote`, and writing changes only those members of it whose meaning changed.
 */

/**
 * SenderPingoneMember:
 * @name: of the member
 * @kind: what its value must be; null is as good as absent
 * @read: sets fields of @record
 * @write: (transfer full) (nullable): the value, %NULL where the member is left out. @known is the
 *   value to be replaced, if any, from which unknown parts may be taken over. No function: the
 *   service alone writes it
 */
typedef struct
{
  const char    *name;
  SenderJsonKind kind;
  gboolean (*read) (gpointer    record,
                    SenderJson *value,
                    GError    **error);
  SenderJson *(*write) (gpointer    record,
                        SenderJson *known);
} SenderPingoneMember;

typedef struct
{
  GType (*get_type) (void);
  const SenderPingoneMember *members;
  guint                      n_members;
} SenderPingoneShape;

/* Words of an enumeration; the list ends with NULL. */
typedef struct
{
  const char *word;
  int         value;
} SenderPingoneWord;

extern const SenderPingoneShape sender_pingone_authentication;
extern const SenderPingoneShape sender_pingone_number;
extern const SenderPingoneShape sender_pingone_request;
extern const SenderPingoneShape sender_pingone_settings;

gboolean    sender_pingone_shape_read (const SenderPingoneShape *self,
                                       gpointer                  record,
                                       SenderJson               *object,
                                       GError                  **error);
void        sender_pingone_shape_keep (const SenderPingoneShape *self,
                                       gpointer                  record,
                                       SenderJson               *object);
SenderJson *sender_pingone_shape_write (const SenderPingoneShape *self,
                                        gpointer                  record,
                                        SenderJson               *remote);

int         sender_pingone_word_to_value (const SenderPingoneWord *words,
                                          const char              *word,
                                          int                      unknown);
SenderJson *sender_pingone_word_from_value (const SenderPingoneWord *words,
                                            int                      value);
SenderJson *sender_pingone_text_or_null (const char *text);
gboolean    sender_pingone_read_text (gpointer    record,
                                      const char *property,
                                      SenderJson *value);
gboolean    sender_pingone_read_words (gpointer    record,
                                       const char *property,
                                       const char *name,
                                       SenderJson *value,
                                       GError    **error);
SenderJson *sender_pingone_words_or_null (const char *const *words);

G_END_DECLS
