/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"
#include "sender-chain.h"
#include "sender-test-config.h"

/* What a plan makes of the fallback chain: by the switch, and by an order said in full. */

#define OTHER "00000000-0000-4000-8000-00000000000b"

static const struct
{
  const char *base;
  const char *now;
  const char *edit;
  const char *after; /* NULL: not written */
  gboolean    drift;
} chains[] = {
  { LIVE_FIXTURE_SENDER, LIVE_FIXTURE_SENDER, "fallback.enabled=true",
    LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING, FALSE },
  { LIVE_FIXTURE_SENDER, LIVE_FIXTURE_SENDER ",mystery", "fallback.enabled=true",
    LIVE_FIXTURE_SENDER ",mystery," SENDER_CHAIN_PING, TRUE },
  { LIVE_FIXTURE_SENDER, OTHER "," LIVE_FIXTURE_SENDER, NULL, NULL, TRUE },
  { LIVE_FIXTURE_SENDER, OTHER, NULL, NULL, TRUE },
  { LIVE_FIXTURE_SENDER, LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING, NULL, NULL, TRUE },
  { OTHER, OTHER, NULL, LIVE_FIXTURE_SENDER "," OTHER, FALSE },
  { LIVE_FIXTURE_SENDER "," OTHER, LIVE_FIXTURE_SENDER "," OTHER, "provider.kind=ping", OTHER,
    FALSE },
  { LIVE_FIXTURE_SENDER, LIVE_FIXTURE_SENDER, "provider.kind=custom-server", NULL, FALSE },
};

static void
test_chain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      g_auto (Case)          self = make_case (chains[i].edit, NULL);
      g_autoptr (SenderPlan) made = NULL;
      SenderStep            *step = NULL;
      g_autofree char       *after = NULL;

      live_fixture_set_chain (self.base, chains[i].base);
      live_fixture_set_chain (self.live, chains[i].now);
      made = plan (&self);
      g_test_message ("%u", i);
      g_assert_cmpint (made->has_drift, ==, chains[i].drift);
      if (made->steps->len == 2)
        continue;
      step = get_step (made, SENDER_CHANGE_IN_FALLBACK);
      after = step->body != NULL ? sender_chain_to_text (step->body) : NULL;
      g_assert_cmpstr (after, ==, chains[i].after);
    }
}

#define SELF LIVE_FIXTURE_SENDER
#define PING SENDER_CHAIN_PING

static const struct
{
  const char *base; /* (nullable): not known */
  const char *now;
  const char *chain;
  const char *after;  /* NULL: not written */
  const char *change; /* NULL: none */
} orders[] = {
  { SELF, SELF, "self," OTHER "," PING, SELF "," OTHER "," PING,
    "fallback|fallback.chain|ours|Vendor|Vendor,Backup," PING "!" },
  { SELF "," OTHER, SELF "," OTHER, "self," OTHER, NULL, NULL },
  { SELF "," OTHER, SELF "," OTHER, OTHER ",self", OTHER "," SELF,
    "fallback|fallback.chain|ours|Vendor,Backup|Backup,Vendor!" },
  /* A sender that is left out goes; what nobody knows stays where it is. */
  { SELF "," OTHER ",odd", SELF "," OTHER ",odd", "self," PING, SELF ",odd," PING,
    "fallback|fallback.chain|ours|Vendor,Backup,odd|Vendor,odd," PING "!" },
  { "odd," SELF, "odd," SELF, OTHER ",self", OTHER ",odd," SELF,
    "fallback|fallback.chain|ours|odd,Vendor|Backup,odd,Vendor!" },
  { "odd", "odd", "self," OTHER "," PING, SELF "," OTHER ",odd," PING,
    "fallback|fallback.chain|ours|odd|Vendor,Backup,odd," PING "!" },
  { SELF ",odd", SELF ",odd", "odd,self", "odd," SELF,
    "fallback|fallback.chain|ours|Vendor,odd|odd,Vendor!" },
  { SELF, SELF, OTHER "," PING, OTHER "," PING,
    "fallback|fallback.chain|ours|Vendor|Backup," PING "!" },
  /* Somebody else's stays until it is decided. */
  { SELF, OTHER "," SELF, "self," OTHER, NULL,
    "fallback|fallback.chain|theirs|Backup,Vendor|Vendor,Backup" },
  { NULL, OTHER "," SELF, "self," OTHER, NULL,
    "fallback|fallback.chain|theirs|Backup,Vendor|Vendor,Backup" },
  { SELF, OTHER "," SELF, OTHER ",self", NULL, NULL },
  /* Nobody is an order: one that is not used is not put in use, and what nobody knows stays. */
  { "", "", "none", NULL, NULL },
  { "odd", "odd", "none", NULL, NULL },
  { SELF "," PING, SELF "," PING, "none", "",
    "fallback|fallback.chain|ours|Vendor," PING "|!" },
  { SELF ",odd", SELF ",odd", "none", "odd", "fallback|fallback.chain|ours|Vendor,odd|odd!" },
  { "", SELF, "none", NULL, "fallback|fallback.chain|theirs|Vendor|" },
  { NULL, OTHER, "none", NULL, "fallback|fallback.chain|theirs|Backup|" },
  { "", "", "self", SELF, "fallback|fallback.chain|ours||Vendor!" },
};

