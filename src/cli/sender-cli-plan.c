/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-plan.h"

#include "sender-cli-config.h"
#include "sender-cli-junit.h"
#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-plan-words.h"
#include "sender-publish-words.h"

#include <glib/gi18n.h>
#include <unistd.h>

static const char *
get_action_words (SenderStepAction action)
{
  static const char *const words[] = {
    [SENDER_STEP_KEEP] = N_ ("as it is"),
    [SENDER_STEP_CREATE] = N_ ("to be created"),
    [SENDER_STEP_UPDATE] = N_ ("to be changed"),
    [SENDER_STEP_DELETE] = N_ ("to be deleted"),
  };

  return _ (words[action]);
}

static const char *
get_value (const char *value)
{
  return value != NULL && *value != '\0' ? value : _ ("(nothing)");
}

/* A header that is a credential is in nobody’s plan: neither what it is there nor here. */
static gboolean
is_hidden (const SenderChange *change)
{
  return change->now == NULL && change->after == NULL &&
         g_str_has_suffix (change->path, ".headers");
}

/* What somebody else wrote takes one line, or it could look like another row of the plan. */
static void
append_value (GString    *out,
              const char *label,
              const char *value)
{
  g_autofree char *visible = sender_cli_make_visible (get_value (value), SENDER_CLI_KEEPS_NOTHING);

  g_string_append_printf (out, "      %s: %s\n", label, visible);
}

static void
append_ours (GString            *out,
             const SenderChange *change)
{
  g_autofree char *now = sender_cli_make_visible (get_value (change->now),
                                                  SENDER_CLI_KEEPS_NOTHING);
  g_autofree char *after = sender_cli_make_visible (get_value (change->after),
                                                    SENDER_CLI_KEEPS_NOTHING);

  g_string_append_printf (out, "    %s: %s → %s\n", change->path, now, after);
}

static void
append_values (GString            *out,
               gboolean            goes_back,
               const SenderChange *change)
{
  append_value (out, _ ("PingOne has"), change->now);
  if (change->base != NULL)
    append_value (out, _ ("last published"), change->base);
  append_value (out, goes_back ? _ ("the earlier state") : _ ("the configuration"), change->after);
}

static void
append_theirs (GString            *out,
               SenderStyle         style,
               gboolean            goes_back,
               const SenderChange *change)
{
  g_autofree char *mark = sender_cli_style (style, _ ("theirs"));

  g_string_append_printf (out, "    %s: %s\n", change->path, mark);
  if (is_hidden (change))
    g_string_append (out, _ ("      A header that is a credential, and is not shown.\n"));
  else
    append_values (out, goes_back, change);
  if (sender_change_get_reason (change) != NULL)
    g_string_append_printf (out, "      %s\n", sender_change_get_reason (change));
  if (!change->is_kept)
    g_string_append (out, _ ("      Ours is written.\n"));
  else if (goes_back)
    g_string_append_printf (
      out, _ ("      Theirs stays; “--ours %s” writes the earlier state’s.\n"), change->path);
  else
    g_string_append_printf (
      out, _ ("      Theirs stays; “--ours %s” writes the configuration’s.\n"), change->path);
}

static void
append_change (GString            *out,
               SenderStyle         style,
               gboolean            goes_back,
               const SenderChange *change)
{
  if (change->kind == SENDER_CHANGE_THEIRS)
    append_theirs (out, style, goes_back, change);
  else if (change->kind == SENDER_CHANGE_UNKNOWABLE && change->is_kept)
    g_string_append_printf (out,
                            _ ("    %s: whether PingOne has this one can’t be told without a "
                               "keyring; “--ours %s” writes it\n"),
                            change->path, change->path);
  else if (is_hidden (change))
    g_string_append_printf (
      out, _ ("    %s: a header that is a credential, and is not shown; ours is written\n"),
      change->path);
  else if (change->is_new)
    g_string_append_printf (out, _ ("    %s: sent with the sender, and not shown\n"), change->path);
  else if (change->kind == SENDER_CHANGE_UNKNOWABLE)
    g_string_append_printf (
      out, _ ("    %s: PingOne does not say which one it has; ours is written\n"), change->path);
  else
    append_ours (out, change);
}

