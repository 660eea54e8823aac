/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-paste-window.h"

#include "sender-config.h"
#include "sender-direction.h"
#include "sender-number-text.h"

#include <glib/gi18n.h>

struct _SenderPasteWindow
{
  AdwWindow parent_instance;

  SenderDocument *document; /* (owned) */
  GPtrArray      *lines;    /* (owned) (nullable) (element-type SenderNumberLine) */
  guint           read_id;

  /* Template widgets. */
  GtkTextView *view;
  GtkButton   *add;
  GtkLabel    *summary;
  GtkWidget   *understood;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (SenderPasteWindow, sender_paste_window, ADW_TYPE_WINDOW)

static char *
dup_text (SenderPasteWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_counts (SenderPasteWindow *self)
{
  guint            n_new = sender_number_text_count (self->lines, SENDER_NUMBER_LINE_NEW);
  g_autofree char *button = g_strdup_printf (ngettext ("_Add %u Number", "_Add %u Numbers", n_new),
                                             n_new);
  g_autofree char *summary = sender_number_text_summarize (self->lines);

  gtk_button_set_label (self->add, n_new > 0 ? button : _ ("_Add"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.add", n_new > 0);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->understood, self->lines->len > 0);
}

/* A list of the places of lines: their texts are made where they are seen. */
static void
read_text (SenderPasteWindow *self)
{
  g_autofree char *text = dup_text (self);
  GtkStringList   *positions = gtk_string_list_new (NULL);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = sender_number_text_parse (sender_document_get_config (self->document), text);
  for (guint i = 0; i < self->lines->len; i++)
    gtk_string_list_append (positions, "");
  gtk_list_view_set_model (
    self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (positions))));
  show_counts (self);
}

static gboolean
read_cb (gpointer user_data)
{
  SenderPasteWindow *self = SENDER_PASTE_WINDOW (user_data);

  self->read_id = 0;
  read_text (self);
  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (SenderPasteWindow *self)
{
  if (self->read_id == 0)
    self->read_id = g_idle_add (read_cb, self);
}

static GtkWidget *
make_label (gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (dim)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (FALSE));
  gtk_box_append (GTK_BOX (box), make_label (TRUE));
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            user_data)
{
  SenderPasteWindow      *self = SENDER_PASTE_WINDOW (user_data);
  GtkWidget              *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget              *detail = gtk_widget_get_next_sibling (title);
  const SenderNumberLine *line =
    g_ptr_array_index (self->lines, gtk_list_item_get_position (item));
  g_autofree char *description = sender_number_line_describe (line);
  g_autofree char *text = g_strdup_printf (_ ("Line %u: %s"), line->position, description);
  gboolean         is_new = line->kind == SENDER_NUMBER_LINE_NEW;

  /* A line of a table is no sentence either. */
  sender_direction_show_value (
    GTK_LABEL (title), is_new ? sender_origination_number_get_number (line->number) : line->text);
  gtk_label_set_label (GTK_LABEL (detail), text);
  if (line->kind == SENDER_NUMBER_LINE_NO_NUMBER)
    gtk_widget_add_css_class (detail, "warning");
  else
    gtk_widget_remove_css_class (detail, "warning");
  if (is_new)
    gtk_widget_remove_css_class (title, "dim-label");
  else
    gtk_widget_add_css_class (title, "dim-label");
}

/* What was typed last may not have been read yet. */
static void
add (GtkWidget  *widget,
     const char *name,
     GVariant   *parameter)
{
  SenderPasteWindow *self = SENDER_PASTE_WINDOW (widget);

  read_text (self);
  if (sender_number_text_add (sender_document_get_config (self->document), self->lines) > 0)
    sender_document_commit (self->document, _ ("Paste Numbers"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
sender_paste_window_dispose (GObject *object)
{
  SenderPasteWindow *self = SENDER_PASTE_WINDOW (object);

  g_clear_handle_id (&self->read_id, g_source_remove);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PASTE_WINDOW);
  G_OBJECT_CLASS (sender_paste_window_parent_class)->dispose (object);
}

static void
sender_paste_window_finalize (GObject *object)
{
  g_clear_pointer (&SENDER_PASTE_WINDOW (object)->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (sender_paste_window_parent_class)->finalize (object);
}

static void
sender_paste_window_class_init (SenderPasteWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_paste_window_dispose;
  object_class->finalize = sender_paste_window_finalize;
  gtk_widget_class_install_action (widget_class, "paste.add", NULL, add);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-paste-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPasteWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SenderPasteWindow, add);
  gtk_widget_class_bind_template_child (widget_class, SenderPasteWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SenderPasteWindow, understood);
  gtk_widget_class_bind_template_child (widget_class, SenderPasteWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
sender_paste_window_init (SenderPasteWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed",
                            G_CALLBACK (text_changed_cb), self);
}

/**
 * sender_paste_window_new:
 * @parent: (nullable): the window it belongs to
 * @document: where the numbers are added
 *
 * Makes one with an empty text.
 *
 * Returns: (transfer none): the window
 */
SenderPasteWindow *
sender_paste_window_new (GtkWindow      *parent,
                         SenderDocument *document)
{
  SenderPasteWindow *self = g_object_new (SENDER_TYPE_PASTE_WINDOW, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  read_text (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return self;
}

/**
 * sender_paste_window_set_text:
 * @text: what was pasted
 *
 * Puts a text in, as if it were typed.
 */
void
sender_paste_window_set_text (SenderPasteWindow *self,
                              const char        *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  read_text (self);
}
