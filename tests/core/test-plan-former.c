/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"
#include "sender-chain-former.h"
#include "sender-chain.h"
#include "sender-mirror.h"
#include "sender-restoration.h"
#include "sender-test-config.h"

#include <string.h>

/* An earlier state that is gone back to had something of somebody else’s. What they have undone of
 * it since stays undone; what a publish of ours has written over comes back. */

#define ROW "+sms.body|key=T|value=1"
#define ROW_PATH "sms.body[3]"
#define HEADER "+sms.headers|name=X-9|value=t"
#define NUMBER "+numbers|number=+14155550777|type=standard"
#define REQUEST "+sms|method=POST|url=https://theirs.example/send"
#define FORM "content-type: application/x-www-form-urlencoded"
#define WITHOUT_ROW "-sms.body[2]"
#define ORDER "-sms.body[0];;+sms.body|key=From|value=${from}"
#define VALUE_PATH "sms.body[1].value"
#define VALUE VALUE_PATH "=x"
#define TEXT SMS "=x ${otp}"
#define OTP "{\"OTP\":\"${otp}\"}"
#define OURS "sender|provider.name|ours|Mine|Vendor!"

typedef struct
{
  const char *name;
  const char *then;      /* what they had done by then */
  const char *overwrote; /* (nullable): the path at which the publish wrote over it */
  const char *since;     /* (nullable): what they have done of it, or done else, by now */
  const char *overwrite; /* (nullable): the path at which going back does */
  const char *change;    /* (nullable): beside the name */
} Scene;

static const Scene scenes[] = {
  { "row", ROW, NULL, NULL, NULL, "sender|sms.body[3]|theirs|-|T, 1" },
  { "row-decided", ROW, NULL, NULL, ROW_PATH, "sender|sms.body[3]|theirs|-|T, 1!" },
  { "row-overwritten", ROW, ROW_PATH, NULL, NULL, "sender|sms.body[3]|ours|-|T, 1!" },
  { "row-there", ROW, NULL, ROW, NULL, NULL },
  { "row-changed", ROW, NULL, "+sms.body|key=T|value=2", NULL,
    "sender|sms.body[3].value|theirs|2|1" },
  { "row-of-ours", WITHOUT_ROW, NULL, NULL, NULL,
    "sender|sms.body[2]|theirs|Parameters, ${message}|-" },
  { "row-of-ours-overwritten", WITHOUT_ROW, "sms.body[2]", NULL, NULL,
    "sender|sms.body[2]|ours|Parameters, ${message}|-!" },
  { "header", HEADER, NULL, NULL, NULL, "sender|sms.headers[0]|theirs|-|X-9, t" },
  { "number", NUMBER, NULL, NULL, NULL, "sender|numbers[1]|theirs|-|+14155550777, standard" },
  { "request", REQUEST, NULL, NULL, NULL,
    "sender|sms[1]|theirs|-|POST https://theirs.example/send · " FORM },
  { "value", VALUE, NULL, NULL, NULL, "sender|" VALUE_PATH "|theirs|${to}|x" },
  { "value-overwritten", VALUE, VALUE_PATH, NULL, NULL, "sender|" VALUE_PATH "|ours|${to}|x!" },
  { "order", ORDER, NULL, NULL, NULL,
    "sender|sms.body|theirs|From, To, Parameters|To, Parameters, From" },
  { "order-there", ORDER, NULL, ORDER, NULL, NULL },
  { "order-overwritten", ORDER, "sms.body", NULL, NULL,
    "sender|sms.body|ours|From, To, Parameters|To, Parameters, From!" },
  { "text", TEXT, NULL, NULL, NULL, "template|" SMS "|theirs|" OTP "|x ${otp}" },
  { "text-overwritten", TEXT, SMS, NULL, NULL, "template|" SMS "|ours|" OTP "|x ${otp}!" },
};

/* What the publish of another name made of the state. (transfer full) */
static SenderLive *
dup_made (Case       *self,
          const char *overwrote)
{
  g_autoptr (SenderPlan) made = NULL;
  SenderLive            *state = NULL;

  if (overwrote != NULL)
    g_hash_table_add (self->overwrite, (gpointer) overwrote);
  made = plan (self);
  state = sender_plan_dup_made (made, self->live);
  sender_live_complete (state, self->live);
  return state;
}

static SenderConfig *
make_wanted (Case       *now,
             SenderLive *state)
{
  g_autoptr (GPtrArray) messages = sender_mirror_list_messages (now->ours);
  gboolean              is_withdrawn = TRUE;
  SenderConfig         *wanted = sender_restoration_new (now->ours, state, LIVE_FIXTURE_SENDER,
                                                         messages, &is_withdrawn, NULL);

  g_assert_nonnull (wanted);
  g_assert_false (is_withdrawn);
  return wanted;
}

