/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-result.h"

#include "sender-direction.h"
#include "sender-error.h"
#include "sender-focus.h"
#include "sender-outcome.h"
#include "sender-test-answer-row.h"
#include "sender-timeline-view.h"
#include "sender-timing-bar.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderTestResult
{
  AdwBin parent_instance;

  SenderTestRun *run;      /* (owned) (nullable) */
  GSignalGroup  *changes;  /* (owned): of the run */
  GSignalGroup  *work;     /* (owned): of its operation */
  GSignalGroup  *dispatch; /* (owned): of its dispatch */
  guint          tick;     /* source id, 0 unless it runs */
  gboolean       narrow;
  guint          n_frames; /* since the focus lost Cancel */

  /* Template widgets. */
  GtkWidget           *head;
  GtkSpinner          *spinner;
  GtkLabel            *title;
  GtkWidget           *simulated;
  GtkLabel            *subtitle;
  GtkWidget           *cancel;
  GtkWidget           *again;
  GtkLabel            *note;
  GtkWidget           *explanation;
  GtkLabel            *text;
  GtkLabel            *next_step;
  GtkWidget           *explain;
  GtkWidget           *link;
  GtkWidget           *end_active;
  GtkWidget           *enter_secret;
  GtkWidget           *card;
  SenderTimelineView  *timeline;
  SenderTimingBar     *timing;
  SenderTestAnswerRow *answer;
};

typedef enum
{
  PROP_RUN = 1,
  PROP_NARROW,
} SenderTestResultProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (SenderTestResult, sender_test_result, ADW_TYPE_BIN)

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  gtk_label_set_label (label, text != NULL ? text : "");
}

static gboolean
is_delivered (SenderDispatch *dispatch)
{
  return dispatch != NULL &&
         sender_dispatch_get_state (dispatch) == SENDER_DISPATCH_STATE_DELIVERED;
}

/* Green is for delivered, and for nothing else. */
static void
set_tone (SenderTestResult *self,
          SenderDispatch   *dispatch)
{
  const char         *classes[] = { "title-4", "numeric", NULL, NULL };
  SenderDispatchState state = SENDER_DISPATCH_STATE_NOT_SENT;

  if (dispatch != NULL)
    state = sender_dispatch_get_state (dispatch);
  if (state == SENDER_DISPATCH_STATE_DELIVERED)
    classes[2] = "success";
  else if (!sender_operation_is_running (sender_test_run_get_operation (self->run)) &&
           (state == SENDER_DISPATCH_STATE_NOT_SENT || state == SENDER_DISPATCH_STATE_UNDELIVERED ||
            state == SENDER_DISPATCH_STATE_NO_MESSAGE))
    classes[2] = "error";
  gtk_widget_set_css_classes (GTK_WIDGET (self->title), classes);
}

static void
show_subtitle (SenderTestResult *self,
               SenderDispatch   *dispatch)
{
  gint64                now = g_get_real_time ();
  gint64                started = now;
  g_autoptr (GDateTime) at = NULL;
  g_autofree char      *time = NULL;
  g_autofree char      *text = NULL;
  g_autofree char      *since = NULL;

  if (dispatch != NULL)
    g_object_get (dispatch, "started", &started, NULL);
  at = g_date_time_new_from_unix_local (started / G_USEC_PER_SEC);
  time = g_date_time_format (at, "%X");
  text = g_strdup_printf (_ ("%s · %s to %s"), time,
                          sender_channel_get_label (sender_test_run_get_channel (self->run)),
                          sender_test_run_get_to (self->run));
  if (self->tick != 0)
    since = g_strdup_printf (_ ("%s · %d s so far"), text,
                             (int) (MAX (now - started, 0) / G_USEC_PER_SEC));
  sender_direction_show_sentence (self->subtitle, since != NULL ? since : text);
}

/* The target before the name: an action is looked up for what it is to be given. */
static void
show_topic (SenderTestResult *self,
            const char       *topic)
{
  gtk_widget_set_visible (self->explain, topic != NULL);
  if (topic == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->explain), "s", topic);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->explain), "window.explain");
}

