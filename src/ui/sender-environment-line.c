/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-environment-line.h"

#include "sender-config.h"
#include "sender-isolate.h"
#include "sender-live-words.h"
#include "sender-surroundings.h"

struct _SenderEnvironmentLine
{
  AdwBin parent_instance;

  SenderDocument   *document;  /* (owned) (nullable) */
  SenderWorkspace  *workspace; /* (owned) (nullable) */
  SenderLiveSource *source;    /* (owned) (nullable): of the document */
  GSignalGroup     *edits;     /* (owned): of the configuration */
  GSignalGroup     *lives;     /* (owned): of the source */
  gboolean          strip;

  /* Template widgets. */
  GtkWidget *button;
  GtkLabel  *kind;
  GtkLabel  *name;
  GtkWidget *simulated;
  GtkLabel  *detail;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_WORKSPACE,
  PROP_STRIP,
} SenderEnvironmentLineProperty;

static GParamSpec *props[PROP_STRIP + 1];

G_DEFINE_FINAL_TYPE (SenderEnvironmentLine, sender_environment_line, ADW_TYPE_BIN)

static const char *const styles[] = {
  [SENDER_SURROUNDINGS_NONE] = "sandbox",
  [SENDER_SURROUNDINGS_SANDBOX] = "sandbox",
  [SENDER_SURROUNDINGS_PRODUCTION] = "production",
  [SENDER_SURROUNDINGS_PRACTICE] = "practice",
};

static void
name_button (SenderEnvironmentLine *self,
             SenderSurroundings     surroundings)
{
  g_autofree char *name = NULL;

  name = g_strdup_printf ("%s %s", gtk_label_get_label (self->kind),
                          surroundings == SENDER_SURROUNDINGS_PRACTICE
                            ? gtk_label_get_label (GTK_LABEL (self->simulated))
                            : gtk_label_get_label (self->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (self->detail), -1);
}

static void
show (SenderEnvironmentLine *self)
{
  SenderConfig *config = self->document != NULL ? sender_document_get_config (self->document)
                                                : NULL;
  gboolean      simulated = self->workspace != NULL &&
                       sender_workspace_is_simulated (self->workspace);
  SenderSurroundings surroundings = sender_surroundings_get (config, simulated);
  g_autofree char   *name =
    sender_isolate_name (sender_surroundings_get_name (surroundings, config));
  g_autofree char *usage = sender_live_words_dup_usage (self->source, config, simulated);
  const char      *extent = self->strip ? "strip" : "block";
  const char      *classes[] = { "flat", "environment", styles[surroundings], extent, NULL };

  gtk_label_set_label (self->kind, sender_surroundings_get_label (surroundings));
  gtk_label_set_label (self->name, name);
  gtk_widget_set_visible (GTK_WIDGET (self->name), *name != '\0');
  gtk_label_set_label (self->detail, usage);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), !self->strip);
  gtk_widget_set_visible (self->simulated, surroundings == SENDER_SURROUNDINGS_PRACTICE);
  gtk_widget_set_css_classes (self->button, classes);
  gtk_widget_set_tooltip_text (self->button, usage);
  /* Without a document it only takes the room, so that nothing below it moves later. */
  gtk_widget_set_child_visible (self->button, self->document != NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  name_button (self, surroundings);
}

static void
follow_live (SenderEnvironmentLine *self)
{
  g_clear_object (&self->source);
  if (self->document != NULL && self->workspace != NULL)
    self->source = sender_live_source_for (self->document, self->workspace);
  g_signal_group_set_target (self->lives, self->source);
}

static void
sender_environment_line_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  SenderEnvironmentLine *self = SENDER_ENVIRONMENT_LINE (object);

  switch ((SenderEnvironmentLineProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_STRIP:
      g_value_set_boolean (value, self->strip);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_environment_line_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  SenderEnvironmentLine *self = SENDER_ENVIRONMENT_LINE (object);

  switch ((SenderEnvironmentLineProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_set_object (&self->document, g_value_get_object (value));
      g_signal_group_set_target (self->edits, self->document != NULL
                                                ? sender_document_get_config (self->document)
                                                : NULL);
      follow_live (self);
      break;
    case PROP_WORKSPACE:
      g_set_object (&self->workspace, g_value_get_object (value));
      follow_live (self);
      break;
    case PROP_STRIP:
      self->strip = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  show (self);
}

static void
sender_environment_line_dispose (GObject *object)
{
  SenderEnvironmentLine *self = SENDER_ENVIRONMENT_LINE (object);

  g_clear_object (&self->edits);
  g_clear_object (&self->lives);
  g_clear_object (&self->source);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  /* Before the template lets go of it: the child has an id. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_ENVIRONMENT_LINE);
  G_OBJECT_CLASS (sender_environment_line_parent_class)->dispose (object);
}

static void
sender_environment_line_class_init (SenderEnvironmentLineClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sender_environment_line_get_property;
  object_class->set_property = sender_environment_line_set_property;
  object_class->dispose = sender_environment_line_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, SENDER_TYPE_WORKSPACE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_STRIP] = g_param_spec_boolean ("strip", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-environment-line.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderEnvironmentLine, button);
  gtk_widget_class_bind_template_child (widget_class, SenderEnvironmentLine, kind);
  gtk_widget_class_bind_template_child (widget_class, SenderEnvironmentLine, name);
  gtk_widget_class_bind_template_child (widget_class, SenderEnvironmentLine, simulated);
  gtk_widget_class_bind_template_child (widget_class, SenderEnvironmentLine, detail);
}

static void
sender_environment_line_init (SenderEnvironmentLine *self)
{
  self->edits = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->edits, "changed", G_CALLBACK (show), self);
  self->lives = g_signal_group_new (SENDER_TYPE_LIVE_SOURCE);
  g_signal_group_connect_swapped (self->lives, "changed", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  show (self);
}
