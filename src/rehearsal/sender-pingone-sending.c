/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-sending.h"

#include "sender-answer.h"
#include "sender-error.h"
#include "sender-message.h"
#include "sender-pingone-chain.h"
#include "sender-shape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SETTLE_SECONDS 240
#define MAX_SETTLE 3600
#define ASSUMPTION                                                                                \
  "What counts as a failure of a provider is not documented. Assumed: any transport error, no "   \
  "answer within 20 seconds, or an answer that is not 2xx. What happens after a 2xx never makes " \
  "PingOne fall back."

static const char *const channels[] = { "sms", "voice", NULL };

static const SenderShape sender_shape[] = {
  { "id", SENDER_SHAPE_TEXT },
  { "configuration", SENDER_SHAPE_OBJECT },
  { "secret", SENDER_SHAPE_TEXT },
  { NULL },
};

static const SenderShape sending_shape[] = {
  { "senders", SENDER_SHAPE_OBJECTS, .inner = sender_shape },
  { "chain", SENDER_SHAPE_TEXTS },
  { "channel", SENDER_SHAPE_TEXT, .words = channels },
  { "to", SENDER_SHAPE_TEXT },
  { "from", SENDER_SHAPE_TEXT },
  { "template", SENDER_SHAPE_TEXT },
  { "locale", SENDER_SHAPE_TEXT },
  { "content", SENDER_SHAPE_TEXT },
  { "values", SENDER_SHAPE_MAP },
  { "otp", SENDER_SHAPE_TEXT },
  { "settle", SENDER_SHAPE_WHOLE, 0, MAX_SETTLE },
  { NULL },
};

typedef struct
{
  SenderChain chain;
  SenderJson *json;
  char       *code;
} Sending;

static void
sending_clear (Sending *self)
{
  g_free (self->code);
  g_free (self->chain.shown);
  g_clear_pointer (&self->chain.values, g_hash_table_unref);
  g_clear_object (&self->chain.message);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sending, sending_clear)

static void
read_values (Sending *self)
{
  SenderJson *values = sender_read_kind (self->json, "values", SENDER_JSON_OBJECT);

  self->chain.values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; values != NULL && i < sender_json_get_length (values); i++)
    {
      const char *value = sender_json_get_text (sender_json_get_element (values, i));

      g_hash_table_insert (self->chain.values, g_strdup (sender_json_get_name (values, i)),
                           g_strdup (value));
    }
  g_hash_table_insert (self->chain.values, g_strdup ("otp"), g_strdup (self->code));
}

static gboolean
check_sending (SenderJson *json,
               GError    **error)
{
  if (!sender_shape_check (json, sending_shape, error))
    return FALSE;
  if (sender_json_get_member (json, "to") != NULL &&
      sender_json_get_member (json, "senders") != NULL &&
      sender_json_get_member (json, "chain") != NULL)
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("Sending needs the members “to”, “senders” and “chain”."));
  return FALSE;
}

static SenderJson *
find_sender (Sending    *self,
             const char *id)
{
  SenderJson *senders = sender_read_kind (self->json, "senders", SENDER_JSON_ARRAY);

  for (guint i = 0; i < sender_json_get_length (senders); i++)
    {
      SenderJson *sender = sender_json_get_element (senders, i);

      if (g_strcmp0 (sender_json_get_string_member (sender, "id"), id) == 0)
        return sender;
    }
  return NULL;
}

static gboolean
find_link (gpointer         user_data,
           const char      *id,
           SenderChainLink *link)
{
  SenderJson *sender = find_sender (user_data, id);
  SenderJson *document = sender_read_kind (sender, "configuration", SENDER_JSON_OBJECT);

  if (sender == NULL)
    return FALSE;
  if (document != NULL)
    link->config = sender_record_new_from_json (SENDER_TYPE_CONFIG, document, NULL);
  link->secret = g_strdup (sender_json_get_string_member (sender, "secret"));
  return TRUE;
}

static void
sending_init (Sending     *self,
              SenderStage *stage,
              SenderJson  *json)
{
  const char *channel = sender_json_get_string_member (json, "channel");
  const char *code = sender_json_get_string_member (json, "otp");
  const char *content = sender_json_get_string_member (json, "content");
  gboolean    voice = g_strcmp0 (channel, "voice") == 0;

  self->json = json;
  self->code = code != NULL ? g_strdup (code) : sender_pingone_chain_new_code ();
  self->chain.stage = stage;
  self->chain.to = sender_json_get_string_member (json, "to");
  self->chain.from = sender_json_get_string_member (json, "from");
  self->chain.channel = voice ? SENDER_CHANNEL_VOICE : SENDER_CHANNEL_SMS;
  self->chain.code = self->code;
  self->chain.template_name = sender_json_get_string_member (json, "template");
  self->chain.locale = sender_json_get_string_member (json, "locale");
  self->chain.find = find_link;
  self->chain.user_data = self;
  read_values (self);
  if (content != NULL)
    self->chain.message = g_object_new (SENDER_TYPE_MESSAGE, "content", content, NULL);
}

