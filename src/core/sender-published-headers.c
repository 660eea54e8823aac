/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-published.h"

#include "sender-carried-headers.h"
#include "sender-format-pingone.h"
#include "sender-merge-align.h"
#include "sender-mirror.h"

/* What tells whose the headers are that are credentials. */

/* Which requests stand for each other. (transfer full) (element-type SenderMergePlaces) (nullable)
 */
static GArray *
align_requests (SenderPublished *self,
                SenderConfig    *config,
                SenderLive      *live)
{
  g_autoptr (GPtrArray)    none = g_ptr_array_new ();
  SenderJson              *was = sender_live_find_sender (self->live, self->sender);
  SenderJson              *is = sender_live_find_sender (live, self->sender);
  g_autoptr (SenderConfig) base =
    was != NULL ? sender_mirror_new_live (self->live, was, none, NULL) : NULL;
  g_autoptr (SenderConfig) ours = sender_mirror_new (config, NULL);
  g_autoptr (SenderConfig) theirs = sender_mirror_new_live (live, is, none, NULL);

  if (ours == NULL || theirs == NULL)
    return NULL;
  return sender_merge_align_requests (base, ours, theirs);
}

/**
 * sender_published_set_headers:
 * @self: a base
 * @headers: (nullable): prints that a plan says are right once it is carried out
 *
 * Notes what tells, the next time, who changed a header that is a credential.
 */
void
sender_published_set_headers (SenderPublished *self,
                              SenderJson      *headers)
{
  SenderJson *kept = headers != NULL ? sender_json_ref (headers) : NULL;

  g_clear_pointer (&self->headers, sender_json_unref);
  self->headers = kept;
}

/**
 * sender_published_take_headers:
 * @self: a base
 * @config: the configuration that was published
 * @live: what is live by now
 * @before: (nullable): what the base before said
 *
 * Notes what tells, the next time, who changed a header that is a credential: it is in no state
 * that is kept.
 */
void
sender_published_take_headers (SenderPublished *self,
                               SenderConfig    *config,
                               SenderLive      *live,
                               SenderJson      *before)
{
  g_autoptr (SenderJson) ours = sender_format_pingone_write (config);
  g_autoptr (GArray)     places = align_requests (self, config, live);
  SenderJson            *made = NULL;

  if (places != NULL)
    made = sender_carried_headers_make_prints (
      sender_live_find_sender (self->live, self->sender), ours,
      sender_live_find_sender (live, self->sender), before, places);
  g_clear_pointer (&self->headers, sender_json_unref);
  self->headers = made;
}

/**
 * sender_published_find_headers:
 * @json: (nullable): what sender_published_to_json() wrote for a configuration
 * @environment: id of an environment
 *
 * Finds what tells who changed a header that is a credential. What was published elsewhere says
 * nothing of it.
 *
 * Returns: (transfer none) (nullable): the prints
 */
SenderJson *
sender_published_find_headers (SenderJson *json,
                               const char *environment)
{
  if (json == NULL ||
      g_strcmp0 (sender_json_get_string_member (json, "environment"), environment) != 0)
    return NULL;
  return sender_json_get_member (json, "headers");
}
