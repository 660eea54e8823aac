/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorship.h"
#include "sender-restoration.h"

#include "live-fixture.h"
#include "sender-chain.h"
#include "sender-fallback.h"
#include "sender-list.h"
#include "sender-mirror.h"
#include "sender-record.h"
#include "sender-test-config.h"

#define SMS "messages.strong_authentication.SMS.en"

static char *
dup_actions (SenderConfig *wanted,
             SenderLive   *live,
             SenderLive   *base,
             gboolean      is_withdrawn,
             SenderPlan  **made)
{
  const SenderPlanInput input = {
    .config = wanted,
    .live = live,
    .base = base,
    .sender = LIVE_FIXTURE_SENDER,
    .secret = SENDER_SECRET_PUBLISHED,
    .is_withdrawn = is_withdrawn,
  };
  GString *text = g_string_new (NULL);

  *made = sender_plan_new (&input, NULL);
  g_assert_nonnull (*made);
  for (guint i = 0; i < (*made)->steps->len; i++)
    g_string_append_printf (
      text, "%s%s", i > 0 ? " " : "",
      sender_step_action_get_nick (((SenderStep *) (*made)->steps->pdata[i])->action));
  return g_string_free (text, FALSE);
}

/* What was there is wanted again, and what stays local is left alone. */
static void
test_earlier (void)
{
  g_autoptr (SenderConfig) then = sender_test_config_studio ();
  g_autoptr (SenderConfig) config = sender_record_copy (then);
  g_autoptr (SenderLive)   snapshot = live_fixture_new (then);
  g_autoptr (SenderLive)   live = NULL;
  g_autoptr (SenderConfig) restored = NULL;
  g_autoptr (SenderPlan)   made = NULL;
  g_autoptr (GPtrArray)    messages = NULL;
  g_autofree char         *actions = NULL;
  gboolean                 is_withdrawn = TRUE;

  live_fixture_set_chain (snapshot, LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING);
  sender_test_config_edit (config, "provider.name=New;;sms.body[1].key=to;;" SMS "=x ${otp};;"
                                   "name=Local;;-messages.strong_authentication.Voice.en");
  live = live_fixture_new (config);
  messages = sender_mirror_list_messages (then);
  restored = sender_restoration_new (config, snapshot, LIVE_FIXTURE_SENDER, messages,
                                     &is_withdrawn, NULL);
  g_assert_false (is_withdrawn);
  sender_test_config_assert (restored, "provider.name", "Vendor");
  sender_test_config_assert (restored, "sms.body[1].key", "To");
  sender_test_config_assert (restored, SMS, "{\"OTP\":\"${otp}\"}");
  sender_test_config_assert (restored, "fallback.enabled", "true");
  sender_test_config_assert (restored, "name", "Local");
  /* One that was removed since is there again. */
  sender_test_config_assert (restored, "messages.strong_authentication.Voice.en",
                             "{\"OTP\":\"${otp}\"}");
  actions = dup_actions (restored, live, live, FALSE, &made);
  g_assert_cmpstr (actions, ==, "update update create update");
  g_assert_false (made->has_drift);
}

/* So is the order that was there then. */
static void
test_order (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   snapshot = live_fixture_new (config);
  g_autoptr (SenderConfig) restored = NULL;
  g_autoptr (GPtrArray)    messages = sender_mirror_list_messages (config);
  gboolean                 is_withdrawn = TRUE;

  live_fixture_set_chain (snapshot, "other," LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING);
  sender_test_config_edit (config, "fallback.chain=self,third");
  restored = sender_restoration_new (config, snapshot, LIVE_FIXTURE_SENDER, messages,
                                     &is_withdrawn, NULL);
  sender_test_config_assert (restored, "fallback.chain", "other,self," SENDER_CHAIN_PING);
  sender_test_config_assert (restored, "fallback.enabled", "true");
}

