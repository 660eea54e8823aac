/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"

#include "sender-chain.h"
#include "sender-fallback.h"
#include "sender-format-content.h"
#include "sender-format-pingone.h"
#include "sender-mirror.h"

static void
set_contents (SenderLive *live,
              const char *template_name,
              const char *text)
{
  g_autoptr (SenderJson) json = sender_json_parse (text, -1, NULL);

  g_assert_true (sender_live_set_contents (live, template_name, json, NULL));
}

SenderLive *
live_fixture_new_empty (void)
{
  SenderLive            *live = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);
  g_autoptr (SenderJson) none = sender_json_new_array ();
  g_autoptr (SenderJson) settings =
    sender_json_parse ("{\"deliveryMode\":\"ALL\",\"smsProvidersFallbackChain\":[],"
                       "\"from\":{\"name\":\"Help Desk\",\"address\":\"help@example.com\"}}",
                       -1, NULL);

  g_assert_true (sender_live_set_senders (live, none, NULL));
  g_assert_true (sender_live_set_settings (live, settings, NULL));
  set_contents (live, "strong_authentication",
                "[{\"id\":\"d1\",\"default\":true,\"deliveryMethod\":\"SMS\",\"locale\":\"en\","
                "\"content\":\"Your code is ${otp}\"}]");
  return live;
}

static void
add_content (SenderLive    *live,
             SenderMessage *message,
             guint          nth)
{
  const char            *template_name = sender_message_get_template_name (message);
  SenderJson            *before = sender_live_get_contents (live, template_name);
  g_autoptr (SenderJson) contents = before != NULL ? sender_json_copy (before)
                                                   : sender_json_new_array ();
  SenderJson            *content = sender_format_content_write (message, NULL);
  g_autofree char       *id = g_strdup_printf ("c%u", nth);

  sender_json_set_string (content, "id", id);
  sender_json_append (contents, content);
  g_assert_true (sender_live_set_contents (live, template_name, contents, NULL));
}

SenderLive *
live_fixture_new (SenderConfig *config)
{
  SenderLive            *live = live_fixture_new_empty ();
  g_autoptr (SenderJson) sender = sender_format_pingone_write (config);
  g_autoptr (GPtrArray)  messages = sender_mirror_list_messages (config);

  sender_json_set_string (sender, "id", LIVE_FIXTURE_SENDER);
  sender_live_put_sender (live, sender);
  for (guint i = 0; i < messages->len; i++)
    add_content (live, messages->pdata[i], i);
  live_fixture_set_chain (
    live, sender_fallback_is_enabled (sender_config_get_fallback (config))
            ? LIVE_FIXTURE_SENDER "," SENDER_CHAIN_PING
            : LIVE_FIXTURE_SENDER);
  return live;
}

void
live_fixture_set_chain (SenderLive *live,
                        const char *entries)
{
  g_autoptr (SenderJson) settings = sender_json_copy (sender_live_get_settings (live));
  SenderJson            *chain = sender_json_new_array ();
  g_auto (GStrv)         words = g_strsplit (entries, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    sender_json_append (chain, sender_json_new_string (words[i]));
  sender_json_set_member (settings, SENDER_LIVE_CHAIN, chain);
  g_assert_true (sender_live_set_settings (live, settings, NULL));
}
