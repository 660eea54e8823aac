/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-timeline.h"

#include "sender-delivery-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sender_timeline_row_free:
 *
 * Frees a row.
 */
void
sender_timeline_row_free (SenderTimelineRow *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/**
 * sender_timeline_format_duration:
 * @microseconds: how long
 *
 * Writes a duration with the unit that fits.
 *
 * Returns: (transfer full): the words
 */
char *
sender_timeline_format_duration (gint64 microseconds)
{
  gint64 seconds = microseconds / G_USEC_PER_SEC;

  if (microseconds < 1000)
    return g_strdup (_ ("< 1 ms"));
  if (microseconds < G_USEC_PER_SEC)
    return g_strdup_printf (_ ("%d ms"), (int) (microseconds / 1000));
  if (seconds < 60)
    return g_strdup_printf (_ ("%.1f s"), (double) microseconds / G_USEC_PER_SEC);
  return g_strdup_printf (_ ("%d min %d s"), (int) (seconds / 60), (int) (seconds % 60));
}

static SenderTimelineRow *
add (GPtrArray         *rows,
     SenderTimelineKind kind,
     const char        *title,
     const char        *detail,
     gint64             elapsed)
{
  SenderTimelineRow *row = g_new0 (SenderTimelineRow, 1);

  row->kind = kind;
  row->title = g_strdup (title);
  row->detail = g_strdup (detail);
  row->elapsed = elapsed;
  g_ptr_array_add (rows, row);
  return row;
}

/* What a person needs of a SID is its beginning and its end. */
static char *
shorten (const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length != 34)
    return g_strdup (text);
  return g_strdup_printf ("%.6s…%s", text, text + length - 4);
}

/* PingOne takes it first, then the flow: only the latter is known by an execution. */
static void
add_accepted_via (GPtrArray          *rows,
                  SenderDispatch     *dispatch,
                  SenderDispatchStep *step,
                  gint64              elapsed)
{
  const char      *sid = sender_dispatch_step_get_subject (step);
  g_autofree char *detail = shorten (sid);

  if (sid == NULL && sender_dispatch_get_http_status (dispatch) > 0)
    detail = g_strdup_printf ("%u", sender_dispatch_get_http_status (dispatch));
  add (rows, SENDER_TIMELINE_FACT, sid != NULL ? _ ("Flow started") : _ ("Accepted by PingOne"),
       detail, elapsed);
}

static void
add_accepted (GPtrArray          *rows,
              SenderDispatch     *dispatch,
              SenderDispatchStep *step,
              gint64              elapsed)
{
  guint            status = sender_dispatch_get_http_status (dispatch);
  const char      *sid = sender_dispatch_get_execution_sid (dispatch);
  g_autofree char *shown = shorten (sid);
  g_autofree char *detail = NULL;

  if (sid != NULL && status > 0)
    detail = g_strdup_printf ("%u · %s", status, shown);
  else if (status > 0)
    detail = g_strdup_printf ("%u", status);
  else
    detail = g_strdup (shown);
  add (rows, SENDER_TIMELINE_FACT, sid != NULL ? _ ("Accepted by Studio") : _ ("Accepted"), detail,
       elapsed);
}

static void
add_parts (GPtrArray          *rows,
           SenderDispatchStep *step,
           gint64              elapsed)
{
  const char        *subject = sender_dispatch_step_get_subject (step);
  gboolean           is_flow = strcmp (sender_dispatch_step_get_stage (step), "step") == 0;
  g_autofree char   *detail = shorten (sender_dispatch_step_get_detail (step));
  SenderTimelineRow *row = NULL;

  if (is_flow && subject == NULL)
    add (rows, SENDER_TIMELINE_FACT, _ ("Flow ran to its end"), detail, elapsed);
  else
    {
      row = add (rows, SENDER_TIMELINE_STEP,
                 subject != NULL ? subject : sender_dispatch_step_get_text (step), detail, elapsed);
      row->is_name = is_flow;
    }
}