static void
put_other (SenderLive *live)
{
  g_autoptr (SenderJson) other =
    sender_json_parse ("{\"id\":\"" OTHER "\",\"name\":\"Backup\"}", -1, NULL);

  sender_live_put_sender (live, other);
}

static SenderPlan *
plan_order (Case       *self,
            const char *base,
            const char *now,
            const char *chain)
{
  g_autofree char *edit = g_strconcat ("fallback.chain=", chain, NULL);

  sender_test_config_edit (self->ours, edit);
  put_other (self->live);
  self->knows_base = base != NULL;
  if (base != NULL)
    live_fixture_set_chain (self->base, base);
  live_fixture_set_chain (self->live, now);
  return plan (self);
}

/* The whole order is one change, told with names. */
static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (Case)          self = make_case (NULL, NULL);
      g_autoptr (SenderPlan) made = plan_order (&self, orders[i].base, orders[i].now,
                                                orders[i].chain);
      SenderStep            *step = get_step (made, SENDER_CHANGE_IN_FALLBACK);
      g_autofree char       *after = step->body != NULL ? sender_chain_to_text (step->body) : NULL;

      g_test_message ("%u", i);
      g_assert_cmpstr (after, ==, orders[i].after);
      if (orders[i].change != NULL)
        CHANGES (made, orders[i].change);
      else
        g_assert_cmpuint (made->changes->len, ==, 0);
    }
}

/* Decided for ours, ours is written over theirs, and what nobody knows still stays. */
static void
test_order_overwrites (void)
{
  g_auto (Case)          self = make_case (NULL, NULL);
  g_autoptr (SenderPlan) made = NULL;
  g_autofree char       *after = NULL;

  g_hash_table_add (self.overwrite, (gpointer) "fallback.chain");
  made = plan_order (&self, SELF, OTHER ",odd", "self," PING);
  CHANGES (made, "fallback|fallback.chain|theirs|Backup,odd|Vendor,odd," PING "!");
  after = sender_chain_to_text (get_step (made, SENDER_CHANGE_IN_FALLBACK)->body);
  g_assert_cmpstr (after, ==, SELF ",odd," PING);
  g_assert_cmpstr (((SenderChange *) made->changes->pdata[0])->base, ==, "Vendor");
}

