/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help.h"

#include <glib/gi18n.h>

static const struct
{
  const char *purpose;
  const char *where;
  const char *mistake;
} topics[SENDER_N_SECTIONS] = {
  [SENDER_SECTION_SENDER] = { N_ ("Says who delivers: Ping’s own server, an "
                                  "account of yours at a known "
                                  "service, or a custom provider, which is what "
                                  "a Twilio Studio flow "
                                  "needs."),
                              N_ ("In PingOne: Settings, then Sender, then SMS/Voice."),
                              N_ ("Changing the kind deletes nothing here. What "
                                  "PingOne would drop is "
                                  "shown before it is published.") },
  [SENDER_SECTION_PROVIDER] = { N_ ("The name under which PingOne lists the sender."),
                                N_ ("Choose it yourself; say whose account it is."),
                                N_ ("Two senders of one environment can’t have "
                                    "the same name.") },
  [SENDER_SECTION_AUTHORIZATION] = { N_ ("What PingOne signs in with at the provider."),
                                     N_ ("In the Twilio Console: the account SID and "
                                         "the auth token, or better "
                                         "an API key with its SID and secret."),
                                     N_ ("The secret lives in the keyring only. A "
                                         "token that was changed in the "
                                         "console fails here too until it is replaced.") },
  [SENDER_SECTION_ORIGINATION] = { N_ ("The numbers that messages and calls come from."),
                                   N_ ("In the Twilio Console: Phone Numbers, then "
                                       "Active Numbers."),
                                   N_ ("A toll-free number or a short code needs the "
                                       "countries it may send to, "
                                       "and a short code can’t place calls.") },
  [SENDER_SECTION_SMS] = { N_ ("The request that PingOne makes for each text message."),
                           N_ ("The flow’s SID begins with FW and is in the "
                               "address of the flow in the "
                               "Twilio Console."),
                           N_ ("The keys are “To”, “From” and “Parameters”, "
                               "with exactly these "
                               "letters. The published procedure has two of them wrong.") },
  [SENDER_SECTION_VOICE] = { N_ ("The request that PingOne makes for each call."),
                             N_ ("Most often a flow of its own; its SID begins with FW too."),
                             N_ ("A call needs a number that can place calls, "
                                 "and a flow that says the "
                                 "code slowly and twice.") },
  [SENDER_SECTION_FALLBACK] = { N_ ("Whether Ping’s own account sends when yours can’t."),
                                N_ ("It is the order of providers in PingOne, not "
                                    "a phone number."),
                                N_ ("While it is off, nobody gets a code as long "
                                    "as the provider is down.") },
  [SENDER_SECTION_MESSAGES] = { N_ ("What is sent, for each notification, channel "
                                    "and language."),
                                N_ ("In PingOne: User Experience, then "
                                    "Notification Templates."),
                                N_ ("Write {\"OTP\":\"${otp}\"} with quotes "
                                    "around the variable: without "
                                    "them a code that begins with 0 is no JSON.") },
  [SENDER_SECTION_CONTRACT] = { N_ ("How each value travels from the message to "
                                    "the text on the phone."),
                                N_ ("From the flow’s definition, or from the "
                                    "stand-ins in Practice."),
                                N_ ("A name that the flow reads and nobody sends "
                                    "arrives empty, and nothing "
                                    "complains.") },
  [SENDER_SECTION_TEST] = { N_ ("Sends one real message or call, and follows "
                                "it to the handset."),
                            N_ ("Use a phone that is beside you. The provider charges for it."),
                            N_ ("Accepted is not delivered. Only “delivered” "
                                "is green, and only you "
                                "know which code the phone showed.") },
  [SENDER_SECTION_PUBLISH] = { N_ ("Brings what is saved here to PingOne."),
                               N_ ("It needs a connection to an environment."),
                               N_ ("Saving never changes PingOne.") },
  [SENDER_SECTION_HISTORY] = { N_ ("What was sent from here, and what became of it."),
                               N_ ("Numbers are masked and codes are never kept."),
                               N_ ("A test that ended as “unknown” may have been "
                                   "delivered: look at the "
                                   "phone before it is sent again.") },
};

static GtkWidget *
make_text (const char *heading,
           const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (heading);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
make_page (SenderSection section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 20);
  GtkWidget *title = gtk_label_new (sender_section_get_label (section));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "title-2");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_text (_ ("What it is for"), _ (topics[section].purpose)));
  gtk_box_append (GTK_BOX (box), make_text (_ ("Where to find it"), _ (topics[section].where)));
  gtk_box_append (GTK_BOX (box), make_text (_ ("What to avoid"), _ (topics[section].mistake)));
  gtk_widget_set_margin_start (box, 20);
  gtk_widget_set_margin_end (box, 20);
  gtk_widget_set_margin_top (box, 20);
  gtk_widget_set_margin_bottom (box, 20);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_hexpand (scroller, TRUE);
  return scroller;
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/**
 * sender_help_show:
 * @parent: the window that help is asked in
 * @section: what is looked at there
 *
 * Shows help about a section.
 */
void
sender_help_show (GtkWindow    *parent,
                  SenderSection section)
{
  GtkWidget          *window = adw_window_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget          *header = adw_header_bar_new ();
  GtkWidget          *panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget          *stack = gtk_stack_new ();
  GtkWidget          *names = gtk_stack_sidebar_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (SenderSection i = 0; i < SENDER_N_SECTIONS; i++)
    gtk_stack_add_titled (GTK_STACK (stack), make_page (i), sender_section_get_label (i),
                          sender_section_get_label (i));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), sender_section_get_label (section));
  gtk_stack_sidebar_set_stack (GTK_STACK_SIDEBAR (names), GTK_STACK (stack));
  gtk_widget_set_size_request (names, 130, -1);
  gtk_widget_set_vexpand (panes, TRUE);
  gtk_box_append (GTK_BOX (panes), names);
  gtk_box_append (GTK_BOX (panes), stack);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), panes);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Help"));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 460);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}
