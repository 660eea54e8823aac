/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-form.h"

#include "sender-button-words.h"
#include "sender-columns.h"
#include "sender-config.h"
#include "sender-direction.h"
#include "sender-error.h"
#include "sender-group-title.h"
#include "sender-list.h"
#include "sender-message-matrix.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-test-choices.h"
#include "sender-test-question.h"
#include "sender-test-values.h"
#include "sender-test-way.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SenderTestForm
{
  AdwBin parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  GSignalGroup   *checks;   /* (owned): of the inspection */
  gboolean        simulated;
  gboolean        was_tried; /* the destination is judged from the first try on */
  gboolean        is_filling;

  /* Template widgets. */
  AdwPreferencesGroup *group;
  SenderTestWay       *way;
  AdwEntryRow         *user;
  GtkToggleButton     *sms;
  GtkToggleButton     *voice;
  AdwEntryRow         *destination;
  GtkWidget           *destination_row;
  GtkLabel            *destination_fault;
  AdwComboRow         *from;
  GtkStringList       *numbers;
  AdwComboRow         *message;
  GtkStringList       *messages;
  GPtrArray           *listed; /* (element-type SenderMessage) (owned): the strings */
  SenderTestValues    *values;
  GtkWidget           *problem_row;
  GtkLabel            *problem;
  GtkWidget           *go;
  GtkLabel            *cost;
  GtkButton           *send;
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_SIMULATED,
  PROP_CHANNEL,
} SenderTestFormProperty;

static GParamSpec *props[PROP_CHANNEL + 1];

G_DEFINE_FINAL_TYPE (SenderTestForm, sender_test_form, ADW_TYPE_BIN)

static SenderChannel
get_channel (SenderTestForm *self)
{
  /* Of the two, SMS is told first: Voice is not active yet when SMS no longer is. */
  return gtk_toggle_button_get_active (self->sms) ? SENDER_CHANNEL_SMS : SENDER_CHANNEL_VOICE;
}

static SenderConfig *
get_config (SenderTestForm *self)
{
  return self->document != NULL ? sender_document_get_config (self->document) : NULL;
}

static void
fill_numbers (SenderTestForm *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SenderConfig         *config = get_config (self);
  SenderList           *numbers = config != NULL ? sender_config_get_numbers (config) : NULL;
  gboolean              is_voice = get_channel (self) == SENDER_CHANNEL_VOICE;

  for (guint i = 0; numbers != NULL && i < sender_list_get_n_items (numbers); i++)
    {
      SenderOriginationNumber *number = sender_list_get (numbers, i);

      if (is_voice ? sender_origination_number_has_voice (number)
                   : sender_origination_number_has_sms (number))
        g_ptr_array_add (names, (gpointer) sender_origination_number_get_number (number));
    }
  sender_test_choices_fill (self->from, self->numbers, names);
}

static void
fill_messages (SenderTestForm *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  SenderConfig         *config = get_config (self);
  SenderList           *messages = config != NULL ? sender_config_get_messages (config) : NULL;

  g_ptr_array_set_size (self->listed, 0);
  for (guint i = 0; messages != NULL && i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);

      if (sender_message_get_channel (message) != get_channel (self))
        continue;
      g_ptr_array_add (self->listed, g_object_ref (message));
      g_ptr_array_add (names, sender_matrix_dup_message_name (message));
    }
  sender_test_choices_fill (self->message, self->messages, names);
}

/* PingOne has contents and numbers of its own; the message says which of them. */
static gboolean
begin_plan_via_pingone (SenderTestForm *self,
                        SenderTestPlan *plan,
                        SenderMessage  *message,
                        GError        **error)
{
  const char      *typed = gtk_editable_get_text (GTK_EDITABLE (self->user));
  g_autofree char *user = g_strstrip (g_strdup (typed));

  if (!sender_test_plan_init (plan, get_config (self), get_channel (self), error))
    return FALSE;
  plan->message = message;
  plan->user = g_steal_pointer (&user);
  if (*plan->user != '\0' || !self->was_tried)
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("Enter the user whom PingOne makes the code for: user name or ID"));
  return FALSE;
}

