/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-connection.h"

#include "sender-error.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <string.h>

#define ENVIRONMENT "00000000-0000-4000-8000-00000000000a"
#define WORKER "00000000-0000-4000-8000-00000000000b"
#define CLIENT "00000000-0000-4000-8000-00000000000c"

static SenderConfig *
make_complete (void)
{
  SenderConfig *config = sender_config_new ();

  sender_test_config_edit (config,
                           "environment.id=" ENVIRONMENT ";;pingone.client-id=" CLIENT);
  return config;
}

static const struct
{
  const char *edit;
  const char *path; /* NULL: complete */
} cases[] = {
  { "environment.region=EU", NULL },
  { "environment.domain=auth.example.com", NULL },
  { "pingone.worker-environment=" WORKER, NULL },
  { "environment.id=00000000-0000-4000-8000-00000000000A", NULL },
  { "environment.id=", "environment.id" },
  { "environment.id=my environment", "environment.id" },
  { "environment.id=../" ENVIRONMENT, "environment.id" },
  { "pingone.client-id=", "pingone.client-id" },
  { "pingone.client-id=worker", "pingone.client-id" },
  { "pingone.worker-environment=x", "pingone.worker-environment" },
  { "environment.domain=https://auth.example.com", "environment.domain" },
  { "environment.domain=auth.example.com/as", "environment.domain" },
  { "environment.domain=auth.example.com:8443", "environment.domain" },
  { "environment.domain=user@auth.example.com", "environment.domain" },
  { "environment.domain=auth.example.com?x", "environment.domain" },
  { "environment.domain=192.0.2.1", "environment.domain" },
  { "environment.domain=[::1]", "environment.domain" },
  { "environment.domain= auth.example.com", "environment.domain" },
};

static void
test_check (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderConfig) config = make_complete ();
      g_autoptr (GError)       error = NULL;
      const char              *path = "?";

      g_test_message ("%s", cases[i].edit);
      sender_test_config_edit (config, cases[i].edit);
      g_assert_cmpint (sender_connection_check (config, &path, &error), ==, cases[i].path == NULL);
      g_assert_cmpstr (path, ==, cases[i].path);
      if (cases[i].path != NULL)
        sender_test_assert_error (error, SENDER_ERROR_INVALID, cases[i].path);
      else
        g_assert_no_error (error);
    }
}

/* Of several gaps the first is told. */
static void
test_empty (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  g_autoptr (GError)       error = NULL;

  g_assert_false (sender_connection_check (config, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "environment.id: ");
}

static const struct
{
  const char *edits;
  const char *api;
  const char *auth;
  const char *token;
} places[] = {
  { "environment.region=NA", "https://api.pingone.com", "https://auth.pingone.com",
    "https://auth.pingone.com/" ENVIRONMENT "/as/token" },
  { "environment.region=EU", "https://api.pingone.eu", "https://auth.pingone.eu",
    "https://auth.pingone.eu/" ENVIRONMENT "/as/token" },
  { "environment.region=CA", "https://api.pingone.ca", "https://auth.pingone.ca",
    "https://auth.pingone.ca/" ENVIRONMENT "/as/token" },
  { "environment.region=AP", "https://api.pingone.asia", "https://auth.pingone.asia",
    "https://auth.pingone.asia/" ENVIRONMENT "/as/token" },
  { "environment.region=AU", "https://api.pingone.com.au", "https://auth.pingone.com.au",
    "https://auth.pingone.com.au/" ENVIRONMENT "/as/token" },
  { "environment.region=SG;;pingone.worker-environment=" WORKER, "https://api.pingone.sg",
    "https://auth.pingone.sg", "https://auth.pingone.sg/" WORKER "/as/token" },
  { "environment.domain=auth.example.com;;pingone.worker-environment=" WORKER,
    "https://api.pingone.com", "https://auth.example.com", "https://auth.example.com/as/token" },
  { "environment.region=EU;;environment.domain=auth.example.com",
    "https://api.pingone.eu", "https://auth.example.com", "https://auth.example.com/as/token" },
};

static void
test_places (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SenderConfig) config = make_complete ();
      g_autofree char         *api = NULL;
      g_autofree char         *auth = NULL;
      g_autofree char         *token = NULL;

      sender_test_config_edit (config, places[i].edits);
      api = sender_connection_dup_api_origin (config);
      auth = sender_connection_dup_auth_origin (config);
      token = sender_connection_dup_token_url (config);
      g_assert_cmpstr (api, ==, places[i].api);
      g_assert_cmpstr (auth, ==, places[i].auth);
      g_assert_cmpstr (token, ==, places[i].token);
    }
}

