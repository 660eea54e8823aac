/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-failures.h"

#include "sender-message.h"
#include "sender-test-config.h"

static GPtrArray *
list (const char *content,
      const char *first,
      guint       limit)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderProof              proof = { .codes = SENDER_PROOF_CODES, .first_failure = (char *) first };

  return sender_proof_list_failures (
    &proof, config, sender_test_set_message (config, SENDER_CHANNEL_SMS, content), limit);
}

static void
test_leading_zero (void)
{
  g_autoptr (GPtrArray)     failures = list ("{\"a\":\"ü\",\"OTP\":${otp}}", "000000", 3);
  const SenderProofFailure *last = NULL;

  g_assert_cmpuint (failures->len, ==, 3);
  last = g_ptr_array_index (failures, 2);
  g_assert_cmpstr (last->code, ==, "000002");
  g_assert_cmpstr (last->text, ==, "{\"a\":\"ü\",\"OTP\":000002}");
  g_assert_cmpstr (last->text + last->offset, ==, "000002}");
  /* Characters, not bytes. */
  g_assert_cmpuint (last->column, ==, 16);
}

/* Those that survive in between are left out, and nobody looks further than is worth it. */
static void
test_seldom (void)
{
  g_autoptr (GPtrArray) failures = list ("{\"OTP\":${otp}}", "099998", 5);
  g_autoptr (GPtrArray) none = list ("{\"OTP\":\"${otp}\"}", "000000", 5);

  g_assert_cmpuint (failures->len, ==, 2);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_all_survive (void)
{
  g_autoptr (GPtrArray) failures = list ("{\"OTP\":\"${otp}\"}", NULL, 3);

  g_assert_cmpuint (failures->len, ==, 0);
}

static void
test_sentence (void)
{
  SenderProof      proof = { .codes = 1000, .survived = 1000 };
  g_autofree char *all = sender_proof_dup_sentence (&proof);
  g_autofree char *some = NULL;
  g_autofree char *none = NULL;

  proof.survived = 900;
  some = sender_proof_dup_sentence (&proof);
  proof.survived = 0;
  none = sender_proof_dup_sentence (&proof);
  g_assert_cmpstr (all, ==, "All 1000 codes survive");
  g_assert_cmpstr (some, ==, "900 of 1000 codes survive");
  g_assert_cmpstr (none, ==, "None of 1000 codes survives");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof-failures/leading-zero", test_leading_zero);
  g_test_add_func ("/proof-failures/seldom", test_seldom);
  g_test_add_func ("/proof-failures/all-survive", test_all_survive);
  g_test_add_func ("/proof-failures/sentence", test_sentence);
  return g_test_run ();
}
