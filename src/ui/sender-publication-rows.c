/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publication-rows.h"

#include "sender-direction.h"

#include <glib/gi18n.h>

/* A list that is read, not worked in. */
#define MAX_ROWS 50
/* Lines of what would be written. */
#define EXCERPT 3

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
          const char *path,
          gboolean    has_excerpt)
{
  g_autofree char *shown = sender_direction_dup_sentence (title);
  g_autofree char *shown_detail = sender_direction_dup_sentence (detail);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);
  g_autofree char *escaped_detail = g_markup_escape_text (shown_detail, -1);
  GtkWidget       *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                       "title", escaped,
                                       "subtitle", escaped_detail,
                                       "title-lines", 0,
                                       "subtitle-lines", has_excerpt ? EXCERPT : 0,
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

/**
 * sender_publication_rows_add:
 * @group: where the row stands
 * @shown: (inout) (element-type GtkWidget): the rows that were added to @group so far
 * @title: what it is
 * @detail: what is said of it
 * @path: (nullable): where the row leads
 *
 * Adds a row.
 */
void
sender_publication_rows_add (AdwPreferencesGroup *group,
                             GPtrArray           *shown,
                             const char          *title,
                             const char          *detail,
                             const char          *path)
{
  add_row (group, shown, make_row (title, detail, path, TRUE));
}

/**
 * sender_publication_rows_show:
 * @group: where the rows stand
 * @shown: (inout) (element-type GtkWidget): the rows that were added to @group so far
 * @items: (nullable) (element-type SenderPublicationItem): what is shown instead
 * @has_states: whether the items are conditions, which are read in full
 *
 * Shows conditions, or writes.
 */
void
sender_publication_rows_show (AdwPreferencesGroup *group,
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
      GtkWidget                   *row = make_row (item->title, item->detail, item->path,
                                                   !has_states);

      if (has_states)
        adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_image (item->readiness));
      add_row (group, shown, row);
    }
  if (n <= MAX_ROWS)
    return;
  more = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MAX_ROWS), n - MAX_ROWS);
  sender_publication_rows_add (group, shown, more, "", NULL);
}
