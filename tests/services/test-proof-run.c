/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-run.h"

#include "sender-error.h"
#include "sender-message.h"
#include "sender-test-config.h"
#include "sender-test.h"

#include <string.h>

static SenderProof *
prove (SenderConfig *config,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  SenderMessage           *message = sender_config_get_first_message (config, SENDER_CHANNEL_SMS);

  sender_proof_run_async (config, message, cancellable, sender_test_result_cb, &result);
  g_cancellable_cancel (cancellable);
  sender_test_wait_result (&result, "the proof");
  return sender_proof_run_finish (result, error);
}

static void
test_all (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderProof)  proof = prove (config, NULL, &error);
  g_autofree char         *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (proof->survived, ==, SENDER_PROOF_CODES);
  text = sender_proof_run_describe (proof);
  g_assert_cmpstr (text, ==, "1000000 of 1000000 codes survive");
}

static void
test_zeros (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderProof)  proof = NULL;
  g_autofree char         *text = NULL;

  sender_test_set_message (config, SENDER_CHANNEL_SMS, "{\"OTP\":${otp}}");
  proof = prove (config, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proof->survived, ==, 900000);
  text = sender_proof_run_describe (proof);
  g_assert_nonnull (strstr (text, "000000 is the first"));
}

static void
test_names (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderProof)  proof = NULL;
  g_autofree char         *text = NULL;

  sender_test_set_message (config, SENDER_CHANNEL_SMS,
                           "{\"OTP\":\"${otp}\",\"name\":\"${user.username}\"}");
  proof = prove (config, NULL, &error);
  g_assert_no_error (error);
  text = sender_proof_run_describe (proof);
  g_assert_nonnull (strstr (text, "some names"));
}

/* What is edited while it runs does not reach the thread. */
static void
test_edited (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderProof)  proof = NULL;

  sender_proof_run_async (config, sender_config_get_first_message (config, SENDER_CHANNEL_SMS),
                          NULL, sender_test_result_cb, &result);
  sender_test_set_message (config, SENDER_CHANNEL_SMS, "nothing");
  sender_test_wait_result (&result, "the proof");
  proof = sender_proof_run_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proof->survived, ==, SENDER_PROOF_CODES);
}

static void
test_cancelled (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_assert_null (prove (config, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_no_request (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GError)       error = NULL;

  sender_test_config_edit (config, "-sms");
  g_assert_null (prove (config, NULL, &error));
  sender_test_assert_error (error, SENDER_ERROR_INVALID, "no request");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/proof-run/all", test_all);
  g_test_add_func ("/services/proof-run/zeros", test_zeros);
  g_test_add_func ("/services/proof-run/names", test_names);
  g_test_add_func ("/services/proof-run/edited", test_edited);
  g_test_add_func ("/services/proof-run/cancelled", test_cancelled);
  g_test_add_func ("/services/proof-run/no-request", test_no_request);
  return g_test_run ();
}
