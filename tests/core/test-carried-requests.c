/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"
#include "sender-carried-headers.h"
#include "sender-channel-request.h"
#include "sender-header.h"
#include "sender-keyed-digest.h"
#include "sender-list.h"
#include "sender-plan.h"
#include "sender-published.h"
#include "sender-test-config.h"
#include "sender-wipe.h"

#include <string.h>

/* Credentials in headers where a channel has several requests: each stays with its own. */

/* `a1` goes to https://x.example/a with the key secret-1, `a-` has none; a capital to another
 * server. */
static void
add_request (SenderConfig *config,
             const char   *word)
{
  g_autoptr (SenderChannelRequest) request = g_object_new (SENDER_TYPE_CHANNEL_REQUEST, NULL);
  g_autofree char                 *url = g_strdup_printf (
                    "https://%c.example/%c", g_ascii_isupper (word[0]) ? 'y' : 'x', word[0]);
  g_autofree char *value = g_strdup_printf ("secret-%c", word[1]);

  g_object_set (request, "channel", SENDER_CHANNEL_SMS, "url", url, NULL);
  sender_test_set_rows (request, "To", "${to}", "Row", word + 2, NULL);
  if (word[1] != '-')
    sender_test_add_header (request, "X-Api-Key", value);
  sender_list_append (sender_config_get_requests (config), request);
}

static SenderConfig *
make (const char *words)
{
  SenderConfig  *config = sender_config_new ();
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  sender_test_config_set (config, "provider.name=One", NULL);
  for (guint i = 0; each[i] != NULL; i++)
    add_request (config, each[i]);
  return config;
}

/* As make() takes it, without rows. */
static char *
spell (SenderJson *sender)
{
  GString    *text = g_string_new (NULL);
  SenderJson *requests = sender_json_get_member (sender, "requests");

  for (guint i = 0; i < sender_json_get_length (requests); i++)
    {
      SenderJson *request = sender_json_get_element (requests, i);
      const char *url = sender_json_get_string_member (request, "url");
      SenderJson *headers = sender_json_get_member (request, "headers");
      const char *key =
        headers != NULL ? sender_json_get_string_member (headers, "X-Api-Key") : NULL;

      g_string_append_printf (text, "%s%c%c", i > 0 ? " " : "", url[strlen (url) - 1],
                              key != NULL ? key[strlen (key) - 1] : '-');
    }
  return g_string_free (text, FALSE);
}

/* `sms.headers:theirs` for each. */
static char *
list_rows (const SenderPlan *made)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < made->changes->len; i++)
    {
      const SenderChange *change = made->changes->pdata[i];

      if (g_str_has_suffix (change->path, ".headers"))
        g_string_append_printf (text, "%s%s:%s", text->len > 0 ? " " : "", change->path,
                                sender_change_kind_get_nick (change->kind));
    }
  return g_string_free (text, FALSE);
}

static SenderPublished *
publish (const char *words)
{
  g_autoptr (SenderConfig) config = make (words);
  g_autoptr (SenderLive)   live = live_fixture_new (config);
  SenderPublished         *made = sender_published_new_pulled (
            live, sender_live_find_sender (live, LIVE_FIXTURE_SENDER));

  sender_published_take_headers (made, config, live, NULL);
  return made;
}

/* As earlier versions noted them. */
static SenderJson *
dup_old (SenderJson *prints)
{
  SenderJson *copy = sender_json_copy (prints);

  sender_json_remove_member (copy, "SMS.0");
  sender_json_remove_member (copy, "SMS.1");
  return copy;
}

