/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-variables.h"

#include "sender-text.h"

#include <string.h>

#define N_SCOPES 2
#define MESSAGE (1u << SENDER_VARIABLE_SCOPE_MESSAGE)
#define REQUEST (1u << SENDER_VARIABLE_SCOPE_REQUEST)

typedef struct
{
  const char *name;
  guint       scopes;
  const char *sample;
} Variable;

/*
 * Reference “PingOne side”: 1.7 for requests, 3.3 and 3.4 for messages. Names that a caller
 * supplies (`sum`, `recipient`) are dynamic, so they are not here. Telephone numbers are of the
 * 555-01xx range, which belongs to nobody.
 */
static const Variable variables[] = {
  /* 1.7 */
  { "to", REQUEST, "+14155550123" },
  { "from", REQUEST, "+14155550100" },
  { "message", REQUEST, NULL },
  { "voice", REQUEST, "Alice" },
  /* 1.7; `locale` in messages: 3.4, CIBA */
  { "locale", MESSAGE | REQUEST, "en" },
  /* 1.7 and 3.3, strong_authentication */
  { "otp", MESSAGE | REQUEST, "012345" },
  { "user.username", MESSAGE | REQUEST, "jane.doe" },
  { "user.name.given", MESSAGE | REQUEST, "Jane" },
  { "user.name.family", MESSAGE | REQUEST, "Doe" },
  /* 3.3, device_pairing */
  { "current-year", MESSAGE, "2026" },
  /* 3.3, id_verification */
  { "app.open.url", MESSAGE, "https://example.com/verify" },
  /* 3.3, email_verification, verification_code_template, recovery_code_template */
  { "code.value", MESSAGE, "012345" },
  /* 3.3, credential_issued, credential_revoked, credential_updated */
  { "credential.name", MESSAGE, "Employee badge" },
  /* 3.3, account_created, account_updated */
  { "environmenturl", MESSAGE, "https://example.com/" },
  /* 3.4, CIBA */
  { "requestedScope", MESSAGE, "openid" },
  { "requestingApplicationId", MESSAGE, "00000000-0000-4000-8000-000000000000" },
  { "requestingApplicationName", MESSAGE, "Example Bank" },
  { "requestingApplicationLogoUrl", MESSAGE, "https://example.com/logo.png" },
  { "authUserBindingMessage", MESSAGE, "Payment 4711" },
};

/* Reference “PingOne side”, 7.4 (the published procedure) and 7.24 (the OpenAPI text). */
static const struct
{
  const char *wrong;
  const char *right;
} misprints[] = {
  { "username", "user.username" },
  { "user.user.name", "user.username" },
};

static const guchar name_characters[256] = {
  ['-'] = 1,
  ['.'] = 1,
  ['_'] = 1,
  ['0' ... '9'] = 1,
  ['A' ... 'Z'] = 1,
  ['a' ... 'z'] = 1,
};

/**
 * sender_variables_match:
 * @text: a text
 * @ref: (out): the variable, with offsets from @text
 *
 * Reads a variable where one may begin. Nothing behind its place is looked at, so that a scanner
 * can ask at every character.
 *
 * Returns: whether @text begins with one
 */
gboolean
sender_variables_match (const char        *text,
                        SenderVariableRef *ref)
{
  const char *name = text + 2;
  gsize       length = 0;

  if (text[0] != '$' || text[1] != '{')
    return FALSE;
  while (name_characters[(guchar) name[length]])
    length++;
  if (length == 0 || name[length] != '}')
    return FALSE;
  *ref = (SenderVariableRef){ .end = length + 3, .name = name, .name_length = length };
  return TRUE;
}

/**
 * sender_variables_next:
 * @text: a text
 * @offset: the byte to start at, at most the length of @text
 * @ref: (out): where the variable stands
 *
 * Finds a variable. What looks alike but has no name of letters, digits, `.`, `_` and `-` between
 * the braces is text.
 *
 * Returns: whether there is one
 */
gboolean
sender_variables_next (const char        *text,
                       gsize              offset,
                       SenderVariableRef *ref)
{
  const char *dollar = text + offset;

  while ((dollar = strchr (dollar, '$')) != NULL)
    {
      if (sender_variables_match (dollar, ref))
        {
          ref->start += dollar - text;
          ref->end += dollar - text;
          return TRUE;
        }
      dollar++;
    }
  return FALSE;
}

/**
 * sender_variables_is_same:
 * @known: a name as it is documented
 * @name: a name as it is spelt, not zero-terminated
 * @length: bytes of @name
 *
 * Compares names. Case counts, but for the code: PingOne's examples have `${OTP}` beside `${otp}`
 * (3.4); for no other name is that told.
 *
 * Returns: whether @name stands for @known
 */
gboolean
sender_variables_is_same (const char *known,
                          const char *name,
                          gsize       length)
{
  if (strlen (known) != length)
    return FALSE;
  if (strcmp (known, "otp") == 0)
    return g_ascii_strncasecmp (known, name, length) == 0;
  return memcmp (known, name, length) == 0;
}

