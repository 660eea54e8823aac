/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

#include "sender-plan-words.h"
#include "sender-test-config.h"

#include <string.h>

/* What a plan says in the window. */

#define THEIR_URL "https://studio.twilio.com/v2/Flows/FW00000000000000000000000000000009/Executions"

static const SenderChange ours = {
  .object = SENDER_CHANGE_IN_SENDER,
  .path = (char *) "sms.body[1].key",
  .kind = SENDER_CHANGE_OURS,
  .base = (char *) "To",
  .now = (char *) "To",
  .after = (char *) "to",
};
static const SenderChange theirs = {
  .object = SENDER_CHANGE_IN_SENDER,
  .path = (char *) "provider.name",
  .kind = SENDER_CHANGE_THEIRS,
  .base = (char *) "Vendor",
  .now = (char *) "Theirs",
  .after = (char *) "Vendor",
  .is_kept = TRUE,
};
static const SenderChange whole = {
  .object = SENDER_CHANGE_IN_SENDER,
  .path = (char *) "sms",
  .kind = SENDER_CHANGE_THEIRS,
  .now = (char *) "one",
  .after = (char *) "one; another",
  .is_kept = TRUE,
  .is_whole = TRUE,
};
static const SenderChange secret = {
  .object = SENDER_CHANGE_IN_SENDER,
  .path = (char *) "authorization",
  .kind = SENDER_CHANGE_UNKNOWABLE,
};
static const SenderChange chain = {
  .object = SENDER_CHANGE_IN_FALLBACK,
  .path = (char *) "fallback.chain",
  .kind = SENDER_CHANGE_OURS,
  .now = (char *) "",
  .after = (char *) SENDER_STEP_SELF,
};

/* @words is freed. */
static void
assert_words (char       *words,
              const char *expected)
{
  g_autofree char *owned = words;

  g_assert_cmpstr (owned, ==, expected);
}

static void
assert_within (char       *words,
               const char *part)
{
  g_autofree char *owned = words;

  g_assert_nonnull (owned);
  if (strstr (owned, part) == NULL)
    g_error ("“%s” lacks “%s”", owned, part);
}

static void
test_titles (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  SenderChange             last = chain;

  assert_words (sender_change_dup_title (&ours, config), "SMS, body key 2");
  assert_words (sender_change_dup_title (&secret, config), "Secret");
  assert_words (sender_change_dup_title (&chain, config), "Codes go through");
  last.path = (char *) "fallback.enabled";
  assert_words (sender_change_dup_title (&last, config), "Ping’s own account, asked last");
  g_assert_cmpstr (sender_change_kind_get_label (SENDER_CHANGE_OURS), ==, "Ours");
  g_assert_cmpstr (sender_change_kind_get_label (SENDER_CHANGE_THEIRS), ==, "Theirs");
  g_assert_cmpstr (sender_change_kind_get_label (SENDER_CHANGE_UNKNOWABLE), ==,
                   "Can’t be compared");
  g_assert_cmpstr (sender_change_object_get_label (SENDER_CHANGE_IN_SENDER), ==, "Sender");
  g_assert_cmpstr (sender_change_object_get_label (SENDER_CHANGE_IN_TEMPLATE), ==, "Messages");
  g_assert_cmpstr (sender_change_object_get_label (SENDER_CHANGE_IN_FALLBACK), ==,
                   "Fallback Order");
}

/* What is not there is not what is empty; what is kept stays. */
static void
test_values (void)
{
  SenderChange change = ours;

  assert_words (sender_change_dup_now (&change), "To");
  assert_words (sender_change_dup_after (&change), "to");
  change.now = NULL;
  change.after = (char *) "";
  assert_words (sender_change_dup_now (&change), "nothing");
  assert_words (sender_change_dup_after (&change), "empty");
  change.object = SENDER_CHANGE_IN_FALLBACK;
  assert_words (sender_change_dup_after (&change), "Ping’s own account, as nobody is named");
  assert_words (sender_change_dup_after (&theirs), "Theirs");
  change = theirs;
  change.is_kept = FALSE;
  assert_words (sender_change_dup_now (&change), "Theirs");
  assert_words (sender_change_dup_after (&change), "Vendor");
  change = secret;
  assert_words (sender_change_dup_now (&change), "PingOne never shows it");
  assert_words (sender_change_dup_after (&change), "Sent with the sender");
  change.is_new = TRUE;
  assert_words (sender_change_dup_now (&change), "nothing");
  assert_words (sender_change_dup_after (&change), "Sent with the sender");
  change.is_new = FALSE;
  change.is_kept = TRUE;
  assert_words (sender_change_dup_after (&change), "The one that is there");
}

