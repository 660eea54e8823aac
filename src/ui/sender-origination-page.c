/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-origination-page.h"

#include "sender-account-bar.h"
#include "sender-button-words.h"
#include "sender-columns.h"
#include "sender-config.h"
#include "sender-css-class.h"
#include "sender-finding-view.h"
#include "sender-number-list.h"
#include "sender-number-proposal.h"
#include "sender-number-words.h"
#include "sender-paste-window.h"
#include "sender-path.h"
#include "sender-toast.h"

#include <glib/gi18n.h>

/* A list of more than so many numbers can be searched without asking for it. */
#define MANY_NUMBERS 20
/* Where less characters than this fit the button stands below the text beside it. */
#define NARROW_CHARS 70

struct _SenderOriginationPage
{
  SenderPage parent_instance;

  SenderAccountCheck *check;       /* (owned) */
  GSignalGroup       *checks;      /* (owned): of the inspection */
  GSignalGroup       *changes;     /* (owned): of the list of numbers */
  GCancellable       *cancellable; /* (owned): of the clipboard */
  gboolean            is_searched;
  guint               fold_id;

  /* Template widgets. */
  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkWidget         *content;
  GtkLabel          *description;
  GtkEditable       *search;
  GtkListBox        *notes;
  SenderNumberList  *list;
  GtkWidget         *nothing;
  GtkButton         *add_first;
  GtkButton         *paste_first;
  GtkButton         *paste;
  GtkWidget         *add_button;
  GtkWidget         *selection;
  GtkLabel          *selected;
  SenderAccountBar  *account;
};

G_DEFINE_FINAL_TYPE (SenderOriginationPage, sender_origination_page, SENDER_TYPE_PAGE)

static SenderList *
get_numbers (SenderOriginationPage *self)
{
  return sender_config_get_numbers (sender_page_get_config (SENDER_PAGE (self)));
}

static void
show_notes (SenderOriginationPage *self)
{
  SenderFindingIndex *index = sender_number_list_get_findings (self->list);
  GPtrArray          *common = sender_finding_index_get_common (index);
  GtkWidget          *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_list_box_remove (self->notes, child);
  for (guint i = 0; i < common->len; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();

      gtk_widget_add_css_class (row, "findings");
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                                  sender_finding_view_new (g_ptr_array_index (common, i)));
      gtk_list_box_append (self->notes, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notes), common->len > 0);
}

/* After each run of the checks, which follows each edit. */
static void
show (SenderOriginationPage *self)
{
  SenderList      *numbers = get_numbers (self);
  g_autofree char *counts = sender_numbers_describe (numbers);
  g_autofree char *text = g_strdup_printf (_ ("The numbers that codes come from. %s."), counts);

  gtk_label_set_label (self->description, text);
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          self->is_searched || sender_list_get_n_items (numbers) > MANY_NUMBERS);
  show_notes (self);
}

static void
show_selection (SenderOriginationPage *self)
{
  g_autoptr (GtkBitset) bits =
    gtk_selection_model_get_selection (sender_number_list_get_model (self->list));
  guint            n_selected = (guint) gtk_bitset_get_size (bits);
  g_autofree char *text = g_strdup_printf (
    ngettext ("%u number selected", "%u numbers selected", n_selected), n_selected);

  gtk_label_set_label (self->selected, text);
  gtk_widget_set_visible (self->selection, n_selected > 1);
}

static void
numbers_changed_cb (SenderOriginationPage *self)
{
  gboolean    is_empty = sender_list_get_n_items (get_numbers (self)) == 0;
  GListModel *shown = G_LIST_MODEL (sender_number_list_get_model (self->list));

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "numbers");
  gtk_widget_set_visible (self->nothing, !is_empty && g_list_model_get_n_items (shown) == 0);
  show_selection (self);
}

static void
search_changed_cb (SenderOriginationPage *self)
{
  sender_number_list_set_search (self->list, gtk_editable_get_text (self->search));
  if (sender_page_get_config (SENDER_PAGE (self)) != NULL)
    numbers_changed_cb (self);
}