/* Nobody may have been named; where the chain was not read, the configuration says what it did. */
static void
test_nobody (void)
{
  for (guint is_read = 0; is_read < 2; is_read++)
    {
      g_autoptr (SenderConfig) config = sender_test_config_studio ();
      g_autoptr (SenderLive)   full = live_fixture_new (config);
      g_autoptr (SenderLive)   unread = sender_live_new (sender_live_get_environment (full));
      g_autoptr (SenderConfig) restored = NULL;
      g_autoptr (GPtrArray)    messages = sender_mirror_list_messages (config);
      gboolean                 is_withdrawn = TRUE;

      live_fixture_set_chain (full, "");
      g_assert_true (sender_live_set_senders (unread, sender_live_get_senders (full), NULL));
      sender_test_config_edit (config, "fallback.chain=self,third");
      restored = sender_restoration_new (config, is_read ? full : unread, LIVE_FIXTURE_SENDER,
                                         messages, &is_withdrawn, NULL);
      g_assert_nonnull (restored);
      sender_test_config_assert (restored, "fallback.chain", is_read ? "none" : "self,third");
    }
}

/* Whom PingOne can’t ask any more it would refuse; the own one is made anew. */
static void
test_possible (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   state = live_fixture_new (config);
  g_autoptr (SenderLive)   live = live_fixture_new_empty ();
  g_autoptr (SenderLive)   same = NULL;
  g_autoptr (SenderLive)   possible = NULL;
  g_autofree char         *none = NULL;
  g_autofree char         *left_out = NULL;
  g_autofree char         *chain = NULL;

  live_fixture_set_chain (state, "gone," LIVE_FIXTURE_SENDER ",unknown," SENDER_CHAIN_PING);
  live_fixture_set_chain (live, "unknown");
  possible = sender_restoration_dup_possible (state, LIVE_FIXTURE_SENDER, live, &left_out);
  g_assert_cmpstr (left_out, ==, "gone");
  chain = sender_chain_to_text (sender_live_get_chain (possible));
  g_assert_cmpstr (chain, ==, LIVE_FIXTURE_SENDER ",unknown," SENDER_CHAIN_PING);
  same = sender_restoration_dup_possible (possible, LIVE_FIXTURE_SENDER, live, &none);
  g_assert_null (none);
  g_assert_true (
    sender_json_equal (sender_live_get_settings (same), sender_live_get_settings (possible)));
}

static void
test_nothing_then (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   snapshot = live_fixture_new_empty ();
  g_autoptr (GPtrArray)    messages = sender_mirror_list_messages (config);
  g_autoptr (SenderConfig) restored = NULL;
  g_autoptr (GError)       error = NULL;
  gboolean                 is_withdrawn = FALSE;

  restored = sender_restoration_new (config, snapshot, LIVE_FIXTURE_SENDER, messages,
                                     &is_withdrawn, &error);
  g_assert_no_error (error);
  g_assert_true (is_withdrawn);
  g_assert_cmpuint (sender_list_get_n_items (sender_config_get_messages (restored)), ==, 0);
}

/* The plan of a first publish, of which the first @n_done writes landed. */
static SenderLive *
make_half (SenderConfig *config,
           SenderPlan   *plan,
           guint         n_done)
{
  SenderLive            *live = live_fixture_new_empty ();
  g_autoptr (SenderLive) whole = live_fixture_new (config);
  SenderJson            *sender = sender_live_find_sender (whole, LIVE_FIXTURE_SENDER);
  SenderJson            *contents = sender_live_get_contents (whole, "strong_authentication");
  g_autoptr (SenderJson) some = sender_json_new_array ();

  if (n_done > 0)
    sender_live_put_sender (live, sender);
  /* Ping's own, and one for each step. */
  for (guint i = 0; i < MIN (MAX (n_done, 1), 3); i++)
    sender_json_append (some, sender_json_ref (sender_json_get_element (contents, i)));
  g_assert_true (sender_live_set_contents (live, "strong_authentication", some, NULL));
  if (n_done > 3)
    live_fixture_set_chain (live, LIVE_FIXTURE_SENDER);
  return live;
}

