/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-switcher-row.h"

#include "sender-direction.h"
#include "sender-isolate.h"

struct _SenderSwitcherRow
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkLabel  *name;
  GtkLabel  *detail;
  GtkLabel  *state;
  GtkWidget *current;
};

G_DEFINE_FINAL_TYPE (SenderSwitcherRow, sender_switcher_row, ADW_TYPE_BIN)

static void
sender_switcher_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_SWITCHER_ROW);
  G_OBJECT_CLASS (sender_switcher_row_parent_class)->dispose (object);
}

static void
sender_switcher_row_class_init (SenderSwitcherRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_switcher_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-switcher-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcherRow, name);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcherRow, detail);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcherRow, state);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcherRow, current);
}

static void
sender_switcher_row_init (SenderSwitcherRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_switcher_row_new:
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_switcher_row_new (void)
{
  return g_object_new (SENDER_TYPE_SWITCHER_ROW, NULL);
}

/**
 * sender_switcher_row_show:
 * @entry: a configuration
 * @state: how far it is, in a word
 * @current: whether it is the open one
 *
 * Shows a configuration.
 */
void
sender_switcher_row_show (SenderSwitcherRow *self,
                          SenderStoreEntry  *entry,
                          const char        *state,
                          gboolean           current)
{
  const char      *error = sender_store_entry_get_error (entry);
  g_autofree char *name = sender_isolate_name (sender_store_entry_get_name (entry));
  g_autofree char *provider = NULL;
  const char      *detail = NULL;

  g_object_get (entry, "provider-name", &provider, NULL);
  detail = error != NULL ? error : provider;
  gtk_label_set_label (self->name, name);
  sender_direction_show_sentence (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL && *detail != '\0');
  /* A long name is cut, and so is why a file can’t be read. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               error != NULL ? error : name);
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (self->current, current);
}
