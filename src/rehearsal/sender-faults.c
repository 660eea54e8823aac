/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-faults.h"

#include "sender-answer.h"
#include "sender-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIMIT 1000

struct _SenderFaults
{
  GPtrArray *faults; /* (element-type SenderFaultRule): in the order they were given */
};

static void
fault_clear (gpointer data)
{
  SenderFaultRule *self = data;

  g_free (self->service);
  g_free (self->method);
  g_free (self->path);
  sender_json_unref (self->json);
}

/**
 * sender_fault_rule_ref:
 * @self: a fault
 *
 * Takes a reference.
 *
 * Returns: (transfer full): the fault
 */
SenderFaultRule *
sender_fault_rule_ref (SenderFaultRule *self)
{
  return g_rc_box_acquire (self);
}

/**
 * sender_fault_rule_unref:
 * @self: (transfer full): a fault
 *
 * Gives a reference back.
 */
void
sender_fault_rule_unref (SenderFaultRule *self)
{
  g_rc_box_release_full (self, fault_clear);
}

/**
 * sender_faults_new:
 *
 * Begins with no faults.
 *
 * Returns: (transfer full): the set
 */
SenderFaults *
sender_faults_new (void)
{
  SenderFaults *self = g_new0 (SenderFaults, 1);

  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_fault_rule_unref);
  return self;
}

/**
 * sender_faults_free:
 * @self: (transfer full): a set of faults
 *
 * Frees a set.
 */
void
sender_faults_free (SenderFaults *self)
{
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/**
 * sender_faults_clear:
 * @self: a set of faults
 *
 * Takes every fault away.
 */
void
sender_faults_clear (SenderFaults *self)
{
  g_ptr_array_set_size (self->faults, 0);
}

static SenderFaultRule *
read_fault (SenderJson *json,
            GError    **error)
{
  SenderFaultKind  kind = SENDER_FAULT_REFUSE;
  SenderFaultRule *fault = NULL;

  if (!sender_fault_kind_read (json, &kind, error))
    return NULL;
  fault = g_rc_box_new0 (SenderFaultRule);
  fault->kind = kind;
  fault->service = g_strdup (sender_json_get_string_member (json, "service"));
  fault->method = g_strdup (sender_json_get_string_member (json, "method"));
  fault->path = g_strdup (sender_json_get_string_member (json, "path"));
  fault->skip = sender_read_int (json, "skip", 0);
  /* Somebody else does a thing once. */
  fault->count = sender_read_int (json, "count", kind == SENDER_FAULT_CHANGE ? 1 : -1);
  fault->handled = sender_read_boolean (json, "handled", FALSE);
  fault->json = sender_json_ref (json);
  return fault;
}

/**
 * sender_faults_add:
 * @self: a set of faults
 * @json: one fault or an array of them: `kind`, and as needed `service`, `method`, `path`, `count`,
 *   `handled` and what its kind takes
 * @error: return location
 *
 * Adds faults behind those that are there: all, or none if one is wrong.
 *
 * Returns: whether they were added
 */
gboolean
sender_faults_add (SenderFaults *self,
                   SenderJson   *json,
                   GError      **error)
{
  gboolean              many = sender_json_get_kind (json) == SENDER_JSON_ARRAY;
  guint                 n = many ? sender_json_get_length (json) : 1;
  g_autoptr (GPtrArray) read = NULL;

  if (n > LIMIT - self->faults->len)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_LIMIT,
                   _ ("There can be %d faults at most; reset the rehearsal first."), LIMIT);
      return FALSE;
    }
  read = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_fault_rule_unref);
  for (guint i = 0; i < n; i++)
    {
      SenderFaultRule *fault = read_fault (many ? sender_json_get_element (json, i) : json, error);

      if (fault == NULL)
        return FALSE;
      g_ptr_array_add (read, fault);
    }
  g_ptr_array_extend_and_steal (self->faults, g_steal_pointer (&read));
  return TRUE;
}

/**
 * sender_faults_to_json:
 * @self: a set of faults
 *
 * Lists the faults that still apply.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_faults_to_json (SenderFaults *self)
{
  SenderJson *array = sender_json_new_array ();

  for (guint i = 0; i < self->faults->len; i++)
    {
      SenderFaultRule *fault = g_ptr_array_index (self->faults, i);
      SenderJson      *json = sender_json_copy (fault->json);

      if (fault->count >= 0)
        sender_put_int (json, "count", fault->count);
      if (sender_json_get_member (json, "skip") != NULL)
        sender_put_int (json, "skip", fault->skip);
      sender_json_append (array, json);
    }
  return array;
}

static gboolean
is_on_the_way (SenderFaultKind kind)
{
  return kind > SENDER_FAULT_REFUSE && kind < SENDER_FAULT_SLOW_TLS;
}

static gboolean
fits (const char *wanted,
      const char *given)
{
  return wanted == NULL || strcmp (wanted, "*") == 0 || g_strcmp0 (wanted, given) == 0;
}

static SenderFaultRule *
take_at (SenderFaults *self,
         guint         position)
{
  SenderFaultRule *fault = sender_fault_rule_ref (g_ptr_array_index (self->faults, position));

  if (fault->count > 0 && --fault->count == 0)
    g_ptr_array_remove_index (self->faults, position);
  return fault;
}

static gboolean
concerns (const SenderFaultRule *fault,
          const char            *service,
          const char            *method,
          const char            *path)
{
  return fits (fault->service, service) && fits (fault->method, method) &&
         (fault->path == NULL || g_str_has_prefix (path, fault->path));
}

/* The first whose turn it is. */
static int
find_for (SenderFaults *self,
          const char   *service,
          const char   *method,
          const char   *path)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      SenderFaultRule *fault = g_ptr_array_index (self->faults, i);

      if (is_on_the_way (fault->kind) && fault->skip == 0 &&
          concerns (fault, service, method, path))
        return (int) i;
    }
  return -1;
}

