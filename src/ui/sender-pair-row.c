/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pair-row.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-css-class.h"
#include "sender-field-link.h"
#include "sender-findings-box.h"
#include "sender-form-field.h"
#include "sender-pair-drag.h"
#include "sender-pair-menu.h"
#include "sender-suggestion-popover.h"
#include "sender-tooltip.h"

#include <glib/gi18n.h>

struct _SenderPairRow
{
  GtkBox parent_instance;

  /* Template widgets. */
  GtkWidget         *fields;
  GtkWidget         *handle;
  GtkWidget         *name;
  GtkLabel          *sign;
  GtkWidget         *value;
  GtkWidget         *off;
  GtkMenuButton     *menu;
  SenderFindingsBox *findings;
  GtkWidget         *popover; /* (nullable): made when first needed */

  GType                 type;
  SenderDocument       *document; /* (owned) (nullable) */
  SenderChannelRequest *request;  /* (owned) (nullable) */
  SenderRecord         *record;   /* (owned) (nullable) */
  char                 *path;     /* (nullable) */
  guint                 position;
  gboolean              enabled;
  guint                 offer_id;
  GBindingGroup        *bindings; /* (owned): of the record */
  GSignalGroup         *checks;   /* (owned): of the inspection */
};

typedef enum
{
  PROP_ENABLED = 1,
} SenderPairRowProperty;

static GParamSpec *props[PROP_ENABLED + 1];

G_DEFINE_FINAL_TYPE (SenderPairRow, sender_pair_row, GTK_TYPE_BOX)

static const char *
get_name_property (SenderPairRow *self)
{
  return self->type == SENDER_TYPE_FORM_FIELD ? "key" : "name";
}

static void
mark (SenderPairRow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (self->path == NULL)
    return;
  name = g_strdup_printf ("%s.%s", self->path, get_name_property (self));
  value = g_strdup_printf ("%s.value", self->path);
  sender_field_mark (self->name, self->document, name);
  sender_field_mark (self->value, self->document, value);
}

static void
findings_shown_cb (SenderPairRow *self)
{
  sender_findings_box_mark (self->findings, GTK_WIDGET (self));
}

static void
set_enabled (SenderPairRow *self,
             gboolean       enabled)
{
  if (self->enabled == enabled)
    return;
  self->enabled = enabled;
  gtk_widget_set_visible (self->off, !enabled);
  sender_css_set_class (self->fields, "off", !enabled);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENABLED]);
}

/* Whatever waited for that is made now. */
static void
closed_cb (SenderPairRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pairs.make-rest", NULL);
}

static SenderSuggestionPopover *
ensure_popover (SenderPairRow *self)
{
  if (self->popover == NULL)
    {
      self->popover = sender_suggestion_popover_new ();
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
      gtk_widget_set_parent (self->popover, self->fields);
    }
  return SENDER_SUGGESTION_POPOVER (self->popover);
}

