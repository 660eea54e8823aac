/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-liquid.h"

typedef struct
{
  const char *text;
  const char *path;
  gboolean    supported;
  gsize       start;
  gsize       end;
} RefCase;

static const RefCase ref_cases[] = {
  { "{{flow.data.OTP}}", "flow.data.OTP", TRUE, 0, 17 },
  { "a {{  flow.data.OTP  }} b", "flow.data.OTP", TRUE, 2, 23 },
  { "{ {{x}} }", "x", TRUE, 2, 7 },
  { "a \n{{- x -}} \t b", "x", TRUE, 1, 15 },
  { "a {{- x }} b", "x", TRUE, 1, 10 },
  { "{{ flow.data[\"OTP\"] }}", "flow.data.OTP", TRUE, 0, 22 },
  { "{{ flow.data['my key'].x[0] }}", "flow.data.my key.x.0", TRUE, 0, 30 },
  { "{{ a | upcase }}", "a", FALSE, 0, 16 },
  { "{{ a.b | default: c.d }}", "a.b", FALSE, 0, 24 },
  { "{% if a == \"b\" %}", "if a == \"b\"", FALSE, 0, 17 },
  { "a {%- endif -%} b", "endif", FALSE, 1, 16 },
  { "{{ \"text\" }}", "\"text\"", FALSE, 0, 12 },
  { "{{ a + b }}", "a + b", FALSE, 0, 11 },
  { "{{ a[b] }}", "a[b]", FALSE, 0, 10 },
  { "{{ a[\"b }}", "a[\"b", FALSE, 0, 10 },
  { "{{ a[] }}", "a[]", FALSE, 0, 9 },
  { "{{ a. }}", "a.", FALSE, 0, 8 },
  { "{{ 1 }}", "1", FALSE, 0, 7 },
  { "{{}}", "", FALSE, 0, 4 },
  { "{{-}}", "", FALSE, 0, 5 },
  { "{{--}}", "", FALSE, 0, 6 },
};

static void
test_ref (gconstpointer data)
{
  const RefCase  *c = data;
  SenderLiquidRef ref = { 0 };

  g_test_message ("%s", c->text);
  g_assert_true (sender_liquid_next (c->text, 0, &ref));
  g_assert_cmpstr (ref.path, ==, c->path);
  g_assert_cmpint (ref.supported, ==, c->supported);
  g_assert_cmpuint (ref.start, ==, c->start);
  g_assert_cmpuint (ref.end, ==, c->end);
  sender_liquid_ref_clear (&ref);
  g_assert_null (ref.path);
}

static void
test_no_ref (void)
{
  static const char *const texts[] = {
    "",
    "plain",
    "{",
    "{ {x} }",
    "{{ x",
    "{{ x }",
    "{% x }}",
    "${otp}",
    "{{ never closed {",
  };
  SenderLiquidRef ref = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (sender_liquid_next (texts[i], 0, &ref));
}

/* A tag that is never closed hides no reference behind it. */
static void
test_offset (void)
{
  const char     *text = "{% x {{a}}  {{- b}}";
  SenderLiquidRef ref = { 0 };

  g_assert_true (sender_liquid_next (text, 0, &ref));
  g_assert_cmpstr (ref.path, ==, "a");
  g_assert_cmpuint (ref.end, ==, 10);
  sender_liquid_ref_clear (&ref);
  g_assert_true (sender_liquid_next (text, 11, &ref));
  g_assert_cmpstr (ref.path, ==, "b");
  g_assert_cmpuint (ref.start, ==, 11);
  sender_liquid_ref_clear (&ref);
}

static char *
lookup_cb (const char *path,
           gpointer    user_data)
{
  GPtrArray *asked = user_data;

  g_ptr_array_add (asked, g_strdup (path));
  return g_str_equal (path, "flow.data.OTP") ? g_strdup ("{{012345}}") : NULL;
}

static void
test_render (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "no reference", "no reference" },
    { "Code {{flow.data.OTP}}.", "Code {{012345}}." },
    { "{{flow.data.OTP}}{{flow.data.otp}}|", "{{012345}}|" },
    { "a {{- flow.data.OTP -}} b", "a{{012345}}b" },
    { "{{ flow.data.OTP | split: \"\" }}", "{{ flow.data.OTP | split: \"\" }}" },
    { "{% if x %} y {% endif %}", "{% if x %} y {% endif %}" },
    { "{{ open", "{{ open" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
      g_autofree char      *rendered = sender_liquid_render (cases[i][0], lookup_cb, asked);

      g_assert_cmpstr (rendered, ==, cases[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (ref_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/liquid/ref/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &ref_cases[i], test_ref);
    }
  g_test_add_func ("/liquid/no-ref", test_no_ref);
  g_test_add_func ("/liquid/offset", test_offset);
  g_test_add_func ("/liquid/render", test_render);
  return g_test_run ();
}
