/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

#include "sender-error.h"
#include "sender-plan-words.h"
#include "sender-test-config.h"

#include <string.h>

/* What of other configurations goes with a plan. */

#define VOICE "messages.strong_authentication.Voice.en"
#define HERE "environment.id=" LIVE_FIXTURE_ENVIRONMENT ";;environment.region=EU"
#define SMS_TITLE "Sign-In Code · SMS · English"
#define VOICE_TITLE "Sign-In Code · Voice · English"
#define OF "The configuration “Branch” has this message too, and it is "
#define OF_SEVERAL "The configuration “Branch” has these messages too, and they are "
#define AFTERWARDS                                                                              \
  "\nThe environment has one text for each message. Where that of another configuration is to " \
  "stay, publish that one afterwards."
#define DELETED OF "deleted for both: " SMS_TITLE "." AFTERWARDS
#define CHANGED OF "changed for both: " SMS_TITLE "." AFTERWARDS

/* What was live of @self, in another configuration of the environment, with @edits (nullable). */
static SenderConfig *
make_other (const char *edits)
{
  SenderConfig *other = sender_test_config_studio ();

  sender_test_config_edit (other, "name=Branch;;" HERE);
  if (edits != NULL)
    sender_test_config_edit (other, edits);
  return other;
}

/* @other (transfer full) (nullable): a second one of the library. (transfer full) (nullable) */
static char *
dup_shared (Case         *self,
            SenderConfig *other)
{
  g_autoptr (GPtrArray)  others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SenderPlan) made = NULL;

  self->knows_base = TRUE;
  sender_test_config_edit (self->ours, HERE);
  g_ptr_array_add (others, g_object_ref (self->ours));
  if (other != NULL)
    g_ptr_array_add (others, other);
  made = plan (self);
  return sender_plan_dup_shared (made, self->ours, others, NULL);
}

typedef struct
{
  const char *name;
  const char *ours;   /* (nullable) */
  const char *theirs; /* (nullable): in the other configuration */
  const char *expected;
} SharedCase;

static const SharedCase cases[] = {
  { "nothing", NULL, NULL, NULL },
  { "sender-only", "provider.name=Mine", NULL, NULL },
  { "deleted", "-" SMS, NULL, DELETED },
  { "deleted-of-other-text", "-" SMS, SMS "=own ${otp}", DELETED },
  { "deleted-of-other-case", "-" SMS,
    "-" SMS ";;messages.strong_authentication.SMS.EN=own ${otp}", DELETED },
  { "deleted-and-not-theirs", "-" SMS, "-" SMS, NULL },
  { "deleted-and-theirs-a-variant", "-" SMS, "-" SMS ";;" SMS ".Friendly=hi ${otp}", NULL },
  { "changed", SMS "=new ${otp}", NULL, CHANGED },
  { "changed-to-theirs", SMS "=new ${otp}", SMS "=new ${otp}", NULL },
  { "changed-where-theirs-was-not", SMS "=new ${otp}", SMS "=own ${otp}", NULL },
  { "changed-and-not-theirs", SMS "=new ${otp}", "-" SMS, NULL },
  { "created", "messages.general.SMS.en=hello ${otp}", "messages.general.SMS.en=own", NULL },
  { "both", "-" SMS ";;" VOICE "=new ${otp}", NULL,
    OF "deleted for both: " SMS_TITLE ".\n" OF "changed for both: " VOICE_TITLE "." AFTERWARDS },
  { "several", "-" SMS ";;-" VOICE, NULL,
    OF_SEVERAL "deleted for both: " SMS_TITLE "; " VOICE_TITLE "." AFTERWARDS },
  { "several-texts", SMS "=new ${otp};;" VOICE "=new ${otp}", NULL,
    OF_SEVERAL "changed for both: " SMS_TITLE "; " VOICE_TITLE "." AFTERWARDS },
  { "other-environment", "-" SMS, "environment.id=00000000-0000-4000-8000-000000000002", NULL },
  { "no-environment", "-" SMS, "environment.id=", NULL },
  { "other-region", "-" SMS, "environment.region=NA", NULL },
  { "custom-domain", "-" SMS, "environment.domain=auth.example.com", DELETED },
};

static void
test_shared (gconstpointer user_data)
{
  const SharedCase *test = user_data;
  g_auto (Case)     self = make_case (test->ours, NULL);
  g_autofree char  *told = dup_shared (&self, make_other (test->theirs));

  g_assert_cmpstr (told, ==, test->expected);
}

