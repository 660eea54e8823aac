/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pretend-phone.h"

#include "sender-json.h"

#include <string.h>

/* Milliseconds between two questions. */
#define PAUSE 400

struct _SenderPretendPhone
{
  GObject parent_instance;

  SenderStandIns *stand_ins;   /* (owned) */
  GCancellable   *cancellable; /* (owned) (nullable): of the watching */
  char           *to;          /* (nullable) */
  guint           pause;       /* source id, 0 outside a pause */
  gboolean        is_asking;
  gboolean        is_watching;
  gint64          newest;  /* id of the newest arrival that is old, -1 before it is known */
  SenderJson     *arrival; /* (owned) (nullable) */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderPretendPhone, sender_pretend_phone, G_TYPE_OBJECT)

static void ask (SenderPretendPhone *self);

static void
sender_pretend_phone_dispose (GObject *object)
{
  SenderPretendPhone *self = SENDER_PRETEND_PHONE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stand_ins);
  g_clear_pointer (&self->arrival, sender_json_unref);
  G_OBJECT_CLASS (sender_pretend_phone_parent_class)->dispose (object);
}

static void
sender_pretend_phone_finalize (GObject *object)
{
  g_free (SENDER_PRETEND_PHONE (object)->to);
  G_OBJECT_CLASS (sender_pretend_phone_parent_class)->finalize (object);
}

static void
sender_pretend_phone_class_init (SenderPretendPhoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_pretend_phone_dispose;
  object_class->finalize = sender_pretend_phone_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_pretend_phone_init (SenderPretendPhone *self)
{
}

/**
 * sender_pretend_phone_new:
 * @stand_ins: the stand-ins
 *
 * Makes a phone that nobody watches yet.
 *
 * Returns: (transfer full): the phone
 */
SenderPretendPhone *
sender_pretend_phone_new (SenderStandIns *stand_ins)
{
  SenderPretendPhone *self = g_object_new (SENDER_TYPE_PRETEND_PHONE, NULL);

  self->stand_ins = g_object_ref (stand_ins);
  return self;
}

static gint64
get_id (SenderJson *arrival)
{
  gint64 id = 0;

  sender_json_get_int (sender_json_get_member (arrival, "id"), &id);
  return id;
}

/* The first answer only tells what was there before. */
static void
take_arrivals (SenderPretendPhone *self,
               SenderJson         *answer)
{
  SenderJson *list = sender_json_get_member (answer, "handset");
  SenderJson *found = NULL;
  gint64      newest = 0;

  for (guint i = 0; list != NULL && i < sender_json_get_length (list); i++)
    {
      SenderJson *arrival = sender_json_get_element (list, i);

      newest = MAX (newest, get_id (arrival) + 1);
      if (self->newest >= 0 && get_id (arrival) >= self->newest &&
          g_strcmp0 (sender_json_get_string_member (arrival, "to"), self->to) == 0)
        found = arrival;
    }
  if (self->newest < 0)
    self->newest = newest;
  if (found == NULL || (self->arrival != NULL && get_id (self->arrival) == get_id (found)))
    return;
  g_clear_pointer (&self->arrival, sender_json_unref);
  self->arrival = sender_json_ref (found);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  SenderPretendPhone *self = user_data;

  self->pause = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SenderPretendPhone) self = user_data;
  g_autoptr (GError)             error = NULL;
  g_autoptr (SenderJson)         answer =
    sender_stand_ins_ask_finish (SENDER_STAND_INS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_asking = FALSE;
  if (answer != NULL)
    take_arrivals (self, answer);
  if (self->is_watching)
    self->pause = g_timeout_add (PAUSE, pause_over_cb, self);
}

static void
ask (SenderPretendPhone *self)
{
  self->is_asking = TRUE;
  sender_stand_ins_ask_async (self->stand_ins, "GET", "handset", NULL, self->cancellable,
                              answered_cb, g_object_ref (self));
}

/**
 * sender_pretend_phone_watch:
 * @to: the number of the phone
 *
 * Begins to look what arrives from now on.
 */
void
sender_pretend_phone_watch (SenderPretendPhone *self,
                            const char         *to)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_free (self->to);
  self->to = g_strdup (to);
  self->newest = -1;
  self->is_watching = TRUE;
  g_clear_pointer (&self->arrival, sender_json_unref);
  g_signal_emit (self, signals[CHANGED], 0);
  ask (self);
}

