/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-checks.h"

#include "sender-test-config.h"

#include <string.h>

guint
sender_test_count_findings (GListModel *findings,
                            const char *id)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (strcmp (sender_finding_get_id (finding), id) == 0)
        count++;
    }
  return count;
}

SenderFinding *
sender_test_find (GListModel *findings,
                  const char *id)
{
  g_assert_cmpuint (sender_test_count_findings (findings, id), <=, 1);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (strcmp (sender_finding_get_id (finding), id) == 0)
        return finding;
    }
  return NULL;
}

char *
sender_test_list_findings (GListModel *findings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      g_string_append_printf (out, "%s %s %s\n",
                              sender_enum_get_nick (SENDER_TYPE_SEVERITY,
                                                    (int) sender_finding_get_severity (finding)),
                              sender_finding_get_id (finding),
                              sender_finding_get_path (finding));
    }
  return g_string_free (out, FALSE);
}

static void
assert_fixed (SenderConfig         *config,
              SenderFinding        *finding,
              const SenderTestCase *test)
{
  g_auto (GStrv)         values = g_strsplit (test->fixed, ";;", -1);
  g_autoptr (GError)     error = NULL;
  g_autoptr (GListModel) findings = NULL;

  g_assert_nonnull (sender_finding_get_fix (finding));
  sender_fix_apply (sender_finding_get_fix (finding), config, &error);
  g_assert_no_error (error);
  for (guint i = 0; values[i] != NULL; i++)
    {
      const char      *equals = strchr (values[i], '=');
      g_autofree char *path = g_strndup (values[i], (gsize) (equals - values[i]));

      sender_test_config_assert (config, path, equals + 1);
    }
  findings = sender_checks_run (config, NULL);
  g_assert_null (sender_test_find (findings, test->id));
}

static void
run_case (gconstpointer user_data)
{
  const SenderTestCase    *test = user_data;
  g_autoptr (SenderConfig) config = test->make ();
  g_autoptr (GListModel)   findings = NULL;
  g_autofree char         *list = NULL;
  SenderFinding           *finding = NULL;

  sender_test_config_edit (config, test->edits);
  findings = sender_checks_run (config, NULL);
  list = sender_test_list_findings (findings);
  g_test_message ("%s", list);
  finding = sender_test_find (findings, test->id);
  if (test->path == NULL)
    {
      g_assert_null (finding);
      return;
    }
  g_assert_nonnull (finding);
  g_test_message ("%s", sender_finding_get_message (finding));
  g_assert_cmpstr (sender_finding_get_path (finding), ==, test->path);
  g_assert_cmpint (sender_finding_get_severity (finding), ==, test->severity);
  g_assert_cmpstr (sender_finding_get_why (finding), !=, "");
  if (test->fragment != NULL && strstr (sender_finding_get_message (finding),
                                        test->fragment) == NULL)
    g_error ("“%s” lacks “%s”", sender_finding_get_message (finding), test->fragment);
  if (test->fixed != NULL)
    assert_fixed (config, finding, test);
  else
    g_assert_null (sender_finding_get_fix (finding));
}

void
sender_test_add_cases (const SenderTestCase *cases,
                       guint                 n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *path = g_strdup_printf ("/checks/%s/%s", cases[i].id, cases[i].name);

      g_test_add_data_func (path, &cases[i], run_case);
    }
}
