/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-file-notices.h"

#include "sender-notice.h"

#include <glib/gi18n.h>

struct _SenderFileNotices
{
  GtkBox parent_instance;

  GSignalGroup *states; /* (owned): of the document */
  gboolean      edited; /* whether it was, when what became of the file was last shown */
  gboolean      narrow;

  /* Template widgets. */
  SenderNotice *save_error;
  SenderNotice *disk;
  SenderNotice *read_only;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_NARROW,
} SenderFileNoticesProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (SenderFileNotices, sender_file_notices, GTK_TYPE_BOX)

static void
state_changed_cb (SenderFileNotices *self,
                  GParamSpec        *pspec,
                  SenderDocument    *document)
{
  if (sender_document_get_state (document) != SENDER_CONFIG_STATE_DRAFT)
    sender_notice_set_text (self->save_error, NULL);
}

/* What is said of the file, and what can be done about it. */
typedef struct
{
  const char *text;
  const char *verb;
  const char *action;
  const char *other_verb; /* (nullable) */
  const char *other_action;
} Notice;

static const Notice notices[] = {
  [SENDER_DISK_STATE_SAME] = { NULL, NULL, NULL, NULL, NULL },
  [SENDER_DISK_STATE_GONE] = { N_ ("The file was deleted or moved by another program. Nothing you "
                                   "see here is lost, but it is not saved any more."),
                               N_ ("_Save Again"), "document.save", NULL, NULL },
  [SENDER_DISK_STATE_CHANGED] = { N_ ("The file was changed by another program. You see it as it "
                                      "was before."),
                                  N_ ("_Reload"), "document.take-theirs", N_ ("Keep _Mine"),
                                  "document.keep-mine" },
  [SENDER_DISK_STATE_DAMAGED] = { N_ ("The file was changed by another program and can’t be read "
                                      "any more. Nothing you see here is lost, but it is not saved "
                                      "any more."),
                                  N_ ("_Save Again"), "document.save", NULL, NULL },
  [SENDER_DISK_STATE_NEWER] = { N_ ("The file was written by a newer version of Sender Studio "
                                    "meanwhile, and can’t be changed here any more. What you see "
                                    "can be kept as a copy."),
                                N_ ("_Duplicate"), "library.duplicate", NULL, NULL },
};

/* Nobody is to throw edits away unseen. */
static const Notice changed_both = {
  N_ ("The file was changed by another program, and your edits are not saved. Neither is lost "
      "yet."),
  N_ ("_Compare…"), "document.compare", N_ ("_Reload"), "document.take-theirs"
};

static const char *
translate (const char *text)
{
  return text != NULL ? _ (text) : NULL;
}

/* What can't be saved here has no verb that saves it, nor one that needs it. */
static gboolean
is_offered (SenderDocument *document,
            const char     *action)
{
  return !sender_document_is_read_only (document) ||
         g_strcmp0 (action, "document.take-theirs") == 0;
}

static void
show_disk (SenderFileNotices *self)
{
  g_autoptr (SenderDocument) document = g_signal_group_dup_target (self->states);
  SenderDiskState            disk =
    document != NULL ? sender_document_get_disk (document) : SENDER_DISK_STATE_SAME;
  const Notice *notice = &notices[disk];

  self->edited = document != NULL && sender_undo_is_dirty (sender_document_get_undo (document));
  if (disk == SENDER_DISK_STATE_CHANGED && self->edited)
    notice = &changed_both;
  if (notice->text != NULL)
    g_object_set (self->disk,
                  "verb", is_offered (document, notice->action) ? translate (notice->verb) : NULL,
                  "action", notice->action,
                  "other-verb",
                  is_offered (document, notice->other_action) ? translate (notice->other_verb)
                                                              : NULL,
                  "other-action", notice->other_action,
                  NULL);
  sender_notice_set_text (self->disk, translate (notice->text));
}

/* With the first edit there is another choice. */
static void
dirty_changed_cb (SenderFileNotices *self,
                  GParamSpec        *pspec,
                  SenderDocument    *document)
{
  if (self->edited != sender_undo_is_dirty (sender_document_get_undo (document)))
    show_disk (self);
}

static void
show_read_only (SenderFileNotices *self)
{
  g_autoptr (SenderDocument) document = g_signal_group_dup_target (self->states);
  gboolean                   fixed = document != NULL && sender_document_is_read_only (document);

  sender_notice_set_text (self->read_only,
                          fixed ? _ ("This was written by a newer version of Sender Studio. It can "
                                     "be looked at and tested here, not saved.")
                                : NULL);
  show_disk (self);
}

static void
set_document (SenderFileNotices *self,
              SenderDocument    *document)
{
  g_autoptr (SenderDocument) before = g_signal_group_dup_target (self->states);

  if (document == before)
    return;
  g_signal_group_set_target (self->states, document);
  sender_notice_set_text (self->save_error, NULL);
  show_read_only (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
set_narrow (SenderFileNotices *self,
            gboolean           narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
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
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
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
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
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
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SENDER_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-file-notices.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderFileNotices, save_error);
  gtk_widget_class_bind_template_child (widget_class, SenderFileNotices, disk);
  gtk_widget_class_bind_template_child (widget_class, SenderFileNotices, read_only);
}

static void
sender_file_notices_init (SenderFileNotices *self)
{
  self->states = g_signal_group_new (SENDER_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->states, "notify::state", G_CALLBACK (state_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->states, "notify::disk", G_CALLBACK (show_disk), self);
  g_signal_group_connect_swapped (self->states, "notify::dirty", G_CALLBACK (dirty_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->states, "notify::read-only", G_CALLBACK (show_read_only),
                                  self);
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
