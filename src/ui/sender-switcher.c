/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-switcher.h"

#include "sender-config.h"
#include "sender-entry-state.h"
#include "sender-isolate.h"
#include "sender-recovery.h"
#include "sender-gradual-model.h"
#include "sender-switcher-row.h"

#include <glib/gi18n.h>

struct _SenderSwitcher
{
  AdwBin parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  SenderLibrary  *library;  /* (owned) (nullable) */
  SenderRecovery *recovery; /* (owned) (nullable) */
  GBindingGroup  *naming;   /* (owned): of the configuration */

  /* Template widgets. */
  GtkMenuButton *button;
  GtkLabel      *name;
  GtkPopover    *popover;
  GtkEditable   *search;
  GtkWidget     *scroller;
  GtkListView   *list;
  GtkLabel      *nothing;
  GtkLabel      *shown; /* what the buttons below it act on */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_LIBRARY,
  PROP_RECOVERY,
} SenderSwitcherProperty;

static GParamSpec *props[PROP_RECOVERY + 1];

G_DEFINE_FINAL_TYPE (SenderSwitcher, sender_switcher, ADW_TYPE_BIN)

static const char *
get_state (SenderSwitcher   *self,
           SenderStoreEntry *entry)
{
  SenderLeftovers *leftovers =
    self->recovery != NULL ? sender_recovery_get_leftovers (self->recovery) : NULL;

  return sender_entry_state_get (entry, self->document, leftovers);
}

static void
set_up_row_cb (GtkListItemFactory *factory,
               GtkListItem        *item)
{
  gtk_list_item_set_child (item, sender_switcher_row_new ());
}

static void
bind_row_cb (SenderSwitcher *self,
             GtkListItem    *item)
{
  SenderStoreEntry *entry = gtk_list_item_get_item (item);

  sender_switcher_row_show (SENDER_SWITCHER_ROW (gtk_list_item_get_child (item)), entry,
                            get_state (self, entry),
                            sender_entry_state_is_shown (entry, self->document));
}

static gboolean
match_cb (gpointer item,
          gpointer user_data)
{
  SenderSwitcher *self = user_data;

  return sender_library_matches (item, gtk_editable_get_text (self->search));
}

static GListModel *
get_model (SenderSwitcher *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (self->list));
}

static void
search_changed_cb (SenderSwitcher *self)
{
  GtkNoSelection     *selection = GTK_NO_SELECTION (get_model (self));
  GtkFilterListModel *filtered = NULL;
  gboolean            any = FALSE;

  if (selection == NULL)
    return;
  filtered = GTK_FILTER_LIST_MODEL (sender_gradual_model_get_source (
    SENDER_GRADUAL_MODEL (gtk_no_selection_get_model (selection))));
  gtk_filter_changed (gtk_filter_list_model_get_filter (filtered), GTK_FILTER_CHANGE_DIFFERENT);
  any = g_list_model_get_n_items (get_model (self)) > 0;
  gtk_label_set_text (self->nothing, *gtk_editable_get_text (self->search) == '\0'
                                       ? _ ("No configuration is saved yet")
                                       : _ ("No configuration is called so"));
  gtk_widget_set_visible (self->scroller, any);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), !any);
}

static void
open_entry (SenderSwitcher *self,
            guint           position)
{
  g_autoptr (SenderStoreEntry) entry = g_list_model_get_item (get_model (self), position);

  gtk_popover_popdown (self->popover);
  if (entry != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "library.open", "s",
                                sender_store_entry_get_path (entry));
}

static void
row_activated_cb (SenderSwitcher *self,
                  guint           position)
{
  open_entry (self, position);
}

static void
search_activated_cb (SenderSwitcher *self)
{
  if (g_list_model_get_n_items (get_model (self)) > 0)
    open_entry (self, 0);
}

static void
search_stopped_cb (SenderSwitcher *self)
{
  gtk_popover_popdown (self->popover);
}

/* Rows are there only while they are seen: a library may be long. They are there before the popover
 * is: GTK 4.8 gives one that is shown again the height it asks for by then. */