/* A copy of itself, of which the library has a newer state, is nobody else. */
static void
test_alone (void)
{
  g_auto (Case)    self = make_case ("-" SMS, NULL);
  g_autofree char *told = dup_shared (&self, NULL);

  g_assert_null (told);
}

/* By their names, wherever the library has them. */
static void
test_order (void)
{
  g_auto (Case)          self = make_case ("-" SMS, NULL);
  g_autoptr (GPtrArray)  others = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SenderPlan) made = NULL;
  g_autofree char       *told = NULL;
  g_auto (GStrv)         lines = NULL;

  self.knows_base = TRUE;
  sender_test_config_edit (self.ours, HERE);
  g_ptr_array_add (others, make_other ("name=C"));
  g_ptr_array_add (others, make_other ("name=A"));
  g_ptr_array_add (others, make_other ("name=B"));
  made = plan (&self);
  told = sender_plan_dup_shared (made, self.ours, others, NULL);
  lines = g_strsplit (told, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_nonnull (strstr (lines[0], "“A”"));
  g_assert_nonnull (strstr (lines[1], "“B”"));
  g_assert_nonnull (strstr (lines[2], "“C”"));
}

/* What somebody else wrote stays, so nothing of it goes. */
static void
test_kept (void)
{
  g_auto (Case)    kept = make_case (SMS "=new ${otp}", SMS "=theirs ${otp}");
  g_auto (Case)    overwritten = make_case (SMS "=new ${otp}", SMS "=theirs ${otp}");
  g_autofree char *of_kept = dup_shared (&kept, make_other (SMS "=theirs ${otp}"));
  g_autofree char *of_overwritten = NULL;

  g_hash_table_add (overwritten.overwrite, (gpointer) SMS);
  of_overwritten = dup_shared (&overwritten, make_other (SMS "=theirs ${otp}"));
  g_assert_null (of_kept);
  g_assert_cmpstr (of_overwritten, ==, CHANGED);
}

/* A sender that goes takes its messages along. */
static void
test_withdrawn (void)
{
  g_auto (Case)    self = make_case ("-" SMS ";;-" VOICE, NULL);
  g_autofree char *told = NULL;

  self.is_withdrawn = TRUE;
  told = dup_shared (&self, make_other ("-" VOICE));
  g_assert_cmpstr (told, ==, DELETED);
}

static void
test_many (void)
{
  static const char *const names[] = { "device_pairing", "transaction", "general",
                                       "id_verification", "strong_authentication" };
  g_auto (Case)            self = make_case (NULL, NULL);
  g_autoptr (SenderConfig) had = sender_test_config_studio ();
  g_autofree char         *told = NULL;

  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      g_autofree char *edit = g_strdup_printf ("messages.%s.SMS.%s=text", names[i / 2],
                                               i % 2 == 0 ? "de" : "fr");

      sender_test_config_edit (had, edit);
    }
  sender_live_unref (self.base);
  sender_live_unref (self.live);
  self.base = live_fixture_new (had);
  self.live = live_fixture_new (had);
  sender_test_config_edit (had, "name=Branch;;" HERE);
  told = dup_shared (&self, g_steal_pointer (&had));
  g_assert_true (g_str_has_suffix (told, "; and 2 more." AFTERWARDS));
}

/* Nothing is said of a library that can’t be read where nothing could go. */
static void
test_fault (void)
{
  g_auto (Case)          self = make_case ("-" SMS, NULL);
  g_auto (Case)          harmless = make_case ("provider.name=Mine", NULL);
  g_autoptr (GError)     fault = g_error_new (SENDER_ERROR, SENDER_ERROR_STORAGE, "No library.");
  g_autoptr (SenderPlan) made = NULL;
  g_autoptr (SenderPlan) other = NULL;
  g_autofree char       *told = NULL;

  self.knows_base = harmless.knows_base = TRUE;
  made = plan (&self);
  other = plan (&harmless);
  told = sender_plan_dup_shared (made, self.ours, NULL, fault);
  g_assert_cmpstr (told, ==, "Whether other configurations have these messages too is not known: "
                             "No library.");
  g_assert_null (sender_plan_dup_shared (other, harmless.ours, NULL, fault));
  g_assert_null (sender_plan_dup_shared (made, self.ours, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-shared/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_shared);
    }
  g_test_add_func ("/plan-shared/alone", test_alone);
  g_test_add_func ("/plan-shared/order", test_order);
  g_test_add_func ("/plan-shared/kept", test_kept);
  g_test_add_func ("/plan-shared/withdrawn", test_withdrawn);
  g_test_add_func ("/plan-shared/many", test_many);
  g_test_add_func ("/plan-shared/fault", test_fault);
  return g_test_run ();
}
