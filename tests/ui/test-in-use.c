/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "given.h"

#include "sender-config.h"
#include "sender-environment-line.h"
#include "sender-live-source.h"
#include "sender-pages.h"
#include "sender-secret-key.h"
#include "sender-test-checks.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

/* What PingOne uses now, in the line above the outline, on the page of the sender, and as findings:
 * read from the stand-ins. */

#define ENVIRONMENT "00000000-0000-4000-8000-000000000001"
#define OWN "00000000-0000-4000-8000-0000000000a1"
#define SETTINGS "/v1/environments/" ENVIRONMENT "/notificationsSettings"

typedef struct
{
  SenderWorkspace *workspace;
  SenderDocument  *document;
  GtkWidget       *line;
  GtkWidget       *page;
} Fixture;

static void
ask (Fixture    *fixture,
     const char *name,
     const char *body)
{
  given_change (sender_workspace_get_stand_ins (fixture->workspace), name, body);
}

static void
set_chain (Fixture    *fixture,
           const char *entries)
{
  g_autofree char *body = g_strdup_printf (
    "{'settings':{'deliveryMode':'ALL','smsProvidersFallbackChain':[%s]}}", entries);

  ask (fixture, "pingone/environments", body);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();

  fixture->workspace = given_practice (NULL);
  sender_test_config_set (config, "provider.name=Northwind & Co", NULL);
  ask (fixture, "pingone/environments",
       "{'senders':[{'id':'" OWN "','provider':'CUSTOM_PROVIDER','name':'Northwind & Co',"
       "'requests':[{'deliveryMethod':'SMS'},{'deliveryMethod':'VOICE'}]}]}");
  fixture->document = sender_document_new (config, NULL, FALSE);
  fixture->line = g_object_ref_sink (g_object_new (SENDER_TYPE_ENVIRONMENT_LINE, NULL));
  fixture->page = g_object_ref_sink (sender_pages_new (SENDER_SECTION_SENDER));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  widgets_end (fixture->line);
  widgets_end (fixture->page);
  g_object_unref (fixture->document);
  g_object_unref (fixture->workspace);
}

static void
store_secret (Fixture *fixture)
{
  given_secret (sender_workspace_get_vault (fixture->workspace),
                sender_document_get_config (fixture->document), SENDER_SECRET_KIND_PINGONE,
                GIVEN_CLIENT_SECRET);
}

static void
show (Fixture *fixture)
{
  g_object_set (fixture->line, "document", fixture->document, "workspace", fixture->workspace,
                NULL);
  g_object_set (fixture->page, "document", fixture->document, "workspace", fixture->workspace,
                NULL);
}

static void
connect (Fixture *fixture)
{
  sender_test_config_edit (sender_document_get_config (fixture->document), GIVEN_CONNECTION);
}

static void
read_again (Fixture *fixture)
{
  g_autoptr (SenderLiveSource) source = sender_live_source_for (fixture->document,
                                                                fixture->workspace);

  sender_live_source_read (source);
}

static GListModel *
get_findings (Fixture *fixture)
{
  return sender_inspection_get_findings (sender_document_get_inspection (fixture->document));
}

static gboolean
has_unused (gpointer data)
{
  return sender_test_find (get_findings (data), "SS801") != NULL;
}

static gboolean
has_refusal (gpointer data)
{
  return sender_test_find (get_findings (data), "SS806") != NULL;
}

static gboolean
has_nothing (gpointer data)
{
  return !has_unused (data) && !has_refusal (data);
}

/* Why it is not known is said. */
static void
test_unknown (Fixture      *fixture,
              gconstpointer data)
{
  show (fixture);
  g_assert_true (widgets_say (fixture->line, "Nothing leaves this computer"));
  connect (fixture);
  g_assert_false (widgets_say (fixture->line, "In use now"));
  read_again (fixture);
  widgets_wait_said (fixture->line, "the client secret is missing");
  widgets_wait_said (fixture->page, "the client secret is missing");
}

static void
test_known (Fixture      *fixture,
            gconstpointer data)
{
  connect (fixture);
  store_secret (fixture);
  show (fixture);
  widgets_wait_said (fixture->line, "In use now: Ping’s own server");
  widgets_wait_said (fixture->page, "SMS and Voice: Ping’s own server.");
  sender_test_wait_until (has_unused, fixture, "the finding");
  widgets_wait_said (fixture->page, "PingOne has this sender and never asks it");

  set_chain (fixture, "'" OWN "','PINGONE_TWILIO'");
  read_again (fixture);
  widgets_wait_said (fixture->line, "In use now: Northwind & Co, then Ping’s own account");
  widgets_wait_said (fixture->page, "SMS and Voice: Northwind & Co, then Ping’s own account.");
  sender_test_wait_until (has_nothing, fixture, "no finding");
  /* Of another environment nothing is known. */
  sender_test_config_set (sender_document_get_config (fixture->document), "environment.id=", NULL);
  widgets_wait_said (fixture->line, "Nothing leaves this computer");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  ask (fixture, "faults",
       "{'service':'pingone-api','path':'" SETTINGS "','kind':'status','status':403}");
  connect (fixture);
  store_secret (fixture);
  show (fixture);
  widgets_wait_said (fixture->line, "it could not be read");
  widgets_wait_said (fixture->page, "it could not be read");
  sender_test_wait_until (has_refusal, fixture, "the finding");
  sender_test_config_set (sender_document_get_config (fixture->document),
                          "environment.id=00000000-0000-4000-8000-000000000009", NULL);
  sender_test_wait_until (has_nothing, fixture, "no finding for another environment");
}

#define ADD(name, function) \
  g_test_add ("/ui/in-use/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  sender_transport_prepare_process ();
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("unknown", test_unknown);
  ADD ("known", test_known);
  ADD ("refused", test_refused);
  return g_test_run ();
}
