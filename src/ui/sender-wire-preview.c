/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-wire-preview.h"

#include "sender-button-words.h"
#include "sender-columns.h"
#include "sender-config.h"
#include "sender-forecast.h"
#include "sender-ink.h"
#include "sender-text-field.h"
#include "sender-wire-view.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

#define N_CODES 1000000
#define RANDOM_CODE 2 /* its position in the menu */
#define VALUE_ALPHA 0.15F
#define SECRET_ALPHA 0.14F

struct _SenderWirePreview
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkWidget   *views;
  GtkWidget   *wrapped_button;
  GtkWidget   *decoded_button;
  GtkDropDown *codes;
  GtkStack    *stack;
  GtkTextView *text;
  GtkLabel    *problem;
  GtkWidget   *forecast;
  GtkImage    *forecast_icon;
  GtkLabel    *forecast_title;
  GtkLabel    *forecast_detail;
  GtkLabel    *forecast_confidence;
  GtkLabel    *note;

  SenderDocument *document; /* (owned) (nullable) */
  SenderChannel   channel;
  gboolean        decoded;
  char           *code;
  SenderWireView *view;                         /* (owned) (nullable): what is shown */
  GSignalGroup   *checks;                       /* (owned): of the inspection */
  GtkTextTag     *tags[SENDER_WIRE_REMARK + 1]; /* (not owned): the buffer's */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_CHANNEL,
  PROP_DECODED,
} SenderWirePreviewProperty;

static GParamSpec *props[PROP_DECODED + 1];

G_DEFINE_FINAL_TYPE (SenderWirePreview, sender_wire_preview, ADW_TYPE_BIN)

static GdkRGBA
look_up (SenderWirePreview *self,
         const char        *name,
         float              alpha)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self->text));
  GdkRGBA          color = { 0 };

  if (name == NULL || !gtk_style_context_lookup_color (style, name, &color))
    gtk_style_context_get_color (style, &color);
  color.alpha *= alpha;
  return color;
}

/* The theme's colours: they change with dark and high contrast. */
static void
show_colors (SenderWirePreview *self)
{
  GdkRGBA accent = look_up (self, "accent_color", 1);
  GdkRGBA tint = look_up (self, "accent_bg_color", VALUE_ALPHA);
  GdkRGBA error = look_up (self, "error_color", 1);
  GdkRGBA warning = look_up (self, "warning_color", 1);
  GdkRGBA block = look_up (self, NULL, SECRET_ALPHA);
  GdkRGBA dim = look_up (self, NULL, (float) SENDER_INK_DIM);

  g_object_set (self->tags[SENDER_WIRE_VALUE],
                "foreground-rgba", &accent, "background-rgba", &tint, NULL);
  g_object_set (self->tags[SENDER_WIRE_WRONG],
                "foreground-rgba", &error, "underline-rgba", &error, NULL);
  g_object_set (self->tags[SENDER_WIRE_UNRESOLVED],
                "foreground-rgba", &warning, "underline-rgba", &warning, NULL);
  g_object_set (self->tags[SENDER_WIRE_SECRET], "background-rgba", &block, NULL);
  g_object_set (self->tags[SENDER_WIRE_DIM], "foreground-rgba", &dim, NULL);
  g_object_set (self->tags[SENDER_WIRE_REMARK], "foreground-rgba", &dim, NULL);
}

