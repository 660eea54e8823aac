/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-practice-strip.h"

#include "sender-direction.h"
#include "sender-practice-guide.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderPracticeStrip
{
  AdwBin parent_instance;

  SenderPracticeGuide *guide;     /* (owned) */
  SenderWorkspace     *workspace; /* (owned) (nullable) */
  SenderDocument      *document;  /* (owned) (nullable) */
  gboolean             narrow;

  /* Template widgets. */
  GtkOrientable *box;
  GtkWidget     *title;
  GtkLabel      *left;
  GtkLabel      *text;
  GtkButton     *apply;
  GtkWidget     *go;
  GtkWidget     *test;
  GtkWidget     *leave;
};

typedef enum
{
  PROP_WORKSPACE = 1,
  PROP_DOCUMENT,
  PROP_NARROW,
} SenderPracticeStripProperty;

static GParamSpec *props[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (SenderPracticeStrip, sender_practice_strip, ADW_TYPE_BIN)

/* What is filled in is shown, so that a newcomer learns what such a value looks like. */
static void
show_offer (SenderPracticeStrip *self)
{
  const char      *offer = sender_practice_guide_get_offer (self->guide);
  g_autofree char *tip = NULL;

  if (offer != NULL)
    tip = g_strdup_printf (_ ("Fills in what the pretend account has: %s"), offer);
  gtk_button_set_label (self->apply, offer != NULL ? _ ("F_ill In") : _ ("Fi_x"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->apply), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->apply),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip != NULL ? tip : "", -1);
}

static gboolean
is_practice (SenderPracticeStrip *self)
{
  return self->workspace != NULL && sender_workspace_get_stand_ins (self->workspace) != NULL;
}

/* Redirected by somebody else, there is nobody to lead; only the mark stays. */
static void
show_redirected (SenderPracticeStrip *self)
{
  gtk_label_set_label (self->left, "");
  gtk_label_set_label (self->text, _ ("Every request goes to stand-ins on this computer."));
  gtk_widget_set_visible (GTK_WIDGET (self->apply), FALSE);
  gtk_widget_set_visible (self->go, FALSE);
  gtk_widget_set_visible (self->test, FALSE);
}

static void
show_next (SenderPracticeStrip *self)
{
  guint            n = sender_practice_guide_get_left (self->guide);
  const char      *path = sender_practice_guide_get_path (self->guide);
  const char      *offer = sender_practice_guide_get_offer (self->guide);
  g_autofree char *left = g_strdup_printf (ngettext ("%u error left", "%u errors left", n), n);
  g_autofree char *text =
    offer != NULL ? g_strdup_printf (_ ("%s The pretend account has: %s"),
                                     sender_practice_guide_get_text (self->guide), offer)
                  : g_strdup (sender_practice_guide_get_text (self->guide));

  gtk_label_set_label (self->left, n > 0 ? left : "");
  sender_direction_show_sentence (self->text, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), text);
  gtk_widget_set_visible (GTK_WIDGET (self->apply),
                          sender_practice_guide_can_apply (self->guide));
  gtk_widget_set_visible (self->go, path != NULL);
  gtk_widget_set_visible (self->test, path == NULL);
  if (path != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "s", path);
  show_offer (self);
}

static void
show (SenderPracticeStrip *self)
{
  gtk_widget_set_visible (self->title, is_practice (self));
  gtk_widget_set_visible (self->leave, is_practice (self));
  if (is_practice (self))
    show_next (self);
  else
    show_redirected (self);
}

static void
lead (SenderPracticeStrip *self)
{
  gboolean leads = is_practice (self);

  gtk_widget_set_visible (GTK_WIDGET (self), self->workspace != NULL &&
                                               sender_workspace_is_simulated (self->workspace));
  sender_practice_guide_set (self->guide, leads ? self->workspace : NULL,
                             leads ? self->document : NULL);
}

static void
apply_cb (SenderPracticeStrip *self)
{
  const char      *path = sender_practice_guide_get_path (self->guide);
  g_autofree char *place = g_strdup (path);

  /* Where it happens is shown, so that it can be seen what happened. */
  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "window.go-to", "s", place);
  sender_practice_guide_apply (self->guide);
}

static void
set_narrow (SenderPracticeStrip *self,
            gboolean             narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_orientable_set_orientation (self->box, narrow ? GTK_ORIENTATION_VERTICAL
                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_label_set_lines (self->text, narrow ? 4 : 2);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
sender_practice_strip_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  SenderPracticeStrip *self = SENDER_PRACTICE_STRIP (object);

  switch ((SenderPracticeStripProperty) prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_practice_strip_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  SenderPracticeStrip *self = SENDER_PRACTICE_STRIP (object);

  switch ((SenderPracticeStripProperty) prop_id)
    {
    case PROP_WORKSPACE:
      if (g_set_object (&self->workspace, g_value_get_object (value)))
        {
          lead (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_DOCUMENT:
      if (g_set_object (&self->document, g_value_get_object (value)))
        {
          lead (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_practice_strip_dispose (GObject *object)
{
  SenderPracticeStrip *self = SENDER_PRACTICE_STRIP (object);

  g_clear_object (&self->guide);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  /* The child is bound: what lets go of it must be the one that holds it. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_PRACTICE_STRIP);
  G_OBJECT_CLASS (sender_practice_strip_parent_class)->dispose (object);
}

static void
sender_practice_strip_class_init (SenderPracticeStripClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_practice_strip_get_property;
  object_class->set_property = sender_practice_strip_set_property;
  object_class->dispose = sender_practice_strip_dispose;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, SENDER_TYPE_WORKSPACE,
                                               flags);
  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-practice-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderPracticeStrip, box);
  gtk_widget_class_bind_template_child (widget_class, SenderPracticeStrip, title);
  gtk_widget_class_bind_template_child (widget_class, SenderPracticeStrip, left);
  gtk_widget_class_bind_template_child (widget_class, SenderPracticeStrip, text);
  gtk_widget_class_bind_template_child (widget_class, SenderPracticeStrip, apply);
  gtk_widget_class_bind_template_child (widget_class, SenderPracticeStrip, go);
  gtk_widget_class_bind_template_child (widget_class, SenderPracticeStrip, test);
  gtk_widget_class_bind_template_child (widget_class, SenderPracticeStrip, leave);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
sender_practice_strip_init (SenderPracticeStrip *self)
{
  self->guide = sender_practice_guide_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->guide, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