/* A request went by those that wait for a later one. */
static void
count_down (SenderFaults *self,
            gboolean      changes,
            const char   *service,
            const char   *method,
            const char   *path)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      SenderFaultRule *fault = g_ptr_array_index (self->faults, i);

      if ((fault->kind == SENDER_FAULT_CHANGE) == changes && fault->skip > 0 &&
          concerns (fault, service, method, path))
        fault->skip--;
    }
}

/**
 * sender_faults_take_for:
 * @self: a set of faults
 * @service: whose port a request came to
 * @method: its method
 * @path: its path
 *
 * Finds what happens to a request on its way, and counts it.
 *
 * Returns: (transfer full) (nullable): the fault
 */
SenderFaultRule *
sender_faults_take_for (SenderFaults *self,
                        const char   *service,
                        const char   *method,
                        const char   *path)
{
  int              position = find_for (self, service, method, path);
  SenderFaultRule *fault = NULL;

  count_down (self, FALSE, service, method, path);
  if (position >= 0)
    fault = take_at (self, (guint) position);
  return fault;
}

/**
 * sender_faults_take_changes:
 * @self: a set of faults
 * @service: whose port a request came to
 * @method: its method
 * @path: its path
 *
 * Finds what somebody else does about the time of a request, and counts it.
 *
 * Returns: (transfer full) (element-type SenderFaultRule): the changes, in the order they were
 *   given
 */
GPtrArray *
sender_faults_take_changes (SenderFaults *self,
                            const char   *service,
                            const char   *method,
                            const char   *path)
{
  GPtrArray *changes = NULL;

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_fault_rule_unref);
  for (guint i = 0; i < self->faults->len; i++)
    {
      SenderFaultRule *fault = g_ptr_array_index (self->faults, i);

      if (fault->kind == SENDER_FAULT_CHANGE && fault->skip == 0 &&
          concerns (fault, service, method, path))
        g_ptr_array_add (changes, sender_fault_rule_ref (fault));
    }
  count_down (self, TRUE, service, method, path);
  for (guint i = 0; i < changes->len; i++)
    {
      guint position = 0;

      if (g_ptr_array_find (self->faults, g_ptr_array_index (changes, i), &position))
        sender_fault_rule_unref (take_at (self, position));
    }
  return changes;
}

/**
 * sender_faults_peek_for:
 * @self: a set of faults
 * @service: whose port a request comes to
 * @method: its method
 * @path: its path
 *
 * Finds what will happen to a request on its way, without counting it.
 *
 * Returns: (transfer none) (nullable): the fault
 */
SenderFaultRule *
sender_faults_peek_for (SenderFaults *self,
                        const char   *service,
                        const char   *method,
                        const char   *path)
{
  int position = find_for (self, service, method, path);

  return position >= 0 ? g_ptr_array_index (self->faults, (guint) position) : NULL;
}

static int
find (SenderFaults   *self,
      SenderFaultKind kind,
      const char     *service)
{
  for (guint i = 0; i < self->faults->len; i++)
    {
      SenderFaultRule *fault = g_ptr_array_index (self->faults, i);

      if (fault->kind == kind && (service == NULL || fits (fault->service, service)))
        return (int) i;
    }
  return -1;
}

/**
 * sender_faults_take:
 * @self: a set of faults
 * @kind: which kind
 *
 * Finds a fault of a kind, and counts it.
 *
 * Returns: (transfer full) (nullable): the fault
 */
SenderFaultRule *
sender_faults_take (SenderFaults   *self,
                    SenderFaultKind kind)
{
  int position = find (self, kind, NULL);

  return position >= 0 ? take_at (self, (guint) position) : NULL;
}

/**
 * sender_faults_has:
 * @self: a set of faults
 * @kind: which kind
 * @service: (nullable): where
 *
 * Tells whether there is a fault of a kind, without counting it.
 *
 * Returns: whether there is
 */
gboolean
sender_faults_has (SenderFaults   *self,
                   SenderFaultKind kind,
                   const char     *service)
{
  return find (self, kind, service) >= 0;
}
