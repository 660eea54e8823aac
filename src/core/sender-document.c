/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-document-private.h"

#include "sender-config.h"
#include "sender-difference.h"

/* Typing in one field is one step of the history, until a pause of so many microseconds. */
#define BURST (1500 * G_TIME_SPAN_MILLISECOND)

struct _SenderDocument
{
  GObject parent_instance;

  SenderConfig     *config;     /* (owned) */
  SenderUndo       *undo;       /* (owned) */
  SenderInspection *inspection; /* (owned) */
  char             *path;       /* (nullable) */
  gboolean          read_only;
  SenderConfigState standing; /* to what is live, of what is saved */

  SenderDocumentDisk disk; /* sender-document-disk.c */

  guint  burst;  /* counts the pauses in typing */
  gint64 edited; /* monotonic time of the last edit */
  guint  settle_id;
};

typedef enum
{
  PROP_CONFIG = 1,
  PROP_UNDO,
  PROP_INSPECTION,
  PROP_DIRTY,
  PROP_STATE,
  PROP_READ_ONLY,
  PROP_PATH,
  PROP_DISK,
} SenderDocumentProperty;

static GParamSpec *props[PROP_DISK + 1];

G_DEFINE_FINAL_TYPE (SenderDocument, sender_document, G_TYPE_OBJECT)

static void
notify (SenderDocument        *self,
        SenderDocumentProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
notify_saved (SenderDocument *self)
{
  notify (self, PROP_DIRTY);
  notify (self, PROP_STATE);
}

/* Names the step after the part that was edited; one field in one burst is one step. */
static void
commit_edits (SenderDocument *self)
{
  SenderConfig         *present = sender_undo_get_present (self->undo);
  g_autoptr (GPtrArray) found = sender_difference_list (present, self->config, 2);
  SenderDifference     *first = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
  g_autofree char      *key = NULL;

  if (found->len == 1 && first->before != NULL && first->after != NULL)
    key = g_strdup_printf ("%u:%s", self->burst, first->path);
  sender_undo_commit (self->undo,
                      sender_section_get_label (
                        sender_section_for_path (first != NULL ? first->path : "")),
                      key);
}

static void
cancel_settling (SenderDocument *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
}

void
sender_document_settle (SenderDocument *self)
{
  cancel_settling (self);
  if (!sender_record_equal (self->config, sender_undo_get_present (self->undo)))
    sender_inspection_set_online (self->inspection, NULL);
  commit_edits (self);
  sender_inspection_run (self->inspection);
  notify_saved (self);
}

static gboolean
settle_cb (gpointer user_data)
{
  SenderDocument *self = SENDER_DOCUMENT (user_data);

  self->settle_id = 0;
  sender_document_settle (self);
  return G_SOURCE_REMOVE;
}

static void
queue_settling (SenderDocument *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add (settle_cb, self);
}

static void
config_changed_cb (SenderDocument *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->edited > BURST)
    self->burst++;
  self->edited = now;
  queue_settling (self);
}

