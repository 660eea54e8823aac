/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-page.h"

#include "sender-button-words.h"
#include "sender-compact-bin.h"
#include "sender-config.h"
#include "sender-delivery-card.h"
#include "sender-history-detail.h"
#include "sender-history-filters.h"
#include "sender-gradual-model.h"
#include "sender-history-model.h"
#include "sender-history-row.h"
#include "sender-history-saving.h"

#include <glib/gi18n.h>

struct _SenderHistoryPage
{
  SenderPage parent_instance;

  SenderHistory       *history;     /* (owned) (nullable) */
  SenderHistoryModel  *model;       /* (owned) (nullable) */
  GSignalGroup        *changes;     /* (owned): of the history */
  GSignalGroup        *reading;     /* (owned): of the model’s operation */
  GCancellable        *cancellable; /* (owned): of the plot and the look for anything at all */
  SenderHistorySaving *saving;      /* (owned) */
  gboolean             is_compact;
  gboolean             is_for_all;
  guint                position; /* of the row that is open */

  /* Template widgets. */
  GtkStack             *views;
  GtkButton            *send_first;
  GtkButton            *clear;
  AdwStatusPage        *failure;
  SenderDeliveryCard   *card;
  SenderHistoryFilters *filters;
  GtkWidget            *chosen;
  GtkLabel             *chosen_days;
  GtkStack             *rows;
  GtkListView          *list;
  SenderHistoryDetail  *detail;
};

typedef enum
{
  PROP_COMPACT = 1,
  PROP_ALL_CONFIGURATIONS,
} SenderHistoryPageProperty;

static GParamSpec *props[PROP_ALL_CONFIGURATIONS + 1];

G_DEFINE_FINAL_TYPE (SenderHistoryPage, sender_history_page, SENDER_TYPE_PAGE)

static void
fill_filter (SenderHistoryPage   *self,
             SenderHistoryFilter *filter)
{
  SenderConfig *config = sender_page_get_config (SENDER_PAGE (self));

  sender_history_filters_fill (self->filters, filter);
  if (!self->is_for_all && config != NULL)
    filter->configuration = (char *) sender_config_get_id (config);
}

static gint64
find_end_of_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, 1);
  g_autoptr (GDateTime) end = g_date_time_new_local (g_date_time_get_year (day),
                                                     g_date_time_get_month (day),
                                                     g_date_time_get_day_of_month (day), 0, 0, 0);

  return g_date_time_to_unix (end) * G_USEC_PER_SEC;
}

static void
sampled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SenderHistoryPage) self = user_data;
  g_autoptr (GTimeZone)         zone = g_time_zone_new_local ();
  SenderHistoryFilter           filter = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GArray)            samples =
    sender_history_sample_finish (SENDER_HISTORY (source), result, NULL);

  /* Why it failed is said by the list. */
  if (samples == NULL || self->model == NULL)
    return;
  fill_filter (self, &filter);
  gtk_widget_set_visible (GTK_WIDGET (self->card),
                          sender_history_filters_fit_plot (self->filters, samples->len));
  sender_delivery_card_take (self->card, sender_delivery_new (samples, filter.since,
                                                              find_end_of_today (), zone));
}

static void
read_plot (SenderHistoryPage *self)
{
  SenderHistoryFilter filter = SENDER_HISTORY_FILTER_ALL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fill_filter (self, &filter);
  sender_history_sample_async (self->history, &filter, self->cancellable, sampled_cb,
                               g_object_ref (self));
}

static void
read_list (SenderHistoryPage *self)
{
  SenderHistoryFilter filter = SENDER_HISTORY_FILTER_ALL;

  fill_filter (self, &filter);
  sender_delivery_plot_get_selection (sender_delivery_card_get_plot (self->card), &filter.since,
                                      &filter.until);
  sender_history_model_set_filter (self->model, &filter);
}

static void
reload (SenderHistoryPage *self)
{
  if (self->model == NULL)
    return;
  read_plot (self);
  read_list (self);
}

static void
recorded_cb (SenderHistoryPage *self)
{
  read_plot (self);
}

static void
filters_changed_cb (SenderHistoryPage *self)
{
  reload (self);
}

static void
days_selected_cb (SenderHistoryPage *self)
{
  g_autofree char *days =
    sender_delivery_plot_describe_selection (sender_delivery_card_get_plot (self->card));
  g_autofree char *text = days != NULL ? g_strdup_printf (_ ("Entries of %s"), days) : NULL;

  gtk_widget_set_visible (self->chosen, days != NULL);
  gtk_label_set_label (self->chosen_days, text != NULL ? text : "");
  if (self->model != NULL)
    read_list (self);
}

