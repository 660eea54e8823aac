/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-builder.h"

#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-test-config.h"
#include "sender-test.h"

#define SECRET "s3cret"

typedef struct
{
  const char *path;
  const char *kind;
  const char *property; /* (nullable): of the authorization, set to @text */
  const char *text;
  const char *name; /* (nullable): of the header; NULL: there is none */
  const char *value;
  const char *shown;
} Case;

static const Case cases[] = {
  { "basic", "basic", NULL, NULL, "Authorization",
    "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpzM2NyZXQ=",
    "Basic [user " SENDER_TEST_USER ", secret from the keyring]" },
  { "basic-without-user", "basic", "username", "", "Authorization", "Basic OnMzY3JldA==",
    "Basic [user missing, secret from the keyring]" },
  { "bearer", "bearer", NULL, NULL, "Authorization", "Bearer s3cret",
    "Bearer [token from the keyring]" },
  { "oauth2", "oauth2", "client-id", "abc", "Authorization", "Bearer s3cret",
    "Bearer [access token of client abc]" },
  { "oauth2-without-client", "oauth2", NULL, NULL, "Authorization", "Bearer s3cret",
    "Bearer [access token of client missing]" },
  { "custom-header", "custom-header", "header-name", "X-Api-Key", "X-Api-Key", "s3cret",
    "[value from the keyring]" },
};

static SenderRequest *
build (SenderConfig *config,
       const char   *secret,
       GError      **error)
{
  SenderBuildInput input = { .to = "+15558675310", .from = "+15017122661", .secret = secret };

  return sender_builder_build (config, sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                               &input, error);
}

static void
set_kind (SenderConfig *config,
          const char   *nick)
{
  int kind = 0;

  g_assert_true (sender_enum_from_nick (SENDER_TYPE_AUTHORIZATION_KIND, nick, &kind));
  g_object_set (sender_config_get_authorization (config), "kind", kind, NULL);
}

static void
test_credential (gconstpointer data)
{
  const Case               *c = data;
  g_autoptr (SenderConfig)  config = sender_test_config_new ();
  g_autoptr (SenderRequest) with = NULL;
  g_autoptr (SenderRequest) without = NULL;
  g_autofree char          *text = NULL;
  g_autoptr (GError)        error = NULL;
  guint                     last = 0;

  set_kind (config, c->kind);
  if (c->property != NULL)
    g_object_set (sender_config_get_authorization (config), c->property, c->text, NULL);
  with = build (config, SECRET, &error);
  g_assert_no_error (error);
  last = sender_request_get_n_headers (with) - 1;
  g_assert_cmpstr (sender_request_get_header_name (with, last), ==, c->name);
  g_assert_cmpstr (sender_request_get_header_value (with, last), ==, c->value);
  g_assert_cmpstr (sender_request_get_shown_value (with, last), ==, c->shown);
  g_assert_true (sender_request_is_header_secret (with, last));
  text = sender_request_to_text (with);
  g_assert_null (strstr (text, SECRET));
  without = build (config, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sender_request_get_header_value (without, last), ==, c->shown);
}

