/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pull-words.h"

#include "sender-isolate.h"
#include "sender-plan-words.h"

#include <glib/gi18n-lib.h>

static gboolean
has_differences (const SenderPullIn *self)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      const SenderPullKnown *known = g_ptr_array_index (self->known, i);

      if (known->fault != NULL || known->n_changes > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_read_only (const SenderPullIn *self)
{
  for (guint i = 0; i < self->fresh->len; i++)
    if (sender_pull_in_is_read_only (sender_pull_in_get_fresh (self, i)))
      return TRUE;
  return FALSE;
}

/**
 * sender_pull_in_needs_words:
 * @self: the senders of an environment
 *
 * Tells whether there is more to know than how many were brought in: of nothing new, of what
 * differs, and of what can’t be edited.
 *
 * Returns: whether there is
 */
gboolean
sender_pull_in_needs_words (const SenderPullIn *self)
{
  return self->fresh->len == 0 || has_differences (self) || has_read_only (self);
}

/**
 * sender_pull_in_dup_title:
 * @self: the senders of an environment
 *
 * Says what was done, as a heading.
 *
 * Returns: (transfer full): the heading
 */
char *
sender_pull_in_dup_title (const SenderPullIn *self)
{
  guint n_fresh = self->fresh->len;

  if (n_fresh > 0)
    return g_strdup_printf (ngettext ("%u Sender Brought In", "%u Senders Brought In", n_fresh),
                            n_fresh);
  return g_strdup (self->known->len > 0 ? _ ("All Senders Are Here Already")
                                        : _ ("No Sender to Bring In"));
}

/**
 * sender_pull_in_dup_summary:
 * @self: the senders of an environment, some of which were not here
 *
 * Says what was done, in passing.
 *
 * Returns: (transfer full): a few words
 */
char *
sender_pull_in_dup_summary (const SenderPullIn *self)
{
  guint            n_fresh = self->fresh->len;
  g_autofree char *name = NULL;

  if (n_fresh != 1)
    return g_strdup_printf (ngettext ("%u sender brought in", "%u senders brought in", n_fresh),
                            n_fresh);
  name = sender_isolate_name (sender_config_get_name (sender_pull_in_get_fresh (self, 0)));
  return g_strdup_printf (_ ("“%s” brought in"), name);
}

/**
 * sender_pull_in_dup_text:
 * @self: the senders of an environment
 * @connection: a configuration that is connected to it
 *
 * Says what became of those that were here already, and what can be done next.
 *
 * Returns: (transfer full): a sentence or two
 */
char *
sender_pull_in_dup_text (const SenderPullIn *self,
                         SenderConfig       *connection)
{
  g_autofree char *place = sender_isolate_name (sender_plan_get_environment_name (connection));

  if (self->fresh->len + self->known->len == 0)
    return g_strdup_printf (_ ("“%s” has no sender yet. Publishing a configuration makes the first "
                               "one."),
                            place);
  if (has_differences (self))
    return g_strdup (_ ("What was here already was compared, and not changed. Open one that "
                        "differs to see where."));
  if (self->known->len > 0)
    return g_strdup (_ ("What was here already was compared, and not changed."));
  return g_strdup (_ ("What can’t be edited here stays as it is at PingOne."));
}

/**
 * sender_pull_known_dup_text:
 * @self: one that was here already
 *
 * Says how it stands to what is live.
 *
 * Returns: (transfer full): a few words
 */
char *
sender_pull_known_dup_text (const SenderPullKnown *self)
{
  if (self->fault != NULL)
    return g_strdup_printf (_ ("Could not be compared: %s"), self->fault);
  if (sender_pull_in_is_read_only (self->config))
    return g_strdup (_ ("Of a kind that can’t be edited here: it is kept as it is"));
  if (self->n_changes == 0)
    return g_strdup (_ ("Equals what PingOne has"));
  return g_strdup_printf (ngettext ("Differs from what PingOne has in %u place",
                                    "Differs from what PingOne has in %u places",
                                    self->n_changes),
                          self->n_changes);
}

/**
 * sender_pulled_dup_text:
 * @self: one that was brought in
 *
 * Says what can be done with it.
 *
 * Returns: (transfer full): a few words
 */
char *
sender_pulled_dup_text (const SenderPulled *self)
{
  return g_strdup (sender_pull_in_is_read_only (self->config)
                     ? _ ("New. Of a kind that can’t be edited here: it is kept as it is")
                     : _ ("New"));
}