static void
show_outcome (SenderTestResult *self,
              SenderDispatch   *dispatch,
              const GError     *error,
              gboolean          is_running)
{
  g_auto (SenderOutcome) outcome = { NULL };
  gboolean               is_conflict = FALSE;
  gboolean               is_missing = FALSE;

  if (error != NULL)
    sender_outcome_init_error (&outcome, error);
  else if (dispatch != NULL)
    sender_outcome_init (&outcome, dispatch);
  else
    outcome.title = g_strdup (_ ("Asking the Keyring…"));
  if (dispatch != NULL && error == NULL)
    is_conflict = sender_dispatch_get_conflicting_execution_sid (dispatch) != NULL;
  is_missing = g_error_matches (error, SENDER_ERROR, SENDER_ERROR_SECRET_MISSING);
  sender_direction_show_sentence (self->title, outcome.title);
  set_label (self->text, outcome.text);
  set_label (self->next_step, outcome.next_step);
  show_topic (self, outcome.topic);
  gtk_widget_set_visible (self->link, outcome.url != NULL);
  if (outcome.url != NULL)
    gtk_link_button_set_uri (GTK_LINK_BUTTON (self->link), outcome.url);
  gtk_widget_set_visible (self->end_active, is_conflict && !is_running);
  gtk_widget_set_visible (self->enter_secret, is_missing);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->enter_secret), "s",
                                    sender_test_run_is_via_pingone (self->run)
                                      ? "pingone.client-id"
                                      : "authorization.kind");
  gtk_widget_set_visible (self->explanation,
                          !is_running && outcome.text != NULL && !is_delivered (dispatch));
}

static void
show_way (SenderTestResult *self,
          SenderDispatch   *dispatch,
          gboolean          is_running)
{
  gboolean has_way = dispatch != NULL;
  gboolean may_ask = has_way && !is_running && sender_test_run_can_answer (self->run) &&
                     sender_dispatch_get_state (dispatch) != SENDER_DISPATCH_STATE_NO_MESSAGE;

  g_object_set (self->timeline, "dispatch", dispatch, NULL);
  sender_timing_bar_set_response (self->timing,
                                  has_way ? sender_dispatch_get_response (dispatch) : NULL);
  gtk_widget_set_visible (self->card, has_way);
  gtk_widget_set_visible (self->simulated, has_way && sender_dispatch_is_simulated (dispatch));
  gtk_widget_set_visible (GTK_WIDGET (self->answer), may_ask);
}

static gboolean
tick_cb (gpointer user_data)
{
  SenderTestResult *self = user_data;

  show_subtitle (self, sender_test_run_get_dispatch (self->run));
  return G_SOURCE_CONTINUE;
}

/* Counts the seconds while it runs, and wakes nobody else. */
static void
set_ticking (SenderTestResult *self,
             gboolean          ticking)
{
  if (!ticking)
    g_clear_handle_id (&self->tick, g_source_remove);
  else if (self->tick == 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

/* Who waits at Cancel goes on to what is asked or said, never to what sends again: Return may come
 * a moment too late. */
static void
leave_cancel (SenderTestResult *self)
{
  GtkWidget *text = GTK_WIDGET (self->text);

  if (gtk_widget_get_visible (GTK_WIDGET (self->answer)))
    gtk_widget_grab_focus (GTK_WIDGET (self->answer));
  else if (gtk_widget_get_visible (self->explanation) && gtk_widget_grab_focus (text))
    gtk_label_select_region (self->text, 0, 0);
}

/* In the frame after next: until then what is asked has no place that could be scrolled to. */
static gboolean
leave_cancel_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       user_data)
{
  SenderTestResult *self = SENDER_TEST_RESULT (widget);

  if (self->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  leave_cancel (self);
  return G_SOURCE_REMOVE;
}

static const char *
get_proof (SenderTestRun *run)
{
  if (sender_test_run_is_via_pingone (run))
    return _ ("Proven from PingOne’s own template to the handset. The execution is known by number "
              "and time; that it was this code, only PingOne can say.");
  return _ ("Proven from the request to the handset. What PingOne itself renders can’t be seen "
            "from here.");
}

static void
show (SenderTestResult *self)
{
  SenderDispatch  *dispatch = NULL;
  const GError    *error = NULL;
  gboolean         is_running = FALSE;
  gboolean         was_at_cancel = gtk_widget_has_focus (self->cancel);
  g_autofree char *note = NULL;

  if (self->run == NULL)
    return;
  dispatch = sender_test_run_get_dispatch (self->run);
  is_running = sender_operation_is_running (sender_test_run_get_operation (self->run));
  error = is_running ? NULL : sender_test_run_get_error (self->run);
  if (is_running)
    note = sender_test_run_dup_cancel_text (self->run);
  else if (is_delivered (dispatch))
    note = g_strdup (get_proof (self->run));
  set_ticking (self, is_running);
  gtk_spinner_set_spinning (self->spinner, is_running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_running);
  gtk_widget_set_visible (self->cancel, is_running);
  gtk_widget_set_visible (self->again, !is_running);
  set_label (self->note, note);
  show_outcome (self, dispatch, error, is_running);
  set_tone (self, error == NULL ? dispatch : NULL);
  show_subtitle (self, dispatch);
  show_way (self, error == NULL ? dispatch : NULL, is_running);
  if (!was_at_cancel || is_running)
    return;
  self->n_frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), leave_cancel_cb, NULL, NULL);
}

