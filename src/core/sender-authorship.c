/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorship.h"

#include "sender-advance.h"
#include "sender-carried-headers.h"
#include "sender-format-content.h"
#include "sender-mirror.h"

/**
 * sender_authorship_put_content:
 * @base: what counts as ours
 * @message: a message
 * @content: (nullable): what it says by now; %NULL: nothing of its own
 *
 * Says of one message what it says by now, in place of what was said of it before.
 */
void
sender_authorship_put_content (SenderLive    *base,
                               SenderMessage *message,
                               SenderJson    *content)
{
  const char            *template_name = sender_message_get_template_name (message);
  SenderJson            *contents = sender_live_get_contents (base, template_name);
  SenderJson            *known = sender_mirror_find_content (base, message);
  g_autoptr (SenderJson) list = sender_json_new_array ();

  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    if (sender_json_get_element (contents, i) != known)
      sender_json_append (list, sender_json_ref (sender_json_get_element (contents, i)));
  if (content != NULL)
    sender_json_append (list, sender_json_ref (content));
  sender_live_set_contents (base, template_name, list, NULL);
}

static void
put_content (SenderLive       *base,
             const SenderStep *step,
             SenderJson       *content)
{
  g_autoptr (SenderMessage) message = sender_step_read_message (step);

  if (message != NULL)
    sender_authorship_put_content (base, message, content);
}

/**
 * sender_authorship_reduce:
 * @before: the state before a publish
 * @steps: (element-type SenderStep): what that was to write
 *
 * Leaves out what is not about that publish: contents that it did not touch are somebody else’s.
 *
 * Returns: (transfer full): what is left
 */
SenderLive *
sender_authorship_reduce (SenderLive *before,
                          GPtrArray  *steps)
{
  SenderLive *reduced = sender_live_new (sender_live_get_environment (before));
  SenderJson *senders = sender_live_get_senders (before);
  SenderJson *settings = sender_live_get_settings (before);

  if (senders != NULL)
    sender_live_set_senders (reduced, senders, NULL);
  if (settings != NULL)
    sender_live_set_settings (reduced, settings, NULL);
  for (guint i = 0; i < steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (steps, i);

      if (step->object == SENDER_CHANGE_IN_TEMPLATE && step->action != SENDER_STEP_KEEP &&
          step->before != NULL)
        put_content (reduced, step, step->before);
    }
  return reduced;
}

/**
 * sender_authorship_dup_start:
 * @base: (nullable): what counted as ours; %NULL: nobody knows, or nothing was there yet
 * @before: the state before a publish
 * @sender: (nullable): id of the sender
 * @steps: (element-type SenderStep): what that was to write
 *
 * Says where that publish began. Before a first one nothing there was ours. Where the sender was
 * there already, nobody knows what of it was.
 *
 * Returns: (transfer full): what counts as ours before @steps
 */
SenderLive *
sender_authorship_dup_start (SenderLive *base,
                             SenderLive *before,
                             const char *sender,
                             GPtrArray  *steps)
{
  if (base != NULL)
    return sender_live_ref (base);
  if (sender_live_find_sender (before, sender) != NULL)
    return sender_live_new (sender_live_get_environment (before));
  return sender_authorship_reduce (before, steps);
}

static SenderJson *
find_live_content (SenderLive       *live,
                   const SenderStep *step)
{
  SenderJson *contents = sender_live_get_contents (live, step->template_name);

  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    {
      SenderJson *content = sender_json_get_element (contents, i);

      if (!sender_format_content_is_default (content) &&
          sender_step_is_done_by (step, content, NULL))
        return content;
    }
  return NULL;
}

static const char *
get_id (SenderJson *object)
{
  return sender_json_get_string_member (object, "id");
}

static gboolean
is_content_gone (SenderLive       *live,
                 const SenderStep *step)
{
  SenderJson *contents = sender_live_get_contents (live, step->template_name);

  for (guint i = 0; contents != NULL && i < sender_json_get_length (contents); i++)
    if (g_strcmp0 (get_id (sender_json_get_element (contents, i)), step->id) == 0)
      return FALSE;
  return TRUE;
}

/* What a step has written, before somebody changed it. @id (nullable): of what it was written to;
 * of what was made and is gone nobody knows it. (transfer full) */
static SenderJson *
dup_written (const SenderStep *step,
             const char       *id)
{
  SenderJson *written = sender_json_copy (step->body);

  if (id != NULL)
    sender_json_set_string (written, "id", id);
  return written;
}

