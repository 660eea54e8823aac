/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where each value is found, as the published procedure and the documentation of PingOne and Twilio
 * know it. Paths without indexes; `request` is either channel’s, and told in both. */
static const struct
{
  guint       page; /* a section, or one behind them */
  const char *path; /* (nullable): of what is no field */
  const char *name;
  const char *where;
} values[] = {
  { SENDER_SECTION_SENDER, "provider.kind", N_ ("Kind"),
    N_ ("In PingOne’s older console: Settings, Sender, SMS/Voice. The newer one has "
        "Settings, Senders, with up to ten providers side by side. A Twilio Studio flow "
        "needs a custom provider.") },
  { SENDER_SECTION_SENDER, "name", N_ ("Name of This Configuration"),
    N_ ("Choose it yourself; it names the configuration in this program.") },
  { SENDER_SECTION_SENDER, NULL, N_ ("PingOne Connection"),
    N_ ("Environment and worker application have a window of their own: click the environment "
        "above the outline, or press Ctrl+Shift+E.") },
  { SENDER_HELP_PAGE_CONNECTION, "environment.name", N_ ("Environment Name"),
    N_ ("What PingOne calls the environment.") },
  { SENDER_HELP_PAGE_CONNECTION, "environment.id", N_ ("Environment ID"),
    N_ ("It follows “/environments/” in the addresses of PingOne’s API: hexadecimal digits "
        "in five groups.") },
  { SENDER_HELP_PAGE_CONNECTION, "environment.region", N_ ("Region"),
    N_ ("The address of PingOne’s API tells it: api.pingone.com is North America, .eu "
        "Europe, .ca Canada, .asia Asia-Pacific, .com.au Australia, .sg Singapore.") },
  { SENDER_HELP_PAGE_CONNECTION, "environment.domain", N_ ("Custom Domain"),
    N_ ("Only where the environment has a domain of its own: it takes the place of "
        "auth.pingone.com and the like. Else leave it empty.") },
  { SENDER_HELP_PAGE_CONNECTION, "environment.production", N_ ("Production"),
    N_ ("You decide: switch it on if people sign in there.") },
  { SENDER_HELP_PAGE_CONNECTION, "pingone.worker-environment",
    N_ ("Environment of the Worker Application"),
    N_ ("The ID of the environment that the application is in. Leave it empty if that is the one "
        "that is published to.") },
  { SENDER_HELP_PAGE_CONNECTION, "pingone.client-id", N_ ("Client ID of the Worker Application"),
    N_ ("In PingOne, of the application of type Worker. It needs the role Environment Admin.") },
  { SENDER_HELP_PAGE_CONNECTION, "pingone.client-authentication", N_ ("Client Authentication"),
    N_ ("In PingOne, of the same application: the token endpoint authentication method. Both "
        "must be the same.") },
  { SENDER_HELP_PAGE_CONNECTION, NULL, N_ ("Client Secret"),
    N_ ("In PingOne, of the same application: it belongs to the client ID.") },
  { SENDER_SECTION_PROVIDER, "provider.name", N_ ("Provider Name"),
    N_ ("Choose it yourself; say whose account it is, for PingOne lists the sender by it.") },
  { SENDER_SECTION_AUTHORIZATION, "authorization.kind", N_ ("Kind"),
    N_ ("Basic for Twilio Studio. For another vendor its own documentation says what it "
        "takes.") },
  { SENDER_SECTION_AUTHORIZATION, "authorization.username", N_ ("User Name"),
    N_ ("In the Twilio Console: the account SID, AC and 32 hexadecimal digits, as in the "
        "published procedure; or better the SID of an API key, SK and 32.") },
  { SENDER_SECTION_AUTHORIZATION, NULL, N_ ("Password"),
    N_ ("In the Twilio Console: the auth token that belongs to the account SID, or the "
        "secret of the API key. Twilio shows a key’s secret once, when the key is made.") },
  { SENDER_SECTION_AUTHORIZATION, NULL, N_ ("Token"),
    N_ ("The vendor gives it. Twilio’s own live an hour and don’t do here.") },
  { SENDER_SECTION_AUTHORIZATION, "authorization.grant", N_ ("Grant"),
    N_ ("The documentation of the vendor’s token service says which it takes. PingOne "
        "assumes client credentials where nothing is said.") },
  { SENDER_SECTION_AUTHORIZATION, "authorization.token-url", N_ ("Token URL"),
    N_ ("In the vendor’s documentation: the address that gives tokens.") },
  { SENDER_SECTION_AUTHORIZATION, "authorization.client-id", N_ ("Client ID"),
    N_ ("The vendor gives it with the client secret. With JWT Bearer there is none.") },
  { SENDER_SECTION_AUTHORIZATION, NULL, N_ ("Client Secret, or Assertion (JWT)"),
    N_ ("The vendor gives the secret with the client ID. JWT Bearer has an assertion in its "
        "place.") },
  { SENDER_SECTION_AUTHORIZATION, "authorization.scopes", N_ ("Scopes"),
    N_ ("In the vendor’s documentation: what the token is for, such as “sms:send”. May be "
        "left empty.") },
  { SENDER_SECTION_AUTHORIZATION, "authorization.header-name", N_ ("Header Name and Value"),
    N_ ("In the vendor’s documentation, such as “X-Authorization”; the value is secret.") },
  { SENDER_SECTION_ORIGINATION, "numbers.number", N_ ("Number"),
    N_ ("In the Twilio Console: Phone Numbers, then Active Numbers. Standard and toll-free "
        "numbers are written with + and country code, a short code without.") },
  { SENDER_SECTION_ORIGINATION, "numbers.type", N_ ("Type"),
    N_ ("The number itself tells: Short Code has five or six digits in the United States and "
        "Canada; Toll-free begins there with +1 and 800, 833, 844, 855, 866, 877 or 888; "
        "every other is Standard. PingOne leaves it to you.") },
  { SENDER_SECTION_ORIGINATION, "numbers.sms", N_ ("SMS"),
    N_ ("Tick it for what goes to the flow for messages. What the number can do, Twilio’s "
        "list of numbers says.") },
  { SENDER_SECTION_ORIGINATION, "numbers.voice", N_ ("Voice"),
    N_ ("Tick it for what goes to the flow for calls. At least one of the two is needed; a "
        "short code can’t call.") },
  { SENDER_SECTION_ORIGINATION, "numbers.countries", N_ ("Countries"),
    N_ ("Those it may send to: one or more for a toll-free number, exactly one for a short "
        "code, none for a standard number. The procedure says United States for both.") },
  { SENDER_SECTION_ORIGINATION, "numbers.selected", N_ ("Selected"),
    N_ ("You decide: whether PingOne may send from it.") },
  { SENDER_SECTION_ORIGINATION, "numbers.available", N_ ("Available"),
    N_ ("PingOne says whether the vendor’s account has it now.") },
  { SENDER_SECTION_SMS, "request.method", N_ ("Method"),
    N_ ("POST for Twilio Studio. GET is for vendors that take everything in the URL.") },
  { SENDER_SECTION_SMS, "request.url", N_ ("URL"),
    N_ ("https://studio.twilio.com/v2/Flows/FW…/Executions. The flow’s SID, FW and 32 "
        "hexadecimal digits, is in the address of the flow in the Twilio Console. It must be "
        "a published flow, of its own for each channel.") },
  { SENDER_SECTION_SMS, "request.body-format", N_ ("Body Format"),
    N_ ("Form for Twilio Studio, which reads form fields only. Raw is for vendors that take "
        "JSON.") },
  { SENDER_SECTION_SMS, "request.body.key", N_ ("Key"),
    N_ ("For Twilio Studio: To, From and Parameters, with exactly these letters. The "
        "procedure’s table for SMS has “to” and “Parameter”; that for Voice is right.") },
  { SENDER_SECTION_SMS, "request.body.value", N_ ("Value"),
    N_ ("For Twilio Studio: ${to}, ${from} and ${message}. PingOne puts the recipient, the "
        "sender and the message in their places.") },
  { SENDER_SECTION_SMS, "request.body.enabled", N_ ("Row in Use"),
    N_ ("You decide: a row that is switched off is kept here and not sent.") },
  { SENDER_SECTION_SMS, "request.raw", N_ ("Raw Body"),
    N_ ("In the vendor’s documentation. It needs ${to} and ${message}.") },
  { SENDER_SECTION_SMS, "request.headers.name", N_ ("Header Name"),
    N_ ("In the vendor’s documentation. PingOne documents one only: content-type, which goes "
        "with the body format.") },
  { SENDER_SECTION_SMS, "request.headers.value", N_ ("Header Value"),
    N_ ("application/x-www-form-urlencoded for Form, application/json for Raw.") },
  { SENDER_SECTION_SMS, "request.number-format", N_ ("Phone Number Format"),
    N_ ("With the plus sign for Twilio Studio; PingOne’s console calls it “Plus sign”. "
        "Digits alone where a vendor’s documentation demands it.") },
  { SENDER_SECTION_VOICE, "request.before-tag", N_ ("Before Each Digit"),
    N_ ("In the vendor’s documentation, such as <Say>. Empty for Twilio Studio: the flow "
        "itself says how the code is spoken.") },
  { SENDER_SECTION_VOICE, "request.after-tag", N_ ("After Each Digit"),
    N_ ("As before each digit: such as </Say> <Pause length=\"1\"/>, and empty for Twilio "
        "Studio.") },
  { SENDER_SECTION_FALLBACK, "fallback.enabled", N_ ("Fall Back to Ping’s Own Account"),
    N_ ("In PingOne’s older console a switch of the sender, which is off at first; in the "
        "newer one the order of providers. The procedure asks for a phone number here; "
        "PingOne has no place for one.") },
  { SENDER_SECTION_FALLBACK, "fallback.chain", N_ ("Order of Providers"),
    N_ ("In PingOne’s newer console: Settings, Senders, the order on the tab SMS/Voice. “self” "
        "is this sender, PINGONE_TWILIO is Ping’s own account, every other is known by the ID "
        "that PingOne’s API lists it with; “none” alone names nobody. Leave it to the switch "
        "unless there are several, or the sender is not to be used.") },
  { SENDER_SECTION_MESSAGES, NULL, N_ ("Notification"),
    N_ ("In PingOne: User Experience, then Notification Templates. Each that is to reach the "
        "flow needs a message.") },
  { SENDER_SECTION_MESSAGES, NULL, N_ ("Language and Variant"),
    N_ ("As in PingOne, where the language must be enabled. A variant is only used where "
        "somebody asks for it by its name.") },
  { SENDER_SECTION_MESSAGES, NULL, N_ ("Text"),
    N_ ("In the template: Edit, then the field New Message of the method. For Twilio Studio "
        "it is JSON, such as {\"OTP\":\"${otp}\"}: its names are what the flow reads.") },
  { SENDER_SECTION_MESSAGES, NULL, N_ ("Voice"),
    N_ ("One of PingOne’s: Man, Woman, Alice, Amazon Polly. A flow of Twilio Studio speaks "
        "with its own.") },
  { SENDER_SECTION_MESSAGES, "variables.name", N_ ("Variable"),
    N_ ("The documented ones are offered. A dynamic one has the name that whoever starts the "
        "notification gives it, such as a DaVinci flow.") },
  { SENDER_SECTION_MESSAGES, "variables.sample", N_ ("Sample Value"),
    N_ ("Choose it yourself: something like what the variable will be.") },
  { SENDER_SECTION_CONTRACT, NULL, N_ ("Flow"),
    N_ ("From Twilio, if the request names a flow and the secret is known; or a file with "
        "the definition that Twilio Studio shows. Users get what is published there, not the "
        "draft.") },
  { SENDER_SECTION_CONTRACT, NULL, N_ ("Code to Show"),
    N_ ("Choose it yourself. One that begins with 0 shows most.") },
  { SENDER_SECTION_TEST, NULL, N_ ("Channel"),
    N_ ("SMS or Voice: each has a request, and a flow, of its own.") },
  { SENDER_SECTION_TEST, NULL, N_ ("Destination"),
    N_ ("A phone that is beside you, with + and country code. A trial account reaches "
        "verified numbers only.") },
  { SENDER_SECTION_TEST, NULL, N_ ("From"),
    N_ ("One of the numbers in Origination that is ticked for the channel. Which of them "
        "PingOne would choose is not documented.") },
  { SENDER_SECTION_TEST, NULL, N_ ("Message"),
    N_ ("One of those in Messages, as PingOne would render it.") },
  { SENDER_SECTION_TEST, NULL, N_ ("Sample Values"),
    N_ ("Choose them yourself. Real codes are not needed, and never kept.") },
  { SENDER_SECTION_TEST, NULL, N_ ("Code on the Phone"),
    N_ ("On the phone: it proves that what was sent is what arrived.") },
  { SENDER_SECTION_PUBLISH, NULL, N_ ("PingOne JSON"),
    N_ ("Made from what is saved here, without the secret; that is entered in PingOne once "
        "more.") },
  { SENDER_SECTION_HISTORY, NULL, N_ ("Answer to the Request"),
    N_ ("What Twilio answered at once: 201 says that the flow was started, and no more.") },
  { SENDER_SECTION_HISTORY, NULL, N_ ("Execution SID"),
    N_ ("FN and 32 hexadecimal digits: by it the run of the flow is found at Twilio.") },
  { SENDER_SECTION_HISTORY, NULL, N_ ("Message SID and Call SID"),
    N_ ("SM, MM or CA and 32 hexadecimal digits: by them the message or the call is found at "
        "Twilio.") },
  { SENDER_SECTION_HISTORY, NULL, N_ ("Error Code"),
    N_ ("Each that Twilio is known to give has a page here. Its own page may be newer.") },
};

static gboolean
belongs_to (guint value,
            guint page)
{
  if (values[value].page == page)
    return TRUE;
  return page == SENDER_SECTION_VOICE && values[value].page == SENDER_SECTION_SMS;
}

/**
 * sender_help_values_add:
 * @topic: a page
 * @page: its section, or %SENDER_HELP_PAGE_CONNECTION
 *
 * Adds where each of its values is found.
 */
void
sender_help_values_add (SenderHelpTopic *topic,
                        guint            page)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (belongs_to (i, page))
      sender_help_topic_add_value (topic, _ (values[i].name), _ (values[i].where));
}

/**
 * sender_help_values_has:
 * @plain: a path without indexes
 *
 * Tells whether it is said where a value is found.
 *
 * Returns: whether it is
 */
gboolean
sender_help_values_has (const char *plain)
{
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_strcmp0 (values[i].path, plain) == 0)
      return TRUE;
  return FALSE;
}
