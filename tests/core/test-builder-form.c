/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder.h"

#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-list.h"

typedef struct
{
  const char *body;
  const char *rows;    /* `key>value|key>value` */
  const char *encoded; /* bytes that are kept, the same way */
} Case;

static const Case cases[] = {
  { "", "", "" },
  { "&&", "", "" },
  { "From=${from}&To=${to}&Parameters=${message}",
    "From>${from}|To>${to}|Parameters>${message}", "||" },
  { "a=b+c&d=%2B1&%C3%A4=%7B", "a>b c|d>+1|ä>{", "||" },
  { "a=%2b1&b=c%20d&c=ä", "a>+1|b>c d|c>ä", "a=%2b1|b=c%20d|c=ä" },
  { "a&b=", "a>|b>", "a|" },
  { "=x&a=b=c", ">x|a>b=c", "|a=b=c" },
  { "a=1&&b=2&", "a>1|b>2", "|&b=2&" },
  { "&a=1", "a>1", "&a=1" },
  { "text={\"OTP\":\"${otp}\"}", "text>{\"OTP\":\"${otp}\"}", "text={\"OTP\":\"${otp}\"}" },
  { "a=%24%7Bto%7D", "a>${to}", "a=%24%7Bto%7D" },
  { "a=%FF%00", "a>\357\277\275\357\277\275", "a=%FF%00" },
  { "a=%4", "a>%4", "a=%4" },
};

static char *
describe (SenderChannelRequest *request,
          gboolean              encoded)
{
  SenderList         *list = sender_channel_request_get_body (request);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < sender_list_get_n_items (list); i++)
    {
      SenderFormField *row = sender_list_get (list, i);

      if (i > 0)
        g_string_append_c (out, '|');
      if (encoded)
        g_string_append (out, sender_form_field_get_encoded (row));
      else
        g_string_append_printf (out, "%s>%s", sender_form_field_get_key (row),
                                sender_form_field_get_value (row));
    }
  return g_strdup (out->str);
}

static void
test_round_trip (gconstpointer data)
{
  const Case                      *c = data;
  g_autoptr (SenderChannelRequest) request = sender_channel_request_new ();
  g_autofree char                 *rows = NULL;
  g_autofree char                 *encoded = NULL;
  g_autofree char                 *body = NULL;

  sender_builder_set_form (request, c->body);
  rows = describe (request, FALSE);
  encoded = describe (request, TRUE);
  body = sender_builder_dup_body (request);
  g_assert_cmpstr (rows, ==, c->rows);
  g_assert_cmpstr (encoded, ==, c->encoded);
  g_assert_cmpstr (body, ==, *c->rows == '\0' ? "" : c->body);
}

static void
test_set_form_replaces (void)
{
  g_autoptr (SenderChannelRequest) request = sender_channel_request_new ();
  g_autofree char                 *body = NULL;

  sender_builder_set_form (request, "a=1&b=2");
  sender_builder_set_form (request, "c=3");
  body = sender_builder_dup_body (request);
  g_assert_cmpstr (body, ==, "c=3");
}

static void
test_edited_row (void)
{
  g_autoptr (SenderChannelRequest) request = sender_channel_request_new ();
  SenderFormField                 *row = NULL;
  g_autofree char                 *kept = NULL;
  g_autofree char                 *edited = NULL;
  g_autofree char                 *joined = NULL;

  sender_builder_set_form (request, "a=%2b${to}");
  kept = sender_builder_dup_body (request);
  g_assert_cmpstr (kept, ==, "a=%2b${to}");
  row = sender_list_get (sender_channel_request_get_body (request), 0);
  g_object_set (row, "value", "*${to}+", NULL);
  edited = sender_builder_dup_body (request);
  g_assert_cmpstr (edited, ==, "a=*${to}%2B");
  g_object_set (row, "key", "x", "value", "1", "encoded", "x=1&y=2", NULL);
  joined = sender_builder_dup_body (request);
  g_assert_cmpstr (joined, ==, "x=1");
}

static void
test_disabled_row (void)
{
  g_autoptr (SenderChannelRequest) request = sender_channel_request_new ();
  g_autofree char                 *body = NULL;

  sender_builder_set_form (request, "a=1&b=2&c=3");
  g_object_set (sender_list_get (sender_channel_request_get_body (request), 1),
                "enabled", FALSE, NULL);
  body = sender_builder_dup_body (request);
  g_assert_cmpstr (body, ==, "a=1&c=3");
}

static void
test_raw (void)
{
  g_autoptr (SenderChannelRequest) request = sender_channel_request_new ();
  g_autofree char                 *body = NULL;

  sender_builder_set_form (request, "a=1");
  g_object_set (request, "body-format", SENDER_BODY_FORMAT_RAW, "raw", "{ ${message} }", NULL);
  body = sender_builder_dup_body (request);
  g_assert_cmpstr (body, ==, "{ ${message} }");
}

static void
test_append_row (void)
{
  g_autoptr (SenderFormField) row = sender_form_field_new ();
  g_autoptr (GString)         out = g_string_new ("x=1&");

  g_object_set (row, "key", "a b", "value", "${to} & ${", "enabled", FALSE, NULL);
  sender_builder_append_row (out, row);
  g_assert_cmpstr (out->str, ==, "x=1&a+b=${to}+%26+%24%7B");
}

static void
test_format_number (void)
{
  g_autoptr (SenderChannelRequest) request = sender_channel_request_new ();
  g_autofree char                 *full = sender_builder_format_number (request, "+12025550123,1");
  g_autofree char                 *digits = NULL;
  g_autofree char                 *short_code = NULL;

  g_assert_cmpstr (full, ==, "+12025550123,1");
  g_object_set (request, "number-format", SENDER_NUMBER_FORMAT_DIGITS, NULL);
  digits = sender_builder_format_number (request, "+12025550123,1");
  short_code = sender_builder_format_number (request, "894546");
  g_assert_cmpstr (digits, ==, "12025550123,1");
  g_assert_cmpstr (short_code, ==, "894546");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/builder-form/round-trip/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &cases[i], test_round_trip);
    }
  g_test_add_func ("/builder-form/set-form-replaces", test_set_form_replaces);
  g_test_add_func ("/builder-form/edited-row", test_edited_row);
  g_test_add_func ("/builder-form/disabled-row", test_disabled_row);
  g_test_add_func ("/builder-form/raw", test_raw);
  g_test_add_func ("/builder-form/append-row", test_append_row);
  g_test_add_func ("/builder-form/format-number", test_format_number);
  return g_test_run ();
}
