/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-authorization.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"

#include <string.h>

#define STUDIO sender_test_config_studio
#define GENERIC sender_test_config_generic
#define ERROR SENDER_SEVERITY_ERROR
#define WARNING SENDER_SEVERITY_WARNING
#define INFO SENDER_SEVERITY_INFO
#define DIGITS "0123456789abcdef0123456789abcdef"
#define X64 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define NAME_256 X64 X64 X64 X64

static const SenderTestCase cases[] = {
  { "right", STUDIO, "", "SS101" },
  { "empty", STUDIO, "provider.name=", "SS101", "provider.name", ERROR, NULL, "no name" },
  { "blank", STUDIO, "provider.name= \u00a0 ", "SS101", "provider.name", ERROR, NULL, "no name" },
  { "line-break-alone", STUDIO, "provider.name=\n", "SS101", "provider.name", ERROR, NULL,
    "can’t be seen" },
  { "white-space-around", STUDIO, "provider.name= x ", "SS101" },
  { "longest", STUDIO, "provider.name=" NAME_256, "SS101" },
  { "longest-in-characters", STUDIO, "provider.name=ä" X64 X64 X64 "xxx", "SS101" },
  { "too-long", STUDIO, "provider.name=" NAME_256 "x", "SS101", "provider.name", ERROR, NULL,
    "257" },
  { "control", STUDIO, "provider.name=a\nb", "SS101", "provider.name", ERROR, NULL,
    "can’t be seen" },
  { "of-a-custom-server", STUDIO, "provider.name=;;provider.kind=custom-server", "SS101" },
  { "of-ping", STUDIO, "provider.name=;;provider.kind=ping", "SS101" },

  { "key", STUDIO, "", "SS110" },
  { "account", STUDIO, "authorization.username=AC" DIGITS, "SS110" },
  { "empty", STUDIO, "authorization.username=", "SS110", "authorization.username", ERROR, NULL,
    "missing" },
  { "white-space-alone", STUDIO, "authorization.username= ", "SS110", "authorization.username",
    ERROR, NULL, "missing" },
  { "name", STUDIO, "authorization.username=jane", "SS110", "authorization.username", ERROR, NULL,
    "“jane”" },
  { "other-sid", STUDIO, "authorization.username=FW" DIGITS, "SS110", "authorization.username",
    ERROR },
  { "white-space", STUDIO, "authorization.username= AC" DIGITS "\n", "SS110",
    "authorization.username", ERROR, "authorization.username=AC" DIGITS },
  { "bearer", STUDIO, "authorization.username=;;authorization.kind=bearer", "SS110" },
  { "other-vendor", GENERIC, "authorization.username=jane", "SS110" },
  { "one-studio-request", GENERIC, "authorization.username=jane;;voice.url=" SENDER_TEST_VOICE_URL,
    "SS110", "authorization.username", ERROR },

  { "key", STUDIO, "", "SS111" },
  { "account", STUDIO, "authorization.username=AC" DIGITS, "SS111", "authorization.username", INFO,
    NULL, "master token" },
  { "account-of-a-bearer", STUDIO, "authorization.username=AC" DIGITS ";;authorization.kind=bearer",
    "SS111" },

  { "nothing-known", STUDIO, "", "SS112" },

  { "basic", STUDIO, "", "SS113" },
  { "bearer", STUDIO, "authorization.kind=bearer", "SS113", "authorization.kind", ERROR, NULL,
    "an hour" },
  { "oauth2", STUDIO, "authorization.kind=oauth2", "SS113", "authorization.kind", WARNING, NULL,
    "OAuth 2" },
  { "custom-header", STUDIO, "authorization.kind=custom-header", "SS113", "authorization.kind",
    WARNING, NULL, "custom header" },
  { "bearer-elsewhere", GENERIC, "authorization.kind=bearer", "SS113" },

  { "name", GENERIC, "authorization.username=jane", "SS114" },
  { "empty", GENERIC, "authorization.username=", "SS114" },
  { "white-space", GENERIC, "authorization.username= jane ", "SS114" },
  { "colon", GENERIC, "authorization.username=jane:s3cr3t", "SS114", "authorization.username",
    ERROR, NULL, "holds a colon" },
  { "colon-and-control", GENERIC, "authorization.username=jane:\n", "SS114",
    "authorization.username", ERROR, NULL, "holds a colon" },
  { "line-break-around", GENERIC, "authorization.username=jane\n", "SS114",
    "authorization.username", ERROR, "authorization.username=jane", "can’t be seen" },
  { "line-break-inside", GENERIC, "authorization.username=ja\nne", "SS114",
    "authorization.username", ERROR, NULL, "can’t be seen" },
  { "bearer", GENERIC, "authorization.username=a:b;;authorization.kind=bearer", "SS114" },
  { "studio", STUDIO, "authorization.username=a:b", "SS114" },
};

typedef struct
{
  const char *name;
  const char *ours;
  const char *theirs;
  gboolean    found;
} NameCase;

static const NameCase name_cases[] = {
  { "other-name", "environment.id=e", "environment.id=e;;provider.name=Other", FALSE },
  { "same", "environment.id=e", "environment.id=e", TRUE },
  { "same-but-for-case", "environment.id=e", "environment.id=e;;provider.name=vendor", FALSE },
  { "other-environment", "environment.id=e", "environment.id=f", FALSE },
  { "no-environment", "environment.id=", "environment.id=", FALSE },
  { "other-kind", "environment.id=e", "environment.id=e;;provider.kind=ping", FALSE },
  { "no-name", "environment.id=e;;provider.name=", "environment.id=e;;provider.name=", FALSE },
};