/* What a step has written of a content, as far as it has. (transfer full) (nullable) */
static SenderJson *
dup_written_content (SenderLive       *live,
                     const SenderStep *step,
                     SenderMessage    *message)
{
  SenderJson *content = step->body != NULL ? find_live_content (live, step) : NULL;
  SenderJson *place = sender_mirror_find_content (live, message);

  if (step->body == NULL)
    return NULL;
  if (content != NULL)
    return dup_written (step, get_id (content));
  /* What was made anew is as it was written, whatever it says by now. */
  if (place != NULL &&
      (step->action == SENDER_STEP_CREATE || sender_advance_has_landed (step, live, place)))
    return dup_written (step, get_id (place));
  return step->is_done ? dup_written (step, step->id) : NULL;
}

static void
take_content (SenderLive       *base,
              SenderLive       *live,
              const SenderStep *step)
{
  g_autoptr (SenderMessage) message = sender_step_read_message (step);
  g_autoptr (SenderJson)    written = NULL;
  g_autoptr (SenderJson)    advanced = NULL;

  if (message == NULL)
    return;
  written = dup_written_content (live, step, message);
  if (written == NULL)
    {
      if (step->action == SENDER_STEP_DELETE && (step->is_done || is_content_gone (live, step)))
        sender_authorship_put_content (base, message, NULL);
      return;
    }
  advanced = sender_advance_content (step, sender_mirror_find_content (base, message), written);
  sender_authorship_put_content (base, message, advanced);
}

static const char *
get_name (SenderJson *sender)
{
  return sender_json_get_string_member (sender, "name");
}

/* By its id; where that may have come after the last note, by its name. */
static SenderJson *
find_created (SenderLive       *before,
              SenderLive       *live,
              const char       *sender,
              const SenderStep *step)
{
  SenderJson *senders = sender_live_get_senders (live);
  gboolean    is_known = step->is_done && sender != NULL;

  if (step->object != SENDER_CHANGE_IN_SENDER || step->action != SENDER_STEP_CREATE ||
      step->body == NULL)
    return NULL;
  for (guint by_name = 0; by_name < (is_known ? 1 : 2); by_name++)
    for (guint i = 0; i < sender_json_get_length (senders); i++)
      {
        SenderJson *object = sender_json_get_element (senders, i);
        const char *id = get_id (object);

        if (id != NULL && sender_live_find_sender (before, id) == NULL &&
            (by_name ? sender_live_is_name_alike (get_name (object), get_name (step->body))
                     : g_strcmp0 (id, sender) == 0))
          return object;
      }
  return NULL;
}

/**
 * sender_authorship_find_created:
 * @before: the state before a publish
 * @live: the state there is now
 * @sender: (nullable): id of the sender, as far as it was noted
 * @steps: (element-type SenderStep): what that publish was to write
 *
 * Looks for the sender that a publish has made. Where it died before its id was known, one of the
 * name that was not there before is taken for it.
 *
 * Returns: (nullable): its id
 */
const char *
sender_authorship_find_created (SenderLive *before,
                                SenderLive *live,
                                const char *sender,
                                GPtrArray  *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      SenderJson *created = find_created (before, live, sender, steps->pdata[i]);

      if (created != NULL)
        return get_id (created);
    }
  return NULL;
}

/* What a step made of a sender, if it has written it, whatever somebody changed since. A service
 * that keeps the name in another spelling has not changed it. (transfer full) (nullable) */
static SenderJson *
dup_done (const SenderStep *step,
          SenderLive       *live,
          SenderJson       *object)
{
  const char            *id = get_id (object);
  g_autoptr (SenderJson) copy = sender_json_copy (object);

  if (step->body == NULL)
    return NULL;
  if (sender_live_is_name_alike (get_name (object), get_name (step->body)))
    sender_json_set_string (copy, "name", get_name (step->body));
  if (sender_step_is_done_by (step, copy, NULL) ||
      (g_strcmp0 (id, step->id) == 0 && sender_advance_has_landed (step, live, copy)))
    return dup_written (step, id);
  return NULL;
}

/* Found by its name alone, one that says something else may be somebody else’s. */
static void
take_created (SenderLive       *base,
              SenderLive       *live,
              const char       *sender,
              const SenderStep *step)
{
  SenderJson            *created = find_created (base, live, sender, step);
  g_autoptr (SenderJson) written = NULL;

  if (created == NULL || g_strcmp0 (get_id (created), sender) != 0)
    return;
  written = dup_written (step, sender);
  sender_live_put_sender (base, written);
}

/* Where nobody knows what a sender was, what was written to it tells of a part of it only. */
static void
put_done (SenderLive       *base,
          SenderLive       *live,
          const SenderStep *step,
          SenderJson       *done)
{
  const char            *id = get_id (done);
  SenderJson            *known = sender_live_find_sender (base, id);
  g_autoptr (SenderJson) advanced = NULL;

  if (step->action == SENDER_STEP_UPDATE && sender_live_get_senders (base) == NULL)
    return;
  if (known == NULL || step->before == NULL)
    {
      sender_live_put_sender (base, done);
      return;
    }
  advanced = sender_advance_sender (step, live, known, done);
  if (advanced != NULL)
    sender_live_put_sender (base, advanced);
}

