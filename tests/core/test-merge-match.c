/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "request-fixture.h"

#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-merge.h"

#include <string.h>

/* Which of several requests of a channel is meant: nothing gets into another one than it was
 * changed in. */

static char *
spell (SenderConfig *config)
{
  GString    *text = g_string_new (NULL);
  SenderList *requests = sender_config_get_requests (config);

  for (guint i = 0; i < sender_list_get_n_items (requests); i++)
    {
      SenderChannelRequest *request = sender_list_get (requests, i);
      SenderList           *rows = sender_channel_request_get_body (request);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                              strrchr (sender_channel_request_get_url (request), '/') + 1);
      for (guint n = 0; n < sender_list_get_n_items (rows); n++)
        g_string_append (text, sender_form_field_get_value (sender_list_get (rows, n)));
    }
  return g_string_free (text, FALSE);
}

/* Of theirs in capitals. */
static char *
list_changes (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const SenderChange *change = changes->pdata[i];
      g_autofree char    *path = change->kind == SENDER_CHANGE_THEIRS
                                   ? g_ascii_strup (change->path, -1)
                                   : g_strdup (change->path);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", path);
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *base; /* (nullable) */
  const char *ours;
  const char *theirs;
  const char *result;
  const char *changes;
} cases[] = {
  /* They delete the first and change the second; we change the first. */
  { "a11 b11", "a21 b11", "b12", "b12", "SMS SMS[1].BODY[1].VALUE" },
  /* They put one in front, or change the order, and change each. */
  { "a11 b11", "a21 b11", "n11 a12 b11", "n11 a22 b11",
    "sms.body[0].value SMS.BODY[1].VALUE SMS[2]" },
  { "a11 b11", "a21 b11", "b12 a13", "a23 b12", "sms.body[0].value SMS.BODY[1].VALUE "
                                                "SMS[1].BODY[1].VALUE" },
  /* The same of ours. */
  { "a11 b11", "b21", "a11 b12", "b22", "sms.body[0].value SMS.BODY[1].VALUE sms[1]" },
  { "a11 b11", "b21 a11", "a11 b12", "b22 a11", "sms.body[0].value SMS.BODY[1].VALUE" },
  /* Another URL of the only one, or beside others: it is still that one. */
  { "a11", "a21", "n12", "n22", "SMS.URL sms.body[0].value SMS.BODY[1].VALUE" },
  { "a11", "a21", "N12", "N22", "SMS.URL sms.body[0].value SMS.BODY[1].VALUE" },
  { "a11", "n21", "a12", "n22", "sms.url sms.body[0].value SMS.BODY[1].VALUE" },
  { "a11 b22", "a31 b22", "b22 n11", "b22 n11", "SMS" },
  { "a11 b22", "a31 b22", "B22 a11", "B22 a11", "SMS" },
  { "a11 b22", "a31 b22", "m22 n11", "m22 n11", "SMS" },
  { "a11 b22", "a31 b22", "m23 n11", "m23 n11", "SMS" },
  { "a11 b22", "a31 b22", "b23 a?11", "b23 a?11", "SMS" },
  /* We remove what they changed, or add one beside it; they take out one, and change the other. */
  { "a11 b22", "a11", "a11 b23", "a11 b23", "SMS[1]" },
  { "a11 b22", "a11 c77", "a11 b23", "a11 b23", "SMS" },
  { "a11 b22", "b24", "n23", "n23", "SMS" },
  /* Only ours, whatever it is. */
  { "a11 b22", "n31 c77", "a11 b22", "n31 c77", "sms.url sms.body[0].value sms[1].url "
                                                "sms[1].body[0].value sms[1].body[1].value" },
  { "a11 b22", "a31 b22", "N55 b22", "N55 b22", "SMS" },
  /* Which of two it is nothing tells: it is none of them. */
  { "a11", "a21", "n11 m11", "n11 m11", "SMS" },
  { "a11 b11", "a21 b11", "n11", "n11", "SMS" },
  /* Both changed one alike, or added it. */
  { "a11 b11", "a22 b11", "a22 b11", "a22 b11", "" },
  { "a11", "a11 n11", "n11 a12", "a12 n11", "SMS.BODY[1].VALUE" },
  { "a11", "a11 n11", "n12 a11", "a11 n12", "SMS[1].BODY[1].VALUE" },
  { "a11", "a11 n11", "a11 m11", "a11 m11 n11", "sms[1] SMS[2]" },
  { "", "n11", "m11", "m11", "SMS.URL" },
  /* Nobody knows what was. */
  { NULL, "a11 b11", "b12 a11", "a11 b12", "SMS[1].BODY[1].VALUE" },
  { NULL, "a11 b11", "a11 n11", "a11 n11", "SMS[1].URL" },
};

