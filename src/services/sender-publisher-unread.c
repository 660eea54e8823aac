/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

#include "sender-message.h"

/* What is to be read before a plan can be made. */

/**
 * sender_publisher_list_unread:
 *
 * Lists the templates without whose contents no plan can be made.
 *
 * Returns: (transfer full): those of its messages and of those that were published, but for what
 *   was read
 */
GStrv
sender_publisher_list_unread (SenderPublisher *self)
{
  g_autoptr (GPtrArray)    messages = sender_publisher_list_messages (self);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < messages->len; i++)
    {
      const char *name = sender_message_get_template_name (messages->pdata[i]);

      if (self->live == NULL || sender_live_get_contents (self->live, name) == NULL)
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

static void
add_unread (SenderPublisher      *self,
            GPtrArray            *names,
            const SenderSnapshot *snapshot)
{
  g_auto (GStrv) all = sender_snapshot_list_templates (snapshot);

  for (guint i = 0; all[i] != NULL; i++)
    if (sender_live_get_contents (self->live, all[i]) == NULL &&
        !g_ptr_array_find_with_equal_func (names, all[i], g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (all[i]));
}

/**
 * sender_publisher_list_unread_of:
 * @snapshots: (element-type SenderSnapshot): earlier states
 *
 * Lists the templates without whose contents no plan to go back to them can be made: of what was
 * live the configuration and what was published last may have nothing any more.
 *
 * Returns: (transfer full): those that were not read
 */
GStrv
sender_publisher_list_unread_of (SenderPublisher *self,
                                 GPtrArray       *snapshots)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < snapshots->len; i++)
    add_unread (self, names, snapshots->pdata[i]);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}
