/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"
#include "sender-chain.h"
#include "sender-error.h"
#include "sender-plan-words.h"
#include "sender-test-config.h"

#include <string.h>

/* A sender that somebody else made, and that has our name. */

/* One that was found by its name alone may be another's: nothing is written beside it, whatever was
 * decided about parts of it, until somebody says that it is ours. */
static void
test_namesake (void)
{
  g_auto (Case) self =
    make_case ("sms.body[1].key=to;;sms.body[0].key=x;;" SMS ".x=new ${otp}", NULL);
  g_autoptr (SenderPlan) open = NULL;
  g_autoptr (SenderPlan) decided = NULL;
  g_autofree char       *chain = NULL;

  self.knows_base = FALSE;
  self.secret = SENDER_SECRET_OTHER;
  live_fixture_set_chain (self.live, "other");
  g_hash_table_add (self.overwrite, (gpointer) "sms.body[0].key");
  open = plan (&self);
  assert_actions (open, "sender:keep");
  g_assert_cmpstr (open->undecided, ==, "provider");
  g_assert_true (open->is_namesake && open->has_drift && !open->needs_secret);
  g_assert_false (sender_plan_has_writes (open));
  g_assert_nonnull (strstr (sender_plan_get_undecided_words (open), "not published from here"));
  g_hash_table_remove_all (self.overwrite);
  g_hash_table_add (self.overwrite, (gpointer) "provider");
  decided = plan (&self);
  assert_actions (decided,
                  "sender:update template:keep template:keep template:create fallback:update");
  CHANGES (decided, "sender|sms.body[0].key|ours|From|x!", "sender|sms.body[1].key|ours|To|to!",
           "template|" SMS ".x|ours|-|new ${otp}!", "sender|authorization.secret|unknowable|-|-!",
           "sender|provider|theirs|Vendor|Vendor!", "fallback|fallback.chain|ours|other|Vendor,other!");
  g_assert_null (decided->undecided);
  chain = sender_chain_to_text (get_step (decided, SENDER_CHANGE_IN_FALLBACK)->body);
  g_assert_cmpstr (chain, ==, LIVE_FIXTURE_SENDER ",other");
}

/* Where it says the same nobody has to be asked. */
static void
test_same_namesake (void)
{
  g_auto (Case)          self = make_case (SMS ".x=new ${otp}", NULL);
  g_autoptr (SenderPlan) made = NULL;

  self.knows_base = FALSE;
  made = plan (&self);
  assert_actions (made, "sender:keep template:keep template:keep template:create fallback:keep");
  g_assert_null (made->undecided);
}

/* A name that a sender of another kind has, and one that another of ours has. */
static void
test_taken_name (void)
{
  static const char *const kinds[] = { "CUSTOM_TWILIO", "CUSTOM_PROVIDER" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (Case)    self = make_case ("provider.name=Taken", NULL);
      g_autofree char *text = g_strdup_printf (
        "{\"id\":\"other\",\"name\":\"Taken\",\"provider\":\"%s\"}", kinds[i]);
      g_autoptr (SenderJson) other = sender_json_parse (text, -1, NULL);
      g_autoptr (GError)     error = NULL;
      SenderPlanInput        input = { .config = self.ours, .live = self.live };

      if (i == 1)
        input.sender = LIVE_FIXTURE_SENDER, input.base = self.base;
      sender_live_put_sender (self.live, other);
      g_assert_null (sender_plan_new (&input, &error));
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "Taken"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-namesake/differs", test_namesake);
  g_test_add_func ("/plan-namesake/same", test_same_namesake);
  g_test_add_func ("/plan-namesake/taken", test_taken_name);
  return g_test_run ();
}
