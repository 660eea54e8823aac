/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-filter.h"

static const char *const kinds[] = {
  [SENDER_HISTORY_EVERYTHING] = NULL,
  [SENDER_HISTORY_TEST] = "test",
  [SENDER_HISTORY_PUBLISH] = "publish",
  [SENDER_HISTORY_CHECK] = "check",
};

/**
 * sender_history_kind_get_nick:
 * @kind: what a row is about
 *
 * Gets the word for it, which files and programs have.
 *
 * Returns: (nullable): the word
 */
const char *
sender_history_kind_get_nick (SenderHistoryKind kind)
{
  return kinds[kind];
}

/**
 * sender_history_kind_from_nick:
 * @nick: (nullable): a word
 * @kind: (out): what it means
 *
 * Finds what a word means.
 *
 * Returns: whether it means anything
 */
gboolean
sender_history_kind_from_nick (const char        *nick,
                               SenderHistoryKind *kind)
{
  for (guint i = SENDER_HISTORY_TEST; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (nick, kinds[i]) == 0)
      {
        *kind = (SenderHistoryKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sender_history_filter_copy:
 *
 * Copies a filter.
 *
 * Returns: (transfer full): the copy
 */
SenderHistoryFilter *
sender_history_filter_copy (const SenderHistoryFilter *self)
{
  SenderHistoryFilter *copy = g_new0 (SenderHistoryFilter, 1);

  *copy = *self;
  copy->configuration = g_strdup (self->configuration);
  copy->search = g_strdup (self->search);
  return copy;
}

/**
 * sender_history_filter_free:
 *
 * Frees a filter.
 */
void
sender_history_filter_free (SenderHistoryFilter *self)
{
  g_free (self->configuration);
  g_free (self->search);
  g_free (self);
}

/**
 * sender_history_filter_equal:
 * @other: a filter
 *
 * Compares.
 *
 * Returns: whether both let the same rows through
 */
gboolean
sender_history_filter_equal (const SenderHistoryFilter *self,
                             const SenderHistoryFilter *other)
{
  return g_strcmp0 (self->configuration, other->configuration) == 0 &&
         self->channel == other->channel && self->state == other->state &&
         self->since == other->since && self->until == other->until &&
         g_strcmp0 (self->search, other->search) == 0 && self->kind == other->kind;
}
