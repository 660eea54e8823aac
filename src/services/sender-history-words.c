/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-words.h"

#include "sender-delivery-words.h"
#include "sender-delivery.h"
#include "sender-explain.h"
#include "sender-notification.h"

#include <glib/gi18n-lib.h>

/**
 * sender_history_entry_get_kind_label:
 *
 * Says what it is about.
 *
 * Returns: the words
 */
const char *
sender_history_entry_get_kind_label (const SenderHistoryEntry *self)
{
  static const char *const ways[] = {
    [SENDER_PUBLISH_FORTH] = N_ ("Publish"),
    [SENDER_PUBLISH_RESTORE] = N_ ("Restoring"),
    [SENDER_PUBLISH_BACK] = N_ ("Roll-Back"),
  };

  if (self->kind == SENDER_HISTORY_CHECK)
    return _ ("Online Check");
  if (self->kind == SENDER_HISTORY_PUBLISH)
    return _ (ways[self->way]);
  return sender_channel_get_label (self->channel);
}

/**
 * sender_history_entry_dup_state_label:
 *
 * Says how it ended.
 *
 * Returns: (transfer full): the words
 */
char *
sender_history_entry_dup_state_label (const SenderHistoryEntry *self)
{
  static const char *const labels[] = {
    [SENDER_HISTORY_OPEN] = N_ ("Not Ended"),
    [SENDER_HISTORY_PUBLISHED] = N_ ("Published"),
    [SENDER_HISTORY_UNCHANGED] = N_ ("Unchanged"),
    [SENDER_HISTORY_CONFLICT] = N_ ("Conflict"),
    [SENDER_HISTORY_PARTIAL] = N_ ("Partly Live"),
    [SENDER_HISTORY_FAILED] = N_ ("Failed"),
    [SENDER_HISTORY_CLEAN] = N_ ("No Findings"),
    [SENDER_HISTORY_UNTOLD] = N_ ("Outcome Not Recorded"),
  };

  if (sender_history_entry_is_test (self))
    return g_strdup (sender_delivery_get_state_label (self->state));
  if (self->result == SENDER_HISTORY_ERRORS)
    return g_strdup_printf (ngettext ("%u Error", "%u Errors", self->errors), self->errors);
  if (self->result == SENDER_HISTORY_WARNINGS)
    return g_strdup_printf (ngettext ("%u Warning", "%u Warnings", self->warnings),
                            self->warnings);
  if (self->result == SENDER_HISTORY_PUBLISHED && self->way == SENDER_PUBLISH_RESTORE)
    return g_strdup (_ ("Restored"));
  if (self->result == SENDER_HISTORY_PUBLISHED && self->way == SENDER_PUBLISH_BACK)
    return g_strdup (_ ("Rolled Back"));
  return g_strdup (_ (labels[self->result]));
}

static SenderHistoryTone
get_test_tone (SenderDispatchState state)
{
  static const SenderHistoryTone tones[] = {
    [SENDER_DELIVERY_DELIVERED] = SENDER_HISTORY_TONE_DELIVERED,
    [SENDER_DELIVERY_NOT_DELIVERED] = SENDER_HISTORY_TONE_BAD,
    [SENDER_DELIVERY_UNKNOWN] = SENDER_HISTORY_TONE_UNKNOWN,
  };

  return tones[sender_delivery_get_kind (state)];
}

/**
 * sender_history_entry_get_tone:
 *
 * Tells how it ended, for its colour.
 *
 * Returns: the tone
 */
SenderHistoryTone
sender_history_entry_get_tone (const SenderHistoryEntry *self)
{
  static const SenderHistoryTone tones[] = {
    [SENDER_HISTORY_OPEN] = SENDER_HISTORY_TONE_UNKNOWN,
    [SENDER_HISTORY_PUBLISHED] = SENDER_HISTORY_TONE_PLAIN,
    [SENDER_HISTORY_UNCHANGED] = SENDER_HISTORY_TONE_PLAIN,
    [SENDER_HISTORY_CONFLICT] = SENDER_HISTORY_TONE_BAD,
    [SENDER_HISTORY_PARTIAL] = SENDER_HISTORY_TONE_BAD,
    [SENDER_HISTORY_FAILED] = SENDER_HISTORY_TONE_BAD,
    [SENDER_HISTORY_CLEAN] = SENDER_HISTORY_TONE_PLAIN,
    [SENDER_HISTORY_WARNINGS] = SENDER_HISTORY_TONE_PLAIN,
    [SENDER_HISTORY_ERRORS] = SENDER_HISTORY_TONE_BAD,
    [SENDER_HISTORY_UNTOLD] = SENDER_HISTORY_TONE_UNKNOWN,
  };

  return sender_history_entry_is_test (self) ? get_test_tone (self->state) : tones[self->result];
}

static gboolean
has_environment (const SenderHistoryEntry *self)
{
  return self->environment != NULL && *self->environment != '\0';
}

/**
 * sender_history_entry_dup_title:
 *
 * Says what was sent, published or checked.
 *
 * Returns: (transfer full): such as “SMS to +1•••••••0117” or “Publish to Northwind EU”
 */
char *
sender_history_entry_dup_title (const SenderHistoryEntry *self)
{
  if (self->kind == SENDER_HISTORY_PUBLISH && self->way == SENDER_PUBLISH_RESTORE)
    return g_strdup_printf (_ ("Restoring at %s"), self->environment);
  if (self->kind == SENDER_HISTORY_PUBLISH && self->way == SENDER_PUBLISH_BACK)
    return g_strdup_printf (_ ("Roll-back at %s"), self->environment);
  if (self->kind == SENDER_HISTORY_PUBLISH)
    return g_strdup_printf (_ ("Publish to %s"), self->environment);
  if (self->kind == SENDER_HISTORY_CHECK)
    return has_environment (self) ? g_strdup_printf (_ ("Online check of %s"), self->environment)
                                  : g_strdup (_ ("Online check"));
  return g_strdup_printf (_ ("%s to %s"), sender_channel_get_label (self->channel), self->to);
}