static void
hide_popover (SenderPairRow *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
offer (SenderPairRow *self,
       GtkWidget     *entry,
       gboolean       all)
{
  SenderSuggestions *found = NULL;
  GtkEditable       *editable = GTK_EDITABLE (entry);

  if (self->record == NULL)
    return;
  found = sender_suggestions_new (sender_document_get_config (self->document), self->request,
                                  self->record,
                                  entry == self->value ? "value" : get_name_property (self),
                                  gtk_editable_get_text (editable),
                                  (guint) MAX (gtk_editable_get_position (editable), 0), all);
  sender_suggestion_popover_offer (ensure_popover (self), editable, found);
}

static gboolean
has_focus (GtkWidget *entry)
{
  return (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static gboolean
offer_cb (gpointer user_data)
{
  SenderPairRow *self = SENDER_PAIR_ROW (user_data);
  GtkWidget     *entry = has_focus (self->value) ? self->value : self->name;

  self->offer_id = 0;
  if (has_focus (entry) && gtk_widget_get_mapped (entry))
    offer (self, entry, FALSE);
  else
    hide_popover (self);
  return G_SOURCE_REMOVE;
}

/* Later, for an entry moves its cursor after it says that it has changed. */
static void
typed_cb (SenderPairRow *self)
{
  if (self->offer_id == 0)
    self->offer_id = g_idle_add (offer_cb, self);
}

static gboolean
key_pressed_cb (SenderPairRow  *self,
                guint           key,
                guint           code,
                GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->popover == NULL)
    return GDK_EVENT_PROPAGATE;
  return sender_suggestion_popover_take_key (SENDER_SUGGESTION_POPOVER (self->popover), key);
}

/* The menu of a row is made when it is opened: a form may have hundreds of rows. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       user_data)
{
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  menu = sender_pair_menu_new (SENDER_PAIR_ROW (user_data)->type == SENDER_TYPE_FORM_FIELD);
  gtk_menu_button_set_menu_model (button, menu);
  g_signal_connect_object (gtk_menu_button_get_popover (button), "closed", G_CALLBACK (closed_cb),
                           user_data, G_CONNECT_SWAPPED);
}

/* All there are, wherever the cursor stands. */
static void
suggest_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SenderPairRow *self = SENDER_PAIR_ROW (widget);

  offer (self, has_focus (self->value) ? self->value : self->name, TRUE);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "pairs.remove", "u", SENDER_PAIR_ROW (widget)->position);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  guint position = SENDER_PAIR_ROW (widget)->position;
  guint target = g_str_equal (name, "pair.move-up") ? position - 1 : position + 1;

  gtk_widget_activate_action (widget, "pairs.move", "(uu)", position, target);
}

static void
sender_pair_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if ((SenderPairRowProperty) prop_id == PROP_ENABLED)
    g_value_set_boolean (value, SENDER_PAIR_ROW (object)->enabled);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_pair_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  if ((SenderPairRowProperty) prop_id == PROP_ENABLED)
    set_enabled (SENDER_PAIR_ROW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_pair_row_dispose (GObject *object)
{
  SenderPairRow *self = SENDER_PAIR_ROW (object);

  g_clear_handle_id (&self->offer_id, g_source_remove);
  g_clear_object (&self->bindings);
  g_clear_object (&self->checks);
  g_clear_object (&self->record);
  g_clear_object (&self->request);
  g_clear_object (&self->document);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_PAIR_ROW);
  G_OBJECT_CLASS (sender_pair_row_parent_class)->dispose (object);
}

static void
sender_pair_row_finalize (GObject *object)
{
  g_free (SENDER_PAIR_ROW (object)->path);
  G_OBJECT_CLASS (sender_pair_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-pair-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPairRow, fields);
  gtk_widget_class_bind_template_child (widget_class, SenderPairRow, handle);
  gtk_widget_class_bind_template_child (widget_class, SenderPairRow, name);
  gtk_widget_class_bind_template_child (widget_class, SenderPairRow, sign);
  gtk_widget_class_bind_template_child (widget_class, SenderPairRow, value);
  gtk_widget_class_bind_template_child (widget_class, SenderPairRow, off);
  gtk_widget_class_bind_template_child (widget_class, SenderPairRow, menu);
  gtk_widget_class_bind_template_child (widget_class, SenderPairRow, findings);
  gtk_widget_class_bind_template_callback (widget_class, findings_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_popover);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pair.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "pair.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "pair.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "pair.suggest", NULL, suggest_action);
  gtk_widget_class_install_property_action (widget_class, "pair.enabled", "enabled");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, GDK_CONTROL_MASK,
                                       "pair.suggest", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "pair.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "pair.move-down",
                                       NULL);
}

static void
sender_pair_row_class_init (SenderPairRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sender_pair_row_get_property;
  object_class->set_property = sender_pair_row_set_property;
  object_class->dispose = sender_pair_row_dispose;
  object_class->finalize = sender_pair_row_finalize;

  props[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SENDER_TYPE_FINDINGS_BOX);
  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
sender_pair_row_init (SenderPairRow *self)
{
  self->enabled = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_tooltip_set (self->handle, _ ("Drag to Reorder (Alt+Up, Alt+Down)"));
  sender_tooltip_set (GTK_WIDGET (self->menu), _ ("Move, Remove"));
  sender_pair_drag_set_up (self, self->handle);
  gtk_menu_button_set_create_popup_func (self->menu, make_menu_cb, self, NULL);
  self->bindings = g_binding_group_new ();
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (mark), self);
}