static void
stop_search_cb (SenderOriginationPage *self)
{
  self->is_searched = FALSE;
  gtk_editable_set_text (self->search, "");
  search_changed_cb (self);
  show (self);
}

static void
begin_search (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (widget);

  self->is_searched = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* A search that hides what is to be shown ends. */
static gboolean
reveal_number (SenderOriginationPage   *self,
               SenderOriginationNumber *number,
               const char              *property)
{
  if (!sender_number_matches (number, gtk_editable_get_text (self->search)))
    {
      gtk_editable_set_text (self->search, "");
      search_changed_cb (self);
    }
  return sender_number_list_reveal (self->list, number, property);
}

static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  SenderOriginationPage              *self = SENDER_ORIGINATION_PAGE (widget);
  g_autoptr (SenderOriginationNumber) number = NULL;

  if (sender_page_get_document (SENDER_PAGE (self)) == NULL)
    return;
  number = sender_number_propose (sender_page_get_config (SENDER_PAGE (self)), "");
  sender_list_append (get_numbers (self), number);
  sender_document_commit (sender_page_get_document (SENDER_PAGE (self)), _ ("Add Number"));
  reveal_number (self, number, "number");
}

static void
open_paste (SenderOriginationPage *self,
            const char            *text)
{
  GtkRoot           *root = gtk_widget_get_root (GTK_WIDGET (self));
  SenderPasteWindow *window = sender_paste_window_new (
    GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, sender_page_get_document (SENDER_PAGE (self)));

  if (text != NULL)
    sender_paste_window_set_text (window, text);
  gtk_window_present (GTK_WINDOW (window));
}

static void
paste (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (widget);

  if (sender_page_get_document (SENDER_PAGE (self)) != NULL)
    open_paste (self, NULL);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SenderOriginationPage) self = user_data;
  g_autoptr (GError)                error = NULL;
  GdkClipboard                     *clipboard = GDK_CLIPBOARD (source);
  g_autofree char                  *text = NULL;

  text = gdk_clipboard_read_text_finish (clipboard, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      sender_page_get_document (SENDER_PAGE (self)) == NULL)
    return;
  /* A clipboard without text: there is a place to type it. */
  open_paste (self, text);
}

static void
paste_clipboard (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (widget);

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), self->cancellable,
                                 text_read_cb, g_object_ref (self));
}

static void
check_account (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (widget);
  SenderWorkspace       *workspace = sender_page_get_workspace (SENDER_PAGE (self));
  SenderDocument        *document = sender_page_get_document (SENDER_PAGE (self));

  if (g_str_equal (name, "numbers.cancel"))
    sender_operation_cancel (sender_account_check_get_operation (self->check));
  else if (workspace != NULL && document != NULL)
    sender_account_check_run (self->check, workspace, document);
}

static void
delete_clicked_cb (SenderOriginationPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "numbers.remove", NULL);
}

static void
removed_cb (SenderOriginationPage *self,
            guint                  n_removed)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u number deleted", "%u numbers deleted",
                                                     n_removed),
                                           n_removed);

  sender_toast_undo (GTK_WIDGET (self), sender_page_get_document (SENDER_PAGE (self)), text);
}

static void
sender_origination_page_document_changed (SenderPage *page)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (page);
  SenderDocument        *document = sender_page_get_document (page);
  gboolean               has = document != NULL;

  sender_account_check_reset (self->check);
  sender_account_bar_set_operation (self->account,
                                    sender_account_check_get_operation (self->check));
  sender_number_list_set_document (self->list, document);
  g_signal_group_set_target (self->checks, has ? sender_document_get_inspection (document) : NULL);
  g_signal_group_set_target (self->changes, has ? get_numbers (self) : NULL);
  if (!has)
    return;
  show (self);
  numbers_changed_cb (self);
}