/* Ticks have words; text that happens to say the same stays what it is, and is code. */
static void
test_switches (void)
{
  SenderChange tick = ours;
  SenderChange message = ours;

  tick.path = (char *) "numbers[0].voice";
  tick.now = (char *) "true";
  tick.after = (char *) "false";
  assert_words (sender_change_dup_now (&tick), "on");
  assert_words (sender_change_dup_after (&tick), "off");
  g_assert_false (sender_change_is_code (&tick));
  tick.path = (char *) "sms.body[0].value";
  assert_words (sender_change_dup_now (&tick), "true");
  assert_words (sender_change_dup_after (&tick), "false");
  g_assert_true (sender_change_is_code (&tick));
  message.object = SENDER_CHANGE_IN_TEMPLATE;
  g_assert_true (sender_change_is_code (&message));
  message.path = (char *) "sms.headers[0].name";
  message.object = SENDER_CHANGE_IN_SENDER;
  g_assert_true (sender_change_is_code (&message));
  g_assert_false (sender_change_is_code (&theirs));
  g_assert_false (sender_change_is_code (&secret));
  g_assert_false (sender_change_is_code (&chain));
}

static void
test_notes (void)
{
  SenderChange change = theirs;

  assert_words (sender_change_dup_note (&ours), NULL);
  assert_words (sender_change_dup_note (&secret), NULL);
  assert_within (sender_change_dup_note (&whole), "decided together. Yours is “one; another”.");
  assert_within (sender_change_dup_note (&change), "Yours is still what was published then.");
  change.after = (char *) "Mine";
  assert_within (sender_change_dup_note (&change), "which wrote “Vendor”. Yours is “Mine”.");
  change.base = NULL;
  assert_within (sender_change_dup_note (&change), "Not from here");
  change.after = NULL;
  assert_within (sender_change_dup_note (&change), "Yours is “nothing”.");
  change = secret;
  change.is_kept = TRUE;
  assert_within (sender_change_dup_note (&change), "can’t be told");
}

/* Both parts are cut at the bounds of characters, and never overlap. */
static void
test_compare (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    gsize       start;
    gsize       end;
  } cases[] = {
    { "/Flows/FW1/Executions", "/Flows/FW22/Executions", 9, 11 },
    { "abc", "xyz", 0, 0 },
    { "", "abc", 0, 0 },
    { "abc", "", 0, 0 },
    { "a1", "a2", 0, 0 }, /* one letter is chance */
    { "ab1", "ab2", 2, 0 },
    { "same", "same", 4, 0 },
    { "aa", "aaa", 2, 0 }, /* what is at the start is not at the end too */
    { "aaa", "aa", 2, 0 },
    { "abab", "ab", 2, 0 },
    { "xxé", "xxè", 2, 0 }, /* c3 a9, c3 a8 */
    { "éyy", "ũyy", 0, 2 }, /* c3 a9, c5 a9 */
    { "€xx", "₭xx", 0, 2 }, /* e2 82 ac, e2 82 ad */
    { "xx😀yy", "xx😁yy", 2, 2 },
    { "xx", "xxé", 2, 0 },
    { "é", "éé", 2, 0 },
    { "é", "è", 0, 0 }, /* half a character in common is nothing */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SenderValueParts parts = sender_value_compare (cases[i].before, cases[i].after);

      g_assert_cmpuint (parts.start, ==, cases[i].start);
      g_assert_cmpuint (parts.end, ==, cases[i].end);
    }
}

/* Whatever is compared: what is common is whole characters, and is in both. */
static void
test_compare_any (void)
{
  static const char *const parts[] = { "", "a", "é", "è", "ũ", "€", "₭", "😀", "😁", "aé", "éa" };
  const guint              n = G_N_ELEMENTS (parts);

  for (guint i = 0; i < n * n * n * n; i++)
    {
      g_autofree char *before = g_strconcat (parts[i % n], parts[i / n % n], NULL);
      g_autofree char *after = g_strconcat (parts[i / n / n % n], parts[i / n / n / n], NULL);
      SenderValueParts same = sender_value_compare (before, after);
      gsize            n_before = strlen (before);
      gsize            n_after = strlen (after);

      g_assert_cmpuint (same.start + same.end, <=, MIN (n_before, n_after));
      g_assert_true (g_utf8_validate (before, (gssize) same.start, NULL));
      g_assert_true (g_utf8_validate (before + n_before - same.end, (gssize) same.end, NULL));
      g_assert_true (g_utf8_validate (after + same.start,
                                      (gssize) (n_after - same.start - same.end), NULL));
      g_assert_cmpmem (before, same.start, after, same.start);
      g_assert_cmpmem (before + n_before - same.end, same.end, after + n_after - same.end,
                       same.end);
    }
}

