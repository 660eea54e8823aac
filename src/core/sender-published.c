/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-published.h"

#include "sender-authorship.h"
#include "sender-config.h"
#include "sender-format-content.h"
#include "sender-format-pingone.h"
#include "sender-json-check.h"
#include "sender-list.h"
#include "sender-mirror.h"

#include <string.h>

typedef struct
{
  SenderConfig     *config;
  const SenderPlan *plan;
  SenderLive       *base;
  SenderLive       *live;
  const char       *sender;
  GHashTable       *kept; /* (owned): paths at which theirs stands */
} Making;

/**
 * sender_published_free:
 * @self: (transfer full): a base
 *
 * Frees it.
 */
void
sender_published_free (SenderPublished *self)
{
  g_free (self->environment);
  g_free (self->sender);
  g_clear_pointer (&self->live, sender_live_unref);
  g_clear_pointer (&self->headers, sender_json_unref);
  g_free (self);
}

static GHashTable *
list_kept (const SenderPlan *plan)
{
  GHashTable *kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->is_kept)
        g_hash_table_add (kept, change->path);
    }
  return kept;
}

/* The base of the next plan, with what the service has made of what was written. */
static SenderConfig *
make_state (Making  *self,
            GError **error)
{
  const SenderPlan        *plan = self->plan;
  SenderJson              *now = sender_live_find_sender (self->live, self->sender);
  g_autoptr (SenderConfig) is = sender_mirror_new_live (self->live, now, plan->wanted, error);
  g_autoptr (GPtrArray)    changes = sender_changes_new ();
  const SenderMerge        merge = {
           .config = self->config,
           .base = plan->result,
           .ours = plan->next,
           .theirs = is,
           .with_sender = plan->has_sender,
  };

  return is != NULL ? sender_merge_run (&merge, changes, NULL) : NULL;
}

/* Which secret it has nobody knows anyway. */
static gboolean
keeps_in_sender (const SenderPlan *plan)
{
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->kind == SENDER_CHANGE_THEIRS && change->is_kept &&
          change->object == SENDER_CHANGE_IN_SENDER)
        return TRUE;
    }
  return FALSE;
}

/* Whether the plan had nothing to do with the whole of it. */
static gboolean
is_sender_left (Making     *self,
                SenderJson *now)
{
  return g_hash_table_contains (self->kept, "provider") ||
         (now != NULL && !self->plan->has_sender);
}

/* What of it somebody else changed nobody can tell where nobody knows what it was. */
static void
set_sender (Making       *self,
            SenderLive   *made,
            SenderConfig *state)
{
  SenderJson            *now = sender_live_find_sender (self->live, self->sender);
  SenderJson            *before = sender_live_find_sender (self->base, self->sender);
  g_autoptr (SenderJson) object = NULL;
  g_autoptr (SenderJson) none = sender_json_new_array ();

  if (sender_live_get_senders (self->base) == NULL && keeps_in_sender (self->plan))
    return;
  sender_live_set_senders (made, none, NULL);
  if (before != NULL && is_sender_left (self, now))
    object = sender_json_ref (before);
  else if (now != NULL && before == NULL)
    object = sender_json_ref (now);
  else if (now != NULL)
    {
      object = sender_format_pingone_write (state);
      sender_json_set_string (object, "id", self->sender);
    }
  if (object != NULL)
    sender_live_put_sender (made, object);
}

static void
add_content (SenderLive    *made,
             SenderMessage *message)
{
  const char            *template_name = sender_message_get_template_name (message);
  SenderJson            *contents = sender_live_get_contents (made, template_name);
  g_autoptr (SenderJson) list = contents != NULL ? sender_json_copy (contents)
                                                 : sender_json_new_array ();

  sender_json_append (list, sender_format_content_write (message, NULL));
  sender_live_set_contents (made, template_name, list, NULL);
}

static void
set_contents (Making       *self,
              SenderLive   *made,
              SenderConfig *state)
{
  SenderList *messages = sender_config_get_messages (state);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    add_content (made, sender_list_get (messages, i));
}

/* (nullable) */
static const SenderStep *
find_chain_step (const SenderPlan *plan)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);

      if (step->object == SENDER_CHANGE_IN_FALLBACK)
        return step;
    }
  return NULL;
}

