/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-list.h"
#include "sender-path.h"

/* The headers that are credentials: what is written of them, and what tells whose they are then. */

/* Nobody is shown what they are. */
static void
note_headers (SenderPlanning             *self,
              const char                 *path,
              const SenderCarriedHeaders *carried)
{
  GPtrArray *changes = self->plan->changes;

  if (carried->has_theirs)
    sender_changes_add (changes, &self->merge, SENDER_CHANGE_IN_SENDER, path, SENDER_CHANGE_THEIRS,
                        NULL, NULL, NULL)
      ->is_kept = !carried->overwrites;
  if (carried->has_ours)
    sender_changes_add (changes, &self->merge, SENDER_CHANGE_IN_SENDER, path,
                        SENDER_CHANGE_UNKNOWABLE, NULL, NULL, NULL);
  if (carried->removed != NULL)
    sender_changes_add (changes, &self->merge, SENDER_CHANGE_IN_SENDER, path, SENDER_CHANGE_OURS,
                        g_strdup (carried->removed), g_strdup (carried->removed), NULL);
}

/* To a state of which no credential is kept. */
static gboolean
goes_back (SenderPlanning *self)
{
  return self->input->takes_back || self->input->state != NULL;
}

/* (transfer full) */
static char *
dup_headers_path (SenderPlanning          *self,
                  const SenderMergePlaces *places)
{
  SenderList      *requests = sender_config_get_requests (self->merge.ours);
  g_autofree char *request = sender_path_for_request (
    self->merge.ours, sender_list_get (requests, (guint) places->ours));

  if (request == NULL)
    return g_strdup_printf ("requests[%d].headers", places->ours);
  return g_strconcat (request, ".headers", NULL);
}

/* Where the request will have been published to: to where somebody else moved it nobody published.
 * (nullable) */
static const char *
get_url (SenderJson               *request,
         const SenderCarriedSides *sides)
{
  const char *url = sender_json_get_string_member (request, "url");

  if (sides->base == NULL ||
      g_strcmp0 (url, sender_json_get_string_member (sides->ours, "url")) == 0)
    return url;
  return sender_json_get_string_member (sides->base, "url");
}

/* What somebody else put there stays. One that they alone have stays as it is. */
static void
put_in_request (SenderPlanning          *self,
                SenderJson              *request,
                SenderJson              *written,
                const SenderMergePlaces *places)
{
  SenderCarriedSides sides = sender_carried_sides_new (self->base, written, self->live,
                                                       self->input->headers, places);
  g_autofree char   *path = places->ours >= 0 ? dup_headers_path (self, places) : NULL;
  const char        *url = path != NULL ? get_url (request, &sides) : NULL;
  gboolean           overwrites = self->is_claimed ||
                        (path != NULL && sender_merge_overwrites (&self->merge, path));
  g_auto (SenderCarriedHeaders) carried = { 0 };

  if (goes_back (self) && sides.theirs == NULL)
    sender_carried_sides_take_moved (&sides, request, self->live, self->requests);
  if (goes_back (self))
    sender_carried_sides_go_back (&sides, self->input->then);
  carried = sender_carried_headers_put (request, &sides, overwrites);
  if (path == NULL)
    return;
  sender_carried_headers_take_prints (self->plan->headers, &sides, request, url, carried.removed);
  if (self->live != NULL)
    note_headers (self, path, &carried);
}

/* (nullable) */
static const char *
get_method (SenderJson *requests,
            guint       position)
{
  return sender_json_get_string_member (sender_json_get_element (requests, position),
                                        "deliveryMethod");
}

/* Whether one of ours is among those of a method. */
static gboolean
has_ours (SenderPlanning *self,
          SenderJson     *requests,
          const char     *method)
{
  for (guint i = 0; i < self->requests->len; i++)
    if (g_array_index (self->requests, SenderMergePlaces, i).ours >= 0 &&
        g_strcmp0 (get_method (requests, i), method) == 0)
      return TRUE;
  return FALSE;
}

/* Of a channel in which all of theirs is kept nothing is published: what was noted stays. */
static void
keep_prints (SenderPlanning *self,
             SenderJson     *requests)
{
  for (guint i = 0; i < self->requests->len; i++)
    {
      const char *method = get_method (requests, i);

      if (method != NULL && !has_ours (self, requests, method))
        sender_carried_headers_keep_prints (self->plan->headers, self->input->headers, method);
    }
}

/**
 * sender_planning_list_touched:
 *
 * Lists the requests of the base in which somebody else changed a credential.
 *
 * Returns: (transfer full) (nullable) (element-type SenderChannelRequest): those; %NULL where
 *   nothing can be told
 */
GPtrArray *
sender_planning_list_touched (SenderPlanning *self)
{
  g_autoptr (GArray) places = NULL;
  SenderList        *requests = NULL;
  GPtrArray         *touched = NULL;

  if (self->merge.base == NULL || self->base == NULL || self->live == NULL)
    return NULL;
  requests = sender_config_get_requests (self->merge.base);
  touched = g_ptr_array_new_with_free_func (g_object_unref);
  places = sender_merge_align_requests (NULL, self->merge.base, self->merge.theirs);
  for (guint i = 0; i < places->len; i++)
    {
      SenderMergePlaces  each = g_array_index (places, SenderMergePlaces, i);
      SenderCarriedSides sides = { 0 };

      if (each.ours < 0 || each.theirs < 0)
        continue;
      each.base = each.ours;
      sides = sender_carried_sides_new (self->base, self->base, self->live, self->input->headers,
                                        &each);
      if (sender_carried_headers_are_touched (&sides))
        g_ptr_array_add (touched, g_object_ref (sender_list_get (requests, (guint) each.ours)));
    }
  return touched;
}

void
sender_planning_put_headers (SenderPlanning *self,
                             SenderJson     *body,
                             SenderJson     *written)
{
  SenderJson *requests = sender_json_get_member (body, "requests");

  g_clear_pointer (&self->plan->headers, sender_json_unref);
  self->plan->headers = sender_json_new_object ();
  for (guint i = 0; i < self->requests->len; i++)
    put_in_request (self, sender_json_get_element (requests, i), written,
                    &g_array_index (self->requests, SenderMergePlaces, i));
  keep_prints (self, requests);
  self->plan->lost = sender_carried_headers_compare (self->input->then, written, body,
                                                     self->requests, self->input->key);
}
