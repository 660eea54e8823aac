/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-page.h"

#include "sender-button-words.h"
#include "sender-config.h"
#include "sender-direction.h"
#include "sender-export.h"
#include "sender-publication.h"
#include "sender-test-record.h"
#include "sender-window.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

/* A list that is read, not worked in. */
#define MAX_ROWS 50

struct _SenderPublishPage
{
  SenderPage parent_instance;

  /* Owned. */
  GSignalGroup         *checks;      /* of the inspection */
  GSignalGroup         *states;      /* of the document */
  GPtrArray            *shown[2];    /* rows of conditions, and of writes */
  GCancellable         *cancellable; /* (nullable): of the look into the history */
  GtkFileChooserNative *chooser;     /* (nullable): while it is open */
  SenderTestRecord      record;

  /* Template widgets. */
  GtkButton *copy;
  GtkButton *export;
  AdwPreferencesGroup *conditions;
  AdwPreferencesGroup *writes;
};

G_DEFINE_FINAL_TYPE (SenderPublishPage, sender_publish_page, SENDER_TYPE_PAGE)

static GtkWidget *
make_image (SenderReadiness readiness)
{
  static const struct
  {
    const char *icon;
    const char *class;
  } looks[] = {
    [SENDER_READINESS_READY] = { "object-select-symbolic", "dim-label" },
    [SENDER_READINESS_OPEN] = { "dialog-warning-symbolic", "warning" },
    [SENDER_READINESS_BLOCKED] = { "dialog-error-symbolic", "error" },
    [SENDER_READINESS_UNKNOWN] = { "dialog-question-symbolic", "dim-label" },
  };
  GtkWidget *image = gtk_image_new_from_icon_name (looks[readiness].icon);

  gtk_widget_add_css_class (image, looks[readiness].class);
  return image;
}

static GtkWidget *
make_row (const char *title,
          const char *detail,
          const char *path)
{
  g_autofree char *shown = sender_direction_dup_sentence (title);
  g_autofree char *shown_detail = sender_direction_dup_sentence (detail);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  g_autofree char *escaped_detail = g_markup_escape_text (shown_detail, -1);
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                       "title", escaped,
                                       "subtitle", escaped_detail,
                                       "title-lines", 0,
                                       "subtitle-lines", 3,
                                       NULL);

  if (path == NULL)
    return row;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "window.go-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
add_row (AdwPreferencesGroup *group,
         GPtrArray           *shown,
         GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (shown, row);
}

/* @items may be NULL. */
static void
show_items (AdwPreferencesGroup *group,
            GPtrArray           *shown,
            GPtrArray           *items,
            gboolean             has_states)
{
  guint            n = items != NULL ? items->len : 0;
  g_autofree char *more = NULL;

  for (guint i = 0; i < shown->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (shown, i));
  g_ptr_array_set_size (shown, 0);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    {
      const SenderPublicationItem *item = g_ptr_array_index (items, i);
      GtkWidget                   *row = make_row (item->title, item->detail, item->path);

      if (has_states)
        adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_image (item->readiness));
      add_row (group, shown, row);
    }
  if (n <= MAX_ROWS)
    return;
  more = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MAX_ROWS), n - MAX_ROWS);
  add_row (group, shown, make_row (more, "", NULL));
}

static void
show (SenderPublishPage *self)
{
  SenderDocument       *document = sender_page_get_document (SENDER_PAGE (self));
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (GPtrArray) writes = NULL;

  if (document != NULL)
    {
      conditions = sender_publication_list_conditions (document, self->record);
      writes = sender_publication_list_writes (sender_document_get_config (document));
    }
  show_items (self->conditions, self->shown[0], conditions, TRUE);
  show_items (self->writes, self->shown[1], writes, FALSE);
  if (writes != NULL && writes->len == 0)
    add_row (self->writes, self->shown[1],
             make_row (_ ("Nothing"),
                       _ ("A server of this kind is set up in PingOne itself. Nothing here "
                          "describes it."),
                       "provider.kind"));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SenderPublishPage) self = user_data;
  g_autoptr (GError)            error = NULL;
  SenderTestRecord              record =
    sender_test_record_find_finish (SENDER_HISTORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->record = record;
  show (self);
}

