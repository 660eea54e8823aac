/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-page.h"

#include "sender-button-words.h"
#include "sender-channel-form.h"
#include "sender-choice.h"
#include "sender-columns.h"
#include "sender-config.h"
#include "sender-direction.h"
#include "sender-field-link.h"
#include "sender-findings-box.h"
#include "sender-request-edits.h"
#include "sender-text-field.h"
#include "sender-toast.h"
#include "sender-wire-preview.h"

#include <glib/gi18n.h>

struct _SenderChannelPage
{
  SenderPage parent_instance;

  GtkStack *stack; /* (not owned): the child */

  /* Template widgets. */
  AdwStatusPage     *status;
  GtkWidget         *add;
  GtkWidget         *copy_instead;
  GtkLabel          *description;
  GtkWidget         *copy;
  GtkWidget         *method;
  GtkWidget         *url;
  GtkWidget         *flow;
  GtkLabel          *flow_title;
  GtkLabel          *flow_detail;
  SenderChannelForm *form;
  GtkWidget         *method_findings;
  GtkWidget         *url_findings;
  GtkWidget         *request_findings;

  SenderChannel channel;
  GSignalGroup *changes; /* (owned): of the configuration */
  GSignalGroup *checks;  /* (owned): of the inspection */
};

typedef enum
{
  PROP_CHANNEL = 1,
} SenderChannelPageProperty;

static GParamSpec *props[PROP_CHANNEL + 1];

G_DEFINE_FINAL_TYPE (SenderChannelPage, sender_channel_page, SENDER_TYPE_PAGE)

/* What is said of each channel, and of the other one it can be copied from. */
static const struct
{
  const char *icon;
  const char *description;
  const char *none;
  const char *none_description;
  const char *add;
  const char *copy;
  const char *copied;
} words[] = {
  [SENDER_CHANNEL_SMS] = {
    "sender-sms-symbolic",
    N_ ("PingOne sends this for every one-time code that goes out as SMS."),
    N_ ("No SMS Request"),
    N_ ("PingOne sends no codes as SMS with this configuration."),
    N_ ("_Add SMS Request"),
    N_ ("_Copy from Voice"),
    N_ ("Copied from Voice"),
  },
  [SENDER_CHANNEL_VOICE] = {
    "sender-voice-symbolic",
    N_ ("PingOne sends this for every one-time code that is spoken in a call."),
    N_ ("No Voice Request"),
    N_ ("PingOne calls nobody with this configuration."),
    N_ ("_Add Voice Request"),
    N_ ("_Copy from SMS"),
    N_ ("Copied from SMS"),
  },
};

static SenderChannel
get_other (SenderChannelPage *self)
{
  return self->channel == SENDER_CHANNEL_SMS ? SENDER_CHANNEL_VOICE : SENDER_CHANNEL_SMS;
}

static char *
dup_path (SenderChannelPage *self,
          const char        *member)
{
  return g_strdup_printf ("%s.%s",
                          sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel), member);
}

static void
show_flow (SenderChannelPage    *self,
           SenderInspection     *inspection,
           SenderChannelRequest *request)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  SenderFlow      *flow = sender_inspection_get_flow (inspection, self->channel);

  gtk_widget_set_visible (self->flow, sender_channel_request_describe_flow (request, flow, &title,
                                                                            &detail));
  sender_direction_show_sentence (self->flow_title, title);
  sender_direction_show_sentence (self->flow_detail, detail);
}

static void
show (SenderChannelPage *self)
{
  SenderDocument       *document = sender_page_get_document (SENDER_PAGE (self));
  SenderConfig         *config = sender_page_get_config (SENDER_PAGE (self));
  SenderChannelRequest *request = NULL;
  gboolean              has_other = FALSE;

  if (config == NULL)
    return;
  request = sender_config_get_request (config, self->channel, 0);
  has_other = sender_config_get_request (config, get_other (self), 0) != NULL;
  gtk_widget_set_visible (self->copy, has_other);
  gtk_widget_set_visible (self->copy_instead, has_other);
  gtk_stack_set_visible_child_name (self->stack, request != NULL ? "request" : "none");
  if (request == NULL)
    return;
  show_flow (self, sender_document_get_inspection (document), request);
}

static gboolean
add_edit (SenderConfig *copy,
          gpointer      user_data,
          GError      **error)
{
  sender_config_add_studio_request (copy, SENDER_CHANNEL_PAGE (user_data)->channel);
  return TRUE;
}

static gboolean
copy_edit (SenderConfig *copy,
           gpointer      user_data,
           GError      **error)
{
  SenderChannelPage *self = SENDER_CHANNEL_PAGE (user_data);

  return sender_config_copy_request (copy, get_other (self), self->channel);
}

static void
add_request (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SenderChannelPage *self = SENDER_CHANNEL_PAGE (widget);
  SenderDocument    *document = sender_page_get_document (SENDER_PAGE (self));

  if (document == NULL)
    return;
  sender_document_edit (document, _ ("Add Request"), add_edit, self, NULL);
  gtk_widget_grab_focus (self->url);
}