static char *
dup_later (const SenderHistoryEntry *self)
{
  gboolean has_ended = self->later_result == SENDER_HISTORY_PUBLISHED ||
                       self->later_result == SENDER_HISTORY_UNCHANGED;

  if (self->later_way == self->way)
    return g_strdup (has_ended ? _ ("resumed since, and completed") : _ ("resumed since"));
  if (self->later_way == SENDER_PUBLISH_BACK)
    return g_strdup (has_ended ? _ ("rolled back since")
                               : _ ("a roll-back of it began, and did not get through"));
  return g_strdup (has_ended ? _ ("an earlier state was restored since")
                             : _ ("going back to an earlier state began, and did not get through"));
}

/**
 * sender_history_entry_dup_sequel:
 *
 * Says what another publish has made of one that did not get through; or else, that it goes on with
 * an earlier one.
 *
 * Returns: (transfer full) (nullable): the words
 */
char *
sender_history_entry_dup_sequel (const SenderHistoryEntry *self)
{
  if (self->kind != SENDER_HISTORY_PUBLISH)
    return NULL;
  if (self->later != NULL)
    return dup_later (self);
  if (self->earlier != NULL && self->way == SENDER_PUBLISH_BACK)
    return g_strdup (_ ("of one that had not ended"));
  if (self->earlier != NULL)
    return g_strdup (_ ("goes on with one that had not ended"));
  return NULL;
}

static void
append_part (GString    *text,
             const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static char *
describe_code (int code)
{
  const SenderExplanation *known = sender_explain_twilio (code);

  return known != NULL ? g_strdup_printf (_ ("%d: %s"), code, known->meaning)
                       : g_strdup_printf (_ ("Error %d"), code);
}

/* Of a check its counts are in the state. */
static void
append_event (GString                  *text,
              const SenderHistoryEntry *self)
{
  g_autofree char *sequel = sender_history_entry_dup_sequel (self);

  if (self->production)
    append_part (text, _ ("production"));
  append_part (text, sequel);
  append_part (text, self->reason);
}

/**
 * sender_history_entry_dup_subtitle:
 * @with_name: whether the configuration is named
 *
 * Says why it failed, or with what it was sent.
 *
 * Returns: (transfer full): one line, may be empty
 */
char *
sender_history_entry_dup_subtitle (const SenderHistoryEntry *self,
                                   gboolean                  with_name)
{
  GString *text = g_string_new (NULL);

  if (with_name)
    append_part (text, self->configuration_name);
  if (!sender_history_entry_is_test (self))
    {
      append_event (text, self);
      return g_string_free (text, FALSE);
    }
  if (self->via_pingone)
    append_part (text, _ ("through PingOne"));
  if (self->error_code != 0)
    {
      g_autofree char *code = describe_code (self->error_code);

      append_part (text, code);
      return g_string_free (text, FALSE);
    }
  if (self->from != NULL && *self->from != '\0')
    {
      g_autofree char *from = g_strdup_printf (_ ("from %s"), self->from);

      append_part (text, from);
    }
  if (self->template_name != NULL)
    append_part (text, sender_notification_get_label (self->template_name));
  return g_string_free (text, FALSE);
}

/**
 * sender_history_entry_dup_duration:
 *
 * Says how long it took.
 *
 * Returns: (transfer full): such as `3.2 s`; empty if it has not ended
 */
char *
sender_history_entry_dup_duration (const SenderHistoryEntry *self)
{
  if (self->ended == 0)
    return g_strdup ("");
  return sender_delivery_format_seconds ((double) (self->ended - self->started) / G_USEC_PER_SEC);
}

/**
 * sender_history_entry_dup_sentence:
 * @now: the present
 *
 * Says all of it, for those who hear it.
 *
 * Returns: (transfer full): one sentence
 */
char *
sender_history_entry_dup_sentence (const SenderHistoryEntry *self,
                                   GDateTime                *now)
{
  g_autofree char *title = sender_history_entry_dup_title (self);
  g_autofree char *duration = sender_history_entry_dup_duration (self);
  g_autofree char *when = sender_delivery_format_when (self->started, now);
  g_autofree char *state = sender_history_entry_dup_state_label (self);

  if (*duration == '\0' && self->simulated)
    return g_strdup_printf (_ ("%s, simulated, %s, %s"), title, state, when);
  if (*duration == '\0')
    return g_strdup_printf (_ ("%s, %s, %s"), title, state, when);
  if (self->simulated)
    return g_strdup_printf (_ ("%s, simulated, %s after %s, %s"), title, state, duration, when);
  return g_strdup_printf (_ ("%s, %s after %s, %s"), title, state, duration, when);
}

/**
 * sender_history_entry_dup_state:
 * @now: the present, in the time zone that is shown
 *
 * Says how it ended and when, where there is little room.
 *
 * Returns: (transfer full): such as “Delivered 14:02”
 */
char *
sender_history_entry_dup_state (const SenderHistoryEntry *self,
                                GDateTime                *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->started / G_USEC_PER_SEC);
  g_autoptr (GDateTime) started =
    g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  gboolean is_today = g_date_time_get_year (started) == g_date_time_get_year (now) &&
                      g_date_time_get_day_of_year (started) == g_date_time_get_day_of_year (now);
  g_autofree char *when = g_date_time_format (started, is_today ? "%H:%M" : _ ("%-d %b"));
  g_autofree char *state = sender_history_entry_dup_state_label (self);

  return g_strdup_printf ("%s %s", state, when);
}
