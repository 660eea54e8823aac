/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"
#include "sender-published.h"
#include "sender-record.h"
#include "sender-test-config.h"

#include <string.h>

/* Numbers are told by their number: the service may give them back in another order. */

#define A "+numbers|number=+15005550001|sms=true"
#define B "+numbers|number=+15005550002|sms=true|voice=true"
#define C "+numbers|number=+15005550003|type=toll-free|sms=true|countries="
#define D "+numbers|number=+15005550004|sms=true"
#define NONE "-numbers[0]"

/* Edits of an otherwise equal configuration that has no number: what was, what we want, what is
 * there. */
static Case
make (const char *base,
      const char *ours,
      const char *theirs)
{
  Case                     self = make_case (NULL, NULL);
  g_autoptr (SenderConfig) was = NULL;
  g_autoptr (SenderConfig) is = NULL;

  sender_test_config_edit (self.ours, NONE);
  was = sender_record_copy (self.ours);
  is = sender_record_copy (self.ours);
  sender_test_config_edit (was, base);
  sender_test_config_edit (is, theirs);
  sender_test_config_edit (self.ours, ours);
  sender_live_unref (self.base);
  sender_live_unref (self.live);
  self.base = live_fixture_new (was);
  self.live = live_fixture_new (is);
  return self;
}

/* The order is nobody's change, be it that of countries. */
static void
test_order (void)
{
  static const char *const orders[][2] = {
    { A ";;" B ";;" C "US,CA", C "CA,US;;" A ";;" B },
    { B ";;" C "US,CA;;" A, A ";;" B ";;" C "US,CA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_auto (Case)          self = make (A ";;" B ";;" C "US,CA", orders[i][0], orders[i][1]);
      g_autoptr (SenderPlan) made = plan (&self);

      CHANGES (made, NULL);
      g_assert_false (sender_plan_has_writes (made));
    }
}

/* Paths count as the configuration does, whoever moved what. */
static void
test_paths (void)
{
  g_auto (Case)          self = make (A ";;" B, B "|selected=false;;" A, A ";;" B);
  g_autoptr (SenderPlan) made = plan (&self);
  g_auto (Case)          other = make (A ";;" B, A ";;" B, B "|selected=false;;" A);
  g_autoptr (SenderPlan) kept = plan (&other);

  CHANGES (made, "sender|numbers[0].selected|ours|true|false!");
  CHANGES (kept, "sender|numbers[1].selected|theirs|false|true");
}

/* One that was only called otherwise is the same, wherever they have it by now; one that is of
 * another type is another. */
static void
test_renamed (void)
{
  g_auto (Case)          self = make (A ";;" B, D ";;" B, B ";;" A);
  g_autoptr (SenderPlan) made = plan (&self);
  g_auto (Case)          other = make (A ";;" B, C "US;;" B, B ";;" A);
  g_autoptr (SenderPlan) replaced = plan (&other);

  CHANGES (made, "sender|numbers[0].number|ours|+15005550001|+15005550004!");
  CHANGES (replaced, "sender|numbers[0]|ours|-|+15005550003, toll-free, US!",
           "sender|numbers[2]|ours|+15005550001, standard|-!");
}

/* What both added is two numbers, and neither is lost. */
static void
test_both_added (void)
{
  g_auto (Case)          self = make (A, A ";;" B, C "US;;" A);
  g_autoptr (SenderPlan) made = plan (&self);
  g_autofree char       *body = NULL;

  g_assert_cmpuint (made->changes->len, ==, 2);
  body = sender_json_to_string (get_step (made, SENDER_CHANGE_IN_SENDER)->body);
  g_assert_nonnull (strstr (body, "+15005550001"));
  g_assert_nonnull (strstr (body, "+15005550002"));
  g_assert_nonnull (strstr (body, "+15005550003"));
}

/* Nobody knows who was last, and a number is the same all the same. */
static void
test_unknown (void)
{
  g_auto (Case)          self = make (A, A ";;" B, B "|selected=false;;" A);
  g_autoptr (SenderPlan) made = NULL;

  self.knows_base = FALSE;
  g_object_set (self.ours, "remote", sender_live_find_sender (self.live, LIVE_FIXTURE_SENDER),
                NULL);
  made = plan (&self);
  CHANGES (made, "sender|numbers[1].selected|theirs|false|true");
}

/* What was kept of one that moved is told as theirs the next time, too. */
static void
test_published (void)
{
  g_auto (Case)               self = make (A ";;" B, A ";;" B, B "|selected=false;;" A);
  g_autoptr (SenderPlan)      made = plan (&self);
  g_autoptr (SenderPlan)      next = NULL;
  g_autoptr (SenderPublished) published = sender_published_new (
    self.ours, made, self.base, self.live, LIVE_FIXTURE_SENDER, NULL);

  sender_live_unref (self.base);
  self.base = sender_live_ref (published->live);
  next = plan (&self);
  CHANGES (next, "sender|numbers[1].selected|theirs|false|true");
}

#define SENDER(numbers, requests) \
  "{\"id\":\"1\",\"numbers\":[" numbers "],\"requests\":[" requests "]}"
#define ONE "{\"number\":\"1\",\"capabilities\":[\"SMS\",\"VOICE\"]}"
#define ONE_TURNED "{\"capabilities\":[\"VOICE\",\"SMS\"],\"number\":\"1\"}"
#define TWO "{\"number\":\"2\"}"
#define BY_SMS(url) "{\"deliveryMethod\":\"SMS\",\"url\":\"" url "\"}"
#define BY_TWO BY_SMS ("a") "," BY_SMS ("b")
#define BY_VOICE "{\"deliveryMethod\":\"VOICE\",\"url\":\"v\"}"

#define PLANNED SENDER (ONE "," TWO, BY_TWO "," BY_VOICE)

/* What is read back: in which order requests of one method stand counts, as nobody knows better. */
static void
test_steps (void)
{
  static const struct
  {
    const char *now;
    gboolean    is_same;
  } reads[] = {
    { SENDER (TWO "," ONE_TURNED, BY_VOICE "," BY_TWO), TRUE },
    { SENDER (TWO "," TWO, BY_TWO "," BY_VOICE), FALSE },
    { SENDER (ONE "," TWO, BY_SMS ("b") "," BY_SMS ("a") "," BY_VOICE), FALSE },
  };
  g_autoptr (SenderJson) object =
    sender_json_parse (PLANNED, -1, NULL);
  SenderStep *step =
    sender_step_new (SENDER_CHANGE_IN_SENDER, SENDER_STEP_UPDATE, g_strdup ("A title"), object);

  step->body = sender_json_ref (object);
  for (guint i = 0; i < G_N_ELEMENTS (reads); i++)
    {
      g_autoptr (SenderJson) now = sender_json_parse (reads[i].now, -1, NULL);

      g_test_message ("%s", reads[i].now);
      g_assert_cmpint (sender_step_is_as_planned (step, now), ==, reads[i].is_same);
      g_assert_cmpint (sender_step_is_done_by (step, now, NULL), ==, reads[i].is_same);
    }
  sender_step_free (step);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-numbers/order", test_order);
  g_test_add_func ("/merge-numbers/paths", test_paths);
  g_test_add_func ("/merge-numbers/renamed", test_renamed);
  g_test_add_func ("/merge-numbers/both-added", test_both_added);
  g_test_add_func ("/merge-numbers/unknown", test_unknown);
  g_test_add_func ("/merge-numbers/published", test_published);
  g_test_add_func ("/merge-numbers/steps", test_steps);
  return g_test_run ();
}
