/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-result.h"

#include "sender-proof-line.h"
#include "sender-sample.h"
#include "sender-spoken.h"

#include <glib/gi18n.h>

struct _SenderMessageResult
{
  GtkBox parent_instance;

  /* Template widgets. */
  GtkLabel        *rendered;
  GtkBox          *spoken;
  SenderProofLine *proof;
};

G_DEFINE_FINAL_TYPE (SenderMessageResult, sender_message_result, GTK_TYPE_BOX)

static void
tint (PangoAttrList    *attributes,
      PangoAttribute   *attribute,
      SenderPreviewSpan span)
{
  attribute->start_index = (guint) span.start;
  attribute->end_index = (guint) span.end;
  pango_attr_list_insert (attributes, attribute);
}

/* What was filled in is in the accent's colour, and bold, so that colour does not stand alone. */
static void
show_rendered (SenderMessageResult *self,
               const SenderPreview *preview)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GdkRGBA                   accent = { 0 };
  gboolean                  has_accent = gtk_style_context_lookup_color (
                     gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_color", &accent);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  for (guint i = 0; i < preview->spans->len; i++)
    {
      SenderPreviewSpan span = g_array_index (preview->spans, SenderPreviewSpan, i);

      tint (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      if (has_accent)
        tint (attributes,
              pango_attr_foreground_new ((guint16) (accent.red * G_MAXUINT16),
                                         (guint16) (accent.green * G_MAXUINT16),
                                         (guint16) (accent.blue * G_MAXUINT16)),
              span);
    }
  gtk_label_set_label (self->rendered, preview->text);
  gtk_label_set_attributes (self->rendered, attributes);
}

static GtkWidget *
new_text (const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_spoken (SenderMessageResult *self,
            const SenderSpoken  *spoken,
            gboolean             is_voice)
{
  g_autofree char *source = g_strdup_printf (
    is_voice ? _ ("What the call says, by “%s”") : _ ("What the phone shows, by “%s”"),
    spoken->widget);
  GtkWidget *caption = new_text (source, "caption");

  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (self->spoken, new_text (spoken->text, "bubble"));
  gtk_box_append (self->spoken, caption);
}

static void
show_spoken (SenderMessageResult *self,
             SenderDocument      *document,
             SenderMessage       *message,
             GHashTable          *values)
{
  SenderChannel         channel = sender_message_get_channel (message);
  SenderInspection     *inspection = sender_document_get_inspection (document);
  SenderFlow           *flow = NULL;
  g_autofree char      *why = NULL;
  g_autoptr (GPtrArray) spoken = NULL;
  GtkWidget            *child = NULL;

  if (channel < SENDER_CHANNEL_UNKNOWN)
    flow = sender_inspection_get_flow (inspection, channel);
  spoken = sender_spoken_list (sender_document_get_config (document), message, flow, values, &why);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->spoken))) != NULL)
    gtk_box_remove (self->spoken, child);
  for (guint i = 0; spoken != NULL && i < spoken->len; i++)
    add_spoken (self, g_ptr_array_index (spoken, i), channel == SENDER_CHANNEL_VOICE);
  if (spoken == NULL)
    gtk_box_append (self->spoken, new_text (why, "dim-label"));
}

static void
sender_message_result_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_MESSAGE_RESULT);
  G_OBJECT_CLASS (sender_message_result_parent_class)->dispose (object);
}

static void
sender_message_result_class_init (SenderMessageResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_message_result_dispose;
  g_type_ensure (SENDER_TYPE_PROOF_LINE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-message-result.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderMessageResult, rendered);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageResult, spoken);
  gtk_widget_class_bind_template_child (widget_class, SenderMessageResult, proof);
}

static void
sender_message_result_init (SenderMessageResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_message_result_show:
 * @document: the document
 * @message: one of its messages
 * @values: (element-type utf8 utf8): what is filled in
 *
 * Shows what PingOne hands on, and what the flow makes of it.
 */
void
sender_message_result_show (SenderMessageResult *self,
                            SenderDocument      *document,
                            SenderMessage       *message,
                            GHashTable          *values)
{
  g_autoptr (SenderPreview) preview =
    sender_preview_new (sender_document_get_config (document), message, values);

  show_rendered (self, preview);
  show_spoken (self, document, message, values);
}

/**
 * sender_message_result_prove:
 * @document: (nullable): the document
 * @message: (nullable): one of its messages
 *
 * Proves the message when nothing more is edited.
 */
void
sender_message_result_prove (SenderMessageResult *self,
                             SenderDocument      *document,
                             SenderMessage       *message)
{
  sender_proof_line_prove (self->proof,
                           document != NULL ? sender_document_get_config (document) : NULL,
                           message);
}
