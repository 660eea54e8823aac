/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"
#include "sender-chain.h"
#include "sender-error.h"
#include "sender-plan-words.h"
#include "sender-test-config.h"

#include <string.h>

static void
test_nothing (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderPlan) made = plan (&self);
  g_autoptr (SenderJson) json = sender_plan_to_json (made);
  g_autofree char       *text = sender_json_to_string (json);

  g_assert_cmpuint (made->changes->len, ==, 0);
  g_assert_false (sender_plan_has_writes (made));
  g_assert_false (made->has_drift);
  g_assert_cmpstr (made->sender, ==, LIVE_FIXTURE_SENDER);
  assert_actions (made, "sender:keep template:keep template:keep fallback:keep");
  g_assert_cmpstr (text, ==, "{\"drift\":false,\"changes\":[]}");
}

static void
test_first (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderPlan) made = NULL;
  SenderStep            *sender = NULL;

  self.knows_base = FALSE;
  self.secret = SENDER_SECRET_OTHER;
  g_clear_pointer (&self.live, sender_live_unref);
  self.live = live_fixture_new_empty ();
  made = plan (&self);
  assert_actions (made, "sender:create template:create template:create fallback:update");
  g_assert_true (made->needs_secret);
  g_assert_false (made->has_drift);
  g_assert_null (made->sender);
  sender = get_step (made, SENDER_CHANGE_IN_SENDER);
  g_assert_null (sender_json_get_member (sender->body, "id"));
  g_assert_nonnull (sender_json_get_member (sender->body, "requests"));
  for (guint i = 0; i < made->changes->len; i++)
    g_assert_cmpint (((SenderChange *) made->changes->pdata[i])->is_kept, ==, FALSE);
}

static void
test_ours (void)
{
  g_auto (Case)          self = make_case ("sms.body[1].key=to;;provider.name=Mine;;" SMS
                                           "={\"code\":\"${otp}\"}",
                                           NULL);
  g_autoptr (SenderPlan) made = plan (&self);

  CHANGES (made, "sender|provider.name|ours|Vendor|Mine!",
           "sender|sms.body[1].key|ours|To|to!",
           "template|" SMS "|ours|{\"OTP\":\"${otp}\"}|{\"code\":\"${otp}\"}!");
  assert_actions (made, "sender:update template:update template:keep fallback:keep");
  g_assert_cmpstr (sender_json_get_string_member (get_step (made, SENDER_CHANGE_IN_SENDER)->body,
                                                  "id"),
                   ==, LIVE_FIXTURE_SENDER);
}

/* What stays local is nobody's change, and counts in paths all the same. */
static void
test_local (void)
{
  g_auto (Case)          self = make_case ("+sms.body|key=Off|value=x|enabled=false;;sms.raw={};;"
                                                    "name=Other;;environment.name=Test;;"
                                                    "authorization.token-url=https://x.test",
                                           NULL);
  g_autoptr (SenderPlan) made = plan (&self);
  g_auto (Case)          later = make_case (NULL, "+sms.body|key=New|value=y");
  g_autoptr (SenderPlan) added = NULL;

  g_assert_cmpuint (made->changes->len, ==, 0);
  sender_test_config_edit (later.ours, "+sms.body|key=Off|value=x|enabled=false");
  added = plan (&later);
  CHANGES (added, "sender|sms.body[4]|theirs|New, y|-");
}

static void
test_theirs (void)
{
  g_auto (Case)          self = make_case ("voice.body[0].key=from",
                                           "sms.body[1].key=to;;" SMS "=x ${otp}");
  g_autoptr (SenderPlan) made = plan (&self);
  SenderStep            *sender = get_step (made, SENDER_CHANGE_IN_SENDER);
  g_autofree char       *body = sender_json_to_string (sender->body);

  CHANGES (made, "sender|sms.body[1].key|theirs|to|To",
           "sender|voice.body[0].key|ours|From|from!",
           "template|" SMS "|theirs|x ${otp}|{\"OTP\":\"${otp}\"}");
  g_assert_true (made->has_drift);
  assert_actions (made, "sender:update template:keep template:keep fallback:keep");
  g_assert_nonnull (strstr (body, "&to=${to}"));
  g_assert_nonnull (strstr (body, "\"body\":\"from="));
}

