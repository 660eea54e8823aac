/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"
#include "sender-plan-words.h"
#include "sender-test-config.h"

#include <string.h>

/* What goes as a whole, and what somebody is to decide first. */

/* It goes, and with it what was ours: the chain first, so that nobody is sent to it. */
static void
test_withdrawn (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_auto (Case)          other = make_case (NULL, "provider.name=Yours;;" SMS "=x ${otp}");
  g_autoptr (SenderPlan) made = NULL;
  g_autoptr (SenderPlan) kept = NULL;

  self.is_withdrawn = other.is_withdrawn = TRUE;
  sender_test_config_edit (self.ours, "-" SMS ";;-messages.strong_authentication.Voice.en");
  sender_test_config_edit (other.ours, "-" SMS ";;-messages.strong_authentication.Voice.en");
  live_fixture_set_chain (self.live, LIVE_FIXTURE_SENDER ",mystery");
  made = plan (&self);
  assert_actions (made, "fallback:update template:delete template:delete sender:delete");
  g_assert_false (made->has_drift);
  g_assert_cmpuint (sender_json_get_length (get_step (made, SENDER_CHANGE_IN_FALLBACK)->body), ==,
                    1);
  kept = plan (&other);
  assert_actions (kept, "fallback:update template:keep template:delete sender:keep");
  g_assert_true (kept->has_drift);
}

/* Nobody knows whether there was none then: that is decided first. */
static void
test_doubtful (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderPlan) open = NULL;
  g_autoptr (SenderPlan) decided = NULL;

  self.is_withdrawn = self.is_doubtful = TRUE;
  open = plan (&self);
  assert_actions (open, "sender:keep");
  CHANGES (open, "sender|provider|theirs|Vendor|-");
  g_assert_cmpstr (open->undecided, ==, "provider");
  g_assert_true (open->is_doubtful && open->keeps_base);
  g_assert_nonnull (strstr (sender_plan_get_undecided_words (open), "does not say which sender"));
  g_hash_table_add (self.overwrite, (gpointer) "provider");
  decided = plan (&self);
  g_assert_null (decided->undecided);
  assert_actions (decided, "fallback:update template:keep template:keep sender:delete");
}

/* A kept user name and our secret would make a sender that can't sign in. */
static void
test_undecided (void)
{
  g_auto (Case)          self = make_case ("provider.name=Mine", "authorization.username=AC1");
  g_autoptr (SenderPlan) made = plan (&self);
  g_autoptr (SenderPlan) decided = NULL;

  g_assert_cmpstr (made->undecided, ==, "authorization.username");
  g_hash_table_add (self.overwrite, (gpointer) "authorization.username");
  decided = plan (&self);
  g_assert_null (decided->undecided);
}

#define EVIL "https://collector.example.net/x"

/* Our secret goes to no server that somebody else chose. */
static void
test_other_server (void)
{
  static const struct
  {
    const char *ours;
    const char *theirs;
    const char *undecided; /* (nullable) */
  } cases[] = {
    { "provider.name=Mine", "sms.url=" EVIL, "sms.url" },
    { "provider.name=Mine", "voice.url=" EVIL, "voice.url" },
    { "provider.name=Mine", "voice.url=http://studio.twilio.com/v2/Flows/x/Executions",
      "voice.url" },
    /* Another flow at the same vendor gets what it gets anyhow. */
    { "provider.name=Mine", "sms.url=https://studio.twilio.com/v2/Flows/other/Executions", NULL },
    { "sms.url=" EVIL, "voice.url=" EVIL, NULL },
    /* What is not written takes nothing along. */
    { NULL, "sms.url=" EVIL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Case)          self = make_case (cases[i].ours, cases[i].theirs);
      g_autoptr (SenderPlan) made = plan (&self);
      g_autoptr (SenderPlan) decided = NULL;

      g_test_message ("%s, %s", cases[i].ours, cases[i].theirs);
      g_assert_cmpstr (made->undecided, ==, cases[i].undecided);
      if (made->undecided == NULL)
        continue;
      g_assert_nonnull (strstr (sender_plan_get_undecided_words (made), "another server"));
      g_hash_table_add (self.overwrite, (gpointer) cases[i].undecided);
      decided = plan (&self);
      g_assert_null (decided->undecided);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-undecided/withdrawn", test_withdrawn);
  g_test_add_func ("/plan-undecided/doubtful", test_doubtful);
  g_test_add_func ("/plan-undecided/authorization", test_undecided);
  g_test_add_func ("/plan-undecided/other-server", test_other_server);
  return g_test_run ();
}
