/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-truth-table.h"

#include "sender-chain-words.h"
#include "sender-chain.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-fallback.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SENDER_NAME "sender"

static const struct
{
  const char *name;
  const char *text;
} conditions[] = {
  { "ok", N_ ("works") },
  { "refuses", N_ ("refuses the request") },
  { "server-error", N_ ("answers with an error") },
  { "connection-refused", N_ ("can’t be reached") },
  { "hangs", N_ ("never answers") },
  { "flow-fails", N_ ("accepts, then the flow fails") },
};

static void
add_sender (SenderJson   *senders,
            const char   *id,
            SenderConfig *config,
            const char   *secret)
{
  SenderJson *sender = sender_json_new_object ();

  sender_json_set_string (sender, "id", id);
  sender_json_set_member (sender, "configuration", sender_record_to_json (SENDER_RECORD (config)));
  sender_json_set_string (sender, "secret", secret);
  sender_json_append (senders, sender);
}

/* What other senders are set up for nobody knows here: they are played by the configuration’s own
 * requests. */
static SenderJson *
make_chain (SenderConfig *config,
            SenderJson   *senders,
            const char   *secret)
{
  SenderJson    *chain = sender_json_new_array ();
  g_auto (GStrv) order = sender_fallback_dup_order (sender_config_get_fallback (config));

  for (guint i = 0; order[i] != NULL; i++)
    {
      gboolean is_own = strcmp (order[i], SENDER_CHAIN_SELF) == 0;

      sender_json_append (chain, sender_json_new_string (is_own ? SENDER_NAME : order[i]));
      if (!is_own && strcmp (order[i], SENDER_CHAIN_PING) != 0)
        add_sender (senders, order[i], config, secret);
    }
  return chain;
}

/**
 * sender_truth_table_make_call:
 * @config: the configuration
 * @secret: the pretend secret that the stand-ins know
 * @to: the pretend phone
 *
 * Makes what the stand-ins are asked.
 *
 * Returns: (transfer full): the call
 */
SenderJson *
sender_truth_table_make_call (SenderConfig *config,
                              const char   *secret,
                              const char   *to)
{
  gboolean    has_sms = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0) != NULL;
  gboolean    has_voice = sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0) != NULL;
  SenderJson *call = sender_json_new_object ();
  SenderJson *senders = sender_json_new_array ();

  add_sender (senders, SENDER_NAME, config, secret);
  sender_json_set_member (call, "chain", make_chain (config, senders, secret));
  sender_json_set_member (call, "senders", senders);
  sender_json_set_string (call, "channel", has_voice && !has_sms ? "voice" : "sms");
  sender_json_set_string (call, "to", to);
  return call;
}

static const char *
describe_provider (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    if (strcmp (conditions[i].name, name) == 0)
      return _ (conditions[i].text);
  return NULL;
}

static const char *
describe_deliverer (const char *by)
{
  if (by == NULL)
    return _ ("nobody");
  return strcmp (by, SENDER_NAME) == 0 ? _ ("the provider") : _ ("Ping’s own account");
}

/* The row of a condition, made when the first of its two answers comes. */
static SenderTruthRow *
ensure_row (GArray     *table,
            const char *provider)
{
  SenderTruthRow row = { .provider = provider };

  for (guint i = 0; i < table->len; i++)
    if (strcmp (g_array_index (table, SenderTruthRow, i).provider, provider) == 0)
      return &g_array_index (table, SenderTruthRow, i);
  g_array_append_val (table, row);
  return &g_array_index (table, SenderTruthRow, table->len - 1);
}

static gboolean
read_row (GArray     *table,
          SenderJson *json)
{
  const char     *name = sender_json_get_string_member (json, "provider");
  const char     *provider = name != NULL ? describe_provider (name) : NULL;
  SenderJson     *fallback = sender_json_get_member (json, "fallback");
  const char     *by = describe_deliverer (sender_json_get_string_member (json, "delivered_by"));
  SenderTruthRow *row = NULL;

  if (provider == NULL || fallback == NULL)
    return FALSE;
  row = ensure_row (table, provider);
  if (sender_json_get_boolean (fallback))
    row->enabled = by;
  else
    {
      row->disabled = by;
      row->is_delivered = sender_json_get_string_member (json, "delivered_by") != NULL;
    }
  return TRUE;
}

static gboolean
is_complete (GArray *table)
{
  for (guint i = 0; i < table->len; i++)
    {
      const SenderTruthRow *row = &g_array_index (table, SenderTruthRow, i);

      if (row->disabled == NULL || row->enabled == NULL)
        return FALSE;
    }
  return table->len > 0;
}

/**
 * sender_truth_table_read:
 * @answer: what the stand-ins answered
 * @error: return location
 *
 * Reads the table: a row for each thing that can happen to a provider.
 *
 * Returns: (transfer full) (nullable) (element-type SenderTruthRow): the rows
 */