static const struct
{
  const char *base;
  const char *ours;
  const char *live;
  const char *overwrite; /* (nullable) */
  const char *written;
  const char *rows;
} cases[] = {
  /* We remove the first, or they do, while the other key changes or does not. */
  { "a1 b2", "b2", "a1 b2", NULL, "b2", "" },
  { "a1 b2", "b2", "a1 b3", NULL, "b3", "sms.headers:theirs" },
  { "a- b2", "b2", "a- b3", NULL, "b3", "sms.headers:theirs" },
  { "a1 B2", "B2", "a3 B2", NULL, "a3 B2", "" },
  { "a1 b2", "c1 d9", "a3 b2", NULL, "a3 b2", "" },
  { "a1 b-", "c1", "a- b-", NULL, "a- b-", "" },
  { "a1 a-", "a1 a-", "a1 a5", NULL, "a1 a5", "sms[1].headers:theirs" },
  { "a1 b2", "a1 b2", "b2", NULL, "b2", "" },
  { "a1 b2", "a1 b4", "b2", NULL, "b4", "sms[1].headers:unknowable" },
  /* They put one in front, or change the order. */
  { "a1 b2", "a1 b2", "n- a1 b2", NULL, "n- a1 b2", "" },
  { "a1 b2", "a1 b2", "N7 a1 b2", NULL, "N7 a1 b2", "" },
  { "a1 b2", "a1 b2", "n- a1 b2", "sms.headers", "n- a1 b2", "" },
  { "a1 b2", "a1 b2", "b2 a1", NULL, "a1 b2", "" },
  { "a1 b2", "a1 b2", "b3 a1", NULL, "a1 b3", "sms[1].headers:theirs" },
  { "a1 b2", "a1 b2", "b2x a1y", NULL, "a1 b2", "" },
  /* We do. */
  { "a1 b2", "n7 a1 b2", "a1 b3", NULL, "n7 a1 b3",
    "sms.headers:unknowable sms[2].headers:theirs" },
  { "a1 b2", "b2 a4", "a1 b3", NULL, "b3 a4", "sms.headers:theirs sms[1].headers:unknowable" },
  /* Another one may be there instead: ours does not get into it. */
  { "a1 b-", "a1 b4", "a1 n-", NULL, "a1 n-", "sms[1].headers:theirs" },
  { "a-", "a4", "n-", NULL, "n4", "sms.headers:unknowable" },
  /* Each is decided by itself. */
  { "a1 b2", "a1 b4", "a3 b2", NULL, "a3 b4", "sms.headers:theirs sms[1].headers:unknowable" },
  { "a1 b2", "a1 b2", "a3 b4", NULL, "a3 b4", "sms.headers:theirs sms[1].headers:theirs" },
  { "a1 b2", "a1 b2", "a3 b4", "sms[1].headers", "a3 b2",
    "sms.headers:theirs sms[1].headers:theirs" },
  { "a1 b2", "a1 b2", "a3 b4", "sms.headers", "a1 b4",
    "sms.headers:theirs sms[1].headers:theirs" },
  /* Ours goes to no other server than it is for, nor theirs. */
  { "a1 b2", "a4 b2", "A1 b2", NULL, "A1 b2", "" },
  { "a1", "a4", "A-", "sms.headers", "A-", "sms.headers:theirs" },
  { "a1", "A1", "a3", NULL, "A1", "sms.headers:unknowable" },
  { "a1 b2", "A1 b2", "a1 b2", NULL, "A1 b2", "sms.headers:unknowable" },
  { "a1 b2", "A1 b2", "a3 b2", NULL, "a3 b2", "" },
};

static void
check (guint    nth,
       gboolean is_old)
{
  g_autoptr (SenderPublished) before = publish (cases[nth].base);
  g_autoptr (SenderJson)      old = dup_old (before->headers);
  g_autoptr (SenderConfig)    ours = make (cases[nth].ours);
  g_autoptr (SenderConfig)    theirs = make (cases[nth].live);
  g_autoptr (SenderLive)      live = live_fixture_new (theirs);
  g_autoptr (GHashTable)      overwrite = g_hash_table_new (g_str_hash, g_str_equal);
  const SenderPlanInput       input = {
          .config = ours,
          .base = before->live,
          .live = live,
          .sender = LIVE_FIXTURE_SENDER,
          .secret = SENDER_SECRET_OTHER,
          .headers = is_old ? old : before->headers,
          .overwrite = overwrite,
  };
  g_autoptr (SenderPlan) made = NULL;
  g_autofree char       *written = NULL;
  g_autofree char       *rows = NULL;

  if (cases[nth].overwrite != NULL)
    g_hash_table_add (overwrite, (gpointer) cases[nth].overwrite);
  made = sender_plan_new (&input, NULL);
  written = spell (((const SenderStep *) made->steps->pdata[0])->body);
  rows = list_rows (made);
  g_test_message ("%u: %s", nth, cases[nth].live);
  g_assert_cmpstr (written, ==, cases[nth].written);
  g_assert_cmpstr (rows, ==, cases[nth].rows);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check (i, FALSE);
      check (i, TRUE);
    }
}

/* What was kept of one is told against what was published of it, whatever comes before it. */
static void
test_next (void)
{
  g_autoptr (SenderPublished) first = publish ("a1 b2");
  g_autoptr (SenderConfig)    ours = make ("b2");
  g_autoptr (SenderConfig)    theirs = make ("n- b3");
  g_autoptr (SenderLive)      live = live_fixture_new (theirs);
  g_autoptr (SenderPublished) next = sender_published_new_pulled (
    live, sender_live_find_sender (live, LIVE_FIXTURE_SENDER));
  SenderJson *prints = first->headers;

  sender_published_take_headers (next, ours, live, prints);
  g_assert_cmpuint (sender_json_get_length (next->headers), ==, 2);
  g_assert_cmpstr (sender_json_get_string_member (next->headers, "SMS.0"), ==,
                   "https://x.example/b");
  g_assert_cmpstr (sender_json_get_string_member (next->headers, "SMS.0.x-api-key"), ==,
                   sender_json_get_string_member (prints, "SMS.1.x-api-key"));
}