static void
dispatch_changed_cb (SenderTestResult *self)
{
  g_signal_group_set_target (self->dispatch, self->run != NULL
                                               ? sender_test_run_get_dispatch (self->run)
                                               : NULL);
  show (self);
}

static void
set_run (SenderTestResult *self,
         SenderTestRun    *run)
{
  if (!g_set_object (&self->run, run))
    return;
  set_ticking (self, FALSE);
  g_signal_group_set_target (self->changes, run);
  g_signal_group_set_target (self->work,
                             run != NULL ? sender_test_run_get_operation (run) : NULL);
  sender_test_answer_row_set_run (self->answer, run);
  dispatch_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUN]);
}

static void
set_narrow (SenderTestResult *self,
            gboolean          narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
sender_test_result_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SenderTestResult *self = SENDER_TEST_RESULT (object);

  switch ((SenderTestResultProperty) prop_id)
    {
    case PROP_RUN:
      g_value_set_object (value, self->run);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_test_result_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SenderTestResult *self = SENDER_TEST_RESULT (object);

  switch ((SenderTestResultProperty) prop_id)
    {
    case PROP_RUN:
      set_run (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
sender_test_result_grab_focus (GtkWidget *widget)
{
  SenderTestResult *self = SENDER_TEST_RESULT (widget);

  return gtk_widget_get_visible (self->cancel) && gtk_widget_grab_focus (self->cancel);
}

static void
sender_test_result_dispose (GObject *object)
{
  SenderTestResult *self = SENDER_TEST_RESULT (object);

  set_ticking (self, FALSE);
  g_clear_object (&self->changes);
  g_clear_object (&self->work);
  g_clear_object (&self->dispatch);
  g_clear_object (&self->run);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_TEST_RESULT);
  G_OBJECT_CLASS (sender_test_result_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_TEST_ANSWER_ROW);
  g_type_ensure (SENDER_TYPE_TIMELINE_VIEW);
  g_type_ensure (SENDER_TYPE_TIMING_BAR);
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-test-result.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, head);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, spinner);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, title);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, simulated);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, subtitle);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, cancel);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, again);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, note);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, explanation);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, text);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, next_step);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, explain);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, link);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, end_active);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, enter_secret);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, card);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, timeline);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, timing);
  gtk_widget_class_bind_template_child (widget_class, SenderTestResult, answer);
}

static void
sender_test_result_class_init (SenderTestResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_test_result_get_property;
  object_class->set_property = sender_test_result_set_property;
  object_class->dispose = sender_test_result_dispose;
  GTK_WIDGET_CLASS (klass)->focus = sender_focus_inside;
  GTK_WIDGET_CLASS (klass)->grab_focus = sender_test_result_grab_focus;

  props[PROP_RUN] = g_param_spec_object ("run", NULL, NULL, SENDER_TYPE_TEST_RUN, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sender_test_result_init (SenderTestResult *self)
{
  self->changes = g_signal_group_new (SENDER_TYPE_TEST_RUN);
  g_signal_group_connect_swapped (self->changes, "notify::dispatch",
                                  G_CALLBACK (dispatch_changed_cb), self);
  self->work = g_signal_group_new (SENDER_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->work, "notify::state", G_CALLBACK (show), self);
  self->dispatch = g_signal_group_new (SENDER_TYPE_DISPATCH);
  g_signal_group_connect_swapped (self->dispatch, "items-changed", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->dispatch, "notify", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