static gboolean
is_detail_open (SenderHistoryPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "detail") == 0;
}

static void
show_view (SenderHistoryPage *self,
           const char        *name)
{
  if (!is_detail_open (self))
    gtk_stack_set_visible_child_full (self->views, name, GTK_STACK_TRANSITION_TYPE_NONE);
}

/* Nothing matches: is there anything that could? */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderHistoryPage) self = user_data;
  g_autoptr (GPtrArray)         any = sender_history_find_finish (SENDER_HISTORY (source), result,
                                                                  NULL, NULL);

  if (any == NULL || self->model == NULL ||
      g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    return;
  gtk_stack_set_visible_child_name (self->rows, "none");
  show_view (self, any->len > 0 ? "list" : "empty");
}

static void
look_for_any (SenderHistoryPage *self)
{
  SenderHistoryFilter filter = SENDER_HISTORY_FILTER_ALL;
  SenderConfig       *config = sender_page_get_config (SENDER_PAGE (self));

  if (!self->is_for_all && config != NULL)
    filter.configuration = (char *) sender_config_get_id (config);
  sender_history_find_async (self->history, &filter, 0, 1, FALSE, self->cancellable, looked_cb,
                             g_object_ref (self));
}

static void
reading_changed_cb (SenderHistoryPage *self)
{
  SenderOperation     *operation = sender_history_model_get_operation (self->model);
  SenderOperationState state = sender_operation_get_state (operation);

  if (state == SENDER_OPERATION_FAILED)
    {
      adw_status_page_set_description (self->failure, sender_operation_get_error (operation));
      show_view (self, "failed");
    }
  else if (state == SENDER_OPERATION_DONE &&
           g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    look_for_any (self);
  else if (state == SENDER_OPERATION_DONE)
    {
      gtk_stack_set_visible_child_name (self->rows, "some");
      show_view (self, "list");
    }
}

static void
row_activated_cb (SenderHistoryPage *self,
                  guint              position)
{
  g_autoptr (SenderHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  if (item == NULL || sender_history_item_get_entry (item) == NULL)
    return;
  self->position = position;
  gtk_stack_set_visible_child_name (self->views, "detail");
  sender_history_detail_show (self->detail, self->history, item);
}

static void
detail_closed_cb (SenderHistoryPage *self)
{
  gtk_stack_set_visible_child_name (self->views, "list");
  sender_history_detail_show (self->detail, NULL, NULL);
  if (self->model == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", self->position);
  reading_changed_cb (self);
}

static void
try_again (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  reload (SENDER_HISTORY_PAGE (widget));
}

static void
clear_filters (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SenderHistoryPage *self = SENDER_HISTORY_PAGE (widget);

  sender_delivery_plot_select_none (sender_delivery_card_get_plot (self->card));
  sender_history_filters_clear (self->filters);
  sender_history_filters_focus_search (self->filters);
}

static void
all_days (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  SenderHistoryPage *self = SENDER_HISTORY_PAGE (widget);

  sender_delivery_plot_select_none (sender_delivery_card_get_plot (self->card));
  gtk_widget_child_focus (GTK_WIDGET (self->filters), GTK_DIR_TAB_FORWARD);
}

static void
export_rows (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SenderHistoryPage *self = SENDER_HISTORY_PAGE (widget);

  if (self->model != NULL)
    sender_history_saving_ask (self->saving, widget, self->history,
                               sender_history_model_get_filter (self->model));
}

/* Ctrl+F, from wherever the focus is in the window, while this page is shown. */
static void
search (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderHistoryPage *self = SENDER_HISTORY_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->filters)))
    sender_history_filters_focus_search (self->filters);
}

static void
leave_history (SenderHistoryPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_signal_group_set_target (self->changes, NULL);
  g_signal_group_set_target (self->reading, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->history);
}

static void
sender_history_page_document_changed (SenderPage *page)
{
  SenderHistoryPage *self = SENDER_HISTORY_PAGE (page);

  if (is_detail_open (self))
    detail_closed_cb (self);
  sender_delivery_plot_select_none (sender_delivery_card_get_plot (self->card));
  reload (self);
}

