/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-form.h"

#include "sender-body-editor.h"
#include "sender-builder.h"
#include "sender-channel-request.h"
#include "sender-choice.h"
#include "sender-config.h"
#include "sender-direction.h"
#include "sender-field-link.h"
#include "sender-findings-row.h"
#include "sender-further-requests.h"
#include "sender-pair-list.h"

#define EXAMPLE_NUMBER "+12065550142"

struct _SenderChannelForm
{
  AdwBin parent_instance;

  /* Template widgets. */
  SenderBodyEditor      *body;
  SenderPairList        *headers;
  AdwActionRow          *format_row;
  GtkWidget             *format;
  GtkWidget             *before_tag;
  GtkWidget             *after_tag;
  GtkWidget             *tags;
  SenderFurtherRequests *further;
  GtkWidget             *format_findings;
  GtkWidget             *before_findings;
  GtkWidget             *after_findings;

  SenderDocument *document; /* (owned) (nullable) */
  SenderChannel   channel;
  GPtrArray      *links;   /* (owned) (element-type SenderFieldLink) */
  GSignalGroup   *changes; /* (owned): of the configuration */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_CHANNEL,
} SenderChannelFormProperty;

static GParamSpec *props[PROP_CHANNEL + 1];

G_DEFINE_FINAL_TYPE (SenderChannelForm, sender_channel_form, ADW_TYPE_BIN)

/* The example is a number of this sender where it has one. */
static void
show_format (SenderChannelForm *self)
{
  SenderConfig         *config = NULL;
  SenderChannelRequest *request = NULL;
  const char           *number = NULL;
  g_autofree char      *shown = NULL;
  g_autofree char      *readable = NULL;

  if (self->document == NULL)
    return;
  config = sender_document_get_config (self->document);
  request = sender_config_get_request (config, self->channel, 0);
  if (request == NULL)
    return;
  number = sender_builder_get_default_from (config, self->channel);
  shown = sender_builder_format_number (request, number != NULL ? number : EXAMPLE_NUMBER);
  readable = sender_direction_dup_value (shown);
  adw_action_row_set_subtitle (self->format_row, readable);
}

static void
link_field (SenderChannelForm *self,
            GtkWidget         *widget,
            const char        *property,
            const char        *member,
            GtkWidget         *findings)
{
  const char      *channel = sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel);
  g_autofree char *path = g_strdup_printf ("%s.%s", channel, member);
  SenderFieldLink *link = sender_field_link_new (widget, property, path);

  sender_field_link_set_document (link, self->document);
  g_ptr_array_add (self->links, link);
  g_object_set (findings, "path", path, NULL);
}

static void
set_channel (SenderChannelForm *self,
             SenderChannel      channel)
{
  self->channel = channel;
  g_ptr_array_set_size (self->links, 0);
  link_field (self, self->format, "value", "number-format", self->format_findings);
  link_field (self, self->before_tag, "text", "before-tag", self->before_findings);
  link_field (self, self->after_tag, "text", "after-tag", self->after_findings);
  gtk_widget_set_visible (self->tags, channel == SENDER_CHANNEL_VOICE);
  show_format (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHANNEL]);
}

static void
set_document (SenderChannelForm *self,
              SenderDocument    *document)
{
  if (!g_set_object (&self->document, document))
    return;
  for (guint i = 0; i < self->links->len; i++)
    sender_field_link_set_document (g_ptr_array_index (self->links, i), document);
  g_signal_group_set_target (self->changes,
                             document != NULL ? sender_document_get_config (document) : NULL);
  show_format (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
sender_channel_form_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SenderChannelForm *self = SENDER_CHANNEL_FORM (object);

  switch ((SenderChannelFormProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_CHANNEL:
      g_value_set_enum (value, (int) self->channel);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_channel_form_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SenderChannelForm *self = SENDER_CHANNEL_FORM (object);

  switch ((SenderChannelFormProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_CHANNEL:
      set_channel (self, (SenderChannel) g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_channel_form_dispose (GObject *object)
{
  SenderChannelForm *self = SENDER_CHANNEL_FORM (object);

  g_ptr_array_set_size (self->links, 0);
  g_clear_object (&self->changes);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_CHANNEL_FORM);
  G_OBJECT_CLASS (sender_channel_form_parent_class)->dispose (object);
}

static void
sender_channel_form_finalize (GObject *object)
{
  g_ptr_array_unref (SENDER_CHANNEL_FORM (object)->links);
  G_OBJECT_CLASS (sender_channel_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_BODY_EDITOR);
  g_type_ensure (SENDER_TYPE_CHOICE);
  g_type_ensure (SENDER_TYPE_FINDINGS_ROW);
  g_type_ensure (SENDER_TYPE_FURTHER_REQUESTS);
  g_type_ensure (SENDER_TYPE_PAIR_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-channel-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, body);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, headers);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, format_row);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, format);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, before_tag);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, after_tag);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, tags);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, further);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, format_findings);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, before_findings);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelForm, after_findings);
}

static void
sender_channel_form_class_init (SenderChannelFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_channel_form_get_property;
  object_class->set_property = sender_channel_form_set_property;
  object_class->dispose = sender_channel_form_dispose;
  object_class->finalize = sender_channel_form_finalize;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sender_channel_form_init (SenderChannelForm *self)
{
  self->links = g_ptr_array_new_with_free_func (g_object_unref);
  self->changes = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show_format), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_channel (self, SENDER_CHANNEL_SMS);
}

static gboolean
reveal_link (SenderChannelForm *self,
             const char        *path)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      SenderFieldLink *link = g_ptr_array_index (self->links, i);

      if (g_strcmp0 (sender_field_link_get_path (link), path) == 0)
        return gtk_widget_grab_focus (sender_field_link_get_widget (link));
    }
  return FALSE;
}

/**
 * sender_channel_form_reveal:
 * @path: a path of the configuration
 *
 * Gives the focus to where the path is edited.
 *
 * Returns: whether it is edited here
 */
gboolean
sender_channel_form_reveal (SenderChannelForm *self,
                            const char        *path)
{
  return reveal_link (self, path) || sender_body_editor_reveal (self->body, path) ||
         sender_pair_list_reveal (self->headers, path) ||
         sender_further_requests_reveal (self->further, path);
}
