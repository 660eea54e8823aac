/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings-list-row.h"

#include "sender-finding-view.h"
#include "sender-place.h"

#include <glib/gi18n.h>

struct _SenderFindingsListRow
{
  GtkBox parent_instance;

  SenderFinding *finding; /* (owned) (nullable) */

  /* Children. */
  GtkWidget         *title;
  GtkWidget         *box;
  SenderFindingView *view;
};

G_DEFINE_FINAL_TYPE (SenderFindingsListRow, sender_findings_list_row, GTK_TYPE_BOX)

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

/* Of the finding that is shown by then; rows that nobody asks have none. */
static void
make_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  SenderFinding    *finding = SENDER_FINDINGS_LIST_ROW (user_data)->finding;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char  *explain = NULL;

  if (finding == NULL)
    return;
  if (sender_finding_get_accepted (finding) != NULL)
    append (menu, _ ("Take _Back Acceptance"), "document.take-back", finding);
  else
    append (menu, _ ("_Accept…"), "document.accept", finding);
  append (menu, _ ("_Copy as Text"), "document.copy-finding", finding);
  explain = g_strdup_printf ("window.explain('%s')", sender_finding_get_id (finding));
  g_menu_append (menu, _ ("_What Does This Mean?"), explain);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
make_menu_button (SenderFindingsListRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu, self, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("More"), -1);
  return button;
}

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
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "caption-heading");
  gtk_widget_add_css_class (self->title, "dim-label");
  gtk_widget_add_css_class (self->title, "group");
  gtk_widget_set_visible (self->title, FALSE);

  self->view = g_object_new (SENDER_TYPE_FINDING_VIEW, "hexpand", TRUE, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (self->box), make_menu_button (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_append (GTK_BOX (self), self->title);
  gtk_box_append (GTK_BOX (self), self->box);
}

/**
 * sender_findings_list_row_new:
 *
 * Makes one that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_findings_list_row_new (void)
{
  return g_object_new (SENDER_TYPE_FINDINGS_LIST_ROW, NULL);
}

/* What is read out is what the list has made around it. */
static void
name_row (SenderFindingsListRow *self,
          const char            *place)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    sender_finding_get_message (self->finding),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
}

/**
 * sender_findings_list_row_show:
 * @finding: what it shows
 * @config: whose finding it is
 *
 * Shows a finding in the place of what was shown.
 */
void
sender_findings_list_row_show (SenderFindingsListRow *self,
                               SenderFinding         *finding,
                               SenderConfig          *config)
{
  const char      *accepted = sender_finding_get_accepted (finding);
  g_autofree char *place = sender_place_dup (config, sender_finding_get_path (finding));
  g_autofree char *text = NULL;

  text = accepted == NULL ? g_strdup (place)
                          : g_strdup_printf (_ ("%s · accepted: %s"), place, accepted);
  g_set_object (&self->finding, finding);
  sender_finding_view_show (self->view, finding, text);
  if (accepted != NULL)
    gtk_widget_add_css_class (self->box, "accepted");
  else
    gtk_widget_remove_css_class (self->box, "accepted");
  gtk_widget_set_tooltip_text (self->box, sender_finding_get_why (finding));
  name_row (self, text);
}

/**
 * sender_findings_list_row_set_title:
 * @title: (nullable): what stands above it
 *
 * Says what begins with this row.
 */
void
sender_findings_list_row_set_title (SenderFindingsListRow *self,
                                    const char            *title)
{
  gtk_label_set_label (GTK_LABEL (self->title), title != NULL ? title : "");
  gtk_widget_set_visible (self->title, title != NULL);
}