static void
append_changes (GString           *out,
                SenderStyle        style,
                gboolean           goes_back,
                const SenderPlan  *plan,
                SenderChangeObject object)
{
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->object == object)
        append_change (out, style, goes_back, change);
    }
}

/* Of a publish that died before it was told the id of its sender, one of the name may be somebody
 * else’s: without touching that it can be gone on with under another name. */
static gboolean
may_be_another (const SenderPlan *plan,
                SenderPublisher  *publisher)
{
  return sender_publisher_get_journal (publisher) != NULL &&
         sender_publisher_get_sender (publisher) == NULL &&
         (plan->is_namesake || plan->is_changed);
}

/**
 * sender_cli_plan_dup_decision:
 * @plan: a plan with something undecided
 * @publisher: what made it
 *
 * Says what is to be decided before anything is written, and with what words.
 *
 * Returns: (transfer full): two lines or more
 */
char *
sender_cli_plan_dup_decision (const SenderPlan *plan,
                              SenderPublisher  *publisher)
{
  const char      *path = plan->undecided;
  g_autofree char *way_out = NULL;

  if (plan->is_doubtful || plan->is_changed)
    way_out = g_strdup_printf (_ ("“--ours %s” deletes it."), path);
  else if (sender_publisher_get_way (publisher) != SENDER_PUBLISH_FORTH)
    way_out = g_strdup_printf (_ ("“--ours %s” writes the earlier value."), path);
  else if (sender_publisher_get_journal (publisher) != NULL)
    way_out = g_strdup_printf (_ ("“--ours %s” writes the configuration’s."), path);
  else
    way_out = g_strdup_printf (_ ("“senderctl pull --into” takes over what is there, “--ours %s” "
                                  "writes the configuration’s."),
                               path);
  return g_strdup_printf (
    "%s\n%s%s%s", sender_plan_get_undecided_words (plan), way_out,
    may_be_another (plan, publisher) ? "\n" : "",
    may_be_another (plan, publisher)
      ? _ ("If it is somebody else’s, give yours another name with “senderctl set”, as in "
           "“provider.name=…”, and go on with “senderctl publish --resume”: that one stays as it "
           "is.")
      : "");
}

static char *
dup_end (const SenderPlan *plan,
         SenderPublisher  *publisher)
{
  if (plan->undecided != NULL)
    return sender_cli_plan_dup_decision (plan, publisher);
  if (sender_plan_has_writes (plan))
    return NULL;
  if (plan->lost.lost != NULL || plan->lost.untold != NULL)
    return g_strdup (_ ("What is live is what was live then, as far as that is kept here."));
  if (!sender_plan_says_all (plan))
    return g_strdup (_ ("There is nothing of ours to publish."));
  return g_strdup (sender_publisher_get_way (publisher) != SENDER_PUBLISH_FORTH
                     ? _ ("What is live is what was live then.")
                     : _ ("What is live is what the configuration says."));
}

/* What publishing would do, object by object in the order of the writes. */
static char *
dup_steps (const SenderPlan *plan,
           SenderPublishWay  way,
           SenderStyle       style)
{
  GString *out = g_string_new (NULL);
  gboolean goes_back = way != SENDER_PUBLISH_FORTH;

  if (plan->leaves_sender && plan->sender != NULL)
    g_string_append (out, _ ("The sender stays as it is: one of its kind is set up in PingOne "
                             "itself.\n"));
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);
      const SenderStep *next = i + 1 < plan->steps->len ? g_ptr_array_index (plan->steps, i + 1)
                                                        : NULL;

      g_string_append_printf (out, "%s: %s\n", step->title, get_action_words (step->action));
      if (next == NULL || next->object != step->object)
        append_changes (out, style, goes_back, plan, step->object);
    }
  return g_string_free (out, FALSE);
}

/**
 * sender_cli_plan_print:
 * @plan: a plan
 * @publisher: what made it
 *
 * Prints what publishing would do: that is the answer.
 */
void
sender_cli_plan_print (const SenderPlan *plan,
                       SenderPublisher  *publisher)
{
  SenderPublishWay way = sender_publisher_get_way (publisher);
  g_autofree char *steps = dup_steps (plan, way, SENDER_STYLE_WARNING);
  g_autofree char *end = dup_end (plan, publisher);

  sender_cli_print ("%s", steps);
  if (end != NULL)
    sender_cli_print ("%s\n", end);
}

