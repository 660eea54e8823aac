/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-form.h"
#include "sender-config.h"
#include "sender-direction.h"
#include "sender-importer.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-test-form.h"
#include "sender-toast.h"
#include "widgets.h"

/* Values keep their direction where people read from right to left, and are otherwise what they
 * are. */

#define NUMBER "+12065550142"
#define ISOLATED "\u2066" NUMBER "\u2069"

static SenderDocument *
make_document (void)
{
  g_autoptr (SenderConfig)            config = sender_preset_new ("studio", "Northwind");
  g_autoptr (SenderOriginationNumber) number =
    g_object_new (SENDER_TYPE_ORIGINATION_NUMBER, "number", NUMBER, "sms", TRUE, NULL);

  sender_list_insert (sender_config_get_numbers (config), 0, number);
  return sender_document_new (config, NULL, FALSE);
}

static void
check (char       *shown,
       const char *expected)
{
  g_assert_cmpstr (shown, ==, expected);
  g_free (shown);
}

static void
test_rightward (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  check (sender_direction_dup_value (NUMBER), NUMBER);
  check (sender_direction_dup_sentence ("SMS to " NUMBER), "SMS to " NUMBER);
  check (sender_direction_dup_sentence ("SMS \u202Eto"), "SMS \uFFFDto");
}

static void
test_leftward (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  check (sender_direction_dup_value (NUMBER), ISOLATED);
  check (sender_direction_dup_sentence ("SMS to " NUMBER), "\u200FSMS to " ISOLATED);
  check (sender_direction_dup_sentence ("Twilio\nis"), "\u200FTwilio\n\u200Fis");
  check (sender_direction_dup_sentence (""), "");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What can be copied from keeps its text, and its side. */
static void
test_keep (void)
{
  GtkLabel *label = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  label = g_object_ref_sink (GTK_LABEL (gtk_label_new (NUMBER)));
  gtk_label_set_xalign (label, 0);
  sender_direction_keep (label);
  g_assert_cmpstr (gtk_label_get_label (label), ==, NUMBER);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (label)), ==, GTK_TEXT_DIR_LTR);
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 1);
  g_assert_finalize_object (label);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* What stands where nothing is typed yet reads as what will. */
static void
test_placeholder (void)
{
  GtkText *text = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  text = g_object_ref_sink (GTK_TEXT (gtk_text_new ()));
  gtk_text_set_placeholder_text (text, NUMBER);
  sender_direction_keep_typed (GTK_EDITABLE (text));
  g_assert_cmpstr (gtk_text_get_placeholder_text (text), ==, ISOLATED);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (text)), ==, GTK_TEXT_DIR_LTR);
  g_assert_finalize_object (text);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_toast (void)
{
  g_autoptr (AdwToast) toast = sender_toast_new ("“a\u202E<b>” removed");

  g_assert_cmpstr (adw_toast_get_title (toast), ==, "“a\uFFFD&lt;b&gt;” removed");
}

static void
test_format (void)
{
  g_autoptr (SenderDocument) document = make_document ();
  GtkWidget                 *form = NULL;
  GtkWidget                 *row = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  form = g_object_ref_sink (g_object_new (SENDER_TYPE_CHANNEL_FORM, "document", document, NULL));
  row = widgets_get_row (form, "Phone Number Format");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, ISOLATED);
  g_assert_finalize_object (form);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The number that is chosen is what is sent. */
static void
test_choice (void)
{
  g_autoptr (SenderDocument) document = make_document ();
  GtkWidget                 *form = NULL;
  AdwComboRow               *row = NULL;
  g_auto (GValue)            shown = G_VALUE_INIT;
  g_auto (SenderTestPlan)    plan = { NULL };

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  form = g_object_ref_sink (g_object_new (SENDER_TYPE_TEST_FORM, "document", document, NULL));
  row = ADW_COMBO_ROW (widgets_get_row (form, "From"));
  g_assert_true (gtk_expression_evaluate (adw_combo_row_get_expression (row),
                                          adw_combo_row_get_selected_item (row), &shown));
  g_assert_cmpstr (g_value_get_string (&shown), ==, ISOLATED);
  sender_test_form_set_destination (SENDER_TEST_FORM (form), "+14155550100");
  g_assert_true (sender_test_form_make_plan (SENDER_TEST_FORM (form), &plan));
  g_assert_cmpstr (plan.from, ==, NUMBER);
  g_assert_cmpstr (plan.to, ==, "+14155550100");
  g_assert_finalize_object (form);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/direction/rightward", test_rightward);
  g_test_add_func ("/ui/direction/leftward", test_leftward);
  g_test_add_func ("/ui/direction/keep", test_keep);
  g_test_add_func ("/ui/direction/placeholder", test_placeholder);
  g_test_add_func ("/ui/direction/toast", test_toast);
  g_test_add_func ("/ui/direction/format", test_format);
  g_test_add_func ("/ui/direction/choice", test_choice);
  return g_test_run ();
}
