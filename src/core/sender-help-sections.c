/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help-private.h"

#include "sender-help-topics.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *purpose;
  const char *mistake;
} Words;

static const Words sections[SENDER_N_SECTIONS] = {
  [SENDER_SECTION_SENDER] = {
    N_ ("Says who delivers: Ping’s own server, an account of yours at a known service, or a custom "
        "provider, which is what a Twilio Studio flow needs."),
    N_ ("Changing the kind deletes nothing here. What PingOne would drop is shown before it is "
        "published: its older console deletes a custom provider once another kind is chosen."),
  },
  [SENDER_SECTION_PROVIDER] = {
    N_ ("The name under which PingOne lists the sender."),
    N_ ("Two senders of one environment can’t have the same name."),
  },
  [SENDER_SECTION_AUTHORIZATION] = {
    N_ ("What PingOne signs in with at the provider."),
    N_ ("The secret lives in the keyring only. A token that was changed in the console fails here "
        "too until it is replaced. Spaces before or after a SID or a token make Twilio refuse "
        "them."),
  },
  [SENDER_SECTION_ORIGINATION] = {
    N_ ("The numbers that messages and calls come from."),
    N_ ("A toll-free number or a short code needs the countries it may send to, and a short code "
        "can’t place calls."),
  },
  [SENDER_SECTION_SMS] = {
    N_ ("The request that PingOne makes for each text message."),
    N_ ("The keys are “To”, “From” and “Parameters”, with exactly these letters. The published "
        "procedure has two of them wrong."),
  },
  [SENDER_SECTION_VOICE] = {
    N_ ("The request that PingOne makes for each call."),
    N_ ("A call needs a number that can place calls, and a flow that says the code slowly and "
        "twice. With the flow for messages in its place, whoever waits for a call gets a message."),
  },
  [SENDER_SECTION_FALLBACK] = {
    N_ ("Whether Ping’s own account sends when yours can’t."),
    N_ ("While it is off, nobody gets a code as long as the provider is down. While it is on, it "
        "does not help once Twilio has accepted a request: a flow that fails later fails alone."),
  },
  [SENDER_SECTION_MESSAGES] = {
    N_ ("What is sent, for each notification, channel and language."),
    N_ ("Write {\"OTP\":\"${otp}\"} with quotes around the variable: without them a code that "
        "begins with 0 is no JSON. The user’s name is ${user.username}; the published procedure "
        "has it wrong. Hold Control or Shift to choose several cells and write them at once."),
  },
  [SENDER_SECTION_CONTRACT] = {
    N_ ("How each value travels from the message to the text on the phone."),
    N_ ("A name that the flow reads and nobody sends arrives empty, and nothing complains. Upper "
        "and lower case count: “OTP” is not “otp”."),
  },
  [SENDER_SECTION_TEST] = {
    N_ ("Sends one real message or call, and follows it to the handset."),
    N_ ("Accepted is not delivered. Only “delivered” is green, and only you know which code the "
        "phone showed. The provider charges for a test."),
  },
  [SENDER_SECTION_PUBLISH] = {
    N_ ("Brings what is saved here to PingOne."),
    N_ ("Saving never changes PingOne, and a sender that no order of providers names is never "
        "used."),
  },
  [SENDER_SECTION_HISTORY] = {
    N_ ("What was sent from here, and what became of it. Numbers are masked, and codes are never "
        "kept."),
    N_ ("A test that ended as “unknown” may have been delivered: look at the phone before it is "
        "sent again."),
  },
};

static const Words connection = {
  N_ ("Says which PingOne environment this sender is for, and which worker application signs in "
      "there to read and to publish."),
  N_ ("A worker application without a role in the environment signs in and may do nothing there. "
      "Verify asks PingOne twice, changes nothing, and says what to mend."),
};

static const Words practice = {
  N_ ("The whole way with a simulated Twilio, PingOne and phone: nothing leaves this computer, no "
      "account is needed, and it starts with the published setup and its mistakes."),
  N_ ("What was simulated proves nothing about your account. It is marked as simulated wherever it "
      "is shown."),
};

static SenderHelpTopic *
make (const char  *id,
      const char  *title,
      const Words *words)
{
  SenderHelpTopic *topic =
    sender_help_topic_new (SENDER_HELP_SECTIONS, id, title, _ (words->purpose));

  sender_help_topic_add (topic, _ ("What It Is For"), _ (words->purpose));
  sender_help_topic_add (topic, _ ("What to Avoid"), _ (words->mistake));
  return topic;
}

/**
 * sender_help_sections_add:
 * @topics: a list of SenderHelpTopic
 *
 * Adds a page for each section, for the connection, and for Practice.
 */
void
sender_help_sections_add (GListStore *topics)
{
  g_autoptr (GEnumClass)      names = g_type_class_ref (SENDER_TYPE_SECTION);
  g_autoptr (SenderHelpTopic) own = NULL;
  g_autoptr (SenderHelpTopic) last = NULL;

  for (guint i = 0; i < SENDER_N_SECTIONS; i++)
    {
      g_autoptr (SenderHelpTopic) topic = make (g_enum_get_value (names, (int) i)->value_nick,
                                                sender_section_get_label (i), &sections[i]);

      sender_help_values_add (topic, i);
      g_list_store_append (topics, topic);
    }
  own = make (SENDER_HELP_CONNECTION, _ ("PingOne Connection"), &connection);
  sender_help_values_add (own, SENDER_HELP_PAGE_CONNECTION);
  sender_help_topic_add_value (own, _ ("Bring In Senders from PingOne"),
                               _ ("In the main menu. Each sender of the environment that is not "
                                  "here yet becomes a configuration, with its messages; what is "
                                  "here is compared, and not changed. PingOne never gives a secret "
                                  "back: enter it before you publish."));
  g_list_store_append (topics, own);
  last = make (SENDER_HELP_PRACTICE, _ ("Practice"), &practice);
  sender_help_topic_add_value (last, _ ("Practice Phone"),
                               _ ("Messages and calls arrive in this window: the numbers of "
                                  "Practice are nobody’s."));
  sender_help_topic_add_value (last, _ ("Account and Secret"),
                               _ ("Practice brings its own; yours are neither asked for nor "
                                  "used."));
  g_list_store_append (topics, last);
}