static SenderTimelineKind
get_end_kind (SenderDispatchState state)
{
  switch (state)
    {
    case SENDER_DISPATCH_STATE_DELIVERED:
      return SENDER_TIMELINE_DELIVERED;
    case SENDER_DISPATCH_STATE_NOT_SENT:
    case SENDER_DISPATCH_STATE_UNDELIVERED:
    case SENDER_DISPATCH_STATE_NO_MESSAGE:
      return SENDER_TIMELINE_FAILED;
    case SENDER_DISPATCH_STATE_ACCEPTED:
    case SENDER_DISPATCH_STATE_RUNNING:
    case SENDER_DISPATCH_STATE_UNKNOWN:
    default:
      return SENDER_TIMELINE_OPEN;
    }
}

static void
add_step (GPtrArray          *rows,
          SenderDispatch     *dispatch,
          SenderDispatchStep *step,
          gint64              elapsed)
{
  const char         *stage = sender_dispatch_step_get_stage (step);
  const char         *text = sender_dispatch_step_get_text (step);
  SenderDispatchState state = sender_dispatch_get_state (dispatch);

  if (strcmp (stage, "intent") == 0)
    add (rows, SENDER_TIMELINE_FACT, _ ("Prepared"), _ ("Noted before anything left"), elapsed);
  else if (strcmp (stage, "sent") == 0)
    add (rows, SENDER_TIMELINE_STEP, text, NULL, elapsed);
  else if (strcmp (stage, "accepted") == 0 && sender_dispatch_is_via_pingone (dispatch))
    add_accepted_via (rows, dispatch, step, elapsed);
  else if (strcmp (stage, "accepted") == 0)
    add_accepted (rows, dispatch, step, elapsed);
  else if (strcmp (stage, "end") == 0)
    add (rows, get_end_kind (state), sender_delivery_get_state_label (state), NULL, elapsed);
  else if (strcmp (stage, "error") == 0 || strcmp (stage, "retry") == 0 ||
           strcmp (stage, "reconcile") == 0)
    add (rows, SENDER_TIMELINE_TROUBLE, text, NULL, elapsed);
  else
    add_parts (rows, step, elapsed);
}

static gboolean
has_fact (GPtrArray  *rows,
          const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (((SenderTimelineRow *) g_ptr_array_index (rows, i))->title, title) == 0)
      return TRUE;
  return FALSE;
}

/* What must still happen, so that the way can be seen before it is gone. */
static void
add_waiting (GPtrArray      *rows,
             SenderDispatch *dispatch)
{
  int channel = SENDER_CHANNEL_SMS;

  g_object_get (dispatch, "channel", &channel, NULL);
  if (sender_dispatch_is_via_pingone (dispatch))
    {
      if (!has_fact (rows, _ ("Accepted by PingOne")) && !has_fact (rows, _ ("Flow started")))
        add (rows, SENDER_TIMELINE_WAITING, _ ("Accepted by PingOne"),
             _ ("Waiting for the answer"), -1);
      if (sender_dispatch_get_execution_sid (dispatch) == NULL)
        add (rows, SENDER_TIMELINE_WAITING, _ ("Flow started"), NULL, -1);
    }
  else if (!has_fact (rows, _ ("Accepted by Studio")) && !has_fact (rows, _ ("Accepted")))
    add (rows, SENDER_TIMELINE_WAITING, _ ("Accepted"), _ ("Waiting for the answer"), -1);
  if (!has_fact (rows, _ ("Flow ran to its end")))
    add (rows, SENDER_TIMELINE_WAITING, _ ("Flow ran to its end"), NULL, -1);
  add (rows, SENDER_TIMELINE_WAITING, _ ("Delivered"),
       channel == SENDER_CHANNEL_VOICE ? _ ("The call is answered")
                                       : _ ("The carrier confirms it"),
       -1);
}

/**
 * sender_timeline_make:
 * @dispatch: a dispatch, running or not
 *
 * Makes the rows of a timeline.
 *
 * Returns: (transfer full) (element-type SenderTimelineRow): the rows
 */
GPtrArray *
sender_timeline_make (SenderDispatch *dispatch)
{
  GListModel *steps = G_LIST_MODEL (dispatch);
  GPtrArray  *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sender_timeline_row_free);
  gint64      started = 0;

  g_object_get (dispatch, "started", &started, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (SenderDispatchStep) step = g_list_model_get_item (steps, i);

      add_step (rows, dispatch, step, MAX (sender_dispatch_step_get_at (step) - started, 0));
    }
  if (sender_dispatch_is_running (dispatch))
    add_waiting (rows, dispatch);
  return rows;
}
