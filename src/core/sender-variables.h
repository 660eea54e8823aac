/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * ${name}: scanning, expanding, and which names are known where (reference: PingOne "Phone delivery
 * settings" and "Notifications templates"). Pure functions.
 */

/**
 * SenderVariableRef:
 * @start: byte offset of the `$`
 * @end: byte offset after the `}`
 * @name: (not owned): the name's first byte in the scanned text, not zero-terminated
 * @name_length: bytes in @name
 */
typedef struct
{
  gsize       start;
  gsize       end;
  const char *name;
  gsize       name_length;
} SenderVariableRef;

typedef enum
{
  SENDER_VARIABLE_SCOPE_MESSAGE, /* text of a notification message */
  SENDER_VARIABLE_SCOPE_REQUEST, /* URL and body of a channel request */
} SenderVariableScope;

/* Whether a ${name} begins exactly at @text; offsets count from there. */
gboolean sender_variables_match (const char        *text,
                                 SenderVariableRef *ref);

/* Finds the next ${name} at or after @offset; names are letters, digits, `.`, `_`, `-`. */
gboolean sender_variables_next (const char        *text,
                                gsize              offset,
                                SenderVariableRef *ref);

/* Whether a name as it is spelt is @known; ${OTP} alone may differ in case. */
gboolean sender_variables_is_same (const char *known,
                                   const char *name,
                                   gsize       length);

gboolean sender_variables_uses (const char *text,
                                const char *name);

/* All names used, in order, without repeats. */
GStrv sender_variables_list (const char *text);

/* Exact, but for ${OTP}, which PingOne accepts for ${otp}. */
gboolean sender_variables_is_known (SenderVariableScope scope,
                                    const char         *name);

/* The known names of a scope, NULL-terminated. */
const char *const *
sender_variables_get_known (SenderVariableScope scope);

/* For a listed misprint (`username`, `user.user.name`) the documented name, else NULL. */
const char *sender_variables_get_listed_misprint (const char *name);

/* The known name within edit distance 1 of @name (a swap counts 1), else NULL. */
const char *sender_variables_get_near (SenderVariableScope scope,
                                       const char         *name);

/* A plausible value to show and to prove with, else NULL. */
const char *sender_variables_get_sample (const char *name);

/* Returns the value of a variable, or NULL to leave ${name} as it stands. */
typedef const char *(*SenderVariableLookup) (const char *name,
                                             gsize       name_length,
                                             gpointer    user_data);

/* How a value is written into the place where its variable stands. */
typedef void (*SenderVariableEscape) (GString    *out,
                                      const char *value,
                                      gssize      length);

/* Appends @text with every known variable replaced; @escape NULL writes values as they are. */
void sender_variables_expand (GString             *out,
                              const char          *text,
                              SenderVariableLookup lookup,
                              SenderVariableEscape escape,
                              gpointer             user_data);

G_END_DECLS
