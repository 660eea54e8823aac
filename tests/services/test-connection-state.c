/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform-fixture.h"

#include "sender-connection-state.h"
#include "sender-test-config.h"

#include <string.h>

/* What is said of a connection that nobody has asked about. */

static const struct
{
  const char       *edits; /* (nullable) */
  SenderSecretPlace place;
  gboolean          is_set_up;
  const char       *fragment;
} cases[] = {
  { NULL, SENDER_SECRET_PLACE_KEYRING, TRUE, "Set up for Northwind" },
  { NULL, SENDER_SECRET_PLACE_SESSION, TRUE, "Verify tells" },
  { NULL, SENDER_SECRET_PLACE_PRACTICE, TRUE, "pretend worker application" },
  { "environment.name=", SENDER_SECRET_PLACE_KEYRING, TRUE, PLATFORM_ENVIRONMENT },
  { NULL, SENDER_SECRET_PLACE_NOWHERE, FALSE, "Not connected. The client secret" },
  { NULL, SENDER_SECRET_PLACE_ABSENT, FALSE,
    "Not connected. No keyring is running, and the client secret" },
  { NULL, SENDER_SECRET_PLACE_LOCKED, FALSE, "the keyring is locked" },
  { NULL, SENDER_SECRET_PLACE_SILENT, FALSE, "doesn’t answer" },
  { NULL, SENDER_SECRET_PLACE_UNKNOWN, FALSE, "Asking the keyring" },
  { "environment.id=", SENDER_SECRET_PLACE_KEYRING, FALSE,
    "Not connected. The environment ID is missing." },
  { "pingone.client-id=1", SENDER_SECRET_PLACE_KEYRING, FALSE, "is no UUID" },
};

static void
test_state (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderConfig) config = platform_make_config ();
      g_autofree char         *text = NULL;

      sender_test_config_edit (config, "environment.name=Northwind");
      if (cases[i].edits != NULL)
        sender_test_config_edit (config, cases[i].edits);
      text = sender_connection_state_dup_text (config, cases[i].place);
      g_test_message ("%s", text);
      g_assert_nonnull (strstr (text, cases[i].fragment));
      g_assert_cmpint (sender_connection_state_is_set_up (config, cases[i].place), ==,
                       cases[i].is_set_up);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connection-state/text", test_state);
  return g_test_run ();
}
