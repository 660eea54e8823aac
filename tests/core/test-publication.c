/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publication.h"
#include "sender-section.h"
#include "sender-test-config.h"

#include <string.h>

/* What publishing would write, drop and wait for. */

static const SenderPublicationItem *
get (GPtrArray *items,
     guint      position)
{
  g_assert_cmpuint (position, <, items->len);
  return g_ptr_array_index (items, position);
}

static void
assert_item (GPtrArray      *items,
             guint           position,
             SenderReadiness readiness,
             const char     *title,
             const char     *detail)
{
  const SenderPublicationItem *item = get (items, position);

  g_test_message ("%s: %s", item->title, item->detail);
  g_assert_cmpint (item->readiness, ==, readiness);
  g_assert_nonnull (strstr (item->title, title));
  g_assert_nonnull (strstr (item->detail, detail));
}

static void
test_writes (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    items = NULL;

  sender_test_config_edit (config, "provider.name=Northwind;;fallback.enabled=true");
  items = sender_publication_list_writes (config);
  g_assert_cmpuint (items->len, ==, 4);
  assert_item (items, 0, SENDER_READINESS_READY, "“Northwind”", "Basic authorization, 1 number");
  assert_item (items, 0, SENDER_READINESS_READY, "Sender", "requests for SMS and Voice");
  assert_item (items, 1, SENDER_READINESS_READY, "Sign-In Code · SMS · English", "${otp}");
  g_assert_cmpstr (get (items, 1)->path, ==, "messages.strong_authentication.SMS.en");
  assert_item (items, 3, SENDER_READINESS_READY, "Fallback", "“Northwind”, then Ping’s own");
  g_assert_cmpstr (get (items, 3)->path, ==, "fallback.enabled");
}

static void
test_order (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    items = NULL;

  sender_test_config_edit (config, "provider.name=Northwind;;fallback.chain=b,self,PINGONE_TWILIO");
  items = sender_publication_list_writes (config);
  assert_item (items, 3, SENDER_READINESS_READY, "Fallback",
               "in order: b, “Northwind”, Ping’s own account.");
  g_assert_cmpstr (get (items, 3)->path, ==, "fallback.chain");
}

static void
test_nobody (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    items = NULL;

  sender_test_config_edit (config, "fallback.chain=none");
  items = sender_publication_list_writes (config);
  assert_item (items, 3, SENDER_READINESS_READY, "Fallback", "Nobody is named");
  g_assert_cmpstr (get (items, 3)->path, ==, "fallback.chain");
}

static void
test_writes_of_other_kinds (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    of_ping = NULL;
  g_autoptr (GPtrArray)    of_server = NULL;

  sender_test_config_edit (config, "provider.kind=ping");
  of_ping = sender_publication_list_writes (config);
  g_assert_cmpuint (of_ping->len, ==, 1);
  assert_item (of_ping, 0, SENDER_READINESS_READY, "Fallback", "Ping’s own account");
  sender_test_config_edit (config, "provider.kind=custom-server");
  of_server = sender_publication_list_writes (config);
  g_assert_cmpuint (of_server->len, ==, 0);
}

/* What is dropped there is named; here everything stays. */
static void
test_consequence (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autofree char         *contents = sender_publication_dup_contents (config);
  g_autofree char         *kept = NULL;
  g_autofree char         *text = NULL;

  g_assert_null (sender_publication_dup_consequence (config));
  g_assert_cmpstr (contents, ==, "1 number, requests for SMS and Voice, 2 messages");
  sender_test_config_edit (config, "provider.kind=ping;;provider.name=Northwind;;-voice");
  text = sender_publication_dup_consequence (config);
  g_assert_nonnull (strstr (text, "“Northwind”"));
  g_assert_nonnull (strstr (text, "its authorization, 1 number, a request for SMS"));
  kept = sender_publication_dup_contents (config);
  g_assert_cmpstr (kept, ==, "1 number, a request for SMS, 2 messages");
}

static void
test_empty (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  g_autofree char         *contents = sender_publication_dup_contents (config);

  g_assert_cmpstr (contents, ==, "nothing yet");
}

static GPtrArray *
list_conditions (SenderDocument  *document,
                 SenderTestRecord record)
{
  const SenderPublicationFacts facts = { .record = record };

  return sender_publication_list_conditions (document, &facts);
}

