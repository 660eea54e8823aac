/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-flow-private.h"

#include "sender-error.h"
#include "sender-json.h"
#include "sender-phone.h"

#include <glib/gi18n-lib.h>

/**
 * SenderFlow:
 *
 * A Studio flow: its definition, what of it a REST request can reach, and what only the service
 * knows of its publication.
 */
struct _SenderFlow
{
  gatomicrefcount ref_count;

  SenderJson *definition; /* (owned) */
  GHashTable *states;     /* (owned): name -> SenderJson of the definition */
  char       *fault;      /* (owned) (nullable) */
  GPtrArray  *reads;      /* (owned) (element-type SenderFlowRead) */
  GPtrArray  *senders;    /* (owned) (element-type SenderFlowSender) */

  SenderFlowOrigin origin;
  int              revision;
  int              latest_revision;
  GHashTable      *test_users; /* (owned): keys of numbers */
};

G_DEFINE_BOXED_TYPE (SenderFlow, sender_flow, sender_flow_ref, sender_flow_unref)

static gboolean
is_object (SenderJson *json)
{
  return json != NULL && sender_json_get_kind (json) == SENDER_JSON_OBJECT;
}

/* A definition, or the member of a flow resource that holds one: as an object or, in the form the
 * service takes it, as text. */
static SenderJson *
dup_definition (SenderJson *json,
                GError    **error)
{
  SenderJson *member = NULL;

  if (is_object (json) && sender_json_get_member (json, "states") != NULL)
    return sender_json_ref (json);
  if (is_object (json))
    member = sender_json_get_member (json, "definition");
  if (is_object (member))
    return sender_json_ref (member);
  if (member != NULL && sender_json_get_kind (member) == SENDER_JSON_STRING)
    {
      g_autoptr (SenderJson) parsed = sender_json_parse (sender_json_get_text (member), -1, error);

      if (parsed == NULL)
        g_prefix_error (error, "%s ", _ ("The flow’s definition:"));
      if (parsed == NULL || is_object (parsed))
        return g_steal_pointer (&parsed);
    }
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT,
               _ ("This is no flow: it has neither “states” nor a “definition”."));
  return NULL;
}

/* What the service found wrong itself, where it says so. */
static char *
dup_service_fault (SenderJson *resource)
{
  SenderJson *valid = sender_json_get_member (resource, "valid");
  SenderJson *errors = sender_json_get_member (resource, "errors");
  SenderJson *first = NULL;

  if (valid == NULL || sender_json_get_kind (valid) != SENDER_JSON_BOOLEAN ||
      sender_json_get_boolean (valid))
    return NULL;
  if (errors != NULL && sender_json_get_kind (errors) == SENDER_JSON_ARRAY &&
      sender_json_get_length (errors) > 0)
    first = sender_json_get_element (errors, 0);
  if (!is_object (first) || sender_json_get_string_member (first, "message") == NULL)
    return g_strdup (_ ("Twilio calls the flow invalid."));
  return g_strdup_printf (_ ("Twilio calls the flow invalid: %s"),
                          sender_json_get_string_member (first, "message"));
}

/* Of two states of one name the first counts; the fault tells of the second. */
static void
index_states (SenderFlow *self)
{
  SenderJson *states = sender_json_get_member (self->definition, "states");
  guint       length = 0;

  if (states != NULL && sender_json_get_kind (states) == SENDER_JSON_ARRAY)
    length = sender_json_get_length (states);
  for (guint i = 0; i < length; i++)
    {
      SenderJson *state = sender_json_get_element (states, i);
      const char *name = is_object (state) ? sender_json_get_string_member (state, "name") : NULL;

      if (name != NULL && !g_hash_table_contains (self->states, name))
        g_hash_table_insert (self->states, (gpointer) name, state);
    }
}

static void
collect (SenderFlow *self)
{
  g_autoptr (GPtrArray) reachable = sender_flow_collect_reachable (self);

  for (guint i = 0; i < reachable->len; i++)
    {
      SenderJson *state = sender_flow_find_state (self, g_ptr_array_index (reachable, i));

      sender_flow_collect_reads (self->reads, state);
      sender_flow_collect_sender (self->senders, self, state);
    }
}

/**
 * sender_flow_new_from_json:
 * @json: a definition, or a flow resource with a member `definition`
 * @error: return location
 *
 * Reads a flow. What is wrong with its structure is no error here: see [func@flow_get_fault].
 *
 * Returns: (transfer full): the flow; %NULL with %SENDER_ERROR_FORMAT if @json holds none
 */
