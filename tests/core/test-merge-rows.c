/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"
#include "sender-published.h"
#include "sender-test-config.h"

#include <string.h>

/* Rows of a body are sent in their order, headers in any; the body of a request is of one kind. */

#define MINE "+sms.body|key=Mine|value=1"
#define THEIR "+sms.body|key=Their|value=2"
#define RAW "sms.body-format=raw;;sms.raw={\"to\":\"${to}\",\"text\":\"${message}\"}"
#define FROM "From=${from}"
#define TO "To=${to}"
#define PARAMETERS "Parameters=${message}"
#define FROM_LAST "-sms.body[0];;+sms.body|key=From|value=${from}"
#define TO_LAST "-sms.body[1];;+sms.body|key=To|value=${to}"
#define WITHOUT "-sms.body[2];;-sms.body[1];;-sms.body[0]"
#define AGAIN(key, value) ";;+sms.body|key=" key "|value=${" value "}"
#define THEIR_FIRST WITHOUT ";;" THEIR AGAIN ("From", "from") AGAIN ("To", "to") \
  AGAIN ("Parameters", "message")

#define RENAMED "sms.body[1].key=Recipient"
#define WORDED "sms.body[1].value=x"

#define FORM_TYPE "application/x-www-form-urlencoded"
#define ADDED "sender|sms.body[3]|ours|-|Mine, 1!"
#define INSERTED "sender|sms.body[4]|theirs|Their, 2|-"
#define MOVED(ours) "sender|sms.body|theirs|To, Parameters, From|" ours

static const char *
get_body (SenderJson *sender)
{
  SenderJson *requests = sender_json_get_member (sender, "requests");

  return sender_json_get_string_member (sender_json_get_element (requests, 0), "body");
}

/* Done, and read back: what the next plan starts from. */
static void
publish (Case       *self,
         SenderPlan *made)
{
  g_autoptr (SenderPublished) published = NULL;
  SenderStep                 *step = get_step (made, SENDER_CHANGE_IN_SENDER);

  if (step->action != SENDER_STEP_KEEP)
    sender_live_put_sender (self->live, step->body);
  published = sender_published_new (self->ours, made, self->base, self->live,
                                    LIVE_FIXTURE_SENDER, NULL);
  g_assert_nonnull (published);
  sender_live_unref (self->base);
  self->base = sender_live_ref (published->live);
}

/* What has been written is not written again, and what was kept is theirs again. */
static void
assert_settled (Case       *self,
                const char *body)
{
  g_hash_table_remove_all (self->overwrite);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SenderPlan) next = plan (self);

      g_assert_false (sender_plan_has_writes (next));
      for (guint n = 0; n < next->changes->len; n++)
        {
          const SenderChange *change = g_ptr_array_index (next->changes, n);

          g_assert_cmpint (change->kind, ==, SENDER_CHANGE_THEIRS);
        }
      publish (self, next);
      g_assert_cmpstr (get_body (sender_live_find_sender (self->live, LIVE_FIXTURE_SENDER)), ==,
                       body);
    }
}

typedef struct
{
  const char *ours;
  const char *theirs;
  const char *overwrite;
  const char *changes[3];
  const char *body;
} Meeting;

static const Meeting orders[] = {
  {
    MINE,
    FROM_LAST,
    NULL,
    { ADDED, MOVED ("From, To, Parameters, Mine") },
    TO "&" PARAMETERS "&Mine=1&" FROM,
  },
  {
    MINE,
    FROM_LAST,
    "sms.body",
    { ADDED, MOVED ("From, To, Parameters, Mine!") },
    FROM "&" TO "&" PARAMETERS "&Mine=1",
  },
  {
    TO_LAST,
    NULL,
    NULL,
    { "sender|sms.body|ours|From, To, Parameters|From, Parameters, To!" },
    FROM "&" PARAMETERS "&" TO,
  },
  {
    TO_LAST,
    FROM_LAST,
    NULL,
    { MOVED ("From, Parameters, To") },
    TO "&" PARAMETERS "&" FROM,
  },
  {
    FROM_LAST,
    FROM_LAST,
    NULL,
    { NULL },
    TO "&" PARAMETERS "&" FROM,
  },
  {
    MINE,
    THEIR_FIRST,
    NULL,
    { ADDED, INSERTED },
    "Their=2&" FROM "&" TO "&" PARAMETERS "&Mine=1",
  },
  {
    MINE,
    THEIR,
    NULL,
    { ADDED, INSERTED },
    FROM "&" TO "&" PARAMETERS "&Mine=1&Their=2",
  },
  {
    "sms.body[0].value=x",
    FROM_LAST,
    NULL,
    { "sender|sms.body[0].value|ours|${from}|x!", MOVED ("From, To, Parameters") },
    TO "&" PARAMETERS "&From=x",
  },
  {
    "-sms.body[1]",
    FROM_LAST,
    NULL,
    { "sender|sms.body[2]|ours|To, ${to}|-!", MOVED ("From, Parameters") },
    PARAMETERS "&" FROM,
  },
};

