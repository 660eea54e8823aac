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
  g_autofree char          *words = NULL;

  g_array_append_val (steps, done);
  words = sender_publish_result_dup_summary (&result, way);
  return g_intern_string (words);
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
      g_autofree char *words = sender_publish_result_dup_summary (&result, SENDER_PUBLISH_BACK);

      g_assert_true (keeps == (strstr (words, "somebody else changed since stays") != NULL));
      g_assert_null (strstr (words, "nothing to publish"));
      g_assert_true ((i == 0) == (strstr (words, "is live again") != NULL));
    }
}

/* A credential in a header that is not what it was then: no claim that all is. */
static void
test_lost (void)
{
  const SenderPublishWay ways[] = { SENDER_PUBLISH_BACK, SENDER_PUBLISH_RESTORE };

  for (guint i = 0; i < 16; i++)
    {
      const SenderStep          step = { .object = SENDER_CHANGE_IN_SENDER,
                                         .action = i % 2 == 0 ? SENDER_STEP_UPDATE
                                                              : SENDER_STEP_KEEP };
      const SenderPublishStep   done = { .step = &step, .state = SENDER_PUBLISH_STEP_DONE };
      g_autoptr (GArray)        steps = g_array_new (FALSE, FALSE, sizeof (SenderPublishStep));
      const char               *lost = i / 2 % 2 == 0 ? NULL : "A header.";
      const SenderPublishResult result = {
        .state = i < 8 ? SENDER_PUBLISH_PUBLISHED : SENDER_PUBLISH_UNCHANGED,
        .steps = steps,
        .lost = (char *) lost,
      };
      g_autofree char *words = NULL;

      g_array_append_val (steps, done);
      words = sender_publish_result_dup_summary (&result, ways[i / 4 % 2]);
      g_test_message ("%s", words);
      g_assert_true (g_str_has_suffix (words, "A header.") == (lost != NULL));
      g_assert_false (lost != NULL && strstr (words, "was live before is") != NULL);
      g_assert_false (lost != NULL && strstr (words, "live again, and") != NULL);
      g_assert_true ((strstr (words, "PingOne gives none back") != NULL) ==
                     (i < 8 && i % 2 == 0));
    }
}

/* How it was is not said of what did not end. */
static void
test_lost_in_part (void)
{
  g_autoptr (GArray)        steps = g_array_new (FALSE, FALSE, sizeof (SenderPublishStep));
  const SenderPublishResult result = {
    .state = SENDER_PUBLISH_PARTIAL, .steps = steps, .lost = (char *) "A header."
  };
  g_autofree char *words = sender_publish_result_dup_summary (&result, SENDER_PUBLISH_BACK);

  g_assert_null (strstr (words, "A header."));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish-words/secret", test_secret);
  g_test_add_func ("/publish-words/ways", test_ways);
  g_test_add_func ("/publish-words/theirs", test_theirs);
  g_test_add_func ("/publish-words/lost", test_lost);
  g_test_add_func ("/publish-words/lost-in-part", test_lost_in_part);
  return g_test_run ();
}