static void
sender_origination_page_workspace_changed (SenderPage *page)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (page);

  gtk_widget_set_visible (GTK_WIDGET (self->account), sender_page_get_workspace (page) != NULL);
}

static gboolean
sender_origination_page_reveal (SenderPage *page,
                                const char *path)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (page);
  const char            *property = NULL;
  SenderRecord          *record = NULL;

  if (sender_page_get_config (page) != NULL && g_str_has_prefix (path, "numbers["))
    record = sender_path_resolve (sender_page_get_config (page), path, &property);
  if (SENDER_IS_ORIGINATION_NUMBER (record))
    return reveal_number (self, SENDER_ORIGINATION_NUMBER (record), property);
  return g_str_equal (path, "numbers") && gtk_widget_child_focus (GTK_WIDGET (self->list),
                                                                  GTK_DIR_TAB_FORWARD);
}

static gboolean
is_narrow (SenderOriginationPage *self)
{
  GtkAdjustment    *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  PangoContext     *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int               width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return gtk_adjustment_get_page_size (across) * PANGO_SCALE < NARROW_CHARS * (double) width;
}

/* Not while sizes are being given out. */
static gboolean
fold_cb (gpointer user_data)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (user_data);

  self->fold_id = 0;
  sender_css_set_class (self->content, "narrow", is_narrow (self));
  return G_SOURCE_REMOVE;
}

static void
width_changed_cb (SenderOriginationPage *self)
{
  if (self->fold_id == 0)
    self->fold_id = g_idle_add (fold_cb, self);
}

static void
sender_origination_page_dispose (GObject *object)
{
  SenderOriginationPage *self = SENDER_ORIGINATION_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fold_id, g_source_remove);
  if (self->check != NULL)
    sender_operation_cancel (sender_account_check_get_operation (self->check));
  g_clear_object (&self->checks);
  g_clear_object (&self->changes);
  g_clear_object (&self->check);
  g_clear_object (&self->cancellable);
  /* The stack is a child of the template and of the bin: only one of them may let it go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_ORIGINATION_PAGE);
  G_OBJECT_CLASS (sender_origination_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_ACCOUNT_BAR);
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_NUMBER_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-origination-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, content);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, description);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, search);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, notes);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, list);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, add_first);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, paste_first);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, paste);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, selection);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, selected);
  gtk_widget_class_bind_template_child (widget_class, SenderOriginationPage, account);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
}

static void
sender_origination_page_class_init (SenderOriginationPageClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_origination_page_dispose;
  page_class->document_changed = sender_origination_page_document_changed;
  page_class->workspace_changed = sender_origination_page_workspace_changed;
  page_class->reveal = sender_origination_page_reveal;

  gtk_widget_class_install_action (widget_class, "numbers.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "numbers.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "numbers.paste-clipboard", NULL, paste_clipboard);
  gtk_widget_class_install_action (widget_class, "numbers.check", NULL, check_account);
  gtk_widget_class_install_action (widget_class, "numbers.cancel", NULL, check_account);
  gtk_widget_class_install_action (widget_class, "numbers.search", NULL, begin_search);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "numbers.search", NULL);
  bind_template (widget_class);
}

static void
sender_origination_page_init (SenderOriginationPage *self)
{
  self->check = sender_account_check_new ();
  self->cancellable = g_cancellable_new ();
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  self->changes = g_signal_group_new (SENDER_TYPE_LIST);
  g_signal_group_connect_swapped (self->changes, "items-changed",
                                  G_CALLBACK (numbers_changed_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->add_first);
  sender_button_words_wrap (self->paste_first);
  sender_button_words_wrap (self->paste);
  gtk_widget_set_visible (GTK_WIDGET (self->account), FALSE);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  sender_number_list_set_check (self->list, self->check);
  sender_number_list_set_neighbours (self->list, GTK_WIDGET (self->notes), self->add_button);
  g_signal_connect_object (sender_number_list_get_model (self->list), "selection-changed",
                           G_CALLBACK (show_selection), self, G_CONNECT_SWAPPED);
}