/* Request, message and number as they are chosen. */
static gboolean
begin_plan (SenderTestForm *self,
            SenderTestPlan *plan,
            GError        **error)
{
  guint          selected = adw_combo_row_get_selected (self->message);
  SenderMessage *message =
    selected < self->listed->len ? g_ptr_array_index (self->listed, selected) : NULL;
  const char *from = sender_test_choices_get (self->from, self->numbers);

  if (sender_test_way_is_via_pingone (self->way))
    return begin_plan_via_pingone (self, plan, message, error);
  return sender_test_plan_init (plan, get_config (self), get_channel (self), error) &&
         sender_test_plan_set_message (plan, message, error) &&
         sender_test_plan_choose_from (plan, from, error);
}

static void
show_destination (SenderTestForm *self)
{
  const char      *to = gtk_editable_get_text (GTK_EDITABLE (self->destination));
  g_autofree char *fault = self->was_tried ? sender_test_plan_judge_number (to) : NULL;

  gtk_widget_set_visible (self->destination_row, fault != NULL);
  gtk_label_set_label (self->destination_fault, fault != NULL ? fault : "");
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->destination), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->destination), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->destination), GTK_ACCESSIBLE_STATE_INVALID,
                               fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* What is missing, and the way to where it is made. */
static void
show_problem (SenderTestForm *self,
              SenderTestPlan *plan,
              const GError   *error)
{
  const char *path = "numbers";

  gtk_widget_set_visible (self->go, plan->user == NULL);
  if (plan->request == NULL)
    path = get_channel (self) == SENDER_CHANNEL_VOICE ? "voice.url" : "sms.url";
  else if (plan->message == NULL)
    path = "messages";
  gtk_widget_set_visible (self->problem_row, error != NULL);
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->go), "s", path);
}

/* What PingOne decides is not asked for. */
static void
show_way (SenderTestForm *self,
          gboolean        via_pingone)
{
  SenderChannel channel = get_channel (self);

  gtk_widget_set_visible (GTK_WIDGET (self->user), via_pingone);
  if (via_pingone)
    gtk_widget_set_visible (GTK_WIDGET (self->from), FALSE);
  gtk_label_set_label (self->cost,
                       via_pingone
                         ? sender_test_question_get_cost_via_pingone (channel, self->simulated)
                         : sender_test_question_get_cost (channel, self->simulated));
  gtk_button_set_label (self->send, channel == SENDER_CHANNEL_VOICE ? _ ("Send Test Voice")
                                                                    : _ ("Send Test SMS"));
}

static void
show_values (SenderTestForm *self,
             SenderTestPlan *plan,
             gboolean        via_pingone)
{
  SenderLive    *live = NULL;
  g_auto (GStrv) names = NULL;

  if (self->document != NULL)
    live = sender_inspection_get_live (sender_document_get_inspection (self->document));
  if (plan->request == NULL)
    names = g_new0 (char *, 1);
  else
    names = via_pingone ? sender_test_plan_list_own_variables (plan, live)
                        : sender_test_plan_list_variables (plan);
  sender_test_values_show (self->values, plan->config, (const char *const *) names);
}

static void
show (SenderTestForm *self)
{
  g_auto (SenderTestPlan) plan = { NULL };
  g_autoptr (GError)      error = NULL;
  gboolean                via_pingone = FALSE;

  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  sender_test_way_show (self->way, get_config (self));
  via_pingone = sender_test_way_is_via_pingone (self->way);
  fill_numbers (self);
  fill_messages (self);
  if (self->document != NULL)
    begin_plan (self, &plan, &error);
  show_values (self, &plan, via_pingone);
  self->is_filling = FALSE;
  show_way (self, via_pingone);
  show_problem (self, &plan, error);
  show_destination (self);
}

static void
channel_toggled_cb (SenderTestForm *self)
{
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHANNEL]);
}

static void
choice_changed_cb (SenderTestForm *self)
{
  show (self);
}

static void
destination_changed_cb (SenderTestForm *self)
{
  show_destination (self);
}

static void
entry_activated_cb (SenderTestForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "test.send", NULL);
}

