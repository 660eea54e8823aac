/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publish-question.h"

#include "sender-config.h"
#include "sender-dialog.h"
#include "sender-direction.h"
#include "sender-environment.h"
#include "sender-plan-words.h"

#include <glib/gi18n.h>

#define PUBLISH "publish"
#define MATTER "matter"

static SenderConfig *
get_config (SenderPublishing *publishing)
{
  SenderLiveSource *source = sender_publishing_get_source (publishing);

  return sender_document_get_config (sender_live_source_get_document (source));
}

static gboolean
is_production (SenderPublishing *publishing)
{
  return sender_environment_is_production (
    sender_config_get_environment (get_config (publishing)));
}

/**
 * sender_publish_question_is_needed:
 * @publishing: what is planned
 *
 * Tells whether somebody is to be asked before it is carried out.
 *
 * Returns: whether it is
 */
gboolean
sender_publish_question_is_needed (SenderPublishing *publishing)
{
  const SenderPlan *plan = sender_publishing_get_plan (publishing);

  return is_production (publishing) ||
         sender_publishing_get_planned_way (publishing) != SENDER_PUBLISH_FORTH ||
         (plan != NULL && sender_plan_deletes (plan));
}

static char *
dup_heading (SenderPublishing *publishing)
{
  const char *name = sender_plan_get_environment_name (get_config (publishing));

  switch (sender_publishing_get_planned_way (publishing))
    {
    case SENDER_PUBLISH_BACK:
      return g_strdup_printf (_ ("Take Back What Was Written to %s?"), name);
    case SENDER_PUBLISH_RESTORE:
      return g_strdup_printf (_ ("Go Back in %s?"), name);
    case SENDER_PUBLISH_FORTH:
    default:
      return is_production (publishing) ? g_strdup (_ ("Publish to Production?"))
                                        : g_strdup_printf (_ ("Publish to %s?"), name);
    }
}

/* What is answered, as the heading asks it. */
static char *
dup_accept (SenderPublishing *publishing)
{
  const char *name = sender_plan_get_environment_name (get_config (publishing));

  switch (sender_publishing_get_planned_way (publishing))
    {
    case SENDER_PUBLISH_BACK:
      return g_strdup_printf (_ ("Take Back from %s"), name);
    case SENDER_PUBLISH_RESTORE:
      return g_strdup_printf (_ ("Go Back in %s"), name);
    case SENDER_PUBLISH_FORTH:
    default:
      return g_strdup_printf (_ ("Publish to %s"), name);
    }
}

static char *
dup_prompt (SenderPublishing *publishing)
{
  const char *name = sender_plan_get_environment_name (get_config (publishing));

  switch (sender_publishing_get_planned_way (publishing))
    {
    case SENDER_PUBLISH_BACK:
      return g_strdup_printf (_ ("Type “%s” to take it back"), name);
    case SENDER_PUBLISH_RESTORE:
      return g_strdup_printf (_ ("Type “%s” to go back"), name);
    case SENDER_PUBLISH_FORTH:
    default:
      return g_strdup_printf (_ ("Type “%s” to publish"), name);
    }
}

static char *
dup_body (SenderPublishing *publishing)
{
  const char *name = sender_plan_get_environment_name (get_config (publishing));

  if (is_production (publishing))
    return g_strdup_printf (_ ("People sign in at “%s”. From their next one-time code on, what is "
                               "written now decides how it is sent."),
                            name);
  return g_strdup (_ ("From the next one-time code on, what is written now decides how it is "
                      "sent."));
}

static GtkWidget *
make_deeds (SenderPublishing *publishing)
{
  g_autoptr (GPtrArray) deeds = sender_plan_list_deeds (sender_publishing_get_plan (publishing),
                                                        get_config (publishing));
  GtkWidget            *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What will be done"), -1);
  for (guint i = 0; i < deeds->len; i++)
    {
      GtkWidget       *row = adw_action_row_new ();
      GtkWidget       *number = NULL;
      g_autofree char *digits = g_strdup_printf ("%u", i + 1);

      number = gtk_label_new (digits);
      gtk_widget_add_css_class (number, "step-number");
      gtk_widget_set_valign (number, GTK_ALIGN_CENTER);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), deeds->pdata[i]);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_widget_set_focusable (row, FALSE);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), number);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}

