/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-kind-group.h"

#include "sender-focus.h"
#include "sender-publication.h"

#define N_KINDS (SENDER_PROVIDER_KIND_UNKNOWN + 1)

struct _SenderKindGroup
{
  AdwPreferencesGroup parent_instance;

  int             kind;
  GtkWidget      *unknown;         /* (not owned): the row of what can't be chosen */
  GtkCheckButton *checks[N_KINDS]; /* (not owned) */
};

typedef enum
{
  PROP_KIND = 1,
} SenderKindGroupProperty;

static GParamSpec *props[PROP_KIND + 1];

G_DEFINE_FINAL_TYPE (SenderKindGroup, sender_kind_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_kind (SenderKindGroup *self)
{
  gtk_widget_set_visible (self->unknown, self->kind == SENDER_PROVIDER_KIND_UNKNOWN);
  gtk_check_button_set_active (self->checks[self->kind], TRUE);
}

static void
toggled_cb (SenderKindGroup *self,
            GtkCheckButton  *check)
{
  for (int kind = 0; kind < N_KINDS; kind++)
    if (self->checks[kind] == check && gtk_check_button_get_active (check) && self->kind != kind)
      {
        self->kind = kind;
        g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
      }
}

static void
set_kind (SenderKindGroup *self,
          int              kind)
{
  if (self->kind == kind)
    return;
  self->kind = kind;
  show_kind (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_KIND]);
}

static GtkWidget *
make_row (SenderKindGroup   *self,
          SenderProviderKind kind)
{
  const char *label = sender_provider_kind_get_label (kind);
  const char *meaning = sender_provider_kind_get_meaning (kind);
  GtkWidget  *row = adw_action_row_new ();
  GtkWidget  *check = gtk_check_button_new ();

  self->checks[kind] = GTK_CHECK_BUTTON (check);
  if (kind > 0)
    gtk_check_button_set_group (self->checks[kind], self->checks[0]);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, meaning,
                                  -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), meaning);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static gboolean
sender_kind_group_grab_focus (GtkWidget *widget)
{
  SenderKindGroup *self = SENDER_KIND_GROUP (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->checks[self->kind]));
}

static void
sender_kind_group_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if ((SenderKindGroupProperty) prop_id == PROP_KIND)
    g_value_set_int (value, SENDER_KIND_GROUP (object)->kind);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_kind_group_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if ((SenderKindGroupProperty) prop_id == PROP_KIND)
    set_kind (SENDER_KIND_GROUP (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_kind_group_class_init (SenderKindGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sender_kind_group_get_property;
  object_class->set_property = sender_kind_group_set_property;
  GTK_WIDGET_CLASS (klass)->focus = sender_focus_inside;
  GTK_WIDGET_CLASS (klass)->grab_focus = sender_kind_group_grab_focus;

  props[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, SENDER_PROVIDER_KIND_UNKNOWN, 0,
                                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                         G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_kind_group_init (SenderKindGroup *self)
{
  for (SenderProviderKind kind = 0; kind < N_KINDS; kind++)
    {
      GtkWidget *row = make_row (self, kind);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      if (kind == SENDER_PROVIDER_KIND_UNKNOWN)
        self->unknown = row;
    }
  show_kind (self);
}