static void
test_unique_name (gconstpointer user_data)
{
  const NameCase          *test = user_data;
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (SenderConfig) other = GENERIC ();
  g_autoptr (SenderConfig) third = GENERIC ();
  g_autoptr (GPtrArray)    others = g_ptr_array_new ();
  g_autoptr (GListModel)   findings = NULL;
  SenderCheckContext       context = { .others = others };
  SenderFinding           *finding = NULL;

  sender_test_config_edit (config, test->ours);
  sender_test_config_edit (other, test->theirs);
  sender_test_config_edit (third, test->theirs);
  g_ptr_array_add (others, other);
  g_ptr_array_add (others, third);
  findings = sender_checks_run (config, &context);
  finding = sender_test_find (findings, "SS102");
  g_assert_true ((finding != NULL) == test->found);
  if (finding == NULL)
    return;
  g_assert_cmpstr (sender_finding_get_path (finding), ==, "provider.name");
  g_assert_cmpint (sender_finding_get_severity (finding), ==, ERROR);
  g_assert_null (sender_finding_get_fix (finding));
  g_assert_nonnull (strstr (sender_finding_get_message (finding), "“Vendor”"));
  g_assert_nonnull (strstr (sender_finding_get_message (finding), "“Test”"));
}

/* Among the others may be the configuration itself, read once more. */
static void
test_own_name (void)
{
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (SenderConfig) copy = NULL;
  g_autoptr (GPtrArray)    others = g_ptr_array_new ();
  g_autoptr (GListModel)   findings = NULL;
  SenderCheckContext       context = { .others = others };

  sender_test_config_set (config, "environment.id=e", NULL);
  copy = sender_record_copy (config);
  g_ptr_array_add (others, copy);
  findings = sender_checks_run (config, &context);
  g_assert_null (sender_test_find (findings, "SS102"));
}

typedef struct
{
  const char       *name;
  SenderSecretState state;
  gboolean          is_error;
  const char       *edits;
  gboolean          found;
  SenderSeverity    severity;
  gboolean          tells_unknown;
} SecretCase;

static const SecretCase secret_cases[] = {
  { "missing", SENDER_SECRET_STATE_MISSING, TRUE, "", TRUE, ERROR },
  { "missing-of-a-file", SENDER_SECRET_STATE_MISSING, FALSE, "", TRUE, INFO },
  { "present", SENDER_SECRET_STATE_PRESENT, TRUE, "", FALSE, INFO },
  { "unknown", SENDER_SECRET_STATE_UNKNOWN, TRUE, "", FALSE, INFO },
  { "custom-server", SENDER_SECRET_STATE_MISSING, TRUE, "provider.kind=custom-server", TRUE,
    ERROR },
  { "ping", SENDER_SECRET_STATE_MISSING, TRUE, "provider.kind=ping", FALSE, INFO },
  { "unknown-and-told", SENDER_SECRET_STATE_UNKNOWN, TRUE, "", TRUE, INFO, TRUE },
  { "present-and-told", SENDER_SECRET_STATE_PRESENT, TRUE, "", FALSE, INFO, TRUE },
};

static void
test_secret (gconstpointer user_data)
{
  const SecretCase        *test = user_data;
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (GListModel)   findings = NULL;
  SenderCheckContext       context = { .secret_state = test->state };
  SenderFinding           *finding = NULL;

  context.secret_is_error = test->is_error;
  context.tells_unknown_secret = test->tells_unknown;
  sender_test_config_edit (config, test->edits);
  findings = sender_checks_run (config, &context);
  finding = sender_test_find (findings, "SS112");
  g_assert_true ((finding != NULL) == test->found);
  if (finding == NULL)
    return;
  g_assert_cmpstr (sender_finding_get_path (finding), ==, "authorization");
  g_assert_cmpint (sender_finding_get_severity (finding), ==, test->severity);
  g_assert_null (sender_finding_get_fix (finding));
}

/* What a newer service sends is not judged. */
static void
test_unknown_authorization (void)
{
  static const char *const ids[] = { "SS110", "SS111", "SS112", "SS113", "SS114" };
  g_autoptr (SenderConfig) config = STUDIO ();
  g_autoptr (GListModel)   findings = NULL;
  SenderCheckContext       context = { .secret_state = SENDER_SECRET_STATE_MISSING };

  g_object_set (sender_config_get_authorization (config),
                "kind", SENDER_AUTHORIZATION_KIND_UNKNOWN,
                "username", "AC" DIGITS,
                NULL);
  findings = sender_checks_run (config, &context);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_null (sender_test_find (findings, ids[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sender_test_add_cases (cases, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/SS102/", name_cases[i].name, NULL);

      g_test_add_data_func (path, &name_cases[i], test_unique_name);
    }
  g_test_add_func ("/checks/SS102/itself", test_own_name);
  for (guint i = 0; i < G_N_ELEMENTS (secret_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checks/SS112/", secret_cases[i].name, NULL);

      g_test_add_data_func (path, &secret_cases[i], test_secret);
    }
  g_test_add_func ("/checks/provider/unknown-authorization", test_unknown_authorization);
  return g_test_run ();
}
