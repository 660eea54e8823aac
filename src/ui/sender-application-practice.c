/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-application-practice.h"

#include "sender-practice.h"
#include "sender-window.h"

#include <glib/gi18n.h>

struct _SenderApplicationPractice
{
  GtkApplication *application; /* (not owned): it owns this */
  GHashTable     *own;         /* (owned) (element-type SenderWindow Own) */
  GCancellable   *cancellable; /* (owned) */
};

/* What a window showed before it practised. */
typedef struct
{
  SenderWorkspace *workspace; /* (owned) (nullable) */
  SenderDocument  *document;  /* (owned) (nullable) */
} Own;

static void
own_free (gpointer data)
{
  Own *own = data;

  g_clear_object (&own->workspace);
  g_clear_object (&own->document);
  g_free (own);
}

static void
remember_own (SenderApplicationPractice *self,
              SenderWindow              *window)
{
  SenderWorkspace *workspace = sender_window_get_workspace (window);
  SenderDocument  *document = sender_window_get_document (window);
  Own             *own = NULL;

  if (g_hash_table_contains (self->own, window))
    return;
  own = g_new0 (Own, 1);
  g_set_object (&own->workspace, workspace);
  g_set_object (&own->document, document);
  g_hash_table_insert (self->own, g_object_ref (window), own);
}

/* Sections take the document of a workspace they know: none is shown in between. */
static void
put (SenderWindow    *window,
     SenderWorkspace *workspace,
     SenderDocument  *document)
{
  sender_window_set_document (window, NULL);
  sender_window_set_workspace (window, workspace);
  sender_window_set_document (window, document);
}

typedef struct
{
  SenderApplicationPractice *practice;    /* (not owned): cancelled before it goes */
  SenderWindow              *window;      /* (owned) */
  GCancellable              *cancellable; /* (owned) */
} Start;

static void
start_free (Start *start)
{
  g_object_unref (start->window);
  g_object_unref (start->cancellable);
  g_free (start);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, start_free)

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Start)           start = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (SenderDocument)  document = NULL;
  g_autoptr (SenderWorkspace) workspace =
    sender_practice_start_finish (result, &document, &error);

  if (g_cancellable_is_cancelled (start->cancellable))
    return;
  if (workspace == NULL)
    {
      sender_window_tell (start->window, error->message);
      return;
    }
  remember_own (start->practice, start->window);
  put (start->window, workspace, document);
}

static void
practice (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  SenderApplicationPractice *self = user_data;
  SenderWindow              *window = NULL;
  Start                     *start = NULL;

  /* A launcher may ask for it before there is a window. */
  if (sender_window_find (self->application) == NULL)
    g_application_activate (G_APPLICATION (self->application));
  window = sender_window_find (self->application);
  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  start = g_new0 (Start, 1);
  start->practice = self;
  start->window = g_object_ref (window);
  start->cancellable = g_object_ref (self->cancellable);
  sender_practice_start_async (self->cancellable, started_cb, start);
}

static void
leave (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  SenderApplicationPractice *self = user_data;
  SenderWindow              *window = sender_window_find (self->application);
  Own                       *own = window != NULL ? g_hash_table_lookup (self->own, window) : NULL;

  if (own == NULL)
    return;
  put (window, own->workspace, own->document);
  /* Practice may have begun before the window showed anything. */
  if (own->document == NULL)
    sender_window_begin (window, NULL);
  g_hash_table_remove (self->own, window);
}

static void
window_removed_cb (SenderApplicationPractice *self,
                   GtkWindow                 *window)
{
  g_hash_table_remove (self->own, window);
}

/**
 * sender_application_practice_new:
 * @application: the application
 *
 * Adds the actions of Practice.
 *
 * Returns: (transfer full): freed by the application
 */
SenderApplicationPractice *
sender_application_practice_new (GtkApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "practice", .activate = practice },
    { .name = "leave-practice", .activate = leave },
  };
  SenderApplicationPractice *self = g_new0 (SenderApplicationPractice, 1);

  self->application = application;
  self->own = g_hash_table_new_full (NULL, NULL, g_object_unref, own_free);
  self->cancellable = g_cancellable_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   self);
  g_signal_connect_swapped (application, "window-removed", G_CALLBACK (window_removed_cb), self);
  return self;
}

/**
 * sender_application_practice_free:
 *
 * Ends every Practice.
 */
void
sender_application_practice_free (SenderApplicationPractice *self)
{
  g_cancellable_cancel (self->cancellable);
  g_signal_handlers_disconnect_by_data (self->application, self);
  g_action_map_remove_action (G_ACTION_MAP (self->application), "practice");
  g_action_map_remove_action (G_ACTION_MAP (self->application), "leave-practice");
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_free (self);
}