/* PingOne writes identifiers in small letters, whatever was pasted. */
static void
test_ids (void)
{
  g_autoptr (SenderConfig) config = make_complete ();
  g_autofree char         *environment = NULL;
  g_autofree char         *client = NULL;

  sender_test_config_edit (config, "environment.id=00000000-0000-4000-8000-00000000000A;;"
                                   "pingone.client-id=00000000-0000-4000-8000-00000000000C");
  environment = sender_connection_dup_environment (config);
  client = sender_connection_dup_client_id (config);
  g_assert_cmpstr (environment, ==, ENVIRONMENT);
  g_assert_cmpstr (client, ==, CLIENT);
}

/* The sentence of the same fault has no path in it. */
static void
test_fault (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  const char              *path = NULL;

  g_assert_cmpstr (sender_connection_find_fault (config, &path), ==,
                   "The environment ID is missing.");
  g_assert_cmpstr (path, ==, "environment.id");
  sender_test_config_edit (config, "environment.id=00000000-0000-4000-8000-00000000000a;;"
                                   "pingone.client-id=00000000-0000-4000-8000-00000000000c");
  g_assert_null (sender_connection_find_fault (config, &path));
  g_assert_null (path);
  g_assert_true (sender_connection_has ("environment.production"));
  g_assert_true (sender_connection_has ("pingone.client-id"));
  g_assert_false (sender_connection_has ("provider.name"));
}

/* What people call it is no part of it. */
static void
test_equal (void)
{
  static const struct
  {
    const char *edit;
    gboolean    is_equal;
  } edits[] = {
    { "environment.name=Another", TRUE },
    { "environment.production=true", TRUE },
    { "environment.region=AU", FALSE },
    { "environment.domain=auth.example.com", FALSE },
    { "pingone.worker-environment=00000000-0000-4000-8000-00000000000b", FALSE },
    { "pingone.client-authentication=post", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (SenderConfig) one = sender_config_new ();
      g_autoptr (SenderConfig) other = NULL;

      sender_test_config_edit (one, "pingone.client-authentication=basic");
      other = sender_record_copy (one);
      g_assert_true (sender_connection_equal (one, other));
      sender_test_config_edit (other, edits[i].edit);
      g_assert_cmpint (sender_connection_equal (one, other), ==, edits[i].is_equal);
    }
}

/* An id is the same in any letters, and one that is missing is none. */
static void
test_shares_environment (void)
{
  static const struct
  {
    const char *one;
    const char *other;
    gboolean    is_shared;
  } edits[] = {
    { "environment.id=0000000a", "environment.id=0000000A", TRUE },
    { "environment.id=0000000a", "environment.id=0000000a;;pingone.client-id=b", TRUE },
    { "environment.id=0000000a", "environment.id=0000000a;;environment.domain=a.example", TRUE },
    { "environment.id=0000000a", "environment.id=0000000a;;environment.region=AU", FALSE },
    { "environment.id=0000000a", "environment.id=0000000b", FALSE },
    { "environment.id=", "environment.id=", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (SenderConfig) one = sender_config_new ();
      g_autoptr (SenderConfig) other = sender_config_new ();

      sender_test_config_edit (one, edits[i].one);
      sender_test_config_edit (other, edits[i].other);
      g_assert_cmpint (sender_connection_shares_environment (one, other), ==, edits[i].is_shared);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connection/check", test_check);
  g_test_add_func ("/connection/empty", test_empty);
  g_test_add_func ("/connection/places", test_places);
  g_test_add_func ("/connection/ids", test_ids);
  g_test_add_func ("/connection/fault", test_fault);
  g_test_add_func ("/connection/equal", test_equal);
  g_test_add_func ("/connection/shares-environment", test_shares_environment);
  return g_test_run ();
}
