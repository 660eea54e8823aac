/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-failures.h"

#include "sender-builder.h"
#include "sender-json-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many codes after the first failure are looked at: a message that fails seldom has few to
 * show. */
#define MAX_TRIES 1000

static void
failure_free (gpointer data)
{
  SenderProofFailure *self = data;

  g_free (self->code);
  g_free (self->text);
  g_free (self);
}

/* What is wrong with the message for one code, NULL if it is JSON. */
static SenderProofFailure *
try_code (SenderJsonScanner *scanner,
          SenderConfig      *config,
          SenderMessage     *message,
          guint              number)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char       *code = g_strdup_printf ("%06u", number);
  SenderBuildInput       input = { .message = message, .values = values };
  g_autofree char       *text = NULL;
  SenderProofFailure    *failure = NULL;

  g_hash_table_insert (values, (gpointer) "otp", code);
  text = sender_builder_render_message (config, &input);
  if (sender_json_scanner_scan (scanner, text, strlen (text), NULL, NULL, NULL))
    return NULL;
  failure = g_new0 (SenderProofFailure, 1);
  failure->offset = sender_json_scanner_get_end (scanner, &failure->column);
  failure->code = g_steal_pointer (&code);
  failure->text = g_steal_pointer (&text);
  return failure;
}

/**
 * sender_proof_list_failures:
 * @proof: what was found
 * @config: the configuration
 * @message: the message
 * @limit: how many to tell of
 *
 * Lists codes with which the message is no JSON, from the first that did not survive.
 *
 * Returns: (transfer full) (element-type SenderProofFailure): the failures; none where the message
 *   is meant to be plain text, or gets lost elsewhere
 */
GPtrArray *
sender_proof_list_failures (const SenderProof *proof,
                            SenderConfig      *config,
                            SenderMessage     *message,
                            guint              limit)
{
  GPtrArray                    *failures = g_ptr_array_new_with_free_func (failure_free);
  g_autoptr (SenderJsonScanner) scanner = sender_json_scanner_new ();
  guint                         first = 0;

  if (proof->first_failure == NULL)
    return failures;
  first = (guint) g_ascii_strtoull (proof->first_failure, NULL, 10);
  for (guint i = first; i < MIN (first + MAX_TRIES, proof->codes) && failures->len < limit; i++)
    {
      SenderProofFailure *failure = try_code (scanner, config, message, i);

      if (failure != NULL)
        g_ptr_array_add (failures, failure);
    }
  return failures;
}

/**
 * sender_proof_dup_sentence:
 *
 * Says how many codes survive.
 *
 * Returns: (transfer full): the sentence
 */
char *
sender_proof_dup_sentence (const SenderProof *proof)
{
  if (proof->survived == proof->codes)
    return g_strdup_printf (_ ("All %'u codes survive"), proof->codes);
  if (proof->survived == 0)
    return g_strdup_printf (_ ("None of %'u codes survives"), proof->codes);
  return g_strdup_printf (_ ("%'u of %'u codes survive"), proof->survived, proof->codes);
}
