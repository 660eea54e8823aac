/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-page.h"

#include "sender-ask.h"
#include "sender-config.h"
#include "sender-exchange-view.h"
#include "sender-handset.h"
#include "sender-practice-cast.h"
#include "sender-test-form.h"
#include "sender-test-result.h"
#include "sender-test-summary.h"
#include "sender-window.h"

#include <glib/gi18n.h>

/* Pixels: below the first everything stands in one column, from the second on the exchange has a
 * column of its own. */
#define NARROW 700
#define WIDE 880
#define SIDE 400
#define PHONE 272
#define TIMELINE_NARROW 520

struct _SenderTestPage
{
  SenderPage parent_instance;

  SenderTestRun      *run;         /* (owned) (nullable) */
  SenderTestPlan      plan;        /* asked about */
  SenderPretendPhone *phone;       /* (owned) (nullable): in Practice */
  GHashTable         *agreed;      /* (owned) (element-type utf8): to what a test costs */
  GCancellable       *cancellable; /* (owned): of the look for a test that never ended */
  GSignalGroup       *work;        /* (owned): of the run's operation */
  GSignalGroup       *changes;     /* (owned): of the run */
  GSignalGroup       *dispatch;    /* (owned): of its dispatch */
  guint               layout;      /* source id */

  /* Template widgets. */
  GtkScrolledWindow  *scroller;
  GtkBox             *columns;
  GtkBox             *main_column;
  GtkBox             *side_column;
  SenderTestForm     *form;
  GtkWidget          *summary_list;
  GtkWidget          *summary;
  GtkWidget          *change;
  GtkWidget          *result;
  SenderHandset      *handset;
  SenderExchangeView *exchange;
};

G_DEFINE_FINAL_TYPE (SenderTestPage, sender_test_page, SENDER_TYPE_PAGE)

static gboolean
is_running (SenderTestPage *self)
{
  return self->run != NULL &&
         sender_operation_is_running (sender_test_run_get_operation (self->run));
}

static gboolean
is_simulated (SenderTestPage *self)
{
  SenderWorkspace *workspace = sender_page_get_workspace (SENDER_PAGE (self));

  return workspace != NULL && sender_workspace_is_simulated (workspace);
}

static void
place_exchange (SenderTestPage *self,
                GtkBox         *column)
{
  GtkWidget            *parent = gtk_widget_get_parent (GTK_WIDGET (self->exchange));
  g_autoptr (GtkWidget) exchange = g_object_ref (GTK_WIDGET (self->exchange));

  /* In a column of its own it hides nothing when it is open. */
  sender_exchange_view_set_open (self->exchange, column == self->side_column);
  if (parent == GTK_WIDGET (column))
    return;
  gtk_box_remove (GTK_BOX (parent), exchange);
  gtk_box_append (column, exchange);
}

/* The phone is only there in Practice; elsewhere request and response take its room. */
static gboolean
lay_out_cb (gpointer user_data)
{
  SenderTestPage *self = user_data;
  GtkAdjustment  *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  double          width = gtk_adjustment_get_page_size (across);
  gboolean        is_narrow = width < NARROW;
  gboolean        has_phone = self->phone != NULL;
  double          side = has_phone ? PHONE : SIDE;
  gboolean        has_side = has_phone || (width >= WIDE && self->run != NULL);

  self->layout = 0;
  place_exchange (self, has_phone || width < WIDE ? self->main_column : self->side_column);
  gtk_widget_set_visible (GTK_WIDGET (self->handset), has_phone);
  gtk_widget_set_visible (GTK_WIDGET (self->side_column), has_side);
  gtk_widget_set_size_request (GTK_WIDGET (self->side_column), has_side && !has_phone ? SIDE : -1,
                               -1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->columns), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->columns), "narrow");
  g_object_set (self->result, "narrow",
                width - (has_side && !is_narrow ? side : 0) < TIMELINE_NARROW, NULL);
  return G_SOURCE_REMOVE;
}

/* Not at once: the width becomes known in the middle of an allocation. */
static void
queue_layout (SenderTestPage *self)
{
  if (self->layout == 0)
    self->layout = g_idle_add (lay_out_cb, self);
}

/* While a test runs, and after it, the form is a line. */
static void
set_collapsed (SenderTestPage *self,
               gboolean        collapsed)
{
  gtk_widget_set_visible (GTK_WIDGET (self->form), !collapsed);
  gtk_widget_set_visible (self->summary_list, collapsed);
  if (collapsed)
    sender_test_summary_show (ADW_ACTION_ROW (self->summary), self->run);
}

static void
show_exchange (SenderTestPage *self)
{
  gboolean has = self->run != NULL && sender_test_run_get_request_text (self->run) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->exchange), has);
  if (has)
    sender_exchange_view_set (self->exchange, sender_test_run_get_request_text (self->run),
                              sender_test_run_get_response_text (self->run));
}

