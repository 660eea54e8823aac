/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings-list-row.h"

#include "sender-finding-view.h"
#include "sender-place.h"

#include <glib/gi18n.h>

struct _SenderFindingsListRow
{
  GtkListBoxRow parent_instance;

  SenderFinding *finding; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SenderFindingsListRow, sender_findings_list_row, GTK_TYPE_LIST_BOX_ROW)

static void
sender_findings_list_row_dispose (GObject *object)
{
  g_clear_object (&SENDER_FINDINGS_LIST_ROW (object)->finding);
  G_OBJECT_CLASS (sender_findings_list_row_parent_class)->dispose (object);
}

static void
sender_findings_list_row_class_init (SenderFindingsListRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_findings_list_row_dispose;
}

static void
sender_findings_list_row_init (SenderFindingsListRow *self)
{
}

static void
append (GMenu         *menu,
        const char    *label,
        const char    *action,
        SenderFinding *finding)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(ss)", sender_finding_get_id (finding),
                                     sender_finding_get_path (finding));
  g_menu_append_item (menu, item);
}

static GtkWidget *
make_menu (SenderFinding *finding)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget        *button = gtk_menu_button_new ();

  if (sender_finding_get_accepted (finding) != NULL)
    append (menu, _ ("Take _Back Acceptance"), "document.take-back", finding);
  else
    append (menu, _ ("_Accept…"), "document.accept", finding);
  append (menu, _ ("_Copy as Text"), "document.copy-finding", finding);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More"), -1);
  return button;
}

/**
 * sender_findings_list_row_new:
 * @finding: what it shows
 * @config: whose finding it is
 *
 * Makes a row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_findings_list_row_new (SenderFinding *finding,
                              SenderConfig  *config)
{
  SenderFindingsListRow *self = g_object_new (SENDER_TYPE_FINDINGS_LIST_ROW, NULL);
  const char            *accepted = sender_finding_get_accepted (finding);
  g_autofree char       *place = sender_place_dup (config, sender_finding_get_path (finding));
  g_autofree char       *text = NULL;
  GtkWidget             *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget             *view = NULL;

  text = accepted == NULL ? g_strdup (place)
                          : g_strdup_printf (_ ("%s · accepted: %s"), place, accepted);
  view = sender_finding_view_new (finding, text);
  self->finding = g_object_ref (finding);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), make_menu (finding));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  if (accepted != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "accepted");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sender_finding_get_why (finding));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sender_finding_get_message (finding),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  return GTK_WIDGET (self);
}

/**
 * sender_findings_list_row_get_finding:
 *
 * Gets what it shows.
 *
 * Returns: (transfer none): the finding
 */
SenderFinding *
sender_findings_list_row_get_finding (SenderFindingsListRow *self)
{
  return self->finding;
}
