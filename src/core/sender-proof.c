/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-private.h"

#include "sender-channel-request.h"
#include "sender-json.h"
#include "sender-message.h"

#include <glib/gi18n-lib.h>

#define N_THREADS 2
#define N_STAGES 2
/* How many codes are tried between two looks at the cancellable: a few milliseconds. */
#define CANCEL_INTERVAL 4096
#define FIRST_DIGIT_UNIT (SENDER_PROOF_CODES / 10)

/* Everything the threads share. */
typedef struct
{
  SenderProofRoute  route;
  SenderProofStage *stages[N_STAGES]; /* (owned) (nullable): the second where there is one */
  GCancellable     *cancellable;      /* (unowned) (nullable) */
} Proof;

typedef struct
{
  const Proof *proof;
  guint        first;
  guint        end;
  guint        survived;
  guint        first_failure; /* `end` if none */
  guint        failures_by_digit[10];
} Share;

static void
write_code (char *code,
            guint number)
{
  for (int i = SENDER_PROOF_DIGITS - 1; i >= 0; i--)
    {
      code[i] = (char) ('0' + number % 10);
      number /= 10;
    }
  code[SENDER_PROOF_DIGITS] = '\0';
}

/* NULL if @code survives, else the text in which it does not. */
static const GString *
find_failure (const Proof        *proof,
              SenderProofScratch *scratch,
              const char         *code,
              GError            **error)
{
  if (!sender_proof_scratch_carry (scratch, code))
    return scratch->payload;
  for (gsize i = 0; i < N_STAGES && proof->stages[i] != NULL; i++)
    {
      if (!sender_proof_stage_holds (proof->stages[i], scratch, code, error))
        return sender_proof_stage_get_text (proof->stages[i], scratch);
    }
  return NULL;
}

static gpointer
share_thread (gpointer data)
{
  Share                      *share = data;
  g_auto (SenderProofScratch) scratch = { NULL };
  char                        code[SENDER_PROOF_DIGITS + 1] = "";

  sender_proof_scratch_init (&scratch, &share->proof->route);
  share->first_failure = share->end;
  for (guint i = share->first; i < share->end; i++)
    {
      if (i % CANCEL_INTERVAL == 0 && g_cancellable_is_cancelled (share->proof->cancellable))
        return NULL;
      write_code (code, i);
      if (find_failure (share->proof, &scratch, code, NULL) == NULL)
        share->survived++;
      else
        {
          share->failures_by_digit[i / FIRST_DIGIT_UNIT]++;
          share->first_failure = MIN (share->first_failure, i);
        }
    }
  return NULL;
}

/* The calling thread takes the last share; the others get threads of their own. */
static void
run_shares (const Proof *proof,
            Share       *shares)
{
  GThread *threads[N_THREADS - 1] = { NULL };

  for (guint i = 0; i < N_THREADS; i++)
    {
      shares[i].proof = proof;
      shares[i].first = SENDER_PROOF_CODES / N_THREADS * i;
      shares[i].end = SENDER_PROOF_CODES / N_THREADS * (i + 1);
    }
  for (guint i = 0; i < N_THREADS - 1; i++)
    threads[i] = g_thread_new ("proof", share_thread, &shares[i]);
  share_thread (&shares[N_THREADS - 1]);
  for (guint i = 0; i < N_THREADS - 1; i++)
    g_thread_join (threads[i]);
}

static void
fail_all (SenderProof *self,
          char        *reason)
{
  self->survived = 0;
  self->first_failure = g_strdup ("000000");
  self->reason = reason;
  for (guint i = 0; i < G_N_ELEMENTS (self->failures_by_digit); i++)
    self->failures_by_digit[i] = FIRST_DIGIT_UNIT;
}

static void
describe_failure (SenderProof *self,
                  const Proof *proof,
                  guint        number)
{
  const GString              *text = NULL;
  g_auto (SenderProofScratch) scratch = { NULL };
  g_autoptr (GError)          error = NULL;
  char                        code[SENDER_PROOF_DIGITS + 1] = "";

  write_code (code, number);
  sender_proof_scratch_init (&scratch, &proof->route);
  text = find_failure (proof, &scratch, code, &error);
  self->first_failure = g_strdup (code);
  if (error != NULL)
    self->reason = g_strdup_printf (_ ("“%s” is no JSON. %s"), text->str, error->message);
  else
    self->reason = g_strdup_printf (_ ("The code %s arrives changed: “%s”."), code,
                                    text->str);
}

static void
add_up (SenderProof *self,
        const Proof *proof,
        const Share *shares)
{
  guint first_failure = SENDER_PROOF_CODES;

  for (guint i = 0; i < N_THREADS; i++)
    {
      self->survived += shares[i].survived;
      if (shares[i].first_failure < shares[i].end)
        first_failure = MIN (first_failure, shares[i].first_failure);
      for (guint digit = 0; digit < G_N_ELEMENTS (self->failures_by_digit); digit++)
        self->failures_by_digit[digit] += shares[i].failures_by_digit[digit];
    }
  if (first_failure < SENDER_PROOF_CODES)
    describe_failure (self, proof, first_failure);
}