/* What of theirs was kept, but for what was decided. */
static char *
list_kept (GPtrArray  *changes,
           const char *decided)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      SenderChange *change = changes->pdata[i];

      if (change->kind == SENDER_CHANGE_THEIRS && g_strcmp0 (change->path, decided) != 0)
        g_ptr_array_add (kept, change);
    }
  return list_changes (kept);
}

/* What was put together stays as it is, and nothing is told but @kept. */
static void
assert_settled (SenderConfig *base,
                SenderConfig *ours,
                SenderConfig *theirs,
                const char   *kept)
{
  g_autoptr (GPtrArray)    changes = sender_changes_new ();
  const SenderMerge        input = { ours, base, ours, theirs, TRUE, FALSE, NULL };
  g_autoptr (SenderConfig) result = sender_merge_run (&input, changes, NULL);
  g_autofree char         *text = spell (result);
  g_autofree char         *before = spell (theirs);
  g_autofree char         *told = list_changes (changes);

  g_assert_cmpstr (text, ==, before);
  g_assert_cmpstr (told, ==, kept);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderConfig) base = make_requests (cases[i].base);
      g_autoptr (SenderConfig) ours = make_requests (cases[i].ours);
      g_autoptr (SenderConfig) theirs = make_requests (cases[i].theirs);
      g_autoptr (GPtrArray)    changes = sender_changes_new ();
      const SenderMerge        input = { ours, base, ours, theirs, TRUE, FALSE, NULL };
      g_autoptr (SenderConfig) next = NULL;
      g_autoptr (SenderConfig) result = sender_merge_run (&input, changes, &next);
      g_autofree char         *text = spell (result);
      g_autofree char         *list = list_changes (changes);
      g_autofree char         *kept = list_kept (changes, NULL);

      g_test_message ("%u: %s", i, cases[i].theirs);
      g_assert_cmpstr (text, ==, cases[i].result);
      g_assert_cmpstr (list, ==, cases[i].changes);
      if (base != NULL)
        assert_settled (next, ours, result, kept);
    }
}

static void
assert_decided (const char *theirs,
                const char *path,
                const char *expected)
{
  g_autoptr (SenderConfig) base = make_requests ("a11 b11");
  g_autoptr (SenderConfig) ours = make_requests ("a21 b11");
  g_autoptr (SenderConfig) live = make_requests (theirs);
  g_autoptr (GHashTable)   overwrite = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray)    changes = sender_changes_new ();
  const SenderMerge        input = { ours, base, ours, live, TRUE, FALSE, overwrite };
  g_autoptr (SenderConfig) next = NULL;
  g_autoptr (SenderConfig) result = NULL;
  g_autofree char         *text = NULL;
  g_autofree char         *kept = NULL;

  g_hash_table_add (overwrite, (gpointer) path);
  result = sender_merge_run (&input, changes, &next);
  text = spell (result);
  g_assert_cmpstr (text, ==, expected);
  kept = list_kept (changes, path);
  assert_settled (next, ours, result, kept);
}

/* What is decided of one request is done to no other, but where only all of a channel can be
 * decided. */
static void
test_decided (void)
{
  assert_decided ("b12 a13", "sms[1].body[1].value", "a23 b11");
  assert_decided ("n33 b12", "sms[1].body[1].value", "n33 b12");
  assert_decided ("n33 b12", "sms", "a21 b11");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-match/cases", test_cases);
  g_test_add_func ("/merge-match/decided", test_decided);
  return g_test_run ();
}