static void
sender_history_page_workspace_changed (SenderPage *page)
{
  SenderHistoryPage            *self = SENDER_HISTORY_PAGE (page);
  SenderWorkspace              *workspace = sender_page_get_workspace (page);
  SenderGradualModel           *gradual = NULL;
  g_autoptr (GtkSelectionModel) rows = NULL;

  leave_history (self);
  gtk_stack_set_visible_child_name (self->views, "blank");
  if (workspace == NULL)
    return;
  self->history = g_object_ref (sender_workspace_get_history (workspace));
  self->model = sender_history_model_new (self->history);
  g_signal_group_set_target (self->changes, self->history);
  g_signal_group_set_target (self->reading, sender_history_model_get_operation (self->model));
  gradual = sender_gradual_model_new (G_LIST_MODEL (self->model), GTK_SCROLLABLE (self->list));
  rows = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gradual)));
  gtk_list_view_set_model (self->list, rows);
  reload (self);
}

static void
set_compact (SenderHistoryPage *self,
             gboolean           is_compact)
{
  if (self->is_compact == is_compact)
    return;
  self->is_compact = is_compact;
  sender_delivery_card_set_compact (self->card, is_compact);
  sender_history_filters_set_compact (self->filters, is_compact);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPACT]);
}

static void
set_for_all (SenderHistoryPage *self,
             gboolean           is_for_all)
{
  if (self->is_for_all == is_for_all)
    return;
  self->is_for_all = is_for_all;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ALL_CONFIGURATIONS]);
  reload (self);
}

static void
room_changed_cb (SenderHistoryPage *self,
                 GParamSpec        *pspec,
                 GObject           *room)
{
  gboolean is_compact = FALSE;

  g_object_get (room, "compact", &is_compact, NULL);
  set_compact (self, is_compact);
}

static void
sender_history_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SenderHistoryPage *self = SENDER_HISTORY_PAGE (object);

  if (prop_id == PROP_COMPACT)
    g_value_set_boolean (value, self->is_compact);
  else if (prop_id == PROP_ALL_CONFIGURATIONS)
    g_value_set_boolean (value, self->is_for_all);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_history_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (prop_id == PROP_ALL_CONFIGURATIONS)
    set_for_all (SENDER_HISTORY_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_history_page_dispose (GObject *object)
{
  SenderHistoryPage *self = SENDER_HISTORY_PAGE (object);

  if (self->changes != NULL)
    leave_history (self);
  g_clear_object (&self->changes);
  g_clear_object (&self->reading);
  g_clear_object (&self->saving);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_HISTORY_PAGE);
  G_OBJECT_CLASS (sender_history_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_COMPACT_BIN);
  g_type_ensure (SENDER_TYPE_DELIVERY_CARD);
  g_type_ensure (SENDER_TYPE_HISTORY_DETAIL);
  g_type_ensure (SENDER_TYPE_HISTORY_FILTERS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, views);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, send_first);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, clear);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, failure);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, card);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, filters);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, chosen_days);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, rows);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, list);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, detail_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sender_history_page_class_init (SenderHistoryPageClass *klass)
{
  GObjectClass    *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  object_class->get_property = sender_history_page_get_property;
  object_class->set_property = sender_history_page_set_property;
  object_class->dispose = sender_history_page_dispose;
  page_class->document_changed = sender_history_page_document_changed;
  page_class->workspace_changed = sender_history_page_workspace_changed;

  props[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ALL_CONFIGURATIONS] = g_param_spec_boolean (
    "all-configurations", NULL, NULL, FALSE,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "history.all-configurations",
                                            "all-configurations");
  gtk_widget_class_install_action (widget_class, "history.all-days", NULL, all_days);
  gtk_widget_class_install_action (widget_class, "history.clear-filters", NULL, clear_filters);
  gtk_widget_class_install_action (widget_class, "history.export", NULL, export_rows);
  gtk_widget_class_install_action (widget_class, "history.try-again", NULL, try_again);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search);
}

static void
sender_history_page_init (SenderHistoryPage *self)
{
  g_autoptr (GtkListItemFactory) rows = NULL;

  self->changes = g_signal_group_new (SENDER_TYPE_HISTORY);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (recorded_cb), self);
  self->reading = g_signal_group_new (SENDER_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->reading, "notify::state", G_CALLBACK (reading_changed_cb),
                                  self);
  self->saving = sender_history_saving_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->send_first);
  sender_button_words_wrap (self->clear);
  g_signal_connect_object (sender_delivery_card_get_plot (self->card), "selected",
                           G_CALLBACK (days_selected_cb), self, G_CONNECT_SWAPPED);
  rows = sender_history_row_make_factory (G_OBJECT (self));
  gtk_list_view_set_factory (self->list, rows);
}