/* Who was put into the chain by somebody else is still theirs when something else was written. */
static void
set_settings (Making     *self,
              SenderLive *made)
{
  const SenderStep *step = find_chain_step (self->plan);
  gboolean          is_written = step != NULL && step->body != NULL;
  gboolean          is_theirs = g_hash_table_contains (self->kept, "fallback.chain") ||
                       g_hash_table_contains (self->kept, "fallback.enabled");
  SenderJson *settings =
    sender_live_get_settings (is_theirs || is_written ? self->base : self->live);

  if (settings != NULL)
    sender_live_set_settings (made, settings, NULL);
  if (is_written)
    sender_authorship_take_chain (made, self->live, self->sender, step);
}

/**
 * sender_published_new:
 * @config: a configuration
 * @plan: a plan that was carried out, or that found nothing to do
 * @base: (nullable): the base of the plan; %NULL: not known, or there was nothing yet
 * @live: what is live by now
 * @sender: (nullable): id of the sender
 * @error: return location
 *
 * Makes the base of the next plan. Of what was kept of somebody else’s it says what the base before
 * said: without one nobody knows what that was, and it says nothing of it.
 *
 * Returns: (transfer full) (nullable): the base, or %NULL with %SENDER_ERROR_FORMAT set
 */
SenderPublished *
sender_published_new (SenderConfig     *config,
                      const SenderPlan *plan,
                      SenderLive       *base,
                      SenderLive       *live,
                      const char       *sender,
                      GError          **error)
{
  g_autoptr (SenderLive)      nothing = sender_live_new (sender_live_get_environment (live));
  g_autoptr (GHashTable)      kept = list_kept (plan);
  g_autoptr (SenderConfig)    state = NULL;
  g_autoptr (SenderPublished) self = g_new0 (SenderPublished, 1);
  Making                      making = { config, plan, base != NULL ? base : nothing, live, sender,
                                         kept };

  self->environment = g_strdup (sender_live_get_environment (live));
  self->sender = g_strdup (sender);
  state = make_state (&making, error);
  if (state == NULL)
    return NULL;
  self->live = sender_live_new (sender_live_get_environment (live));
  set_sender (&making, self->live, state);
  set_contents (&making, self->live, state);
  set_settings (&making, self->live);
  return g_steal_pointer (&self);
}

static void
keep_alone (SenderLive *base,
            const char *sender)
{
  SenderJson            *object = sender_live_find_sender (base, sender);
  g_autoptr (SenderJson) alone = sender_json_new_array ();

  if (sender_live_get_senders (base) == NULL)
    return;
  if (object != NULL)
    sender_json_append (alone, sender_json_ref (object));
  sender_live_set_senders (base, alone, NULL);
}

/**
 * sender_published_new_restored:
 * @plan: a plan to go back to an earlier state, which was carried out
 * @base: (nullable): the base of the plan; %NULL: not known, or there was nothing yet
 * @before: what was live before
 * @live: what is live by now
 * @sender: (nullable): id of the sender
 *
 * Makes the base of the next plan. An earlier state may have what was somebody else’s then and
 * still is: only what was written is ours by now, of all else it says what the base before said.
 *
 * Returns: (transfer full): the base
 */
SenderPublished *
sender_published_new_restored (const SenderPlan *plan,
                               SenderLive       *base,
                               SenderLive       *before,
                               SenderLive       *live,
                               const char       *sender)
{
  SenderPublished       *self = g_new0 (SenderPublished, 1);
  g_autoptr (SenderLive) start =
    sender_authorship_dup_start (base, before, sender, plan->steps);

  self->environment = g_strdup (sender_live_get_environment (live));
  self->sender = g_strdup (sender);
  self->live = sender_authorship_make_base (start, live, sender, plan->steps);
  keep_alone (self->live, sender);
  return self;
}

/**
 * sender_published_new_pulled:
 * @live: what an environment holds
 * @sender: the object of one of its senders
 *
 * Makes the base of the first plan after what is live was brought in. Of the environment that is
 * only what one sender is about.
 *
 * Returns: (transfer full): the base
 */
SenderPublished *
sender_published_new_pulled (SenderLive *live,
                             SenderJson *sender)
{
  SenderPublished *self = g_new0 (SenderPublished, 1);

  self->environment = g_strdup (sender_live_get_environment (live));
  self->sender = g_strdup (sender_json_get_string_member (sender, "id"));
  self->live = sender_live_copy (live);
  keep_alone (self->live, self->sender);
  return self;
}