SenderFlow *
sender_flow_new_from_json (SenderJson *json,
                           GError    **error)
{
  g_autoptr (SenderJson) definition = dup_definition (json, error);
  SenderFlow            *self = NULL;

  if (definition == NULL)
    return NULL;
  self = g_new0 (SenderFlow, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->definition = g_steal_pointer (&definition);
  self->states = g_hash_table_new (g_str_hash, g_str_equal);
  self->reads = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_flow_read_free);
  self->senders = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_flow_sender_free);
  self->test_users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fault = sender_flow_find_fault (self->definition);
  if (self->fault == NULL)
    self->fault = dup_service_fault (json);
  index_states (self);
  collect (self);
  return self;
}

/**
 * sender_flow_ref:
 *
 * Takes a reference.
 *
 * Returns: (transfer full): the same flow
 */
SenderFlow *
sender_flow_ref (SenderFlow *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * sender_flow_unref:
 *
 * Drops a reference.
 */
void
sender_flow_unref (SenderFlow *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->states);
  g_hash_table_unref (self->test_users);
  g_ptr_array_unref (self->reads);
  g_ptr_array_unref (self->senders);
  sender_json_unref (self->definition);
  g_free (self->fault);
  g_free (self);
}

/**
 * sender_flow_set_origin:
 * @origin: what is known of its publication
 * @revision: the revision this definition is of
 * @latest_revision: the newest revision there is, published or draft
 *
 * Says what only the service knows of the flow.
 */
void
sender_flow_set_origin (SenderFlow      *self,
                        SenderFlowOrigin origin,
                        int              revision,
                        int              latest_revision)
{
  self->origin = origin;
  self->revision = revision;
  self->latest_revision = latest_revision;
}

/* The key under which two spellings of a number are one. */
static char *
dup_number_key (const char *number)
{
  char *key = sender_phone_get_key (number);

  return key != NULL ? key : g_strdup (number);
}

/**
 * sender_flow_set_test_users:
 * @numbers: (array zero-terminated=1): telephone numbers
 *
 * Says which numbers run the newest draft instead of the published revision.
 */
void
sender_flow_set_test_users (SenderFlow        *self,
                            const char *const *numbers)
{
  g_hash_table_remove_all (self->test_users);
  for (gsize i = 0; numbers[i] != NULL; i++)
    g_hash_table_add (self->test_users, dup_number_key (numbers[i]));
}

/**
 * sender_flow_get_origin:
 *
 * Gets what is known of the flow's publication.
 *
 * Returns: one of `SenderFlowOrigin`
 */
SenderFlowOrigin
sender_flow_get_origin (SenderFlow *self)
{
  return self->origin;
}

/**
 * sender_flow_has_newer_draft:
 *
 * Tells whether somebody edited the flow after it was published: what is on the screen in Studio is
 * not what users get.
 *
 * Returns: whether a newer revision than the published one exists
 */
gboolean
sender_flow_has_newer_draft (SenderFlow *self)
{
  return self->origin == SENDER_FLOW_ORIGIN_PUBLISHED && self->latest_revision > self->revision;
}

/**
 * sender_flow_is_test_user:
 * @number: a telephone number, in whichever spelling
 *
 * Tells whether a number runs the newest draft.
 *
 * Returns: whether it is listed as a test user
 */
gboolean
sender_flow_is_test_user (SenderFlow *self,
                          const char *number)
{
  g_autofree char *key = dup_number_key (number);

  return g_hash_table_contains (self->test_users, key);
}

/**
 * sender_flow_get_fault:
 *
 * Gets the first thing that is wrong with the flow's structure, or what the service found.
 *
 * Returns: (nullable): a sentence, %NULL if the flow is valid
 */
const char *
sender_flow_get_fault (SenderFlow *self)
{
  return self->fault;
}

/* Where a REST request enters; NULL if the trigger leads nowhere for it. */
static const char *
get_entry (SenderFlow *self)
{
  SenderJson *initial = sender_flow_get_initial_state (self);
  const char *type = initial != NULL ? sender_json_get_string_member (initial, "type") : NULL;
  const char *next = NULL;

  if (g_strcmp0 (type, "trigger") == 0)
    next = sender_flow_state_get_next (initial, "incomingRequest");
  return next != NULL && sender_flow_find_state (self, next) != NULL ? next : NULL;
}

