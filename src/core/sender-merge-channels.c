/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-channels.h"

#include "sender-channel-request.h"
#include "sender-difference.h"
#include "sender-merge-align.h"
#include "sender-merge-same.h"

static guint
get_bit (gpointer request)
{
  return 1u << sender_channel_request_get_channel (SENDER_CHANNEL_REQUEST (request));
}

/* (transfer full) (element-type SenderChannelRequest): borrows them. */
static GPtrArray *
list_requests (SenderList *list,
               guint       channels)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < sender_list_get_n_items (list); i++)
    if ((get_bit (sender_list_get (list, i)) & channels) != 0)
      g_ptr_array_add (found, sender_list_get (list, i));
  return found;
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!sender_merge_is_same (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_same_url (gconstpointer a,
              gconstpointer b)
{
  return g_str_equal (sender_channel_request_get_url (SENDER_CHANNEL_REQUEST ((gpointer) a)),
                      sender_channel_request_get_url (SENDER_CHANNEL_REQUEST ((gpointer) b)));
}

static gboolean
has_all (GPtrArray *self,
         GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    if (!g_ptr_array_find_with_equal_func (self, others->pdata[i], has_same_url, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
has_double (GPtrArray *self)
{
  for (guint i = 0; i < self->len; i++)
    for (guint n = 0; n < i; n++)
      if (has_same_url (self->pdata[i], self->pdata[n]))
        return TRUE;
  return FALSE;
}

/* Whether one of @others that @self has not can only be new, or gone: nothing else is left that it
 * may be. */
static gboolean
is_certain (GPtrArray *self,
            GPtrArray *others)
{
  return has_all (self, others) || has_all (others, self);
}

/* The requests of one channel. */
typedef struct
{
  GPtrArray *base;
  GPtrArray *ours;
  GPtrArray *theirs;
  GPtrArray *without; /* (nullable) */
  GPtrArray *touched;
} Channel;

static void
channel_clear (Channel *self)
{
  g_clear_pointer (&self->base, g_ptr_array_unref);
  g_clear_pointer (&self->ours, g_ptr_array_unref);
  g_clear_pointer (&self->theirs, g_ptr_array_unref);
  g_clear_pointer (&self->without, g_ptr_array_unref);
  g_clear_pointer (&self->touched, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Channel, channel_clear)

static GPtrArray *
list_touched (GPtrArray *touched,
              guint      bit)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; touched != NULL && i < touched->len; i++)
    if (get_bit (touched->pdata[i]) == bit)
      g_ptr_array_add (found, touched->pdata[i]);
  return found;
}

static Channel
channel_new (const SenderMergeChannels *lists,
             guint                      bit)
{
  return (Channel){
    .base = list_requests (lists->base, bit),
    .ours = list_requests (lists->ours, bit),
    .theirs = list_requests (lists->theirs, bit),
    .without = lists->without != NULL ? list_requests (lists->without, bit) : NULL,
    .touched = list_touched (lists->touched, bit),
  };
}

static gboolean
is_single (const Channel *self)
{
  return self->base->len < 2 && self->ours->len < 2 && self->theirs->len < 2;
}

static gboolean
is_rest_told_apart (const Channel *self)
{
  return self->without == NULL ||
         (!has_double (self->without) && is_certain (self->without, self->ours) &&
          is_certain (self->without, self->theirs));
}

/* By the URLs, which are to be there once. What both have added is then just that. */
static gboolean
is_told_apart (const Channel *self)
{
  return !has_double (self->base) && !has_double (self->ours) && !has_double (self->theirs) &&
         is_certain (self->base, self->ours) && is_certain (self->base, self->theirs) &&
         is_rest_told_apart (self);
}

/* Going back, what they have done since is told by what there would be without ours. */
static gboolean
is_contested (const Channel *self)
{
  gboolean is_touched = self->touched->len > 0;

  if (is_single (self) || is_same (self->ours, self->base) ||
      (is_same (self->ours, self->theirs) && !is_touched))
    return FALSE;
  if (is_told_apart (self))
    return !has_all (self->ours, self->touched);
  return is_touched || !is_same (self->theirs, self->base) ||
         (self->without != NULL && !is_same (self->without, self->ours));
}

/**
 * sender_merge_channels_find_contested:
 * @self: what is looked at
 *
 * Finds the channels that are to be decided as a whole. Without a base there are none: every
 * difference is somebody else’s then.
 *
 * Returns: the channels
 */
guint
sender_merge_channels_find_contested (const SenderMergeChannels *self)
{
  guint found = 0;

  for (guint i = SENDER_CHANNEL_SMS; self->base != NULL && i < SENDER_CHANNEL_UNKNOWN; i++)
    {
      g_auto (Channel) channel = channel_new (self, 1u << i);

      if (is_contested (&channel))
        found |= 1u << i;
    }
  return found;
}

/**
 * sender_merge_channels_find_untold:
 * @self: what is looked at
 *
 * Finds the channels in which nothing tells for certain which request of the others one is.
 *
 * Returns: the channels
 */
guint
sender_merge_channels_find_untold (const SenderMergeChannels *self)
{
  guint found = 0;

  for (guint i = SENDER_CHANNEL_SMS; i <= SENDER_CHANNEL_UNKNOWN; i++)
    {
      g_auto (Channel) channel = channel_new (self, 1u << i);

      if (!is_single (&channel) && !is_told_apart (&channel))
        found |= 1u << i;
    }
  return found;
}

/**
 * sender_merge_channels_has:
 * @channels: some channels
 * @record: any record
 *
 * Tells whether it is a request of one of them.
 *
 * Returns: whether that is so
 */
gboolean
sender_merge_channels_has (guint    channels,
                           gpointer record)
{
  return SENDER_IS_CHANNEL_REQUEST (record) && (get_bit (record) & channels) != 0;
}

/**
 * sender_merge_channels_take:
 * @list: requests; changed
 * @other: (nullable): requests
 * @channels: some channels
 *
 * Replaces those of @channels by copies of what @other has there. They come behind all others.
 */
void
sender_merge_channels_take (SenderList *list,
                            SenderList *other,
                            guint       channels)
{
  g_autoptr (GPtrArray) taken = list_requests (other, channels);

  for (guint i = sender_list_get_n_items (list); i-- > 0;)
    if ((get_bit (sender_list_get (list, i)) & channels) != 0)
      sender_list_splice (list, i, 1, NULL, 0);
  for (guint i = 0; i < taken->len; i++)
    {
      g_autoptr (SenderRecord) copy = sender_record_copy (taken->pdata[i]);

      sender_list_append (list, copy);
    }
}

/* Where those stand that are of none of @channels. (transfer full) (element-type int) */
static GArray *
list_places (SenderList *list,
             guint       channels)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; list != NULL && i < sender_list_get_n_items (list); i++)
    {
      int position = (int) i;

      if ((get_bit (sender_list_get (list, i)) & channels) == 0)
        g_array_append_val (places, position);
    }
  return places;
}

static int
get_place (GArray *places,
           int     position)
{
  return position >= 0 && (guint) position < places->len ? g_array_index (places, int, position)
                                                         : -1;
}

/**
 * sender_merge_channels_restore_places:
 * @self: the lists as they were
 * @contested: channels that @base took from somebody else since
 * @kept: those that @ours took as well
 * @places: (element-type SenderMergePlaces): found since; changed
 *
 * Lets places lead to where the requests stand in the lists as they were.
 */
void
sender_merge_channels_restore_places (const SenderMergeChannels *self,
                                      guint                      contested,
                                      guint                      kept,
                                      GArray                    *places)
{
  g_autoptr (GArray) base = list_places (self->base, contested);
  g_autoptr (GArray) ours = list_places (self->ours, kept);

  for (guint i = 0; i < places->len; i++)
    {
      SenderMergePlaces *each = &g_array_index (places, SenderMergePlaces, i);

      each->base = get_place (base, each->base);
      each->ours = get_place (ours, each->ours);
    }
}

/* Of each. (transfer full) (nullable) */
static char *
dup_text (GPtrArray *requests)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv)           all = NULL;

  for (guint i = 0; i < requests->len; i++)
    {
      g_autofree char *line = sender_difference_dup_summary (requests->pdata[i]);

      g_strv_builder_add (lines, line);
    }
  all = g_strv_builder_end (lines);
  return requests->len > 0 ? g_strjoinv ("; ", all) : NULL;
}

/**
 * sender_merge_channels_decide:
 * @self: what is looked at
 * @channels: those that are contested
 * @merge: what is put together
 * @changes: (element-type SenderChange): where differences are added
 *
 * Adds a difference for each, which somebody else made.
 *
 * Returns: the channels in which theirs is kept
 */
guint
sender_merge_channels_decide (const SenderMergeChannels *self,
                              guint                      channels,
                              const SenderMerge         *merge,
                              GPtrArray                 *changes)
{
  guint kept = 0;

  for (guint i = 0; channels >> i != 0; i++)
    {
      g_auto (Channel) channel = channel_new (self, 1u << i);
      const char      *path = sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) i);

      SenderChange *change = NULL;

      if ((channels >> i & 1) == 0)
        continue;
      change = sender_changes_add (changes, merge, SENDER_CHANGE_IN_SENDER, path,
                                   SENDER_CHANGE_THEIRS, dup_text (channel.base),
                                   dup_text (channel.theirs), dup_text (channel.ours));
      change->is_whole = TRUE;
      if (change->is_kept)
        kept |= 1u << i;
    }
  return kept;
}
