/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-history-filters.h"

#include "sender-columns.h"
#include "sender-delivery-words.h"

#include <glib/gi18n.h>

struct _SenderHistoryFilters
{
  AdwBin parent_instance;

  gboolean is_compact;
  gboolean is_clearing;

  /* Template widgets. */
  GtkEditable *search;
  GtkBox      *wide;
  GtkWidget   *choices;
  GtkDropDown *kind;
  GtkDropDown *state;
  GtkDropDown *period;
  GtkWidget   *folded;
  GtkPopover  *popover;
};

/* With less beside the choices, or what they are folded into, the search stands above. */
#define SEARCH_CHARS 20
#define SEARCH_CHARS_COMPACT 10

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How many days, in the order of the list; 0 for all. */
static const int periods[] = { 1, 7, 14, 30, 365, 0 };

/* In the order of the list. */
static const struct
{
  SenderHistoryKind kind;
  int               channel;
} kinds[] = {
  { SENDER_HISTORY_EVERYTHING, SENDER_HISTORY_ANY },
  { SENDER_HISTORY_TEST, SENDER_HISTORY_ANY },
  { SENDER_HISTORY_TEST, SENDER_CHANNEL_SMS },
  { SENDER_HISTORY_TEST, SENDER_CHANNEL_VOICE },
  { SENDER_HISTORY_PUBLISH, SENDER_HISTORY_ANY },
  { SENDER_HISTORY_CHECK, SENDER_HISTORY_ANY },
};

G_DEFINE_FINAL_TYPE (SenderHistoryFilters, sender_history_filters, ADW_TYPE_BIN)

static guint
get_kind (SenderHistoryFilters *self)
{
  return MIN (gtk_drop_down_get_selected (self->kind), G_N_ELEMENTS (kinds) - 1);
}

/* The results are those of tests. */
static gboolean
has_results (SenderHistoryFilters *self)
{
  return kinds[get_kind (self)].kind <= SENDER_HISTORY_TEST;
}

static void
changed_cb (SenderHistoryFilters *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->state), has_results (self));
  if (!self->is_clearing)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* The midnight that a period of so many days, today included, begins with. */
static gint64
find_start (int n_days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, 1 - n_days);
  g_autoptr (GDateTime) start = NULL;

  if (n_days == 0)
    return 0;
  start = g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                 g_date_time_get_day_of_month (day), 0, 0, 0);
  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

/* Its first line is for any. */
static int
get_state (SenderHistoryFilters *self)
{
  guint selected = gtk_drop_down_get_selected (self->state);

  return !has_results (self) || selected == GTK_INVALID_LIST_POSITION ? SENDER_HISTORY_ANY
                                                                      : (int) selected - 1;
}

static GListModel *
make_states (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Any Result"));
  for (int state = 0; state <= SENDER_DISPATCH_STATE_UNKNOWN; state++)
    gtk_string_list_append (list, sender_delivery_get_state_label ((SenderDispatchState) state));
  return G_LIST_MODEL (list);
}

static void
sender_history_filters_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_HISTORY_FILTERS);
  G_OBJECT_CLASS (sender_history_filters_parent_class)->dispose (object);
}

static void
sender_history_filters_class_init (SenderHistoryFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_history_filters_dispose;
  g_type_ensure (SENDER_TYPE_COLUMNS);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-history-filters.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryFilters, search);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryFilters, wide);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryFilters, choices);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryFilters, kind);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryFilters, state);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryFilters, period);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryFilters, folded);
  gtk_widget_class_bind_template_child (widget_class, SenderHistoryFilters, popover);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
sender_history_filters_init (SenderHistoryFilters *self)
{
  g_autoptr (GListModel) states = make_states ();

  self->is_clearing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_width_chars (self->search, SEARCH_CHARS);
  gtk_drop_down_set_model (self->state, states);
  self->is_clearing = FALSE;
}

/**
 * sender_history_filters_fill:
 * @filter: what is set; its configuration is left
 *
 * Says which rows are wanted.
 */
void
sender_history_filters_fill (SenderHistoryFilters *self,
                             SenderHistoryFilter  *filter)
{
  filter->kind = kinds[get_kind (self)].kind;
  filter->channel = kinds[get_kind (self)].channel;
  filter->state = get_state (self);
  filter->since = find_start (periods[MIN (gtk_drop_down_get_selected (self->period),
                                           G_N_ELEMENTS (periods) - 1)]);
  filter->until = 0;
  filter->search = (char *) gtk_editable_get_text (self->search);
}

/**
 * sender_history_filters_fit_plot:
 * @n_tests: how many tests were found
 *
 * Tells whether a plot of tests belongs to what is chosen. Where nobody asked for tests and there
 * are none, it would only take room.
 *
 * Returns: whether it does
 */
gboolean
sender_history_filters_fit_plot (SenderHistoryFilters *self,
                                 guint                 n_tests)
{
  SenderHistoryKind kind = kinds[get_kind (self)].kind;

  if (kind != SENDER_HISTORY_EVERYTHING)
    return kind == SENDER_HISTORY_TEST;
  return n_tests > 0 || get_state (self) != SENDER_HISTORY_ANY ||
         *gtk_editable_get_text (self->search) != '\0';
}

/**
 * sender_history_filters_clear:
 *
 * Lets every row through, of whatever time.
 */
void
sender_history_filters_clear (SenderHistoryFilters *self)
{
  self->is_clearing = TRUE;
  gtk_editable_set_text (self->search, "");
  gtk_drop_down_set_selected (self->kind, 0);
  gtk_drop_down_set_selected (self->state, 0);
  gtk_drop_down_set_selected (self->period, G_N_ELEMENTS (periods) - 1);
  self->is_clearing = FALSE;
  changed_cb (self);
}

/**
 * sender_history_filters_set_compact:
 * @is_compact: whether there is little room
 *
 * Folds the choices into a popover, or lays them out again.
 */
void
sender_history_filters_set_compact (SenderHistoryFilters *self,
                                    gboolean              is_compact)
{
  g_autoptr (GtkWidget) choices = g_object_ref (self->choices);

  if (self->is_compact == is_compact)
    return;
  self->is_compact = is_compact;
  if (is_compact)
    {
      gtk_box_remove (self->wide, choices);
      gtk_popover_set_child (self->popover, choices);
    }
  else
    {
      gtk_popover_set_child (self->popover, NULL);
      gtk_box_prepend (self->wide, choices);
    }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (choices), is_compact
                                                              ? GTK_ORIENTATION_VERTICAL
                                                              : GTK_ORIENTATION_HORIZONTAL);
  gtk_editable_set_width_chars (self->search, is_compact ? SEARCH_CHARS_COMPACT : SEARCH_CHARS);
  gtk_widget_set_visible (self->folded, is_compact);
}

/**
 * sender_history_filters_focus_search:
 *
 * Gives the focus to the search.
 *
 * Returns: whether it took it
 */
gboolean
sender_history_filters_focus_search (SenderHistoryFilters *self)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
