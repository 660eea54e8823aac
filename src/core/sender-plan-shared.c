/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-words.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-format-content.h"
#include "sender-message.h"
#include "sender-mirror.h"

#include <glib/gi18n-lib.h>

/*
 * Messages belong to an environment, not to a sender: several configurations may have the same one.
 * What is done with it from one of them is done to all, and that is told before.
 */

/* More titles than these are read in the plan. */
#define NAMED 8

/* Titles of messages, as far as they are named. */
typedef struct
{
  GString *titles;
  guint    n;
} Tally;

static gboolean
takes_away (const SenderStep *step)
{
  return step->object == SENDER_CHANGE_IN_TEMPLATE &&
         (step->action == SENDER_STEP_DELETE || step->action == SENDER_STEP_UPDATE);
}

/**
 * sender_plan_changes_messages:
 * @self: a plan
 *
 * Tells whether it deletes or changes messages that are live.
 *
 * Returns: whether a step does
 */
gboolean
sender_plan_changes_messages (const SenderPlan *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (takes_away (g_ptr_array_index (self->steps, i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_neighbour (SenderConfig *config,
              SenderConfig *other)
{
  return !g_str_equal (sender_config_get_id (config), sender_config_get_id (other)) &&
         sender_connection_shares_environment (config, other);
}

/* Whoever has another text than the one that is live has lost that already: only a message that
 * goes altogether is missed by them as well. */
static gboolean
is_missed (const SenderStep *step,
           SenderMessage    *theirs)
{
  return step->action == SENDER_STEP_DELETE || sender_format_content_says (step->before, theirs);
}

static void
tally_add (Tally            *self,
           const SenderStep *step)
{
  if (self->n++ >= NAMED)
    return;
  if (self->titles->len > 0)
    g_string_append (self->titles, _ ("; "));
  g_string_append (self->titles, step->title);
}

/* Messages of @other that go, and whose text goes. */
static void
count (const SenderPlan *plan,
       SenderConfig     *other,
       Tally            *deleted,
       Tally            *changed)
{
  g_autoptr (GPtrArray) messages = sender_mirror_list_messages (other);

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);
      SenderMessage    *theirs = NULL;

      if (takes_away (step))
        theirs = sender_mirror_find_message (messages, sender_plan_find_message (plan, step));
      if (theirs != NULL && is_missed (step, theirs))
        tally_add (step->action == SENDER_STEP_DELETE ? deleted : changed, step);
    }
}

static void
append (GString *text,
        char    *paragraph)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", paragraph);
  g_free (paragraph);
}

static const char *
end_titles (Tally *self)
{
  if (self->n > NAMED)
    g_string_append_printf (self->titles,
                            ngettext ("; and %u more", "; and %u more", self->n - NAMED),
                            self->n - NAMED);
  return self->titles->str;
}

static void
append_neighbour (GString          *text,
                  const SenderPlan *plan,
                  SenderConfig     *other)
{
  g_autoptr (GString) deleted_titles = g_string_new (NULL);
  g_autoptr (GString) changed_titles = g_string_new (NULL);
  Tally               deleted = { deleted_titles, 0 };
  Tally               changed = { changed_titles, 0 };
  const char         *name = sender_config_get_name (other);

  count (plan, other, &deleted, &changed);
  /* Translators: name of a configuration, titles of messages */
  if (deleted.n > 0)
    append (text, g_strdup_printf (
                    ngettext ("The configuration “%s” has this message too, and it is deleted for "
                              "both: %s.",
                              "The configuration “%s” has these messages too, and they are "
                              "deleted for both: %s.",
                              deleted.n),
                    name, end_titles (&deleted)));
  /* Translators: name of a configuration, titles of messages */
  if (changed.n > 0)
    append (text, g_strdup_printf (
                    ngettext ("The configuration “%s” has this message too, and it is changed for "
                              "both: %s.",
                              "The configuration “%s” has these messages too, and they are "
                              "changed for both: %s.",
                              changed.n),
                    name, end_titles (&changed)));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (sender_config_get_name (*(SenderConfig *const *) a),
                         sender_config_get_name (*(SenderConfig *const *) b));
}

/* (transfer full) (element-type SenderConfig) */
static GPtrArray *
list_neighbours (SenderConfig *config,
                 GPtrArray    *others)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (is_neighbour (config, others->pdata[i]))
      g_ptr_array_add (found, g_object_ref (others->pdata[i]));
  g_ptr_array_sort (found, compare_names);
  return found;
}

/**
 * sender_plan_dup_shared:
 * @self: a plan
 * @config: the configuration
 * @others: (element-type SenderConfig) (nullable): those of the library, @config too or not
 * @fault: (nullable): why they are not known
 *
 * Finds which messages other configurations of the same environment have too, and lose by this
 * plan.
 *
 * Returns: (transfer full) (nullable): paragraphs; %NULL if nobody loses anything
 */
char *
sender_plan_dup_shared (const SenderPlan *self,
                        SenderConfig     *config,
                        GPtrArray        *others,
                        const GError     *fault)
{
  g_autoptr (GString)   text = g_string_new (NULL);
  g_autoptr (GPtrArray) neighbours = NULL;

  if (!sender_plan_changes_messages (self))
    return NULL;
  if (fault != NULL)
    return g_strdup_printf (_ ("Whether other configurations have these messages too is not "
                               "known: %s"),
                            fault->message);
  neighbours = list_neighbours (config, others);
  for (guint i = 0; i < neighbours->len; i++)
    append_neighbour (text, self, neighbours->pdata[i]);
  if (text->len == 0)
    return NULL;
  append (text, g_strdup (_ ("The environment has one text for each message. Where that of another "
                             "configuration is to stay, publish that one afterwards.")));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
