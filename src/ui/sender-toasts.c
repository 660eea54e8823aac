/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-toasts.h"

/* A toast comes and goes within 300 ms each, by the clock of the frames. */
#define MOVE_US (400 * G_TIME_SPAN_MILLISECOND)

typedef enum
{
  NOTHING,
  COMES,
  STAYS,
  GOES,
} Phase;

/* What an overlay shows, and will. */
typedef struct
{
  GtkWidget *overlay; /* (not owned): it owns this */
  GQueue     waiting; /* (owned) (element-type AdwToast) */
  AdwToast  *current; /* (owned) (nullable) */
  char      *label;   /* (nullable): of its button */
  Phase      phase;
  gint64     since;        /* by the clock of the frames; 0: no frame yet */
  gboolean   is_dismissed; /* goes as soon as it has come */
  guint      next_id;
} Toasts;

static void
toasts_free (gpointer data)
{
  Toasts *self = data;

  g_clear_handle_id (&self->next_id, g_source_remove);
  g_queue_clear_full (&self->waiting, g_object_unref);
  if (self->current != NULL)
    g_signal_handlers_disconnect_by_data (self->current, self);
  g_clear_object (&self->current);
  g_free (self->label);
  g_free (self);
}

/* Where nothing moves, nothing is waited for. */
static gboolean
is_animated (Toasts *self)
{
  return gtk_widget_get_mapped (self->overlay) && adw_get_enable_animations (self->overlay);
}

static char *
dup_without_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("", parts);
}

/* Neither the pointer nor Alt and a letter reach the button of a toast that comes; what is offered
 * no more by then stays away. */
static void
set_reachable (Toasts  *self,
               gboolean is_reachable)
{
  const char      *shown = adw_toast_get_button_label (self->current);
  g_autofree char *plain = NULL;

  gtk_widget_set_can_target (gtk_widget_get_last_child (self->overlay), is_reachable);
  gtk_widget_set_can_focus (gtk_widget_get_last_child (self->overlay), is_reachable);
  if (shown == NULL)
    return;
  if (is_reachable)
    {
      adw_toast_set_button_label (self->current, self->label);
      return;
    }
  plain = dup_without_mnemonic (shown);
  g_free (self->label);
  self->label = g_strdup (shown);
  adw_toast_set_button_label (self->current, plain);
}

static gboolean move_cb (GtkWidget     *overlay,
                         GdkFrameClock *clock,
                         gpointer       user_data);

static void
move (Toasts *self,
      Phase   phase)
{
  self->phase = phase;
  self->since = 0;
  gtk_widget_add_tick_callback (self->overlay, move_cb, self, NULL);
}

static gboolean next_cb (gpointer user_data);

static void
dismissed_cb (Toasts *self)
{
  g_signal_handlers_disconnect_by_data (self->current, self);
  g_clear_object (&self->current);
  if (is_animated (self))
    {
      move (self, GOES);
      return;
    }
  self->phase = NOTHING;
  self->next_id = g_idle_add (next_cb, self);
}

static void
show_next (Toasts *self)
{
  AdwToast *toast = g_queue_pop_head (&self->waiting);

  self->phase = NOTHING;
  self->is_dismissed = FALSE;
  if (toast == NULL)
    return;
  self->current = g_object_ref (toast);
  self->phase = STAYS;
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (self->overlay), toast);
  g_signal_connect_swapped (toast, "dismissed", G_CALLBACK (dismissed_cb), self);
  if (!is_animated (self))
    return;
  set_reachable (self, FALSE);
  move (self, COMES);
}

static gboolean
next_cb (gpointer user_data)
{
  Toasts *self = user_data;

  self->next_id = 0;
  show_next (self);
  return G_SOURCE_REMOVE;
}

static gboolean
move_cb (GtkWidget     *overlay,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Toasts *self = user_data;
  gint64  now = gdk_frame_clock_get_frame_time (clock);

  if (self->since == 0)
    self->since = now;
  if (now - self->since < MOVE_US)
    return G_SOURCE_CONTINUE;
  if (self->phase == GOES)
    {
      show_next (self);
      return G_SOURCE_REMOVE;
    }
  self->phase = STAYS;
  set_reachable (self, TRUE);
  if (self->is_dismissed)
    adw_toast_dismiss (self->current);
  return G_SOURCE_REMOVE;
}

/* Who wants it away has it away, a moment later. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                Toasts                *self)
{
  if (key != GDK_KEY_Escape || self->phase != COMES)
    return GDK_EVENT_PROPAGATE;
  self->is_dismissed = TRUE;
  return GDK_EVENT_STOP;
}

static Toasts *
ensure_toasts (GtkWidget *overlay)
{
  Toasts             *self = g_object_get_data (G_OBJECT (overlay), "sender-toasts");
  GtkEventController *keys = NULL;

  if (self != NULL)
    return self;
  self = g_new0 (Toasts, 1);
  self->overlay = overlay;
  g_queue_init (&self->waiting);
  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (overlay, keys);
  g_object_set_data_full (G_OBJECT (overlay), "sender-toasts", self, toasts_free);
  return self;
}

/**
 * sender_toasts_show:
 * @widget: a widget of the window
 * @toast: (transfer full): a toast
 *
 * Shows a toast, once those before it are gone.
 */
void
sender_toasts_show (GtkWidget *widget,
                    AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  Toasts    *self = overlay != NULL ? ensure_toasts (overlay) : NULL;

  if (self == NULL)
    {
      g_object_unref (toast);
      return;
    }
  g_queue_push_tail (&self->waiting, toast);
  if (self->phase == NOTHING && self->next_id == 0)
    show_next (self);
}
