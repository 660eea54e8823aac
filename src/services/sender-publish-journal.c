/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-journal.h"

#include "sender-json-check.h"

#include <glib/gi18n-lib.h>

static const char *const ways[] = {
  [SENDER_PUBLISH_FORTH] = "publish",
  [SENDER_PUBLISH_RESTORE] = "restore",
  [SENDER_PUBLISH_BACK] = "roll-back",
};

/**
 * sender_publish_way_get_nick:
 * @way: what a publish is about
 *
 * Gets the word for it, which files and programs have.
 *
 * Returns: the word
 */
const char *
sender_publish_way_get_nick (SenderPublishWay way)
{
  return ways[way];
}

/**
 * sender_publish_way_from_nick:
 * @nick: (nullable): a word
 *
 * Finds what a word means.
 *
 * Returns: the way; %SENDER_PUBLISH_FORTH if the word is none
 */
SenderPublishWay
sender_publish_way_from_nick (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (nick, ways[i]) == 0)
      return (SenderPublishWay) i;
  return SENDER_PUBLISH_FORTH;
}

static void
add_earlier (SenderJson                 *steps,
             const SenderPublishJournal *earlier)
{
  for (guint i = 0; i < earlier->steps->len; i++)
    sender_json_append (steps, sender_step_to_json (earlier->steps->pdata[i]));
}

static void
add_steps (SenderJson                *steps,
           const SenderPublishResult *result)
{
  for (guint i = 0; i < result->steps->len; i++)
    {
      const SenderPublishStep *step = &g_array_index (result->steps, SenderPublishStep, i);
      SenderStep               noted = *step->step;

      noted.is_done = step->has_landed;
      sender_json_append (steps, sender_step_to_json (&noted));
    }
}

/**
 * sender_publish_journal_make:
 * @before: the state before
 * @base: (nullable): what the plan was made from
 * @credentials: (nullable): what was noted of the credentials in headers of @before
 * @result: how far it has come
 * @way: what it is about
 * @snapshot: (nullable): id of the state that is restored
 * @earlier: (nullable): the journal of a publish that has not ended
 *
 * Writes the journal. Nothing of a secret is in it.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_publish_journal_make (SenderLive                 *before,
                             SenderLive                 *base,
                             SenderJson                 *credentials,
                             const SenderPublishResult  *result,
                             SenderPublishWay            way,
                             const char                 *snapshot,
                             const SenderPublishJournal *earlier)
{
  SenderJson *json = sender_json_new_object ();
  SenderJson *steps = sender_json_new_array ();
  const char *sender = result->sender;

  if (earlier != NULL)
    {
      /* One that somebody deleted meanwhile was ours all the same. */
      sender = sender != NULL ? sender : earlier->sender;
      add_earlier (steps, earlier);
      before = earlier->before;
      base = earlier->base;
      credentials = earlier->credentials;
    }
  add_steps (steps, result);
  sender_json_set_string (json, "way", ways[way]);
  if (snapshot != NULL)
    sender_json_set_string (json, "snapshot", snapshot);
  sender_json_set_string (json, "sender", sender);
  sender_json_set_member (json, "steps", steps);
  sender_json_set_member (json, "before", sender_live_to_json (before));
  if (base != NULL)
    sender_json_set_member (json, "base", sender_live_to_json (base));
  if (credentials != NULL)
    sender_json_set_member (json, "credentials", sender_json_copy (credentials));
  return json;
}

/**
 * sender_publish_journal_free:
 * @self: (transfer full): a journal
 *
 * Frees it.
 */
void
sender_publish_journal_free (SenderPublishJournal *self)
{
  g_clear_pointer (&self->before, sender_live_unref);
  g_clear_pointer (&self->base, sender_live_unref);
  g_clear_pointer (&self->credentials, sender_json_unref);
  g_free (self->sender);
  g_free (self->snapshot);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static gboolean
read_steps (SenderPublishJournal *self,
            SenderJson           *steps,
            GError              **error)
{
  if (!sender_json_check_kind (steps, SENDER_JSON_ARRAY, "steps", error))
    return FALSE;
  for (guint i = 0; i < sender_json_get_length (steps); i++)
    {
      SenderStep *step = sender_step_new_from_json (sender_json_get_element (steps, i));

      if (step == NULL)
        {
          sender_json_set_error (steps, error, _ ("There is a step that can’t be read"));
          return FALSE;
        }
      g_ptr_array_add (self->steps, step);
    }
  return TRUE;
}

/**
 * sender_publish_journal_new_from_json:
 * @json: what sender_publish_journal_make() wrote
 * @error: return location
 *
 * Reads a journal.
 *
 * Returns: (transfer full) (nullable): the journal, or %NULL with %SENDER_ERROR_FORMAT set
 */
SenderPublishJournal *
sender_publish_journal_new_from_json (SenderJson *json,
                                      GError    **error)
{
  g_autoptr (SenderPublishJournal) self = g_new0 (SenderPublishJournal, 1);
  SenderJson                      *before = sender_json_get_member (json, "before");
  SenderJson                      *base = sender_json_get_member (json, "base");
  SenderJson                      *steps = sender_json_get_member (json, "steps");
  SenderJson                      *credentials = sender_json_get_member (json, "credentials");

  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_step_free);
  if (before == NULL || steps == NULL)
    {
      sender_json_set_error (json, error, _ ("This is no journal of a publish"));
      return NULL;
    }
  self->sender = g_strdup (sender_json_get_string_member (json, "sender"));
  self->snapshot = g_strdup (sender_json_get_string_member (json, "snapshot"));
  self->way = sender_publish_way_from_nick (sender_json_get_string_member (json, "way"));
  self->before = sender_live_new_from_json (before, error);
  if (self->before == NULL || !read_steps (self, steps, error))
    return NULL;
  if (credentials != NULL && sender_json_get_kind (credentials) == SENDER_JSON_OBJECT)
    self->credentials = sender_json_ref (credentials);
  if (base != NULL)
    self->base = sender_live_new_from_json (base, error);
  return base == NULL || self->base != NULL ? g_steal_pointer (&self) : NULL;
}
