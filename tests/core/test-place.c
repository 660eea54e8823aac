/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-importer.h"
#include "sender-path.h"
#include "sender-place.h"

static void
test_words (void)
{
  static const struct
  {
    const char *path;
    const char *words;
  } cases[] = {
    { "sms.body[1].key", "SMS, body key 2" },
    { "voice.headers[0].value", "Voice, header value 1" },
    { "sms[1].url", "SMS, request 2, URL" },
    { "sms[1].body[2].enabled", "SMS, request 2, body row 3 in use" },
    { "sms.body[3]", "SMS, body row 4" },
    { "sms.body", "SMS, body rows" },
    { "voice.before-tag", "Voice, tag before the code" },
    { "voice", "Voice" },
    { "authorization.username", "Authorization, user name" },
    { "provider.kind", "Sender, kind" },
    { "provider.name", "Provider, name" },
    { "name", "Sender, name" },
    { "numbers", "Origination" },
    { "numbers[1]", "Origination, number 2" },
    { "numbers[1].number", "Origination, number 2" },
    { "numbers[0].countries", "Origination, number 1, countries" },
    { "messages", "Messages" },
    { "messages.strong_authentication.SMS.en", "Messages, Sign-In Code, SMS, English" },
    { "messages.my_own.Voice.pt-BR.formal",
      "Messages, my_own, Voice, Portuguese (BR), formal" },
    { "messages.general.SMS.tlh", "Messages, General, SMS, tlh" },
    { "variables[0].sample", "Messages, sample value of variable 1" },
    { "fallback.enabled", "Fallback, in use" },
    { "environment.region", "PingOne Connection, region" },
    { "pingone.client-id", "PingOne Connection, client ID of the worker application" },
    { "fallback.chain", "Fallback, order of providers" },
    { "fallback.chain[2]", "Fallback, order of providers" },
    { "numbers[1].countries[0]", "Origination, number 2, countries" },
    { "sms.colour", "SMS, sms.colour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sender_place_dup (NULL, cases[i].path);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_number (void)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("blank", "Northwind");
  const char *const        number[] = { "number=55501", NULL };
  g_autofree char         *named = NULL;
  g_autofree char         *type = NULL;
  g_autofree char         *missing = NULL;

  g_assert_true (sender_path_add (config, "numbers", number, NULL));
  named = sender_place_dup (config, "numbers[0].number");
  g_assert_cmpstr (named, ==, "Origination, 55501");
  type = sender_place_dup (config, "numbers[0].type");
  g_assert_cmpstr (type, ==, "Origination, 55501, type");
  missing = sender_place_dup (config, "numbers[7].type");
  g_assert_cmpstr (missing, ==, "Origination, number 8, type");
}

/* Whatever can be set has a name of its own, and is never shown as its bare path. */
static void
test_every_path (void)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("procedure", "Northwind");
  g_auto (GStrv)           paths = sender_path_list (config);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *words = sender_place_dup (config, paths[i]);

      g_test_message ("%s: %s", paths[i], words);
      g_assert_true (strchr (paths[i], '.') == NULL || strstr (words, paths[i]) == NULL);
      g_assert_null (strchr (words, '['));
      g_assert_null (strchr (words, '%'));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/place/words", test_words);
  g_test_add_func ("/core/place/number", test_number);
  g_test_add_func ("/core/place/every-path", test_every_path);
  return g_test_run ();
}
