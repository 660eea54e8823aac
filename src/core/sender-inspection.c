/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-inspection.h"

#include "sender-config.h"
#include "sender-finding-places.h"

struct _SenderInspection
{
  GObject parent_instance;

  SenderConfig *config;   /* (owned) */
  GListStore   *findings; /* (owned) */
  GListModel   *online;   /* (owned) (nullable) */
  GPtrArray    *others;   /* (owned) (nullable) (element-type SenderConfig) */
  SenderFlow   *flows[2]; /* (owned) (nullable) */
  SenderLive   *live;     /* (owned) (nullable) */
  char         *sender;   /* (owned) (nullable) */
  char         *refusal;  /* (owned) (nullable) */

  SenderFindingPlaces *places; /* (owned) (nullable): until the findings change */

  SenderSecretState secret_state;
  SenderTally       tallies[SENDER_N_SECTIONS];
  guint             revision;
  guint             run_id;
};

typedef enum
{
  PROP_FINDINGS = 1,
  PROP_ERRORS,
  PROP_WARNINGS,
  PROP_REVISION,
  PROP_SECRET_STATE,
} SenderInspectionProperty;

static GParamSpec *props[PROP_SECRET_STATE + 1];

G_DEFINE_FINAL_TYPE (SenderInspection, sender_inspection, G_TYPE_OBJECT)

static gboolean
run_cb (gpointer user_data)
{
  SenderInspection *self = SENDER_INSPECTION (user_data);

  self->run_id = 0;
  sender_inspection_run (self);
  return G_SOURCE_REMOVE;
}

static void
queue_run (SenderInspection *self)
{
  if (self->run_id == 0)
    self->run_id = g_idle_add (run_cb, self);
}

static void
forget_places (SenderInspection *self)
{
  g_clear_pointer (&self->places, sender_finding_places_free);
}

