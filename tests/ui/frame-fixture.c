/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"

#include "sender-config.h"
#include "sender-memory-vault.h"
#include "sender-provider.h"
#include "sender-test.h"
#include "widgets.h"

static GtkApplication *application;

void
frame_fixture_register (void)
{
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  /* Nobody here waits for what only moves; of toasts that do, test-toast.c tells. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  widgets_forgive_toolkit ();
  /* Before the folders are isolated: icons are known by the types of their files. */
  g_content_type_set_mime_dirs (NULL);
}

void
frame_fixture_open_sized (FrameFixture *self,
                          int           width,
                          int           height)
{
  g_autoptr (SenderEndpoints) endpoints = sender_endpoints_new_from_environment (NULL);
  g_autoptr (SenderStore)     store = sender_store_new (self->folder);
  g_autoptr (SenderHistory)   history = sender_history_new (NULL);

  self->workspace = sender_workspace_new (store, history, self->vault, endpoints, NULL);
  self->window = sender_window_new (application);
  sender_window_set_workspace (self->window, self->workspace);
  if (width > 0)
    gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_present (GTK_WINDOW (self->window));
}

void
frame_fixture_open (FrameFixture *self)
{
  frame_fixture_open_sized (self, 0, 0);
}

void
frame_fixture_set_up (FrameFixture *self,
                      gconstpointer data)
{
  self->folder = sender_test_make_dir ();
  if (self->vault == NULL)
    self->vault = sender_memory_vault_new ();
  frame_fixture_open (self);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* What is under way holds them until it has ended. */
static void
wait_gone (FrameFixture *self,
           gboolean      close)
{
  gpointer window = self->window;
  gpointer workspace = self->workspace;
  gpointer store = sender_workspace_get_store (self->workspace);

  g_object_add_weak_pointer (store, &store);
  g_object_add_weak_pointer (workspace, &workspace);
  if (window != NULL)
    g_object_add_weak_pointer (window, &window);
  if (window != NULL && close)
    gtk_window_close (window);
  else if (window != NULL)
    gtk_window_destroy (window);
  self->window = NULL;
  g_clear_object (&self->workspace);
  sender_test_wait_until (is_gone, &window, "the window to be finalised");
  sender_test_wait_until (is_gone, &workspace, "the workspace to be finalised");
  sender_test_wait_until (is_gone, &store, "the library to be finalised");
}

void
frame_fixture_destroy (FrameFixture *self)
{
  wait_gone (self, FALSE);
}

void
frame_fixture_close (FrameFixture *self)
{
  wait_gone (self, TRUE);
}

void
frame_fixture_tear_down (FrameFixture *self,
                         gconstpointer data)
{
  gpointer vault = NULL;

  if (self->workspace != NULL)
    frame_fixture_destroy (self);
  g_assert_false (frame_fixture_has_window (GTK_TYPE_WINDOW));
  vault = self->vault;
  g_object_add_weak_pointer (vault, &vault);
  g_object_unref (self->vault);
  sender_test_wait_until (is_gone, &vault, "the keyring to be finalised");
  sender_test_remove_tree (self->folder);
  g_free (self->folder);
}

void
frame_fixture_activate (FrameFixture *self,
                        const char   *action,
                        const char   *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), action,
                                             target != NULL ? "s" : NULL, target));
}

/* What is waited for in a window. */
typedef struct
{
  FrameFixture   *fixture;
  SenderDocument *before;
  const char     *text;
} Wanted;

static gboolean
is_another_shown (gpointer data)
{
  const Wanted   *wanted = data;
  SenderDocument *document = sender_window_get_document (wanted->fixture->window);

  return document != NULL && document != wanted->before;
}

SenderDocument *
frame_fixture_create (FrameFixture *self,
                      const char   *preset)
{
  Wanted wanted = { self, sender_window_get_document (self->window), NULL };

  frame_fixture_activate (self, "library.create", preset);
  sender_test_wait_until (is_another_shown, &wanted, "a configuration");
  return sender_window_get_document (self->window);
}

static gboolean
is_shown (gpointer data)
{
  const Wanted   *wanted = data;
  SenderDocument *document = sender_window_get_document (wanted->fixture->window);

  return document != NULL &&
         g_str_equal (sender_config_get_name (sender_document_get_config (document)),
                      wanted->text);
}

SenderDocument *
frame_fixture_wait_shown (FrameFixture *self,
                          const char   *name)
{
  Wanted wanted = { self, NULL, name };

  sender_test_wait_until (is_shown, &wanted, name);
  return sender_window_get_document (self->window);
}

void
frame_fixture_edit (SenderDocument *document,
                    const char     *name)
{
  g_object_set (sender_config_get_provider (sender_document_get_config (document)), "name", name,
                NULL);
  sender_document_commit (document, "Edit");
}

const char *
frame_fixture_get_edited (SenderDocument *document)
{
  return sender_provider_get_name (
    sender_config_get_provider (sender_document_get_config (document)));
}

guint
frame_fixture_count (FrameFixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (sender_workspace_get_store (self->workspace)));
}

char *
frame_fixture_read (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      /* The list of windows keeps it. */
      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

gboolean
frame_fixture_has_window (GType type)
{
  return find_window (type) != NULL;
}

gboolean
frame_fixture_has_dialog (void)
{
  return frame_fixture_has_window (ADW_TYPE_MESSAGE_DIALOG);
}

static gboolean
is_there (gpointer data)
{
  return frame_fixture_has_window (*(GType *) data);
}

GtkWidget *
frame_fixture_wait_window (GType type)
{
  sender_test_wait_until (is_there, &type, g_type_name (type));
  return find_window (type);
}

GtkWidget *
frame_fixture_wait_dialog (const char *heading)
{
  GtkWidget *dialog = frame_fixture_wait_window (ADW_TYPE_MESSAGE_DIALOG);

  if (heading != NULL)
    g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), ==, heading);
  return dialog;
}

void
frame_fixture_answer (GtkWidget  *dialog,
                      const char *response)
{
  g_assert_true (
    adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), response));
  g_object_ref (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
}

void
frame_fixture_wait_said (FrameFixture *self,
                         const char   *fragment)
{
  widgets_wait_said (GTK_WIDGET (self->window), fragment);
}

guint
frame_fixture_count_drafts (void)
{
  g_autofree char *folder =
    g_build_filename (g_get_user_state_dir (), "sender-studio", "drafts", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint            n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

gboolean
frame_fixture_has_draft (gpointer data)
{
  return frame_fixture_count_drafts () == 1;
}

gboolean
frame_fixture_has_no_drafts (gpointer data)
{
  return frame_fixture_count_drafts () == 0;
}
