/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-timeline-view.h"

#include "sender-direction.h"
#include "sender-timeline-mark.h"

#include <glib/gi18n.h>

/* Pixels: room for the longest fact, so that the details stand below each other. */
#define TITLE_WIDTH 172

/* The widgets of a row, all owned by it. */
typedef struct
{
  GtkWidget *row;
  GtkWidget *mark;
  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *detail;
  GtkWidget *elapsed;
} Line;

struct _SenderTimelineView
{
  AdwBin parent_instance;

  SenderDispatch *dispatch; /* (owned) (nullable) */
  GSignalGroup   *changes;  /* (owned) */
  GtkWidget      *list;     /* (not owned): the child */
  GArray         *lines;    /* (owned) (element-type Line) */
  gboolean        narrow;
};

typedef enum
{
  PROP_DISPATCH = 1,
  PROP_NARROW,
} SenderTimelineViewProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (SenderTimelineView, sender_timeline_view, ADW_TYPE_BIN)

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
add_line (SenderTimelineView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  Line       line = {
          .row = gtk_list_box_row_new (),
          .mark = sender_timeline_mark_new (),
          .words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12),
          .title = make_label (),
          .detail = make_label (),
          .elapsed = gtk_label_new (NULL),
  };

  gtk_box_append (GTK_BOX (line.words), line.title);
  gtk_box_append (GTK_BOX (line.words), line.detail);
  gtk_widget_set_hexpand (line.words, TRUE);
  gtk_widget_set_hexpand (line.detail, TRUE);
  gtk_widget_set_valign (line.words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), line.mark);
  gtk_box_append (GTK_BOX (box), line.words);
  gtk_box_append (GTK_BOX (box), line.elapsed);
  gtk_widget_add_css_class (line.elapsed, "numeric");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line.row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line.row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), line.row);
  g_array_append_val (self->lines, line);
}

/* What is grey to the eye must not be heard as done. */
static char *
dup_name (SenderTimelineRow *row,
          const char        *elapsed)
{
  if (row->kind == SENDER_TIMELINE_WAITING)
    return g_strdup_printf (_ ("Not yet: %s"), row->title);
  return g_strjoin (", ", row->title, row->detail != NULL ? row->detail : elapsed,
                    row->detail != NULL ? elapsed : NULL, NULL);
}

static void
set_words (Line              *line,
           SenderTimelineRow *row)
{
  g_autofree char *elapsed =
    row->elapsed >= 0 ? sender_timeline_format_duration (row->elapsed) : g_strdup ("");
  g_autofree char *name = dup_name (row, elapsed);

  sender_direction_show_sentence (GTK_LABEL (line->title), row->title);
  sender_direction_show_sentence (GTK_LABEL (line->detail), row->detail);
  gtk_widget_set_visible (line->detail, row->detail != NULL);
  gtk_label_set_label (GTK_LABEL (line->elapsed), elapsed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
set_look (SenderTimelineView *self,
          Line               *line,
          SenderTimelineRow  *row)
{
  gboolean    is_large = row->kind != SENDER_TIMELINE_STEP && row->kind != SENDER_TIMELINE_TROUBLE;
  gboolean    is_waiting = row->kind == SENDER_TIMELINE_WAITING;
  gboolean    has_column = row->detail != NULL && !self->narrow;
  const char *size = is_large ? "heading" : "step";
  const char *title[] = { row->is_name ? "monospace" : size, NULL, NULL };
  const char *detail[] = { "caption", "dim-label", NULL };
  const char *elapsed[] = { "numeric", is_large && !is_waiting ? "fact" : "dim-label", NULL };

  if (is_waiting)
    title[1] = "dim-label";
  else if (row->kind == SENDER_TIMELINE_DELIVERED)
    title[1] = elapsed[1] = "success";
  else if (row->kind == SENDER_TIMELINE_FAILED)
    title[1] = "error";
  gtk_widget_set_css_classes (line->title, title);
  gtk_widget_set_css_classes (line->detail, detail);
  gtk_widget_set_css_classes (line->elapsed, elapsed);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (line->words),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (line->words), self->narrow ? 0 : 12);
  gtk_widget_set_size_request (line->title, has_column ? TITLE_WIDTH : -1, -1);
  gtk_widget_set_size_request (line->row, -1, is_large ? 34 : 24);
}

static void
show (SenderTimelineView *self)
{
  g_autoptr (GPtrArray) rows = self->dispatch != NULL ? sender_timeline_make (self->dispatch)
                                                      : g_ptr_array_new ();

  while (self->lines->len > rows->len)
    {
      gtk_list_box_remove (GTK_LIST_BOX (self->list),
                           g_array_index (self->lines, Line, self->lines->len - 1).row);
      g_array_set_size (self->lines, self->lines->len - 1);
    }
  while (self->lines->len < rows->len)
    add_line (self);
  for (guint i = 0; i < rows->len; i++)
    {
      Line              *line = &g_array_index (self->lines, Line, i);
      SenderTimelineRow *row = g_ptr_array_index (rows, i);

      sender_timeline_mark_set (SENDER_TIMELINE_MARK (line->mark), row->kind, i == 0,
                                i == rows->len - 1);
      set_words (line, row);
      set_look (self, line, row);
    }
}

static void
set_dispatch (SenderTimelineView *self,
              SenderDispatch     *dispatch)
{
  if (!g_set_object (&self->dispatch, dispatch))
    return;
  g_signal_group_set_target (self->changes, dispatch);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DISPATCH]);
}

static void
set_narrow (SenderTimelineView *self,
            gboolean            narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
sender_timeline_view_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SenderTimelineView *self = SENDER_TIMELINE_VIEW (object);

  switch ((SenderTimelineViewProperty) prop_id)
    {
    case PROP_DISPATCH:
      g_value_set_object (value, self->dispatch);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_timeline_view_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  SenderTimelineView *self = SENDER_TIMELINE_VIEW (object);

  switch ((SenderTimelineViewProperty) prop_id)
    {
    case PROP_DISPATCH:
      set_dispatch (self, g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_timeline_view_dispose (GObject *object)
{
  SenderTimelineView *self = SENDER_TIMELINE_VIEW (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->dispatch);
  G_OBJECT_CLASS (sender_timeline_view_parent_class)->dispose (object);
}

static void
sender_timeline_view_finalize (GObject *object)
{
  g_array_unref (SENDER_TIMELINE_VIEW (object)->lines);
  G_OBJECT_CLASS (sender_timeline_view_parent_class)->finalize (object);
}

static void
sender_timeline_view_class_init (SenderTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_timeline_view_get_property;
  object_class->set_property = sender_timeline_view_set_property;
  object_class->dispose = sender_timeline_view_dispose;
  object_class->finalize = sender_timeline_view_finalize;

  props[PROP_DISPATCH] = g_param_spec_object ("dispatch", NULL, NULL, SENDER_TYPE_DISPATCH, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_timeline_view_init (SenderTimelineView *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (self->list, "timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"), -1);
  adw_bin_set_child (ADW_BIN (self), self->list);
  self->changes = g_signal_group_new (SENDER_TYPE_DISPATCH);
  g_signal_group_connect_swapped (self->changes, "items-changed", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->changes, "notify::running", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->changes, "notify::http-status", G_CALLBACK (show), self);
}
