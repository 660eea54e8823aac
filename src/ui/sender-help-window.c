/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help-window.h"

#include "sender-help-page.h"
#include "sender-help-topics.h"

#include <glib/gi18n.h>

struct _SenderHelpWindow
{
  AdwWindow parent_instance;

  /* Template widgets. */
  AdwLeaflet     *leaflet;
  GtkWidget      *list_pane;
  GtkWidget      *page_pane;
  GtkWidget      *back;
  GtkSearchEntry *search;
  GtkWidget      *scroller;
  GtkListBox     *list;
  GtkWidget      *nothing;
  SenderHelpPage *page;
};

G_DEFINE_FINAL_TYPE (SenderHelpWindow, sender_help_window, ADW_TYPE_WINDOW)

#define TOPIC "topic"
/* As the template has them. */
#define WIDTH 780
#define HEIGHT 580

static SenderHelpTopic *
get_topic (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), TOPIC);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
make_row (SenderHelpTopic *topic)
{
  const char *summary = sender_help_topic_get_summary (topic);
  GtkWidget  *row = gtk_list_box_row_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget  *detail = make_label (summary);

  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (sender_help_topic_get_title (topic)));
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), TOPIC, g_object_ref (topic), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sender_help_topic_get_title (topic),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  return row;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  SenderHelpWindow *self = user_data;

  return sender_help_topic_matches (get_topic (row),
                                    gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  SenderHelpGroup group = sender_help_topic_get_group (get_topic (row));
  GtkWidget      *label = NULL;

  if (before != NULL && sender_help_topic_get_group (get_topic (before)) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = make_label (sender_help_group_get_label (group));
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "group");
  gtk_list_box_row_set_header (row, label);
}

/* The first that is not filtered out. */
static GtkListBoxRow *
find_first (SenderHelpWindow *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

static void
search_changed_cb (SenderHelpWindow *self)
{
  gboolean has_some = FALSE;

  gtk_list_box_invalidate_filter (self->list);
  has_some = find_first (self) != NULL;
  gtk_widget_set_visible (self->scroller, has_some);
  gtk_widget_set_visible (self->nothing, !has_some);
}

static void
show_page (SenderHelpWindow *self)
{
  GtkWidget *focus = NULL;

  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
  gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  /* To be read, not to be copied at once. */
  if (GTK_IS_LABEL (focus))
    gtk_label_select_region (GTK_LABEL (focus), 0, 0);
}

/* While the list is beside the page, it has the keys: up and down go on to the next topic. */
static void
focus_topic (SenderHelpWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (adw_leaflet_get_folded (self->leaflet))
    show_page (self);
  else if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* With the first frame it is known whether both have room. */
static gboolean
focus_topic_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  focus_topic (SENDER_HELP_WINDOW (widget));
  return G_SOURCE_REMOVE;
}

static void
row_activated_cb (SenderHelpWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    show_page (self);
}

static void
search_activated_cb (SenderHelpWindow *self)
{
  GtkListBoxRow *row = find_first (self);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  row_activated_cb (self);
}

/* Escape ends the search first, then the help. */
static void
search_stopped_cb (SenderHelpWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
row_selected_cb (SenderHelpWindow *self,
                 GtkListBoxRow    *row)
{
  if (row != NULL)
    sender_help_page_show (self->page, get_topic (row));
}

static void
go_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SenderHelpWindow *self = SENDER_HELP_WINDOW (widget);
  GtkListBoxRow    *row = gtk_list_box_get_selected_row (self->list);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
search (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderHelpWindow *self = SENDER_HELP_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
sender_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_HELP_WINDOW);
  G_OBJECT_CLASS (sender_help_window_parent_class)->dispose (object);
}

static void
sender_help_window_class_init (SenderHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_help_window_dispose;
  g_type_ensure (SENDER_TYPE_HELP_PAGE);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "help.search", NULL, search);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, page_pane);
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, back);
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, SenderHelpWindow, page);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

/* A list that is bound to a model has neither a filter nor headings. */
static void
add_rows (GtkListBox *list)
{
  GListModel *topics = sender_help_topics_get ();

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (SenderHelpTopic) topic = g_list_model_get_item (topics, i);

      gtk_list_box_append (list, make_row (topic));
    }
}

static void
sender_help_window_init (SenderHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_rows (self->list);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_search_entry_set_key_capture_widget (self->search, self->list_pane);
}

static GtkListBoxRow *
find_row (SenderHelpWindow *self,
          const char       *id)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (sender_help_topic_get_id (get_topic (row)), id))
      return row;
  return gtk_list_box_get_row_at_index (self->list, 0);
}

/* Where the window has little room, as on a small screen, there is no more for this one. It is read
 * beside a dialog that lets nobody else be reached, as one of a group of its own. */
static SenderHelpWindow *
make_window (GtkWindow *parent)
{
  SenderHelpWindow          *self = g_object_new (SENDER_TYPE_HELP_WINDOW,
                                                  "transient-for", parent,
                                                  NULL);
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();
  int                        width = 0;

  gtk_window_group_add_window (group, GTK_WINDOW (self));
  while (gtk_window_get_transient_for (parent) != NULL)
    parent = gtk_window_get_transient_for (parent);
  width = gtk_widget_get_width (GTK_WIDGET (parent));
  if (width > 0 && width < WIDTH)
    gtk_window_set_default_size (GTK_WINDOW (self), width, HEIGHT);
  return self;
}

static SenderHelpWindow *
find_window (GtkWindow *parent)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (SENDER_IS_HELP_WINDOW (link->data) &&
        gtk_window_get_transient_for (GTK_WINDOW (link->data)) == parent)
      return link->data;
  return NULL;
}

/**
 * sender_help_window_present:
 * @parent: the window that help is asked in
 * @id: what about: a section, a rule, an error code
 *
 * Shows help at a topic.
 */
void
sender_help_window_present (GtkWindow  *parent,
                            const char *id)
{
  SenderHelpWindow *self = find_window (parent);

  if (self == NULL)
    self = make_window (parent);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  gtk_list_box_select_row (self->list, find_row (self, id));
  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_topic_cb, NULL, NULL);
}
