/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-body-editor.h"

#include "sender-columns.h"
#include "sender-config.h"
#include "sender-field-link.h"
#include "sender-findings-box.h"
#include "sender-pair-list.h"
#include "sender-request-edits.h"
#include "sender-text-field.h"

#include <string.h>

struct _SenderBodyEditor
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkWidget       *form_button;
  GtkWidget       *raw_button;
  GtkStack        *stack;
  SenderPairList  *form;
  GtkWidget       *raw;
  GtkLabel        *note;
  GtkWidget       *body_findings;
  GtkWidget       *format_findings;
  GtkWidget       *raw_findings;
  GtkWidget       *findings;
  SenderFieldLink *format_link; /* (owned) */
  SenderFieldLink *raw_link;    /* (owned) */

  SenderDocument  *document; /* (owned) (nullable) */
  SenderChannel    channel;
  SenderBodyFormat format;
  GSignalGroup    *changes; /* (owned): of the configuration */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_CHANNEL,
  PROP_FORMAT,
} SenderBodyEditorProperty;

static GParamSpec *props[PROP_FORMAT + 1];

G_DEFINE_FINAL_TYPE (SenderBodyEditor, sender_body_editor, ADW_TYPE_BIN)

static char *
dup_path (SenderBodyEditor *self,
          const char       *member)
{
  return g_strdup_printf ("%s.%s",
                          sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel), member);
}

static void
show_note (SenderBodyEditor *self)
{
  SenderChannelRequest *request = NULL;
  g_autofree char      *note = NULL;

  if (self->document != NULL)
    request = sender_config_get_request (sender_document_get_config (self->document),
                                         self->channel, 0);
  if (request != NULL)
    note = sender_channel_request_describe_body (request);
  gtk_label_set_label (self->note, note != NULL ? note : "");
}

static void
set_format (SenderBodyEditor *self,
            SenderBodyFormat  format)
{
  gboolean raw = format == SENDER_BODY_FORMAT_RAW;

  if (self->format == format)
    return;
  self->format = format;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (raw ? self->raw_button : self->form_button),
                                TRUE);
  gtk_stack_set_visible_child_name (self->stack, raw ? "raw" : "form");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FORMAT]);
}

static void
toggled_cb (SenderBodyEditor *self)
{
  gboolean raw = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->raw_button));

  set_format (self, raw ? SENDER_BODY_FORMAT_RAW : SENDER_BODY_FORMAT_FORM);
}

/* After a look at the other view, see sender_body_editor_reveal(). */
static void
clicked_cb (SenderBodyEditor *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    self->format == SENDER_BODY_FORMAT_RAW ? "raw" : "form");
}

static void
set_document (SenderBodyEditor *self,
              SenderDocument   *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->changes,
                             document != NULL ? sender_document_get_config (document) : NULL);
  sender_field_link_set_document (self->format_link, document);
  sender_field_link_set_document (self->raw_link, document);
  show_note (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
set_findings_path (SenderBodyEditor *self,
                   GtkWidget        *row,
                   const char       *member)
{
  g_autofree char *path = dup_path (self, member);

  g_object_set (row, "path", path, NULL);
}

/* Once, before there is a document. */
static void
set_channel (SenderBodyEditor *self,
             SenderChannel     channel)
{
  g_autofree char *format = NULL;
  g_autofree char *raw = NULL;

  self->channel = channel;
  format = dup_path (self, "body-format");
  raw = dup_path (self, "raw");
  g_clear_object (&self->format_link);
  g_clear_object (&self->raw_link);
  self->format_link = sender_field_link_new (GTK_WIDGET (self), "format", format);
  self->raw_link = sender_field_link_new (self->raw, "text", raw);
  set_findings_path (self, self->body_findings, "body");
  set_findings_path (self, self->format_findings, "body-format");
  set_findings_path (self, self->raw_findings, "raw");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHANNEL]);
}

/* The frame around the findings is there while one of them is. */
static void
findings_changed_cb (SenderBodyEditor *self)
{
  gtk_widget_set_visible (self->findings, gtk_widget_get_visible (self->body_findings) ||
                                            gtk_widget_get_visible (self->format_findings) ||
                                            gtk_widget_get_visible (self->raw_findings));
}

static void
sender_body_editor_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SenderBodyEditor *self = SENDER_BODY_EDITOR (object);

  switch ((SenderBodyEditorProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_CHANNEL:
      g_value_set_enum (value, (int) self->channel);
      break;
    case PROP_FORMAT:
      g_value_set_enum (value, (int) self->format);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_body_editor_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SenderBodyEditor *self = SENDER_BODY_EDITOR (object);

  switch ((SenderBodyEditorProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_CHANNEL:
      set_channel (self, (SenderChannel) g_value_get_enum (value));
      break;
    case PROP_FORMAT:
      set_format (self, (SenderBodyFormat) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_body_editor_dispose (GObject *object)
{
  SenderBodyEditor *self = SENDER_BODY_EDITOR (object);

  g_clear_object (&self->format_link);
  g_clear_object (&self->raw_link);
  g_clear_object (&self->changes);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_BODY_EDITOR);
  G_OBJECT_CLASS (sender_body_editor_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS, flags);
  props[PROP_FORMAT] = g_param_spec_enum ("format", NULL, NULL, SENDER_TYPE_BODY_FORMAT,
                                          SENDER_BODY_FORMAT_FORM, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-body-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, form_button);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, raw_button);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, form);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, raw);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, note);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, findings);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, body_findings);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, format_findings);
  gtk_widget_class_bind_template_child (widget_class, SenderBodyEditor, raw_findings);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, findings_changed_cb);
}

static void
sender_body_editor_class_init (SenderBodyEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sender_body_editor_get_property;
  object_class->set_property = sender_body_editor_set_property;
  object_class->dispose = sender_body_editor_dispose;
  install_properties (object_class);

  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_FINDINGS_BOX);
  g_type_ensure (SENDER_TYPE_PAIR_LIST);
  g_type_ensure (SENDER_TYPE_TEXT_FIELD);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sender_body_editor_init (SenderBodyEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "body-editor");
  self->changes = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show_note), self);
  set_channel (self, SENDER_CHANNEL_SMS);
}

/**
 * sender_body_editor_reveal:
 * @path: a path of the configuration
 *
 * Gives the focus to where the path is edited, and shows the view that has it. What is only looked
 * at does not become what PingOne keeps: the stack turns, the format stays.
 *
 * Returns: whether it is edited here
 */
gboolean
sender_body_editor_reveal (SenderBodyEditor *self,
                           const char       *path)
{
  g_autofree char *body = dup_path (self, "body");
  g_autofree char *format = dup_path (self, "body-format");
  g_autofree char *raw = dup_path (self, "raw");

  if (strcmp (path, format) == 0)
    return gtk_widget_grab_focus (self->format == SENDER_BODY_FORMAT_RAW ? self->raw_button
                                                                         : self->form_button);
  if (strcmp (path, raw) == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "raw");
      return gtk_widget_grab_focus (self->raw);
    }
  if (!sender_field_has (body, path))
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, "form");
  return sender_pair_list_reveal (self->form, path) ||
         gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}