/* What the phone got since @serial, oldest first. It may be more than one message: where the answer
 * of a provider was lost, it and the next one deliver. */
static SenderJson *
list_arrivals (Sending *self,
               guint64  serial)
{
  SenderJson  *list = sender_json_new_array ();
  SenderShelf *shelf = self->chain.stage->arrivals;

  for (guint i = 0; i < sender_shelf_get_length (shelf); i++)
    {
      SenderJson *arrival = sender_shelf_get (shelf, i);

      if (sender_read_int (arrival, "id", 0) >= (gint64) serial &&
          g_strcmp0 (sender_json_get_string_member (arrival, "to"), self->chain.to) == 0)
        sender_json_append (list, sender_json_ref (arrival));
    }
  return list;
}

/* The one that came from the provider that accepted it. */
static SenderJson *
find_arrival (SenderJson *arrivals,
              const char *accepted)
{
  gboolean by_ping = g_strcmp0 (accepted, SENDER_PINGONE_TWILIO) == 0;

  for (guint i = 0; accepted != NULL && i < sender_json_get_length (arrivals); i++)
    {
      SenderJson *arrival = sender_json_get_element (arrivals, i);
      const char *account = sender_json_get_string_member (arrival, "account");

      if ((g_strcmp0 (account, SENDER_PINGONE_TWILIO) == 0) == by_ping)
        return arrival;
    }
  return NULL;
}

static SenderJson *
send_once (SenderStage *stage,
           SenderJson  *json,
           guint        n_unreachable)
{
  g_auto (Sending) self = { 0 };
  g_autofree char *accepted = NULL;
  SenderJson      *answer = NULL;
  SenderJson      *attempts = NULL;
  SenderJson      *arrival = NULL;
  SenderJson      *arrivals = NULL;
  guint64          serial = stage->serial;
  gint64           settle = sender_read_int (json, "settle", SETTLE_SECONDS);

  sending_init (&self, stage, json);
  self.chain.n_unreachable = n_unreachable;
  attempts = sender_json_new_array ();
  accepted = sender_pingone_chain_walk (&self.chain, sender_json_get_member (json, "chain"),
                                        attempts);
  sender_clock_advance (stage->clock, settle * SENDER_SECOND);
  arrivals = list_arrivals (&self, serial);
  arrival = find_arrival (arrivals, accepted);
  answer = sender_json_new_object ();
  sender_put_boolean (answer, "simulated", TRUE);
  sender_put_text (answer, "code", self.code);
  sender_put_text (answer, "message", self.chain.shown);
  sender_put (answer, "attempts", attempts);
  sender_put_text (answer, "accepted_by", accepted);
  sender_put_text (answer, "delivered_by", arrival != NULL ? accepted : NULL);
  sender_put (answer, "handset",
              arrival != NULL ? sender_json_ref (arrival) : sender_json_new_null ());
  sender_put (answer, "arrivals", arrivals);
  sender_put_text (answer, "assumption", ASSUMPTION);
  return answer;
}

/**
 * sender_pingone_sending_run:
 * @stage: what the stand-ins share
 * @json: what is to be sent, and by whom
 * @error: return location
 *
 * Sends as PingOne does, and lets time pass until it shows what arrived.
 *
 * Returns: (transfer full) (nullable): what happened: `code`, `message`, `attempts`, `accepted_by`,
 *   `delivered_by`, `handset`, `arrivals`, `assumption`
 */
SenderJson *
sender_pingone_sending_run (SenderStage *stage,
                            SenderJson  *json,
                            GError     **error)
{
  return check_sending (json, error) ? send_once (stage, json, 0) : NULL;
}

/* What can happen to a provider. */
#define REFUSES 1

static const struct
{
  const char *name;
  const char *fault; /* (nullable) */
  gboolean    is_unreachable;
} fates[] = {
  { "ok", NULL },
  { "refuses", "{\"kind\":\"status\",\"service\":\"studio\",\"status\":401}" },
  { "server-error", "{\"kind\":\"status\",\"service\":\"studio\",\"status\":500}" },
  { "connection-refused", NULL, TRUE },
  { "hangs", "{\"kind\":\"hang\",\"service\":\"studio\"}" },
  { "flow-fails", "{\"kind\":\"flow-fails\"}" },
};

/* The chain that the switch gives: the first of the senders, and Ping's own account or not. */
static SenderJson *
make_switched_chain (SenderJson *json,
                     gboolean    fallback)
{
  SenderJson *senders = sender_read_kind (json, "senders", SENDER_JSON_ARRAY);
  SenderJson *chain = sender_json_new_array ();
  const char *id = NULL;

  if (senders != NULL && sender_json_get_length (senders) > 0)
    id = sender_json_get_string_member (sender_json_get_element (senders, 0), "id");
  sender_json_append (chain, sender_json_new_string (id != NULL ? id : ""));
  if (fallback)
    sender_json_append (chain, sender_json_new_string (SENDER_PINGONE_TWILIO));
  return chain;
}

