/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-words.h"

#include "sender-message.h"

#include <glib/gi18n-lib.h>

/* As far as names lead to it; see sender-path-list.c. */
static char *
dup_path (const SenderPlan *plan,
          const SenderStep *step)
{
  SenderMessage *message = sender_plan_find_message (plan, step);
  const char    *variant = NULL;

  if (message == NULL)
    return NULL;
  variant = sender_message_get_variant (message);
  return g_strdup_printf ("messages.%s.%s.%s%s%s", sender_message_get_template_name (message),
                          sender_channel_get_name (sender_message_get_channel (message)),
                          sender_message_get_locale (message), *variant != '\0' ? "." : "",
                          variant);
}

/**
 * sender_plan_is_left_by_others:
 * @self: a plan
 * @step: a step of it that keeps what is there
 *
 * Tells whether what is live is, in part at least, what somebody else wrote.
 *
 * Returns: whether that is so
 */
gboolean
sender_plan_is_left_by_others (const SenderPlan *self,
                               const SenderStep *step)
{
  g_autofree char *path = dup_path (self, step);

  for (guint i = 0; i < self->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (self->changes, i);

      if (change->object == step->object && change->kind == SENDER_CHANGE_THEIRS &&
          change->is_kept &&
          (step->object != SENDER_CHANGE_IN_TEMPLATE || g_strcmp0 (change->path, path) == 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_publish_step_get_label:
 * @self: a step that was carried out, or is being
 *
 * Says how far it came.
 *
 * Returns: the words
 */
const char *
sender_publish_step_get_label (const SenderPublishStep *self)
{
  static const char *const done[] = {
    [SENDER_STEP_KEEP] = N_ ("as it is"),
    [SENDER_STEP_CREATE] = N_ ("created"),
    [SENDER_STEP_UPDATE] = N_ ("changed"),
    [SENDER_STEP_DELETE] = N_ ("deleted"),
  };

  if (self->state == SENDER_PUBLISH_STEP_OPEN)
    return _ ("not written");
  if (self->state == SENDER_PUBLISH_STEP_DOUBT)
    return _ ("perhaps written");
  return self->is_theirs ? _ ("as somebody else left it") : _ (done[self->step->action]);
}

/**
 * sender_step_get_intent_label:
 * @self: a step of a plan
 *
 * Says what is about to be done.
 *
 * Returns: the words
 */
const char *
sender_step_get_intent_label (const SenderStep *self)
{
  static const char *const intents[] = {
    [SENDER_STEP_KEEP] = N_ ("as it is"),
    [SENDER_STEP_CREATE] = N_ ("to be created"),
    [SENDER_STEP_UPDATE] = N_ ("to be changed"),
    [SENDER_STEP_DELETE] = N_ ("to be deleted"),
  };

  return _ (intents[self->action]);
}

/* What was not ours any more was not taken back. */
static const char *
get_nothing_taken_back_words (const SenderPublishResult *self)
{
  if (self->keeps_theirs)
    return _ ("There was nothing else to take back. What somebody else changed since stays.");
  return self->lost != NULL ? _ ("There was nothing else to take back.")
                            : _ ("There was nothing to take back.");
}

static const char *
get_taken_back_words (const SenderPublishResult *self)
{
  gboolean has_secret = sender_publish_result_has_sent (self, SENDER_STEP_UPDATE);

  if (self->keeps_theirs)
    return has_secret
             ? _ ("Taken back, and read back. What somebody else changed since stays. The secret "
                  "is the one that is kept here: PingOne gives none back.")
             : _ ("Taken back, and read back. What somebody else changed since stays.");
  if (self->lost != NULL)
    return has_secret
             ? _ ("Taken back, and read back. The secret is the one that is kept here: PingOne "
                  "gives none back.")
             : _ ("Taken back, and read back.");
  return has_secret
           ? _ ("Taken back, and read back: what was live before is live again. Its secret is "
                "the one that is kept here: PingOne gives none back.")
           : _ ("Taken back, and read back: what was live before is live again.");
}

static const char *
get_restored_words (const SenderPublishResult *self)
{
  /* Which secret was there before nobody can tell. */
  gboolean has_secret = sender_publish_result_has_sent (self, SENDER_STEP_UPDATE);

  if (self->keeps_theirs)
    return has_secret
             ? _ ("The earlier state is live again, and was read back, but for what somebody else "
                  "changed since, which stays. The secret is the one that is kept here: PingOne "
                  "gives none back. The configuration stays.")
             : _ ("The earlier state is live again, and was read back, but for what somebody else "
                  "changed since, which stays. The configuration stays.");
  if (self->lost != NULL)
    return has_secret
             ? _ ("The earlier state is live again as far as it is kept here, and was read back. "
                  "The secret is the one that is kept here: PingOne gives none back. The "
                  "configuration stays.")
             : _ ("The earlier state is live again as far as it is kept here, and was read back. "
                  "The configuration stays.");
  return has_secret
           ? _ ("The earlier state is live again, and was read back. Its secret is the one that "
                "is kept here: PingOne gives none back. The configuration stays.")
           : _ ("The earlier state is live again, and was read back. The configuration stays.");
}

static const char *
get_published_words (const SenderPublishResult *self,
                     SenderPublishWay           way)
{
  if (way == SENDER_PUBLISH_RESTORE)
    return get_restored_words (self);
  if (way == SENDER_PUBLISH_BACK)
    return get_taken_back_words (self);
  return _ ("Published, and read back. Whether messages arrive, a test shows.");
}

static const char *
get_summary (const SenderPublishResult *self,
             SenderPublishWay           way)
{
  static const char *const summaries[] = {
    [SENDER_PUBLISH_PUBLISHED] = NULL, /* by the way */
    [SENDER_PUBLISH_UNCHANGED] = N_ ("There was nothing to publish."),
    [SENDER_PUBLISH_CONFLICT] = N_ ("Somebody else changed something in between. Nothing was "
                                    "written."),
    [SENDER_PUBLISH_PARTIAL] = N_ ("Some of it is live, and some is not."),
  };

  if (self->state == SENDER_PUBLISH_UNCHANGED && way == SENDER_PUBLISH_BACK)
    return get_nothing_taken_back_words (self);
  if (self->state != SENDER_PUBLISH_PUBLISHED)
    return _ (summaries[self->state]);
  if (self->is_unkept)
    return _ ("All of it is live, and was read back, but that could not be kept here. Going on "
              "with it ends it.");
  return get_published_words (self, way);
}

/**
 * sender_publish_result_dup_summary:
 * @self: what became of a publish
 * @way: what it was about
 *
 * Says it in short. A result that ended early also has an error, which says why.
 *
 * Returns: (transfer full): the words
 */
char *
sender_publish_result_dup_summary (const SenderPublishResult *self,
                                   SenderPublishWay           way)
{
  const char *summary = get_summary (self, way);
  gboolean    is_over =
    self->state == SENDER_PUBLISH_PUBLISHED || self->state == SENDER_PUBLISH_UNCHANGED;

  return self->lost != NULL && is_over ? g_strdup_printf ("%s %s", summary, self->lost)
                                       : g_strdup (summary);
}

/* Which secret PingOne has is known only once a publish ended. */
static gboolean
is_for_the_secret (const SenderPlan *plan,
                   const SenderStep *step)
{
  if (step->object != SENDER_CHANGE_IN_SENDER || step->action != SENDER_STEP_UPDATE)
    return FALSE;
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->object == SENDER_CHANGE_IN_SENDER &&
          change->kind != SENDER_CHANGE_UNKNOWABLE && !change->is_kept)
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_plan_get_left_label:
 * @self: what is left of a publish that did not end
 * @step: a step of it
 *
 * Says whether it is live by now.
 *
 * Returns: the words
 */
const char *
sender_plan_get_left_label (const SenderPlan *self,
                            const SenderStep *step)
{
  if (is_for_the_secret (self, step))
    return _ ("live; its secret is sent again");
  if (step->action == SENDER_STEP_KEEP && sender_plan_is_left_by_others (self, step))
    return _ ("as somebody else left it");
  /* What is to go is live as long as it is there, and what is gone is not. */
  if (step->action == SENDER_STEP_DELETE)
    return _ ("still live");
  if (step->action == SENDER_STEP_KEEP && step->before == NULL)
    return _ ("deleted");
  return step->action == SENDER_STEP_KEEP ? _ ("live") : _ ("not live");
}