/* One that is made first stands for itself until it has an id; one that goes leaves the rest. */
static void
test_order_of_new_and_withdrawn (void)
{
  g_auto (Case)          fresh = make_case ("fallback.chain=" OTHER ",self", NULL);
  g_auto (Case)          gone = make_case ("fallback.chain=self," PING, NULL);
  g_autoptr (SenderPlan) first = NULL;
  g_autoptr (SenderPlan) last = NULL;
  g_autofree char       *before = NULL;
  g_autofree char       *after = NULL;

  fresh.knows_base = FALSE;
  g_clear_pointer (&fresh.live, sender_live_unref);
  fresh.live = live_fixture_new_empty ();
  put_other (fresh.live);
  first = plan (&fresh);
  before = sender_chain_to_text (get_step (first, SENDER_CHANGE_IN_FALLBACK)->body);
  g_assert_cmpstr (before, ==, OTHER "," SENDER_STEP_SELF);
  gone.is_withdrawn = TRUE;
  live_fixture_set_chain (gone.live, SELF "," OTHER "," PING);
  last = plan (&gone);
  after = sender_chain_to_text (get_step (last, SENDER_CHANGE_IN_FALLBACK)->body);
  g_assert_cmpstr (after, ==, OTHER "," PING);
}

/* One that is made first and names nobody, as a copy for another environment, takes nothing from
 * those that are asked there. */
static void
test_nobody_is_new (void)
{
  for (guint overwrites = 0; overwrites < 2; overwrites++)
    {
      g_auto (Case)          self = make_case ("fallback.chain=none", NULL);
      g_autoptr (SenderPlan) made = NULL;
      SenderStep            *step = NULL;

      self.knows_base = FALSE;
      g_clear_pointer (&self.live, sender_live_unref);
      self.live = live_fixture_new_empty ();
      put_other (self.live);
      live_fixture_set_chain (self.live, OTHER "," PING);
      if (overwrites)
        g_hash_table_add (self.overwrite, (gpointer) "fallback.chain");
      made = plan (&self);
      step = get_step (made, SENDER_CHANGE_IN_FALLBACK);
      g_assert_true (made->has_drift);
      g_assert_cmpint (step->action, ==, overwrites ? SENDER_STEP_UPDATE : SENDER_STEP_KEEP);
      if (overwrites)
        g_assert_cmpuint (sender_json_get_length (step->body), ==, 0);
    }
}

/* Where PingOne has no chain at all nobody is named. */
static void
test_nobody_without_chain (void)
{
  g_auto (Case)          self = make_case ("fallback.chain=none", NULL);
  g_autoptr (SenderJson) settings = sender_json_copy (sender_live_get_settings (self.live));
  g_autoptr (SenderPlan) made = NULL;

  sender_json_remove_member (settings, SENDER_LIVE_CHAIN);
  g_assert_true (sender_live_set_settings (self.live, settings, NULL));
  made = plan (&self);
  g_assert_cmpint (get_step (made, SENDER_CHANGE_IN_FALLBACK)->action, ==, SENDER_STEP_KEEP);
}

/* Going back gives back what a publish took out of the chain, as long as nobody else touched it. */
static const struct
{
  const char *former;
  const char *base;
  const char *now;
  gboolean    is_withdrawn;
  const char *after; /* NULL: not written */
} formers[] = {
  { "mystery," PING, SELF ",mystery", SELF ",mystery", TRUE, "mystery," PING },
  { PING, SELF, SELF, TRUE, PING },
  { "", SELF, SELF, TRUE, "" },
  { "", SELF, SELF, FALSE, "" },
  { PING "," SELF, SELF, SELF, FALSE, PING "," SELF },
  { SELF, SELF, SELF, FALSE, NULL },
  { PING, SELF, SELF "," PING, TRUE, PING },
  { PING, SELF, PING "," SELF, TRUE, PING },
  { "gone," PING, SELF, SELF, TRUE, PING },
  { SELF, SELF "," PING, SELF "," PING ",theirs", FALSE, SELF ",theirs" },
  { SELF "," PING, SELF, SELF ",theirs", FALSE, SELF ",theirs," PING },
  { "", SELF "," PING, SELF ",theirs," PING, TRUE, "theirs" },
};