static void
fill_cb (GtkMenuButton *button,
         gpointer       user_data)
{
  SenderSwitcher                *self = user_data;
  GtkCustomFilter               *filter = NULL;
  g_autoptr (GtkFilterListModel) filtered = NULL;
  SenderGradualModel            *gradual = NULL;
  g_autoptr (GtkSelectionModel)  selection = NULL;

  if (self->library == NULL)
    return;
  filter = gtk_custom_filter_new (match_cb, self, NULL);
  filtered = gtk_filter_list_model_new (
    g_object_ref (G_LIST_MODEL (
      sender_workspace_get_store (sender_library_get_workspace (self->library)))),
    GTK_FILTER (filter));
  gradual = sender_gradual_model_new (G_LIST_MODEL (filtered), GTK_SCROLLABLE (self->list));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gradual)));
  gtk_list_view_set_model (self->list, selection);
  gtk_editable_set_text (self->search, "");
  search_changed_cb (self);
}

static void
mapped_cb (SenderSwitcher *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
unmapped_cb (SenderSwitcher *self)
{
  gtk_list_view_set_model (self->list, NULL);
}

/* GTK 4.8 would name the button by its class. */
static void
name_button (SenderSwitcher *self)
{
  g_autofree char *label =
    g_strdup_printf (_ ("Configuration: %s"), gtk_label_get_label (self->name));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static gboolean
name_shown (GBinding     *binding,
            const GValue *from,
            GValue       *to,
            gpointer      user_data)
{
  g_autofree char *name = sender_isolate_name (g_value_get_string (from));

  /* Translators: the name of the configuration that is shown */
  g_value_take_string (to, g_strdup_printf (_ ("Open now: %s"), name));
  return TRUE;
}

static void
set_document (SenderSwitcher *self,
              SenderDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_binding_group_set_source (self->naming,
                              document != NULL ? sender_document_get_config (document) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->button), document != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
sender_switcher_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SenderSwitcher *self = SENDER_SWITCHER (object);

  switch ((SenderSwitcherProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_RECOVERY:
      g_value_set_object (value, self->recovery);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_switcher_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SenderSwitcher *self = SENDER_SWITCHER (object);

  switch ((SenderSwitcherProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_LIBRARY:
      if (g_set_object (&self->library, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_RECOVERY:
      if (g_set_object (&self->recovery, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_switcher_dispose (GObject *object)
{
  SenderSwitcher *self = SENDER_SWITCHER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->naming);
  g_clear_object (&self->document);
  g_clear_object (&self->library);
  g_clear_object (&self->recovery);
  /* Before the template lets go of it: the child has an id. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_SWITCHER);
  G_OBJECT_CLASS (sender_switcher_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-switcher.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcher, button);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcher, name);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcher, popover);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcher, search);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcher, scroller);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcher, list);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcher, nothing);
  gtk_widget_class_bind_template_child (widget_class, SenderSwitcher, shown);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, unmapped_cb);
}

static void
sender_switcher_class_init (SenderSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_switcher_get_property;
  object_class->set_property = sender_switcher_set_property;
  object_class->dispose = sender_switcher_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, SENDER_TYPE_LIBRARY, flags);
  props[PROP_RECOVERY] = g_param_spec_object ("recovery", NULL, NULL, SENDER_TYPE_RECOVERY, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static gboolean
isolate_cb (GBinding     *binding,
            const GValue *from,
            GValue       *to,
            gpointer      user_data)
{
  g_value_take_string (to, sender_isolate_name (g_value_get_string (from)));
  return TRUE;
}

static void
sender_switcher_init (SenderSwitcher *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->naming = g_binding_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_binding_group_bind_full (self->naming, "name", self->name, "label", G_BINDING_SYNC_CREATE,
                             isolate_cb, NULL, NULL, NULL);
  g_binding_group_bind_full (self->naming, "name", self->button, "tooltip-text",
                             G_BINDING_SYNC_CREATE, isolate_cb, NULL, NULL, NULL);
  g_binding_group_bind_full (self->naming, "name", self->shown, "label", G_BINDING_SYNC_CREATE,
                             name_shown, NULL, NULL, NULL);
  g_binding_group_bind_full (self->naming, "name", self->shown, "tooltip-text",
                             G_BINDING_SYNC_CREATE, isolate_cb, NULL, NULL, NULL);
  g_signal_connect_swapped (self->name, "notify::label", G_CALLBACK (name_button), self);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_menu_button_set_create_popup_func (self->button, fill_cb, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Switch to another configuration"), -1);
}

/**
 * sender_switcher_popup:
 *
 * Opens the list, with the search in focus.
 */
void
sender_switcher_popup (SenderSwitcher *self)
{
  gtk_menu_button_popup (self->button);
}