static void
named_cb (GtkEditable *entry,
          GParamSpec  *pspec,
          gpointer     user_data)
{
  AdwMessageDialog *dialog = user_data;
  const char       *name = g_object_get_data (G_OBJECT (dialog), "name");
  g_autofree char  *typed = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, PUBLISH, g_strcmp0 (typed, name) == 0);
}

/* The answer waits for the name: nobody publishes to production by a habit of the hand. */
static GtkWidget *
make_entry (AdwMessageDialog *dialog,
            SenderPublishing *publishing)
{
  const char      *name = sender_plan_get_environment_name (get_config (publishing));
  GtkWidget       *list = gtk_list_box_new ();
  GtkWidget       *entry = adw_entry_row_new ();
  g_autofree char *title = dup_prompt (publishing);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set (entry, "activates-default", TRUE, NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  g_object_set_data_full (G_OBJECT (dialog), "name", g_strdup (name), g_free);
  g_signal_connect_object (entry, "notify::text", G_CALLBACK (named_cb), dialog, 0);
  adw_message_dialog_set_response_enabled (dialog, PUBLISH, FALSE);
  return list;
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_sentence (GtkWidget  *box,
              const char *sentence)
{
  g_autofree char *shown = sentence != NULL ? sender_direction_dup_sentence (sentence) : NULL;

  if (shown != NULL)
    add_label (box, shown);
}

static GtkWidget *
make_extra (AdwMessageDialog *dialog,
            SenderPublishing *publishing)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *shared = sender_publishing_dup_shared (publishing);
  g_autofree char *lost = sender_publishing_dup_lost (publishing);

  gtk_box_append (GTK_BOX (box), make_deeds (publishing));
  add_sentence (box, shared);
  add_sentence (box, lost);
  if (is_production (publishing))
    gtk_box_append (GTK_BOX (box), make_entry (dialog, publishing));
  gtk_widget_add_css_class (add_label (box, _ ("Each step is read back and compared. The state "
                                               "before is kept, so that you can go back to it.")),
                            "dim-label");
  return box;
}

/* What the answer is about. */
static char *
dup_matter (SenderPublishing *publishing)
{
  const SenderPlan      *plan = sender_publishing_get_plan (publishing);
  g_autoptr (SenderJson) json = plan != NULL ? sender_plan_to_json (plan) : NULL;
  g_autofree char       *text = json != NULL ? sender_json_to_string (json) : NULL;

  return g_strdup_printf ("%d %s", (int) sender_publishing_get_planned_way (publishing), text);
}

/* The plan may have become another while the question stood: nothing is carried out that nobody has
 * seen. */
static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  SenderPublishing *publishing = SENDER_PUBLISHING (user_data);
  g_autofree char  *matter = dup_matter (publishing);
  GtkWindow        *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (!g_str_equal (response, PUBLISH))
    return;
  if (g_strcmp0 (matter, g_object_get_data (G_OBJECT (dialog), MATTER)) == 0)
    sender_publishing_run (publishing);
  else if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "window.publish", NULL);
}

/**
 * sender_publish_question_ask:
 * @widget: where the question comes up
 * @publishing: what is planned
 *
 * Asks, naming the environment and what will be done. Closing it is no.
 */
void
sender_publish_question_ask (GtkWidget        *widget,
                             SenderPublishing *publishing)
{
  GtkRoot          *root = gtk_widget_get_root (widget);
  g_autofree char  *heading = dup_heading (publishing);
  g_autofree char  *body = dup_body (publishing);
  g_autofree char  *shown = sender_direction_dup_sentence (body);
  AdwMessageDialog *dialog = NULL;
  g_autofree char  *accept = dup_accept (publishing);

  dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, shown));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), PUBLISH, accept, NULL);
  adw_message_dialog_set_response_appearance (
    dialog, PUBLISH,
    sender_plan_deletes (sender_publishing_get_plan (publishing)) ? ADW_RESPONSE_DESTRUCTIVE
                                                                  : ADW_RESPONSE_SUGGESTED);
  /* In production the answer waits for the name; elsewhere it is about going back or deleting. */
  adw_message_dialog_set_default_response (dialog, is_production (publishing) ? PUBLISH : "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, make_extra (dialog, publishing));
  g_object_set_data_full (G_OBJECT (dialog), MATTER, dup_matter (publishing), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), publishing, 0);
  sender_dialog_present (dialog);
}