/* Ours is written where it was decided so, and nowhere else. */
static void
test_overwrite (void)
{
  g_auto (Case)          self = make_case ("provider.name=Mine",
                                           "sms.body[1].key=to;;" SMS "=x ${otp}");
  g_autoptr (SenderPlan) made = NULL;
  g_autofree char       *body = NULL;

  g_hash_table_add (self.overwrite, (gpointer) "sms.body[1].key");
  made = plan (&self);
  CHANGES (made, "sender|provider.name|ours|Vendor|Mine!",
           "sender|sms.body[1].key|theirs|to|To!",
           "template|" SMS "|theirs|x ${otp}|{\"OTP\":\"${otp}\"}");
  assert_actions (made, "sender:update template:keep template:keep fallback:keep");
  body = sender_json_to_string (get_step (made, SENDER_CHANGE_IN_SENDER)->body);
  g_assert_nonnull (strstr (body, "&To=${to}"));
}

/* Both changed the same value: theirs stays until it is decided. */
static void
test_both (void)
{
  g_auto (Case)          self = make_case ("provider.name=Mine", "provider.name=Yours");
  g_autoptr (SenderPlan) made = plan (&self);
  const SenderChange    *change = g_ptr_array_index (made->changes, 0);

  CHANGES (made, "sender|provider.name|theirs|Yours|Mine");
  g_assert_cmpstr (change->base, ==, "Vendor");
  assert_actions (made, "sender:keep template:keep template:keep fallback:keep");
}

/* Rows come and go on both sides. */
static void
test_rows (void)
{
  g_auto (Case) self =
    make_case ("+numbers|number=+15005550001|type=standard|sms=true;;-sms.body[0]",
               "+numbers|number=+15005550002|type=standard|sms=true;;-voice.body[0]");
  g_autoptr (SenderPlan) made = plan (&self);
  g_autofree char       *body = NULL;

  body = sender_json_to_string (get_step (made, SENDER_CHANGE_IN_SENDER)->body);
  g_test_message ("%s", body);
  g_assert_nonnull (strstr (body, "+15005550001"));
  g_assert_nonnull (strstr (body, "+15005550002"));
  g_assert_null (strstr (body, "From=${from}"));
  g_assert_true (made->has_drift);
}

static void
test_deleted (void)
{
  g_auto (Case)          self = make_case ("provider.name=Mine", NULL);
  g_autoptr (SenderPlan) kept = NULL;
  g_autoptr (SenderPlan) anew = NULL;

  sender_live_drop_sender (self.live, LIVE_FIXTURE_SENDER);
  kept = plan (&self);
  CHANGES (kept, "sender|provider|theirs|-|Mine");
  g_assert_false (sender_plan_has_writes (kept));
  g_assert_true (kept->has_drift);
  g_hash_table_add (self.overwrite, (gpointer) "provider");
  anew = plan (&self);
  g_assert_cmpint (get_step (anew, SENDER_CHANGE_IN_SENDER)->action, ==, SENDER_STEP_CREATE);
  g_assert_cmpstr (sender_json_get_string_member (get_step (anew, SENDER_CHANGE_IN_SENDER)->body,
                                                  "name"),
                   ==, "Mine");
}

/* A message that is ours goes where we take it away; others' contents are none of ours. */
static void
test_messages (void)
{
  g_auto (Case)          self = make_case ("-" SMS, "messages.transaction.SMS.en=theirs ${otp}");
  g_autoptr (SenderPlan) made = plan (&self);

  CHANGES (made, "template|" SMS "|ours|{\"OTP\":\"${otp}\"}|-!");
  assert_actions (made, "sender:keep template:keep template:delete fallback:keep");
}

/* Back to Ping's own server: what was published from here and is kept stays, what was removed here
 * is removed there, and what somebody else wrote, or wrote over ours, is left alone. */
