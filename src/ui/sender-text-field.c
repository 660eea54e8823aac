/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-text-field.h"

#define NATURAL_WIDTH 360
#define SLACK 2 /* so that rounding never makes it scroll */
#define MOST_HEIGHTS 16

struct _SenderTextField
{
  GtkTextView parent_instance;

  GtkTextTag  *plain; /* (not owned): the buffer's; on all of the text */
  char        *text;
  PangoLayout *layout;  /* (owned) (nullable): of the text as it is, no line broken */
  GHashTable  *heights; /* (owned): by width, of the text as it is */
  gboolean     multi_line;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_MULTI_LINE,
} SenderTextFieldProperty;

static GParamSpec *props[PROP_MULTI_LINE + 1];

G_DEFINE_FINAL_TYPE (SenderTextField, sender_text_field, GTK_TYPE_TEXT_VIEW)

static void
forget_heights (SenderTextField *self)
{
  g_clear_object (&self->layout);
  g_hash_table_remove_all (self->heights);
}

/* A hyphen at the end of a line would look like one of the text's own. */
static void
forbid_hyphens (SenderTextField *self,
                GtkTextBuffer   *buffer)
{
  GtkTextIter start = { 0 };
  GtkTextIter end = { 0 };

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, self->plain, &start, &end);
}

static void
buffer_changed_cb (SenderTextField *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  g_autofree char *text = NULL;

  forget_heights (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  forbid_hyphens (self, buffer);
  g_object_get (buffer, "text", &text, NULL);
  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

/* The cursor stays where it was, as far as the text reaches. */
static void
set_text (SenderTextField *self,
          const char      *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter    iter = { 0 };
  int            cursor = 0;

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_object_get (buffer, "cursor-position", &cursor, NULL);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, cursor);
  gtk_text_buffer_place_cursor (buffer, &iter);
}

static gboolean
key_pressed_cb (SenderTextField *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  gboolean enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (!enter || self->multi_line || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static PangoLayout *
make_layout (SenderTextField *self,
             const char      *text,
             int              length)
{
  PangoLayout              *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) plain = pango_attr_list_new ();

  pango_attr_list_insert (plain, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, plain);
  pango_layout_set_wrap (layout, PANGO_WRAP_CHAR);
  pango_layout_set_text (layout, text, length);
  return layout;
}

static PangoLayout *
ensure_layout (SenderTextField *self)
{
  g_autofree char *text = NULL;

  if (self->layout != NULL)
    return self->layout;
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), "text", &text, NULL);
  self->layout = make_layout (self, text, -1);
  return self->layout;
}

static int
measure_broken (SenderTextField *self,
                PangoLayoutLine *line,
                int              room,
                int              indent)
{
  const char             *text = pango_layout_get_text (self->layout);
  g_autoptr (PangoLayout) layout = make_layout (self, text + line->start_index, line->length);
  int                     height = 0;

  pango_layout_set_width (layout, room);
  pango_layout_set_indent (layout, indent);
  pango_layout_get_size (layout, NULL, &height);
  return height;
}

/* At a width of -1 no line is broken. Of a long text few are, and only those are laid out anew for
 * another width. */
static int
measure_text (SenderTextField *self,
              int              width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int          n_lines = gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (view));
  int          margins =
    gtk_text_view_get_left_margin (view) + gtk_text_view_get_right_margin (view);
  int              indent = gtk_text_view_get_indent (view) * PANGO_SCALE;
  int              room = width < 0 ? G_MAXINT : MAX (width - margins, 1) * PANGO_SCALE;
  int              height = 0;
  PangoLayoutIter *iter = pango_layout_get_iter (ensure_layout (self));

  do
    {
      PangoRectangle place = { 0, 0, 0, 0 };

      pango_layout_iter_get_line_extents (iter, NULL, &place);
      height += place.width <= room - MAX (indent, 0)
                  ? place.height
                  : measure_broken (self, pango_layout_iter_get_line_readonly (iter), room, indent);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return PANGO_PIXELS_CEIL (height) + SLACK + gtk_text_view_get_top_margin (view) +
         gtk_text_view_get_bottom_margin (view) +
         n_lines * (gtk_text_view_get_pixels_above_lines (view) +
                    gtk_text_view_get_pixels_below_lines (view));
}

/* A layout asks again and again, for a few widths, and to break lines anew takes long. */
static int
get_height (SenderTextField *self,
            int              width)
{
  gpointer height = NULL;

  if (g_hash_table_lookup_extended (self->heights, GINT_TO_POINTER (width), NULL, &height))
    return GPOINTER_TO_INT (height);
  if (g_hash_table_size (self->heights) >= MOST_HEIGHTS)
    g_hash_table_remove_all (self->heights);
  height = GINT_TO_POINTER (measure_text (self, width));
  g_hash_table_insert (self->heights, GINT_TO_POINTER (width), height);
  return GPOINTER_TO_INT (height);
}

static void
sender_text_field_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sender_text_field_parent_class)->css_changed (widget, change);
  forget_heights (SENDER_TEXT_FIELD (widget));
}

/* A text view by itself asks for the height of the width it had last, not of the one it is asked
 * about. */
static void
sender_text_field_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = get_height (SENDER_TEXT_FIELD (widget), for_size);
  *natural = for_size >= 0 ? *minimum : get_height (SENDER_TEXT_FIELD (widget), NATURAL_WIDTH);
}

static GtkSizeRequestMode
sender_text_field_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_text_field_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SenderTextField *self = SENDER_TEXT_FIELD (object);

  switch ((SenderTextFieldProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_MULTI_LINE:
      g_value_set_boolean (value, self->multi_line);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_text_field_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SenderTextField *self = SENDER_TEXT_FIELD (object);

  switch ((SenderTextFieldProperty) prop_id)
    {
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_MULTI_LINE:
      if (self->multi_line == g_value_get_boolean (value))
        return;
      self->multi_line = g_value_get_boolean (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE,
                                      self->multi_line, -1);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_text_field_finalize (GObject *object)
{
  g_free (SENDER_TEXT_FIELD (object)->text);
  g_clear_object (&SENDER_TEXT_FIELD (object)->layout);
  g_hash_table_unref (SENDER_TEXT_FIELD (object)->heights);
  G_OBJECT_CLASS (sender_text_field_parent_class)->finalize (object);
}

static void
sender_text_field_class_init (SenderTextFieldClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_text_field_get_property;
  object_class->set_property = sender_text_field_set_property;
  object_class->finalize = sender_text_field_finalize;
  widget_class->css_changed = sender_text_field_css_changed;
  widget_class->measure = sender_text_field_measure;
  widget_class->get_request_mode = sender_text_field_get_request_mode;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  props[PROP_MULTI_LINE] = g_param_spec_boolean ("multi-line", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_text_field_init (SenderTextField *self)
{
  GtkTextView        *view = GTK_TEXT_VIEW (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = g_strdup ("");
  self->heights = g_hash_table_new (NULL, NULL);
  gtk_text_view_set_monospace (view, TRUE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (view), FALSE);
  self->plain = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (view), NULL,
                                            "insert-hyphens", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "text-field");
  g_signal_connect_object (gtk_text_view_get_buffer (view), "changed",
                           G_CALLBACK (buffer_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
