/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-row.h"

#include "sender-button-words.h"
#include "sender-columns.h"
#include "sender-direction.h"
#include "sender-plan-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Bytes of a value that may not be seen whole. */
#define LONG 80

struct _SenderPlanRow
{
  GtkListBoxRow parent_instance;

  char    *path;
  gboolean is_showing; /* what is set then nobody has decided */

  /* Template widgets. */
  GtkImage        *icon;
  GtkLabel        *title;
  GtkLabel        *now;
  GtkLabel        *after;
  GtkWidget       *decision;
  GtkLabel        *note;
  GtkWidget       *choice;
  GtkToggleButton *theirs;
  GtkToggleButton *ours;
};

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderPlanRow, sender_plan_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon;
  const char *class;
} looks[] = {
  [SENDER_CHANGE_OURS] = { "document-edit-symbolic", "accent" },
  [SENDER_CHANGE_THEIRS] = { "sender-provider-symbolic", "warning" },
  [SENDER_CHANGE_UNKNOWABLE] = { "sender-key-symbolic", "dim-label" },
};

static void
toggled_cb (SenderPlanRow   *self,
            GtkToggleButton *button)
{
  if (!self->is_showing && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[DECIDED], 0);
}

static void
sender_plan_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PLAN_ROW);
  G_OBJECT_CLASS (sender_plan_row_parent_class)->dispose (object);
}

static void
sender_plan_row_finalize (GObject *object)
{
  g_free (SENDER_PLAN_ROW (object)->path);
  G_OBJECT_CLASS (sender_plan_row_parent_class)->finalize (object);
}

static void
sender_plan_row_class_init (SenderPlanRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_plan_row_dispose;
  object_class->finalize = sender_plan_row_finalize;

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SENDER_TYPE_COLUMNS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-plan-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, title);
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, now);
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, after);
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, decision);
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, note);
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, choice);
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, theirs);
  gtk_widget_class_bind_template_child (widget_class, SenderPlanRow, ours);
}

static void
sender_plan_row_init (SenderPlanRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (GTK_BUTTON (self->theirs));
  sender_button_words_wrap (GTK_BUTTON (self->ours));
  g_signal_connect_swapped (self->theirs, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->ours, "toggled", G_CALLBACK (toggled_cb), self);
}

/**
 * sender_plan_row_new:
 *
 * Makes a row that shows nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_plan_row_new (void)
{
  return g_object_new (SENDER_TYPE_PLAN_ROW, NULL);
}

static void
mark (PangoAttrList  *attributes,
      PangoAttribute *attribute,
      gsize           start,
      gsize           end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* What goes is struck out, what comes stands out: neither is told by colour alone. */
static void
show_values (SenderPlanRow      *self,
             const SenderChange *change)
{
  g_autofree char          *now = sender_change_dup_now (change);
  g_autofree char          *after = sender_change_dup_after (change);
  g_autoptr (PangoAttrList) gone = pango_attr_list_new ();
  g_autoptr (PangoAttrList) come = pango_attr_list_new ();
  SenderValueParts          same = { 0, 0 };
  gboolean                  differs = change->kind == SENDER_CHANGE_OURS ||
                     (change->kind == SENDER_CHANGE_THEIRS && !change->is_kept);

  if (differs && change->now != NULL && change->after != NULL)
    same = sender_value_compare (now, after);
  if (differs && change->now != NULL)
    mark (gone, pango_attr_strikethrough_new (TRUE), same.start, strlen (now) - same.end);
  /* What is wholly new needs no weight beside “nothing”. */
  if (differs && change->now != NULL)
    mark (come, pango_attr_weight_new (PANGO_WEIGHT_BOLD), same.start, strlen (after) - same.end);
  /* A value is no text that is broken with hyphens. */
  mark (gone, pango_attr_insert_hyphens_new (FALSE), 0, strlen (now));
  mark (come, pango_attr_insert_hyphens_new (FALSE), 0, strlen (after));
  if (sender_change_is_code (change) && change->now != NULL)
    mark (gone, pango_attr_family_new ("monospace"), 0, strlen (now));
  if (sender_change_is_code (change) && (change->is_kept ? change->now : change->after) != NULL)
    mark (come, pango_attr_family_new ("monospace"), 0, strlen (after));
  gtk_label_set_label (self->now, now);
  gtk_label_set_label (self->after, after);
  gtk_label_set_attributes (self->now, gone);
  gtk_label_set_attributes (self->after, come);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->now), strlen (now) > LONG ? now : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->after), strlen (after) > LONG ? after : NULL);
}

static void
name_row (SenderPlanRow      *self,
          const SenderChange *change,
          const char         *note)
{
  g_autofree char *name = g_strdup_printf (
    _ ("%s, %s. At PingOne: %s. After publishing: %s. %s"), gtk_label_get_label (self->title),
    sender_change_kind_get_label (change->kind), gtk_label_get_label (self->now),
    gtk_label_get_label (self->after), note != NULL ? note : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strchomp (name), -1);
}

static void
name_choice (GtkToggleButton *button,
             const char      *title)
{
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title,
                                           gtk_button_get_label (GTK_BUTTON (button)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * sender_plan_row_show:
 * @change: a change of a plan
 * @config: whose plan
 * @is_undecided: whether nothing is published before somebody decides about it
 *
 * Shows a change.
 */
void
sender_plan_row_show (SenderPlanRow      *self,
                      const SenderChange *change,
                      SenderConfig       *config,
                      gboolean            is_undecided)
{
  g_autofree char *title = sender_change_dup_title (change, config);
  g_autofree char *note = sender_change_dup_note (change);
  gboolean         is_open = change->kind != SENDER_CHANGE_OURS && note != NULL;

  self->is_showing = TRUE;
  g_free (self->path);
  self->path = g_strdup (change->path);
  gtk_image_set_from_icon_name (self->icon, looks[change->kind].icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]){ looks[change->kind].class, NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon),
                               sender_change_kind_get_label (change->kind));
  gtk_label_set_label (self->title, title);
  show_values (self, change);
  sender_direction_show_sentence (self->note, note);
  gtk_widget_set_visible (self->decision, note != NULL || is_open);
  gtk_widget_set_visible (self->choice, is_open);
  gtk_toggle_button_set_active (self->theirs, change->is_kept && !is_undecided);
  gtk_toggle_button_set_active (self->ours, !change->is_kept && !is_undecided);
  name_choice (self->theirs, title);
  name_choice (self->ours, title);
  if (change->kind == SENDER_CHANGE_THEIRS)
    gtk_widget_add_css_class (GTK_WIDGET (self), "theirs");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "theirs");
  name_row (self, change, note);
  self->is_showing = FALSE;
}

/**
 * sender_plan_row_get_path:
 *
 * Gets which change is shown.
 *
 * Returns: (nullable): its path
 */
const char *
sender_plan_row_get_path (SenderPlanRow *self)
{
  return self->path;
}

/**
 * sender_plan_row_overwrites:
 *
 * Tells what was chosen.
 *
 * Returns: whether ours is written over theirs
 */
gboolean
sender_plan_row_overwrites (SenderPlanRow *self)
{
  return gtk_toggle_button_get_active (self->ours);
}