static void
copy_request (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SenderChannelPage *self = SENDER_CHANNEL_PAGE (widget);
  SenderDocument    *document = sender_page_get_document (SENDER_PAGE (self));
  const char        *label = _ (words[self->channel].copied);

  if (document != NULL && sender_document_edit (document, label, copy_edit, self, NULL))
    sender_toast_undo (widget, document, label);
}

static void
set_findings_path (SenderChannelPage *self,
                   GtkWidget         *row,
                   const char        *member)
{
  g_autofree char *path = dup_path (self, member);

  g_object_set (row, "path", path, NULL);
}

static void
bind_field (SenderChannelPage *self,
            GtkWidget         *widget,
            const char        *property,
            const char        *member)
{
  g_autofree char *path = dup_path (self, member);

  sender_page_bind (SENDER_PAGE (self), widget, property, path);
}

static void
show_words (SenderChannelPage *self)
{
  adw_status_page_set_icon_name (self->status, words[self->channel].icon);
  adw_status_page_set_title (self->status, _ (words[self->channel].none));
  adw_status_page_set_description (self->status, _ (words[self->channel].none_description));
  gtk_button_set_label (GTK_BUTTON (self->add), _ (words[self->channel].add));
  gtk_button_set_label (GTK_BUTTON (self->copy), _ (words[self->channel].copy));
  gtk_button_set_label (GTK_BUTTON (self->copy_instead), _ (words[self->channel].copy));
  gtk_label_set_label (self->description, _ (words[self->channel].description));
}

static void
sender_channel_page_constructed (GObject *object)
{
  SenderChannelPage *self = SENDER_CHANNEL_PAGE (object);

  G_OBJECT_CLASS (sender_channel_page_parent_class)->constructed (object);
  show_words (self);
  bind_field (self, self->method, "value", "method");
  bind_field (self, self->url, "text", "url");
  g_object_set (self->request_findings,
                "path", sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel), NULL);
  set_findings_path (self, self->method_findings, "method");
  set_findings_path (self, self->url_findings, "url");
}

static void
sender_channel_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  if ((SenderChannelPageProperty) prop_id == PROP_CHANNEL)
    g_value_set_enum (value, (int) SENDER_CHANNEL_PAGE (object)->channel);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_channel_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if ((SenderChannelPageProperty) prop_id == PROP_CHANNEL)
    SENDER_CHANNEL_PAGE (object)->channel = (SenderChannel) g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_channel_page_dispose (GObject *object)
{
  SenderChannelPage *self = SENDER_CHANNEL_PAGE (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->checks);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_CHANNEL_PAGE);
  G_OBJECT_CLASS (sender_channel_page_parent_class)->dispose (object);
}

static void
sender_channel_page_document_changed (SenderPage *page)
{
  SenderChannelPage *self = SENDER_CHANNEL_PAGE (page);
  SenderDocument    *document = sender_page_get_document (page);
  gboolean           has = document != NULL;

  g_signal_group_set_target (self->changes, sender_page_get_config (page));
  g_signal_group_set_target (self->checks, has ? sender_document_get_inspection (document) : NULL);
  show (self);
}

/* Bound widgets are found by the page itself; here is what has several paths. */
static gboolean
sender_channel_page_reveal (SenderPage *page,
                            const char *path)
{
  SenderChannelPage *self = SENDER_CHANNEL_PAGE (page);
  const char        *channel = sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel);
  SenderConfig      *config = sender_page_get_config (page);

  if (config == NULL || !sender_field_has (channel, path))
    return FALSE;
  if (sender_config_get_request (config, self->channel, 0) == NULL)
    return gtk_widget_grab_focus (self->add);
  return sender_channel_form_reveal (self->form, path) || gtk_widget_grab_focus (self->url);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-channel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, status);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, add);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, copy_instead);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, description);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, copy);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, method);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, url);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, flow);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, flow_title);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, flow_detail);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, form);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, method_findings);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, url_findings);
  gtk_widget_class_bind_template_child (widget_class, SenderChannelPage, request_findings);
}

static void
ensure_types (void)
{
  g_type_ensure (SENDER_TYPE_CHANNEL_FORM);
  g_type_ensure (SENDER_TYPE_CHOICE);
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_FINDINGS_BOX);
  g_type_ensure (SENDER_TYPE_TEXT_FIELD);
  g_type_ensure (SENDER_TYPE_WIRE_PREVIEW);
}

static void
sender_channel_page_class_init (SenderChannelPageClass *klass)
{
  GObjectClass    *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  object_class->constructed = sender_channel_page_constructed;
  object_class->get_property = sender_channel_page_get_property;
  object_class->set_property = sender_channel_page_set_property;
  object_class->dispose = sender_channel_page_dispose;
  page_class->document_changed = sender_channel_page_document_changed;
  page_class->reveal = sender_channel_page_reveal;

  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                             G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  ensure_types ();
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "channel.add-request", NULL, add_request);
  gtk_widget_class_install_action (widget_class, "channel.copy", NULL, copy_request);
}

static void
sender_channel_page_init (SenderChannelPage *self)
{
  self->changes = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show), self);
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (GTK_BUTTON (self->add));
  sender_button_words_wrap (GTK_BUTTON (self->copy_instead));
  /* Not bound: the template must not let go of the child before the bin does. */
  self->stack = GTK_STACK (adw_bin_get_child (ADW_BIN (self)));
}