/* Wherever a first publish died: what it wrote is taken back, nothing else. */
static void
test_roll_back (void)
{
  static const char *const expected[] = {
    "keep",
    "keep delete",
    "keep delete delete",
    "keep delete delete delete",
    "update delete delete delete",
  };

  for (guint n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      g_autoptr (SenderConfig) config = sender_test_config_studio ();
      g_autoptr (SenderLive)   snapshot = live_fixture_new_empty ();
      g_autoptr (SenderPlan)   published = NULL;
      g_autoptr (SenderPlan)   back = NULL;
      g_autofree char         *first = dup_actions (config, snapshot, NULL, FALSE, &published);
      g_autoptr (SenderLive)   live = make_half (config, published, n);
      g_autoptr (SenderLive)   start = sender_authorship_reduce (snapshot, published->steps);
      g_autoptr (SenderLive)   base = sender_authorship_make_base (
          start, live, LIVE_FIXTURE_SENDER, published->steps);
      g_autoptr (GPtrArray)    none = g_ptr_array_new ();
      gboolean                 is_withdrawn = FALSE;
      g_autoptr (SenderConfig) wanted = sender_restoration_new (
        config, snapshot, LIVE_FIXTURE_SENDER, none, &is_withdrawn, NULL);
      g_autofree char *actions = NULL;

      g_assert_cmpstr (first, ==, "create create create update");
      actions = dup_actions (wanted, live, base, TRUE, &back);
      g_test_message ("%u", n);
      g_assert_cmpstr (actions, ==, expected[n]);
      g_assert_false (back->has_drift);
    }
}

/* Wherever it died, going on does just the rest. */
static void
test_resume (void)
{
  static const char *const expected[] = {
    "create create create update",
    "keep create create update",
    "keep keep create update",
    "keep keep keep update",
    "keep keep keep keep",
  };

  for (guint n = 0; n < G_N_ELEMENTS (expected); n++)
    {
      g_autoptr (SenderConfig) config = sender_test_config_studio ();
      g_autoptr (SenderLive)   snapshot = live_fixture_new_empty ();
      g_autoptr (SenderPlan)   published = NULL;
      g_autoptr (SenderPlan)   rest = NULL;
      g_autofree char         *first = dup_actions (config, snapshot, NULL, FALSE, &published);
      g_autoptr (SenderLive)   live = make_half (config, published, n);
      g_autoptr (SenderLive)   start = sender_authorship_reduce (snapshot, published->steps);
      g_autoptr (SenderLive)   base = sender_authorship_make_base (
          start, live, LIVE_FIXTURE_SENDER, published->steps);
      g_autofree char *actions = dup_actions (config, live, base, FALSE, &rest);

      g_assert_cmpstr (first, ==, "create create create update");
      g_assert_cmpstr (actions, ==, expected[n]);
      g_assert_false (rest->has_drift);
    }
}

/* What somebody else wrote meanwhile is neither: it is theirs, and stays. */
static void
test_stranger (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   snapshot = live_fixture_new_empty ();
  g_autoptr (SenderPlan)   published = NULL;
  g_autoptr (SenderPlan)   back = NULL;
  g_autofree char         *first = dup_actions (config, snapshot, NULL, FALSE, &published);
  g_autoptr (SenderLive)   live = NULL;
  g_autoptr (SenderLive)   base = NULL;
  g_autoptr (GPtrArray)    none = NULL;
  g_autoptr (SenderConfig) wanted = NULL;
  g_autofree char         *actions = NULL;
  gboolean                 is_withdrawn = FALSE;

  g_assert_cmpstr (first, ==, "create create create update");
  sender_test_config_edit (config, "sms.body[1].key=to");
  live = make_half (config, published, 4);
  base = sender_authorship_make_base (snapshot, live, LIVE_FIXTURE_SENDER, published->steps);
  none = g_ptr_array_new ();
  wanted = sender_restoration_new (config, snapshot, LIVE_FIXTURE_SENDER, none, &is_withdrawn,
                                   NULL);
  actions = dup_actions (wanted, live, base, TRUE, &back);
  g_assert_cmpstr (actions, ==, "update delete delete keep");
  g_assert_true (back->has_drift);
}