static void
test_unknown_kind (void)
{
  g_autoptr (SenderConfig)  config = sender_test_config_new ();
  g_autoptr (GError)        error = NULL;
  g_autoptr (SenderRequest) shown = NULL;

  g_object_set (sender_config_get_authorization (config),
                "kind", SENDER_AUTHORIZATION_KIND_UNKNOWN, NULL);
  shown = build (config, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (sender_request_lookup_header (shown, "Authorization"));
  g_assert_null (build (config, SECRET, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "kind of authorization");
}

typedef struct
{
  const char *path;
  const char *kind;
  const char *property; /* of the authorization */
  const char *text;
  const char *secret;
  const char *fragment;
} BadCase;

static const BadCase bad_cases[] = {
  { "colon", "basic", "username", "a:b", SECRET, "colon" },
  { "user-control", "basic", "username", "a\nb", SECRET, "control character" },
  { "secret-control", "basic", "username", "a", "b\r\nX: y", "secret holds a control" },
  { "bearer-control", "bearer", "username", "a", "b\n", "secret holds a control" },
  { "no-header-name", "custom-header", "header-name", "", SECRET, "no header name" },
  { "reserved", "custom-header", "header-name", "te", SECRET, "“te” is set by the connection" },
  { "bad-header-name", "custom-header", "header-name", "a b", SECRET, "“a b” is no header name" },
};

static void
test_bad_credential (gconstpointer data)
{
  const BadCase           *c = data;
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  g_autoptr (GError)       error = NULL;

  set_kind (config, c->kind);
  g_object_set (sender_config_get_authorization (config), c->property, c->text, NULL);
  g_assert_null (build (config, c->secret, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, c->fragment);
  g_assert_null (strstr (error->message, SECRET));
}

static char *
describe (SenderRequest *built)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < sender_request_get_n_headers (built); i++)
    g_string_append_printf (out, "%s|", sender_request_get_header_name (built, i));
  return g_strdup (out->str);
}

static void
test_order (void)
{
  g_autoptr (SenderConfig)  config = sender_test_config_new ();
  SenderChannelRequest     *sms = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0);
  g_autoptr (SenderRequest) form = NULL;
  g_autoptr (SenderRequest) raw = NULL;
  g_autoptr (SenderRequest) typed = NULL;
  g_autofree char          *headers = NULL;
  g_autofree char          *typed_headers = NULL;

  sender_test_add_header (sms, "X-B", "1");
  sender_test_add_header (sms, "", "");
  sender_test_add_header (sms, "authorization", "mine");
  sender_test_add_header (sms, "X-A", "");
  form = build (config, SECRET, NULL);
  headers = describe (form);
  g_assert_cmpstr (headers, ==, "X-B|X-A|Content-Type|Authorization|");
  g_assert_cmpstr (sender_request_lookup_header (form, "content-type"), ==,
                   "application/x-www-form-urlencoded");
  sender_test_set_raw (sms, "{}");
  raw = build (config, SECRET, NULL);
  g_assert_cmpstr (sender_request_lookup_header (raw, "Content-Type"), ==, "application/json");
  sender_test_add_header (sms, "content-type", "text/xml");
  typed = build (config, SECRET, NULL);
  typed_headers = describe (typed);
  g_assert_cmpstr (typed_headers, ==, "X-B|X-A|content-type|Authorization|");
}

/* No header comes twice because the credential is called like it. */
static void
test_content_type_credential (void)
{
  g_autoptr (SenderConfig)  config = sender_test_config_new ();
  g_autoptr (SenderRequest) built = NULL;
  g_autofree char          *headers = NULL;

  set_kind (config, "custom-header");
  g_object_set (sender_config_get_authorization (config), "header-name", "content-type", NULL);
  sender_test_add_header (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                          "Content-Type", "text/xml");
  built = build (config, SECRET, NULL);
  headers = describe (built);
  g_assert_cmpstr (headers, ==, "content-type|");
  g_assert_cmpstr (sender_request_lookup_header (built, "Content-Type"), ==, SECRET);
}

static void
test_bad_header (void)
{
  static const char *const bad[][3] = {
    { "X-A\r\nX-B", "1", "control character" },
    { "X-A", "1\r\nX-B: 2", "control character" },
    { "X A", "1", "“X A” is no header name" },
    { "X:A", "1", "“X:A” is no header name" },
    { "Xä", "1", "“Xä” is no header name" },
    { "", "1", "no name" },
    { "host", "other.example.com", "“host” is set by the connection" },
    { "Content-Length", "5", "“Content-Length” is set by the connection" },
    { "Transfer-Encoding", "chunked", "“Transfer-Encoding” is set by the connection" },
    { "Connection", "", "“Connection” is set by the connection" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (SenderConfig) config = sender_test_config_new ();
      g_autoptr (GError)       error = NULL;

      sender_test_add_header (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0),
                              bad[i][0], bad[i][1]);
      g_assert_null (build (config, SECRET, &error));
      sender_test_assert_error (error, SENDER_ERROR_INVALID, bad[i][2]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/builder-headers/credential/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_credential);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/builder-headers/bad/", bad_cases[i].path, NULL);

      g_test_add_data_func (path, &bad_cases[i], test_bad_credential);
    }
  g_test_add_func ("/builder-headers/unknown-kind", test_unknown_kind);
  g_test_add_func ("/builder-headers/order", test_order);
  g_test_add_func ("/builder-headers/content-type-credential", test_content_type_credential);
  g_test_add_func ("/builder-headers/bad-header", test_bad_header);
  return g_test_run ();
}