static const Meeting renames[] = {
  {
    RENAMED,
    NULL,
    NULL,
    { "sender|sms.body[1].key|ours|To|Recipient!" },
    FROM "&Recipient=${to}&" PARAMETERS,
  },
  {
    NULL,
    RENAMED,
    NULL,
    { "sender|sms.body[1].key|theirs|Recipient|To" },
    FROM "&Recipient=${to}&" PARAMETERS,
  },
  {
    NULL,
    RENAMED,
    "sms.body[1].key",
    { "sender|sms.body[1].key|theirs|Recipient|To!" },
    FROM "&" TO "&" PARAMETERS,
  },
  {
    WORDED,
    RENAMED,
    NULL,
    { "sender|sms.body[1]|theirs|-|To, x", "sender|sms.body[3]|theirs|Recipient, ${to}|-" },
    FROM "&Recipient=${to}&" PARAMETERS,
  },
  {
    WORDED,
    RENAMED,
    "sms.body[1]",
    { "sender|sms.body[1]|theirs|-|To, x!", "sender|sms.body[3]|theirs|Recipient, ${to}|-" },
    FROM "&To=x&Recipient=${to}&" PARAMETERS,
  },
  {
    RENAMED,
    WORDED,
    NULL,
    { "sender|sms.body[1]|ours|-|Recipient, ${to}!", "sender|sms.body[3]|theirs|To, x|-" },
    FROM "&Recipient=${to}&To=x&" PARAMETERS,
  },
  {
    RENAMED,
    "-sms.body[1]",
    NULL,
    { "sender|sms.body[1]|theirs|-|Recipient, ${to}" },
    FROM "&" PARAMETERS,
  },
  {
    RENAMED,
    "-sms.body[1]",
    "sms.body[1]",
    { "sender|sms.body[1]|theirs|-|Recipient, ${to}!" },
    FROM "&Recipient=${to}&" PARAMETERS,
  },
  {
    "-sms.body[2];;" WORDED,
    "-sms.body[2];;" RENAMED,
    NULL,
    { "sender|sms.body[1]|theirs|-|To, x", "sender|sms.body[2]|theirs|Recipient, ${to}|-" },
    FROM "&Recipient=${to}",
  },
};

static void
check (const Meeting *meetings,
       guint          n_meetings)
{
  for (guint i = 0; i < n_meetings; i++)
    {
      g_auto (Case)          self = make_case (meetings[i].ours, meetings[i].theirs);
      g_autoptr (SenderPlan) made = NULL;

      g_test_message ("%u", i);
      if (meetings[i].overwrite != NULL)
        g_hash_table_add (self.overwrite, (gpointer) meetings[i].overwrite);
      made = plan (&self);
      assert_changes (made, meetings[i].changes);
      publish (&self, made);
      assert_settled (&self, meetings[i].body);
    }
}

/* Who moved rows is told, and nobody's order is written over theirs unseen. */
static void
test_order (void)
{
  check (orders, G_N_ELEMENTS (orders));
}

/* A row is told as called otherwise where that is all that was done to it, and nothing is ever
 * written because it looks so. */
static void
test_renamed (void)
{
  check (renames, G_N_ELEMENTS (renames));
}