static void
test_former (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formers); i++)
    {
      g_auto (Case)          self = make_case (NULL, NULL);
      g_autoptr (SenderLive) former = live_fixture_new_empty ();
      g_autoptr (SenderPlan) made = NULL;
      SenderStep            *step = NULL;
      g_autofree char       *after = NULL;

      live_fixture_set_chain (former, formers[i].former);
      live_fixture_set_chain (self.base, formers[i].base);
      live_fixture_set_chain (self.live, formers[i].now);
      self.former = sender_live_get_chain (former);
      self.is_withdrawn = formers[i].is_withdrawn;
      made = plan (&self);
      step = get_step (made, SENDER_CHANGE_IN_FALLBACK);
      after = step->body != NULL ? sender_chain_to_text (step->body) : NULL;
      g_test_message ("%u", i);
      g_assert_cmpstr (after, ==, formers[i].after);
    }
}

/* What others did to the chain stays, and is told, when ours goes out of it; what they did with a
 * sender that is deleted does not: PingOne takes no chain with one that it does not know. */
static const struct
{
  const char *former;
  const char *base;
  const char *now;
  const char *overwrite; /* (nullable) */
  const char *theirs;    /* (nullable): the edit */
  const char *after;
  const char *changes; /* of the chain */
} touched[] = {
  { "x", SELF ",x", SELF ",x,theirs", NULL, NULL, "x,theirs",
    "theirs|Vendor,x,theirs|x;ours|Vendor,x,theirs|x,theirs!;" },
  { "x,y", SELF ",x,y", SELF ",y", NULL, NULL, "y",
    "theirs|Vendor,y|x,y;ours|Vendor,y|y!;" },
  { "x", SELF ",x", SELF ",x,theirs", "fallback.chain", NULL, "x",
    "theirs|Vendor,x,theirs|x!;" },
  { "x", SELF ",x", "x,theirs", NULL, NULL, NULL, "theirs|x,theirs|x;" },
  { "x", "x", "x," SELF, NULL, NULL, "x", "ours|x,Vendor|x!;" },
  { "x," SELF, SELF ",x", SELF ",x", NULL, NULL, "x", "ours|Vendor,x|x!;" },
  { "x", "x", "x," SELF, NULL, "sms.body[1].key=to", NULL, "theirs|x,Vendor|x;" },
  { "x", "x", "x," SELF, "provider", "sms.body[1].key=to", "x", "ours|x,Vendor|x!;" },
  { NULL, "x", "x," SELF, NULL, NULL, "x", "ours|x,Vendor|x!;" },
};

static char *
dup_chain_changes (const SenderPlan *made)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < made->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (made->changes, i);

      if (change->object == SENDER_CHANGE_IN_FALLBACK)
        g_string_append_printf (text, "%s|%s|%s%s;", sender_change_kind_get_nick (change->kind),
                                change->now, change->after, change->is_kept ? "" : "!");
    }
  return g_string_free (text, FALSE);
}

static void
test_touched (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (touched); i++)
    {
      g_auto (Case)          self = make_case (NULL, touched[i].theirs);
      g_autoptr (SenderLive) former = live_fixture_new_empty ();
      g_autoptr (SenderPlan) made = NULL;
      SenderStep            *step = NULL;
      g_autofree char       *after = NULL;
      g_autofree char       *changes = NULL;

      if (touched[i].former != NULL)
        live_fixture_set_chain (former, touched[i].former);
      live_fixture_set_chain (self.base, touched[i].base);
      live_fixture_set_chain (self.live, touched[i].now);
      self.former = touched[i].former != NULL ? sender_live_get_chain (former) : NULL;
      self.is_withdrawn = TRUE;
      if (touched[i].overwrite != NULL)
        g_hash_table_add (self.overwrite, (gpointer) touched[i].overwrite);
      made = plan (&self);
      step = get_step (made, SENDER_CHANGE_IN_FALLBACK);
      after = step->body != NULL ? sender_chain_to_text (step->body) : NULL;
      changes = dup_chain_changes (made);
      g_test_message ("%u", i);
      g_assert_cmpstr (after, ==, touched[i].after);
      g_assert_cmpstr (changes, ==, touched[i].changes);
    }
}

