/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-finding-view.h"

#include "sender-direction.h"
#include "sender-line-layout.h"
#include "sender-place.h"
#include "sender-tooltip.h"

#include <glib/gi18n.h>

struct _SenderFindingView
{
  AdwBin parent_instance;

  /* Template widgets. */
  GtkImage  *icon;
  GtkLabel  *message;
  GtkLabel  *detail;
  GtkButton *fix;
  GtkButton *code;
};

G_DEFINE_FINAL_TYPE (SenderFindingView, sender_finding_view, ADW_TYPE_BIN)

static const struct
{
  const char *icon;
  const char *style; /* (nullable) */
  const char *label;
} severities[] = {
  [SENDER_SEVERITY_ERROR] = { "dialog-error-symbolic", "error", N_ ("Error") },
  [SENDER_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning", N_ ("Warning") },
  [SENDER_SEVERITY_INFO] = { "help-about-symbolic", NULL, N_ ("Note") },
};

/* What Fix would do, in words: a line for each edit. */
static char *
dup_fix_text (SenderFix *fix)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sender_fix_get_n_edits (fix); i++)
    {
      const char      *value = sender_fix_get_value (fix, i);
      g_autofree char *place = sender_place_dup (NULL, sender_fix_get_path (fix, i));

      if (i > 0)
        g_string_append_c (text, '\n');
      if (value == NULL)
        g_string_append_printf (text, _ ("Removes %s"), place);
      else
        g_string_append_printf (text, _ ("Sets %s to “%s”"), place, value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A widget may have shown another one before. */
static void
set_style (GtkWidget  *widget,
           const char *style)
{
  gtk_widget_remove_css_class (widget, "error");
  gtk_widget_remove_css_class (widget, "warning");
  if (style != NULL)
    gtk_widget_add_css_class (widget, style);
}

static void
show_icon (GtkImage      *icon,
           SenderFinding *finding)
{
  SenderSeverity severity = sender_finding_get_severity (finding);

  gtk_image_set_from_icon_name (icon, severities[severity].icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (severities[severity].label), -1);
  set_style (GTK_WIDGET (icon), severities[severity].style);
}

static void
show_fix (GtkWidget     *button,
          SenderFinding *finding)
{
  SenderSeverity   severity = sender_finding_get_severity (finding);
  SenderFix       *fix = sender_finding_get_fix (finding);
  g_autofree char *text = fix != NULL ? dup_fix_text (fix) : NULL;
  g_autofree char *shown = NULL;

  gtk_widget_set_visible (button, fix != NULL);
  if (fix == NULL)
    return;
  set_style (button, severities[severity].style);
  shown = sender_direction_dup_sentence (text);
  sender_tooltip_set (button, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)",
                                    sender_finding_get_id (finding),
                                    sender_finding_get_path (finding));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "document.fix");
}

/* Leads to its explanation; where a menu does, there is no room for it. */
static void
show_code (GtkButton     *button,
           SenderFinding *finding,
           gboolean       shown)
{
  const char      *id = sender_finding_get_id (finding);
  g_autofree char *label = g_strdup_printf (_ ("What Does %s Mean?"), id);

  gtk_widget_set_visible (GTK_WIDGET (button), shown);
  gtk_button_set_label (button, id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "window.explain");
  /* GTK 4.24 has it labelled by the text it shows, which would count for more. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
sender_finding_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_FINDING_VIEW);
  G_OBJECT_CLASS (sender_finding_view_parent_class)->dispose (object);
}

static void
sender_finding_view_class_init (SenderFindingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_finding_view_dispose;
  g_type_ensure (SENDER_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-finding-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderFindingView, icon);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingView, message);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingView, detail);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingView, fix);
  gtk_widget_class_bind_template_child (widget_class, SenderFindingView, code);
  gtk_widget_class_set_css_name (widget_class, "finding");
}

static void
sender_finding_view_init (SenderFindingView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_tooltip_set (GTK_WIDGET (self->code), _ ("What Does This Mean?"));
}

/**
 * sender_finding_view_new:
 * @finding: what it shows
 *
 * Makes the view of one finding, with its reason.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
sender_finding_view_new (SenderFinding *finding)
{
  SenderFindingView *self = g_object_new (SENDER_TYPE_FINDING_VIEW, NULL);

  sender_finding_view_show (self, finding, NULL);
  return GTK_WIDGET (self);
}

/**
 * sender_finding_view_show:
 * @finding: what it shows
 * @place: (nullable): where it is, shown in the place of the reason
 *
 * Shows a finding in the place of what was shown.
 */
void
sender_finding_view_show (SenderFindingView *self,
                          SenderFinding     *finding,
                          const char        *place)
{
  const char *style = severities[sender_finding_get_severity (finding)].style;
  const char *detail = place != NULL ? place : sender_finding_get_why (finding);

  show_icon (self->icon, finding);
  set_style (GTK_WIDGET (self->message), place == NULL ? style : NULL);
  sender_direction_show_sentence (self->message, sender_finding_get_message (finding));
  sender_direction_show_sentence (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL && *detail != '\0');
  sender_tooltip_set (GTK_WIDGET (self), sender_finding_get_id (finding));
  show_code (self->code, finding, place == NULL);
  show_fix (GTK_WIDGET (self->fix), finding);
}

/**
 * sender_finding_view_new_line:
 * @finding: what it shows
 *
 * Makes a view of one line, for places where there may be thousands: its text is not measured, and
 * what does not fit is in the tooltip.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
sender_finding_view_new_line (SenderFinding *finding)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *icon = gtk_image_new ();
  GtkWidget       *text = gtk_inscription_new (sender_finding_get_message (finding));
  const char      *style = severities[sender_finding_get_severity (finding)].style;
  g_autofree char *whole = g_strjoin ("\n", sender_finding_get_message (finding),
                                      sender_finding_get_why (finding), NULL);

  show_icon (GTK_IMAGE (icon), finding);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (text, style);
  sender_tooltip_set (box, whole);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  if (sender_finding_get_fix (finding) != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Fix"));

      gtk_widget_add_css_class (button, "fix");
      show_fix (button, finding);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}