static void
test_conditions (void)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  SenderInspection          *inspection = sender_document_get_inspection (document);
  g_autoptr (GPtrArray)      before = NULL;
  g_autoptr (GPtrArray)      after = NULL;
  g_autoptr (GPtrArray)      broken = NULL;

  before = list_conditions (document, SENDER_TEST_RECORD_NEVER);
  assert_item (before, 0, SENDER_READINESS_READY, "No errors", "");
  assert_item (before, 1, SENDER_READINESS_UNKNOWN, "not known", "keyring");
  assert_item (before, 2, SENDER_READINESS_OPEN, "Never tested", "delivered");
  assert_item (before, 3, SENDER_READINESS_OPEN, "Not saved", "Save first");
  sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_PRESENT);
  sender_document_mark_saved (document, config, "/nowhere.json");
  after = list_conditions (document, SENDER_TEST_RECORD_DELIVERED);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpint (get (after, i)->readiness, ==, SENDER_READINESS_READY);
  sender_test_config_edit (config, "sms.body[1].key=to");
  sender_document_commit (document, "Break");
  sender_inspection_set_secret_state (inspection, SENDER_SECRET_STATE_MISSING);
  broken = list_conditions (document, SENDER_TEST_RECORD_FAILED);
  assert_item (broken, 0, SENDER_READINESS_BLOCKED, "to mend", "block publishing");
  g_assert_true (g_str_has_prefix (get (broken, 0)->path, "sms"));
  assert_item (broken, 1, SENDER_READINESS_BLOCKED, "missing", "Authorization");
  assert_item (broken, 2, SENDER_READINESS_OPEN, "not delivered", "History");
}

/* What is known of the environment and of the plan comes first. */
static void
test_environment (void)
{
  g_autoptr (SenderConfig)     config = sender_test_config_studio ();
  g_autoptr (SenderDocument)   document = sender_document_new (config, NULL, FALSE);
  const SenderPublicationFacts facts = {
    .record = SENDER_TEST_RECORD_NEVER,
    .obstacle = "A policy asks it.",
    .gap = "Not read: the languages.",
    .shared = "Branch loses it.",
    .lost = "Set it again.",
    .unkept = "No room.",
  };
  g_autoptr (GPtrArray) items = sender_publication_list_conditions (document, &facts);

  assert_item (items, 0, SENDER_READINESS_BLOCKED, "can’t be carried out", "A policy asks it.");
  assert_item (items, 1, SENDER_READINESS_UNKNOWN, "could be read", "Not read: the languages.");
  assert_item (items, 2, SENDER_READINESS_OPEN, "other configurations", "Branch loses it.");
  assert_item (items, 3, SENDER_READINESS_OPEN, "do not come back", "Set it again.");
  assert_item (items, 4, SENDER_READINESS_OPEN, "not remembered", "The cause: No room.");
  assert_item (items, 5, SENDER_READINESS_READY, "No errors", "");
}

static void
test_kinds (void)
{
  for (SenderProviderKind kind = 0; kind <= SENDER_PROVIDER_KIND_UNKNOWN; kind++)
    {
      g_assert_cmpuint (strlen (sender_provider_kind_get_label (kind)), >, 0);
      g_assert_cmpuint (strlen (sender_provider_kind_get_meaning (kind)), >, 0);
    }
  g_assert_cmpint (sender_section_for_path ("environment.id"), ==, SENDER_SECTION_SENDER);
  g_assert_cmpint (sender_section_for_path ("pingone.client-id"), ==, SENDER_SECTION_SENDER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publication/writes", test_writes);
  g_test_add_func ("/publication/order", test_order);
  g_test_add_func ("/publication/nobody", test_nobody);
  g_test_add_func ("/publication/writes-of-other-kinds", test_writes_of_other_kinds);
  g_test_add_func ("/publication/consequence", test_consequence);
  g_test_add_func ("/publication/empty", test_empty);
  g_test_add_func ("/publication/conditions", test_conditions);
  g_test_add_func ("/publication/environment", test_environment);
  g_test_add_func ("/publication/kinds", test_kinds);
  return g_test_run ();
}
