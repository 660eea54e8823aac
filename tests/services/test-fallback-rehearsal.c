/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-error.h"
#include "sender-fallback-rehearsal.h"
#include "sender-json.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "sender-transport.h"

#include <string.h>

/* Who delivers when the provider fails, on stand-ins in a process of their own. */

typedef struct
{
  SenderDocument          *document;
  SenderFallbackRehearsal *rehearsal;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  self->document = sender_document_new (config, NULL, FALSE);
  self->rehearsal = sender_fallback_rehearsal_new ();
  sender_fallback_rehearsal_set_document (self->rehearsal, self->document);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->rehearsal);
  g_assert_finalize_object (self->document);
}

static gboolean
is_over (gpointer user_data)
{
  return !sender_operation_is_running (sender_fallback_rehearsal_get_operation (user_data));
}

static SenderOperationState
run (Fixture *self)
{
  SenderOperation *operation = sender_fallback_rehearsal_get_operation (self->rehearsal);

  sender_fallback_rehearsal_run (self->rehearsal);
  sender_test_wait_until (is_over, self->rehearsal, "the rehearsal");
  g_test_message ("%s", sender_operation_get_error (operation));
  return sender_operation_get_state (operation);
}

static void
assert_row (Fixture    *self,
            guint       position,
            const char *provider,
            const char *disabled,
            const char *enabled)
{
  GArray               *table = sender_fallback_rehearsal_get_table (self->rehearsal);
  const SenderTruthRow *row = &g_array_index (table, SenderTruthRow, position);

  g_assert_nonnull (strstr (row->provider, provider));
  g_assert_cmpstr (row->disabled, ==, disabled);
  g_assert_cmpstr (row->enabled, ==, enabled);
}

static void
test_table (Fixture      *self,
            gconstpointer data)
{
  SenderConfig *config = sender_document_get_config (self->document);

  g_assert_null (sender_fallback_rehearsal_get_table (self->rehearsal));
  g_assert_cmpint (run (self), ==, SENDER_OPERATION_DONE);
  g_assert_cmpuint (sender_fallback_rehearsal_get_table (self->rehearsal)->len, ==, 6);
  assert_row (self, 0, "works", "the provider", "the provider");
  assert_row (self, 1, "refuses", "nobody", "Ping’s own account");
  assert_row (self, 4, "never answers", "nobody", "Ping’s own account");
  assert_row (self, 5, "flow fails", "nobody", "nobody");
  g_assert_null (sender_fallback_rehearsal_get_order (self->rehearsal));
  g_assert_true (
    sender_truth_table_is_sound (sender_fallback_rehearsal_get_table (self->rehearsal)));
  g_assert_false (sender_fallback_rehearsal_is_outdated (self->rehearsal));
  sender_test_config_edit (config, "fallback.enabled=true");
  g_assert_false (sender_fallback_rehearsal_is_outdated (self->rehearsal));
  sender_test_config_edit (config, "sms.url=https://example.com/");
  g_assert_true (sender_fallback_rehearsal_is_outdated (self->rehearsal));
}

static void
assert_step (Fixture    *self,
             guint       position,
             const char *failure,
             const char *way,
             const char *deliverer)
{
  GPtrArray       *order = sender_fallback_rehearsal_get_order (self->rehearsal);
  g_autofree char *does = sender_truth_step_dup_failure (order->pdata[position]);
  g_autofree char *asked = sender_truth_step_dup_way (order->pdata[position], NULL);
  g_autofree char *by = sender_truth_step_dup_deliverer (order->pdata[position], NULL);

  g_assert_cmpstr (does, ==, failure);
  g_assert_cmpstr (asked, ==, way);
  g_assert_cmpstr (by, ==, deliverer);
}

/* Along an order of providers, and the twelve cases of the switch as ever. */
static void
test_order (Fixture      *self,
            gconstpointer data)
{
  SenderConfig *config = sender_document_get_config (self->document);

  sender_test_config_edit (config, "fallback.chain=first,self,PINGONE_TWILIO");
  g_assert_cmpint (run (self), ==, SENDER_OPERATION_DONE);
  assert_row (self, 0, "works", "the provider", "the provider");
  assert_row (self, 1, "refuses", "nobody", "Ping’s own account");
  g_assert_cmpuint (sender_fallback_rehearsal_get_order (self->rehearsal)->len, ==, 7);
  assert_step (self, 0, "The first provider works", "first", "first");
  assert_step (self, 1, "The first provider refuses the request", "first, then This sender",
               "This sender");
  assert_step (self, 2, "The first provider answers with an error", "first, then This sender",
               "This sender");
  assert_step (self, 3, "The first provider can’t be reached", "first, then This sender",
               "This sender");
  assert_step (self, 4, "The first provider never answers", "first, then This sender",
               "This sender");
  assert_step (self, 5, "The first provider accepts, then the flow fails", "first", "nobody");
  assert_step (self, 6, "The first 2 providers refuse the request",
               "first, then This sender, then Ping’s own account", "Ping’s own account");
  g_assert_false (sender_fallback_rehearsal_is_outdated (self->rehearsal));
  sender_test_config_edit (config, "fallback.enabled=false");
  g_assert_true (sender_fallback_rehearsal_is_outdated (self->rehearsal));
}