static void
test_environment (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  sender_test_config_edit (config, "environment.id=" LIVE_FIXTURE_ENVIRONMENT);
  assert_words (sender_plan_dup_title (config), "Plan for " LIVE_FIXTURE_ENVIRONMENT);
  sender_test_config_edit (config, "environment.name=Northwind EU");
  g_assert_cmpstr (sender_plan_get_environment_name (config), ==, "Northwind EU");
  assert_words (sender_plan_dup_title (config), "Plan for Northwind EU");
}

static void
test_extent (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderPlan) made = plan (&self);
  g_autoptr (GDateTime)  at = g_date_time_new_utc (2026, 7, 1, 9, 5, 0);
  g_autoptr (SenderLive) empty = live_fixture_new_empty ();
  g_autofree char       *text = sender_plan_dup_extent (made, self.live, at);

  g_assert_true (g_str_has_prefix (text, "Read from PingOne at 09:05. The mail sender"));
  assert_within (sender_plan_dup_extent (made, empty, at), "09:05. The mail sender");
  /* A plan for none of the senders that are there leaves all of them alone. */
  g_clear_pointer (&made->sender, g_free);
  assert_within (sender_plan_dup_extent (made, self.live, at), "09:05. 1 other sender, the mail");
}

static void
assert_deeds (const SenderPlan *made,
              SenderConfig     *config,
              const char       *expected)
{
  g_autoptr (GPtrArray) deeds = sender_plan_list_deeds (made, config);
  g_autoptr (GString)   text = g_string_new (NULL);

  for (guint i = 0; i < deeds->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (char *) deeds->pdata[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_nothing (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderPlan) made = plan (&self);

  assert_deeds (made, self.ours, "");
  g_assert_false (sender_plan_deletes (made));
  assert_words (sender_plan_dup_group_detail (made, SENDER_CHANGE_IN_SENDER), "stays as it is");
  assert_words (sender_plan_dup_group_detail (made, SENDER_CHANGE_IN_TEMPLATE),
                "stay as they are");
  assert_words (sender_plan_dup_group_detail (made, SENDER_CHANGE_IN_FALLBACK), "stays as it is");
}

static void
test_first (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderPlan) made = NULL;

  self.knows_base = FALSE;
  g_clear_pointer (&self.live, sender_live_unref);
  self.live = live_fixture_new_empty ();
  made = plan (&self);
  assert_deeds (made, self.ours, "Create the sender; Write 2 messages; Set the fallback order");
  g_assert_false (sender_plan_deletes (made));
  assert_words (sender_plan_dup_group_detail (made, SENDER_CHANGE_IN_SENDER),
                "created in one call");
  assert_words (sender_plan_dup_group_detail (made, SENDER_CHANGE_IN_TEMPLATE), "2 written");
  assert_words (sender_plan_dup_group_detail (made, SENDER_CHANGE_IN_FALLBACK),
                "for SMS and Voice");
  g_assert_null (sender_plan_dup_left_out (made));
  made->left_out = g_strdup ("Backup");
  assert_deeds (made, self.ours,
                "Create the sender; Write 2 messages; Set the fallback order, without Backup (no "
                "longer there)");
  assert_words (sender_plan_dup_group_detail (made, SENDER_CHANGE_IN_FALLBACK),
                "for SMS and Voice, without Backup (no longer there)");
  assert_words (sender_plan_dup_left_out (made),
                "The fallback order at that time included Backup, which the environment no longer "
                "has. It is left out.");
}

/* What of theirs is kept is named with what is written over the rest. */
static void
test_kept (void)
{
  g_auto (Case)          one = make_case ("provider.name=Mine", "voice.url=" THEIR_URL);
  g_autoptr (SenderPlan) first = plan (&one);
  g_auto (Case)          two = make_case ("provider.name=Mine",
                                          "voice.url=" THEIR_URL ";;sms.body[1].key=to");
  g_autoptr (SenderPlan) second = plan (&two);
  g_autoptr (SenderPlan) third = NULL;

  assert_deeds (first, one.ours, "Change the sender, keeping theirs: Voice, URL");
  assert_deeds (second, two.ours, "Change the sender, keeping theirs in 2 places");
  g_hash_table_add (one.overwrite, (gpointer) "voice.url");
  third = plan (&one);
  assert_deeds (third, one.ours, "Change the sender");
}

static void
test_deletes (void)
{
  g_auto (Case)          message = make_case ("-" SMS, NULL);
  g_autoptr (SenderPlan) first = plan (&message);
  g_auto (Case)          gone = make_case (NULL, NULL);
  g_autoptr (SenderPlan) second = NULL;

  assert_deeds (first, message.ours, "Restore Ping’s own text of 1 message");
  g_assert_true (sender_plan_deletes (first));
  gone.is_withdrawn = TRUE;
  second = plan (&gone);
  g_assert_true (sender_plan_deletes (second));
  assert_words (sender_plan_dup_group_detail (second, SENDER_CHANGE_IN_SENDER), "deleted");
}

/* @expected NULL: nothing stands in the way. */
static void
assert_obstacle (Case           *self,
                 SenderDocument *document,
                 gboolean        is_ours,
                 const char     *expected,
                 const char     *expected_path)
{
  g_autoptr (SenderPlan) made = plan (self);
  g_autofree char       *path = NULL;
  g_autofree char       *obstacle = sender_plan_dup_obstacle (made, document, is_ours, &path);

  g_assert_cmpstr (path, ==, expected_path);
  if (expected == NULL)
    g_assert_cmpstr (obstacle, ==, NULL);
  else
    assert_within (g_steal_pointer (&obstacle), expected);
}

static void
test_errors (void)
{
  g_auto (Case)              self = make_case (NULL, NULL);
  g_autoptr (SenderDocument) document = sender_document_new (self.ours, NULL, FALSE);

  assert_obstacle (&self, document, TRUE, NULL, NULL);
  sender_test_config_edit (self.ours, "sms.body[1].key=to");
  sender_document_commit (document, "Edit");
  assert_obstacle (&self, document, TRUE, "1 error is to be mended first.", "sms.body[1].key");
  /* An earlier state has no errors of this one. */
  assert_obstacle (&self, document, FALSE, NULL, NULL);
}

/* Only who publishes is kept from an address inside a house. */
static void
test_inside_address (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_generic ();
  g_auto (Case)              self = make_case (NULL, NULL);
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);

  assert_obstacle (&self, document, TRUE, NULL, NULL);
  sender_test_config_edit (config, "sms.url=https://192.168.1.20/send");
  sender_document_commit (document, "Edit");
  assert_obstacle (&self, document, TRUE, "1 error is to be mended first.", "sms.url");
}