/* What a first publish with @ours has made in part, and @theirs was made of it. */
typedef struct
{
  SenderConfig *config;
  SenderLive   *before;
  SenderLive   *live;
  SenderPlan   *published;
  GHashTable   *overwrite;
} Half;

static void
half_clear (Half *self)
{
  g_object_unref (self->config);
  sender_live_unref (self->before);
  sender_live_unref (self->live);
  sender_plan_free (self->published);
  g_hash_table_unref (self->overwrite);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Half, half_clear)

static Half
begin (const char *theirs,
       guint       n_done)
{
  Half self = {
    .config = sender_test_config_studio (),
    .before = live_fixture_new_empty (),
    .overwrite = g_hash_table_new (g_str_hash, g_str_equal),
  };
  g_autoptr (SenderConfig) changed = sender_record_copy (self.config);
  g_autofree char         *first = dup_actions (self.config, self.before, NULL, FALSE,
                                                &self.published);

  g_assert_cmpstr (first, ==, "create create create update");
  sender_test_config_edit (changed, theirs);
  self.live = make_half (changed, self.published, n_done);
  return self;
}

/* @sender (nullable): its id, as far as the journal has it. */
static SenderPlan *
take_back (Half       *self,
           const char *sender)
{
  g_autoptr (SenderLive)   start = sender_authorship_reduce (self->before,
                                                             self->published->steps);
  g_autoptr (SenderLive)   base = sender_authorship_make_base (start, self->live, sender,
                                                               self->published->steps);
  g_autoptr (GPtrArray)    none = g_ptr_array_new ();
  gboolean                 is_withdrawn = FALSE;
  g_autoptr (SenderConfig) wanted = sender_restoration_new (self->config, self->before, sender,
                                                            none, &is_withdrawn, NULL);
  const SenderPlanInput    input = {
       .config = wanted,
       .live = self->live,
       .base = base,
       .sender = sender_authorship_find_created (self->before, self->live, sender,
                                                 self->published->steps),
       .is_withdrawn = is_withdrawn,
       .takes_back = TRUE,
       .overwrite = self->overwrite,
  };
  SenderPlan *made = sender_plan_new (&input, NULL);

  g_assert_nonnull (made);
  return made;
}

static void
assert_steps (const SenderPlan *made,
              const char       *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < made->steps->len; i++)
    g_string_append_printf (
      text, "%s%s", i > 0 ? " " : "",
      sender_step_action_get_nick (((SenderStep *) made->steps->pdata[i])->action));
  g_assert_cmpstr (text->str, ==, expected);
}

/* A sender that we have created and somebody changed is live: nothing is taken back before somebody
 * has decided, whether or not its id was noted. */
static void
test_changed_since (void)
{
  static const char *const ids[] = { NULL, LIVE_FIXTURE_SENDER };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_auto (Half)          self = begin ("sms.body[1].key=to", 4);
      g_autoptr (SenderPlan) open = take_back (&self, ids[i]);
      g_autoptr (SenderPlan) decided = NULL;
      const SenderChange    *change = NULL;

      assert_steps (open, "keep");
      g_assert_cmpstr (open->undecided, ==, "provider");
      g_assert_true (open->is_changed && open->has_drift && open->keeps_base);
      change = g_ptr_array_index (open->changes, 0);
      g_assert_cmpstr (change->base, ==, i == 0 ? NULL : "Vendor");
      g_assert_cmpstr (change->now, ==, "Vendor");
      g_hash_table_add (self.overwrite, (gpointer) "provider");
      decided = take_back (&self, ids[i]);
      g_assert_null (decided->undecided);
      g_assert_cmpstr (decided->sender, ==, LIVE_FIXTURE_SENDER);
      g_assert_cmpint (((SenderStep *) g_ptr_array_index (decided->steps,
                                                          decided->steps->len - 1))
                         ->action,
                       ==, SENDER_STEP_DELETE);
    }
}