static void
show_phone (SenderTestPage *self)
{
  SenderDispatch *dispatch = self->run != NULL ? sender_test_run_get_dispatch (self->run) : NULL;
  gboolean        running = is_running (self);

  /* The call itself is named once it was answered; it rings from the acceptance on. */
  sender_handset_set_ringing (self->handset,
                              running && dispatch != NULL &&
                                sender_dispatch_get_execution_sid (dispatch) != NULL);
  if (self->phone != NULL && !running)
    sender_pretend_phone_stop (self->phone);
}

/* Cancel stays enabled: its button goes, and until then it keeps the focus. */
static void
update_actions (SenderTestPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "test.send", !is_running (self));
  gtk_widget_set_visible (self->change, !is_running (self));
}

static void
run_changed_cb (SenderTestPage *self)
{
  show_exchange (self);
  show_phone (self);
  update_actions (self);
}

static void
dispatch_made_cb (SenderTestPage *self)
{
  g_signal_group_set_target (self->dispatch, self->run != NULL
                                               ? sender_test_run_get_dispatch (self->run)
                                               : NULL);
  run_changed_cb (self);
}

static void
set_run (SenderTestPage *self,
         SenderTestRun  *run)
{
  if (is_running (self) && run != self->run)
    sender_test_run_cancel (self->run);
  g_set_object (&self->run, run);
  g_signal_group_set_target (self->changes, run);
  g_signal_group_set_target (self->work,
                             run != NULL ? sender_test_run_get_operation (run) : NULL);
  g_object_set (self->result, "run", run, NULL);
  gtk_widget_set_visible (self->result, run != NULL);
  set_collapsed (self, run != NULL);
  dispatch_made_cb (self);
  queue_layout (self);
}

/* A failed look at the keyring needs no form; the line stays, and the result says what to do. */
static void
start (SenderTestPage *self)
{
  g_autoptr (SenderTestRun) run =
    sender_test_run_new (sender_page_get_workspace (SENDER_PAGE (self)), &self->plan);

  if (self->phone != NULL)
    {
      sender_handset_expect (self->handset, sender_test_run_get_channel (run),
                             sender_test_run_get_from (run), sender_test_run_get_to (run));
      sender_pretend_phone_watch (self->phone, sender_test_run_get_to (run));
    }
  sender_test_run_start (run);
  set_run (self, run);
  gtk_widget_grab_focus (self->result);
}

/* Who agreed to what one way costs has not agreed to the other. */
static char *
dup_agreement (const SenderTestPlan *plan)
{
  return g_strconcat (sender_config_get_id (plan->config), plan->user != NULL ? " pingone" : "",
                      NULL);
}

static void
answered_cb (GObject *object,
             gboolean yes)
{
  SenderTestPage *self = SENDER_TEST_PAGE (object);
  SenderConfig   *config = sender_page_get_config (SENDER_PAGE (self));

  if (!yes || config == NULL || self->plan.config == NULL)
    {
      sender_test_plan_clear (&self->plan);
      return;
    }
  g_hash_table_add (self->agreed, dup_agreement (&self->plan));
  start (self);
}

static void
send (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderTestPage             *self = SENDER_TEST_PAGE (widget);
  SenderDocument             *document = sender_page_get_document (SENDER_PAGE (self));
  g_auto (SenderTestQuestion) question = { NULL };
  g_autofree char            *agreement = NULL;
  gboolean                    is_paid = FALSE;

  if (document == NULL || sender_page_get_workspace (SENDER_PAGE (self)) == NULL)
    return;
  sender_test_plan_clear (&self->plan);
  if (!sender_test_form_make_plan (self->form, &self->plan))
    {
      set_collapsed (self, FALSE);
      return;
    }
  agreement = dup_agreement (&self->plan);
  is_paid = !is_simulated (self) && !g_hash_table_contains (self->agreed, agreement);
  if (sender_test_question_init (&question, document, &self->plan, is_paid))
    sender_ask (widget, &question, answered_cb, G_OBJECT (self));
  else
    start (self);
}

static void
cancel (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderTestPage *self = SENDER_TEST_PAGE (widget);

  if (is_running (self))
    sender_test_run_cancel (self->run);
}

static void
change (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderTestPage *self = SENDER_TEST_PAGE (widget);

  set_collapsed (self, FALSE);
  sender_test_form_begin (self->form);
}

static void
end_active (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SenderTestPage *self = SENDER_TEST_PAGE (widget);

  if (self->run == NULL)
    return;
  if (self->phone != NULL)
    sender_pretend_phone_watch (self->phone, sender_test_run_get_to (self->run));
  sender_test_run_end_active (self->run);
}

static void
copy_curl (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderTestPage    *self = SENDER_TEST_PAGE (widget);
  GtkRoot           *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = NULL;

  if (self->run == NULL)
    return;
  text = sender_test_run_dup_curl (self->run, &error);
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (SENDER_IS_WINDOW (root))
    sender_window_tell (SENDER_WINDOW (root),
                        text != NULL ? _ ("Copied. The secret is a variable for you to set.")
                                     : error->message);
}

