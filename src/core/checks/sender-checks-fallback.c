/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-config.h"
#include "sender-fallback.h"

#include <glib/gi18n-lib.h>

/* What happens while the provider is down: SS501-SS503. */

#define PATH "fallback.enabled"

static gboolean
is_enabled (SenderCheckRun *run)
{
  return sender_fallback_is_enabled (sender_config_get_fallback (run->config));
}

static void
check_disabled (SenderCheckRun *run)
{
  if (!is_enabled (run))
    sender_check_run_report (run, PATH, NULL,
                             _ ("Fallback is disabled: while the provider is down nobody gets a "
                                "code."));
}

static void
check_withdrawn (SenderCheckRun *run)
{
  if (is_enabled (run))
    sender_check_run_report (run, PATH, NULL,
                             _ ("Fallback relies on Ping’s own account, which by a vendor’s "
                                "account Ping is withdrawing; make sure that you still have "
                                "it."));
}

static void
check_late_failure (SenderCheckRun *run)
{
  if (is_enabled (run) && sender_check_run_has_studio (run))
    sender_check_run_report (run, PATH, NULL,
                             _ ("Fallback does not help once Twilio has answered 201: a flow that "
                                "fails after that fails alone."));
}

static const SenderRule rules[] = {
  { "SS501", SENDER_SEVERITY_INFO,
    N_ ("The fallback chain has this sender and nothing after it."),
    check_disabled },
  { "SS502", SENDER_SEVERITY_WARNING,
    N_ ("If the account is gone, the fallback fails as well, and nothing says so before."),
    check_withdrawn },
  { "SS503", SENDER_SEVERITY_INFO,
    N_ ("PingOne tries the next provider only if a request can’t be queued. Which answers count "
        "as that is not documented."),
    check_late_failure },
};

const SenderRuleGroup sender_rules_fallback = { rules, G_N_ELEMENTS (rules) };