/* The name was published since, and @since (nullable) was done by others. */
static Case
make_now (const char *since)
{
  g_autofree char *there =
    g_strjoin (";;", "provider.name=Mine", since, NULL);
  g_auto (Case) published = make_case (NULL, "provider.name=Mine");
  Case          self = make_case ("provider.name=Mine", there);

  sender_live_unref (self.base);
  self.base = sender_live_ref (published.live);
  return self;
}

/* What going back to @then plans, with each publish since. (transfer full) */
static SenderPlan *
plan_back (Case                    *now,
           Case                    *then,
           const SenderPlanPublish *publishes,
           guint                    n)
{
  g_autoptr (SenderConfig) wanted = make_wanted (now, then->live);
  g_autoptr (GPtrArray)    since = g_ptr_array_new ();
  SenderPlan              *back = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (since, (gpointer) &publishes[i]);
  g_set_object (&now->ours, wanted);
  now->former = sender_live_get_chain (then->live);
  now->state = then->live;
  now->former_base = then->base;
  now->since = n > 0 ? since : NULL;
  back = plan (now);
  now->since = NULL;
  return back;
}

static void
test_scene (gconstpointer data)
{
  const Scene            *scene = data;
  g_auto (Case)           then = make_case ("provider.name=Mine", scene->then);
  g_autoptr (SenderLive)  made = dup_made (&then, scene->overwrote);
  g_auto (Case)           now = make_now (scene->since);
  const SenderPlanPublish publish = { then.live, made };
  g_autoptr (SenderPlan)  back = NULL;

  if (scene->overwrite != NULL)
    g_hash_table_add (now.overwrite, (gpointer) scene->overwrite);
  back = plan_back (&now, &then, &publish, 1);
  CHANGES (back, OURS, scene->change);
}

static const struct
{
  const char *then;      /* what they had done by then, which a publish let be */
  const char *before;    /* (nullable): what of it another publish found */
  const char *overwrote; /* (nullable): the path at which it wrote over that */
  const char *last;      /* (nullable): what of it the last publish found, which let it be */
  const char *change;
} publishes[] = {
  { ROW, ROW, ROW_PATH, NULL, "sender|sms.body[3]|ours|-|T, 1!" },
  { ROW, ROW, NULL, NULL, "sender|sms.body[3]|theirs|-|T, 1" },
  { ROW, NULL, NULL, NULL, "sender|sms.body[3]|theirs|-|T, 1" },
  { VALUE, VALUE, VALUE_PATH, NULL, "sender|" VALUE_PATH "|ours|${to}|x!" },
  { VALUE, NULL, NULL, NULL, "sender|" VALUE_PATH "|theirs|${to}|x" },
  { TEXT, TEXT, SMS, NULL, "template|" SMS "|ours|" OTP "|x ${otp}!" },
  { TEXT, NULL, NULL, NULL, "template|" SMS "|theirs|" OTP "|x ${otp}" },
  { NUMBER, NUMBER, "numbers[1]", NULL, "sender|numbers[1]|ours|-|+14155550777, standard!" },
  { REQUEST, REQUEST, "sms[1]", NULL,
    "sender|sms[1]|ours|-|POST https://theirs.example/send · " FORM "!" },
  { WITHOUT_ROW, WITHOUT_ROW, "sms.body[2]", NULL,
    "sender|sms.body[2]|ours|Parameters, ${message}|-!" },
  /* It was not written: or they put it there again. What is undone by now, they have undone. */
  { ROW, ROW, ROW_PATH, ROW, "sender|sms.body[3]|theirs|-|T, 1" },
  { VALUE, VALUE, VALUE_PATH, VALUE, "sender|" VALUE_PATH "|theirs|${to}|x" },
  { TEXT, TEXT, SMS, TEXT, "template|" SMS "|theirs|" OTP "|x ${otp}" },
  { NUMBER, NUMBER, "numbers[1]", NUMBER, "sender|numbers[1]|theirs|-|+14155550777, standard" },
  { WITHOUT_ROW, WITHOUT_ROW, "sms.body[2]", WITHOUT_ROW,
    "sender|sms.body[2]|theirs|Parameters, ${message}|-" },
};

/* What they had let us see, and another publish of ours wrote over, they have not undone. */
static void
test_since (gconstpointer data)
{
  gsize                   i = GPOINTER_TO_SIZE (data);
  g_auto (Case)           then = make_case ("provider.name=Mine", publishes[i].then);
  g_autoptr (SenderLive)  made = dup_made (&then, NULL);
  g_auto (Case)           later = make_case ("provider.name=Mine", publishes[i].before);
  g_autoptr (SenderLive)  left = dup_made (&later, publishes[i].overwrote);
  g_auto (Case)           last = make_now (publishes[i].last);
  const SenderPlanPublish all[] = {
    { then.live, made },
    { later.live, left },
    { last.live, last.live },
  };
  g_auto (Case)          now = make_now (NULL);
  g_autoptr (SenderPlan) back = plan_back (&now, &then, all, G_N_ELEMENTS (all));

  CHANGES (back, OURS, publishes[i].change);
}

