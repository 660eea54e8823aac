/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-merge-match.h"

#include "sender-channel-request.h"
#include "sender-list.h"
#include "sender-merge-same.h"
#include "sender-url.h"

#include <string.h>

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

typedef gboolean (*IsAlike) (SenderRecord *a,
                             SenderRecord *b);

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

static gboolean
has_same_url (SenderRecord *a,
              SenderRecord *b)
{
  return g_str_equal (get_url (a), get_url (b));
}

/* But for the query. */
static gboolean
has_same_address (SenderRecord *a,
                  SenderRecord *b)
{
  gsize length = strcspn (get_url (a), "?");

  return length == strcspn (get_url (b), "?") && strncmp (get_url (a), get_url (b), length) == 0;
}

/* The rows of @list that @other has as well. */
static guint
count_same_rows (SenderList *list,
                 SenderList *other)
{
  guint n_same = 0;

  for (guint i = 0; i < sender_list_get_n_items (list); i++)
    for (guint n = 0; n < sender_list_get_n_items (other); n++)
      if (sender_merge_is_same (sender_list_get (list, i), sender_list_get (other, n)))
        {
          n_same++;
          break;
        }
  return n_same;
}

/* How much of two requests is the same besides the URL. */
static guint
count_same (SenderRecord *a,
            SenderRecord *b,
            guint        *n_all)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (a, &n_fields);
  guint              n_same = 0;

  *n_all = 0;
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      if ((fields[i].flags & SENDER_FIELD_INTERNAL) != 0 || g_str_equal (fields[i].name, "url"))
        continue;
      if (fields[i].kind == SENDER_FIELD_LIST)
        {
          SenderList *list = G_STRUCT_MEMBER (SenderList *, a, fields[i].offset);
          SenderList *other = G_STRUCT_MEMBER (SenderList *, b, fields[i].offset);

          n_same += count_same_rows (list, other);
          *n_all += MAX (sender_list_get_n_items (list), sender_list_get_n_items (other));
          continue;
        }
      left = sender_record_dup_field_text (a, &fields[i]);
      right = sender_record_dup_field_text (b, &fields[i]);
      n_same += g_strcmp0 (left, right) == 0;
      *n_all += 1;
    }
  return n_same;
}

static gboolean
differs_in_url_alone (SenderRecord *a,
                      SenderRecord *b)
{
  guint n_all = 0;

  return count_same (a, b, &n_all) == n_all;
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

/* The only one of the @positions that is like @request, or -1. */
static int
find_only (SenderRecord *request,
           const Side   *side,
           GArray       *positions,
           IsAlike       is_alike)
{
  int found = -1;

  for (guint i = 0; i < positions->len; i++)
    {
      if (!is_alike (request, get_at (side, positions, i)))
        continue;
      if (found >= 0)
        return -1;
      found = (int) i;
    }
  return found;
}

/* The one of the @positions that more of @request is the same in than in any other, or -1. */
static int
find_most (SenderRecord *request,
           const Side   *side,
           GArray       *positions)
{
  int   found = -1;
  guint most = 0;

  for (guint i = 0; i < positions->len; i++)
    {
      guint n_all = 0;
      guint n_same = count_same (request, get_at (side, positions, i), &n_all);

      if (n_same == most)
        found = -1;
      if (n_same <= most)
        continue;
      most = n_same;
      found = (int) i;
    }
  return found;
}

static int
find_like (SenderRecord *request,
           const Side   *side,
           GArray       *positions,
           IsAlike       is_alike)
{
  return is_alike != NULL ? find_only (request, side, positions, is_alike)
                          : find_most (request, side, positions);
}

/* Those that each other is the only one for. @is_alike NULL: the most alike. */
static void
pair_alike (Matching *self,
            IsAlike   is_alike)
{
  for (guint i = self->left->len; i-- > 0;)
    {
      int found = find_like (get_at (self->from, self->left, i), self->to, self->right, is_alike);

      if (found >= 0 && find_like (get_at (self->to, self->right, (guint) found), self->from,
                                   self->left, is_alike) == (int) i)
        pair (self, i, (guint) found);
    }
}

/* Beside others, one that says something else to another server is another request. */
static void
pair_by_order (Matching *self)
{
  if (self->left->len != self->right->len)
    return;
  for (guint i = self->left->len; i-- > 0;)
    if (self->is_alone || sender_url_is_on (get_url (get_at (self->from, self->left, i)),
                                            get_url (get_at (self->to, self->right, i))))
      pair (self, i, i);
}

/* What tells them apart is their URL; where that was changed, all else; and where nothing speaks
 * against it, their order. What is @certain is told by the URL, or has nothing beside it. */
static void
match (Matching *self,
       gboolean  is_certain)
{
  pair_alike (self, has_same_url);
  pair_alike (self, has_same_address);
  if (is_certain && !self->is_alone)
    return;
  pair_alike (self, differs_in_url_alone);
  if (self->left->len == self->right->len && self->left->len > 1)
    pair_alike (self, NULL);
  pair_by_order (self);
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

/* Of the base what neither side has left may be what both changed alike. */
static void
link_same (const Side *base,
           const Side *ours,
           const Side *theirs)
{
  int  first = (int) base->ids->len;
  Side open = { base->list, g_array_copy (base->ids) };
  Side alike = { ours->list, g_array_copy (ours->ids) };

  for (guint i = 0; i < open.ids->len; i++)
    if (has_id (ours, (int) i) || has_id (theirs, (int) i))
      *get_id (&open, i) = -1;
  for (guint i = 0; i < alike.ids->len; i++)
    *get_id (&alike, i) = *get_id (ours, i) >= first ? -1 : G_MAXINT;
  match_sides (&open, 0, &alike, FALSE);
  for (guint i = 0; i < alike.ids->len; i++)
    for (guint n = 0; *get_id (ours, i) >= first && n < theirs->ids->len; n++)
      if (*get_id (&alike, i) >= 0 && *get_id (theirs, n) == *get_id (ours, i))
        *get_id (theirs, n) = *get_id (ours, i) = *get_id (&alike, i);
  g_array_unref (open.ids);
  g_array_unref (alike.ids);
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
 * then those with the same URL, or that differ in it alone. Where nothing tells which one of the
 * other side it is, it has none there: what we changed of one must not get into another.
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
  link_same (&was, &here, &there);
  match_sides (&was, 0, &here, FALSE);
  match_sides (&was, 0, &there, FALSE);
  first = next;
  number (&here, &next);
  match_sides (&here, first, &there, base != NULL);
  number (&there, &next);
  return (SenderMergeKeys){ spell (&was), spell (&here), spell (&there) };
}
