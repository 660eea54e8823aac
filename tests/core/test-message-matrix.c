/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-matrix.h"

#include "sender-inspection.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-test-config.h"

#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"

/* `Title: state state | Title: …`, with a `!` for each finding. */
static char *
draw (SenderConfig *config)
{
  g_autoptr (SenderInspection)    inspection = sender_inspection_new (config);
  g_autoptr (SenderMessageMatrix) matrix =
    sender_message_matrix_new (config, NULL, NULL, sender_inspection_get_findings (inspection));
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint row = 0; row < matrix->rows->len; row++)
    {
      g_autofree char *title = sender_matrix_row_dup_title (g_ptr_array_index (matrix->rows, row));

      g_string_append_printf (out, "%s%s:", row > 0 ? " | " : "", title);
      for (guint column = 0; column < matrix->columns->len; column++)
        {
          const SenderMatrixCell *cell = sender_message_matrix_get (matrix, row, column);

          g_string_append_printf (out, " %s", sender_matrix_cell_get_label (cell));
          for (guint i = 0; i < cell->n_findings; i++)
            g_string_append_c (out, '!');
        }
    }
  return g_strdup (out->str);
}

static const struct
{
  const char *name;
  const char *edits;
  const char *expected;
} cases[] = {
  { "right", "", "Sign-In Code: JSON JSON" },
  { "none", "-" SMS ";;-" VOICE, "" },
  { "text", "messages.general.SMS.en=Hello",
    "Sign-In Code: JSON JSON | General: Text!! Ping’s text" },
  { "empty", "messages.general.SMS.en=", "Sign-In Code: JSON JSON | General: Empty! Ping’s text" },
  { "unknown", "messages.odd.SMS.en={};;messages.general.Voice.en={}",
    "Sign-In Code: JSON JSON | General: Ping’s text JSON | odd: JSON Ping’s text" },
  { "locale", "messages.strong_authentication.SMS.fr={\"OTP\":\"${otp}\"}",
    "Sign-In Code: JSON JSON JSON Missing" },
  { "region", "messages.strong_authentication.SMS.en-GB={\"OTP\":\"${otp}\"}",
    "Sign-In Code: JSON JSON JSON As language" },
  { "not-used", "-messages.strong_authentication.Voice.en;;-voice", "Sign-In Code: JSON" },
  { "no-request", "-voice;;messages.general.SMS.en={}",
    "Sign-In Code: JSON JSON | General: JSON Not used" },
  { "not-sent", "messages.id_verification.SMS.en={}",
    "Sign-In Code: JSON JSON | Identity Verification: JSON! Not sent" },
  { "variant", "messages.strong_authentication.SMS.en.vip={\"OTP\":\"${otp}\"}",
    "Sign-In Code: JSON JSON | vip: JSON No variant" },
  { "variant-alone", "messages.general.SMS.en.vip={};;messages.general.SMS.en.b={}",
    "Sign-In Code: JSON JSON | General: Ping’s text Ping’s text | b: JSON No variant | "
    "vip: JSON No variant" },
  { "broken", "messages.strong_authentication.SMS.en={\"OTP\":${otp}}",
    "Sign-In Code: JSON! JSON" },
};

static void
test_case (gconstpointer data)
{
  gsize                    i = GPOINTER_TO_SIZE (data);
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autofree char         *drawn = NULL;

  sender_test_config_edit (config, cases[i].edits);
  drawn = draw (config);
  g_assert_cmpstr (drawn, ==, cases[i].expected);
}