static const Variable *
find_variable (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    if (sender_variables_is_same (variables[i].name, name, strlen (name)))
      return &variables[i];
  return NULL;
}

/**
 * sender_variables_uses:
 * @text: a text
 * @name: the name of a variable
 *
 * Looks for `${name}`; `${OTP}` counts as `${otp}`.
 *
 * Returns: whether @text has it
 */
gboolean
sender_variables_uses (const char *text,
                       const char *name)
{
  SenderVariableRef ref = { 0 };

  while (sender_variables_next (text, ref.end, &ref))
    if (sender_variables_is_same (name, ref.name, ref.name_length))
      return TRUE;
  return FALSE;
}

/**
 * sender_variables_list:
 * @text: a text
 *
 * Lists the names of the variables in @text, as they are spelt, in order of first use.
 *
 * Returns: (transfer full): the names, each once
 */
GStrv
sender_variables_list (const char *text)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray             *names = g_ptr_array_new ();
  SenderVariableRef      ref = { 0 };

  while (sender_variables_next (text, ref.end, &ref))
    {
      g_autofree char *name = g_strndup (ref.name, ref.name_length);

      if (g_hash_table_contains (seen, name))
        continue;
      g_hash_table_add (seen, name);
      g_ptr_array_add (names, g_steal_pointer (&name));
    }
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_free (names, FALSE);
}

/**
 * sender_variables_is_known:
 * @scope: where the variable stands
 * @name: its name
 *
 * Tells whether PingOne documents @name there. Other names are legal where dynamic variables are.
 *
 * Returns: whether it does
 */
gboolean
sender_variables_is_known (SenderVariableScope scope,
                           const char         *name)
{
  const Variable *variable = find_variable (name);

  return variable != NULL && (variable->scopes & 1u << scope) != 0;
}

/**
 * sender_variables_get_known:
 * @scope: where a variable may stand
 *
 * Lists the names to suggest there.
 *
 * Returns: (transfer none): the documented names, %NULL-terminated
 */
const char *const *
sender_variables_get_known (SenderVariableScope scope)
{
  static const char *known[N_SCOPES][G_N_ELEMENTS (variables) + 1];
  static gsize       filled;

  if (g_once_init_enter (&filled))
    {
      guint n_known[N_SCOPES] = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
        for (guint j = 0; j < N_SCOPES; j++)
          if ((variables[i].scopes & 1u << j) != 0)
            known[j][n_known[j]++] = variables[i].name;
      g_once_init_leave (&filled, 1);
    }
  return known[scope];
}

/**
 * sender_variables_get_listed_misprint:
 * @name: the name of a variable
 *
 * Looks @name up among the names that Ping's own documents misprint.
 *
 * Returns: (nullable): the documented name
 */
const char *
sender_variables_get_listed_misprint (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (misprints); i++)
    if (strcmp (misprints[i].wrong, name) == 0)
      return misprints[i].right;
  return NULL;
}

/**
 * sender_variables_get_near:
 * @scope: where the variable stands
 * @name: its name
 *
 * Looks for the name that was meant: one edit away, a swap being one.
 *
 * Returns: (nullable): the documented name; %NULL as well where @name itself is documented
 */
const char *
sender_variables_get_near (SenderVariableScope scope,
                           const char         *name)
{
  const char *const *known = sender_variables_get_known (scope);

  if (sender_variables_is_known (scope, name))
    return NULL;
  for (guint i = 0; known[i] != NULL; i++)
    if (sender_text_distance (known[i], name, 1) == 1)
      return known[i];
  return NULL;
}

/**
 * sender_variables_get_sample:
 * @name: the name of a variable
 *
 * Gets a value to show and to prove with. The code begins with a zero, since that is where messages
 * break.
 *
 * Returns: (nullable): a value; %NULL for unknown names and for `message`, which is rendered
 */
const char *
sender_variables_get_sample (const char *name)
{
  const Variable *variable = find_variable (name);

  return variable != NULL ? variable->sample : NULL;
}

/**
 * sender_variables_expand:
 * @out: where to append
 * @text: a text with variables
 * @lookup: gives the values
 * @escape: (nullable): how a value is written; %NULL: as it is
 * @user_data: for @lookup
 *
 * Replaces variables in one pass: a value that holds `${…}` itself is not expanded again. What
 * @lookup does not know stays as it stands. Nothing is allocated but room in @out.
 */
void
sender_variables_expand (GString             *out,
                         const char          *text,
                         SenderVariableLookup lookup,
                         SenderVariableEscape escape,
                         gpointer             user_data)
{
  SenderVariableRef ref = { 0 };
  gsize             done = 0;

  while (sender_variables_next (text, ref.end, &ref))
    {
      const char *value = lookup (ref.name, ref.name_length, user_data);

      if (value == NULL)
        continue;
      g_string_append_len (out, text + done, ref.start - done);
      if (escape != NULL)
        escape (out, value, -1);
      else
        g_string_append (out, value);
      done = ref.end;
    }
  g_string_append (out, text + done);
}