/* Going on, their change stays; where the name alone leads to it, somebody says first whose it
 * is. */
static void
test_changed_goes_on (void)
{
  static const char *const ids[] = { NULL, LIVE_FIXTURE_SENDER };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_auto (Half)          self = begin ("-numbers[0]", 1);
      g_autoptr (SenderLive) start = sender_authorship_reduce (self.before,
                                                               self.published->steps);
      g_autoptr (SenderLive) base = sender_authorship_make_base (start, self.live, ids[i],
                                                                 self.published->steps);
      const SenderPlanInput  input = {
         .config = self.config, .live = self.live, .base = base, .sender = ids[i]
      };
      g_autoptr (SenderPlan) rest = sender_plan_new (&input, NULL);

      g_assert_nonnull (rest);
      assert_steps (rest, i == 0 ? "keep" : "keep create create update");
      g_assert_cmpstr (rest->undecided, ==, i == 0 ? "provider" : NULL);
      g_assert_true (rest->is_namesake == (i == 0) && rest->has_drift);
    }
}

/* How the service spells what it was given is nobody’s change. */
static void
test_spelt (void)
{
  static const char *const ids[] = { NULL, LIVE_FIXTURE_SENDER };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_auto (Half)          self = begin ("provider.name=VENDOR ", 1);
      g_autoptr (SenderPlan) back = take_back (&self, ids[i]);

      g_assert_null (back->undecided);
      g_assert_false (back->has_drift);
      assert_steps (back, "keep delete");
    }
}

/* A message that somebody changed stays, and is named. */
static void
test_changed_message (void)
{
  g_auto (Half)          self = begin (SMS "=theirs ${otp}", 2);
  g_autoptr (SenderPlan) back = take_back (&self, LIVE_FIXTURE_SENDER);
  const SenderChange    *change = NULL;

  assert_steps (back, "keep keep delete");
  g_assert_null (back->undecided);
  g_assert_true (back->has_drift);
  change = g_ptr_array_index (back->changes, 0);
  g_assert_cmpstr (change->path, ==, SMS);
  g_assert_true (change->kind == SENDER_CHANGE_THEIRS && change->is_kept);
}

/* One that was there before was created by nobody here, whatever it is called. */
static void
test_created (void)
{
  g_auto (Half) self = begin ("provider.name=Other", 1);
  GPtrArray    *steps = self.published->steps;

  g_assert_null (sender_authorship_find_created (self.before, self.live, NULL, steps));
  g_assert_cmpstr (sender_authorship_find_created (self.before, self.live, LIVE_FIXTURE_SENDER,
                                                   steps),
                   ==, LIVE_FIXTURE_SENDER);
  g_assert_null (sender_authorship_find_created (self.live, self.live, LIVE_FIXTURE_SENDER,
                                                 steps));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/restoration/earlier", test_earlier);
  g_test_add_func ("/restoration/order", test_order);
  g_test_add_func ("/restoration/nobody", test_nobody);
  g_test_add_func ("/restoration/possible", test_possible);
  g_test_add_func ("/restoration/nothing-then", test_nothing_then);
  g_test_add_func ("/restoration/roll-back", test_roll_back);
  g_test_add_func ("/restoration/resume", test_resume);
  g_test_add_func ("/restoration/stranger", test_stranger);
  g_test_add_func ("/restoration/changed-since", test_changed_since);
  g_test_add_func ("/restoration/changed-goes-on", test_changed_goes_on);
  g_test_add_func ("/restoration/spelt", test_spelt);
  g_test_add_func ("/restoration/changed-message", test_changed_message);
  g_test_add_func ("/restoration/created", test_created);
  return g_test_run ();
}
