/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-accepting.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-importer.h"

#include <string.h>

static SenderDocument *
make_document (void)
{
  g_autoptr (SenderConfig) config = sender_preset_new ("procedure", "Northwind");

  return sender_document_new (config, NULL, FALSE);
}

static SenderTally
get_sum (SenderDocument *document)
{
  return sender_inspection_get_sum (sender_document_get_inspection (document));
}

static void
test_accept (void)
{
  g_autoptr (SenderDocument) document = make_document ();
  guint                      errors = get_sum (document).errors;
  guint                      position = G_MAXUINT;
  g_autoptr (SenderFinding)  finding =
    sender_accepting_find (document, "SS306", "sms.body[1].key", &position);
  g_autoptr (SenderFinding) accepted = NULL;
  g_autoptr (SenderFinding) again = NULL;
  g_autoptr (GError)        error = NULL;

  g_assert_nonnull (finding);
  g_assert_cmpuint (position, !=, G_MAXUINT);
  g_assert_false (sender_accepting_accept (document, finding, "  ", &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_assert_cmpuint (get_sum (document).errors, ==, errors);

  g_assert_true (sender_accepting_accept (document, finding, " Known since May ", NULL));
  g_assert_cmpuint (get_sum (document).errors, ==, errors - 1);
  accepted = sender_accepting_find (document, "SS306", "sms.body[1].key", NULL);
  g_assert_cmpstr (sender_finding_get_accepted (accepted), ==, "Known since May");

  sender_accepting_take_back (document, accepted);
  g_assert_cmpuint (get_sum (document).errors, ==, errors);
  /* What is not accepted is left alone. */
  again = sender_accepting_find (document, "SS306", "sms.body[1].key", NULL);
  sender_accepting_take_back (document, again);
  g_assert_cmpuint (get_sum (document).errors, ==, errors);

  sender_document_undo (document);
  g_assert_cmpuint (get_sum (document).errors, ==, errors - 1);
  sender_document_undo (document);
  g_assert_cmpuint (get_sum (document).errors, ==, errors);
}

static void
test_next (void)
{
  g_autoptr (SenderDocument) document = make_document ();
  g_autoptr (SenderFinding)  finding = NULL;
  guint                      position = 0;
  guint                      steps = 0;

  for (;;)
    {
      g_autoptr (SenderFinding) next =
        sender_accepting_find_next (document, SENDER_SECTION_SMS, position);

      if (next == NULL)
        break;
      g_assert_cmpuint (++steps, <, 20);
      g_assert_cmpint (sender_section_for_path (sender_finding_get_path (next)), ==,
                       SENDER_SECTION_SMS);
      g_clear_object (&finding);
      finding = sender_accepting_find (document, sender_finding_get_id (next),
                                       sender_finding_get_path (next), &position);
      g_assert_true (finding == next);
      g_assert_true (sender_accepting_accept (document, next, "seen", NULL));
    }
  g_assert_cmpuint (steps, >, 1);
  g_assert_cmpuint (
    sender_inspection_get_tally (sender_document_get_inspection (document), SENDER_SECTION_SMS)
      .errors,
    ==, 0);
}

static void
test_text (void)
{
  g_autoptr (SenderDocument) document = make_document ();
  SenderInspection          *inspection = sender_document_get_inspection (document);
  GListModel                *findings = sender_inspection_get_findings (inspection);
  g_autoptr (SenderFinding)  finding =
    sender_accepting_find (document, "SS306", "sms.body[1].key", NULL);
  g_autofree char *text = NULL;

  g_assert_true (sender_accepting_accept (document, finding, "Known", NULL));
  text = sender_accepting_dup_text (sender_document_get_config (document), findings);
  g_assert_true (g_str_has_prefix (text, "Northwind\n"));
  g_assert_nonnull (strstr (text, "Error SS306, SMS, body key 2: "));
  g_assert_nonnull (strstr (text, "  Accepted: Known\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/accepting/accept", test_accept);
  g_test_add_func ("/core/accepting/next", test_next);
  g_test_add_func ("/core/accepting/text", test_text);
  return g_test_run ();
}
