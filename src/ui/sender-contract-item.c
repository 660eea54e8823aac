/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-item.h"

#include <glib/gi18n.h>

struct _SenderContractItem
{
  GtkWidget parent_instance;

  GtkWidget *fix;  /* (not owned) (nullable): the child */
  char      *path; /* (nullable): where it is edited */
  double     x;    /* of the middle of the child */
  double     y;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderContractItem, sender_contract_item, GTK_TYPE_WIDGET)

static void
activated (SenderContractItem *self)
{
  if (self->fix != NULL)
    gtk_widget_grab_focus (self->fix);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.go-to", "s", self->path);
}

static void
pressed_cb (SenderContractItem *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released_cb (SenderContractItem *self,
             int                 n_press)
{
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "window.go-to", "s", self->path);
}

static void
sender_contract_item_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  SenderContractItem *self = SENDER_CONTRACT_ITEM (widget);

  if (self->fix != NULL)
    gtk_widget_measure (self->fix, orientation, -1, minimum, natural, NULL, NULL);
}

static void
sender_contract_item_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  SenderContractItem *self = SENDER_CONTRACT_ITEM (widget);
  GtkRequisition      size = { 0 };
  GtkAllocation       child = { 0 };

  if (self->fix == NULL)
    return;
  gtk_widget_get_preferred_size (self->fix, &size, NULL);
  child.width = size.width;
  child.height = size.height;
  child.x = (int) (self->x - size.width / 2.0);
  child.y = (int) (self->y - size.height / 2.0);
  gtk_widget_size_allocate (self->fix, &child, -1);
}

static void
sender_contract_item_dispose (GObject *object)
{
  SenderContractItem *self = SENDER_CONTRACT_ITEM (object);

  g_clear_pointer (&self->fix, gtk_widget_unparent);
  G_OBJECT_CLASS (sender_contract_item_parent_class)->dispose (object);
}

static void
sender_contract_item_finalize (GObject *object)
{
  g_free (SENDER_CONTRACT_ITEM (object)->path);
  G_OBJECT_CLASS (sender_contract_item_parent_class)->finalize (object);
}

static void
sender_contract_item_class_init (SenderContractItemClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_contract_item_dispose;
  object_class->finalize = sender_contract_item_finalize;
  widget_class->measure = sender_contract_item_measure;
  widget_class->size_allocate = sender_contract_item_size_allocate;

  signals[ACTIVATED] = g_signal_new_class_handler (
    "activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
    G_CALLBACK (activated), NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Return, 0, "activated", NULL);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_KP_Enter, 0, "activated", NULL);
  gtk_widget_class_set_css_name (widget_class, "contract-path");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
sender_contract_item_init (SenderContractItem *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * sender_contract_item_new:
 *
 * Makes one that shows nothing yet.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
sender_contract_item_new (void)
{
  return g_object_new (SENDER_TYPE_CONTRACT_ITEM, NULL);
}

/**
 * sender_contract_item_name_fix:
 * @button: a button
 * @finding: a finding with a fix
 *
 * Shows what a fix would do, and makes the button do it.
 */
void
sender_contract_item_name_fix (GtkWidget     *button,
                               SenderFinding *finding)
{
  const char *message = sender_finding_get_message (finding);

  gtk_widget_set_tooltip_text (button, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)",
                                    sender_finding_get_id (finding),
                                    sender_finding_get_path (finding));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "document.fix");
}

static void
show_fix (SenderContractItem       *self,
          const SenderContractPath *path)
{
  gboolean fixable = path->finding != NULL && sender_finding_get_fix (path->finding) != NULL;
  gboolean harmed = sender_contract_path_is_harmed (path);

  if (!fixable)
    {
      g_clear_pointer (&self->fix, gtk_widget_unparent);
      return;
    }
  if (self->fix == NULL)
    {
      self->fix = gtk_button_new_with_mnemonic (C_ ("button", "_Fix"));
      gtk_widget_set_parent (self->fix, GTK_WIDGET (self));
    }
  gtk_widget_set_css_classes (
    self->fix, (const char *[]){ "fix", "on-wire", harmed ? "error" : "warning", NULL });
  sender_contract_item_name_fix (self->fix, path->finding);
}

/**
 * sender_contract_item_set_path:
 * @path: what it stands for
 *
 * Says what the path says.
 */
void
sender_contract_item_set_path (SenderContractItem       *self,
                               const SenderContractPath *path)
{
  g_autofree char *sentence = sender_contract_path_dup_sentence (path);

  g_free (self->path);
  self->path = g_strdup (path->finding != NULL ? sender_finding_get_path (path->finding)
                                               : path->path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  show_fix (self, path);
}

/**
 * sender_contract_item_get_fix:
 *
 * Gets the button on the wire.
 *
 * Returns: (transfer none) (nullable): the button
 */
GtkWidget *
sender_contract_item_get_fix (SenderContractItem *self)
{
  return self->fix;
}

/**
 * sender_contract_item_place_fix:
 * @x: middle of the button
 * @y: middle of the button
 *
 * Says where the button stands. It is placed when the item is allocated next.
 */
void
sender_contract_item_place_fix (SenderContractItem *self,
                                double              x,
                                double              y)
{
  self->x = x;
  self->y = y;
}