/**
 * sender_pair_row_new:
 * @type: the class of the records it is to show
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_pair_row_new (GType type)
{
  SenderPairRow *self = g_object_new (SENDER_TYPE_PAIR_ROW, NULL);
  GBindingFlags  flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  gboolean       form = type == SENDER_TYPE_FORM_FIELD;

  self->type = type;
  g_binding_group_bind (self->bindings, get_name_property (self), self->name, "text", flags);
  g_binding_group_bind (self->bindings, "value", self->value, "text", flags);
  if (form)
    g_binding_group_bind (self->bindings, "enabled", self, "enabled", flags);
  gtk_label_set_label (self->sign, form ? "=" : ":");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  form ? _ ("Key") : _ ("Header name"), -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), form ? _ ("Key") : _ ("Name"));
  return GTK_WIDGET (self);
}

static void
set_place (SenderPairRow         *self,
           const SenderPairPlace *place)
{
  g_autofree char *label = NULL;

  g_free (self->path);
  self->path = g_strdup_printf ("%s[%u]", place->list, place->position);
  self->position = place->position;
  label = g_strdup_printf (_ ("Menu of row %u"), place->position + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.move-up", place->position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pair.move-down",
                                 place->position + 1 < place->n_rows);
}

/**
 * sender_pair_row_set_record:
 * @record: (nullable): what it shows
 * @place: (nullable): where that is
 *
 * Shows a record. A row stays where it is: if the list changes, it shows another record.
 */
void
sender_pair_row_set_record (SenderPairRow         *self,
                            SenderRecord          *record,
                            const SenderPairPlace *place)
{
  SenderDocument       *document = place != NULL ? place->document : NULL;
  SenderChannelRequest *request = place != NULL ? place->request : NULL;
  gboolean              other = g_set_object (&self->document, document);

  g_set_object (&self->request, request);
  if (place != NULL)
    set_place (self, place);
  other = g_set_object (&self->record, record) || other;
  if (!other)
    {
      sender_findings_box_move (self->findings, self->path);
      return;
    }
  g_binding_group_set_source (self->bindings, record);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  g_object_set (self->findings, "path", self->path, "document", document, NULL);
  mark (self);
}

/**
 * sender_pair_row_get_position:
 *
 * Gets the position in the list.
 *
 * Returns: the position
 */
guint
sender_pair_row_get_position (SenderPairRow *self)
{
  return self->position;
}

/**
 * sender_pair_row_is_open:
 *
 * Tells whether something is open over the row, which must stay where it is then.
 *
 * Returns: whether there are suggestions or a menu
 */
gboolean
sender_pair_row_is_open (SenderPairRow *self)
{
  GtkPopover *menu = gtk_menu_button_get_popover (self->menu);

  return (menu != NULL && gtk_widget_get_visible (GTK_WIDGET (menu))) ||
         (self->popover != NULL && gtk_widget_get_visible (self->popover));
}

/**
 * sender_pair_row_align:
 * @names: a group of widgets
 *
 * Makes the name as wide as others.
 */
void
sender_pair_row_align (SenderPairRow *self,
                       GtkSizeGroup  *names)
{
  gtk_size_group_add_widget (names, self->name);
}

/**
 * sender_pair_row_focus:
 * @property: (nullable): `value` or `enabled`; all else is the name
 *
 * Gives the focus to a field.
 */
void
sender_pair_row_focus (SenderPairRow *self,
                       const char    *property)
{
  if (g_strcmp0 (property, "value") == 0)
    gtk_widget_grab_focus (self->value);
  else if (g_strcmp0 (property, "enabled") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->menu));
  else
    gtk_widget_grab_focus (self->name);
}

/**
 * sender_pair_row_get_focus:
 *
 * Tells which field has the focus.
 *
 * Returns: (nullable): its property, %NULL if none has it
 */
const char *
sender_pair_row_get_focus (SenderPairRow *self)
{
  if (has_focus (self->value))
    return "value";
  if (has_focus (GTK_WIDGET (self->menu)))
    return "enabled";
  return has_focus (self->name) ? get_name_property (self) : NULL;
}
