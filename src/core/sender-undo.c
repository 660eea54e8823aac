/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-undo.h"

#include "sender-config.h"

/**
 * SenderUndo:
 *
 * The edits of one configuration, as snapshots of the whole: small, and no edit can be forgotten.
 */
struct _SenderUndo
{
  GObject parent_instance;

  SenderConfig *config;  /* (owned): what is edited */
  SenderConfig *present; /* (owned): how it was at the last commit */
  SenderConfig *saved;   /* (owned) (nullable): how it was when last saved */
  GPtrArray    *past;    /* (owned) (element-type Step): newest last */
  GPtrArray    *future;  /* (owned) (element-type Step): next one last */
};

/* A state that can be gone back to, and the edit that led away from it. */
typedef struct
{
  SenderConfig *state;  /* (owned) */
  guint         weight; /* records in @state */
  char         *label;
  char         *key; /* (nullable) */
} Step;

/* So many steps at the most; of large configurations fewer, so that all states together have no
 * more than so many records, but always some. */
#define MAX_STEPS 1000
#define MAX_WEIGHT 300000
#define MIN_STEPS 20

typedef enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_DIRTY,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
} SenderUndoProperty;

static GParamSpec *props[PROP_REDO_LABEL + 1];

G_DEFINE_FINAL_TYPE (SenderUndo, sender_undo, G_TYPE_OBJECT)

static Step *
step_new (SenderConfig *state,
          const char   *label,
          const char   *key)
{
  Step *step = g_new0 (Step, 1);

  step->state = g_object_ref (state);
  step->weight = sender_record_count (state);
  step->label = g_strdup (label);
  step->key = g_strdup (key);
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->state);
  g_free (step->label);
  g_free (step->key);
  g_free (step);
}

