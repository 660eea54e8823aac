/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-private.h"

#include <glib/gi18n-lib.h>

/* No character of it means anything to JSON, a form or a URL, and no message has it. */
#define PLAIN_NAME "Zqjxkvbplain"
#define CODE "123456"

typedef struct
{
  const char *label;
  const char *name;
} SampleUser;

static const SampleUser users[] = {
  { N_ ("with quotation marks"), "anna \"nan\" o'hara" },
  { N_ ("with a backslash"), "CORP\\ulrich" },
  { N_ ("with a backslash that JSON takes for its own"), "CORP\\bernd" },
  { N_ ("with umlauts"), "jürgen.größe" },
  { N_ ("with an emoji"), "anna😀" },
  { N_ ("written from right to left"), "דנה" },
  { N_ ("with a line break"), "anna\nmaria" },
};

static const char *const name_variables[] = {
  "user.username",
  "user.name.given",
  "user.name.family",
};

/* Carries a code for a user of that name and reads what arrives. */
static gboolean
read_user (SenderConfig         *config,
           SenderChannelRequest *request,
           SenderBuildInput     *input,
           const char           *name,
           SenderProofTokens    *tokens,
           char                **reason)
{
  g_auto (SenderProofRoute)   route = { NULL };
  g_auto (SenderProofScratch) scratch = { NULL };
  const GString              *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (name_variables); i++)
    g_hash_table_insert (input->values, (gpointer) name_variables[i], (gpointer) name);
  sender_proof_route_init (&route, config, request, input);
  sender_proof_scratch_init (&scratch, &route);
  if (!sender_proof_scratch_carry (&scratch, CODE))
    return FALSE;
  text = route.carrier.kind == SENDER_CARRIER_BODY ? scratch.message : scratch.payload;
  return sender_proof_tokens_read (tokens, scratch.scanner, text,
                                   sender_proof_route_is_json (&route, text), route.object,
                                   reason);
}

static gboolean
holds_name (const SenderProofTokens *tokens)
{
  for (guint i = 0; i < tokens->texts->len; i++)
    {
      const GString *text = g_ptr_array_index (tokens->texts, i);

      if (strstr (text->str, PLAIN_NAME) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether @tokens are @plain with @name for the plain name. */
static gboolean
arrives (const SenderProofTokens *tokens,
         const SenderProofTokens *plain,
         const char              *name)
{
  if (tokens->texts->len != plain->texts->len)
    return FALSE;
  for (guint i = 0; i < tokens->texts->len; i++)
    {
      const GString      *text = g_ptr_array_index (tokens->texts, i);
      const GString      *pattern = g_ptr_array_index (plain->texts, i);
      g_autoptr (GString) expected = g_string_new_len (pattern->str, (gssize) pattern->len);

      g_string_replace (expected, PLAIN_NAME, name, 0);
      if (!g_string_equal (expected, text))
        return FALSE;
    }
  return TRUE;
}

static void
try_user (GPtrArray               *lines,
          SenderConfig            *config,
          SenderChannelRequest    *request,
          SenderBuildInput        *input,
          const SenderProofTokens *plain,
          const SampleUser        *user)
{
  g_auto (SenderProofTokens) tokens = { NULL };
  g_autofree char           *reason = NULL;
  gboolean                   read = FALSE;

  read = read_user (config, request, input, user->name, &tokens, &reason);
  if (read && arrives (&tokens, plain, user->name))
    return;
  if (reason == NULL)
    reason = g_strdup (_ ("The name arrives changed."));
  g_ptr_array_add (lines, g_strdup_printf (_ ("A user’s name %s: %s"), _ (user->label), reason));
}

void
sender_proof_try_users (GPtrArray            *lines,
                        SenderConfig         *config,
                        SenderChannelRequest *request,
                        SenderBuildInput      input)
{
  g_autoptr (GHashTable)     values = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (SenderProofTokens) plain = { NULL };
  g_autofree char           *reason = NULL;

  input.values = values;
  /* Where a plain name does not arrive either, names are not the reason. */
  if (!read_user (config, request, &input, PLAIN_NAME, &plain, &reason) || !holds_name (&plain))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    try_user (lines, config, request, &input, &plain, &users[i]);
}