/**
 * sender_cli_plan_show:
 * @plan: a plan
 * @way: what it is about
 *
 * Shows somebody at a terminal what publishing would do, before it is done or asked about: the
 * answer is what became of it.
 */
void
sender_cli_plan_show (const SenderPlan *plan,
                      SenderPublishWay  way)
{
  g_autofree char *text = NULL;

  if (!isatty (STDERR_FILENO))
    return;
  text = dup_steps (plan, way, SENDER_STYLE_PLAIN);
  sender_cli_note ("%s", g_strchomp (text));
}

static void
note_shared (SenderCli        *cli,
             SenderConfig     *config,
             const SenderPlan *plan)
{
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError)    fault = NULL;
  g_autofree char      *text = NULL;

  if (!sender_plan_changes_messages (plan))
    return;
  others = sender_cli_load_library (cli, &fault);
  text = sender_plan_dup_shared (plan, config, others, fault);
  if (text != NULL)
    sender_cli_note ("%s", text);
}

/**
 * sender_cli_plan_note_others:
 * @config: a configuration, of the library or not
 * @plan: what is to be done
 *
 * Tells what it means for others: which messages of it other configurations of the library have
 * too, in the same environment, and lose; who is gone from the fallback order; and
 * which credentials in headers are not brought back.
 */
void
sender_cli_plan_note_others (SenderCli        *cli,
                             SenderConfig     *config,
                             const SenderPlan *plan)
{
  g_autofree char *left_out = sender_plan_dup_left_out (plan);
  g_autofree char *lost = sender_plan_dup_lost (plan);

  if (left_out != NULL)
    sender_cli_note ("%s", left_out);
  if (lost != NULL)
    sender_cli_note ("%s", lost);
  note_shared (cli, config, plan);
}

static void
append_case (GString            *xml,
             const SenderChange *change)
{
  g_autofree char *values = g_strdup_printf ("%s\n%s", get_value (change->now),
                                             get_value (change->after));

  sender_cli_junit_add_case (xml, "plan", change->path,
                             change->kind == SENDER_CHANGE_THEIRS
                               ? _ ("Somebody else changed this at PingOne")
                               : NULL,
                             values);
}

/**
 * sender_cli_plan_print_junit:
 * @config: the configuration
 * @plan: its plan
 *
 * Prints a plan for continuous integration: what somebody else changed is a failure.
 */
void
sender_cli_plan_print_junit (SenderConfig     *config,
                             const SenderPlan *plan)
{
  GString *xml = sender_cli_junit_new ();
  guint    failures = 0;

  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      failures += change->kind == SENDER_CHANGE_THEIRS ? 1 : 0;
    }
  sender_cli_junit_begin_suite (xml, sender_config_get_name (config), MAX (plan->changes->len, 1),
                                failures);
  for (guint i = 0; i < plan->changes->len; i++)
    append_case (xml, g_ptr_array_index (plan->changes, i));
  if (plan->changes->len == 0)
    sender_cli_junit_add_case (xml, "plan", "no changes", NULL, NULL);
  sender_cli_junit_end_suite (xml);
  sender_cli_junit_print (xml);
}

/**
 * sender_cli_publish_print:
 * @result: what became of a publish
 * @way: what it was about
 *
 * Prints it, object by object.
 */
void
sender_cli_publish_print (const SenderPublishResult *result,
                          SenderPublishWay           way)
{
  g_autofree char *summary = sender_publish_result_dup_summary (result, way);

  for (guint i = 0; i < result->steps->len; i++)
    {
      const SenderPublishStep *step = &g_array_index (result->steps, SenderPublishStep, i);

      sender_cli_print ("%s: %s\n", step->step->title, sender_publish_step_get_label (step));
    }
  if (result->state == SENDER_PUBLISH_PUBLISHED || result->state == SENDER_PUBLISH_UNCHANGED)
    sender_cli_print ("%s\n", summary);
}

/**
 * sender_cli_plan_print_left:
 * @plan: what is left of a publish that has not ended
 *
 * Prints what of it is live, and what is not.
 */
void
sender_cli_plan_print_left (const SenderPlan *plan)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);

      sender_cli_print ("%s: %s\n", step->title,
                        sender_plan_get_left_label (plan, step));
    }
}
