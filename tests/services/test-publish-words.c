/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-words.h"
#include "sender-test.h"

#include <string.h>

/* What is said once a publish has ended. */

#define SECRET "Its secret is the one that is kept here"

static const char *
summarize (SenderStepAction       action,
           SenderChangeObject     object,
           SenderPublishStepState state,
           SenderPublishWay       way)
{
  const SenderStep          step = { .object = object, .action = action };
  const SenderPublishStep   done = { .step = &step, .state = state };
  g_autoptr (GArray)        steps = g_array_new (FALSE, FALSE, sizeof (SenderPublishStep));
  const SenderPublishResult result = { .state = SENDER_PUBLISH_PUBLISHED, .steps = steps };

  g_array_append_val (steps, done);
  return sender_publish_result_get_summary (&result, way);
}

/* Only where a sender that stays was written, and with what is kept here. */
static void
test_secret (void)
{
  const SenderPublishWay ways[] = { SENDER_PUBLISH_BACK, SENDER_PUBLISH_RESTORE };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_assert_nonnull (strstr (summarize (SENDER_STEP_UPDATE, SENDER_CHANGE_IN_SENDER,
                                           SENDER_PUBLISH_STEP_DONE, ways[i]),
                                SECRET));
      g_assert_null (strstr (summarize (SENDER_STEP_DELETE, SENDER_CHANGE_IN_SENDER,
                                        SENDER_PUBLISH_STEP_DONE, ways[i]),
                             SECRET));
      g_assert_null (strstr (summarize (SENDER_STEP_UPDATE, SENDER_CHANGE_IN_TEMPLATE,
                                        SENDER_PUBLISH_STEP_DONE, ways[i]),
                             SECRET));
      g_assert_null (strstr (summarize (SENDER_STEP_UPDATE, SENDER_CHANGE_IN_SENDER,
                                        SENDER_PUBLISH_STEP_OPEN, ways[i]),
                             SECRET));
    }
  g_assert_null (strstr (summarize (SENDER_STEP_UPDATE, SENDER_CHANGE_IN_SENDER,
                                    SENDER_PUBLISH_STEP_DONE, SENDER_PUBLISH_FORTH),
                         SECRET));
}

/* Each way has words of its own. */
static void
test_ways (void)
{
  const SenderStepAction   action = SENDER_STEP_CREATE;
  const SenderChangeObject object = SENDER_CHANGE_IN_SENDER;

  g_assert_true (g_str_has_prefix (
    summarize (action, object, SENDER_PUBLISH_STEP_DONE, SENDER_PUBLISH_FORTH), "Published"));
  g_assert_true (g_str_has_prefix (
    summarize (action, object, SENDER_PUBLISH_STEP_DONE, SENDER_PUBLISH_BACK), "Taken back"));
  g_assert_true (g_str_has_prefix (
    summarize (action, object, SENDER_PUBLISH_STEP_DONE, SENDER_PUBLISH_RESTORE), "The earlier"));
}

/* What somebody else changed since is not what was there before. */
static void
test_theirs (void)
{
  const SenderStep        kept = { .object = SENDER_CHANGE_IN_SENDER };
  const SenderPublishStep step = {
    .step = &kept, .state = SENDER_PUBLISH_STEP_DONE, .is_theirs = TRUE
  };

  g_assert_cmpstr (sender_publish_step_get_label (&step), ==, "as somebody else left it");
  for (guint i = 0; i < 4; i++)
    {
      gboolean                  keeps = i % 2 == 1;
      g_autoptr (GArray)        steps = g_array_new (FALSE, FALSE, sizeof (SenderPublishStep));
      const SenderPublishResult result = {
        .state = i < 2 ? SENDER_PUBLISH_PUBLISHED : SENDER_PUBLISH_UNCHANGED,
        .steps = steps,
        .keeps_theirs = keeps,
      };
      const char *words = sender_publish_result_get_summary (&result, SENDER_PUBLISH_BACK);

      g_assert_true (keeps == (strstr (words, "somebody else changed since stays") != NULL));
      g_assert_null (strstr (words, "nothing to publish"));
      g_assert_true ((i == 0) == (strstr (words, "is live again") != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish-words/secret", test_secret);
  g_test_add_func ("/publish-words/ways", test_ways);
  g_test_add_func ("/publish-words/theirs", test_theirs);
  return g_test_run ();
}
