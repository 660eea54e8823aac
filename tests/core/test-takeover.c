/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-takeover.h"

#include "live-fixture.h"
#include "sender-chain.h"
#include "sender-channel-request.h"
#include "sender-error.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-published.h"
#include "sender-record.h"
#include "sender-test-config.h"

#include <string.h>

#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define FRENCH "messages.strong_authentication.SMS.fr"

/* What is live now, after somebody edited @edits there. */
static SenderLive *
make_live (SenderConfig *config,
           const char   *edits)
{
  g_autoptr (SenderConfig) there = sender_record_copy (config);

  sender_test_config_edit (there, edits);
  return live_fixture_new (there);
}

/* @base (nullable): what counts as published; NULL: what was taken over does. */
static void
assert_nothing_to_publish (SenderConfig *config,
                           SenderLive   *live,
                           SenderJson   *sender,
                           SenderLive   *base)
{
  g_autoptr (SenderPublished) taken = sender_published_new_pulled (live, sender);
  const SenderPlanInput       input = {
          .config = config,
          .live = live,
          .base = base != NULL ? base : taken->live,
          .sender = taken->sender,
          .secret = SENDER_SECRET_PUBLISHED,
  };
  g_autoptr (SenderPlan) plan = sender_plan_new (&input, NULL);

  g_assert_nonnull (plan);
  g_assert_cmpuint (plan->changes->len, ==, 0);
  g_assert_false (sender_plan_has_writes (plan));
  g_assert_false (plan->has_drift);
}