/* What is live by now does not count: that the write was done is known. */
static void
take_done (SenderLive       *base,
           SenderLive       *live,
           const char       *id,
           const SenderStep *step)
{
  g_autoptr (SenderJson) written = NULL;

  if (step->action == SENDER_STEP_DELETE)
    sender_live_drop_sender (base, id);
  if (step->body == NULL)
    return;
  written = dup_written (step, id);
  put_done (base, live, step, written);
}

static void
take_sender_step (SenderLive       *base,
                  SenderLive       *live,
                  const char       *sender,
                  const SenderStep *step)
{
  SenderJson *senders = sender_live_get_senders (live);
  const char *id = step->action == SENDER_STEP_CREATE ? sender : step->id;

  if (step->is_done && id != NULL)
    {
      take_done (base, live, id, step);
      return;
    }
  if (step->action == SENDER_STEP_DELETE && sender_live_find_sender (live, step->id) == NULL)
    sender_live_drop_sender (base, step->id);
  take_created (base, live, sender, step);
  for (guint i = 0; i < sender_json_get_length (senders); i++)
    {
      g_autoptr (SenderJson) done = dup_done (step, live, sender_json_get_element (senders, i));

      if (done != NULL)
        put_done (base, live, step, done);
    }
}

/**
 * sender_authorship_take_chain:
 * @base: what counts as ours; changed
 * @live: what is live by now
 * @sender: (nullable): id of the sender
 * @step: a write of the chain
 *
 * Counts as ours what the write changed, if it was written.
 */
void
sender_authorship_take_chain (SenderLive       *base,
                              SenderLive       *live,
                              const char       *sender,
                              const SenderStep *step)
{
  SenderJson            *known = sender_live_get_settings (base);
  SenderJson            *chain = sender_advance_chain (step, sender_live_get_chain (base), live,
                                                       sender);
  g_autoptr (SenderJson) settings = NULL;

  if (chain == NULL)
    return;
  settings = sender_json_copy (known != NULL ? known : sender_live_get_settings (live));
  sender_json_set_member (settings, SENDER_LIVE_CHAIN, chain);
  sender_live_set_settings (base, settings, NULL);
}

/**
 * sender_authorship_make_base:
 * @start: what counted as ours before a publish
 * @live: the state there is now
 * @sender: (nullable): id of the sender, as far as it is known
 * @steps: (element-type SenderStep): what that publish was to write, each of which it may have
 *   written or not, unless it is known to be done
 *
 * Says what nobody else is the author of. What was written by a publish that died is as good as
 * published. What it created and somebody changed since was as it was written; what else is neither
 * that nor what was there before is somebody else’s.
 *
 * Returns: (transfer full): the base of a plan
 */
SenderLive *
sender_authorship_make_base (SenderLive *start,
                             SenderLive *live,
                             const char *sender,
                             GPtrArray  *steps)
{
  SenderLive *base = sender_live_copy (start);

  for (guint i = 0; i < steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (steps, i);

      switch (step->object)
        {
        case SENDER_CHANGE_IN_SENDER:
          take_sender_step (base, live, sender, step);
          break;
        case SENDER_CHANGE_IN_TEMPLATE:
          take_content (base, live, step);
          break;
        case SENDER_CHANGE_IN_FALLBACK:
        default:
          sender_authorship_take_chain (base, live, sender, step);
        }
    }
  return base;
}

/* What it says but for credentials may be what was there before. */
static gboolean
has_written_headers (const SenderStep *step,
                     SenderLive       *live,
                     SenderJson       *before)
{
  SenderJson *object = NULL;

  if (step->is_done || step->action == SENDER_STEP_CREATE)
    return TRUE;
  object = sender_live_find_sender (live, step->id);
  return object != NULL && (sender_advance_has_landed (step, live, object) ||
                            sender_carried_headers_show (object, step->headers, before));
}

/**
 * sender_authorship_make_prints:
 * @start: (nullable): prints of what was published before a publish
 * @live: the state there is now
 * @steps: (element-type SenderStep): what that publish was to write
 *
 * Says what the headers that are credentials are told by. A sender that was to be made has none but
 * those that it was to be made with.
 *
 * Returns: (transfer full) (nullable): the prints
 */
SenderJson *
sender_authorship_make_prints (SenderJson *start,
                               SenderLive *live,
                               GPtrArray  *steps)
{
  SenderJson *prints = start;

  for (guint i = 0; i < steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (steps, i);

      if (step->headers != NULL && has_written_headers (step, live, prints))
        prints = step->headers;
    }
  return prints != NULL ? sender_json_ref (prints) : NULL;
}
