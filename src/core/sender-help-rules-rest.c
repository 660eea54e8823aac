/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help-private.h"

#include <glib/gi18n-lib.h>

/* SS401 to SS806: the messages, the fallback, what Twilio tells, the flows, what PingOne tells. */

static const SenderHelpRule rules[] = {
  { "SS401",
    N_ ("The message does not become a JSON object once the variables have their values."),
    N_ ("Write it as {\"OTP\":\"${otp}\"}: names and texts in straight quotes, a comma "
        "between two, none after the last.") },
  { "SS402",
    N_ ("A variable stands in JSON without quotes."),
    N_ ("Put it in quotes: {\"OTP\":\"${otp}\"}.") },
  { "SS403",
    N_ ("The message lacks a variable that its notification requires, such as the code."),
    N_ ("Put it into the message: the code is ${otp}.") },
  { "SS404",
    N_ ("The message uses a name that is often mistaken for a variable, such as ${username}."),
    N_ ("Use the documented one: ${user.username}, in quotes where the message is JSON.") },
  { "SS405",
    N_ ("A text that people choose, such as a name, stands in the JSON of a message."),
    N_ ("Leave it out if the flow can do without, for a name with a quote or a backslash may "
        "break the message. Otherwise accept the finding.") },
  { "SS406",
    N_ ("The JSON has typographic quotes, as programs for letters make them."),
    N_ ("Take the fix, or type the quotes again.") },
  { "SS407",
    N_ ("The message is longer than what PingOne is known to take."),
    N_ ("Shorten it. For a flow only what the flow reads belongs into it.") },
  { "SS408",
    N_ ("A message is plain text, while the others of the same notification are JSON."),
    N_ ("Write it as JSON with the same names, or convert it.") },
  { "SS409",
    N_ ("A channel has a request, and a notification no message for it."),
    N_ ("Write the message for the channel.") },
  { "SS410",
    N_ ("A JSON message holds PingOne’s tags for speech."),
    N_ ("Take them out: the flow says how the code is spoken.") },
  { "SS411",
    N_ ("A variable is none of the documented ones, or none of those that the notification "
        "takes."),
    N_ ("If it is a dynamic variable, declare it with a sample value. If not, correct its "
        "name.") },
  { "SS412",
    N_ ("A message is for a notification that the environment does not have, or does not send by "
        "SMS or by Voice."),
    N_ ("Remove it, or choose a notification that reaches phones this way.") },
  { "SS501",
    N_ ("Nobody else sends while the provider is down."),
    N_ ("Enable the fallback if Ping’s own account may send for you. Otherwise accept the "
        "finding.") },
  { "SS502",
    N_ ("The fallback needs Ping’s own account, which may be withdrawn."),
    N_ ("Ask Ping whether your environment still has it.") },
  { "SS503",
    N_ ("The fallback counts until Twilio has accepted a request, and not after."),
    N_ ("Watch the flow’s own failures at Twilio, and give the flow a way on where a message "
        "or a call fails.") },
  { "SS504",
    N_ ("The order of providers names others, or nobody, and not this sender."),
    N_ ("Take the fix, which puts it first, or add it where it belongs. If only a notification "
        "policy is to use it, accept the finding.") },
  { "SS505",
    N_ ("A provider stands in the order twice."),
    N_ ("Take the fix, which leaves the first of the two.") },
  { "SS506",
    N_ ("The order names somebody whom the environment does not have, as after a copy to another "
        "environment."),
    N_ ("Remove the entry, or add the sender of this environment that it stood for.") },
  { "SS507",
    N_ ("Messages are JSON that a flow reads, and PingOne sends them, always or at times, from "
        "where no flow is: people get the JSON."),
    N_ ("With Ping’s own server, remove the messages, so that Ping’s own text is sent. In an order "
        "of providers, put this sender first, and leave Ping’s own account out. If a code inside "
        "JSON is better than none, accept the finding.") },
  { "SS601",
    N_ ("Twilio refuses the credential."),
    N_ ("Copy the SID and its secret again from the Twilio Console, from the account and "
        "region that own the flow, and enter them in Authorization.") },
  { "SS602",
    N_ ("The account is suspended or closed."),
    N_ ("See to it with Twilio: most often it is a matter of billing.") },
  { "SS603",
    N_ ("The account is a trial account."),
    N_ ("Upgrade it before users depend on it. Until then test with numbers that are "
        "verified at Twilio.") },
  { "SS604",
    N_ ("A number, or a messaging service, is not this account’s."),
    N_ ("Compare it with the account’s numbers in the Twilio Console, and check that the "
        "account is the right one.") },
  { "SS605",
    N_ ("A number can’t do what it is ticked for."),
    N_ ("Untick the channel, or use a number that has the capability.") },
  { "SS606",
    N_ ("A toll-free number is not verified."),
    N_ ("Have it verified in the Twilio Console; that takes some days.") },
  { "SS607",
    N_ ("A number of the United States is in no approved A2P campaign."),
    N_ ("Register brand and campaign in the Twilio Console, and put the number into the "
        "campaign’s messaging service.") },
  { "SS608",
    N_ ("A country is not enabled for messages."),
    N_ ("Enable it under the geographic permissions for messaging in the Twilio Console.") },
  { "SS609",
    N_ ("A country is not enabled for calls."),
    N_ ("Enable it under the geographic permissions for voice in the Twilio Console.") },
  { "SS610",
    N_ ("Something could not be asked of Twilio, or of PingOne."),
    N_ ("The finding says why. A restricted API key can be given the permission to read it; "
        "what can’t be reached may be asked again later.") },
  { "SS611",
    N_ ("The account has no flow with this SID."),
    N_ ("Compare the SID in the URL with that in the Twilio Console, and check that the "
        "account is the right one.") },
  { "SS701",
    N_ ("The flow was never published."),
    N_ ("Publish it in Twilio Studio.") },
  { "SS702",
    N_ ("Twilio says that the flow’s definition is not valid."),
    N_ ("Open the flow in Twilio Studio: it marks what is wrong.") },
  { "SS703",
    N_ ("Nothing follows the flow’s trigger for requests."),
    N_ ("In Twilio Studio, connect “REST API” of the trigger with the first widget, and "
        "publish.") },
  { "SS704",
    N_ ("From the trigger for requests the flow reaches nothing that sends a message, or "
        "that calls."),
    N_ ("In Twilio Studio, lead the way from the trigger to such a widget, and publish.") },
  { "SS705",
    N_ ("The flow reads a name that the message does not have."),
    N_ ("Add the name to the message, or take it out of the flow.") },
  { "SS706",
    N_ ("The flow reads a name that the message has with other capitals."),
    N_ ("Write both alike: upper and lower case count.") },
  { "SS707",
    N_ ("The message has a name that the flow never reads."),
    N_ ("Take it out of the message, or let the flow read it.") },
  { "SS708",
    N_ ("The flow sends from a number of its own."),
    N_ ("In Twilio Studio, leave the sender of the widget as it was: "
        "{{flow.channel.address}}.") },
  { "SS709",
    N_ ("The number is a test user of the flow."),
    N_ ("Test with another number, or remove this one from the test users of the flow in "
        "Twilio Studio.") },
  { "SS710",
    N_ ("The flow has a draft that is newer than what is published."),
    N_ ("Publish the draft in Twilio Studio, or know that it does not count yet.") },
  { "SS801",
    N_ ("The environment has the sender, and neither its fallback chain nor a policy names it: not "
        "at all, or not for SMS or for Voice."),
    N_ ("Publish, and let the plan put the sender into the chain. Or accept the finding if it is "
        "to stand by.") },
  { "SS802",
    N_ ("A notification policy names providers of its own, which count before the chain."),
    N_ ("In PingOne, look at the policy’s providers and at who the policy is for; put this sender "
        "there, or take the providers out.") },
  { "SS803",
    N_ ("A notification policy limits the countries that messages may go to."),
    N_ ("In PingOne, allow the countries of your users in the policy, or take them off the "
        "number.") },
  { "SS804",
    N_ ("The environment delivers notifications to the users of a list, not to all."),
    N_ ("In PingOne, set the delivery mode to all users before people depend on it. For tests, put "
        "the testers on the list.") },
  { "SS805",
    N_ ("A message is in a language that the environment has not enabled."),
    N_ ("Enable the language in PingOne, under Languages, or remove the message.") },
  { "SS806",
    N_ ("PingOne does not let the worker application read the environment."),
    N_ ("In PingOne, give the worker application the role Environment Admin for this environment, "
        "and check that the environment ID is right: PingOne answers the same for one that does "
        "not exist.") },
};

const SenderHelpRules sender_help_rules_rest = { rules, G_N_ELEMENTS (rules) };