static void
test_taken (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = make_live (
      config, "provider.name=Theirs;;sms.body[0].key=Whom;;" SMS "=x ${otp};;" FRENCH
              "=y ${otp};;-" VOICE);
  g_autoptr (SenderLive) published = live_fixture_new (config);
  SenderJson            *sender = NULL;
  g_autoptr (GError)     error = NULL;

  live_fixture_set_chain (live, LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING);
  sender_test_config_edit (config, "name=Local;;fallback.enabled=false");
  sender = sender_takeover_apply (config, live, LIVE_FIXTURE_SENDER, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (sender == sender_live_find_sender (live, LIVE_FIXTURE_SENDER));
  sender_test_config_assert (config, "provider.name", "Theirs");
  sender_test_config_assert (config, "sms.body[0].key", "Whom");
  sender_test_config_assert (config, SMS, "x ${otp}");
  sender_test_config_assert (config, FRENCH, "y ${otp}");
  sender_test_config_assert (config, "fallback.enabled", "true");
  /* What is not there is not here either. */
  g_assert_null (sender_config_get_first_message (config, SENDER_CHANNEL_VOICE));
  assert_nothing_to_publish (config, live, sender, NULL);
  /* Nor is there before anybody wrote down that it was: what both say is nobody’s edit. */
  assert_nothing_to_publish (config, live, sender, published);
}

/* The order that is taken over of a chain. */
static const struct
{
  const char *name;
  const char *live;
  const char *chain;
} orders[] = {
  /* The sender is not in it, and is not put in use. */
  { "empty", "", "none" },
  { "ping-alone", SENDER_CHAIN_PING, SENDER_CHAIN_PING },
  { "unknown-alone", "mystery", "mystery" },
  { "entry-called-none", "none", "none" },
  /* Who is unknown stays without being named; who is known is named once the order differs. */
  { "unknown-last", LIVE_FIXTURE_SENDER ",mystery", "" },
  { "unknown-first", "mystery," LIVE_FIXTURE_SENDER, "" },
  { "ping-last", "mystery," LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING,
    "mystery,self," SENDER_CHAIN_PING },
};

static void
test_order (gconstpointer data)
{
  gsize                    i = GPOINTER_TO_SIZE (data);
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = make_live (config, "provider.name=Theirs");
  SenderJson              *sender = NULL;

  live_fixture_set_chain (live, orders[i].live);
  sender = sender_takeover_apply (config, live, LIVE_FIXTURE_SENDER, NULL, NULL);
  g_assert_nonnull (sender);
  sender_test_config_assert (config, "fallback.chain", orders[i].chain);
  assert_nothing_to_publish (config, live, sender, NULL);
}

static void
test_local_stays (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = make_live (config, "sms.body[1].value=theirs");
  g_autofree char         *id = g_strdup (sender_config_get_id (config));
  SenderJson              *sender = NULL;

  sender_test_config_edit (config,
                           "name=Local;;environment.name=Staging;;sms.raw=kept text;;"
                           "+accepted|id=SS306|path=sms|reason=Known;;"
                           "+sms.body|key=Debug|value=1|enabled=false;;"
                           "+sms.headers|name=Authorization|value=Bearer of-ours");
  sender = sender_takeover_apply (config, live, LIVE_FIXTURE_SENDER, NULL, NULL);
  g_assert_nonnull (sender);
  g_assert_cmpstr (sender_config_get_id (config), ==, id);
  sender_test_config_assert (config, "name", "Local");
  sender_test_config_assert (config, "environment.name", "Staging");
  sender_test_config_assert (config, "accepted[0].reason", "Known");
  sender_test_config_assert (config, "sms.raw", "kept text");
  sender_test_config_assert (config, "sms.body[1].value", "theirs");
  sender_test_config_assert (config, "sms.body[3].key", "Debug");
  sender_test_config_assert (config, "sms.body[3].enabled", "false");
  sender_test_config_assert (config, "sms.headers[1].value", "Bearer of-ours");
}

/* The form is not lost where they send a text. */
static void
test_form_beside_raw (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = make_live (config, "sms.body-format=raw;;"
                                                       "sms.raw={\"to\":\"${to}\"}");
  SenderJson              *sender = sender_takeover_apply (config, live, NULL, NULL, NULL);

  g_assert_nonnull (sender);
  sender_test_config_assert (config, "sms.raw", "{\"to\":\"${to}\"}");
  sender_test_config_assert (config, "sms.body[0].key", "From");
  assert_nothing_to_publish (config, live, sender, NULL);
}

/* A credential is for one server. */
static void
test_other_server (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live = make_live (config, "sms.url=https://elsewhere.example/send");

  sender_test_config_edit (config, "+sms.headers|name=Authorization|value=Bearer of-ours;;"
                                   "+voice.headers|name=Authorization|value=Bearer of-voice");
  g_assert_nonnull (sender_takeover_apply (config, live, NULL, NULL, NULL));
  sender_test_config_assert (config, "sms.url", "https://elsewhere.example/send");
  g_assert_cmpuint (sender_list_get_n_items (sender_channel_request_get_headers (
                      sender_config_get_request (config, SENDER_CHANNEL_SMS, 0))),
                    ==, 1);
  sender_test_config_assert (config, "voice.headers[1].value", "Bearer of-voice");
}

#define CREDENTIAL "+sms.headers|name=X-Api-Key|value=first-key-1"

/* What was published of credentials in headers, what the configuration says by now, and what is
 * there. */
static const struct
{
  const char *published; /* (nullable): edits */
  const char *ours;      /* (nullable): edits */
  const char *live;      /* (nullable): edits */
  const char *value;     /* (nullable): of the first credential afterwards */
  const char *told;      /* (nullable) */
} credentials[] = {
  { CREDENTIAL, CREDENTIAL, CREDENTIAL, "first-key-1", NULL },
  /* Somebody else took it out, and we may have renewed it. */
  { CREDENTIAL, CREDENTIAL, NULL, NULL,
    "The credential in the header X-Api-Key (SMS) went with it: PingOne has none of it there." },
  { CREDENTIAL, "+sms.headers|name=x-api-key|value=second-key-2", NULL, NULL,
    "The credential in the header x-api-key (SMS) went with it: PingOne has none of it there." },
  { CREDENTIAL ";;+voice.headers|name=X-Api-Key|value=third-key-3",
    CREDENTIAL ";;+voice.headers|name=X-Api-Key|value=third-key-3", NULL, NULL,
    "The credentials in the headers X-Api-Key (SMS), X-Api-Key (Voice) went with it: PingOne has "
    "none of them there." },
  /* Somebody else renewed it: PingOne’s is no value that is taken over. */
  { CREDENTIAL, CREDENTIAL, "+sms.headers|name=x-api-key|value=their-key-3", "first-key-1", NULL },
  /* One that is new here was never there. */
  { NULL, CREDENTIAL, NULL, "first-key-1", NULL },
  /* We took it out ourselves, or they put one in. */
  { CREDENTIAL, NULL, CREDENTIAL, NULL, NULL },
  { NULL, NULL, CREDENTIAL, NULL, NULL },
};

static SenderConfig *
make_edited (const char *edits)
{
  SenderConfig *config = sender_test_config_studio ();

  if (edits != NULL)
    sender_test_config_edit (config, edits);
  return config;
}

static void
test_credentials (gconstpointer data)
{
  gsize                       i = GPOINTER_TO_SIZE (data);
  g_autoptr (SenderConfig)    config = make_edited (credentials[i].ours);
  g_autoptr (SenderConfig)    before = sender_record_copy (config);
  g_autoptr (SenderConfig)    former = make_edited (credentials[i].published);
  g_autoptr (SenderConfig)    there = make_edited (credentials[i].live);
  g_autoptr (SenderLive)      was = live_fixture_new (former);
  g_autoptr (SenderLive)      live = live_fixture_new (there);
  SenderJson                 *sender = sender_live_find_sender (was, LIVE_FIXTURE_SENDER);
  g_autoptr (SenderPublished) published = sender_published_new_pulled (was, sender);
  g_autofree char            *told = NULL;

  sender_published_take_headers (published, former, was, NULL);
  g_assert_nonnull (
    sender_takeover_apply (config, live, LIVE_FIXTURE_SENDER, published->headers, NULL));
  if (credentials[i].value != NULL)
    sender_test_config_assert (config, "sms.headers[1].value", credentials[i].value);
  else
    g_assert_cmpuint (sender_list_get_n_items (sender_channel_request_get_headers (
                        sender_config_get_request (config, SENDER_CHANNEL_SMS, 0))),
                      ==, 1);
  told = sender_takeover_dup_lost (before, config);
  g_assert_cmpstr (told, ==, credentials[i].told);
}

#define TWO_KEYS(first, second)                                              \
  "+sms.headers|name=X-Api-Key|value=" first ";;"                            \
  "+sms|method=POST|url=https://studio.twilio.com/v2/Flows/FW2/Executions;;" \
  "+sms[1].headers|name=X-Api-Key|value=" second

static const char *
find_key (SenderConfig *config,
          guint         nth)
{
  SenderList *headers = sender_channel_request_get_headers (
    sender_config_get_request (config, SENDER_CHANNEL_SMS, nth));

  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    if (g_str_equal (sender_header_get_name (sender_list_get (headers, i)), "X-Api-Key"))
      return sender_header_get_value (sender_list_get (headers, i));
  return NULL;
}

/* Both are known here, and the service shows which one is where. */
static void
test_swapped (void)
{
  g_autoptr (SenderConfig) config = make_edited (TWO_KEYS ("first-key-1", "second-key-2"));
  g_autoptr (SenderConfig) there = make_edited (TWO_KEYS ("second-key-2", "first-key-1"));
  g_autoptr (SenderLive)   live = live_fixture_new (there);

  g_assert_nonnull (sender_takeover_apply (config, live, LIVE_FIXTURE_SENDER, NULL, NULL));
  g_assert_cmpstr (find_key (config, 0), ==, "second-key-2");
  g_assert_cmpstr (find_key (config, 1), ==, "first-key-1");
  g_assert_true (sender_takeover_has_credentials (config));
  sender_test_config_edit (config, "-sms[1]");
  sender_test_config_edit (config, "-sms.headers[1]");
  g_assert_false (sender_takeover_has_credentials (config));
}

/* Of the one that was published, and else of the one that is called so. */
static void
test_nothing_there (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderConfig) before = sender_record_copy (config);
  g_autoptr (SenderLive)   empty = live_fixture_new_empty ();
  g_autoptr (SenderLive)   renamed = make_live (config, "provider.name=Theirs");
  g_autoptr (GError)       error = NULL;

  g_assert_null (sender_takeover_apply (config, empty, LIVE_FIXTURE_SENDER, NULL, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  g_assert_true (sender_record_equal (config, before));
  g_clear_error (&error);
  g_assert_null (sender_takeover_apply (config, renamed, NULL, NULL, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Vendor"));
  g_assert_true (sender_record_equal (config, before));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/takeover/taken", test_taken);
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *path = g_strconcat ("/takeover/order/", orders[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_order);
    }
  g_test_add_func ("/takeover/local-stays", test_local_stays);
  g_test_add_func ("/takeover/form-beside-raw", test_form_beside_raw);
  g_test_add_func ("/takeover/other-server", test_other_server);
  for (gsize i = 0; i < G_N_ELEMENTS (credentials); i++)
    {
      g_autofree char *path = g_strdup_printf ("/takeover/credentials/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_credentials);
    }
  g_test_add_func ("/takeover/swapped", test_swapped);
  g_test_add_func ("/takeover/nothing-there", test_nothing_there);
  return g_test_run ();
}