static void
make_tags (SenderWirePreview *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  for (guint i = 0; i < G_N_ELEMENTS (self->tags); i++)
    self->tags[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  g_object_set (self->tags[SENDER_WIRE_METHOD], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->tags[SENDER_WIRE_WRONG],
                "weight", PANGO_WEIGHT_BOLD, "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_object_set (self->tags[SENDER_WIRE_UNRESOLVED], "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_object_set (self->tags[SENDER_WIRE_REMARK], "family", "Sans", "style", PANGO_STYLE_ITALIC,
                NULL);
}

/* The text at once and its colours after that: each insertion would lay the text out again. */
static void
fill (SenderWirePreview *self)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *text = sender_wire_view_dup_text (self->view);
  GtkTextIter      start = { 0 };
  GtkTextIter      end = { 0 };

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  for (guint i = 0; i < self->view->segments->len; i++)
    {
      SenderWireSegment *segment = g_ptr_array_index (self->view->segments, i);

      end = start;
      gtk_text_iter_forward_chars (&end, (int) g_utf8_strlen (segment->text, -1));
      gtk_text_buffer_apply_tag (buffer, self->tags[segment->kind], &start, &end);
      start = end;
    }
}

static const struct
{
  const char *icon;
  const char *style; /* (nullable) */
} outcomes[] = {
  [SENDER_FORECAST_UNKNOWN] = { "help-about-symbolic", NULL },
  [SENDER_FORECAST_UNSENT] = { "dialog-error-symbolic", "error" },
  [SENDER_FORECAST_REFUSED] = { "dialog-error-symbolic", "error" },
  [SENDER_FORECAST_HOLLOW] = { "dialog-warning-symbolic", "warning" },
  [SENDER_FORECAST_ACCEPTED] = { "object-select-symbolic", NULL },
};

static void
set_style (GtkWidget  *widget,
           const char *style)
{
  gtk_widget_remove_css_class (widget, "error");
  gtk_widget_remove_css_class (widget, "warning");
  if (style != NULL)
    gtk_widget_add_css_class (widget, style);
}

static void
show_forecast (SenderWirePreview    *self,
               SenderChannelRequest *request)
{
  g_autoptr (SenderForecast) forecast = sender_forecast_new (request, self->view->built);
  const char                *confidence = sender_forecast_get_confidence (forecast);

  gtk_image_set_from_icon_name (self->forecast_icon, outcomes[forecast->outcome].icon);
  set_style (GTK_WIDGET (self->forecast_icon), outcomes[forecast->outcome].style);
  set_style (GTK_WIDGET (self->forecast_title), outcomes[forecast->outcome].style);
  gtk_label_set_label (self->forecast_title, forecast->title);
  gtk_label_set_label (self->forecast_detail, forecast->detail);
  gtk_label_set_label (self->forecast_confidence, confidence != NULL ? confidence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->forecast_confidence), confidence != NULL);
}

static void
show_request (SenderWirePreview    *self,
              SenderChannelRequest *request)
{
  SenderConfig          *config = sender_document_get_config (self->document);
  SenderInspection      *inspection = sender_document_get_inspection (self->document);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  SenderBuildInput       build = { .values = values };
  g_autoptr (GError)     error = NULL;
  g_autofree char       *note = NULL;
  SenderWireInput        input = { .config = config, .request = request, .build = &build };

  g_hash_table_insert (values, (gpointer) "otp", self->code);
  build.from = sender_builder_get_default_from (config, self->channel);
  build.message = sender_builder_choose_message (config, self->channel, NULL, NULL);
  input.findings = sender_inspection_get_findings (inspection);
  input.secret_state = sender_inspection_get_secret_state (inspection);
  input.decoded = self->decoded;
  g_clear_pointer (&self->view, sender_wire_view_free);
  self->view = sender_wire_view_new (&input, &error);
  gtk_stack_set_visible_child_name (self->stack, self->view != NULL ? "wire" : "problem");
  gtk_widget_set_visible (self->forecast, self->view != NULL);
  gtk_widget_set_visible (self->views, self->view == NULL || self->view->has_pairs);
  if (self->view == NULL)
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_label_set_label (self->note, _ ("It is shown here again once that is mended."));
      return;
    }
  note = sender_wire_view_dup_note (self->view, &input);
  gtk_label_set_label (self->note, note);
  fill (self);
  show_forecast (self, request);
}

static void
show (SenderWirePreview *self)
{
  SenderChannelRequest *request = NULL;

  if (self->document != NULL)
    request = sender_config_get_request (sender_document_get_config (self->document),
                                         self->channel, 0);
  if (request != NULL)
    show_request (self, request);
}

/* The segment at an offset of the text; NULL if nothing was put in there. */
static SenderWireSegment *
find_value (SenderWirePreview *self,
            int                offset)
{
  int start = 0;

  for (guint i = 0; self->view != NULL && i < self->view->segments->len; i++)
    {
      SenderWireSegment *segment = g_ptr_array_index (self->view->segments, i);

      start += (int) g_utf8_strlen (segment->text, -1);
      if (offset < start)
        return segment->variable != NULL ? segment : NULL;
    }
  return NULL;
}

static char *
describe (const SenderWireSegment *segment)
{
  return g_strdup_printf (segment->kind == SENDER_WIRE_UNRESOLVED ? _ ("${%s} has no value")
                                                                  : _ ("The value of ${%s}"),
                          segment->variable);
}

