/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorship.h"

#include "plan-fixture.h"
#include "sender-format-content.h"
#include "sender-format-pingone.h"
#include "sender-mirror.h"
#include "sender-test-config.h"

/* What a plan writes to the sender, and who is the author of it all then. */
static void
write_sender (Case             *self,
              const SenderPlan *made)
{
  g_autoptr (SenderJson) written =
    sender_json_copy (get_step (made, SENDER_CHANGE_IN_SENDER)->body);
  SenderLive *base = NULL;

  sender_live_put_sender (self->live, written);
  base = sender_authorship_make_base (self->base, self->live, LIVE_FIXTURE_SENDER, made->steps);
  sender_live_unref (self->base);
  self->base = base;
}

/* What a write left as it was is not ours because of it: a value, a row, what is gone. */
static void
test_left (void)
{
  static const struct
  {
    const char *theirs;
    const char *change;
  } cases[] = {
    { "voice.url=https://studio.twilio.com/v2/Flows/FW00000000000000000000000000000000/Executions",
      "sender|voice.url|theirs|https://studio.twilio.com/v2/Flows/"
      "FW00000000000000000000000000000000/Executions|" },
    { "sms.body[1].key=to", "sender|sms.body[1].key|theirs|to|To" },
    { "+sms.body|key=Their|value=1", "sender|sms.body[3]|theirs|Their" },
    { "-sms.body[2]", "sender|sms.body[2]|theirs|-|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Case)          self = make_case ("provider.name=New", cases[i].theirs);
      g_autoptr (SenderPlan) made = plan (&self);
      g_autoptr (SenderPlan) next = NULL;
      g_autofree char       *change = NULL;

      write_sender (&self, made);
      next = plan (&self);
      g_assert_cmpuint (next->changes->len, ==, 1);
      change = plan_dup_change (g_ptr_array_index (next->changes, 0));
      g_assert_true (g_str_has_prefix (change, cases[i].change));
      g_assert_false (sender_plan_has_writes (next));
    }
}

/* What was written is ours; what somebody put beside it since is not, though ours is all there. */
static void
test_beside (void)
{
  g_auto (Case)            self = make_case ("provider.name=New", NULL);
  g_autoptr (SenderPlan)   made = plan (&self);
  g_autoptr (SenderConfig) theirs = sender_record_copy (self.ours);
  g_autoptr (SenderJson)   sender = NULL;
  g_autoptr (SenderPlan)   next = NULL;
  SenderLive              *base = NULL;

  sender_test_config_edit (theirs, "+sms.headers|name=X-Their|value=1");
  sender = sender_format_pingone_write (theirs);
  sender_json_set_string (sender, "id", LIVE_FIXTURE_SENDER);
  sender_live_put_sender (self.live, sender);
  base = sender_authorship_make_base (self.base, self.live, LIVE_FIXTURE_SENDER, made->steps);
  sender_live_unref (self.base);
  self.base = base;
  next = plan (&self);
  CHANGES (next, "sender|sms.headers[1]|theirs|X-Their, 1|-");
  g_assert_false (sender_plan_has_writes (next));
}

/* What was decided for is: an edit of ours goes out after it, unasked. */
static void
test_decided (void)
{
  g_auto (Case)          self = make_case ("provider.name=New", "sms.body[1].key=to");
  g_autoptr (SenderPlan) made = NULL;
  g_autoptr (SenderPlan) next = NULL;

  g_hash_table_add (self.overwrite, (gpointer) "sms.body[1].key");
  made = plan (&self);
  write_sender (&self, made);
  g_hash_table_remove_all (self.overwrite);
  sender_test_config_edit (self.ours, "sms.body[1].key=Recipient");
  next = plan (&self);
  CHANGES (next, "sender|sms.body[1].key|ours|To|Recipient!");
}

/* Where nobody knew the sender, a write of a part of it leaves nobody wiser. */
static void
test_untold (void)
{
  g_auto (Case)          self = make_case ("provider.name=New", "sms.body[1].key=to");
  g_autoptr (SenderPlan) made = NULL;
  g_autoptr (SenderPlan) next = NULL;

  sender_live_unref (self.base);
  self.base = sender_live_new (sender_live_get_environment (self.live));
  g_hash_table_add (self.overwrite, (gpointer) "provider.name");
  made = plan (&self);
  write_sender (&self, made);
  g_assert_null (sender_live_get_senders (self.base));
  next = plan (&self);
  g_assert_cmpuint (next->changes->len, >, 0);
  g_assert_false (sender_plan_has_writes (next));
}

static guint
count_contents (SenderLive *live)
{
  SenderJson *contents = sender_live_get_contents (live, "strong_authentication");

  return contents != NULL ? sender_json_get_length (contents) : 0;
}

static const char *
get_content (SenderLive    *live,
             SenderMessage *message)
{
  SenderJson *found = sender_format_content_find (
    sender_live_get_contents (live, "strong_authentication"), message);

  return sender_json_get_string_member (found, "content");
}

/* One of a message takes the place of the other, whatever either is called at the service. */
static void
test_content (void)
{
  g_auto (Case)         self = make_case (NULL, NULL);
  g_autoptr (GPtrArray) messages = sender_mirror_list_messages (self.ours);
  SenderMessage        *message = messages->pdata[0];
  guint                 n_before = count_contents (self.base);

  for (guint i = 0; i < 2; i++)
    {
      const char            *text = i == 0 ? "one ${otp}" : "other ${otp}";
      g_autoptr (SenderJson) content = NULL;

      g_object_set (message, "content", text, NULL);
      content = sender_format_content_write (message, NULL);
      if (i == 0)
        sender_json_set_string (content, "id", "c1");
      sender_authorship_put_content (self.base, message, content);
      g_assert_cmpuint (count_contents (self.base), ==, n_before);
      g_assert_cmpstr (get_content (self.base, message), ==, text);
    }
  sender_authorship_put_content (self.base, message, NULL);
  g_assert_cmpuint (count_contents (self.base), ==, n_before - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/authorship/left", test_left);
  g_test_add_func ("/authorship/beside", test_beside);
  g_test_add_func ("/authorship/decided", test_decided);
  g_test_add_func ("/authorship/untold", test_untold);
  g_test_add_func ("/authorship/content", test_content);
  return g_test_run ();
}
