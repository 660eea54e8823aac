/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publisher-private.h"

/* What is the base of the next plan, after one was carried out. */

typedef struct
{
  const SenderPlan *plan;
  const char       *sender; /* (nullable) */
  SenderLive       *before;
  SenderLive       *live;
} Made;

/* Whether the sender went: one that somebody else changed stays, and is known here as before. */
static gboolean
is_sender_gone (SenderPublisher *self,
                const Made      *made)
{
  return self->is_withdrawn && sender_live_find_sender (made->live, made->sender) == NULL;
}

/* After a roll-back the base is that of before, also of a sender that somebody else had deleted.
 * (transfer full) */
static SenderPublished *
make_rolled_back (SenderPublisher *self,
                  const Made      *made)
{
  const SenderPublished *before = self->published;
  SenderJson            *headers = before != NULL ? before->headers : NULL;
  SenderPublished       *published = g_new0 (SenderPublished, 1);

  published->environment = g_strdup (sender_live_get_environment (made->live));
  if (!is_sender_gone (self, made))
    {
      published->sender = g_strdup (made->sender);
      headers = made->plan->headers;
    }
  else if (before != NULL)
    published->sender = g_strdup (before->sender);
  if (self->journal->base != NULL)
    published->live = sender_live_ref (self->journal->base);
  if (headers != NULL)
    published->headers = sender_json_ref (headers);
  return published;
}

/* Before a first publish there was no base. (transfer full) (nullable) */
static SenderPublished *
make_withdrawn (SenderPublisher *self,
                const Made      *made)
{
  gboolean is_back = self->way == SENDER_PUBLISH_BACK;

  if (is_back && self->journal->base != NULL)
    return make_rolled_back (self, made);
  return sender_published_new_withdrawn (made->plan, self->base, made->before, made->live,
                                         made->sender, is_back ? NULL : self->then);
}

/* (transfer full) (nullable) */
static SenderPublished *
make_present (SenderPublisher *self,
              const Made      *made,
              GError         **error)
{
  SenderPublished *published = NULL;

  if (self->way == SENDER_PUBLISH_BACK)
    return make_rolled_back (self, made);
  if (made->plan->keeps_base)
    published = sender_published_new_restored (made->plan, self->base, made->before, made->live,
                                               sender_publisher_get_sender (self));
  else if (self->way == SENDER_PUBLISH_RESTORE)
    published = sender_published_new_restored (made->plan, self->base, made->before, made->live,
                                               made->sender);
  else
    published = sender_published_new (self->wanted, made->plan, self->base, made->live,
                                      made->sender, error);
  if (published != NULL && self->way == SENDER_PUBLISH_FORTH)
    sender_published_set_headers (published, made->plan->headers);
  /* Of an earlier state no credential was kept: those of now stayed. */
  else if (published != NULL)
    sender_published_take_headers (published, self->config, made->live, made->plan->headers);
  return published;
}

gboolean
sender_publisher_make_published (SenderPublisher  *self,
                                 const SenderPlan *plan,
                                 const char       *sender,
                                 SenderLive       *before,
                                 SenderLive       *live,
                                 SenderJson      **json,
                                 GError          **error)
{
  const Made                  made = { plan, sender, before, live };
  gboolean                    is_gone = is_sender_gone (self, &made);
  g_autoptr (SenderPublished) published =
    is_gone ? make_withdrawn (self, &made) : make_present (self, &made, error);

  *json = published != NULL ? sender_published_to_json (published) : NULL;
  return is_gone || published != NULL;
}