/* What they undid, and put there again, and we wrote over then, is ours to bring back. */
static void
test_again (void)
{
  g_auto (Case)           then = make_case ("provider.name=Mine", ROW);
  g_autoptr (SenderLive)  made = dup_made (&then, NULL);
  g_auto (Case)           without = make_now (NULL);
  g_auto (Case)           again = make_now (ROW);
  const SenderPlanPublish all[] = {
    { then.live, made },
    { without.live, without.live },
    { again.live, without.live },
  };
  g_auto (Case)          now = make_now (NULL);
  g_autoptr (SenderPlan) back = plan_back (&now, &then, all, G_N_ELEMENTS (all));

  CHANGES (back, OURS, "sender|sms.body[3]|ours|-|T, 1!");
}

/* What a publish of ours did, and another took back, they have undone then. */
static void
test_taken_back (void)
{
  g_auto (Case)           then = make_case ("provider.name=Mine", ROW);
  g_autoptr (SenderLive)  made = dup_made (&then, NULL);
  g_auto (Case)           with = make_now (ROW);
  g_auto (Case)           without = make_now (NULL);
  const SenderPlanPublish all[] = {
    { then.live, made },
    { with.live, without.live },
    { without.live, with.live, TRUE },
  };
  g_auto (Case)          now = make_now (NULL);
  g_autoptr (SenderPlan) back = plan_back (&now, &then, all, G_N_ELEMENTS (all));

  CHANGES (back, OURS, "sender|sms.body[3]|theirs|-|T, 1");
}

/* An environment need not have a chain, and may get one later. */
static void
test_no_chain (void)
{
  g_auto (Case)           then = make_case ("provider.name=Mine", ROW);
  g_auto (Case)           without = make_now (ROW);
  const SenderPlanPublish all[] = {
    { then.live, without.live, TRUE },
    { then.live, then.live, TRUE },
  };
  g_auto (Case)          now = make_now (ROW);
  g_autoptr (SenderPlan) back = NULL;

  sender_json_remove_member (sender_live_get_settings (without.live), "smsProvidersFallbackChain");
  g_assert_null (sender_live_get_chain (without.live));
  g_assert_nonnull (sender_live_get_chain (then.live));
  back = plan_back (&now, &then, all, G_N_ELEMENTS (all));
  CHANGES (back, OURS);
}

/* Where nobody has noted what was whose, what was there is there again. */
static void
test_unnoted (void)
{
  g_auto (Case)          then = make_case ("provider.name=Mine", ROW);
  g_auto (Case)          now = make_now (NULL);
  g_autoptr (SenderPlan) back = plan_back (&now, &then, NULL, 0);

  CHANGES (back, OURS, "sender|sms.body[3]|ours|-|T, 1!");
}

#define SELF LIVE_FIXTURE_SENDER
#define PING SENDER_CHAIN_PING

static const struct
{
  const char *then;
  const char *chain; /* in the state that is gone back to */
  const char *made;
  const char *base;
  const char *now;
  const char *after;  /* (nullable): %NULL: not written */
  const char *change; /* (nullable): the first */
} chains[] = {
  /* They had put one in, and took it out. */
  { SELF, SELF ",b1", SELF ",b1", SELF, SELF, NULL,
    "fallback|fallback.chain|theirs|Vendor|Vendor,b1" },
  /* The publish took it out. */
  { SELF, SELF ",b1", SELF, SELF, SELF, SELF ",b1",
    "fallback|fallback.chain|ours|Vendor|Vendor,b1!" },
  /* What is ours becomes what it was beside it. */
  { SELF, SELF ",b1", SELF ",b1," PING, SELF "," PING, SELF "," PING, SELF,
    "fallback|fallback.chain|theirs|Vendor," PING "|Vendor,b1" },
  { SELF "," PING, SELF "," PING ",b1", SELF ",b1", SELF, SELF, SELF "," PING,
    "fallback|fallback.chain|theirs|Vendor|Vendor," PING ",b1" },
  /* It is still there. */
  { SELF, SELF ",b1", SELF ",b1," PING, SELF "," PING, SELF ",b1," PING, SELF ",b1",
    "fallback|fallback.chain|ours|Vendor,b1," PING "|Vendor,b1!" },
  /* They had taken one out, or turned them around, and undid that. */
  { SELF "," PING, SELF, SELF, SELF "," PING, SELF "," PING, NULL,
    "fallback|fallback.chain|theirs|Vendor," PING "|Vendor" },
  { SELF ",b1", SELF, SELF, SELF ",b1", SELF ",b1", NULL,
    "fallback|fallback.chain|theirs|Vendor,b1|Vendor" },
  { SELF ",b1,b2", SELF ",b2,b1", SELF ",b2,b1", SELF ",b1,b2", SELF ",b1,b2", NULL,
    "fallback|fallback.chain|theirs|Vendor,b1,b2|Vendor,b2,b1" },
  { SELF ",b1", "b1," SELF, "b1," SELF, SELF ",b1", SELF ",b1", NULL,
    "fallback|fallback.chain|theirs|Vendor,b1|b1,Vendor" },
  /* All of it was ours. */
  { SELF ",b1", SELF ",b1", SELF, SELF, SELF, SELF ",b1",
    "fallback|fallback.chain|ours|Vendor|Vendor,b1!" },
};

