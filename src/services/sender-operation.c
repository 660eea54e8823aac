/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-operation.h"

G_DEFINE_ENUM_TYPE (SenderOperationState, sender_operation_state,
                    G_DEFINE_ENUM_VALUE (SENDER_OPERATION_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (SENDER_OPERATION_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (SENDER_OPERATION_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (SENDER_OPERATION_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (SENDER_OPERATION_CANCELLED, "cancelled"))

struct _SenderOperation
{
  GObject parent_instance;

  SenderOperationState state;
  GCancellable        *cancellable; /* (owned) (nullable): of the work that runs */
  char                *message;     /* (nullable) */
  char                *error;       /* (nullable) */
};

typedef enum
{
  PROP_STATE = 1,
  PROP_RUNNING,
  PROP_MESSAGE,
  PROP_ERROR,
} SenderOperationProperty;

static GParamSpec *props[PROP_ERROR + 1];

G_DEFINE_FINAL_TYPE (SenderOperation, sender_operation, G_TYPE_OBJECT)

static void
become (SenderOperation     *self,
        SenderOperationState state,
        const char          *message,
        const char          *error)
{
  g_autofree char *new_message = g_strdup (message);
  g_autofree char *new_error = g_strdup (error);

  self->state = state;
  g_free (self->message);
  g_free (self->error);
  self->message = g_steal_pointer (&new_message);
  self->error = g_steal_pointer (&new_error);
  for (guint i = PROP_STATE; i < G_N_ELEMENTS (props); i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static void
sender_operation_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SenderOperation *self = SENDER_OPERATION (object);

  switch ((SenderOperationProperty) prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, sender_operation_is_running (self));
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_operation_dispose (GObject *object)
{
  SenderOperation *self = SENDER_OPERATION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (sender_operation_parent_class)->dispose (object);
}

static void
sender_operation_finalize (GObject *object)
{
  SenderOperation *self = SENDER_OPERATION (object);

  g_free (self->message);
  g_free (self->error);
  G_OBJECT_CLASS (sender_operation_parent_class)->finalize (object);
}

static void
sender_operation_class_init (SenderOperationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_operation_get_property;
  object_class->dispose = sender_operation_dispose;
  object_class->finalize = sender_operation_finalize;

  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, SENDER_TYPE_OPERATION_STATE,
                                         SENDER_OPERATION_IDLE, flags);
  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_operation_init (SenderOperation *self)
{
}

/**
 * sender_operation_new:
 *
 * Makes one that has not begun.
 *
 * Returns: (transfer full): the operation
 */
SenderOperation *
sender_operation_new (void)
{
  return g_object_new (SENDER_TYPE_OPERATION, NULL);
}

/**
 * sender_operation_get_state:
 *
 * Gets how it stands.
 *
 * Returns: one of [enum@OperationState]
 */
SenderOperationState
sender_operation_get_state (SenderOperation *self)
{
  return self->state;
}

/**
 * sender_operation_is_running:
 *
 * Tells whether something is going on.
 *
 * Returns: whether it began and has not ended
 */
gboolean
sender_operation_is_running (SenderOperation *self)
{
  return self->state == SENDER_OPERATION_RUNNING;
}

/**
 * sender_operation_get_message:
 *
 * Gets what is being done, or what came of it.
 *
 * Returns: (nullable): the words
 */
const char *
sender_operation_get_message (SenderOperation *self)
{
  return self->message;
}

/**
 * sender_operation_get_error:
 *
 * Gets why it failed.
 *
 * Returns: (nullable): the words, %NULL unless it failed
 */
const char *
sender_operation_get_error (SenderOperation *self)
{
  return self->error;
}

/**
 * sender_operation_begin:
 * @message: (nullable): what is done, for people
 *
 * Begins work, and cancels what ran before.
 *
 * Returns: (transfer none): hand it to the work, and to [method@Operation.end]
 */
GCancellable *
sender_operation_begin (SenderOperation *self,
                        const char      *message)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  become (self, SENDER_OPERATION_RUNNING, message, NULL);
  return self->cancellable;
}

/**
 * sender_operation_end:
 * @cancellable: what the work was begun with
 * @message: (nullable): what came of it, for people
 * @error: (nullable): why it failed
 *
 * Ends work. Of work that something newer has replaced, nothing is said.
 */
void
sender_operation_end (SenderOperation *self,
                      GCancellable    *cancellable,
                      const char      *message,
                      const GError    *error)
{
  if (cancellable != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (error == NULL)
    become (self, SENDER_OPERATION_DONE, message, NULL);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    become (self, SENDER_OPERATION_CANCELLED, message, NULL);
  else
    become (self, SENDER_OPERATION_FAILED, message, error->message);
}

/**
 * sender_operation_cancel:
 *
 * Asks the work to stop. It ends when it has stopped.
 */
void
sender_operation_cancel (SenderOperation *self)
{
  g_cancellable_cancel (self->cancellable);
}