/* What the builder says of a request that never leaves because of its headers, or NULL. Of the URL
 * and the secret nothing is asked: a proof needs neither. */
static char *
find_refusal (SenderConfig         *config,
              SenderChannelRequest *request)
{
  g_autoptr (SenderRequest) built = sender_request_new ("POST", "");
  g_autoptr (GError)        error = NULL;

  if (sender_builder_add_headers (config, request, NULL, built, &error))
    return NULL;
  return g_strdup (error->message);
}

/* Why nothing arrives at all, or NULL. */
static char *
find_dead_end (const Proof        *proof,
               SenderProofScratch *scratch,
               SenderMessage      *message)
{
  const SenderCarrier *carrier = &proof->route.carrier;

  if (!sender_variables_uses (sender_message_get_content (message), "otp"))
    return g_strdup (_ ("The message does not hold the variable ${otp}."));
  if (carrier->kind == SENDER_CARRIER_NONE)
    return g_strdup (_ ("The request sends the message in none of its fields."));
  if (!sender_proof_scratch_carry (scratch, "000000"))
    return g_strdup_printf (_ ("The request has no field “%s”, from which the message is read."),
                            carrier->key);
  return NULL;
}

/* Finds what must arrive; a raw body may hold, as a text of its own, a message that is JSON. */
static char *
prepare (Proof         *proof,
         SenderMessage *message)
{
  g_auto (SenderProofScratch) scratch = { NULL };
  char                       *reason = NULL;

  sender_proof_scratch_init (&scratch, &proof->route);
  reason = find_dead_end (proof, &scratch, message);
  if (reason == NULL)
    proof->stages[0] = sender_proof_stage_new (&scratch, FALSE, &reason);
  if (proof->stages[0] != NULL && proof->route.carrier.kind == SENDER_CARRIER_BODY)
    proof->stages[1] = sender_proof_stage_new (&scratch, TRUE, &reason);
  return reason;
}

static void
proof_clear (Proof *proof)
{
  sender_proof_route_clear (&proof->route);
  for (gsize i = 0; i < N_STAGES; i++)
    g_clear_pointer (&proof->stages[i], sender_proof_stage_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proof, proof_clear)

/**
 * sender_proof_run:
 * @config: the configuration
 * @request: the channel's request
 * @message: the message
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Takes all 1,000,000 six-digit codes through message, request, form decoding and strict JSON, and
 * counts those that come back identical in each member whose text holds `${otp}`. A JSON number
 * counts as its text. What is not read as JSON has to hold the code, and all around it, unchanged.
 * None survives where the headers keep the request from being sent.
 *
 * Blocks; the work is split over two threads. The result does not depend on how they run.
 *
 * Returns: (transfer full): the result; %NULL with %G_IO_ERROR_CANCELLED
 */
SenderProof *
sender_proof_run (SenderConfig         *config,
                  SenderChannelRequest *request,
                  SenderMessage        *message,
                  GCancellable         *cancellable,
                  GError              **error)
{
  g_autoptr (SenderProof) self = g_new0 (SenderProof, 1);
  g_auto (Proof)          proof = { .cancellable = cancellable };
  SenderBuildInput        input = { .message = message };
  Share                   shares[N_THREADS] = { 0 };
  char                   *reason = NULL;

  input.from = sender_builder_get_default_from (config,
                                                sender_channel_request_get_channel (request));
  self->codes = SENDER_PROOF_CODES;
  self->users = g_ptr_array_new_with_free_func (g_free);
  sender_proof_route_init (&proof.route, config, request, &input);
  reason = find_refusal (config, request);
  if (reason == NULL)
    reason = prepare (&proof, message);
  if (reason != NULL)
    {
      fail_all (self, reason);
      return g_steal_pointer (&self);
    }
  run_shares (&proof, shares);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  add_up (self, &proof, shares);
  sender_proof_try_users (self->users, config, request, input);
  return g_steal_pointer (&self);
}

/**
 * sender_proof_free:
 * @self: a proof
 *
 * Frees it.
 */
void
sender_proof_free (SenderProof *self)
{
  g_free (self->first_failure);
  g_free (self->reason);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_free (self);
}

static SenderJson *
new_nullable (const char *text)
{
  return text != NULL ? sender_json_new_string (text) : sender_json_new_null ();
}

/**
 * sender_proof_to_json:
 * @self: a proof
 *
 * Writes the result as `senderctl prove --format json` prints it.
 *
 * Returns: (transfer full): an object of `codes`, `survived`, `first_failure` and `reason`
 */
SenderJson *
sender_proof_to_json (const SenderProof *self)
{
  SenderJson *object = sender_json_new_object ();

  sender_json_set_member (object, "codes", sender_json_new_int (self->codes));
  sender_json_set_member (object, "survived", sender_json_new_int (self->survived));
  sender_json_set_member (object, "first_failure", new_nullable (self->first_failure));
  sender_json_set_member (object, "reason", new_nullable (self->reason));
  return object;
}
