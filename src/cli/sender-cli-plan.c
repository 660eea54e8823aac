/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-plan.h"

#include "sender-cli-output.h"
#include "sender-config.h"
#include "sender-publish-words.h"

#include <glib/gi18n.h>

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
  return value != NULL ? value : _ ("(nothing)");
}

static void
print_ours (const SenderChange *change)
{
  sender_cli_print ("    %s: %s → %s\n", change->path, get_value (change->now),
                    get_value (change->after));
}

static void
print_theirs (const SenderChange *change)
{
  g_autofree char *mark = sender_cli_style (SENDER_STYLE_WARNING, _ ("theirs"));

  sender_cli_print ("    %s: %s\n", change->path, mark);
  sender_cli_print ("      %s: %s\n", _ ("PingOne has"), get_value (change->now));
  if (change->base != NULL)
    sender_cli_print ("      %s: %s\n", _ ("last published"), change->base);
  sender_cli_print ("      %s: %s\n", _ ("the configuration"), get_value (change->after));
  if (change->is_kept)
    sender_cli_print (_ ("      Theirs stays; “--ours %s” writes the configuration’s.\n"),
                      change->path);
}

static void
print_change (const SenderChange *change)
{
  if (change->kind == SENDER_CHANGE_THEIRS)
    print_theirs (change);
  else if (change->kind == SENDER_CHANGE_UNKNOWABLE && change->is_kept)
    sender_cli_print (_ ("    %s: whether PingOne has this one can’t be told without a keyring; "
                         "“--ours %s” writes it\n"),
                      change->path, change->path);
  else if (change->kind == SENDER_CHANGE_UNKNOWABLE)
    sender_cli_print (_ ("    %s: PingOne does not say which one it has; ours is written\n"),
                      change->path);
  else
    print_ours (change);
}

static void
print_changes (const SenderPlan  *plan,
               SenderChangeObject object)
{
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->object == object)
        print_change (change);
    }
}

/**
 * sender_cli_plan_print:
 * @plan: a plan
 *
 * Prints what publishing would do, object by object in the order of the writes.
 */
void
sender_cli_plan_print (const SenderPlan *plan)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);
      const SenderStep *next = i + 1 < plan->steps->len ? g_ptr_array_index (plan->steps, i + 1)
                                                        : NULL;

      sender_cli_print ("%s: %s\n", step->title, get_action_words (step->action));
      if (next == NULL || next->object != step->object)
        print_changes (plan, step->object);
    }
  if (!sender_plan_has_writes (plan))
    sender_cli_print ("%s\n", plan->has_drift
                                ? _ ("There is nothing of ours to publish.")
                                : _ ("What is live is what the configuration says."));
}

static void
append_case (GString            *out,
             const char         *name,
             const SenderChange *change)
{
  g_autofree char *start =
    g_markup_printf_escaped ("    <testcase classname=\"%s\" name=\"%s\">", name, change->path);
  g_autofree char *body = NULL;

  if (change->kind == SENDER_CHANGE_THEIRS)
    body = g_markup_printf_escaped (
      "<failure message=\"%s\">%s\n%s</failure>",
      _ ("Somebody else changed this at PingOne"), get_value (change->now),
      get_value (change->after));
  else
    body = g_markup_printf_escaped ("<system-out>%s\n%s</system-out>", get_value (change->now),
                                    get_value (change->after));
  g_string_append_printf (out, "%s%s</testcase>\n", start, body);
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
  g_autoptr (GString) cases = g_string_new (NULL);
  g_autofree char    *start = NULL;
  guint               failures = 0;

  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      failures += change->kind == SENDER_CHANGE_THEIRS ? 1 : 0;
      append_case (cases, "plan", change);
    }
  if (plan->changes->len == 0)
    g_string_append (cases, "    <testcase classname=\"plan\" name=\"no changes\"/>\n");
  start = g_markup_printf_escaped ("  <testsuite name=\"%s\" tests=\"%u\" failures=\"%u\">\n",
                                   sender_config_get_name (config), MAX (plan->changes->len, 1),
                                   failures);
  sender_cli_print ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n%s%s  </testsuite>\n"
                    "</testsuites>\n",
                    start, cases->str);
}

/**
 * sender_cli_publish_print:
 * @result: what became of a publish
 *
 * Prints it, object by object.
 */
void
sender_cli_publish_print (const SenderPublishResult *result)
{
  for (guint i = 0; i < result->steps->len; i++)
    {
      const SenderPublishStep *step = &g_array_index (result->steps, SenderPublishStep, i);

      sender_cli_print ("%s: %s\n", step->step->title, sender_publish_step_get_label (step));
    }
  if (result->state == SENDER_PUBLISH_PUBLISHED || result->state == SENDER_PUBLISH_UNCHANGED)
    sender_cli_print ("%s\n", sender_publish_result_get_summary (result));
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