/* Where nobody is named it is Ping's own account that sends, and nothing can happen to it. */
static void
test_nobody (Fixture      *self,
             gconstpointer data)
{
  static const char *const orders[] = { "none", "PINGONE_TWILIO" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *edit = g_strconcat ("fallback.chain=", orders[i], NULL);

      sender_test_config_edit (sender_document_get_config (self->document), edit);
      g_assert_cmpint (run (self), ==, SENDER_OPERATION_DONE);
      g_assert_cmpuint (sender_fallback_rehearsal_get_order (self->rehearsal)->len, ==, 1);
      assert_step (self, 0, "The first provider works", "Ping’s own account",
                   "Ping’s own account");
    }
}

/* The mistakes of the configuration itself count: what Twilio refuses, it doesn't deliver. */
static void
test_mistakes_count (Fixture      *self,
                     gconstpointer data)
{
  sender_test_config_edit (sender_document_get_config (self->document), "sms.body[1].key=to");
  g_assert_cmpint (run (self), ==, SENDER_OPERATION_DONE);
  assert_row (self, 0, "works", "nobody", "Ping’s own account");
  g_assert_false (
    sender_truth_table_is_sound (sender_fallback_rehearsal_get_table (self->rehearsal)));
}

static void
test_voice_only (Fixture      *self,
                 gconstpointer data)
{
  sender_test_config_edit (sender_document_get_config (self->document), "-sms");
  g_assert_cmpint (run (self), ==, SENDER_OPERATION_DONE);
  assert_row (self, 0, "works", "the provider", "the provider");
}

static void
test_nothing_to_rehearse (Fixture      *self,
                          gconstpointer data)
{
  sender_test_config_edit (sender_document_get_config (self->document), "-sms;;-voice");
  g_assert_cmpint (run (self), ==, SENDER_OPERATION_FAILED);
  g_assert_null (sender_fallback_rehearsal_get_table (self->rehearsal));
}

static void
test_cancelled (Fixture      *self,
                gconstpointer data)
{
  SenderOperation *operation = sender_fallback_rehearsal_get_operation (self->rehearsal);

  sender_fallback_rehearsal_run (self->rehearsal);
  g_assert_true (sender_operation_is_running (operation));
  sender_operation_cancel (operation);
  sender_test_wait_until (is_over, self->rehearsal, "the end");
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_CANCELLED);
  g_assert_null (sender_fallback_rehearsal_get_table (self->rehearsal));
}

static void
test_unreadable (void)
{
  static const char *const answers[] = {
    "{}",
    "{\"rows\":[]}",
    "{\"rows\":3}",
    "{\"rows\":[{\"provider\":\"ok\",\"fallback\":true,\"delivered_by\":null}]}",
    "{\"rows\":[{\"provider\":\"new\",\"fallback\":true,\"delivered_by\":null}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (SenderJson) answer = sender_json_parse (answers[i], -1, NULL);
      g_autoptr (GError)     error = NULL;

      g_assert_null (sender_truth_table_read (answer, &error));
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *program = g_build_filename (g_getenv ("SENDER_BUILD_ROOT"), "src", "rehearsal",
                                               "sender-rehearsal", NULL);

  sender_transport_prepare_process ();
  g_test_init (&argc, &argv, NULL);
  g_setenv ("SENDER_REHEARSAL_PROGRAM", program, TRUE);

#define ADD(name, test) \
  g_test_add ("/fallback-rehearsal/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("table", test_table);
  ADD ("order", test_order);
  ADD ("nobody", test_nobody);
  ADD ("mistakes-count", test_mistakes_count);
  ADD ("voice-only", test_voice_only);
  ADD ("nothing-to-rehearse", test_nothing_to_rehearse);
  ADD ("cancelled", test_cancelled);
#undef ADD
  g_test_add_func ("/fallback-rehearsal/unreadable", test_unreadable);
  return g_test_run ();
}
