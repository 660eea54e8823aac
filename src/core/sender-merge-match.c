/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-match.h"

#include "sender-channel-request.h"
#include "sender-list.h"
#include "sender-merge-same.h"
#include "sender-url.h"

typedef struct
{
  SenderList *list; /* (nullable) */
  GArray     *ids;  /* (element-type int): -1 for none yet */
} Side;

/* Requests of one channel that have no partner yet: positions on either side. What is on the right
 * gets the id of what is on the left. */
typedef struct
{
  const Side *from;
  const Side *to;
  GArray     *left;
  GArray     *right;
  gboolean    is_alone; /* whether neither side has another one */
} Matching;

static void
matching_clear (Matching *self)
{
  g_array_unref (self->left);
  g_array_unref (self->right);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matching, matching_clear)

static guint
count (const Side *side)
{
  return side->list != NULL ? sender_list_get_n_items (side->list) : 0;
}

static int *
get_id (const Side *side,
        guint       position)
{
  return &g_array_index (side->ids, int, position);
}

static gboolean
has_id (const Side *side,
        int         id)
{
  for (guint i = 0; i < side->ids->len; i++)
    if (*get_id (side, i) == id)
      return TRUE;
  return FALSE;
}

static const char *
get_url (SenderRecord *request)
{
  return sender_channel_request_get_url (SENDER_CHANNEL_REQUEST (request));
}

static gboolean
is_of (const Side   *side,
       guint         position,
       SenderChannel channel)
{
  return sender_channel_request_get_channel (sender_list_get (side->list, position)) == channel;
}

static gboolean
is_on_channel_of (SenderRecord *a,
                  SenderRecord *b)
{
  return sender_channel_request_get_channel (SENDER_CHANNEL_REQUEST (a)) ==
         sender_channel_request_get_channel (SENDER_CHANNEL_REQUEST (b));
}

static SenderRecord *
get_at (const Side *side,
        GArray     *positions,
        guint       nth)
{
  return sender_list_get (side->list, g_array_index (positions, guint, nth));
}

static void
pair (Matching *self,
      guint     left,
      guint     right)
{
  *get_id (self->to, g_array_index (self->right, guint, right)) =
    *get_id (self->from, g_array_index (self->left, guint, left));
  g_array_remove_index (self->left, left);
  g_array_remove_index (self->right, right);
}

/* The only one of the @positions with the URL of @request, or -1. */
static int
find_by_url (SenderRecord *request,
             const Side   *side,
             GArray       *positions)
{
  int found = -1;

  for (guint i = 0; i < positions->len; i++)
    {
      if (!g_str_equal (get_url (request), get_url (get_at (side, positions, i))))
        continue;
      if (found >= 0)
        return -1;
      found = (int) i;
    }
  return found;
}

/* Those that each other is the only one for. */
static void
pair_by_url (Matching *self)
{
  for (guint i = self->left->len; i-- > 0;)
    {
      int found = find_by_url (get_at (self->from, self->left, i), self->to, self->right);

      if (found >= 0 && find_by_url (get_at (self->to, self->right, (guint) found), self->from,
                                     self->left) == (int) i)
        pair (self, i, (guint) found);
    }
}

/* What tells them apart is their URL, and where that was changed, their order: but beside others
 * one at another server is another one, and what both have added is the same only if it is
 * @certain. */
static void
match (Matching *self,
       gboolean  is_certain)
{
  pair_by_url (self);
  if ((is_certain && !self->is_alone) || self->left->len != self->right->len)
    return;
  for (guint i = self->left->len; i-- > 0;)
    if (self->is_alone || sender_url_is_on (get_url (get_at (self->from, self->left, i)),
                                            get_url (get_at (self->to, self->right, i))))
      pair (self, i, i);
}

/* Those on the side whose ids begin at @first, and that @others (nullable) do not have. */
static GArray *
list_open (const Side   *side,
           SenderChannel channel,
           int           first,
           const Side   *others,
           guint        *n_all)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));

  *n_all = 0;
  for (guint i = 0; i < count (side); i++)
    {
      int id = *get_id (side, i);

      if (!is_of (side, i, channel))
        continue;
      *n_all += 1;
      if (others != NULL ? id >= first && !has_id (others, id) : id < 0)
        g_array_append_val (positions, i);
    }
  return positions;
}

/* @first: of the ids on the side of @from that are meant */
static void
match_sides (const Side *from,
             int         first,
             const Side *to,
             gboolean    is_certain)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel <= SENDER_CHANNEL_UNKNOWN; channel++)
    {
      guint             n_left = 0;
      guint             n_right = 0;
      g_auto (Matching) matching = { from, to, list_open (from, channel, first, to, &n_left),
                                     list_open (to, channel, 0, NULL, &n_right) };

      matching.is_alone = n_left == 1 && n_right == 1;
      match (&matching, is_certain);
    }
}

/* Those that say the very same. */
static void
match_same (const Side *from,
            const Side *to,
            int        *next)
{
  for (guint i = 0; i < count (from); i++)
    for (guint n = 0; n < count (to); n++)
      {
        int *id = get_id (from, i);

        if (*get_id (to, n) >= 0 || (next != NULL ? *id >= 0 : has_id (to, *id)) ||
            !is_on_channel_of (sender_list_get (from->list, i), sender_list_get (to->list, n)) ||
            !sender_merge_is_same (sender_list_get (from->list, i), sender_list_get (to->list, n)))
          continue;
        if (next != NULL)
          *id = (*next)++;
        *get_id (to, n) = *id;
      }
}

static void
number (const Side *side,
        int        *next)
{
  for (guint i = 0; i < side->ids->len; i++)
    if (*get_id (side, i) < 0)
      *get_id (side, i) = (*next)++;
}

static Side
new_side (SenderList *list)
{
  Side side = { list, g_array_new (FALSE, FALSE, sizeof (int)) };
  int  none = -1;

  for (guint i = 0; i < count (&side); i++)
    g_array_append_val (side.ids, none);
  return side;
}

/* Takes the ids. */
static GPtrArray *
spell (Side *side)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < side->ids->len; i++)
    g_ptr_array_add (keys, g_strdup_printf ("%d", *get_id (side, i)));
  g_clear_pointer (&side->ids, g_array_unref);
  return keys;
}

/**
 * sender_merge_match_requests:
 * @base: (nullable): the requests there were
 * @ours: those we want
 * @theirs: those that are there
 *
 * Gives each request a key. Those of a channel that say the same are the same, wherever they stand;
 * then those with the same URL; then those that stand for each other by their order, if no other is
 * left. That may be wrong: where it matters, the channel is decided as a whole.
 *
 * Returns: (transfer full): the keys
 */
SenderMergeKeys
sender_merge_match_requests (SenderList *base,
                             SenderList *ours,
                             SenderList *theirs)
{
  Side was = new_side (base);
  Side here = new_side (ours);
  Side there = new_side (theirs);
  int  next = 0;
  int  first = 0;

  number (&was, &next);
  match_same (&was, &here, NULL);
  match_same (&was, &there, NULL);
  match_same (&here, &there, &next);
  match_sides (&was, 0, &here, FALSE);
  match_sides (&was, 0, &there, FALSE);
  first = next;
  number (&here, &next);
  match_sides (&here, first, &there, base != NULL);
  number (&there, &next);
  return (SenderMergeKeys){ spell (&was), spell (&here), spell (&there) };
}