/* Another program wrote two messages of one name: none of them is out of sight. */
static void
test_namesakes (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  SenderList                     *messages = sender_config_get_messages (config);
  g_autoptr (SenderMessage)       twin = sender_record_copy (sender_list_get (messages, 0));
  g_autoptr (SenderMessageMatrix) matrix = NULL;
  g_autofree char                *drawn = NULL;
  guint                           row = 0;
  guint                           column = 0;

  sender_list_append (messages, twin);
  drawn = draw (config);
  g_assert_cmpstr (drawn, ==, "Sign-In Code: JSON JSON | Sign-In Code (2): JSON No variant");
  matrix = sender_message_matrix_new (config, NULL, NULL, NULL);
  g_assert_true (sender_message_matrix_find (matrix, twin, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, 0);
  g_assert_cmpstr (sender_message_matrix_get (matrix, 1, 0)->path, ==, "messages[2].content");
}

static void
test_paths (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderMessageMatrix) matrix = NULL;
  const SenderMatrixCell         *cell = NULL;
  g_autofree char                *text = NULL;

  sender_test_config_edit (config, "messages.general.SMS.en.vip=Hello");
  matrix = sender_message_matrix_new (config, NULL, NULL, NULL);
  cell = sender_message_matrix_get (matrix, 2, 0);
  g_assert_cmpstr (cell->path, ==, "messages.general.SMS.en.vip");
  g_assert_nonnull (cell->message);
  cell = sender_message_matrix_get (matrix, 2, 1);
  g_assert_cmpstr (cell->path, ==, "messages.general.Voice.en.vip");
  g_assert_null (cell->message);
  text = sender_matrix_cell_describe (cell);
  g_assert_cmpstr (text, !=, "");
  g_assert_null (sender_message_matrix_get (matrix, 3, 0));
  g_assert_null (sender_message_matrix_get (matrix, 0, 2));
}

/* What is selected is found again where rows and columns have moved. */
static void
test_locate (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderMessageMatrix) before = NULL;
  g_autoptr (SenderMessageMatrix) after = NULL;
  guint                           row = 1;
  guint                           column = 1;

  sender_test_config_edit (config, "messages.general.SMS.en={}");
  before = sender_message_matrix_new (config, NULL, NULL, NULL);
  sender_test_config_edit (config, "messages.transaction.SMS.de={}");
  after = sender_message_matrix_new (config, NULL, NULL, NULL);
  sender_message_matrix_locate (after, g_ptr_array_index (before->rows, 1),
                                g_ptr_array_index (before->columns, 1), &row, &column);
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (column, ==, 2);
  /* What is gone stays where it was. */
  sender_message_matrix_locate (before, g_ptr_array_index (after->rows, 1),
                                g_ptr_array_index (after->columns, 1), &row, &column);
  g_assert_cmpuint (row, ==, 2);
  g_assert_cmpuint (column, ==, 2);
}

static void
test_severity (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_procedure ();
  g_autoptr (SenderInspection)    inspection = sender_inspection_new (config);
  g_autoptr (SenderMessageMatrix) matrix =
    sender_message_matrix_new (config, NULL, NULL, sender_inspection_get_findings (inspection));
  const SenderMatrixCell *cell = sender_message_matrix_get (matrix, 0, 0);
  g_autofree char        *text = sender_matrix_cell_describe (cell);

  g_assert_cmpint (cell->severity, ==, SENDER_SEVERITY_ERROR);
  g_assert_cmpuint (cell->n_findings, >, 0);
  g_assert_true (g_str_has_suffix (text, "finding.") || g_str_has_suffix (text, "findings."));
}

static void
test_alike (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderMessageMatrix) before = sender_message_matrix_new (config, NULL, NULL, NULL);
  g_autoptr (SenderMessageMatrix) same = NULL;
  g_autoptr (SenderMessageMatrix) row = NULL;
  g_autoptr (SenderMessageMatrix) column = NULL;

  sender_test_config_edit (config, "messages.strong_authentication.SMS.en=Hello");
  same = sender_message_matrix_new (config, NULL, NULL, NULL);
  g_assert_true (sender_message_matrix_is_alike (before, same));
  sender_test_config_edit (config, "messages.general.SMS.en=Hello");
  row = sender_message_matrix_new (config, NULL, NULL, NULL);
  g_assert_false (sender_message_matrix_is_alike (same, row));
  sender_test_config_edit (config, "messages.general.SMS.de=Hello");
  column = sender_message_matrix_new (config, NULL, NULL, NULL);
  g_assert_false (sender_message_matrix_is_alike (row, column));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/message-matrix/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/core/message-matrix/namesakes", test_namesakes);
  g_test_add_func ("/core/message-matrix/paths", test_paths);
  g_test_add_func ("/core/message-matrix/severity", test_severity);
  g_test_add_func ("/core/message-matrix/locate", test_locate);
  g_test_add_func ("/core/message-matrix/alike", test_alike);
  return g_test_run ();
}
