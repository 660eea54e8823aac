/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-private.h"

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

  if (goes_back (self))
    sender_carried_sides_go_back (&sides, self->input->then);
  carried = sender_carried_headers_put (request, &sides, overwrites);
  if (path == NULL)
    return;
  sender_carried_headers_take_prints (self->plan->headers, &sides, request, url, carried.removed);
  if (self->live != NULL)
    note_headers (self, path, &carried);
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
  self->plan->lost = sender_carried_headers_compare (self->input->then, written, body,
                                                     self->requests, self->input->key);
}
