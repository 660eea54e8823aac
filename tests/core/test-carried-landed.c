/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"
#include "sender-authorship.h"
#include "sender-keyed-digest.h"
#include "sender-plan.h"
#include "sender-published.h"
#include "sender-test-config.h"

#include <string.h>

/* Credentials in headers after a publish that died: what it had written by then is ours. */

#define PRINT "SMS.0.x-api-key"

/* @value (nullable): of X-Api-Key. */
static SenderConfig *
make (const char *name,
      const char *value)
{
  SenderConfig    *config = sender_test_config_studio ();
  g_autofree char *edit = g_strdup_printf ("+sms.headers|name=X-Api-Key|value=%s", value);
  g_autofree char *named = g_strdup_printf ("provider.name=%s", name);

  sender_test_config_set (config, named, NULL);
  if (value != NULL)
    sender_test_config_edit (config, edit);
  return config;
}

static SenderPublished *
publish (const char *value)
{
  g_autoptr (SenderConfig) config = make ("One", value);
  g_autoptr (SenderLive)   live = live_fixture_new (config);
  SenderPublished         *made = sender_published_new_pulled (
            live, sender_live_find_sender (live, LIVE_FIXTURE_SENDER));

  sender_published_take_headers (made, config, live, NULL);
  return made;
}

/* What the journal keeps of the write of the sender; no value is in it. */
static GPtrArray *
write_down (const SenderPlan *made,
            gboolean          is_done)
{
  GPtrArray             *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_step_free);
  SenderStep             noted = *(const SenderStep *) made->steps->pdata[0];
  g_autoptr (SenderJson) json = NULL;
  g_autofree char       *text = NULL;

  noted.is_done = is_done;
  json = sender_step_to_json (&noted);
  text = sender_json_to_string (json);
  g_assert_null (strstr (text, "-secret"));
  g_ptr_array_add (steps, sender_step_new_from_json (json));
  g_assert_nonnull (steps->pdata[0]);
  return steps;
}

static const struct
{
  const char *published; /* (nullable) */
  const char *ours;      /* (nullable) */
  const char *name;      /* ours */
  const char *live_name;
  const char *live; /* (nullable) */
  gboolean    is_done;
  const char *known; /* (nullable): what counts as published */
} cases[] = {
  /* It has landed, or not: the value alone tells. */
  { "old-secret", "new-secret", "One", "One", "old-secret", FALSE, "old-secret" },
  { "old-secret", "new-secret", "One", "One", "new-secret", FALSE, "new-secret" },
  { NULL, "new-secret", "One", "One", "new-secret", FALSE, "new-secret" },
  { NULL, "new-secret", "One", "One", NULL, FALSE, NULL },
  /* What nobody knows of is theirs either way. */
  { "old-secret", "new-secret", "One", "One", "their-secret", FALSE, "old-secret" },
  /* It has, whatever became of it since: the journal says so, or what was written beside it. */
  { "old-secret", "new-secret", "One", "One", "old-secret", TRUE, "new-secret" },
  { "old-secret", "new-secret", "Two", "Two", "old-secret", FALSE, "new-secret" },
  { NULL, "new-secret", "One", "One", NULL, TRUE, "new-secret" },
  { NULL, "new-secret", "Two", "Two", NULL, FALSE, "new-secret" },
  { NULL, "new-secret", "Two", "One", NULL, FALSE, NULL },
  /* It was taken out. */
  { "old-secret", NULL, "One", "One", NULL, TRUE, NULL },
  { "old-secret", NULL, "Two", "Two", "old-secret", FALSE, NULL },
  { "old-secret", NULL, "Two", "One", "old-secret", FALSE, "old-secret" },
};

static void
check (guint nth)
{
  g_autoptr (SenderPublished) before = publish (cases[nth].published);
  g_autoptr (SenderConfig)    was = make ("One", cases[nth].published);
  g_autoptr (SenderConfig)    ours = make (cases[nth].name, cases[nth].ours);
  g_autoptr (SenderConfig)    is = make (cases[nth].live_name, cases[nth].live);
  g_autoptr (SenderLive)      planned = live_fixture_new (was);
  g_autoptr (SenderLive)      live = live_fixture_new (is);
  const SenderPlanInput       input = {
          .config = ours,
          .base = before->live,
          .live = planned,
          .sender = LIVE_FIXTURE_SENDER,
          .secret = SENDER_SECRET_OTHER,
          .headers = before->headers,
  };
  g_autoptr (SenderPlan) made = sender_plan_new (&input, NULL);
  g_autoptr (GPtrArray)  steps = write_down (made, cases[nth].is_done);
  g_autoptr (SenderJson) prints = sender_authorship_make_prints (before->headers, live, steps);
  const char            *print = sender_json_get_string_member (prints, PRINT);

  g_test_message ("%u", nth);
  g_assert_cmpint (print != NULL, ==, cases[nth].known != NULL);
  if (print != NULL)
    g_assert_true (sender_keyed_digest_fits (print, cases[nth].known));
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (i);
}

/* Before a first publish nothing was published. */
static void
test_first (void)
{
  g_autoptr (SenderConfig) ours = make ("One", "new-secret");
  g_autoptr (SenderLive)   live = live_fixture_new_empty ();
  g_autoptr (GPtrArray)    none = g_ptr_array_new ();
  const SenderPlanInput    input = { .config = ours, .live = live, .secret = SENDER_SECRET_OTHER };
  g_autoptr (SenderPlan)   made = sender_plan_new (&input, NULL);
  g_autoptr (GPtrArray)    steps = write_down (made, FALSE);
  g_autoptr (SenderJson)   prints = sender_authorship_make_prints (NULL, live, steps);

  g_assert_true (
    sender_keyed_digest_fits (sender_json_get_string_member (prints, PRINT), "new-secret"));
  g_assert_null (sender_authorship_make_prints (NULL, live, none));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/carried-landed/cases", test_cases);
  g_test_add_func ("/carried-landed/first", test_first);
  return g_test_run ();
}