GArray *
sender_truth_table_read (SenderJson *answer,
                         GError    **error)
{
  g_autoptr (GArray) table = g_array_new (FALSE, TRUE, sizeof (SenderTruthRow));
  SenderJson        *rows = sender_json_get_member (answer, "rows");
  gboolean           is_good = rows != NULL && sender_json_get_kind (rows) == SENDER_JSON_ARRAY;

  for (guint i = 0; is_good && i < sender_json_get_length (rows); i++)
    is_good = read_row (table, sender_json_get_element (rows, i));
  if (is_good && is_complete (table))
    return g_steal_pointer (&table);
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                       _ ("The stand-ins answered with a table that can’t be read."));
  return NULL;
}

static void
step_free (gpointer data)
{
  SenderTruthStep *self = data;

  g_strfreev (self->asked);
  g_free (self->delivered_by);
  g_free (self);
}

static char *
dup_entry (SenderJson *json,
           const char *name)
{
  const char *id = sender_json_get_string_member (json, name);

  return g_strdup (g_strcmp0 (id, SENDER_NAME) == 0 ? SENDER_CHAIN_SELF : id);
}

static SenderTruthStep *
read_step (SenderJson *json)
{
  SenderTruthStep         *self = g_new0 (SenderTruthStep, 1);
  const char              *name = sender_json_get_string_member (json, "provider");
  SenderJson              *attempts = sender_json_get_member (json, "attempts");
  SenderJson              *failing = sender_json_get_member (json, "failing");
  g_autoptr (GStrvBuilder) asked = g_strv_builder_new ();
  gint64                   number = 0;

  self->provider = name != NULL ? describe_provider (name) : NULL;
  if (failing != NULL && sender_json_get_int (failing, &number))
    self->n_failing = (guint) number;
  for (guint i = 0; attempts != NULL && i < sender_json_get_length (attempts); i++)
    {
      g_autofree char *id = dup_entry (sender_json_get_element (attempts, i), "provider");

      g_strv_builder_add (asked, id != NULL ? id : "");
    }
  self->asked = g_strv_builder_end (asked);
  self->delivered_by = dup_entry (json, "delivered_by");
  return self;
}

/**
 * sender_truth_table_read_order:
 * @answer: what the stand-ins answered, of which the table was read
 *
 * Reads what happens along an order of providers.
 *
 * Returns: (transfer full) (nullable) (element-type SenderTruthStep): %NULL where the
 *   switch decides
 */
GPtrArray *
sender_truth_table_read_order (SenderJson *answer)
{
  SenderJson            *rows = sender_json_get_member (answer, "order");
  g_autoptr (GPtrArray)  steps = g_ptr_array_new_with_free_func (step_free);
  const SenderTruthStep *step = NULL;

  for (guint i = 0; rows != NULL && i < sender_json_get_length (rows); i++)
    {
      g_ptr_array_add (steps, read_step (sender_json_get_element (rows, i)));
      step = g_ptr_array_index (steps, i);
      if (step->provider == NULL || step->n_failing == 0)
        return NULL;
    }
  return steps->len > 0 ? g_steal_pointer (&steps) : NULL;
}

/**
 * sender_truth_step_dup_failure:
 *
 * Says what happens.
 *
 * Returns: (transfer full): a sentence without its full stop
 */
char *
sender_truth_step_dup_failure (const SenderTruthStep *self)
{
  if (self->n_failing == 1)
    return g_strdup_printf (_ ("The first provider %s"), self->provider);
  return g_strdup_printf (ngettext ("The first %u provider refuses the request",
                                    "The first %u providers refuse the request",
                                    self->n_failing),
                          self->n_failing);
}

/**
 * sender_truth_step_dup_way:
 * @live: (nullable): what the environment holds
 *
 * Says who was asked, one after the other.
 *
 * Returns: (transfer full): the names
 */
char *
sender_truth_step_dup_way (const SenderTruthStep *self,
                           SenderLive            *live)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->asked[i] != NULL; i++)
    {
      g_autofree char *name = sender_chain_words_dup_entry (self->asked[i], live);

      g_string_append_printf (text, "%s%s", i > 0 ? _ (", then ") : "", name);
    }
  return g_string_free (text, FALSE);
}

/**
 * sender_truth_step_dup_deliverer:
 * @live: (nullable): what the environment holds
 *
 * Says who delivers.
 *
 * Returns: (transfer full): the name
 */
char *
sender_truth_step_dup_deliverer (const SenderTruthStep *self,
                                 SenderLive            *live)
{
  return self->delivered_by != NULL ? sender_chain_words_dup_entry (self->delivered_by, live)
                                    : g_strdup (_ ("nobody"));
}

/**
 * sender_truth_table_is_sound:
 * @table: (element-type SenderTruthRow): the rows
 *
 * Tells whether a provider that works delivers. If it doesn't, the configuration is at fault.
 *
 * Returns: whether it does
 */
gboolean
sender_truth_table_is_sound (GArray *table)
{
  return table->len > 0 && g_array_index (table, SenderTruthRow, 0).is_delivered;
}

/**
 * sender_truth_table_get_assumption:
 *
 * Says what the table rests on.
 *
 * Returns: the text, translated
 */
const char *
sender_truth_table_get_assumption (void)
{
  return _ ("What counts as a failure of a provider is not documented. Assumed: any transport "
            "error, no answer within 20 seconds, or an answer that is not 2xx. What happens after "
            "a 2xx never makes PingOne fall back.");
}