static void
test_read_only (void)
{
  g_auto (Case)              self = make_case (NULL, NULL);
  g_autoptr (SenderDocument) document = sender_document_new (self.ours, NULL, TRUE);

  assert_obstacle (&self, document, TRUE, "written by a newer version", NULL);
  assert_obstacle (&self, document, FALSE, "written by a newer version", NULL);
}

static void
test_missing_secret (void)
{
  g_auto (Case)              self = make_case ("provider.name=Mine", NULL);
  g_autoptr (SenderDocument) document = sender_document_new (self.ours, NULL, FALSE);
  SenderInspection          *inspection = sender_document_get_inspection (document);

  sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_MISSING);
  assert_obstacle (&self, document, FALSE, "it is missing", "authorization");
  sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_PRESENT);
  assert_obstacle (&self, document, FALSE, NULL, NULL);
  /* What writes no sender needs none. */
  sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_MISSING);
  sender_test_config_edit (self.ours, "provider.name=Vendor");
  assert_obstacle (&self, document, FALSE, NULL, NULL);
}

/* How the sender signs in is one value with its secret: half of it can't be kept. */
static void
test_undecided (void)
{
  g_auto (Case)              self = make_case ("provider.name=Mine",
                                               "authorization.username=SK0000");
  g_autoptr (SenderDocument) document = sender_document_new (self.ours, NULL, FALSE);
  g_autoptr (SenderPlan)     made = plan (&self);

  g_assert_nonnull (made->undecided);
  assert_obstacle (&self, document, FALSE, "Decide first", made->undecided);
  g_hash_table_add (self.overwrite, (gpointer) made->undecided);
  assert_obstacle (&self, document, FALSE, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-words/titles", test_titles);
  g_test_add_func ("/plan-words/values", test_values);
  g_test_add_func ("/plan-words/switches", test_switches);
  g_test_add_func ("/plan-words/notes", test_notes);
  g_test_add_func ("/plan-words/compare", test_compare);
  g_test_add_func ("/plan-words/compare-any", test_compare_any);
  g_test_add_func ("/plan-words/environment", test_environment);
  g_test_add_func ("/plan-words/extent", test_extent);
  g_test_add_func ("/plan-words/nothing", test_nothing);
  g_test_add_func ("/plan-words/first", test_first);
  g_test_add_func ("/plan-words/kept", test_kept);
  g_test_add_func ("/plan-words/deletes", test_deletes);
  g_test_add_func ("/plan-words/errors", test_errors);
  g_test_add_func ("/plan-words/inside-address", test_inside_address);
  g_test_add_func ("/plan-words/read-only", test_read_only);
  g_test_add_func ("/plan-words/missing-secret", test_missing_secret);
  g_test_add_func ("/plan-words/undecided", test_undecided);
  return g_test_run ();
}