#define NEW SENDER_STEP_SELF
#define AGAIN "00000000-0000-4000-8000-00000000000c"

/* One that somebody deleted, and that is made anew or was. */
static const struct
{
  const char *now;
  const char *edit;
  gboolean    is_withdrawn;
  gboolean    is_remade; /* by now, under another id */
  const char *after;
  const char *change; /* (nullable): the last, if it is of the chain */
} successions[] = {
  { "first," SELF ",odd", NULL, FALSE, FALSE, "first," NEW ",odd",
    "fallback|fallback.chain|ours|first," SELF ",odd|first," NEW ",odd!" },
  { SELF, "fallback.enabled=true", FALSE, FALSE, NEW "," PING,
    "fallback|fallback.enabled|ours|false|true!" },
  { SELF ",odd", "fallback.chain=self,odd", FALSE, FALSE, NEW ",odd",
    "fallback|fallback.chain|ours|" SELF ",odd|" NEW ",odd!" },
  { SELF ",odd", NULL, FALSE, TRUE, AGAIN ",odd",
    "fallback|fallback.chain|ours|" SELF ",odd|Vendor,odd!" },
  { "odd," AGAIN "," SELF, NULL, FALSE, TRUE, "odd," AGAIN, NULL },
  { "odd," SELF "," PING, NULL, TRUE, FALSE, "odd," PING, NULL },
};

static void
test_succession (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (successions); i++)
    {
      g_auto (Case)          self = make_case (successions[i].edit, NULL);
      g_autoptr (SenderJson) again = sender_json_copy (
        sender_live_find_sender (self.live, LIVE_FIXTURE_SENDER));
      g_autoptr (SenderPlan) made = NULL;
      g_autofree char       *after = NULL;
      g_autofree char       *told = NULL;

      live_fixture_set_chain (self.base, successions[i].now);
      live_fixture_set_chain (self.live, successions[i].now);
      sender_live_drop_sender (self.live, LIVE_FIXTURE_SENDER);
      sender_json_set_string (again, "id", AGAIN);
      if (successions[i].is_remade)
        sender_live_put_sender (self.live, again);
      self.is_withdrawn = successions[i].is_withdrawn;
      g_hash_table_add (self.overwrite, (gpointer) "provider");
      made = plan (&self);
      g_test_message ("%u", i);
      after = sender_chain_to_text (get_step (made, SENDER_CHANGE_IN_FALLBACK)->body);
      g_assert_cmpstr (after, ==, successions[i].after);
      if (successions[i].change != NULL)
        {
          told = plan_dup_change (made->changes->pdata[made->changes->len - 1]);
          g_assert_cmpstr (told, ==, successions[i].change);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-chain/chain", test_chain);
  g_test_add_func ("/plan-chain/former", test_former);
  g_test_add_func ("/plan-chain/touched", test_touched);
  g_test_add_func ("/plan-chain/order", test_order);
  g_test_add_func ("/plan-chain/order-overwrites", test_order_overwrites);
  g_test_add_func ("/plan-chain/nobody-is-new", test_nobody_is_new);
  g_test_add_func ("/plan-chain/nobody-without-chain", test_nobody_without_chain);
  g_test_add_func ("/plan-chain/succession", test_succession);
  g_test_add_func ("/plan-chain/order-of-new-and-withdrawn", test_order_of_new_and_withdrawn);
  return g_test_run ();
}