static void
stop_looking (SenderPublishPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A test may have been sent since the page was last seen. */
static void
look (SenderPublishPage *self)
{
  SenderPage      *page = SENDER_PAGE (self);
  SenderWorkspace *workspace = sender_page_get_workspace (page);
  SenderConfig    *config = sender_page_get_config (page);

  stop_looking (self);
  if (workspace == NULL || config == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  sender_test_record_find_async (sender_workspace_get_history (workspace),
                                 sender_config_get_id (config),
                                 sender_workspace_is_simulated (workspace), self->cancellable,
                                 found_cb, g_object_ref (self));
}

static void
follow (SenderPage *page)
{
  SenderPublishPage *self = SENDER_PUBLISH_PAGE (page);
  SenderDocument    *document = sender_page_get_document (page);

  g_signal_group_set_target (self->states, document);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  self->record = SENDER_TEST_RECORD_UNKNOWN;
  show (self);
  look (self);
}

static void
tell (SenderPublishPage *self,
      const char        *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (SENDER_IS_WINDOW (root))
    sender_window_tell (SENDER_WINDOW (root), text);
}

static void
copy (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderConfig    *config = sender_page_get_config (SENDER_PAGE (widget));
  g_autofree char *text = NULL;

  if (config == NULL)
    return;
  text = sender_export_dup_pingone (config);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  tell (SENDER_PUBLISH_PAGE (widget), _ ("Copied, without the secret"));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SenderPublishPage) self = user_data;
  g_autoptr (GError)            error = NULL;
  g_autofree char              *text = NULL;

  if (sender_export_pingone_finish (result, &error))
    text = g_strdup (_ ("Exported, without the secret"));
  else
    text = g_strdup_printf (_ ("Not exported: %s"), error->message);
  tell (self, text);
}

static void
response_cb (SenderPublishPage *self,
             int                response)
{
  SenderConfig     *config = sender_page_get_config (SENDER_PAGE (self));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && config != NULL)
    sender_export_pingone_async (config, file, NULL, exported_cb, g_object_ref (self));
}

static void export(GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SenderPublishPage *self = SENDER_PUBLISH_PAGE (widget);
  SenderConfig      *config = sender_page_get_config (SENDER_PAGE (widget));
  GtkRoot           *root = gtk_widget_get_root (widget);
  g_autofree char   *suggested = NULL;

  if (config == NULL || self->chooser != NULL)
    return;
  suggested = g_strdup_printf ("%s.pingone.json", sender_config_get_name (config));
  g_strdelimit (suggested, G_DIR_SEPARATOR_S, '-');
  self->chooser = gtk_file_chooser_native_new (_ ("Export for PingOne"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), suggested);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
sender_publish_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sender_publish_page_parent_class)->map (widget);
  look (SENDER_PUBLISH_PAGE (widget));
}

static void
sender_publish_page_dispose (GObject *object)
{
  SenderPublishPage *self = SENDER_PUBLISH_PAGE (object);

  stop_looking (self);
  g_clear_object (&self->checks);
  g_clear_object (&self->states);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->shown[0], g_ptr_array_unref);
  g_clear_pointer (&self->shown[1], g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PUBLISH_PAGE);
  G_OBJECT_CLASS (sender_publish_page_parent_class)->dispose (object);
}

static void
sender_publish_page_class_init (SenderPublishPageClass *klass)
{
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_publish_page_dispose;
  widget_class->map = sender_publish_page_map;
  page_class->document_changed = follow;
  page_class->workspace_changed = follow;
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-publish-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, copy);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, export);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, conditions);
  gtk_widget_class_bind_template_child (widget_class, SenderPublishPage, writes);
  gtk_widget_class_install_action (widget_class, "publish.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "publish.export", NULL, export);
}

static void
sender_publish_page_init (SenderPublishPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->copy);
  sender_button_words_wrap (self->export);
  self->shown[0] = g_ptr_array_new ();
  self->shown[1] = g_ptr_array_new ();
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  self->states = g_signal_group_new (SENDER_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->states, "notify::state", G_CALLBACK (show), self);
}
