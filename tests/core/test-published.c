/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"
#include "sender-mirror.h"
#include "sender-published.h"
#include "sender-test-config.h"

/* What was kept is told as theirs the next time as well, and what was written is ours. */
static void
test_published (void)
{
  g_auto (Case)          self = make_case ("voice.body[0].key=from",
                                           "sms.body[1].key=to;;" SMS "=x ${otp}");
  g_autoptr (SenderPlan) made = plan (&self);
  g_autoptr (SenderJson) written =
    sender_json_copy (get_step (made, SENDER_CHANGE_IN_SENDER)->body);
  g_autoptr (SenderPublished) published = NULL;
  g_autoptr (SenderPublished) read = NULL;
  g_autoptr (SenderJson)      json = NULL;
  g_autoptr (SenderPlan)      next = NULL;

  sender_live_put_sender (self.live, written);
  published = sender_published_new (self.ours, made, self.base, self.live, LIVE_FIXTURE_SENDER,
                                    NULL);
  json = sender_published_to_json (published);
  read = sender_published_new_from_json (json, NULL);
  g_assert_cmpstr (read->sender, ==, LIVE_FIXTURE_SENDER);
  sender_live_unref (self.base);
  self.base = sender_live_ref (read->live);
  next = plan (&self);
  CHANGES (next, "sender|sms.body[1].key|theirs|to|To",
           "template|" SMS "|theirs|x ${otp}|{\"OTP\":\"${otp}\"}");
  g_assert_false (sender_plan_has_writes (next));
}

/* What publishes next after @made, without a base, was carried out. */
static void
take_base (Case             *self,
           const SenderPlan *made)
{
  g_autoptr (GError)          error = NULL;
  g_autoptr (SenderPublished) published =
    sender_published_new (self->ours, made, NULL, self->live, LIVE_FIXTURE_SENDER, &error);

  g_assert_no_error (error);
  sender_live_unref (self->base);
  self->base = sender_live_ref (published->live);
  self->knows_base = TRUE;
}

/* Without a base, what was kept in the sender leaves nobody wiser about it, but of the texts. */
static void
test_published_unknown (void)
{
  g_auto (Case)          self = make_case ("sms.body[1].key=to", NULL);
  g_autoptr (SenderPlan) made = NULL;
  g_autoptr (SenderPlan) next = NULL;

  self.knows_base = FALSE;
  made = plan (&self);
  take_base (&self, made);
  g_assert_null (sender_live_get_senders (self.base));
  sender_test_config_edit (self.ours, SMS "=x ${otp};;voice.body[1].key=to");
  next = plan (&self);
  CHANGES (next, "sender|sms.body[1].key|theirs|To|to", "sender|voice.body[1].key|theirs|To|to",
           "template|" SMS "|ours|{\"OTP\":\"${otp}\"}|x ${otp}!");
}

/* A text of somebody else’s that was there before the first publish hides nothing of ours. */
static void
test_published_unknown_text (void)
{
  g_auto (Case)          self = make_case (NULL, SMS "=theirs ${otp}");
  g_autoptr (SenderPlan) made = NULL;
  g_autoptr (SenderPlan) next = NULL;

  self.knows_base = FALSE;
  made = plan (&self);
  CHANGES (made, "template|" SMS "|theirs|theirs ${otp}|{\"OTP\":\"${otp}\"}");
  take_base (&self, made);
  g_assert_nonnull (sender_live_find_sender (self.base, LIVE_FIXTURE_SENDER));
  sender_test_config_edit (self.ours, SMS "=x ${otp};;sms.body[1].key=to");
  next = plan (&self);
  CHANGES (next, "sender|sms.body[1].key|ours|To|to!",
           "template|" SMS "|theirs|theirs ${otp}|x ${otp}");
}

/* The texts @self has there, as the next base on top of @before. (transfer full) */
static SenderPublished *
take (Case                  *self,
      const SenderPublished *before)
{
  g_autoptr (GPtrArray) messages = sender_mirror_list_live_messages (self->live);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, messages->pdata[0]);
  return sender_published_new_taken (
    before, self->live, sender_live_find_sender (self->live, LIVE_FIXTURE_SENDER), one);
}

