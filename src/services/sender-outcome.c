/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-outcome.h"

#include "sender-delivery-words.h"
#include "sender-error.h"
#include "sender-explain.h"
#include "sender-timeline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
make_title (SenderDispatch *dispatch)
{
  SenderDispatchState state = sender_dispatch_get_state (dispatch);
  gint64              started = 0;
  gint64              ended = 0;
  g_autofree char    *duration = NULL;

  g_object_get (dispatch, "started", &started, "ended", &ended, NULL);
  if (sender_dispatch_is_running (dispatch) && state == SENDER_DISPATCH_STATE_NOT_SENT)
    return g_strdup (_ ("Sending…"));
  if (sender_dispatch_is_running (dispatch))
    return g_strdup (_ ("Accepted, and on Its Way…"));
  if (state == SENDER_DISPATCH_STATE_NOT_SENT)
    return g_strdup (sender_delivery_get_state_label (state));
  duration = sender_timeline_format_duration (MAX (ended - started, 0));
  return g_strdup_printf (_ ("%s after %s"), sender_delivery_get_state_label (state), duration);
}

/* What ends a line of a timeline without a stop is a sentence of its own here. */
static char *
end_sentence (const char *text)
{
  if (text == NULL || *text == '\0' || strchr (".!?…", text[strlen (text) - 1]) != NULL)
    return g_strdup (text);
  return g_strconcat (text, ".", NULL);
}

/**
 * sender_outcome_init:
 * @dispatch: a dispatch
 *
 * Puts into words how a test stands, or how it ended.
 */
void
sender_outcome_init (SenderOutcome  *self,
                     SenderDispatch *dispatch)
{
  SenderDispatchState      state = sender_dispatch_get_state (dispatch);
  int                      code = sender_dispatch_get_error_code (dispatch);
  const SenderExplanation *known = code > 0 ? sender_explain_twilio (code) : NULL;

  *self = (SenderOutcome){ .title = make_title (dispatch) };
  self->text = end_sentence (sender_dispatch_get_explanation (dispatch));
  if (known == NULL || sender_dispatch_is_running (dispatch))
    return;
  self->url = known->url;
  self->topic = g_strdup_printf ("%d", code);
  /* Elsewhere the explanation says where it came from, and what to do; here the code is all. */
  if (state == SENDER_DISPATCH_STATE_UNDELIVERED)
    {
      g_free (self->text);
      self->text = g_strdup_printf (_ ("The vendor reports %d: %s"), code, known->meaning);
      self->next_step = known->next_step;
    }
}

/* What the window can do about it, in its own words. */
static const struct
{
  SenderError code;
  const char *title;
  const char *next_step;
} errors[] = {
  { SENDER_ERROR_SECRET_MISSING, N_ ("The Secret Is Missing"),
    N_ ("Enter it in Authorization, then send again.") },
  { SENDER_ERROR_KEYRING_LOCKED, N_ ("The Keyring Is Locked"),
    N_ ("Unlock it, then send again.") },
  { SENDER_ERROR_KEYRING_DISMISSED, N_ ("The Keyring Stayed Closed"),
    N_ ("Send again, and let the keyring’s prompt be answered.") },
  { SENDER_ERROR_KEYRING_TIMEOUT, N_ ("The Keyring Is Silent"),
    N_ ("It may be waiting behind another window for its password. Answer it, then send again.") },
  { SENDER_ERROR_KEYRING_ABSENT, N_ ("There Is No Keyring"),
    N_ ("Start one, such as GNOME Keyring, then send again.") },
  { SENDER_ERROR_KEYRING_FAILED, N_ ("The Keyring Failed"),
    N_ ("Look at it with its own program, then send again.") },
};

/**
 * sender_outcome_init_error:
 * @error: why nothing was attempted
 *
 * Puts into words why nothing left.
 */
void
sender_outcome_init_error (SenderOutcome *self,
                           const GError  *error)
{
  *self = (SenderOutcome){ 0 };
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (g_error_matches (error, SENDER_ERROR, (int) errors[i].code))
      {
        self->title = g_strdup (_ (errors[i].title));
        self->text = g_strdup (_ ("Nothing was sent."));
        self->next_step = _ (errors[i].next_step);
        return;
      }
  self->title = g_strdup (sender_delivery_get_state_label (SENDER_DISPATCH_STATE_NOT_SENT));
  self->text = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                 ? g_strdup (_ ("Cancelled before anything left."))
                 : g_strdup (error->message);
}

/**
 * sender_outcome_clear:
 *
 * Frees what it holds.
 */
void
sender_outcome_clear (SenderOutcome *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->topic, g_free);
}
