/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fallback-rehearsal.h"

#include "sender-config.h"
#include "sender-error.h"
#include "sender-fallback.h"
#include "sender-json.h"
#include "sender-practice-cast.h"
#include "sender-stand-ins.h"

#include <glib/gi18n-lib.h>

/* No answer is looked up later here, so time may fly. */
#define SPEED 40.0

struct _SenderFallbackRehearsal
{
  GObject parent_instance;

  SenderDocument  *document;  /* (owned) (nullable) */
  GSignalGroup    *changes;   /* (owned): of the configuration */
  SenderOperation *operation; /* (owned) */
  GArray          *table;     /* (owned) (nullable) (element-type SenderTruthRow) */
  GPtrArray       *order;     /* (owned) (nullable) (element-type SenderTruthStep) */
  SenderConfig    *rehearsed; /* (owned) (nullable): as it was for the table */
  guint            revision;
  gboolean         outdated;
};

typedef enum
{
  PROP_OPERATION = 1,
  PROP_REVISION,
  PROP_OUTDATED,
} SenderFallbackRehearsalProperty;

static GParamSpec *props[PROP_OUTDATED + 1];

G_DEFINE_FINAL_TYPE (SenderFallbackRehearsal, sender_fallback_rehearsal, G_TYPE_OBJECT)

/* One rehearsal on its way. */
typedef struct
{
  SenderFallbackRehearsal *self;        /* (owned) */
  SenderConfig            *before;      /* (owned): as it is in the document */
  SenderConfig            *config;      /* (owned): with what only a person can supply */
  SenderStandIns          *stand_ins;   /* (owned) (nullable): end with the run */
  GCancellable            *cancellable; /* (owned) */
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->self);
  g_object_unref (run->before);
  g_object_unref (run->config);
  g_clear_object (&run->stand_ins);
  g_object_unref (run->cancellable);
  g_free (run);
}

static void
set_outdated (SenderFallbackRehearsal *self,
              gboolean                 outdated)
{
  if (self->outdated == outdated)
    return;
  self->outdated = outdated;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OUTDATED]);
}

/* Takes all. */
static void
set_table (SenderFallbackRehearsal *self,
           GArray                  *table,
           GPtrArray               *order,
           SenderConfig            *rehearsed)
{
  g_clear_pointer (&self->table, g_array_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  g_clear_object (&self->rehearsed);
  self->table = table;
  self->order = order;
  self->rehearsed = rehearsed;
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVISION]);
}

/* The table shows the fallback both ways, so the switch alone makes it no older, unless it stands
 * for the end of an order. */
static void
config_changed_cb (SenderFallbackRehearsal *self)
{
  g_autoptr (SenderConfig) present = NULL;
  SenderFallback          *before = NULL;
  SenderFallback          *now = NULL;

  if (self->rehearsed == NULL)
    return;
  present = sender_record_copy (sender_document_get_config (self->document));
  before = sender_config_get_fallback (self->rehearsed);
  now = sender_config_get_fallback (present);
  if (!sender_fallback_has_chain (before) && !sender_fallback_has_chain (now))
    g_object_set (now, "enabled", sender_fallback_is_enabled (before), NULL);
  set_outdated (self, !sender_record_equal (SENDER_RECORD (present),
                                            SENDER_RECORD (self->rehearsed)));
}

/* Takes @run. */
static void
end (Run          *run,
     const GError *error)
{
  sender_operation_end (run->self->operation, run->cancellable, NULL, error);
  run_free (run);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Run                   *run = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) answer =
    sender_stand_ins_ask_finish (SENDER_STAND_INS (source), result, &error);
  g_autoptr (GArray) table = NULL;

  if (answer != NULL && !g_cancellable_set_error_if_cancelled (run->cancellable, &error))
    table = sender_truth_table_read (answer, &error);
  if (table != NULL)
    {
      set_table (run->self, g_steal_pointer (&table), sender_truth_table_read_order (answer),
                 g_object_ref (run->before));
      config_changed_cb (run->self);
    }
  end (run, error);
}

static void
announced_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Run               *run = user_data;
  g_autoptr (GError) error = NULL;
  SenderJson        *call = NULL;

  if (!sender_practice_cast_announce_finish (SENDER_STAND_INS (source), result, &error))
    {
      end (run, error);
      return;
    }
  call = sender_truth_table_make_call (run->config, SENDER_PRACTICE_TOKEN, SENDER_PRACTICE_PHONE);
  sender_stand_ins_ask_async (run->stand_ins, "POST", "pingone/truth-table", call,
                              run->cancellable, compared_cb, run);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Run               *run = user_data;
  g_autoptr (GError) error = NULL;

  run->stand_ins = sender_stand_ins_start_finish (result, &error);
  if (run->stand_ins == NULL)
    {
      end (run, error);
      return;
    }
  sender_practice_cast_announce_async (run->stand_ins, run->config, run->cancellable, announced_cb,
                                       run);
}

