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

/* What is published, and what is live when the next plan is made; what that says of it where all
 * of it is known to be done, and where nobody knows. */
static const struct
{
  const char *ours;
  const char *now;
  const char *done;
  const char *untold;
} put_back[] = {
  { "provider.name=New", NULL,
    "sender|provider.name|theirs|Vendor|New",
    "sender|provider.name|ours|Vendor|New!" },
  { "provider.name=New", "provider.name=Theirs",
    "sender|provider.name|theirs|Theirs|New",
    "sender|provider.name|theirs|Theirs|New" },
  { "+sms.body|key=Own|value=1", NULL,
    "sender|sms.body[3]|theirs|-|Own, 1",
    "sender|sms.body[3]|ours|-|Own, 1!" },
  { "+sms.body|key=Own|value=1", "+sms.body|key=Their|value=1",
    "sender|sms.body[3].key|theirs|Their|Own",
    "sender|sms.body[3]|ours|-|Own, 1!" },
  { "-sms.body[2]", NULL,
    "sender|sms.body[2]|theirs|Parameters, ${message}|-",
    "sender|sms.body[2]|ours|Parameters, ${message}|-!" },
  { SMS "=new ${otp}", NULL,
    "template|" SMS "|theirs|{\"OTP\":\"${otp}\"}|new ${otp}",
    "template|" SMS "|ours|{\"OTP\":\"${otp}\"}|new ${otp}!" },
  { "messages.general.SMS.en=new ${otp}", NULL,
    "template|messages.general.SMS.en|theirs|-|new ${otp}",
    "template|messages.general.SMS.en|ours|-|new ${otp}!" },
  { "-" SMS, NULL,
    NULL,
    "template|" SMS "|ours|{\"OTP\":\"${otp}\"}|-!" },
  { "fallback.enabled=true", NULL,
    "fallback|fallback.enabled|theirs|false|true",
    "fallback|fallback.enabled|ours|false|true!" },
};

static void
mark_done (const SenderPlan *made,
           gboolean          is_done)
{
  for (guint i = 0; i < made->steps->len; i++)
    ((SenderStep *) made->steps->pdata[i])->is_done = is_done;
}

/* What plans say of @made, which somebody has changed since. */
static void
check_next (Case             *self,
            const SenderPlan *made,
            gboolean          is_done,
            const char       *expected)
{
  g_autoptr (SenderLive) published = sender_live_ref (self->base);
  g_autoptr (SenderPlan) next = NULL;
  g_autofree char       *change = NULL;

  mark_done (made, is_done);
  sender_live_unref (self->base);
  self->base =
    sender_authorship_make_base (published, self->live, LIVE_FIXTURE_SENDER, made->steps);
  next = plan (self);
  change = next->changes->len > 0 ? plan_dup_change (g_ptr_array_index (next->changes, 0)) : NULL;
  g_assert_cmpstr (change, ==, expected);
  sender_live_unref (self->base);
  self->base = g_steal_pointer (&published);
}

/* What is known to be done is ours whatever is live now: that is what somebody has made of it. */
static void
test_put_back (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (put_back); i++)
    {
      g_auto (Case)            self = make_case (put_back[i].ours, NULL);
      g_autoptr (SenderPlan)   made = plan (&self);
      g_autoptr (SenderConfig) theirs = sender_test_config_studio ();

      if (put_back[i].now != NULL)
        sender_test_config_edit (theirs, put_back[i].now);
      sender_live_unref (self.live);
      self.live = live_fixture_new (theirs);
      check_next (&self, made, TRUE, put_back[i].done);
      check_next (&self, made, FALSE, put_back[i].untold);
    }
}

/* One that a first publish has made, and somebody has deleted, is not another of its name. */
static void
test_created (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderLive) before = live_fixture_new_empty ();
  g_autoptr (SenderLive) live = live_fixture_new_empty ();
  g_autoptr (SenderPlan) made = NULL;
  g_autoptr (SenderPlan) next = NULL;
  g_autoptr (SenderJson) other = NULL;

  sender_live_unref (self.live);
  self.live = sender_live_ref (before);
  self.knows_base = FALSE;
  made = plan (&self);
  other = sender_json_copy (get_step (made, SENDER_CHANGE_IN_SENDER)->body);
  sender_json_set_string (other, "id", "another");
  sender_live_put_sender (live, other);
  g_assert_cmpstr (sender_authorship_find_created (before, live, "gone", made->steps), ==,
                   "another");
  mark_done (made, TRUE);
  g_assert_null (sender_authorship_find_created (before, live, "gone", made->steps));
  g_assert_cmpstr (sender_authorship_find_created (before, live, NULL, made->steps), ==,
                   "another");
  sender_live_unref (self.base);
  self.base =
    sender_authorship_make_base (before, self.live, LIVE_FIXTURE_SENDER, made->steps);
  self.knows_base = TRUE;
  next = plan (&self);
  CHANGES (next, "sender|provider|theirs|-|Vendor");
  g_assert_false (sender_plan_has_writes (next));
}

/* One that was deleted is not ours, though somebody has made it again. */
static void
test_deleted (void)
{
  for (guint is_done = 0; is_done < 2; is_done++)
    {
      g_auto (Case)          self = make_case (NULL, NULL);
      g_autoptr (SenderPlan) made = NULL;
      g_autoptr (SenderLive) base = NULL;

      self.is_withdrawn = TRUE;
      made = plan (&self);
      mark_done (made, is_done);
      base = sender_authorship_make_base (self.base, self.live, LIVE_FIXTURE_SENDER, made->steps);
      g_assert_cmpint (sender_live_find_sender (base, LIVE_FIXTURE_SENDER) == NULL, ==, is_done);
    }
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
  return sender_json_get_string_member (sender_mirror_find_content (live, message), "content");
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
  g_test_add_func ("/authorship/put-back", test_put_back);
  g_test_add_func ("/authorship/created", test_created);
  g_test_add_func ("/authorship/deleted", test_deleted);
  g_test_add_func ("/authorship/content", test_content);
  return g_test_run ();
}