static void
sender_inspection_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SenderInspection *self = SENDER_INSPECTION (object);

  switch ((SenderInspectionProperty) prop_id)
    {
    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;
    case PROP_ERRORS:
      g_value_set_uint (value, sender_inspection_get_sum (self).errors);
      break;
    case PROP_WARNINGS:
      g_value_set_uint (value, sender_inspection_get_sum (self).warnings);
      break;
    case PROP_REVISION:
      g_value_set_uint (value, self->revision);
      break;
    case PROP_SECRET_STATE:
      g_value_set_enum (value, (int) self->secret_state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_inspection_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SenderInspection *self = SENDER_INSPECTION (object);

  if (prop_id == PROP_SECRET_STATE)
    sender_inspection_set_secret_state (self, (SenderSecretState) g_value_get_enum (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_inspection_dispose (GObject *object)
{
  SenderInspection *self = SENDER_INSPECTION (object);

  g_clear_handle_id (&self->run_id, g_source_remove);
  g_clear_object (&self->config);
  g_clear_object (&self->online);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->flows); i++)
    g_clear_pointer (&self->flows[i], sender_flow_unref);
  g_clear_pointer (&self->live, sender_live_unref);
  G_OBJECT_CLASS (sender_inspection_parent_class)->dispose (object);
}

static void
sender_inspection_finalize (GObject *object)
{
  SenderInspection *self = SENDER_INSPECTION (object);

  g_clear_pointer (&self->places, sender_finding_places_free);
  g_free (self->sender);
  g_free (self->refusal);
  g_object_unref (self->findings);
  G_OBJECT_CLASS (sender_inspection_parent_class)->finalize (object);
}

static void
sender_inspection_class_init (SenderInspectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_inspection_get_property;
  object_class->set_property = sender_inspection_set_property;
  object_class->dispose = sender_inspection_dispose;
  object_class->finalize = sender_inspection_finalize;

  props[PROP_FINDINGS] = g_param_spec_object ("findings", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_ERRORS] = g_param_spec_uint ("errors", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_WARNINGS] = g_param_spec_uint ("warnings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_REVISION] = g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_SECRET_STATE] = g_param_spec_enum ("secret-state", NULL, NULL,
                                                SENDER_TYPE_SECRET_STATE,
                                                SENDER_SECRET_STATE_UNKNOWN,
                                                flags | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_inspection_init (SenderInspection *self)
{
  self->findings = g_list_store_new (SENDER_TYPE_FINDING);
  g_signal_connect_object (self->findings, "items-changed", G_CALLBACK (forget_places), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sender_inspection_new:
 * @config: what is inspected
 *
 * Checks a configuration of which nothing else is known yet.
 *
 * Returns: (transfer full): the inspection
 */
SenderInspection *
sender_inspection_new (SenderConfig *config)
{
  SenderInspection *self = g_object_new (SENDER_TYPE_INSPECTION, NULL);

  self->config = g_object_ref (config);
  sender_inspection_run (self);
  return self;
}

/**
 * sender_inspection_run:
 *
 * Checks again, now.
 */
void
sender_inspection_run (SenderInspection *self)
{
  SenderCheckContext     context = sender_inspection_get_context (self);
  g_autoptr (GListModel) offline = sender_checks_run (self->config, &context);
  g_autoptr (GListStore) all = g_list_store_new (SENDER_TYPE_FINDING);

  g_clear_handle_id (&self->run_id, g_source_remove);
  sender_findings_append (all, offline);
  if (self->online != NULL)
    sender_findings_append (all, self->online);
  sender_findings_tally (G_LIST_MODEL (all), self->tallies);
  sender_findings_replace (self->findings, G_LIST_MODEL (all));
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ERRORS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WARNINGS]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVISION]);
}

/**
 * sender_inspection_get_findings:
 *
 * Gets what the checks say, in the order of the sections.
 *
 * Returns: (transfer none): a list of [class@Finding]
 */
GListModel *
sender_inspection_get_findings (SenderInspection *self)
{
  return G_LIST_MODEL (self->findings);
}

/**
 * sender_inspection_find:
 * @path: a path of the configuration
 *
 * Gets the findings of a path and of what is below it that were not accepted.
 *
 * Returns: (transfer none) (nullable) (element-type SenderFinding): in the order of the list, %NULL
 *   if there is none; valid until the findings change
 */
GPtrArray *
sender_inspection_find (SenderInspection *self,
                        const char       *path)
{
  if (self->places == NULL)
    self->places = sender_finding_places_new (G_LIST_MODEL (self->findings));
  return sender_finding_places_get (self->places, path);
}

/**
 * sender_inspection_get_tally:
 * @section: a section
 *
 * Counts the findings of a section that were not accepted.
 *
 * Returns: how many of each severity
 */
SenderTally
sender_inspection_get_tally (SenderInspection *self,
                             SenderSection     section)
{
  return self->tallies[section];
}

/**
 * sender_inspection_get_sum:
 *
 * Counts the findings of all sections that were not accepted.
 *
 * Returns: how many of each severity
 */
SenderTally
sender_inspection_get_sum (SenderInspection *self)
{
  return sender_tally_sum (self->tallies);
}

/**
 * sender_inspection_get_context:
 *
 * Gets what is known from elsewhere, as the checks take it.
 *
 * Returns: (transfer none): valid until something else becomes known
 */
SenderCheckContext
sender_inspection_get_context (SenderInspection *self)
{
  SenderCheckContext context = { NULL };

  context.others = self->others;
  context.secret_state = self->secret_state;
  context.secret_is_error = TRUE;
  context.flows[SENDER_CHANNEL_SMS] = self->flows[SENDER_CHANNEL_SMS];
  context.flows[SENDER_CHANNEL_VOICE] = self->flows[SENDER_CHANNEL_VOICE];
  context.live = self->live;
  context.sender = self->sender;
  context.refusal = self->refusal;
  return context;
}

/**
 * sender_inspection_set_others:
 * @others: (nullable) (element-type SenderConfig): the other configurations of the library
 *
 * Tells what names are taken, for SS102.
 */
void
sender_inspection_set_others (SenderInspection *self,
                              GPtrArray        *others)
{
  g_clear_pointer (&self->others, g_ptr_array_unref);
  self->others = others != NULL ? g_ptr_array_ref (others) : NULL;
  queue_run (self);
}

/**
 * sender_inspection_get_secret_state:
 *
 * Gets what is known of the secret.
 *
 * Returns: one of [enum@SecretState]
 */
SenderSecretState
sender_inspection_get_secret_state (SenderInspection *self)
{
  return self->secret_state;
}

/**
 * sender_inspection_set_secret_state:
 * @state: whether the keyring has the secret
 *
 * Tells what a look into the keyring found, for SS112.
 */
void
sender_inspection_set_secret_state (SenderInspection *self,
                                    SenderSecretState state)
{
  if (self->secret_state == state)
    return;
  self->secret_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECRET_STATE]);
  queue_run (self);
}

/**
 * sender_inspection_get_flow:
 * @channel: SMS or Voice
 *
 * Gets the flow that the channel starts, as far as it is known.
 *
 * Returns: (transfer none) (nullable): the flow
 */
SenderFlow *
sender_inspection_get_flow (SenderInspection *self,
                            SenderChannel     channel)
{
  g_return_val_if_fail (channel < SENDER_CHANNEL_UNKNOWN, NULL);
  return self->flows[channel];
}

/**
 * sender_inspection_set_flow:
 * @channel: SMS or Voice
 * @flow: (nullable): the flow it starts
 *
 * Tells what is known of a flow, for SS701 to SS710 and the contract.
 */
void
sender_inspection_set_flow (SenderInspection *self,
                            SenderChannel     channel,
                            SenderFlow       *flow)
{
  g_return_if_fail (channel < SENDER_CHANNEL_UNKNOWN);
  g_clear_pointer (&self->flows[channel], sender_flow_unref);
  self->flows[channel] = flow != NULL ? sender_flow_ref (flow) : NULL;
  queue_run (self);
}

static gboolean
set_text (char      **member,
          const char *text)
{
  if (g_strcmp0 (*member, text) == 0)
    return FALSE;
  g_free (*member);
  *member = g_strdup (text);
  return TRUE;
}

/**
 * sender_inspection_set_live:
 * @live: (nullable): what the environment at PingOne holds; it must not change from here on
 * @sender: (nullable): id of the sender there
 * @refusal: (nullable): what PingOne said when it let nothing be read
 *
 * Tells what is known of the environment, for SS801 to SS806.
 */
void
sender_inspection_set_live (SenderInspection *self,
                            SenderLive       *live,
                            const char       *sender,
                            const char       *refusal)
{
  gboolean is_other = self->live != live;

  if (is_other)
    {
      g_clear_pointer (&self->live, sender_live_unref);
      self->live = live != NULL ? sender_live_ref (live) : NULL;
    }
  is_other |= set_text (&self->sender, sender);
  is_other |= set_text (&self->refusal, refusal);
  if (is_other)
    queue_run (self);
}

/**
 * sender_inspection_get_live:
 *
 * Gets what PingOne holds for the configuration.
 *
 * Returns: (transfer none) (nullable): what was read
 */
SenderLive *
sender_inspection_get_live (SenderInspection *self)
{
  return self->live;
}

/**
 * sender_inspection_set_online:
 * @findings: (nullable): what the vendor said of the configuration as it is now
 *
 * Lists these after what the checks find offline.
 */
void
sender_inspection_set_online (SenderInspection *self,
                              GListModel       *findings)
{
  if (g_set_object (&self->online, findings))
    queue_run (self);
}