static gboolean
query_tooltip_cb (SenderWirePreview *self,
                  int                x,
                  int                y,
                  gboolean           keyboard,
                  GtkTooltip        *tooltip)
{
  SenderWireSegment *segment = NULL;
  GtkTextIter        iter = { 0 };
  g_autofree char   *text = NULL;
  int                buffer_x = 0;
  int                buffer_y = 0;
  int                offset = 0;

  if (keyboard)
    g_object_get (gtk_text_view_get_buffer (self->text), "cursor-position", &offset, NULL);
  else
    {
      gtk_text_view_window_to_buffer_coords (self->text, GTK_TEXT_WINDOW_WIDGET, x, y,
                                             &buffer_x, &buffer_y);
      if (!gtk_text_view_get_iter_at_location (self->text, &iter, buffer_x, buffer_y))
        return FALSE;
      offset = gtk_text_iter_get_offset (&iter);
    }
  segment = find_value (self, offset);
  if (segment == NULL)
    return FALSE;
  text = describe (segment);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Zeros in front and nothing but zeros are the nastiest; the third is another one each time. */
static void
code_chosen_cb (SenderWirePreview *self)
{
  static const char *const codes[] = { "012345", "000000" };
  guint                    chosen = gtk_drop_down_get_selected (self->codes);

  g_free (self->code);
  self->code = chosen < RANDOM_CODE
                 ? g_strdup (codes[chosen])
                 : g_strdup_printf ("%06d", g_random_int_range (0, N_CODES));
  show (self);
}

static void
set_decoded (SenderWirePreview *self,
             gboolean           decoded)
{
  if (self->decoded == decoded)
    return;
  self->decoded = decoded;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (decoded ? self->decoded_button
                                                           : self->wrapped_button),
                                TRUE);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DECODED]);
}

static void
toggled_cb (SenderWirePreview *self)
{
  set_decoded (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->decoded_button)));
}

static void
set_document (SenderWirePreview *self,
              SenderDocument    *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
sender_wire_preview_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SenderWirePreview *self = SENDER_WIRE_PREVIEW (object);

  switch ((SenderWirePreviewProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_CHANNEL:
      g_value_set_enum (value, (int) self->channel);
      break;
    case PROP_DECODED:
      g_value_set_boolean (value, self->decoded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_wire_preview_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SenderWirePreview *self = SENDER_WIRE_PREVIEW (object);

  switch ((SenderWirePreviewProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_CHANNEL:
      self->channel = (SenderChannel) g_value_get_enum (value);
      show (self);
      break;
    case PROP_DECODED:
      set_decoded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_wire_preview_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (sender_wire_preview_parent_class)->css_changed (widget, change);
  if (SENDER_WIRE_PREVIEW (widget)->text != NULL && SENDER_WIRE_PREVIEW (widget)->tags[0] != NULL)
    show_colors (SENDER_WIRE_PREVIEW (widget));
}

static void
sender_wire_preview_dispose (GObject *object)
{
  SenderWirePreview *self = SENDER_WIRE_PREVIEW (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->document);
  g_clear_pointer (&self->view, sender_wire_view_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_WIRE_PREVIEW);
  G_OBJECT_CLASS (sender_wire_preview_parent_class)->dispose (object);
}

static void
sender_wire_preview_finalize (GObject *object)
{
  g_free (SENDER_WIRE_PREVIEW (object)->code);
  G_OBJECT_CLASS (sender_wire_preview_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_TEXT_FIELD);
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-wire-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, views);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, wrapped_button);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, decoded_button);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, codes);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, stack);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, text);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, problem);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, forecast);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, forecast_icon);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, forecast_title);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, forecast_detail);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, forecast_confidence);
  gtk_widget_class_bind_template_child (widget_class, SenderWirePreview, note);
  gtk_widget_class_bind_template_callback (widget_class, code_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
sender_wire_preview_class_init (SenderWirePreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_wire_preview_get_property;
  object_class->set_property = sender_wire_preview_set_property;
  object_class->dispose = sender_wire_preview_dispose;
  object_class->finalize = sender_wire_preview_finalize;
  widget_class->css_changed = sender_wire_preview_css_changed;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS, flags);
  props[PROP_DECODED] = g_param_spec_boolean ("decoded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  bind_template (widget_class);
}

static void
sender_wire_preview_init (SenderWirePreview *self)
{
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->checks, "notify::secret-state", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (GTK_BUTTON (self->wrapped_button));
  sender_button_words_wrap (GTK_BUTTON (self->decoded_button));
  make_tags (self);
  show_colors (self);
  code_chosen_cb (self);
}