/**
 * sender_pretend_phone_stop:
 *
 * Looks once more, and then no more: what is idle asks nothing.
 */
void
sender_pretend_phone_stop (SenderPretendPhone *self)
{
  if (!self->is_watching)
    return;
  self->is_watching = FALSE;
  g_clear_handle_id (&self->pause, g_source_remove);
  g_signal_emit (self, signals[CHANGED], 0);
  if (!self->is_asking)
    ask (self);
}

/**
 * sender_pretend_phone_is_watching:
 *
 * Tells whether it is watched.
 *
 * Returns: whether something may still come
 */
gboolean
sender_pretend_phone_is_watching (SenderPretendPhone *self)
{
  return self->is_watching;
}

/**
 * sender_pretend_phone_has_arrival:
 *
 * Tells whether something came.
 *
 * Returns: whether it did
 */
gboolean
sender_pretend_phone_has_arrival (SenderPretendPhone *self)
{
  return self->arrival != NULL;
}

static const char *
get_text (SenderPretendPhone *self,
          const char         *name)
{
  return self->arrival != NULL ? sender_json_get_string_member (self->arrival, name) : NULL;
}

/**
 * sender_pretend_phone_get_channel:
 *
 * Gets how it came.
 *
 * Returns: the channel, %SENDER_CHANNEL_UNKNOWN while nothing has come
 */
SenderChannel
sender_pretend_phone_get_channel (SenderPretendPhone *self)
{
  int channel = SENDER_CHANNEL_UNKNOWN;

  sender_enum_from_nick (SENDER_TYPE_CHANNEL, get_text (self, "channel"), &channel);
  return (SenderChannel) channel;
}

/**
 * sender_pretend_phone_get_from:
 *
 * Gets who sent it.
 *
 * Returns: (nullable): a number
 */
const char *
sender_pretend_phone_get_from (SenderPretendPhone *self)
{
  return get_text (self, "from");
}

/**
 * sender_pretend_phone_get_text:
 *
 * Gets what was shown or said.
 *
 * Returns: (nullable): the text
 */
const char *
sender_pretend_phone_get_text (SenderPretendPhone *self)
{
  return get_text (self, "text");
}

/**
 * sender_pretend_phone_dup_spoken:
 * @text: what a call is told to say, tags included
 *
 * Writes what an ear takes of it: no tags, and digits that are said one by one.
 *
 * Returns: (transfer full): the words
 */
char *
sender_pretend_phone_dup_spoken (const char *text)
{
  GString *spoken = g_string_new (NULL);
  gboolean one_by_one = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *end = *p == '<' ? strchr (p, '>') : NULL;

      if (end == NULL)
        {
          if (one_by_one && g_ascii_isdigit (*p) && spoken->len > 0 &&
              g_ascii_isdigit (spoken->str[spoken->len - 1]))
            g_string_append_c (spoken, ' ');
          g_string_append_c (spoken, *p);
          continue;
        }
      one_by_one = g_str_has_prefix (p, "<say-as") && strstr (p, "digits") != NULL &&
                   strstr (p, "digits") < end;
      p = end;
    }
  return g_string_free (spoken, FALSE);
}

/**
 * sender_pretend_phone_get_code:
 *
 * Gets the code somebody would read or hear.
 *
 * Returns: (nullable): the code, %NULL if there is none
 */
const char *
sender_pretend_phone_get_code (SenderPretendPhone *self)
{
  return get_text (self, "code");
}

/**
 * sender_pretend_phone_get_answered_by:
 *
 * Gets who took a call.
 *
 * Returns: (nullable): the vendor's word
 */
const char *
sender_pretend_phone_get_answered_by (SenderPretendPhone *self)
{
  return get_text (self, "answered_by");
}