static void
test_messages_of_ping (void)
{
  static const struct
  {
    const char *ours;
    const char *theirs;
    const char *change; /* (nullable): of a message */
    const char *actions;
  } all[] = {
    { "provider.kind=ping", NULL, NULL, "template:keep template:keep fallback:update" },
    { "provider.kind=ping;;-" SMS, NULL, "template|" SMS "|ours|{\"OTP\":\"${otp}\"}|-!",
      "template:keep template:delete fallback:update" },
    { "provider.kind=ping;;-" SMS, "messages.transaction.SMS.en={}",
      "template|" SMS "|ours|{\"OTP\":\"${otp}\"}|-!",
      "template:keep template:delete fallback:update" },
    { "provider.kind=ping;;-" SMS, SMS "={}", "template|" SMS "|theirs|{}|-",
      "template:keep template:keep fallback:update" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_auto (Case)          self = make_case (all[i].ours, all[i].theirs);
      g_autoptr (SenderPlan) made = plan (&self);

      if (all[i].change != NULL)
        CHANGES (made, all[i].change, "fallback|fallback.chain|ours|Vendor|!");
      else
        CHANGES (made, "fallback|fallback.chain|ours|Vendor|!");
      assert_actions (made, all[i].actions);
    }
}

/* Without a base nobody knows who was last: nothing that is there is written over. */
static void
test_unknown (void)
{
  g_auto (Case)          self = make_case ("sms.body[1].key=to;;" SMS ".x=new ${otp}", NULL);
  g_autoptr (SenderPlan) made = NULL;

  self.knows_base = FALSE;
  g_object_set (self.ours, "remote", sender_live_find_sender (self.live, LIVE_FIXTURE_SENDER),
                NULL);
  made = plan (&self);
  CHANGES (made, "sender|sms.body[1].key|theirs|To|to",
           "template|" SMS ".x|ours|-|new ${otp}!");
  assert_actions (made, "sender:keep template:keep template:keep template:create fallback:keep");
}

static void
test_secret (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderPlan) made = NULL;

  self.secret = SENDER_SECRET_OTHER;
  made = plan (&self);
  CHANGES (made, "sender|authorization.secret|unknowable|-|-!");
  assert_actions (made, "sender:update template:keep template:keep fallback:keep");
  g_assert_false (made->has_drift);
  g_assert_true (made->needs_secret);
}

/* What we do not know of an object goes back as it came; so does a header that is a credential,
 * which no text of a plan says. */
static void
test_unknown_members (void)
{
  g_auto (Case)          self = make_case ("provider.name=Mine", NULL);
  g_autoptr (SenderJson) object =
    sender_json_copy (sender_live_find_sender (self.live, LIVE_FIXTURE_SENDER));
  SenderJson *request =
    sender_json_get_element (sender_json_get_member (object, "requests"), 0);
  g_autoptr (SenderPlan) made = NULL;
  g_autoptr (SenderJson) json = NULL;
  g_autofree char       *text = NULL;
  g_autofree char       *body = NULL;

  sender_json_set_member (object, "default", sender_json_new_boolean (TRUE));
  sender_json_set_string (request, "future", "kept");
  sender_json_set_string (sender_json_get_member (request, "headers"), "X-Api-Key", "hush-hush");
  sender_live_put_sender (self.live, object);
  made = plan (&self);
  CHANGES (made, "sender|provider.name|ours|Vendor|Mine!", "sender|sms.headers|theirs|-|-");
  body = sender_json_to_string (get_step (made, SENDER_CHANGE_IN_SENDER)->body);
  g_assert_nonnull (strstr (body, "\"default\":true"));
  g_assert_nonnull (strstr (body, "\"future\":\"kept\""));
  g_assert_nonnull (strstr (body, "hush-hush"));
  json = sender_live_to_json (self.live);
  text = sender_json_to_string (json);
  g_assert_null (strstr (text, "hush-hush"));
}

