/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-file-notices.h"

#include "sender-notice.h"

#include <glib/gi18n.h>

struct _SenderFileNotices
{
  GtkBox parent_instance;

  GSignalGroup *states; /* (owned): of the document */

  /* Template widgets. */
  SenderNotice *save_error;
  SenderNotice *gone;
  SenderNotice *read_only;
};

typedef enum
{
  PROP_DOCUMENT = 1,
} SenderFileNoticesProperty;

static GParamSpec *props[PROP_DOCUMENT + 1];

G_DEFINE_FINAL_TYPE (SenderFileNotices, sender_file_notices, GTK_TYPE_BOX)

static void
state_changed_cb (SenderFileNotices *self,
                  GParamSpec        *pspec,
                  SenderDocument    *document)
{
  if (sender_document_get_state (document) != SENDER_CONFIG_STATE_DRAFT)
    sender_notice_set_text (self->save_error, NULL);
}

/* What can't be saved here has no verb. */
static void
show_gone (SenderFileNotices *self)
{
  g_autoptr (SenderDocument) document = g_signal_group_dup_target (self->states);
  gboolean                   gone = document != NULL && sender_document_is_gone (document);
  gboolean                   fixed = gone && sender_document_is_read_only (document);

  g_object_set (self->gone,
                "verb", fixed ? NULL : _ ("_Save Again"),
                "text",
                gone ? _ ("The file was deleted or moved by another program. Nothing you see here "
                          "is lost, but it is not saved any more.")
                     : NULL,
                NULL);
}

static void
set_document (SenderFileNotices *self,
              SenderDocument    *document)
{
  g_autoptr (SenderDocument) before = g_signal_group_dup_target (self->states);
  gboolean                   fixed = document != NULL && sender_document_is_read_only (document);

  if (document == before)
    return;
  g_signal_group_set_target (self->states, document);
  sender_notice_set_text (self->save_error, NULL);
  sender_notice_set_text (self->read_only,
                          fixed ? _ ("This was written by a newer version of Sender Studio. It can "
                                     "be looked at and tested here, not saved.")
                                : NULL);
  show_gone (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
sender_file_notices_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SenderFileNotices *self = SENDER_FILE_NOTICES (object);

  switch ((SenderFileNoticesProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_take_object (value, g_signal_group_dup_target (self->states));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_file_notices_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SenderFileNotices *self = SENDER_FILE_NOTICES (object);

  switch ((SenderFileNoticesProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_file_notices_dispose (GObject *object)
{
  g_clear_object (&SENDER_FILE_NOTICES (object)->states);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_FILE_NOTICES);

  G_OBJECT_CLASS (sender_file_notices_parent_class)->dispose (object);
}

static void
sender_file_notices_class_init (SenderFileNoticesClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_file_notices_get_property;
  object_class->set_property = sender_file_notices_set_property;
  object_class->dispose = sender_file_notices_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SENDER_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-file-notices.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderFileNotices, save_error);
  gtk_widget_class_bind_template_child (widget_class, SenderFileNotices, gone);
  gtk_widget_class_bind_template_child (widget_class, SenderFileNotices, read_only);
}

static void
sender_file_notices_init (SenderFileNotices *self)
{
  self->states = g_signal_group_new (SENDER_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->states, "notify::state", G_CALLBACK (state_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->states, "notify::gone", G_CALLBACK (show_gone), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_file_notices_set_save_error:
 * @text: (nullable): why what was typed is not saved
 *
 * Says that saving failed, until the document is saved.
 */
void
sender_file_notices_set_save_error (SenderFileNotices *self,
                                    const char        *text)
{
  sender_notice_set_text (self->save_error, text);
}