static void
resumed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SenderTestPage) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (SenderTestRun)  run =
    sender_test_run_resume_finish (SENDER_WORKSPACE (source), result, &error);

  /* Where the history can't be read its own page says so; and what is sent meanwhile wins. */
  if (run != NULL && self->run == NULL && !g_cancellable_is_cancelled (self->cancellable))
    set_run (self, run);
}

/* A test that a crash or a restart cut off is followed again. */
static void
resume (SenderTestPage *self)
{
  SenderWorkspace *workspace = sender_page_get_workspace (SENDER_PAGE (self));
  SenderConfig    *config = sender_page_get_config (SENDER_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (workspace == NULL || config == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  sender_test_run_resume_async (workspace, config, self->cancellable, resumed_cb,
                                g_object_ref (self));
}

static void
sender_test_page_document_changed (SenderPage *page)
{
  SenderTestPage *self = SENDER_TEST_PAGE (page);

  sender_test_plan_clear (&self->plan);
  set_run (self, NULL);
  resume (self);
}

static void
sender_test_page_workspace_changed (SenderPage *page)
{
  SenderTestPage  *self = SENDER_TEST_PAGE (page);
  SenderWorkspace *workspace = sender_page_get_workspace (page);
  SenderStandIns  *stand_ins =
    workspace != NULL ? sender_workspace_get_stand_ins (workspace) : NULL;

  set_run (self, NULL);
  g_clear_object (&self->phone);
  if (stand_ins != NULL)
    self->phone = sender_pretend_phone_new (stand_ins);
  sender_handset_set_phone (self->handset, self->phone);
  sender_handset_expect (self->handset, SENDER_CHANNEL_SMS, NULL, SENDER_PRACTICE_PHONE);
  if (self->phone != NULL && !sender_test_form_has_destination (self->form))
    sender_test_form_set_destination (self->form, SENDER_PRACTICE_PHONE);
  queue_layout (self);
  resume (self);
}

static void
sender_test_page_dispose (GObject *object)
{
  SenderTestPage *self = SENDER_TEST_PAGE (object);

  g_clear_handle_id (&self->layout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->work);
  g_clear_object (&self->changes);
  g_clear_object (&self->dispatch);
  if (is_running (self))
    sender_test_run_cancel (self->run);
  g_clear_object (&self->run);
  g_clear_object (&self->phone);
  sender_test_plan_clear (&self->plan);
  /* The child is bound: what lets go of it must be the one that holds it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_TEST_PAGE);
  G_OBJECT_CLASS (sender_test_page_parent_class)->dispose (object);
}

static void
sender_test_page_finalize (GObject *object)
{
  g_hash_table_unref (SENDER_TEST_PAGE (object)->agreed);
  G_OBJECT_CLASS (sender_test_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_TEST_FORM);
  g_type_ensure (SENDER_TYPE_TEST_RESULT);
  g_type_ensure (SENDER_TYPE_HANDSET);
  g_type_ensure (SENDER_TYPE_EXCHANGE_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-test-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, columns);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, main_column);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, side_column);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, form);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, summary_list);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, change);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, result);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, handset);
  gtk_widget_class_bind_template_child (widget_class, SenderTestPage, exchange);
}

static void
sender_test_page_class_init (SenderTestPageClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_test_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = sender_test_page_finalize;
  page_class->document_changed = sender_test_page_document_changed;
  page_class->workspace_changed = sender_test_page_workspace_changed;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "test.send", NULL, send);
  gtk_widget_class_install_action (widget_class, "test.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "test.change", NULL, change);
  gtk_widget_class_install_action (widget_class, "test.end-active", NULL, end_active);
  gtk_widget_class_install_action (widget_class, "test.copy-curl", NULL, copy_curl);
}

static void
sender_test_page_init (SenderTestPage *self)
{
  self->agreed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->work = g_signal_group_new (SENDER_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->work, "notify::state", G_CALLBACK (run_changed_cb), self);
  self->changes = g_signal_group_new (SENDER_TYPE_TEST_RUN);
  g_signal_group_connect_swapped (self->changes, "notify::dispatch",
                                  G_CALLBACK (dispatch_made_cb), self);
  g_signal_group_connect_swapped (self->changes, "notify::response-text",
                                  G_CALLBACK (show_exchange), self);
  self->dispatch = g_signal_group_new (SENDER_TYPE_DISPATCH);
  g_signal_group_connect_swapped (self->dispatch, "notify::execution-sid", G_CALLBACK (show_phone),
                                  self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (queue_layout), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

/**
 * sender_test_page_get_run:
 *
 * Gets the newest test.
 *
 * Returns: (transfer none) (nullable): the run
 */
SenderTestRun *
sender_test_page_get_run (SenderTestPage *self)
{
  return self->run;
}
