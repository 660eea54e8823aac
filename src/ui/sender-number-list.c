/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-list.h"

#include "sender-config.h"
#include "sender-gradual-model.h"
#include "sender-list-edits.h"
#include "sender-number-drag.h"
#include "sender-number-heading.h"
#include "sender-number-keys.h"
#include "sender-number-row.h"
#include "sender-number-selection.h"
#include "sender-number-words.h"

#include <glib/gi18n.h>

/* Of more numbers than this the findings are told in one line each: all the rows around what is
 * seen are measured, and wrapped text is dear. */
#define MANY_FINDINGS 50

struct _SenderNumberList
{
  AdwBin parent_instance;

  SenderDocument     *document; /* (owned) (nullable) */
  SenderAccountCheck *check;    /* (owned) (nullable) */
  SenderFindingIndex *index;    /* (owned) (nullable): of the last run of the checks */
  char               *search;
  GSignalGroup       *checks;  /* (owned): of the inspection */
  GSignalGroup       *answers; /* (owned): of the check of the account */

  GtkFilterListModel *found;     /* (owned) */
  SenderGradualModel *gradual;   /* (owned): of those */
  GtkMultiSelection  *selection; /* (owned) */

  /* Template widgets. */
  SenderNumberHeading *heading;
  GtkListView         *list;
};

enum
{
  REMOVED,
};

static guint signals[REMOVED + 1];

G_DEFINE_FINAL_TYPE (SenderNumberList, sender_number_list, ADW_TYPE_BIN)

static SenderList *
get_numbers (SenderNumberList *self)
{
  return sender_config_get_numbers (sender_document_get_config (self->document));
}

static gboolean
has_facts (SenderNumberList *self)
{
  return self->check != NULL && sender_account_check_has_facts (self->check);
}

static void
update_row (SenderNumberList *self,
            SenderNumberRow  *row)
{
  SenderOriginationNumber *number = sender_number_row_get_number (row);
  gboolean                 told = has_facts (self);
  guint                    position = 0;

  if (number == NULL || self->document == NULL ||
      !sender_list_find (get_numbers (self), number, &position))
    return;
  sender_number_row_set_findings (row, sender_finding_index_get (self->index, position),
                                  sender_finding_index_count (self->index) > MANY_FINDINGS);
  sender_number_row_set_facts (row, told,
                               told ? sender_account_check_get_facts (self->check, number) : NULL);
}

static SenderNumberRow *
get_row (GtkWidget *item)
{
  GtkWidget *child = gtk_widget_get_first_child (item);

  return SENDER_IS_NUMBER_ROW (child) ? SENDER_NUMBER_ROW (child) : NULL;
}

static void
update_rows (SenderNumberList *self)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL)
      update_row (self, get_row (item));
}

static void
checked_cb (SenderNumberList *self)
{
  g_clear_pointer (&self->index, sender_finding_index_free);
  self->index = sender_finding_index_new (
    sender_inspection_get_findings (sender_document_get_inspection (self->document)), "numbers");
  update_rows (self);
}

static void
answered_cb (SenderNumberList *self)
{
  sender_number_heading_set_told (self->heading, has_facts (self));
  update_rows (self);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  gtk_list_item_set_child (item, sender_number_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            user_data)
{
  SenderNumberRow *row = SENDER_NUMBER_ROW (gtk_list_item_get_child (item));

  sender_number_row_set_number (row, gtk_list_item_get_item (item));
  update_row (SENDER_NUMBER_LIST (user_data), row);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  sender_number_row_set_number (SENDER_NUMBER_ROW (gtk_list_item_get_child (item)), NULL);
}

static SenderNumberRow *
find_row (SenderNumberList        *self,
          SenderOriginationNumber *number)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; item != NULL; item = gtk_widget_get_next_sibling (item))
    if (get_row (item) != NULL && sender_number_row_get_number (get_row (item)) == number)
      return get_row (item);
  return NULL;
}

/* The number whose row has the focus. */
static SenderOriginationNumber *
get_focused (SenderNumberList *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, SENDER_TYPE_NUMBER_ROW) : NULL;

  if (row == NULL && focus != NULL && get_row (focus) != NULL)
    row = GTK_WIDGET (get_row (focus));
  return row != NULL ? sender_number_row_get_number (SENDER_NUMBER_ROW (row)) : NULL;
}

