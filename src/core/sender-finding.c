/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-finding.h"

#include "sender-json.h"

/**
 * SenderFinding:
 *
 * One thing a check reports: where, what to do, what happens otherwise, and the repair if there is
 * one.
 */
struct _SenderFinding
{
  GObject parent_instance;

  char          *id;
  SenderSeverity severity;
  char          *path;
  char          *message;
  char          *why;
  SenderFix     *fix;      /* (owned) (nullable) */
  char          *accepted; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SenderFinding, sender_finding, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_SEVERITY,
  PROP_PATH,
  PROP_MESSAGE,
  PROP_WHY,
  PROP_FIX,
  PROP_ACCEPTED,
} SenderFindingProperty;

static GParamSpec *props[PROP_ACCEPTED + 1];

static void
sender_finding_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SenderFinding *self = SENDER_FINDING (object);

  switch ((SenderFindingProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_SEVERITY:
      g_value_set_enum (value, (int) self->severity);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_WHY:
      g_value_set_string (value, self->why);
      break;
    case PROP_FIX:
      g_value_set_boxed (value, self->fix);
      break;
    case PROP_ACCEPTED:
      g_value_set_string (value, self->accepted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_finding_finalize (GObject *object)
{
  SenderFinding *self = SENDER_FINDING (object);

  g_free (self->id);
  g_free (self->path);
  g_free (self->message);
  g_free (self->why);
  g_clear_pointer (&self->fix, sender_fix_unref);
  g_free (self->accepted);
  G_OBJECT_CLASS (sender_finding_parent_class)->finalize (object);
}

static void
sender_finding_class_init (SenderFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_finding_get_property;
  object_class->finalize = sender_finding_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_SEVERITY] = g_param_spec_enum ("severity", NULL, NULL, SENDER_TYPE_SEVERITY,
                                            SENDER_SEVERITY_ERROR, flags);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  props[PROP_WHY] = g_param_spec_string ("why", NULL, NULL, NULL, flags);
  props[PROP_FIX] = g_param_spec_boxed ("fix", NULL, NULL, sender_fix_get_type (), flags);
  props[PROP_ACCEPTED] = g_param_spec_string ("accepted", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_finding_init (SenderFinding *self)
{
}

/**
 * sender_finding_new:
 * @id: stable rule id, such as `SS306`
 * @severity: how much it matters
 * @path: where, as `set` takes it
 * @message: one sentence: what is wrong and what to do
 * @why: (nullable): one sentence: what happens otherwise
 * @fix: (nullable) (transfer none): the repair
 *
 * Makes a finding.
 *
 * Returns: (transfer full): the finding
 */
SenderFinding *
sender_finding_new (const char    *id,
                    SenderSeverity severity,
                    const char    *path,
                    const char    *message,
                    const char    *why,
                    SenderFix     *fix)
{
  SenderFinding *self = g_object_new (SENDER_TYPE_FINDING, NULL);

  self->id = g_strdup (id);
  self->severity = severity;
  self->path = g_strdup (path);
  self->message = g_strdup (message);
  self->why = g_strdup (why != NULL ? why : "");
  self->fix = fix != NULL ? sender_fix_ref (fix) : NULL;
  return self;
}

/**
 * sender_finding_get_id:
 *
 * Gets the stable rule id.
 *
 * Returns: the id
 */
const char *
sender_finding_get_id (SenderFinding *self)
{
  return self->id;
}

/**
 * sender_finding_get_severity:
 *
 * Gets how much it matters.
 *
 * Returns: a severity
 */
SenderSeverity
sender_finding_get_severity (SenderFinding *self)
{
  return self->severity;
}

/**
 * sender_finding_get_path:
 *
 * Gets where it is.
 *
 * Returns: a path
 */
const char *
sender_finding_get_path (SenderFinding *self)
{
  return self->path;
}

/**
 * sender_finding_get_message:
 *
 * Gets what is wrong and what to do.
 *
 * Returns: one sentence
 */
const char *
sender_finding_get_message (SenderFinding *self)
{
  return self->message;
}

/**
 * sender_finding_get_why:
 *
 * Gets what happens otherwise.
 *
 * Returns: one sentence, or nothing
 */
const char *
sender_finding_get_why (SenderFinding *self)
{
  return self->why;
}

/**
 * sender_finding_get_fix:
 *
 * Gets the repair.
 *
 * Returns: (transfer none) (nullable): the repair
 */
SenderFix *
sender_finding_get_fix (SenderFinding *self)
{
  return self->fix;
}

/**
 * sender_finding_get_accepted:
 *
 * Gets the reason for which it was accepted; such a finding counts no more.
 *
 * Returns: (nullable): the reason
 */
const char *
sender_finding_get_accepted (SenderFinding *self)
{
  return self->accepted;
}

/**
 * sender_finding_set_accepted:
 * @reason: (nullable): why, %NULL to take it back
 *
 * Marks the finding as accepted.
 */
void
sender_finding_set_accepted (SenderFinding *self,
                             const char    *reason)
{
  if (g_strcmp0 (self->accepted, reason) == 0)
    return;
  g_free (self->accepted);
  self->accepted = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCEPTED]);
}

/**
 * sender_finding_to_json:
 *
 * Writes the finding as `senderctl check --format json` does.
 *
 * Returns: (transfer full): an object
 */
SenderJson *
sender_finding_to_json (SenderFinding *self)
{
  SenderJson *object = sender_json_new_object ();

  sender_json_set_string (object, "id", self->id);
  sender_json_set_string (object, "severity",
                          sender_enum_get_nick (SENDER_TYPE_SEVERITY, (int) self->severity));
  sender_json_set_string (object, "path", self->path);
  sender_json_set_string (object, "message", self->message);
  sender_json_set_string (object, "why", self->why);
  sender_json_set_member (object, "fixable", sender_json_new_boolean (self->fix != NULL));
  if (self->accepted != NULL)
    sender_json_set_string (object, "accepted", self->accepted);
  return object;
}

/**
 * sender_finding_equal:
 * @other: another finding
 *
 * Compares everything that can be seen of two findings, and what their fixes would do.
 *
 * Returns: whether it is the same
 */
gboolean
sender_finding_equal (SenderFinding *self,
                      SenderFinding *other)
{
  return self->severity == other->severity &&
         g_str_equal (self->id, other->id) &&
         g_str_equal (self->path, other->path) &&
         g_str_equal (self->message, other->message) &&
         g_strcmp0 (self->why, other->why) == 0 &&
         g_strcmp0 (self->accepted, other->accepted) == 0 &&
         sender_fix_equal (self->fix, other->fix);
}