static void
add_fault (SenderStage *stage,
           const char  *text,
           guint        n_failing)
{
  g_autoptr (SenderJson) fault = sender_json_parse (text, -1, NULL);
  g_autoptr (GError)     error = NULL;

  if (n_failing > 0)
    sender_put_int (fault, "count", n_failing);
  if (!sender_faults_add (stage->faults, fault, &error))
    g_error ("%s: %s", text, error->message);
}

/* Sends once while @n_failing requests have a fate, or with 0 all of them. */
static SenderJson *
suffer (SenderStage *stage,
        SenderJson  *call,
        guint        fate,
        guint        n_failing)
{
  guint       n_unreachable = n_failing > 0 ? n_failing : G_MAXUINT;
  SenderJson *row = NULL;

  sender_faults_clear (stage->faults);
  if (fates[fate].fault != NULL)
    add_fault (stage, fates[fate].fault, n_failing);
  row = send_once (stage, call, fates[fate].is_unreachable ? n_unreachable : 0);
  sender_faults_clear (stage->faults);
  sender_put_text (row, "provider", fates[fate].name);
  sender_json_remove_member (row, "assumption");
  return row;
}

static SenderJson *
compare_one (SenderStage *stage,
             SenderJson  *json,
             guint        fate,
             gboolean     fallback)
{
  g_autoptr (SenderJson) call = sender_json_copy (json);
  SenderJson            *row = NULL;

  sender_put (call, "chain", make_switched_chain (json, fallback));
  row = suffer (stage, call, fate, 0);
  sender_put_boolean (row, "fallback", fallback);
  return row;
}

/* Those before Ping's own account, which never fails here. */
static guint
count_providers (SenderJson *chain)
{
  guint n = 0;

  while (n < sender_json_get_length (chain) &&
         strcmp (sender_json_get_text (sender_json_get_element (chain, n)),
                 SENDER_PINGONE_TWILIO) != 0)
    n++;
  return n;
}

static gboolean
is_switched (SenderJson *json,
             SenderJson *chain)
{
  g_autoptr (SenderJson) off = make_switched_chain (json, FALSE);
  g_autoptr (SenderJson) on = make_switched_chain (json, TRUE);

  return sender_json_equal (chain, off) || sender_json_equal (chain, on);
}

/* A chain that no switch gives: everything that can happen to its first provider, and then one
 * after the other refusing. Where Ping's own account is the first, named or not, nothing can. */
static void
add_order (SenderStage *stage,
           SenderJson  *json,
           SenderJson  *answer)
{
  SenderJson *chain = sender_json_get_member (json, "chain");
  SenderJson *rows = NULL;
  guint       n = count_providers (chain);
  guint       n_rows = n > 0 ? (guint) G_N_ELEMENTS (fates) + n - 1 : 1;

  if (is_switched (json, chain))
    return;
  rows = sender_json_new_array ();
  for (guint i = 0; i < n_rows; i++)
    {
      guint       failing = i < G_N_ELEMENTS (fates) ? 1 : i - G_N_ELEMENTS (fates) + 2;
      SenderJson *row = suffer (stage, json, failing == 1 ? i : REFUSES, failing);

      sender_put_int (row, "failing", failing);
      sender_json_append (rows, row);
    }
  sender_put (answer, "order", rows);
}

/**
 * sender_pingone_sending_compare:
 * @stage: what the stand-ins share
 * @json: what is to be sent, by the first of `senders`
 * @error: return location
 *
 * Tries out everything that can happen to a provider, with the fallback to Ping's account off and
 * on; and, where `chain` is neither of both, what happens along it.
 *
 * Returns: (transfer full) (nullable): `rows`, each as sender_pingone_sending_run() answers with
 *   `provider` and `fallback`; `order`, with `provider` and how many are `failing`; `assumption`
 */
SenderJson *
sender_pingone_sending_compare (SenderStage *stage,
                                SenderJson  *json,
                                GError     **error)
{
  g_autoptr (SenderJson) answer = sender_json_new_object ();
  SenderJson            *rows = NULL;

  if (!check_sending (json, error))
    return NULL;
  rows = sender_json_new_array ();
  sender_put_boolean (answer, "simulated", TRUE);
  sender_put (answer, "rows", rows);
  sender_put_text (answer, "assumption", ASSUMPTION);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (fates); i++)
    {
      sender_json_append (rows, compare_one (stage, json, i / 2, i % 2 == 1));
    }
  add_order (stage, json, answer);
  return g_steal_pointer (&answer);
}