static void
focus_number (SenderNumberList        *self,
              SenderOriginationNumber *number)
{
  SenderNumberRow *row = find_row (self, number);

  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

static void
moved (SenderNumberList *self,
       GPtrArray        *numbers)
{
  sender_gradual_model_finish (self->gradual);
  sender_number_selection_set (GTK_SELECTION_MODEL (self->selection), numbers);
  sender_document_commit (self->document, _ ("Move Numbers"));
  focus_number (self, g_ptr_array_index (numbers, 0));
}

static void
shift (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SenderNumberList     *self = SENDER_NUMBER_LIST (widget);
  g_autoptr (GPtrArray) chosen = NULL;

  if (self->document == NULL)
    return;
  chosen = sender_number_selection_list (GTK_SELECTION_MODEL (self->selection), get_focused (self));
  if (chosen->len == 0)
    return;
  sender_list_shift_items (get_numbers (self), chosen, g_str_equal (name, "numbers.move-down"));
  moved (self, chosen);
}

static void
remove_chosen (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SenderNumberList     *self = SENDER_NUMBER_LIST (widget);
  g_autoptr (GPtrArray) chosen = NULL;
  guint                 position = 0;
  guint                 n_removed = 0;

  if (self->document == NULL)
    return;
  chosen = sender_number_selection_list (GTK_SELECTION_MODEL (self->selection), get_focused (self));
  if (chosen->len == 0)
    return;
  sender_list_find (get_numbers (self), g_ptr_array_index (chosen, 0), &position);
  n_removed = sender_list_remove_items (get_numbers (self), chosen);
  sender_document_commit (self->document,
                          ngettext ("Delete Number", "Delete Numbers", n_removed));
  sender_gradual_model_finish (self->gradual);
  if (sender_list_get_n_items (get_numbers (self)) > 0)
    focus_number (self, sender_list_get (get_numbers (self),
                                         MIN (position,
                                              sender_list_get_n_items (get_numbers (self)) - 1)));
  g_signal_emit (self, signals[REMOVED], 0, n_removed);
}

/* A key such as those that select all or go to the end means all there are. */
static gboolean
key_pressed_cb (SenderNumberList *self)
{
  sender_gradual_model_finish (self->gradual);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
match (gpointer item,
       gpointer user_data)
{
  SenderNumberList *self = user_data;

  return self->search == NULL || sender_number_matches (item, self->search);
}

static void
sender_number_list_dispose (GObject *object)
{
  SenderNumberList *self = SENDER_NUMBER_LIST (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->answers);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->gradual);
  g_clear_object (&self->found);
  g_clear_object (&self->document);
  g_clear_object (&self->check);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_NUMBER_LIST);
  G_OBJECT_CLASS (sender_number_list_parent_class)->dispose (object);
}

static void
sender_number_list_finalize (GObject *object)
{
  SenderNumberList *self = SENDER_NUMBER_LIST (object);

  g_clear_pointer (&self->index, sender_finding_index_free);
  g_free (self->search);
  G_OBJECT_CLASS (sender_number_list_parent_class)->finalize (object);
}

static void
sender_number_list_class_init (SenderNumberListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_number_list_dispose;
  object_class->finalize = sender_number_list_finalize;

  /**
   * SenderNumberList::removed:
   * @n_removed: how many
   *
   * Numbers were removed, which can be undone.
   */
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (SENDER_TYPE_NUMBER_HEADING);
  gtk_widget_class_install_action (widget_class, "numbers.remove", NULL, remove_chosen);
  gtk_widget_class_install_action (widget_class, "numbers.move-up", NULL, shift);
  gtk_widget_class_install_action (widget_class, "numbers.move-down", NULL, shift);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-number-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderNumberList, heading);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberList, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
sender_number_list_init (SenderNumberList *self)
{
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (checked_cb), self);
  self->answers = g_signal_group_new (SENDER_TYPE_ACCOUNT_CHECK);
  g_signal_group_connect_swapped (self->answers, "notify::revision", G_CALLBACK (answered_cb),
                                  self);
  self->found = gtk_filter_list_model_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->gradual =
    sender_gradual_model_new (G_LIST_MODEL (self->found), GTK_SCROLLABLE (self->list));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->gradual)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  sender_number_drag_attach (self, GTK_WIDGET (self->list));
}

