/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-countries-popover.h"

#include "sender-country.h"

#include <glib/gi18n.h>

struct _SenderCountriesPopover
{
  GtkPopover parent_instance;

  GStrv               countries; /* (owned) */
  gboolean            single;
  GtkFilterListModel *found;   /* (owned): of codes */
  GtkSortListModel   *sorted;  /* (owned): the chosen ones first */
  GtkNoSelection     *shown;   /* (owned): for the view */
  GtkWidget          *nothing; /* Template widgets. */
  GtkSearchEntry     *search;
  GtkListView        *list;
};

typedef enum
{
  PROP_COUNTRIES = 1,
  PROP_SINGLE,
} SenderCountriesPopoverProperty;

static GParamSpec *props[PROP_SINGLE + 1];

G_DEFINE_FINAL_TYPE (SenderCountriesPopover, sender_countries_popover, GTK_TYPE_POPOVER)

static gboolean
is_chosen (SenderCountriesPopover *self,
           const char             *code)
{
  return g_strv_contains ((const char *const *) self->countries, code);
}

static gboolean
match (gpointer item,
       gpointer user_data)
{
  SenderCountriesPopover *self = user_data;
  const char             *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *text == '\0' ||
         sender_country_matches (gtk_string_object_get_string (item), text);
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  SenderCountriesPopover *self = user_data;
  const char             *one = gtk_string_object_get_string ((GtkStringObject *) a);
  const char             *two = gtk_string_object_get_string ((GtkStringObject *) b);
  int                     difference = is_chosen (self, two) - is_chosen (self, one);

  return difference != 0
           ? difference
           : g_utf8_collate (sender_country_get_name (one), sender_country_get_name (two));
}

/* The order stays while it is open, so that nothing jumps away. */
static void
show (SenderCountriesPopover *self,
      GtkListItem            *item)
{
  GtkCheckButton  *check = GTK_CHECK_BUTTON (gtk_list_item_get_child (item));
  const char      *code = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *label = g_strdup_printf (_ ("%s (%s)"), sender_country_get_name (code), code);

  gtk_check_button_set_label (check, label);
  gtk_widget_set_name (GTK_WIDGET (check), code);
  gtk_check_button_set_active (check, is_chosen (self, code));
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_list_item_set_child (item, check);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         gpointer            user_data)
{
  show (SENDER_COUNTRIES_POPOVER (user_data), item);
}

static void
refresh (SenderCountriesPopover *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *check = gtk_widget_get_first_child (row);

      if (check != NULL)
        gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                     is_chosen (self, gtk_widget_get_name (check)));
    }
}

static void
set_countries (SenderCountriesPopover *self,
               const char *const      *countries)
{
  if (g_strv_equal ((const char *const *) self->countries, countries))
    return;
  g_strfreev (self->countries);
  self->countries = g_strdupv ((GStrv) countries);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNTRIES]);
}

static void
toggle (SenderCountriesPopover *self,
        const char             *code)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           countries = NULL;

  for (guint i = 0; !self->single && self->countries[i] != NULL; i++)
    if (!g_str_equal (self->countries[i], code))
      g_strv_builder_add (builder, self->countries[i]);
  if (!is_chosen (self, code))
    g_strv_builder_add (builder, code);
  countries = g_strv_builder_end (builder);
  set_countries (self, (const char *const *) countries);
}

static void
activate_cb (SenderCountriesPopover *self,
             guint                   position)
{
  g_autoptr (GtkStringObject) item =
    g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    toggle (self, gtk_string_object_get_string (item));
}

static void
search_changed_cb (SenderCountriesPopover *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_widget_set_visible (self->nothing,
                          g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0);
}

/* Return takes the first one that was found, and makes ready for the next. */
static void
search_activate_cb (SenderCountriesPopover *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    return;
  activate_cb (self, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
stop_search_cb (SenderCountriesPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
sender_countries_popover_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  SenderCountriesPopover *self = SENDER_COUNTRIES_POPOVER (object);

  switch ((SenderCountriesPopoverProperty) prop_id)
    {
    case PROP_COUNTRIES:
      g_value_set_boxed (value, self->countries);
      break;
    case PROP_SINGLE:
      g_value_set_boolean (value, self->single);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_countries_popover_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  SenderCountriesPopover *self = SENDER_COUNTRIES_POPOVER (object);
  const char *const       none[] = { NULL };
  const char *const      *countries = NULL;

  switch ((SenderCountriesPopoverProperty) prop_id)
    {
    case PROP_COUNTRIES:
      countries = g_value_get_boxed (value);
      set_countries (self, countries != NULL ? countries : none);
      break;
    case PROP_SINGLE:
      self->single = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_countries_popover_map (GtkWidget *widget)
{
  SenderCountriesPopover *self = SENDER_COUNTRIES_POPOVER (widget);

  /* Anew, so that it begins with the chosen ones: a list stays where it is scrolled to. */
  gtk_list_view_set_model (self->list, NULL);
  gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->shown));
  GTK_WIDGET_CLASS (sender_countries_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
sender_countries_popover_dispose (GObject *object)
{
  SenderCountriesPopover *self = SENDER_COUNTRIES_POPOVER (object);

  g_clear_object (&self->found);
  g_clear_object (&self->sorted);
  g_clear_object (&self->shown);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_COUNTRIES_POPOVER);
  G_OBJECT_CLASS (sender_countries_popover_parent_class)->dispose (object);
}

static void
sender_countries_popover_finalize (GObject *object)
{
  g_strfreev (SENDER_COUNTRIES_POPOVER (object)->countries);
  G_OBJECT_CLASS (sender_countries_popover_parent_class)->finalize (object);
}

static void
sender_countries_popover_class_init (SenderCountriesPopoverClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_countries_popover_get_property;
  object_class->set_property = sender_countries_popover_set_property;
  object_class->dispose = sender_countries_popover_dispose;
  object_class->finalize = sender_countries_popover_finalize;
  widget_class->map = sender_countries_popover_map;

  props[PROP_COUNTRIES] = g_param_spec_boxed ("countries", NULL, NULL, G_TYPE_STRV, flags);
  props[PROP_SINGLE] = g_param_spec_boolean ("single", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-countries-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderCountriesPopover, search);
  gtk_widget_class_bind_template_child (widget_class, SenderCountriesPopover, list);
  gtk_widget_class_bind_template_child (widget_class, SenderCountriesPopover, nothing);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
sender_countries_popover_init (SenderCountriesPopover *self)
{
  GtkStringList *codes = gtk_string_list_new (NULL);
  GtkFilter     *filter = NULL;

  self->countries = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < sender_country_get_n (); i++)
    gtk_string_list_append (codes, sender_country_get_code (i));
  filter = GTK_FILTER (gtk_custom_filter_new (match, self, NULL));
  self->sorted = gtk_sort_list_model_new (
    G_LIST_MODEL (codes), GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL)));
  self->found = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->sorted)), filter);
  self->shown = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
}

/**
 * sender_countries_popover_new:
 *
 * Makes one that has nothing chosen.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
sender_countries_popover_new (void)
{
  return g_object_new (SENDER_TYPE_COUNTRIES_POPOVER, NULL);
}
