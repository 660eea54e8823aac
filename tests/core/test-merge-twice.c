/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"
#include "sender-channel-request.h"
#include "sender-list.h"
#include "sender-merge.h"
#include "sender-record.h"
#include "sender-test-config.h"

/* What is there under a name is that, and not what we call something else by now: nothing is
 * doubled. */

#define NUMBER_O "+numbers|number=+15005550001|sms=true"
#define NUMBER_T "+numbers|number=+15005550002|sms=true"
#define HEADER_O "+sms.headers|name=X-O|value=2"
#define HEADER_T "+sms.headers|name=X-T|value=1"
#define ROW_O "+sms.body|key=Own|value=2"
#define ROW_T "+sms.body|key=Their|value=1"

static const struct
{
  const char *base;
  const char *ours;
  const char *theirs;
  const char *once;  /* in the result */
  const char *never; /* in the result */
} cases[] = {
  { NUMBER_O, NUMBER_T, NUMBER_O ";;" NUMBER_T, "+15005550002", "+15005550001" },
  { HEADER_O, HEADER_T, HEADER_O ";;" HEADER_T, "X-T", "X-O" },
  { ROW_O, ROW_T, ROW_O ";;" ROW_T, "Their=", "Own=" },
  { NUMBER_O, NUMBER_T, NUMBER_T ";;" NUMBER_O, "+15005550002", "+15005550001" },
  { HEADER_O, HEADER_T, HEADER_T ";;" HEADER_O, "X-T", "X-O" },
  { ROW_O, ROW_T, ROW_T ";;" ROW_O, "Their=", "Own=" },
  { ROW_O, "+sms.body|key=New|value=2", ROW_O ";;" ROW_T, "New=", "Own=" },
  { "+sms.body|key=Own|value=1", ROW_O, "+sms.body|key=Own|value=1;;" ROW_O, "Own=2", "Own=1" },
};

static SenderConfig *
make (const char *edits)
{
  SenderConfig *config = sender_test_config_studio ();

  if (edits != NULL)
    sender_test_config_edit (config, edits);
  return config;
}

static SenderConfig *
merge (SenderConfig *base,
       SenderConfig *ours,
       SenderConfig *theirs)
{
  g_autoptr (GPtrArray) changes = sender_changes_new ();
  const SenderMerge     input = { ours, base, ours, theirs, TRUE, FALSE, NULL };

  return sender_merge_run (&input, changes, NULL);
}

static guint
count (const char *text,
       const char *part)
{
  g_auto (GStrv) pieces = g_strsplit (text, part, -1);

  return g_strv_length (pieces) - 1;
}

static void
test_once (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderConfig) base = make (cases[i].base);
      g_autoptr (SenderConfig) ours = make (cases[i].ours);
      g_autoptr (SenderConfig) theirs = make (cases[i].theirs);
      g_autoptr (SenderConfig) result = merge (base, ours, theirs);
      g_autoptr (SenderLive)   live = live_fixture_new (result);
      g_autofree char         *text =
        sender_json_to_string (sender_live_find_sender (live, LIVE_FIXTURE_SENDER));

      g_test_message ("%u %s", i, text);
      g_assert_cmpuint (count (text, cases[i].once), ==, 1);
      if (cases[i].never != NULL)
        g_assert_cmpuint (count (text, cases[i].never), ==, 0);
    }
}

/* @urls: of further requests of a channel, with blanks between them */
static SenderConfig *
make_requests (const char *urls)
{
  SenderConfig  *config = make (NULL);
  g_auto (GStrv) words = g_strsplit (urls, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (SenderChannelRequest) request =
        sender_record_copy (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));

      g_object_set (request, "url", words[i], NULL);
      sender_list_append (sender_config_get_requests (config), request);
    }
  return config;
}

static char *
dup_urls (SenderConfig *config)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new ();
  SenderChannelRequest *request = NULL;

  for (guint i = 1; (request = sender_config_get_request (config, SENDER_CHANNEL_SMS, i)); i++)
    g_ptr_array_add (urls, (gpointer) sender_channel_request_get_url (request));
  g_ptr_array_add (urls, NULL);
  return g_strjoinv (" ", (char **) urls->pdata);
}

static void
test_requests (void)
{
  static const char *const requests[][4] = {
    { "http://o", "http://t", "http://o http://t", "http://o http://t" },
    { "http://o", "http://t", "http://t http://o", "http://t http://o" },
    { "", "http://o http://t", "http://t", "http://o http://t" },
    { "http://o http://t", "http://t", "http://o http://t", "http://t" },
    { "http://o", "http://n", "http://o", "http://n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (SenderConfig) base = make_requests (requests[i][0]);
      g_autoptr (SenderConfig) ours = make_requests (requests[i][1]);
      g_autoptr (SenderConfig) theirs = make_requests (requests[i][2]);
      g_autoptr (SenderConfig) result = merge (base, ours, theirs);
      g_autofree char         *urls = dup_urls (result);

      g_test_message ("%u", i);
      g_assert_cmpstr (urls, ==, requests[i][3]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-twice/once", test_once);
  g_test_add_func ("/merge-twice/requests", test_requests);
  return g_test_run ();
}