/**
 * sender_number_list_set_document:
 * @document: (nullable): whose numbers are shown
 *
 * Shows other numbers.
 */
void
sender_number_list_set_document (SenderNumberList *self,
                                 SenderDocument   *document)
{
  if (self->document == document)
    return;
  gtk_filter_list_model_set_model (self->found, NULL);
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  if (document == NULL)
    return;
  checked_cb (self);
  gtk_filter_list_model_set_model (self->found, G_LIST_MODEL (get_numbers (self)));
}

/**
 * sender_number_list_set_check:
 * @check: (nullable): what was told of the numbers
 *
 * Shows what was told beside what is set.
 */
void
sender_number_list_set_check (SenderNumberList   *self,
                              SenderAccountCheck *check)
{
  if (!g_set_object (&self->check, check))
    return;
  g_signal_group_set_target (self->answers, check);
  if (check != NULL)
    answered_cb (self);
}

/**
 * sender_number_list_set_search:
 * @text: what is looked for, empty for all
 *
 * Shows only what is looked for.
 */
void
sender_number_list_set_search (SenderNumberList *self,
                               const char       *text)
{
  g_free (self->search);
  self->search = *text != '\0' ? g_strdup (text) : NULL;
  /* Without a filter the model is passed on as it is, however long. */
  if (self->search == NULL)
    gtk_filter_list_model_set_filter (self->found, NULL);
  else if (gtk_filter_list_model_get_filter (self->found) == NULL)
    {
      g_autoptr (GtkFilter) filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));

      gtk_filter_list_model_set_filter (self->found, filter);
    }
  else
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->found),
                        GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * sender_number_list_get_model:
 *
 * Gets what is shown.
 *
 * Returns: (transfer none): the numbers that are looked for
 */
GtkSelectionModel *
sender_number_list_get_model (SenderNumberList *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

/**
 * sender_number_list_get_findings:
 *
 * Gets what was found.
 *
 * Returns: (transfer none) (nullable): the findings by number
 */
SenderFindingIndex *
sender_number_list_get_findings (SenderNumberList *self)
{
  return self->index;
}

/**
 * sender_number_list_reveal:
 * @number: a number of the document
 * @property: (nullable): one of its properties
 *
 * Shows where the property is edited.
 *
 * Returns: whether it could be shown
 */
gboolean
sender_number_list_reveal (SenderNumberList        *self,
                           SenderOriginationNumber *number,
                           const char              *property)
{
  SenderNumberRow *row = NULL;
  guint            n_items = 0;

  sender_gradual_model_finish (self->gradual);
  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if ((gpointer) item != (gpointer) number)
        continue;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      break;
    }
  row = find_row (self, number);
  if (row != NULL)
    sender_number_row_focus (row, property);
  return row != NULL;
}

/**
 * sender_number_list_drop:
 * @number: the one that is dragged
 * @other: what it is dropped on
 * @behind: behind it instead of before it
 *
 * Moves the selected numbers, or @number if it is none of them.
 *
 * Returns: whether both are of this list
 */
gboolean
sender_number_list_drop (SenderNumberList        *self,
                         SenderOriginationNumber *number,
                         SenderOriginationNumber *other,
                         gboolean                 behind)
{
  g_autoptr (GPtrArray) chosen = NULL;
  guint                 position = 0;

  if (self->document == NULL || !sender_list_find (get_numbers (self), number, NULL) ||
      !sender_list_find (get_numbers (self), other, &position))
    return FALSE;
  chosen = sender_number_selection_list (GTK_SELECTION_MODEL (self->selection), number);
  sender_list_move_items (get_numbers (self), chosen, position + (behind ? 1 : 0));
  moved (self, chosen);
  return TRUE;
}

/**
 * sender_number_list_set_neighbours:
 * @before: what stands before the list
 * @after: what has it after the list
 *
 * Lets Tab lead out of the list after one row.
 */
void
sender_number_list_set_neighbours (SenderNumberList *self,
                                   GtkWidget        *before,
                                   GtkWidget        *after)
{
  sender_number_keys_attach (GTK_WIDGET (self->list), before, after);
}