/* Where the body is of another kind, all of it is decided at once. */
static void
test_kind (void)
{
  static const struct
  {
    const char *ours;
    const char *theirs;
    const char *decisive;
    const char *theirs_body;
    const char *ours_body;
  } cases[] = {
    { MINE, RAW, "sms.body-format", "{\"to\":\"${to}\",\"text\":\"${message}\"}",
      FROM "&" TO "&" PARAMETERS "&Mine=1" },
    { RAW, THEIR, "sms.body-format", FROM "&" TO "&" PARAMETERS "&Their=2",
      "{\"to\":\"${to}\",\"text\":\"${message}\"}" },
    { MINE, "sms.method=GET", "sms.method", NULL, FROM "&" TO "&" PARAMETERS "&Mine=1" },
    { "sms.method=GET", THEIR, "sms.method", FROM "&" TO "&" PARAMETERS "&Their=2", NULL },
    { RAW, "sms.method=GET", "sms.method", NULL, "{\"to\":\"${to}\",\"text\":\"${message}\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint is_decided = 0; is_decided < 2; is_decided++)
      {
        g_auto (Case)          self = make_case (cases[i].ours, cases[i].theirs);
        g_autoptr (SenderPlan) made = NULL;
        const SenderChange    *first = NULL;

        g_test_message ("%u %u", i, is_decided);
        if (is_decided)
          g_hash_table_add (self.overwrite, (gpointer) cases[i].decisive);
        made = plan (&self);
        for (guint n = 0; n < made->changes->len && first == NULL; n++)
          if (g_str_equal (((SenderChange *) made->changes->pdata[n])->path, cases[i].decisive))
            first = made->changes->pdata[n];
        g_assert_nonnull (first);
        g_assert_cmpint (first->kind, ==, SENDER_CHANGE_THEIRS);
        g_assert_cmpint (first->is_kept, ==, !is_decided);
        publish (&self, made);
        assert_settled (&self, is_decided ? cases[i].ours_body : cases[i].theirs_body);
      }
}

/* Nobody else has touched it: then it is ours, and what goes with it is told. */
static void
test_our_kind (void)
{
  g_auto (Case)          self = make_case (RAW, NULL);
  g_autoptr (SenderPlan) made = plan (&self);

  CHANGES (made, "sender|sms.body-format|ours|form|raw!",
           "sender|sms.headers[0].value|ours|" FORM_TYPE "|application/json!",
           "sender|sms.body[0]|ours|From, ${from}|-!", "sender|sms.body[1]|ours|To, ${to}|-!",
           "sender|sms.body[2]|ours|Parameters, ${message}|-!",
           "sender|sms.raw|ours||{\"to\":\"${to}\",\"text\":\"${message}\"}!");
  publish (&self, made);
  assert_settled (&self, "{\"to\":\"${to}\",\"text\":\"${message}\"}");
}

/* Each of the headers they added is decided by itself. */
static void
test_headers (void)
{
  g_auto (Case) self =
    make_case (NULL, "+sms.headers|name=X-One|value=1;;+sms.headers|name=X-Two|value=2");
  g_autoptr (SenderPlan) made = plan (&self);
  g_autoptr (SenderPlan) decided = NULL;
  g_autofree char       *body = NULL;
  const SenderChange    *last = NULL;

  g_assert_cmpuint (made->changes->len, ==, 2);
  last = made->changes->pdata[1];
  g_assert_cmpstr (((SenderChange *) made->changes->pdata[0])->path, !=, last->path);
  g_hash_table_add (self.overwrite, last->path);
  decided = plan (&self);
  body = sender_json_to_string (get_step (decided, SENDER_CHANGE_IN_SENDER)->body);
  g_assert_nonnull (strstr (body, "X-One"));
  g_assert_null (strstr (body, "X-Two"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-rows/order", test_order);
  g_test_add_func ("/merge-rows/renamed", test_renamed);
  g_test_add_func ("/merge-rows/kind", test_kind);
  g_test_add_func ("/merge-rows/our-kind", test_our_kind);
  g_test_add_func ("/merge-rows/headers", test_headers);
  return g_test_run ();
}
