/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-row.h"

#include "sender-countries-popover.h"
#include "sender-css-class.h"
#include "sender-direction.h"
#include "sender-findings.h"
#include "sender-number-below.h"
#include "sender-number-layout.h"
#include "sender-number-menu.h"
#include "sender-number-proposal.h"
#include "sender-number-words.h"
#include "sender-tooltip.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SenderNumberRow
{
  GtkWidget parent_instance;

  SenderOriginationNumber *number;   /* (owned) (nullable) */
  GPtrArray               *findings; /* (owned) (nullable): what is shown below */
  gboolean                 brief;    /* each of them in one line */
  char                    *before;   /* (nullable): the text before it was edited */
  gboolean                 shows;    /* what it changes itself is no edit */
  GtkWidget               *popover;  /* (not owned) (nullable): the one that is open */

  /* Template widgets. */
  GtkText        *text;
  GtkWidget      *type;
  GtkLabel       *type_label;
  GtkCheckButton *sms;
  GtkCheckButton *voice;
  GtkWidget      *countries;
  GtkLabel       *countries_label;
  GtkWidget      *menu;
  GtkWidget      *facts;
  GtkLabel       *owned;
  GtkLabel       *capability;
  GtkLabel       *verified;
  GtkLabel       *told;
  GtkBox         *below;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_SELECTED,
  PROP_AVAILABLE,
} SenderNumberRowProperty;

static GParamSpec *props[PROP_AVAILABLE + 1];

/* Of the number, by property of the row. */
static const char *const sources[] = {
  [PROP_KIND] = "type",
  [PROP_SELECTED] = "selected",
  [PROP_AVAILABLE] = "available",
};

G_DEFINE_FINAL_TYPE (SenderNumberRow, sender_number_row, GTK_TYPE_WIDGET)

/* Only what differs: a row that is scrolled into view has much of what it needs. */
static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

static void
show_countries (SenderNumberRow *self,
                gboolean         needs)
{
  g_autofree char *text = sender_number_describe_countries (self->number);
  gboolean         has = sender_origination_number_get_countries (self->number)[0] != NULL;

  set_label (self->countries_label, text);
  sender_css_set_class (self->countries_label, "dim-label", !has);
  sender_css_set_class (self->countries, "choice", has || needs);
  gtk_widget_set_can_target (self->countries, has || needs);
  gtk_widget_set_focusable (self->countries, has || needs);
}

static void
show (SenderNumberRow *self)
{
  const char      *text = sender_origination_number_get_number (self->number);
  SenderNumberType type = sender_origination_number_get_number_type (self->number);

  self->shows = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->text)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  /* Nobody else tells assistive tools what a text without an entry says. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  set_label (self->type_label, sender_number_type_get_label (type));
  gtk_check_button_set_active (self->sms, sender_origination_number_has_sms (self->number));
  gtk_check_button_set_active (self->voice, sender_origination_number_has_voice (self->number));
  show_countries (self, type != SENDER_NUMBER_TYPE_STANDARD);
  self->shows = FALSE;
}

/* A row without findings of a number as usual has nothing below it, and is told so often. */
static void
show_below (SenderNumberRow *self)
{
  gboolean is_plain = self->findings == NULL &&
                      (self->number == NULL ||
                       (sender_origination_number_is_selected (self->number) &&
                        sender_origination_number_is_available (self->number)));

  if (!is_plain || gtk_widget_get_visible (GTK_WIDGET (self->below)))
    sender_number_below_show (self->below, self->number, self->findings, self->brief);
}

static void
number_changed_cb (SenderNumberRow *self)
{
  show (self);
  show_below (self);
  /* Only an open menu shows them. */
  for (guint i = PROP_KIND; self->popover != NULL && i < G_N_ELEMENTS (props); i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static void
text_changed_cb (SenderNumberRow *self)
{
  if (!self->shows && self->number != NULL)
    g_object_set (self->number, "number", gtk_editable_get_text (GTK_EDITABLE (self->text)), NULL);
}

/* Half a number looks like a short code: the type follows when the number is complete. */
static void
follow (SenderNumberRow *self)
{
  if (self->before != NULL && self->number != NULL)
    sender_number_follow (self->number, self->before);
  g_clear_pointer (&self->before, g_free);
  gtk_editable_select_region (GTK_EDITABLE (self->text), 0, 0);
}

static void
text_focus_cb (SenderNumberRow *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self->text)))
    follow (self);
  else if (self->number != NULL)
    {
      g_free (self->before);
      self->before = g_strdup (sender_origination_number_get_number (self->number));
    }
}

