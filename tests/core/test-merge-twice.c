/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"
#include "sender-channel-request.h"
#include "sender-form-field.h"
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
merge (SenderConfig  *base,
       SenderConfig  *ours,
       SenderConfig  *theirs,
       SenderConfig **next)
{
  g_autoptr (GPtrArray) changes = sender_changes_new ();
  const SenderMerge     input = { ours, base, ours, theirs, TRUE, FALSE, NULL };

  return sender_merge_run (&input, changes, next);
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
      g_autoptr (SenderConfig) result = merge (base, ours, theirs, NULL);
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
    { "http://o", "http://t", "http://o http://t", "http://t" },
    { "http://o", "http://t", "http://t http://o", "http://t" },
    { "", "http://o http://t", "http://t", "http://o http://t" },
    { "http://o http://t", "http://t", "http://o http://t", "http://t" },
    { "http://o", "http://n", "http://o", "http://n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (SenderConfig) base = make_requests (requests[i][0]);
      g_autoptr (SenderConfig) ours = make_requests (requests[i][1]);
      g_autoptr (SenderConfig) theirs = make_requests (requests[i][2]);
      g_autoptr (SenderConfig) result = merge (base, ours, theirs, NULL);
      g_autofree char         *urls = dup_urls (result);

      g_test_message ("%u", i);
      g_assert_cmpstr (urls, ==, requests[i][3]);
    }
}

#define N_ROWS 6
#define N_LISTS (1 + N_ROWS + N_ROWS * N_ROWS + N_ROWS * N_ROWS * N_ROWS)

static SenderList *
get_rows (SenderConfig *config)
{
  return sender_channel_request_get_body (
    sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
}

/* The list with this number, of all with up to three rows that are A, B or C and say 1 or 2. */
static SenderConfig *
make_list (guint number)
{
  SenderConfig *config = make ("-voice;;-sms.body[2];;-sms.body[1];;-sms.body[0]");

  for (; number > 0; number = (number - 1) / N_ROWS)
    {
      g_autoptr (SenderFormField) row = sender_form_field_new ();
      guint                       nth = (number - 1) % N_ROWS;
      const char                  key[] = { (char) ('A' + nth / 2), '\0' };

      g_object_set (row, "key", key, "value", nth % 2 == 0 ? "1" : "2", NULL);
      sender_list_append (get_rows (config), row);
    }
  return config;
}

static guint
count_rows (SenderConfig *config,
            char          key)
{
  SenderList *rows = get_rows (config);
  guint       n_found = 0;

  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    n_found += *sender_form_field_get_key (sender_list_get (rows, i)) == key;
  return n_found;
}

/* Far too many to try them all: the step has no part in common with their number. */
static void
test_all (void)
{
  const guint64 n_all = (guint64) N_LISTS * N_LISTS * N_LISTS;

  for (guint64 i = 0; i < n_all; i += 9973)
    {
      g_autoptr (SenderConfig) base = make_list ((guint) (i % N_LISTS));
      g_autoptr (SenderConfig) ours = make_list ((guint) (i / N_LISTS % N_LISTS));
      g_autoptr (SenderConfig) theirs = make_list ((guint) (i / N_LISTS / N_LISTS));
      g_autoptr (SenderConfig) result = merge (base, ours, theirs, NULL);

      g_test_message ("%" G_GUINT64_FORMAT, i);
      for (char key = 'A'; key <= 'C'; key++)
        g_assert_cmpuint (count_rows (result, key), <=,
                          MAX (count_rows (ours, key), count_rows (theirs, key)));
    }
}

/* All lists in which no name is there twice. */
static GPtrArray *
make_plain_lists (void)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autoptr (SenderConfig) config = make_list (i);

      if (count_rows (config, 'A') < 2 && count_rows (config, 'B') < 2 &&
          count_rows (config, 'C') < 2)
        g_ptr_array_add (lists, g_steal_pointer (&config));
    }
  return lists;
}

static gboolean
has_all (SenderConfig *self,
         SenderConfig *base)
{
  for (char key = 'A'; key <= 'C'; key++)
    if (count_rows (self, key) < count_rows (base, key))
      return FALSE;
  return TRUE;
}

/* What was done once is not done again. What is missing on a side may have been renamed there, of
 * which less is known the next time. */
static void
test_settled (void)
{
  g_autoptr (GPtrArray) lists = make_plain_lists ();
  guint                 n_all = lists->len * lists->len * lists->len;
  guint                 n_tried = 0;

  for (guint i = 0; i < n_all; i += 29)
    {
      SenderConfig            *base = lists->pdata[i % lists->len];
      SenderConfig            *ours = lists->pdata[i / lists->len % lists->len];
      SenderConfig            *theirs = lists->pdata[i / lists->len / lists->len];
      g_autoptr (SenderConfig) next = NULL;
      g_autoptr (SenderConfig) result = NULL;
      g_autoptr (SenderConfig) again = NULL;

      if (!has_all (ours, base) || !has_all (theirs, base))
        continue;
      g_test_message ("%u", i);
      result = merge (base, ours, theirs, &next);
      again = merge (next, ours, result, NULL);
      g_assert_true (sender_record_equal (again, result));
      n_tried++;
    }
  g_assert_cmpuint (n_tried, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-twice/once", test_once);
  g_test_add_func ("/merge-twice/requests", test_requests);
  g_test_add_func ("/merge-twice/all", test_all);
  g_test_add_func ("/merge-twice/settled", test_settled);
  return g_test_run ();
}