static const char *const followed[][4] = {
  /* What was left, what a publish found, what it made of that, and what is left then. */
  { SELF ",b1", SELF ",b1", SELF, SELF },
  { SELF ",b1", SELF, SELF "," PING, SELF ",b1," PING },
  { SELF ",b1", SELF, SELF, SELF ",b1" },
  { SELF ",b1,b2", SELF ",b2", SELF, SELF ",b1" },
  { SELF ",b1", SELF ",b1", "b1," SELF, "b1," SELF },
};

static SenderJson *
dup_chain (SenderLive *live,
           const char *entries)
{
  live_fixture_set_chain (live, entries);
  return sender_json_ref (sender_live_get_chain (live));
}

static void
test_followed (void)
{
  g_auto (Case) self = make_case (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (followed); i++)
    {
      g_autoptr (SenderJson) left = dup_chain (self.live, followed[i][0]);
      g_autoptr (SenderJson) before = dup_chain (self.live, followed[i][1]);
      g_autoptr (SenderJson) after = dup_chain (self.live, followed[i][2]);
      g_autoptr (SenderJson) made = sender_chain_former_follow (left, before, after);
      g_autofree char       *text = sender_chain_to_text (made);

      g_assert_cmpstr (text, ==, followed[i][3]);
    }
}

/* Others that PingOne can ask. */
static void
add_others (SenderLive *live)
{
  static const char *const ids[] = { "b1", "b2" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (SenderJson) sender = sender_json_new_object ();

      sender_json_set_string (sender, "id", ids[i]);
      sender_json_set_string (sender, "name", ids[i]);
      sender_json_set_string (sender, "provider", "CUSTOM_TWILIO");
      sender_live_put_sender (live, sender);
    }
}

static void
test_chain (gconstpointer data)
{
  gsize                  i = GPOINTER_TO_SIZE (data);
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderLive) state = sender_live_copy (self.live);
  g_autoptr (SenderLive) then = sender_live_copy (self.live);
  g_autoptr (SenderLive) made = sender_live_copy (self.live);
  SenderPlanPublish      publish = { state, made };
  g_autoptr (GPtrArray)  since = g_ptr_array_new ();
  g_autoptr (SenderPlan) back = NULL;
  g_autofree char       *after = NULL;
  g_autofree char       *change = NULL;
  SenderStep            *step = NULL;

  g_ptr_array_add (since, &publish);
  live_fixture_set_chain (then, chains[i].then);
  live_fixture_set_chain (state, chains[i].chain);
  live_fixture_set_chain (made, chains[i].made);
  live_fixture_set_chain (self.base, chains[i].base);
  live_fixture_set_chain (self.live, chains[i].now);
  add_others (self.live);
  self.former = sender_live_get_chain (state);
  self.state = state;
  self.former_base = then;
  self.since = since;
  back = plan (&self);
  step = get_step (back, SENDER_CHANGE_IN_FALLBACK);
  after = step->body != NULL ? sender_chain_to_text (step->body) : NULL;
  g_assert_cmpstr (after, ==, chains[i].after);
  change = plan_dup_change (g_ptr_array_index (back->changes, 0));
  g_assert_cmpstr (change, ==, chains[i].change);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-former/", scenes[i].name, NULL);

      g_test_add_data_func (path, &scenes[i], test_scene);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (publishes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-former/since/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_since);
    }
  g_test_add_func ("/plan-former/again", test_again);
  g_test_add_func ("/plan-former/taken-back", test_taken_back);
  g_test_add_func ("/plan-former/no-chain", test_no_chain);
  g_test_add_func ("/plan-former/unnoted", test_unnoted);
  for (gsize i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan-former/chain/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_chain);
    }
  g_test_add_func ("/plan-former/followed", test_followed);
  return g_test_run ();
}