static Step *
peek (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

static const char *
get_label (GPtrArray *steps)
{
  Step *step = peek (steps);

  return step != NULL ? step->label : NULL;
}

static void
notify_all (SenderUndo *self)
{
  for (guint i = 1; i < G_N_ELEMENTS (props); i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static void
sender_undo_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SenderUndo *self = SENDER_UNDO (object);

  switch ((SenderUndoProperty) prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->past->len > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->future->len > 0);
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, sender_undo_is_dirty (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, get_label (self->past));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, get_label (self->future));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_undo_dispose (GObject *object)
{
  SenderUndo *self = SENDER_UNDO (object);

  g_clear_object (&self->config);
  g_clear_object (&self->present);
  g_clear_object (&self->saved);
  g_ptr_array_set_size (self->past, 0);
  g_ptr_array_set_size (self->future, 0);
  G_OBJECT_CLASS (sender_undo_parent_class)->dispose (object);
}

static void
sender_undo_finalize (GObject *object)
{
  SenderUndo *self = SENDER_UNDO (object);

  g_ptr_array_unref (self->past);
  g_ptr_array_unref (self->future);
  G_OBJECT_CLASS (sender_undo_parent_class)->finalize (object);
}

static void
sender_undo_class_init (SenderUndoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_undo_get_property;
  object_class->dispose = sender_undo_dispose;
  object_class->finalize = sender_undo_finalize;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_undo_init (SenderUndo *self)
{
  self->past = g_ptr_array_new_with_free_func (step_free);
  self->future = g_ptr_array_new_with_free_func (step_free);
}

/**
 * sender_undo_new:
 * @config: the configuration that is edited
 *
 * Makes an empty history. What @config says now counts as saved.
 *
 * Returns: (transfer full): the history
 */
SenderUndo *
sender_undo_new (SenderConfig *config)
{
  SenderUndo *self = g_object_new (SENDER_TYPE_UNDO, NULL);

  self->config = g_object_ref (config);
  self->present = sender_record_copy (config);
  self->saved = g_object_ref (self->present);
  return self;
}

/* A note is of a state, wherever that goes in the history. */
#define NOTE "sender-undo-note"

static SenderJson *
get_note (SenderConfig *state)
{
  return g_object_get_data (G_OBJECT (state), NOTE);
}

static void
attach_note (SenderConfig *state,
             SenderJson   *note)
{
  g_object_set_data_full (G_OBJECT (state), NOTE, note != NULL ? sender_json_ref (note) : NULL,
                          (GDestroyNotify) sender_json_unref);
}

static void
replace_present (SenderUndo *self)
{
  SenderConfig *state = sender_record_copy (self->config);

  attach_note (state, get_note (self->present));
  g_object_unref (self->present);
  self->present = state;
}

/* Drops what is longest ago. */
static void
bound (GPtrArray *steps)
{
  guint weight = 0;
  guint kept = 0;

  while (kept < MIN (steps->len, MAX_STEPS))
    {
      Step *step = g_ptr_array_index (steps, steps->len - 1 - kept);

      weight += step->weight;
      if (weight > MAX_WEIGHT && kept >= MIN_STEPS)
        break;
      kept++;
    }
  if (kept < steps->len)
    g_ptr_array_remove_range (steps, 0, steps->len - kept);
}

/**
 * sender_undo_commit:
 * @label: what was done, for “Undo …”
 * @key: (nullable): edits in a row with the same key are one step, such as typing in one field
 *
 * Remembers the state before the present edit, if there was one.
 */
void
sender_undo_commit (SenderUndo *self,
                    const char *label,
                    const char *key)
{
  Step *last = peek (self->past);

  if (sender_record_equal (self->config, self->present))
    return;
  if (key == NULL || last == NULL || self->future->len > 0 || g_strcmp0 (last->key, key) != 0)
    g_ptr_array_add (self->past, step_new (self->present, label, key));
  bound (self->past);
  g_ptr_array_set_size (self->future, 0);
  replace_present (self);
  notify_all (self);
}

/* Takes the newest step of @from and leaves the way back in @to. */
static gboolean
travel (SenderUndo *self,
        GPtrArray  *from,
        GPtrArray  *to)
{
  Step *step = peek (from);

  if (step == NULL)
    return FALSE;
  g_ptr_array_add (to, step_new (self->present, step->label, NULL));
  g_set_object (&self->present, step->state);
  sender_record_assign (self->config, self->present);
  g_ptr_array_set_size (from, (int) from->len - 1);
  notify_all (self);
  return TRUE;
}

/**
 * sender_undo_undo:
 *
 * Goes back one step; an edit that was not committed yet becomes one first.
 *
 * Returns: whether there was a step
 */
gboolean
sender_undo_undo (SenderUndo *self)
{
  sender_undo_commit (self, "", NULL);
  return travel (self, self->past, self->future);
}

/**
 * sender_undo_redo:
 *
 * Goes forward one step again.
 *
 * Returns: whether there was a step
 */
gboolean
sender_undo_redo (SenderUndo *self)
{
  sender_undo_commit (self, "", NULL);
  return travel (self, self->future, self->past);
}

/**
 * sender_undo_mark_saved:
 * @state: what the configuration said when it was written; it may have been edited since
 *
 * Takes @state for saved.
 */
void
sender_undo_mark_saved (SenderUndo   *self,
                        SenderConfig *state)
{
  SenderConfig *saved = sender_record_copy (state);
  gboolean      is_present = sender_record_equal (state, self->present);

  attach_note (saved, get_note (is_present ? self->present : self->saved));
  g_object_unref (self->saved);
  self->saved = saved;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIRTY]);
}

/**
 * sender_undo_is_dirty:
 *
 * Tells whether the configuration says something else than when it was saved.
 *
 * Returns: whether there is something to save
 */
gboolean
sender_undo_is_dirty (SenderUndo *self)
{
  return !sender_record_equal (self->config, self->saved);
}

/**
 * sender_undo_get_present:
 *
 * Gets how the configuration was at the last commit.
 *
 * Returns: (transfer none): a state nobody may edit
 */
SenderConfig *
sender_undo_get_present (SenderUndo *self)
{
  return self->present;
}

/**
 * sender_undo_get_saved:
 *
 * Gets how the configuration was when it was last saved.
 *
 * Returns: (transfer none): a state nobody may edit
 */
SenderConfig *
sender_undo_get_saved (SenderUndo *self)
{
  return self->saved;
}

/**
 * sender_undo_set_note:
 * @note: (nullable): what is to be kept beside how the configuration was at the last commit
 *
 * Keeps something beside a state that is no part of the configuration and yet goes with it: edits
 * from here on inherit it, undoing what led here brings back the one of before.
 */
void
sender_undo_set_note (SenderUndo *self,
                      SenderJson *note)
{
  attach_note (self->present, note);
}

/**
 * sender_undo_get_note:
 *
 * Gets what is kept beside how the configuration was at the last commit.
 *
 * Returns: (transfer none) (nullable): it
 */
SenderJson *
sender_undo_get_note (SenderUndo *self)
{
  return get_note (self->present);
}

/**
 * sender_undo_get_saved_note:
 *
 * Gets what was kept beside what was saved last.
 *
 * Returns: (transfer none) (nullable): it
 */
SenderJson *
sender_undo_get_saved_note (SenderUndo *self)
{
  return get_note (self->saved);
}
