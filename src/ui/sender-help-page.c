/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help-page.h"

#include <glib/gi18n.h>

#define WIDTH 620
#define MARGIN 20

struct _SenderHelpPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller; /* (not owned): the child */
};

G_DEFINE_FINAL_TYPE (SenderHelpPage, sender_help_page, ADW_TYPE_BIN)

static GtkWidget *
make_heading (const char *text,
              const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   NULL);

  gtk_widget_add_css_class (label, style);
  return label;
}

/* Can be reached with the keyboard, to be read out or copied. */
static GtkWidget *
make_text (const SenderHelpPart *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", part->text,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "selectable", TRUE,
                                   NULL);

  gtk_box_append (GTK_BOX (box), make_heading (part->heading, "heading"));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_value (const SenderHelpPart *part)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "use-markup", FALSE,
                                 "title", part->heading,
                                 "title-lines", 0,
                                 "subtitle-lines", 0,
                                 NULL);

  /* Until it is made it does not know that it has no markup. */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), part->text);
  return row;
}

/* A list of all values from @first on; they stand together. */
static GtkWidget *
make_values (SenderHelpTopic *topic,
             guint            first)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Where to Find Each Value"));
  for (guint i = first; i < sender_help_topic_get_n_parts (topic); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_value (sender_help_topic_get_part (topic, i)));
  return group;
}

static GtkWidget *
make_link (const char *url)
{
  GtkWidget *link = gtk_link_button_new_with_label (url, _ ("Twilio’s Own Page"));

  gtk_widget_set_halign (link, GTK_ALIGN_START);
  return link;
}

static GtkWidget *
make_contents (SenderHelpTopic *topic)
{
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);
  const char *url = sender_help_topic_get_url (topic);
  gboolean    has_values = FALSE;

  gtk_box_append (GTK_BOX (box), make_heading (sender_help_topic_get_title (topic), "title-2"));
  for (guint i = 0; i < sender_help_topic_get_n_parts (topic) && !has_values; i++)
    {
      const SenderHelpPart *part = sender_help_topic_get_part (topic, i);

      has_values = part->is_value;
      gtk_box_append (GTK_BOX (box), has_values ? make_values (topic, i) : make_text (part));
    }
  if (url != NULL)
    gtk_box_append (GTK_BOX (box), make_link (url));
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_widget_set_margin_top (box, MARGIN);
  gtk_widget_set_margin_bottom (box, MARGIN);
  return box;
}

static void
sender_help_page_class_init (SenderHelpPageClass *klass)
{
}

static void
sender_help_page_init (SenderHelpPage *self)
{
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

/**
 * sender_help_page_show:
 * @topic: what is explained
 *
 * Shows a topic from its beginning, in the place of what was shown.
 */
void
sender_help_page_show (SenderHelpPage  *self,
                       SenderHelpTopic *topic)
{
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), make_contents (topic));
  gtk_scrolled_window_set_child (self->scroller, clamp);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sender_help_topic_get_title (topic), -1);
}