/* Of an environment without the sender that much is known: it was not there. */
static SenderLive *
dup_start (const SenderPublished *before,
           SenderLive            *live,
           SenderJson            *sender)
{
  SenderLive            *start = NULL;
  g_autoptr (SenderJson) none = NULL;

  if (before != NULL && before->live != NULL)
    return sender_live_copy (before->live);
  start = sender_live_new (sender_live_get_environment (live));
  if (sender != NULL)
    return start;
  none = sender_json_new_array ();
  sender_live_set_senders (start, none, NULL);
  return start;
}

static void
take_content (SenderLive    *made,
              SenderLive    *live,
              SenderMessage *message)
{
  sender_authorship_put_content (made, message, sender_mirror_find_content (live, message));
}

/**
 * sender_published_new_taken:
 * @before: (nullable): the base until now; %NULL: there was none
 * @live: what an environment holds
 * @sender: (nullable): the object of the configuration’s own sender, %NULL if it is not there
 * @messages: (element-type SenderMessage): messages whose text was brought in from @live
 *
 * Makes the base of the next plan after some texts were brought in, and nothing else: of all else
 * it says what @before did.
 *
 * Returns: (transfer full): the base
 */
SenderPublished *
sender_published_new_taken (const SenderPublished *before,
                            SenderLive            *live,
                            SenderJson            *sender,
                            GPtrArray             *messages)
{
  SenderPublished *self = g_new0 (SenderPublished, 1);

  self->environment = g_strdup (sender_live_get_environment (live));
  self->sender = before != NULL ? g_strdup (before->sender) : NULL;
  if (before != NULL && before->headers != NULL)
    self->headers = sender_json_ref (before->headers);
  self->live = dup_start (before, live, sender);
  for (guint i = 0; i < messages->len; i++)
    take_content (self->live, live, g_ptr_array_index (messages, i));
  return self;
}

/**
 * sender_published_to_json:
 * @self: a base
 *
 * Writes it.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_published_to_json (const SenderPublished *self)
{
  SenderJson *json = sender_json_new_object ();

  sender_json_set_string (json, "environment", self->environment);
  sender_json_set_string (json, "sender", self->sender);
  if (self->live != NULL)
    sender_json_set_member (json, "live", sender_live_to_json (self->live));
  if (self->headers != NULL && sender_json_get_length (self->headers) > 0)
    sender_json_set_member (json, "headers", sender_json_copy (self->headers));
  return json;
}

/**
 * sender_published_new_from_json:
 * @json: what sender_published_to_json() wrote
 * @error: return location
 *
 * Reads it.
 *
 * Returns: (transfer full) (nullable): the base, or %NULL with %SENDER_ERROR_FORMAT set
 */
SenderPublished *
sender_published_new_from_json (SenderJson *json,
                                GError    **error)
{
  g_autoptr (SenderPublished) self = g_new0 (SenderPublished, 1);
  SenderJson                 *live = NULL;
  SenderJson                 *headers = NULL;

  if (!sender_json_check_kind (json, SENDER_JSON_OBJECT, "published", error))
    return NULL;
  live = sender_json_get_member (json, "live");
  self->environment = g_strdup (sender_json_get_string_member (json, "environment"));
  self->sender = g_strdup (sender_json_get_string_member (json, "sender"));
  headers = sender_json_get_member (json, "headers");
  self->headers = headers != NULL ? sender_json_ref (headers) : NULL;
  if (live != NULL)
    self->live = sender_live_new_from_json (live, error);
  return live == NULL || self->live != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sender_published_find_sender:
 * @json: (nullable): what sender_published_to_json() wrote for a configuration
 * @config: the configuration
 *
 * Tells which sender a configuration stands for: as it was published from here, or as it came.
 *
 * Returns: (nullable): id of the sender, %NULL if it stands for none yet
 */
const char *
sender_published_find_sender (SenderJson   *json,
                              SenderConfig *config)
{
  SenderJson *remote = sender_config_get_remote (config);
  const char *id = json != NULL ? sender_json_get_string_member (json, "sender") : NULL;

  if (id == NULL && remote != NULL)
    id = sender_json_get_string_member (remote, "id");
  return id;
}
