/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-dispatch-step.h"

/**
 * SenderDispatchStep:
 *
 * One line of a timeline: when, which stage, what in words.
 */
struct _SenderDispatchStep
{
  GObject parent_instance;

  gint64 at;
  char  *stage;
  char  *text;
  char  *subject; /* (nullable) */
  char  *detail;  /* (nullable) */
};

typedef enum
{
  PROP_AT = 1,
  PROP_STAGE,
  PROP_TEXT,
} SenderDispatchStepProperty;

static GParamSpec *props[PROP_TEXT + 1];

G_DEFINE_FINAL_TYPE (SenderDispatchStep, sender_dispatch_step, G_TYPE_OBJECT)

static void
sender_dispatch_step_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SenderDispatchStep *self = SENDER_DISPATCH_STEP (object);

  switch ((SenderDispatchStepProperty) prop_id)
    {
    case PROP_AT:
      g_value_set_int64 (value, self->at);
      break;
    case PROP_STAGE:
      g_value_set_string (value, self->stage);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_dispatch_step_finalize (GObject *object)
{
  SenderDispatchStep *self = SENDER_DISPATCH_STEP (object);

  g_free (self->stage);
  g_free (self->text);
  g_free (self->subject);
  g_free (self->detail);
  G_OBJECT_CLASS (sender_dispatch_step_parent_class)->finalize (object);
}

static void
sender_dispatch_step_class_init (SenderDispatchStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_dispatch_step_get_property;
  object_class->finalize = sender_dispatch_step_finalize;

  props[PROP_AT] = g_param_spec_int64 ("at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_STAGE] = g_param_spec_string ("stage", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_dispatch_step_init (SenderDispatchStep *self)
{
}

SenderDispatchStep *
sender_dispatch_step_new (const char *stage,
                          char       *text)
{
  SenderDispatchStep *self = g_object_new (SENDER_TYPE_DISPATCH_STEP, NULL);

  self->at = g_get_real_time ();
  self->stage = g_strdup (stage);
  self->text = text;
  return self;
}

/**
 * sender_dispatch_step_get_at:
 *
 * Gets when it happened.
 *
 * Returns: microseconds since the epoch
 */
gint64
sender_dispatch_step_get_at (SenderDispatchStep *self)
{
  return self->at;
}

/**
 * sender_dispatch_step_get_stage:
 *
 * Gets which stage of the way it belongs to.
 *
 * Returns: a word, never translated
 */
const char *
sender_dispatch_step_get_stage (SenderDispatchStep *self)
{
  return self->stage;
}

/**
 * sender_dispatch_step_get_text:
 *
 * Gets what happened.
 *
 * Returns: a sentence
 */
const char *
sender_dispatch_step_get_text (SenderDispatchStep *self)
{
  return self->text;
}

void
sender_dispatch_step_set_parts (SenderDispatchStep *self,
                                const char         *subject,
                                const char         *detail)
{
  g_free (self->subject);
  g_free (self->detail);
  self->subject = g_strdup (subject);
  self->detail = g_strdup (detail);
}

/**
 * sender_dispatch_step_get_subject:
 *
 * Gets what the text is about: the widget of a flow, or the status of a message or call.
 *
 * Returns: (nullable): a name of the service, %NULL where there is none
 */
const char *
sender_dispatch_step_get_subject (SenderDispatchStep *self)
{
  return self->subject;
}

/**
 * sender_dispatch_step_get_detail:
 *
 * Gets what the subject did or is known by.
 *
 * Returns: (nullable): words of the service, %NULL where there are none
 */
const char *
sender_dispatch_step_get_detail (SenderDispatchStep *self)
{
  return self->detail;
}
