/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "given.h"

#include "sender-practice.h"
#include "sender-secret-key.h"
#include "sender-test-json.h"
#include "sender-test.h"

SenderWorkspace *
given_practice (SenderDocument **mistaken)
{
  g_autoptr (GAsyncResult)   result = NULL;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderDocument) document = NULL;
  SenderWorkspace           *workspace = NULL;

  sender_practice_start_async (NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "Practice");
  workspace = sender_practice_start_finish (result, &document, &error);
  g_assert_no_error (error);
  if (mistaken != NULL)
    *mistaken = g_steal_pointer (&document);
  return workspace;
}

void
given_secret (SenderVault  *vault,
              SenderConfig *config,
              const char   *kind,
              const char   *secret)
{
  SenderSecretKey          key = sender_secret_key_make (config, kind);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;

  sender_vault_store_async (vault, &key, "label", secret, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the vault");
  sender_vault_store_finish (vault, result, &error);
  g_assert_no_error (error);
}

void
given_change (SenderStandIns *stand_ins,
              const char     *name,
              const char     *body)
{
  g_autofree char         *text = g_strdelimit (g_strdup (body), "'", '"');
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError)       error = NULL;
  g_autoptr (SenderJson)   answer = NULL;
  SenderJson              *json = sender_test_json (text);

  sender_stand_ins_ask_async (stand_ins, "POST", name, json, NULL, sender_test_result_cb, &result);
  sender_test_wait_result (&result, "the stand-ins");
  answer = sender_stand_ins_ask_finish (stand_ins, result, &error);
  g_assert_no_error (error);
}