/* A credential that somebody else renewed stays, and none goes to another server. */
static void
test_credential_headers (void)
{
  g_auto (Case)          self = make_case ("provider.name=Mine", NULL);
  g_auto (Case)          moved = make_case ("sms.url=https://other.example.com/send", NULL);
  Case                  *cases[] = { &self, &moved };
  g_autoptr (SenderPlan) kept = NULL;
  g_autoptr (SenderPlan) elsewhere = NULL;
  g_autofree char       *body = NULL;
  g_autofree char       *other = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) object =
        sender_json_copy (sender_live_find_sender (cases[i]->live, LIVE_FIXTURE_SENDER));
      SenderJson *request =
        sender_json_get_element (sender_json_get_member (object, "requests"), 0);

      sender_json_set_string (sender_json_get_member (request, "headers"), "X-Api-Key", "theirs-1");
      sender_live_put_sender (cases[i]->live, object);
    }
  sender_test_config_edit (self.ours, "+sms.headers|name=X-Api-Key|value=ours-1");
  kept = plan (&self);
  body = sender_json_to_string (get_step (kept, SENDER_CHANGE_IN_SENDER)->body);
  g_assert_nonnull (strstr (body, "theirs-1"));
  g_assert_null (strstr (body, "ours-1"));
  g_assert_true (kept->has_drift);
  elsewhere = plan (&moved);
  other = sender_json_to_string (get_step (elsewhere, SENDER_CHANGE_IN_SENDER)->body);
  g_assert_null (strstr (other, "theirs-1"));
}

#define VARIANT SMS ".Friendly"

/* PingOne may spell names of headers, locales and variants in its own way: that is nobody's
 * change, and what is written leaves them as they are. */
static void
test_spelling (void)
{
  static const char *const kept = "+sms.headers|name=X-Trace|value=yes;;" VARIANT "=hi ${otp};;"
                                  "messages.general.SMS.en-GB=hello ${otp}";
  static const char *const edits[] = { NULL, "sms.body[1].key=to", "-messages.general.SMS.en-GB" };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_auto (Case)            self = make_case (kept, NULL);
      g_autoptr (SenderConfig) there = sender_record_copy (self.ours);
      g_autoptr (SenderPlan)   made = NULL;

      sender_live_unref (self.base);
      sender_live_unref (self.live);
      self.base = live_fixture_new (there);
      sender_test_config_edit (there, "-" VARIANT ";;-messages.general.SMS.en-GB;;"
                                      "sms.headers[0].name=x-trace;;" SMS
                                      ".friendly=hi ${otp};;"
                                      "messages.general.SMS.en_gb=hello ${otp}");
      self.live = live_fixture_new (there);
      if (edits[i] != NULL)
        sender_test_config_edit (self.ours, edits[i]);
      made = plan (&self);
      g_assert_false (made->has_drift);
      g_assert_cmpuint (made->changes->len, ==, edits[i] != NULL ? 1 : 0);
      assert_actions (made, i == 0   ? "sender:keep template:keep template:keep template:keep "
                                       "template:keep fallback:keep"
                            : i == 1 ? "sender:update template:keep template:keep template:keep "
                                       "template:keep fallback:keep"
                                     : "sender:keep template:keep template:keep template:keep "
                                       "template:delete fallback:keep");
    }
}

static void
test_bad_object (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderJson) odd =
    sender_json_parse ("{\"id\":\"" LIVE_FIXTURE_SENDER "\",\"provider\":\"CUSTOM_PROVIDER\","
                       "\"requests\":7}",
                       -1, NULL);
  SenderPlanInput input = {
    .config = self.ours, .live = self.live, .sender = LIVE_FIXTURE_SENDER
  };
  g_autoptr (GError) error = NULL;

  sender_live_put_sender (self.live, odd);
  g_assert_null (sender_plan_new (&input, &error));
  g_assert_nonnull (error);
}

/* @edits (nullable) of ours and of theirs in the second plan. */
static gboolean
is_equal (const char           *ours,
          const char           *theirs,
          SenderSecretKnowledge secret)
{
  g_auto (Case)          first = make_case ("sms.body[1].key=to", NULL);
  g_auto (Case)          second = make_case (ours, theirs);
  g_autoptr (SenderPlan) a = plan (&first);
  g_autoptr (SenderPlan) b = NULL;

  second.secret = secret;
  b = plan (&second);
  g_assert_true (sender_plan_equal (a, b) == sender_plan_equal (b, a));
  return sender_plan_equal (a, b);
}