static void
sender_document_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SenderDocument *self = SENDER_DOCUMENT (object);

  switch ((SenderDocumentProperty) prop_id)
    {
    case PROP_CONFIG:
      g_value_set_object (value, self->config);
      break;
    case PROP_UNDO:
      g_value_set_object (value, self->undo);
      break;
    case PROP_INSPECTION:
      g_value_set_object (value, self->inspection);
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, sender_undo_is_dirty (self->undo));
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) sender_document_get_state (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_DISK:
      g_value_set_enum (value, (int) self->disk.state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_document_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SenderDocument *self = SENDER_DOCUMENT (object);

  if (prop_id == PROP_PATH)
    sender_document_set_path (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_document_dispose (GObject *object)
{
  SenderDocument *self = SENDER_DOCUMENT (object);

  cancel_settling (self);
  g_clear_object (&self->undo);
  g_clear_object (&self->config);
  g_clear_object (&self->inspection);
  g_clear_object (&self->disk.theirs);
  g_clear_pointer (&self->disk.refused, g_ptr_array_unref);
  G_OBJECT_CLASS (sender_document_parent_class)->dispose (object);
}

static void
sender_document_finalize (GObject *object)
{
  SenderDocument *self = SENDER_DOCUMENT (object);

  g_free (self->path);
  G_OBJECT_CLASS (sender_document_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GParamFlags write = read | G_PARAM_WRITABLE;

  props[PROP_CONFIG] = g_param_spec_object ("config", NULL, NULL, SENDER_TYPE_CONFIG, read);
  props[PROP_UNDO] = g_param_spec_object ("undo", NULL, NULL, SENDER_TYPE_UNDO, read);
  props[PROP_INSPECTION] = g_param_spec_object ("inspection", NULL, NULL, SENDER_TYPE_INSPECTION,
                                                read);
  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, read);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SENDER_TYPE_CONFIG_STATE,
                                         SENDER_CONFIG_STATE_DRAFT, read);
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, read);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, write);
  props[PROP_DISK] = g_param_spec_enum ("disk", NULL, NULL, SENDER_TYPE_DISK_STATE,
                                        SENDER_DISK_STATE_SAME, read);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_document_class_init (SenderDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sender_document_get_property;
  object_class->set_property = sender_document_set_property;
  object_class->dispose = sender_document_dispose;
  object_class->finalize = sender_document_finalize;
  install_properties (object_class);
}

static void
sender_document_init (SenderDocument *self)
{
  self->standing = SENDER_CONFIG_STATE_SAVED;
}

/**
 * sender_document_new:
 * @config: the configuration that is edited
 * @path: (nullable): the file it was read from, %NULL if it was never saved
 * @read_only: whether it is of a newer version, and so never written back
 *
 * Opens a configuration and checks it.
 *
 * Returns: (transfer full): the document
 */
SenderDocument *
sender_document_new (SenderConfig *config,
                     const char   *path,
                     gboolean      read_only)
{
  SenderDocument *self = g_object_new (SENDER_TYPE_DOCUMENT, NULL);

  self->config = g_object_ref (config);
  self->undo = sender_undo_new (config);
  self->path = g_strdup (path);
  self->read_only = read_only;
  g_signal_connect_object (config, "changed", G_CALLBACK (config_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->inspection = sender_inspection_new (config);
  return self;
}

/**
 * sender_document_get_config:
 *
 * Gets the configuration: what widgets are bound to.
 *
 * Returns: (transfer none): the configuration
 */
SenderConfig *
sender_document_get_config (SenderDocument *self)
{
  return self->config;
}

/**
 * sender_document_get_undo:
 *
 * Gets the history of edits.
 *
 * Returns: (transfer none): the history
 */
SenderUndo *
sender_document_get_undo (SenderDocument *self)
{
  return self->undo;
}

/**
 * sender_document_get_inspection:
 *
 * Gets what is known of the configuration from elsewhere, and what the checks find.
 *
 * Returns: (transfer none): the inspection
 */
SenderInspection *
sender_document_get_inspection (SenderDocument *self)
{
  return self->inspection;
}

/**
 * sender_document_get_path:
 *
 * Gets the file the document is saved in.
 *
 * Returns: (nullable): the path, %NULL while it was never saved
 */
const char *
sender_document_get_path (SenderDocument *self)
{
  return self->path;
}

/**
 * sender_document_set_path:
 * @path: (nullable): a file
 *
 * Sets where the document is saved.
 */
void
sender_document_set_path (SenderDocument *self,
                          const char     *path)
{
  g_autofree char *old = self->path;

  self->path = g_strdup (path);
  if (g_strcmp0 (old, path) == 0)
    return;
  notify (self, PROP_PATH);
  notify_saved (self);
}

/**
 * sender_document_is_read_only:
 *
 * Tells whether the document can't be saved.
 *
 * Returns: whether it is of a newer version
 */
gboolean
sender_document_is_read_only (SenderDocument *self)
{
  return self->read_only;
}

void
sender_document_set_read_only (SenderDocument *self,
                               gboolean        read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  notify (self, PROP_READ_ONLY);
  notify_saved (self);
}

SenderDocumentDisk *
sender_document_peek_disk (SenderDocument *self)
{
  return &self->disk;
}

void
sender_document_notify_disk (SenderDocument *self)
{
  notify (self, PROP_DISK);
  notify_saved (self);
}

/**
 * sender_document_get_state:
 *
 * Gets how far the configuration has come. What was edited since it was saved is a draft, and so is
 * what no file says any more.
 *
 * Returns: one of [enum@ConfigState]
 */
SenderConfigState
sender_document_get_state (SenderDocument *self)
{
  if (self->path == NULL || self->disk.state != SENDER_DISK_STATE_SAME ||
      sender_undo_is_dirty (self->undo))
    return SENDER_CONFIG_STATE_DRAFT;
  return self->standing;
}

/**
 * sender_document_set_standing:
 * @standing: %SENDER_CONFIG_STATE_PUBLISHED, %SENDER_CONFIG_STATE_DRIFTED, or
 *   %SENDER_CONFIG_STATE_SAVED where neither is known
 *
 * Says how what is saved stands to what is live at PingOne. A draft stays one.
 */
void
sender_document_set_standing (SenderDocument   *self,
                              SenderConfigState standing)
{
  if (self->standing == standing)
    return;
  self->standing = standing;
  notify (self, PROP_STATE);
}

/**
 * sender_document_commit:
 * @label: what was done, for “Undo …”
 *
 * Makes one step of all edits since the last one, and checks now.
 */
void
sender_document_commit (SenderDocument *self,
                        const char     *label)
{
  sender_undo_commit (self->undo, label, NULL);
  sender_document_settle (self);
}

/**
 * sender_document_mark_saved:
 * @state: what the configuration said when it was written
 * @path: where
 *
 * Takes @state for saved. What was edited while it was written stays unsaved.
 */
void
sender_document_mark_saved (SenderDocument *self,
                            SenderConfig   *state,
                            const char     *path)
{
  sender_undo_mark_saved (self->undo, state);
  g_clear_pointer (&self->disk.refused, g_ptr_array_unref);
  sender_document_clear_disk (self);
  sender_document_set_path (self, path);
  notify_saved (self);
}
