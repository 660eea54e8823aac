/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-variables.h"

/* Each is looked for from the start: more of them would only take time. */
#define MAX_NAMES 8

/* Knows no variable, so that expanding changes nothing. */
static const char *
look_up_nothing_cb (const char *name,
                    gsize       name_length,
                    gpointer    user_data)
{
  return NULL;
}

/* Writes every variable as it was. */
static const char *
look_up_same_cb (const char *name,
                 gsize       name_length,
                 gpointer    user_data)
{
  GString *value = user_data;

  g_string_printf (value, "${%.*s}", (int) name_length, name);
  return value->str;
}

static void
check_expansion (const char          *text,
                 SenderVariableLookup lookup)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);

  sender_variables_expand (out, text, lookup, NULL, value);
  g_assert_cmpstr (out->str, ==, text);
}

static void
check_refs (const char *text)
{
  SenderVariableRef ref = { 0 };
  gsize             done = 0;

  while (sender_variables_next (text, done, &ref))
    {
      SenderVariableRef here = { 0 };

      g_assert_cmpuint (ref.start, >=, done);
      g_assert_cmpuint (ref.end, ==, ref.start + ref.name_length + 3);
      g_assert_true (ref.name == text + ref.start + 2);
      g_assert_true (sender_variables_match (text + ref.start, &here));
      g_assert_cmpuint (here.end, ==, ref.end - ref.start);
      done = ref.end;
    }
}

static void
check_name (const char *text,
            const char *name)
{
  static const SenderVariableScope scopes[] = {
    SENDER_VARIABLE_SCOPE_MESSAGE,
    SENDER_VARIABLE_SCOPE_REQUEST,
  };

  g_assert_true (sender_variables_uses (text, name));
  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      const char *near = sender_variables_get_near (scopes[i], name);

      if (near == NULL)
        continue;
      g_assert_true (sender_variables_is_known (scopes[i], near));
      g_assert_false (sender_variables_is_known (scopes[i], name));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_auto (GStrv)   names = sender_variables_list (text);

  check_refs (text);
  check_expansion (text, look_up_nothing_cb);
  check_expansion (text, look_up_same_cb);
  for (gsize i = 0; names[i] != NULL && i < MAX_NAMES; i++)
    check_name (text, names[i]);
  return 0;
}
