/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-form.h"
#include "sender-phone.h"
#include "sender-variables.h"

#include <string.h>

static void
test_next (void)
{
  static const struct
  {
    const char *text;
    gsize       offset;
    const char *name;
    gsize       start;
    gsize       end;
  } cases[] = {
    { "${otp}", 0, "otp", 0, 6 },
    { "a ${user.name.given} b", 0, "user.name.given", 2, 20 },
    { "${to}${from}", 1, "from", 5, 12 },
    { "${current-year}", 0, "current-year", 0, 15 },
    { "${a_1}", 0, "a_1", 0, 6 },
    { "$${otp}", 0, "otp", 1, 7 },
    { "${${otp}", 0, "otp", 2, 8 },
    { "${a${otp}", 0, "otp", 3, 9 },
    { "${}${otp}", 0, "otp", 3, 9 },
    { "${}", 0, NULL, 0, 0 },
    { "${otp", 0, NULL, 0, 0 },
    { "${", 0, NULL, 0, 0 },
    { "$", 0, NULL, 0, 0 },
    { "$otp}", 0, NULL, 0, 0 },
    { "{otp}", 0, NULL, 0, 0 },
    { "${o tp}", 0, NULL, 0, 0 },
    { "${ö}", 0, NULL, 0, 0 },
    { "", 0, NULL, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SenderVariableRef ref = { 0 };
      gboolean          found = sender_variables_next (cases[i].text, cases[i].offset, &ref);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (found, ==, cases[i].name != NULL);
      if (!found)
        continue;
      g_assert_cmpmem (ref.name, ref.name_length, cases[i].name, strlen (cases[i].name));
      g_assert_cmpuint (ref.start, ==, cases[i].start);
      g_assert_cmpuint (ref.end, ==, cases[i].end);
    }
}

static void
test_match (void)
{
  SenderVariableRef ref = { 0 };

  g_assert_true (sender_variables_match ("${otp}${to}", &ref));
  g_assert_cmpuint (ref.start, ==, 0);
  g_assert_cmpuint (ref.end, ==, 6);
  g_assert_cmpmem (ref.name, ref.name_length, "otp", 3);
  g_assert_false (sender_variables_match (" ${otp}", &ref));
  g_assert_false (sender_variables_match ("${otp", &ref));
  g_assert_false (sender_variables_match ("$", &ref));
  g_assert_false (sender_variables_match ("", &ref));
}

static void
test_uses (void)
{
  g_assert_true (sender_variables_uses ("x ${to} ${message}", "message"));
  g_assert_true (sender_variables_uses ("${OTP}", "otp"));
  g_assert_false (sender_variables_uses ("${Message}", "message"));
  g_assert_false (sender_variables_uses ("${mess}", "message"));
  g_assert_false (sender_variables_uses ("message", "message"));
}

static void
test_list (void)
{
  g_auto (GStrv) names = sender_variables_list ("${b} ${a} ${b} ${OTP} ${b} ${otp} ${a}");
  g_auto (GStrv) none = sender_variables_list ("$5 {a}");

  g_assert_cmpstrv (names, ((const char *[]){ "b", "a", "OTP", "otp", NULL }));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_known (void)
{
  static const struct
  {
    const char *name;
    gboolean    message;
    gboolean    request;
  } cases[] = {
    { "to", FALSE, TRUE },
    { "from", FALSE, TRUE },
    { "message", FALSE, TRUE },
    { "voice", FALSE, TRUE },
    { "locale", TRUE, TRUE },
    { "otp", TRUE, TRUE },
    { "OTP", TRUE, TRUE },
    { "user.username", TRUE, TRUE },
    { "user.name.given", TRUE, TRUE },
    { "user.name.family", TRUE, TRUE },
    { "current-year", TRUE, FALSE },
    { "app.open.url", TRUE, FALSE },
    { "code.value", TRUE, FALSE },
    { "requestedScope", TRUE, FALSE },
    { "To", FALSE, FALSE },
    { "User.Username", FALSE, FALSE },
    { "username", FALSE, FALSE },
    { "sum", FALSE, FALSE },
    { "", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (sender_variables_is_known (SENDER_VARIABLE_SCOPE_MESSAGE, cases[i].name), ==,
                       cases[i].message);
      g_assert_cmpint (sender_variables_is_known (SENDER_VARIABLE_SCOPE_REQUEST, cases[i].name), ==,
                       cases[i].request);
    }
}

/* What is offered is known, and has a value to show that fits its kind. */
static void
test_samples (void)
{
  static const SenderVariableScope scopes[] = {
    SENDER_VARIABLE_SCOPE_MESSAGE,
    SENDER_VARIABLE_SCOPE_REQUEST,
  };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      const char *const *known = sender_variables_get_known (scopes[i]);

      for (guint j = 0; known[j] != NULL; j++)
        {
          g_assert_true (sender_variables_is_known (scopes[i], known[j]));
          g_assert_cmpint (sender_variables_get_sample (known[j]) == NULL, ==,
                           g_str_equal (known[j], "message"));
        }
    }
  g_assert_cmpstr (sender_variables_get_sample ("otp"), ==, "012345");
  g_assert_cmpstr (sender_variables_get_sample ("OTP"), ==, "012345");
  g_assert_cmpstr (sender_variables_get_sample ("user.username"), ==, "jane.doe");
  g_assert_true (sender_phone_is_e164 (sender_variables_get_sample ("to")));
  g_assert_true (sender_phone_is_e164 (sender_variables_get_sample ("from")));
  g_assert_null (sender_variables_get_sample ("nobody"));
}

static void
test_misprints (void)
{
  static const struct
  {
    const char *name;
    const char *right;
  } cases[] = {
    { "username", "user.username" },
    { "user.user.name", "user.username" },
    { "user.username", NULL },
    { "Username", NULL },
    { "otp", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (sender_variables_get_listed_misprint (cases[i].name), ==, cases[i].right);
}

static void
test_near (void)
{
  static const struct
  {
    const char         *name;
    SenderVariableScope scope;
    const char         *near;
  } cases[] = {
    { "mesage", SENDER_VARIABLE_SCOPE_REQUEST, "message" },
    { "messgae", SENDER_VARIABLE_SCOPE_REQUEST, "message" },
    { "Message", SENDER_VARIABLE_SCOPE_REQUEST, "message" },
    { "form", SENDER_VARIABLE_SCOPE_REQUEST, "from" },
    { "tto", SENDER_VARIABLE_SCOPE_REQUEST, "to" },
    { "opt", SENDER_VARIABLE_SCOPE_MESSAGE, "otp" },
    { "user.name.gvein", SENDER_VARIABLE_SCOPE_MESSAGE, NULL },
    { "user.name.gvien", SENDER_VARIABLE_SCOPE_MESSAGE, "user.name.given" },
    { "user.name.givn", SENDER_VARIABLE_SCOPE_MESSAGE, "user.name.given" },
    { "user-username", SENDER_VARIABLE_SCOPE_MESSAGE, "user.username" },
    { "otp", SENDER_VARIABLE_SCOPE_MESSAGE, NULL },
    { "OTP", SENDER_VARIABLE_SCOPE_MESSAGE, NULL },
    { "mesage", SENDER_VARIABLE_SCOPE_MESSAGE, NULL },
    { "username", SENDER_VARIABLE_SCOPE_MESSAGE, NULL },
    { "amount", SENDER_VARIABLE_SCOPE_MESSAGE, NULL },
    { "", SENDER_VARIABLE_SCOPE_REQUEST, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (sender_variables_get_near (cases[i].scope, cases[i].name), ==, cases[i].near);
}

static const char *
lookup_cb (const char *name,
           gsize       name_length,
           gpointer    user_data)
{
  static const char *const values[][2] = {
    { "to", "+14155550123" },
    { "otp", "012345" },
    { "nested", "${otp}" },
    { "empty", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (strlen (values[i][0]) == name_length && memcmp (values[i][0], name, name_length) == 0)
      return values[i][1];
  return NULL;
}

static void
test_expand (void)
{
  static const struct
  {
    const char          *text;
    SenderVariableEscape escape;
    const char          *expanded;
  } cases[] = {
    { "", NULL, "" },
    { "plain", NULL, "plain" },
    { "To=${to}&x", NULL, "To=+14155550123&x" },
    { "To=${to}&x=+", sender_form_append_encoded, "To=%2B14155550123&x=+" },
    { "${otp}${otp}", NULL, "012345012345" },
    { "a${unknown}b${otp}c${unknown}", NULL, "a${unknown}b012345c${unknown}" },
    { "${nested}", NULL, "${otp}" },
    { "[${empty}]", sender_form_append_encoded, "[]" },
    { "${otp", NULL, "${otp" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new ("<");

      sender_variables_expand (out, cases[i].text, lookup_cb, cases[i].escape, NULL);
      g_assert_cmpstr (out->str + 1, ==, cases[i].expanded);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/variables/next", test_next);
  g_test_add_func ("/variables/match", test_match);
  g_test_add_func ("/variables/uses", test_uses);
  g_test_add_func ("/variables/list", test_list);
  g_test_add_func ("/variables/known", test_known);
  g_test_add_func ("/variables/samples", test_samples);
  g_test_add_func ("/variables/misprints", test_misprints);
  g_test_add_func ("/variables/near", test_near);
  g_test_add_func ("/variables/expand", test_expand);
  return g_test_run ();
}