static gboolean
prepare (SenderConfig *config,
         GError      **error)
{
  g_autoptr (GPtrArray) supplied = NULL;

  if (sender_config_get_request (config, SENDER_CHANNEL_SMS, 0) == NULL &&
      sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0) == NULL)
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                           _ ("There is nothing to rehearse: neither SMS nor Voice has a "
                              "request."));
      return FALSE;
    }
  supplied = sender_practice_cast_supply (config, error);
  return supplied != NULL;
}

static void
sender_fallback_rehearsal_get_property (GObject    *object,
                                        guint       prop_id,
                                        GValue     *value,
                                        GParamSpec *pspec)
{
  SenderFallbackRehearsal *self = SENDER_FALLBACK_REHEARSAL (object);

  switch ((SenderFallbackRehearsalProperty) prop_id)
    {
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    case PROP_REVISION:
      g_value_set_uint (value, self->revision);
      break;
    case PROP_OUTDATED:
      g_value_set_boolean (value, self->outdated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_fallback_rehearsal_dispose (GObject *object)
{
  SenderFallbackRehearsal *self = SENDER_FALLBACK_REHEARSAL (object);

  if (self->operation != NULL)
    sender_operation_cancel (self->operation);
  g_clear_object (&self->operation);
  g_clear_object (&self->changes);
  g_clear_object (&self->document);
  g_clear_object (&self->rehearsed);
  g_clear_pointer (&self->table, g_array_unref);
  g_clear_pointer (&self->order, g_ptr_array_unref);
  G_OBJECT_CLASS (sender_fallback_rehearsal_parent_class)->dispose (object);
}

static void
sender_fallback_rehearsal_class_init (SenderFallbackRehearsalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_fallback_rehearsal_get_property;
  object_class->dispose = sender_fallback_rehearsal_dispose;

  props[PROP_OPERATION] = g_param_spec_object ("operation", NULL, NULL, SENDER_TYPE_OPERATION,
                                               flags);
  props[PROP_REVISION] = g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_OUTDATED] = g_param_spec_boolean ("outdated", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_fallback_rehearsal_init (SenderFallbackRehearsal *self)
{
  self->operation = sender_operation_new ();
  self->changes = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (config_changed_cb), self);
}

/**
 * sender_fallback_rehearsal_new:
 *
 * Makes one that is about no document yet.
 *
 * Returns: (transfer full): the rehearsal
 */
SenderFallbackRehearsal *
sender_fallback_rehearsal_new (void)
{
  return g_object_new (SENDER_TYPE_FALLBACK_REHEARSAL, NULL);
}

/**
 * sender_fallback_rehearsal_set_document:
 * @document: (nullable): what is rehearsed
 *
 * Says what it is about from now on.
 */
void
sender_fallback_rehearsal_set_document (SenderFallbackRehearsal *self,
                                        SenderDocument          *document)
{
  if (!g_set_object (&self->document, document))
    return;
  sender_operation_cancel (self->operation);
  g_signal_group_set_target (self->changes,
                             document != NULL ? sender_document_get_config (document) : NULL);
  set_table (self, NULL, NULL, NULL);
  set_outdated (self, FALSE);
}

/**
 * sender_fallback_rehearsal_run:
 *
 * Rehearses what the document says now. What still runs is cancelled.
 */
void
sender_fallback_rehearsal_run (SenderFallbackRehearsal *self)
{
  SenderConfig      *config = sender_document_get_config (self->document);
  Run               *run = g_new0 (Run, 1);
  g_autoptr (GError) error = NULL;

  run->self = g_object_ref (self);
  run->before = sender_record_copy (config);
  run->config = sender_record_copy (config);
  run->cancellable = g_object_ref (sender_operation_begin (
    self->operation, sender_fallback_has_chain (sender_config_get_fallback (config))
                       ? _ ("Rehearsing the order of providers on stand-ins…")
                       : _ ("Rehearsing twelve cases on stand-ins…")));
  if (prepare (run->config, &error))
    sender_stand_ins_start_async (SPEED, run->cancellable, started_cb, run);
  else
    end (run, error);
}

/**
 * sender_fallback_rehearsal_get_operation:
 *
 * Gets what is being done.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_fallback_rehearsal_get_operation (SenderFallbackRehearsal *self)
{
  return self->operation;
}

/**
 * sender_fallback_rehearsal_get_table:
 *
 * Gets the table.
 *
 * Returns: (transfer none) (nullable) (element-type SenderTruthRow): %NULL until there is one
 */
GArray *
sender_fallback_rehearsal_get_table (SenderFallbackRehearsal *self)
{
  return self->table;
}

/**
 * sender_fallback_rehearsal_get_order:
 *
 * Gets what happens along the order of providers.
 *
 * Returns: (transfer none) (nullable) (element-type SenderTruthStep): %NULL where the
 *   switch decides
 */
GPtrArray *
sender_fallback_rehearsal_get_order (SenderFallbackRehearsal *self)
{
  return self->order;
}

/**
 * sender_fallback_rehearsal_is_outdated:
 *
 * Tells whether the document says something else than when the table was made.
 *
 * Returns: whether it does
 */
gboolean
sender_fallback_rehearsal_is_outdated (SenderFallbackRehearsal *self)
{
  return self->outdated;
}
