/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-words.h"

#include "sender-delivery-words.h"
#include "sender-explain.h"
#include "sender-notification.h"

#include <glib/gi18n-lib.h>

/**
 * sender_history_entry_dup_title:
 *
 * Says what was sent.
 *
 * Returns: (transfer full): such as “SMS to +1•••••••0117”
 */
char *
sender_history_entry_dup_title (const SenderHistoryEntry *self)
{
  return g_strdup_printf (_ ("%s to %s"), sender_channel_get_label (self->channel), self->to);
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
  const char      *state = sender_delivery_get_state_label (self->state);

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

  return g_strdup_printf ("%s %s", sender_delivery_get_state_label (self->state), when);
}