/**
 * sender_flow_has_rest_trigger:
 *
 * Tells whether the trigger's “REST API” leads to a widget. If not, Twilio accepts every request
 * and sends nothing.
 *
 * Returns: whether a request starts anything
 */
gboolean
sender_flow_has_rest_trigger (SenderFlow *self)
{
  return get_entry (self) != NULL;
}

static SenderJson *
get_transitions (SenderJson *state)
{
  SenderJson *transitions = sender_json_get_member (state, "transitions");

  return transitions != NULL && sender_json_get_kind (transitions) == SENDER_JSON_ARRAY
           ? transitions
           : NULL;
}

static const char *
get_next (SenderJson *transition)
{
  const char *next = is_object (transition) ? sender_json_get_string_member (transition, "next")
                                            : NULL;

  return next != NULL && *next != '\0' ? next : NULL;
}

const char *
sender_flow_state_get_next (SenderJson *state,
                            const char *event)
{
  SenderJson *transitions = get_transitions (state);
  guint       length = transitions != NULL ? sender_json_get_length (transitions) : 0;

  for (guint i = 0; i < length; i++)
    {
      SenderJson *transition = sender_json_get_element (transitions, i);
      const char *next = get_next (transition);

      if (next != NULL &&
          (event == NULL ||
           g_strcmp0 (sender_json_get_string_member (transition, "event"), event) == 0))
        return next;
    }
  return NULL;
}

GPtrArray *
sender_flow_collect_reachable (SenderFlow *self)
{
  GPtrArray             *found = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char            *entry = get_entry (self);

  if (entry != NULL && g_hash_table_add (seen, (gpointer) entry))
    g_ptr_array_add (found, (gpointer) entry);
  for (guint i = 0; i < found->len; i++)
    {
      SenderJson *state = sender_flow_find_state (self, g_ptr_array_index (found, i));
      SenderJson *transitions = get_transitions (state);
      guint       length = transitions != NULL ? sender_json_get_length (transitions) : 0;

      for (guint j = 0; j < length; j++)
        {
          const char *next = get_next (sender_json_get_element (transitions, j));

          if (next != NULL && sender_flow_find_state (self, next) != NULL &&
              g_hash_table_add (seen, (gpointer) next))
            g_ptr_array_add (found, (gpointer) next);
        }
    }
  return found;
}

/**
 * sender_flow_reaches:
 * @channel: a channel
 *
 * Tells whether a request can reach a widget that sends on a channel.
 *
 * Returns: whether it can
 */
gboolean
sender_flow_reaches (SenderFlow   *self,
                     SenderChannel channel)
{
  for (guint i = 0; i < self->senders->len; i++)
    {
      const SenderFlowSender *sender = g_ptr_array_index (self->senders, i);

      if (sender->channel == channel)
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_flow_get_reads:
 *
 * Gets what reachable widgets read of `flow.data` and `trigger.request.parameters`.
 *
 * Returns: (transfer none) (element-type SenderFlowRead): in the order of reaching, without repeats
 */
GPtrArray *
sender_flow_get_reads (SenderFlow *self)
{
  return self->reads;
}

/**
 * sender_flow_get_senders:
 *
 * Gets the reachable widgets that send. The text of a call is what is said first once it is
 * answered; a widget without a text has an empty one.
 *
 * Returns: (transfer none) (element-type SenderFlowSender): in the order of reaching
 */
GPtrArray *
sender_flow_get_senders (SenderFlow *self)
{
  return self->senders;
}

/**
 * sender_flow_get_definition:
 *
 * Gets the definition as read.
 *
 * Returns: (transfer none): an object
 */
SenderJson *
sender_flow_get_definition (SenderFlow *self)
{
  return self->definition;
}

/**
 * sender_flow_find_state:
 * @name: a widget's name; case counts
 *
 * Looks a widget up.
 *
 * Returns: (transfer none) (nullable): its object in the definition
 */
SenderJson *
sender_flow_find_state (SenderFlow *self,
                        const char *name)
{
  return g_hash_table_lookup (self->states, name);
}

/**
 * sender_flow_get_initial_state:
 *
 * Gets the widget the flow begins at.
 *
 * Returns: (transfer none) (nullable): its object in the definition
 */
SenderJson *
sender_flow_get_initial_state (SenderFlow *self)
{
  const char *initial = sender_json_get_string_member (self->definition, "initial_state");

  return initial != NULL ? sender_flow_find_state (self, initial) : NULL;
}