static void
text_activate_cb (SenderNumberRow *self)
{
  gtk_widget_grab_focus (self->type);
}

static void
ticks_changed_cb (SenderNumberRow *self)
{
  if (!self->shows && self->number != NULL)
    g_object_set (self->number,
                  "sms", gtk_check_button_get_active (self->sms),
                  "voice", gtk_check_button_get_active (self->voice),
                  NULL);
}

/* Popovers are made when they are needed: a list has hundreds of rows. */
static void
close_popover (SenderNumberRow *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
popup (SenderNumberRow *self,
       GtkWidget       *anchor,
       GtkWidget       *popover)
{
  close_popover (self);
  self->popover = popover;
  gtk_widget_set_parent (popover, anchor);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
type_clicked_cb (SenderNumberRow *self)
{
  popup (self, self->type, sender_number_menu_new_type ());
}

static void
menu_clicked_cb (SenderNumberRow *self)
{
  popup (self, self->menu, sender_number_menu_new ());
}

static void
countries_clicked_cb (SenderNumberRow *self)
{
  GtkWidget *popover = sender_countries_popover_new ();

  g_object_set (popover, "single",
                sender_origination_number_get_number_type (self->number) ==
                  SENDER_NUMBER_TYPE_SHORT_CODE,
                NULL);
  g_object_bind_property (self->number, "countries", popover, "countries",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  popup (self, self->countries, popover);
}

static void
sender_number_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SenderNumberRow *self = SENDER_NUMBER_ROW (object);

  if (prop_id >= G_N_ELEMENTS (sources))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (self->number != NULL)
    g_object_get_property (G_OBJECT (self->number), sources[prop_id], value);
}

static void
sender_number_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SenderNumberRow *self = SENDER_NUMBER_ROW (object);

  if (prop_id >= G_N_ELEMENTS (sources))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (self->number != NULL)
    g_object_set_property (G_OBJECT (self->number), sources[prop_id], value);
}

static void
let_go (SenderNumberRow *self)
{
  follow (self);
  close_popover (self);
  if (self->number != NULL)
    g_signal_handlers_disconnect_by_func (self->number, number_changed_cb, self);
  g_clear_object (&self->number);
}

static void
sender_number_row_dispose (GObject *object)
{
  SenderNumberRow *self = SENDER_NUMBER_ROW (object);
  GtkWidget       *child = NULL;

  let_go (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_NUMBER_ROW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sender_number_row_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_NUMBER_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, text);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, type);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, type_label);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, sms);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, voice);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, countries);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, countries_label);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, menu);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, facts);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, owned);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, capability);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, verified);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, told);
  gtk_widget_class_bind_template_child (widget_class, SenderNumberRow, below);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, ticks_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, countries_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_clicked_cb);
}