static void
set_document (SenderTestForm *self,
              SenderDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
set_simulated (SenderTestForm *self,
               gboolean        simulated)
{
  if (self->simulated == simulated)
    return;
  self->simulated = simulated;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SIMULATED]);
}

static void
sender_test_form_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  SenderTestForm *self = SENDER_TEST_FORM (object);

  switch ((SenderTestFormProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SIMULATED:
      g_value_set_boolean (value, self->simulated);
      break;
    case PROP_CHANNEL:
      g_value_set_enum (value, (int) get_channel (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_test_form_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  SenderTestForm *self = SENDER_TEST_FORM (object);

  switch ((SenderTestFormProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_SIMULATED:
      set_simulated (self, g_value_get_boolean (value));
      break;
    case PROP_CHANNEL:
      gtk_toggle_button_set_active (g_value_get_enum (value) == SENDER_CHANNEL_VOICE ? self->voice
                                                                                     : self->sms,
                                    TRUE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_test_form_dispose (GObject *object)
{
  SenderTestForm *self = SENDER_TEST_FORM (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->document);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_TEST_FORM);
  G_OBJECT_CLASS (sender_test_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (SENDER_TYPE_COLUMNS);
  g_type_ensure (SENDER_TYPE_TEST_VALUES);
  g_type_ensure (SENDER_TYPE_TEST_WAY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-test-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, group);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, way);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, user);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, sms);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, voice);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, destination);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, destination_row);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, destination_fault);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, from);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, numbers);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, message);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, messages);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, values);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, problem_row);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, problem);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, go);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, cost);
  gtk_widget_class_bind_template_child (widget_class, SenderTestForm, send);
  gtk_widget_class_bind_template_callback (widget_class, channel_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, destination_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
sender_test_form_class_init (SenderTestFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_test_form_get_property;
  object_class->set_property = sender_test_form_set_property;
  object_class->dispose = sender_test_form_dispose;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_SIMULATED] = g_param_spec_boolean ("simulated", NULL, NULL, FALSE, flags);
  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
sender_test_form_init (SenderTestForm *self)
{
  self->listed = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_button_words_wrap (self->send);
  sender_group_title_wrap (self->group);
  sender_test_choices_show_numbers (self->from);
  sender_direction_keep_typed (GTK_EDITABLE (self->destination));
  self->is_filling = FALSE;
  show (self);
}

/**
 * sender_test_form_make_plan:
 * @plan: (out caller-allocates): what is asked for
 *
 * Takes together what is asked for. What is missing is shown, and gets the focus.
 *
 * Returns: whether nothing is missing
 */
gboolean
sender_test_form_make_plan (SenderTestForm *self,
                            SenderTestPlan *plan)
{
  const char             *to = gtk_editable_get_text (GTK_EDITABLE (self->destination));
  g_autofree char        *fault = sender_test_plan_judge_number (to);
  g_auto (SenderTestPlan) begun = { NULL };

  if (self->document == NULL)
    return FALSE;
  self->was_tried = TRUE;
  show (self);
  if (fault != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->destination));
  else if (gtk_widget_get_visible (self->problem_row))
    gtk_widget_grab_focus (gtk_widget_get_visible (self->go) ? self->go : GTK_WIDGET (self->user));
  if (fault != NULL || !begin_plan (self, &begun, NULL))
    return FALSE;
  begun.to = g_strdup (to);
  sender_test_values_take (self->values, &begun);
  *plan = begun;
  begun = (SenderTestPlan){ NULL };
  return TRUE;
}

/**
 * sender_test_form_set_destination:
 * @number: a number
 *
 * Fills in where it goes.
 */
void
sender_test_form_set_destination (SenderTestForm *self,
                                  const char     *number)
{
  gtk_editable_set_text (GTK_EDITABLE (self->destination), number);
}

/**
 * sender_test_form_begin:
 *
 * Gives the focus to where the form begins.
 */
void
sender_test_form_begin (SenderTestForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->destination));
}

/**
 * sender_test_form_has_destination:
 *
 * Tells whether somebody typed one.
 *
 * Returns: whether it is not empty
 */
gboolean
sender_test_form_has_destination (SenderTestForm *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->destination)) != '\0';
}