/* Another plan is one that writes something else, or stands on something else. */
static void
test_equal (void)
{
  const char *same = "sms.body[1].key=to";

  g_assert_true (is_equal (same, NULL, SENDER_SECRET_PUBLISHED));
  g_assert_true (is_equal (same, NULL, SENDER_SECRET_OTHER));
  g_assert_false (is_equal ("sms.body[1].key=from", NULL, SENDER_SECRET_PUBLISHED));
  g_assert_false (is_equal (NULL, NULL, SENDER_SECRET_PUBLISHED));
  g_assert_false (is_equal (same, "sms.body[1].key=theirs", SENDER_SECRET_PUBLISHED));
  g_assert_false (is_equal (same, SMS "=theirs ${otp}", SENDER_SECRET_PUBLISHED));
  g_assert_false (is_equal (same, same, SENDER_SECRET_PUBLISHED));
}

/* A base without senders tells of messages, and of nothing else. */
static void
test_untold_sender (void)
{
  g_auto (Case) self = make_case (
    "sms.body[1].key=to;;+numbers|number=+15005550001|type=standard|sms=true;;" SMS "=x ${otp}",
    NULL);
  SenderLive            *base = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);
  g_autoptr (SenderPlan) made = NULL;

  sender_live_set_contents (base, "strong_authentication",
                            sender_live_get_contents (self.base, "strong_authentication"), NULL);
  sender_live_unref (self.base);
  self.base = base;
  made = plan (&self);
  CHANGES (made, "sender|numbers[1]|theirs|-|+15005550001, standard",
           "sender|sms.body[1].key|theirs|To|to",
           "template|" SMS "|ours|{\"OTP\":\"${otp}\"}|x ${otp}!");
}

/* A message that asks for no voice, and is made again in going back, gets the one it had. */
static void
test_voice (void)
{
  g_auto (Case)          self = make_case (NULL, "-messages.strong_authentication.Voice.en");
  g_autoptr (SenderLive) state = live_fixture_new (self.ours);
  SenderJson            *contents = sender_live_get_contents (state, "strong_authentication");
  g_autoptr (SenderPlan) made = NULL;
  const SenderStep      *step = NULL;

  for (guint i = 0; i < sender_json_get_length (contents); i++)
    sender_json_set_string (sender_json_get_element (contents, i), "voice", "Man");
  sender_live_unref (self.base);
  self.base = sender_live_ref (self.live);
  self.state = state;
  made = plan (&self);
  assert_actions (made, "sender:keep template:keep template:create fallback:keep");
  step = g_ptr_array_index (made->steps, 2);
  g_assert_cmpstr (sender_json_get_string_member (step->body, "voice"), ==, "Man");
  g_assert_null (sender_json_get_member (step->body, "id"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/nothing", test_nothing);
  g_test_add_func ("/plan/first", test_first);
  g_test_add_func ("/plan/ours", test_ours);
  g_test_add_func ("/plan/local", test_local);
  g_test_add_func ("/plan/theirs", test_theirs);
  g_test_add_func ("/plan/overwrite", test_overwrite);
  g_test_add_func ("/plan/both", test_both);
  g_test_add_func ("/plan/rows", test_rows);
  g_test_add_func ("/plan/deleted", test_deleted);
  g_test_add_func ("/plan/messages", test_messages);
  g_test_add_func ("/plan/messages-of-ping", test_messages_of_ping);
  g_test_add_func ("/plan/unknown", test_unknown);
  g_test_add_func ("/plan/secret", test_secret);
  g_test_add_func ("/plan/unknown-members", test_unknown_members);
  g_test_add_func ("/plan/credential-headers", test_credential_headers);
  g_test_add_func ("/plan/equal", test_equal);
  g_test_add_func ("/plan/untold-sender", test_untold_sender);
  g_test_add_func ("/plan/spelling", test_spelling);
  g_test_add_func ("/plan/bad-object", test_bad_object);
  g_test_add_func ("/plan/voice", test_voice);
  return g_test_run ();
}