/* Of one text that was taken over it says what is live, of all else what it said. */
static void
test_taken (void)
{
  const char                 *theirs = "sms.body[1].key=to;;" SMS "=theirs ${otp}";
  g_auto (Case)               self = make_case (SMS "=x ${otp}", theirs);
  SenderPublished             before = { NULL, (char *) LIVE_FIXTURE_SENDER, self.base };
  g_autoptr (SenderPublished) taken = take (&self, &before);
  g_autoptr (SenderPlan)      made = NULL;

  sender_live_unref (self.base);
  self.base = sender_live_ref (taken->live);
  g_assert_cmpstr (taken->sender, ==, LIVE_FIXTURE_SENDER);
  made = plan (&self);
  CHANGES (made, "sender|sms.body[1].key|theirs|to|To",
           "template|" SMS "|ours|theirs ${otp}|x ${otp}!");
}

/* What nobody knew before nobody knows afterwards: it says nothing of a sender that is there, and
 * that there was none where there is none. */
static void
test_taken_unknown (void)
{
  g_auto (Case)               self = make_case (NULL, NULL);
  g_autoptr (SenderPublished) with_sender = take (&self, NULL);
  g_autoptr (SenderPublished) alone = NULL;

  g_assert_null (sender_live_get_senders (with_sender->live));
  g_assert_null (sender_live_get_settings (with_sender->live));
  sender_live_drop_sender (self.live, LIVE_FIXTURE_SENDER);
  alone = take (&self, NULL);
  g_assert_nonnull (sender_live_get_senders (alone->live));
  g_assert_cmpuint (sender_json_get_length (sender_live_get_senders (alone->live)), ==, 0);
}

/* The base after @self went back to where there was no sender; @then is what was ours there.
 * (transfer full) (nullable) */
static SenderPublished *
withdraw (Case       *self,
          SenderLive *then)
{
  g_autoptr (SenderLive) before = sender_live_copy (self->live);
  g_autoptr (SenderPlan) made = NULL;

  self->is_withdrawn = TRUE;
  made = plan (self);
  sender_live_drop_sender (self->live, LIVE_FIXTURE_SENDER);
  return sender_published_new_withdrawn (made, self->base, before, self->live, LIVE_FIXTURE_SENDER,
                                         then);
}

/* Of what stays where the sender went, that is ours which somebody else changed, or which was ours
 * before as well. What is as it was before us is not. */
static void
test_withdrawn (void)
{
  const struct
  {
    const char *theirs;
    gboolean    was_ours;
    guint       n_ours;
  } cases[] = {
    { NULL, FALSE, 0 },
    { SMS "=theirs ${otp}", FALSE, 1 },
    { NULL, TRUE, 2 },
    { "-" SMS, TRUE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Case)               self = make_case (NULL, cases[i].theirs);
      g_autoptr (SenderPublished) published =
        withdraw (&self, cases[i].was_ours ? self.base : NULL);
      g_autoptr (GPtrArray) messages = NULL;

      g_assert_true ((published != NULL) == (cases[i].n_ours > 0));
      if (published == NULL)
        continue;
      messages = sender_mirror_list_live_messages (published->live);
      g_assert_cmpuint (messages->len, ==, cases[i].n_ours);
      g_assert_null (published->sender);
      g_assert_cmpuint (sender_json_get_length (sender_live_get_senders (published->live)), ==, 0);
      g_assert_null (sender_live_get_settings (published->live));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/published/kept", test_published);
  g_test_add_func ("/published/unknown", test_published_unknown);
  g_test_add_func ("/published/unknown-text", test_published_unknown_text);
  g_test_add_func ("/published/taken", test_taken);
  g_test_add_func ("/published/taken-unknown", test_taken_unknown);
  g_test_add_func ("/published/withdrawn", test_withdrawn);
  return g_test_run ();
}