static void
sender_number_row_class_init (SenderNumberRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_number_row_get_property;
  object_class->set_property = sender_number_row_set_property;
  object_class->dispose = sender_number_row_dispose;

  props[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, SENDER_TYPE_NUMBER_TYPE,
                                        SENDER_NUMBER_TYPE_STANDARD, flags);
  props[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, TRUE, flags);
  props[PROP_AVAILABLE] = g_param_spec_boolean ("available", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_property_action (widget_class, "number.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "number.selected", "selected");
  gtk_widget_class_install_property_action (widget_class, "number.available", "available");
  gtk_widget_class_set_css_name (widget_class, "number");
  bind_template (widget_class);
}

static void
sender_number_row_init (SenderNumberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_tooltip_set (self->menu, _ ("More"));
  sender_direction_keep_typed (GTK_EDITABLE (self->text));
}

/**
 * sender_number_row_new:
 *
 * Makes one that edits nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_number_row_new (void)
{
  return g_object_new (SENDER_TYPE_NUMBER_ROW, NULL);
}

/**
 * sender_number_row_get_number:
 *
 * Gets what is edited.
 *
 * Returns: (transfer none) (nullable): the number
 */
SenderOriginationNumber *
sender_number_row_get_number (SenderNumberRow *self)
{
  return self->number;
}

/**
 * sender_number_row_set_number:
 * @number: (nullable): a number
 *
 * Says what is edited.
 */
void
sender_number_row_set_number (SenderNumberRow         *self,
                              SenderOriginationNumber *number)
{
  if (self->number == number)
    return;
  let_go (self);
  if (number == NULL)
    return;
  self->number = g_object_ref (number);
  g_signal_connect_swapped (number, "changed", G_CALLBACK (number_changed_cb), self);
  show (self);
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;
  return TRUE;
}

static void
mark (gpointer    widget,
      GPtrArray  *findings,
      const char *property)
{
  sender_css_mark (widget, sender_findings_get_worst (findings, property));
}

/**
 * sender_number_row_set_findings:
 * @findings: (nullable) (element-type SenderFinding): those of the number
 * @brief: whether each is one line
 *
 * Shows findings below, and marks what they are about.
 */
void
sender_number_row_set_findings (SenderNumberRow *self,
                                GPtrArray       *findings,
                                gboolean         brief)
{
  g_autoptr (GPtrArray) before = self->findings;
  gboolean              same =
    is_same (before, findings) && (findings == NULL || self->brief == brief);

  self->brief = brief;
  self->findings = findings != NULL ? g_ptr_array_ref (findings) : NULL;
  if (!same || findings == NULL)
    show_below (self);
  if (!same)
    {
      mark (self, findings, NULL);
      mark (self->text, findings, "number");
      mark (self->type, findings, "type");
      mark (self->sms, findings, "sms");
      mark (self->voice, findings, "voice");
      mark (self->countries, findings, "countries");
    }
}

static void
show_fact (SenderNumberRow         *self,
           GtkLabel                *label,
           const SenderNumberFacts *facts,
           SenderNumberFact         fact)
{
  SenderFact judgement = sender_number_facts_judge (facts, fact, self->number);

  set_label (label, sender_number_facts_describe (facts, fact));
  sender_css_set_class (label, "warning",
                        judgement == SENDER_FACT_BAD || judgement == SENDER_FACT_WAITING);
  sender_css_set_class (label, "dim-label",
                        judgement == SENDER_FACT_UNKNOWN || judgement == SENDER_FACT_NOT_NEEDED);
}

/**
 * sender_number_row_set_facts:
 * @shown: whether there is a place for them
 * @facts: (nullable): what was told of the number
 *
 * Shows what was told.
 */
void
sender_number_row_set_facts (SenderNumberRow         *self,
                             gboolean                 shown,
                             const SenderNumberFacts *facts)
{
  g_autofree char *all = NULL;

  gtk_widget_set_visible (self->facts, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->told), shown);
  if (!shown)
    return;
  all = sender_number_facts_describe_all (facts);
  set_label (self->told, all);
  show_fact (self, self->owned, facts, SENDER_NUMBER_OWNED);
  show_fact (self, self->capability, facts, SENDER_NUMBER_CAPABILITY);
  show_fact (self, self->verified, facts, SENDER_NUMBER_VERIFIED);
}

/**
 * sender_number_row_focus:
 * @property: (nullable): a property of the number
 *
 * Gives the focus to where the property is edited.
 */
void
sender_number_row_focus (SenderNumberRow *self,
                         const char      *property)
{
  const struct
  {
    const char *property;
    gpointer    widget;
  } places[] = {
    { "type", self->type },
    { "sms", self->sms },
    { "voice", self->voice },
    { "countries", self->countries },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (property, places[i].property) == 0)
      {
        gtk_widget_grab_focus (places[i].widget);
        return;
      }
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