/* What is live stays where it is, and what is told is told of the request that had it. */
static void
test_back (void)
{
  g_auto (SenderWipedText)    key = sender_keyed_digest_new_key ();
  g_autoptr (SenderPublished) then = publish ("a1 b2 c3");
  g_autoptr (SenderConfig)    state = make ("a- b- c-");
  g_autoptr (SenderPublished) before = publish ("b2 c4");
  g_autoptr (SenderJson)      noted = sender_carried_headers_note (
         sender_live_find_sender (then->live, LIVE_FIXTURE_SENDER), key);
  g_autoptr (SenderJson) chain = sender_json_new_array ();
  const SenderPlanInput  input = {
     .config = state,
     .base = before->live,
     .live = before->live,
     .sender = LIVE_FIXTURE_SENDER,
     .secret = SENDER_SECRET_OTHER,
     .chain = chain,
     .state = then->live,
     .then = noted,
     .key = key,
  };
  g_autoptr (SenderPlan) made = sender_plan_new (&input, NULL);
  g_autofree char       *written = spell (((const SenderStep *) made->steps->pdata[0])->body);

  g_assert_cmpstr (written, ==, "a- b2 c4");
  g_assert_cmpuint (g_strv_length (made->lost.lost), ==, 2);
  g_assert_null (made->lost.untold);
}

static const struct
{
  const char *then;
  gboolean    is_noted;
  const char *published; /* since */
  const char *live;
  const char *overwrite; /* (nullable) */
  const char *written;
  const char *rows;
} backs[] = {
  /* What was published since goes, and nothing else. */
  { "a- b2", TRUE, "a1 b2", "a1 b2", NULL, "a- b2", "sms.headers:ours" },
  { "b2 a-", TRUE, "a1 b2", "a1 b2", NULL, "b2 a-", "sms[1].headers:ours" },
  { "a- b-", TRUE, "a1 b2", "b2 a1", NULL, "a- b-", "sms.headers:ours sms[1].headers:ours" },
  { "a1 b2", TRUE, "a3 b4", "a3 b4", NULL, "a3 b4", "" },
  /* What somebody else put there since stays, and is told. */
  { "a- b2", TRUE, "a1 b2", "a5 b2", NULL, "a5 b2", "sms.headers:theirs" },
  { "a- b2", TRUE, "a1 b2", "a5 b2", "sms.headers", "a- b2", "sms.headers:theirs" },
  { "a- b-", TRUE, "a- b2", "a5 b2", NULL, "a5 b-", "sms.headers:theirs sms[1].headers:ours" },
  /* Nobody knows which there were. */
  { "a- b2", FALSE, "a1 b2", "a1 b2", NULL, "a1 b2", "" },
};

/* A state of an environment whose settings nobody was shown, and so has no chain. */
static void
check_back (guint nth)
{
  g_autoptr (SenderPublished) then = publish (backs[nth].then);
  g_autoptr (SenderPublished) since = publish (backs[nth].published);
  g_autoptr (SenderPublished) live = publish (backs[nth].live);
  g_autoptr (GHashTable)      overwrite = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv)              words = g_strsplit (backs[nth].then, " ", -1);
  g_autoptr (SenderConfig)    state = NULL;
  g_autoptr (SenderPlan)      made = NULL;
  g_autoptr (SenderJson)      noted = sender_carried_headers_note (
         sender_live_find_sender (then->live, LIVE_FIXTURE_SENDER), NULL);
  g_autofree char *bare = g_strdup_printf ("%c- %c-", words[0][0], words[1][0]);
  g_autofree char *written = NULL;
  g_autofree char *rows = NULL;
  SenderPlanInput  input = {
     .base = since->live,
     .live = live->live,
     .sender = LIVE_FIXTURE_SENDER,
     .secret = SENDER_SECRET_OTHER,
     .headers = since->headers,
     .state = then->live,
     .then = backs[nth].is_noted ? noted : NULL,
     .overwrite = overwrite,
  };

  input.config = state = make (bare);
  if (backs[nth].overwrite != NULL)
    g_hash_table_add (overwrite, (gpointer) backs[nth].overwrite);
  made = sender_plan_new (&input, NULL);
  written = spell (((const SenderStep *) made->steps->pdata[0])->body);
  rows = list_rows (made);
  g_test_message ("%u: %s", nth, backs[nth].live);
  g_assert_cmpstr (written, ==, backs[nth].written);
  g_assert_cmpstr (rows, ==, backs[nth].rows);
}

static void
test_since (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (backs); i++)
    check_back (i);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/carried-requests/cases", test_cases);
  g_test_add_func ("/carried-requests/next", test_next);
  g_test_add_func ("/carried-requests/back", test_back);
  g_test_add_func ("/carried-requests/since", test_since);
  return g_test_run ();
}
