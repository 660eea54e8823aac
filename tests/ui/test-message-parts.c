/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-choice-popover.h"
#include "sender-locale.h"
#include "sender-message-text.h"
#include "sender-test.h"
#include "sender-variable-completion.h"
#include "sender-wrap-layout.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

/* The widgets that the page of messages is made of, one by one. */

#define JSON "{\"OTP\":\"${otp}\"}"

static GtkTextBuffer *
get_buffer (GtkWidget *text)
{
  return gtk_text_view_get_buffer (sender_message_text_get_view (SENDER_MESSAGE_TEXT (text)));
}

static SenderMessage *
new_message (const char *content)
{
  return g_object_new (SENDER_TYPE_MESSAGE, "content", content, NULL);
}

static GtkWidget *
new_text (void)
{
  return g_object_ref_sink (g_object_new (SENDER_TYPE_MESSAGE_TEXT, NULL));
}

/* The source view is no part of a page that shows no message. */
static void
test_lazy (void)
{
  GtkWidget                *text = new_text ();
  g_autoptr (SenderMessage) message = new_message (JSON);

  sender_message_text_set_message (SENDER_MESSAGE_TEXT (text), NULL, TRUE);
  sender_message_text_insert (SENDER_MESSAGE_TEXT (text), "x");
  g_assert_null (sender_message_text_get_view (SENDER_MESSAGE_TEXT (text)));
  sender_message_text_set_message (SENDER_MESSAGE_TEXT (text), message, FALSE);
  g_assert_nonnull (sender_message_text_get_view (SENDER_MESSAGE_TEXT (text)));
  sender_message_text_insert (SENDER_MESSAGE_TEXT (text), "x");
  g_assert_cmpstr (sender_message_get_content (message), ==, JSON);
  g_assert_finalize_object (text);
}

static void
test_tint (void)
{
  GtkWidget                *text = new_text ();
  g_autoptr (SenderMessage) message = new_message (JSON);
  GtkTextBuffer            *buffer = NULL;
  GtkTextTag               *tag = NULL;
  GtkTextIter               iter = { 0 };

  sender_message_text_set_message (SENDER_MESSAGE_TEXT (text), message, TRUE);
  buffer = get_buffer (text);
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "variable");
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 8);
  g_assert_true (gtk_text_iter_starts_tag (&iter, tag));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 14);
  g_assert_true (gtk_text_iter_ends_tag (&iter, tag));
  gtk_text_buffer_set_text (buffer, "Your code", -1);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_false (gtk_text_iter_forward_to_tag_toggle (&iter, tag));
  g_assert_finalize_object (text);
}

static gboolean
has_language (gpointer user_data)
{
  return gtk_source_buffer_get_language (user_data) != NULL;
}

static gboolean
lacks_language (gpointer user_data)
{
  return !has_language (user_data);
}

/* The grammar is read after the text is shown, and what it colours lies below the variables. */
static void
test_language (void)
{
  GtkWidget                *text = new_text ();
  g_autoptr (SenderMessage) message = new_message (JSON);
  GtkTextTagTable          *table = NULL;
  GtkTextTag               *tag = NULL;

  sender_message_text_set_message (SENDER_MESSAGE_TEXT (text), message, TRUE);
  g_assert_false (has_language (get_buffer (text)));
  sender_test_wait_until (has_language, get_buffer (text), "the grammar");
  table = gtk_text_buffer_get_tag_table (get_buffer (text));
  tag = gtk_text_tag_table_lookup (table, "variable");
  g_assert_cmpint (gtk_text_tag_get_priority (tag), ==, gtk_text_tag_table_get_size (table) - 1);
  gtk_text_buffer_set_text (get_buffer (text), "Your code", -1);
  sender_test_wait_until (lacks_language, get_buffer (text), "no grammar");
  gtk_text_buffer_set_text (get_buffer (text), JSON, -1);
  g_assert_finalize_object (text);
}

static void
test_insert (void)
{
  GtkWidget                *text = new_text ();
  g_autoptr (SenderMessage) message = new_message ("ab");
  g_autoptr (SenderMessage) other = new_message ("other");
  GtkTextIter               start = { 0 };
  GtkTextIter               end = { 0 };

  sender_message_text_set_message (SENDER_MESSAGE_TEXT (text), message, TRUE);
  gtk_text_buffer_get_bounds (get_buffer (text), &start, &end);
  gtk_text_iter_forward_char (&start);
  gtk_text_buffer_select_range (get_buffer (text), &start, &end);
  sender_message_text_insert (SENDER_MESSAGE_TEXT (text), "${otp}");
  g_assert_cmpstr (sender_message_get_content (message), ==, "a${otp}");
  /* Another message is shown; the one before keeps what it says. */
  sender_message_text_set_message (SENDER_MESSAGE_TEXT (text), other, TRUE);
  g_assert_cmpstr (sender_message_get_content (message), ==, "a${otp}");
  g_assert_cmpstr (sender_message_get_content (other), ==, "other");
  g_assert_finalize_object (text);
}

static const struct
{
  const char *text;
  const char *prefix; /* (nullable) */
  int         start;
  guint       n_proposals;
} completions[] = {
  { "", NULL, 0, 0 },
  { "abc", NULL, 0, 0 },
  { "$", "", 0, 3 },
  { "a ${", "", 2, 3 },
  { "a ${user.na", "user.na", 2, 1 },
  { "a ${user", "user", 2, 2 },
  { "a ${zzz", "zzz", 2, 0 },
  { "{otp", NULL, 0, 0 },
  { "${otp}", NULL, 0, 0 },
};

static void
test_completion (void)
{
  static const char *const  names[] = { "otp", "user.username", "user.name.given", NULL };
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  SenderVariableCompletion *completion = sender_variable_completion_new ();

  sender_variable_completion_set_names (completion, names);
  for (gsize i = 0; i < G_N_ELEMENTS (completions); i++)
    {
      GtkTextIter            cursor = { 0 };
      GtkTextIter            start = { 0 };
      g_autofree char       *prefix = NULL;
      g_autoptr (GListModel) found = NULL;

      g_test_message ("“%s”", completions[i].text);
      gtk_text_buffer_set_text (buffer, completions[i].text, -1);
      gtk_text_buffer_get_end_iter (buffer, &cursor);
      prefix = sender_variable_completion_dup_prefix (&cursor, &start);
      g_assert_cmpstr (prefix, ==, completions[i].prefix);
      if (prefix != NULL)
        g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, completions[i].start);
      found = sender_variable_completion_list (completion, prefix);
      g_assert_cmpuint (g_list_model_get_n_items (found), ==, completions[i].n_proposals);
    }
  g_assert_finalize_object (completion);
}

static const struct
{
  const char *text;
  int         cursor;
  const char *expected;
} completed[] = {
  { "{\"a\":\"$\"}", 7, "{\"a\":\"${otp}\"}" },
  { "{\"a\":$}", 6, "{\"a\":${otp}}" },
  { "{\"a\":\"${o}\"}", 9, "{\"a\":\"${otp}\"}" },
  { "{\"a\":\"${\"}", 8, "{\"a\":\"${otp}\"}" },
  { "ab", 1, "a${otp}b" },
};

static void
test_complete (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (completed); i++)
    {
      GtkTextIter      cursor = { 0 };
      g_autofree char *text = NULL;

      gtk_text_buffer_set_text (buffer, completed[i].text, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &cursor, completed[i].cursor);
      sender_variable_completion_complete (&cursor, "otp");
      g_object_get (buffer, "text", &text, NULL);
      g_assert_cmpstr (text, ==, completed[i].expected);
    }
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
chosen_cb (GtkWidget  *popover,
           const char *name,
           gpointer    user_data)
{
  char **chosen = user_data;

  g_free (*chosen);
  *chosen = g_strdup (name);
}

static const struct
{
  const char *typed;
  const char *chosen; /* (nullable) */
} choices[] = {
  { "", NULL },
  { "germ", "de" },
  { "de", "de" },
  { "e", NULL },
  { "en-GB", "en-GB" },
  { "no such", NULL },
  { "sv", "sv" },
};

static void
test_choice (void)
{
  GtkWidget *popover = g_object_ref_sink (
    sender_choice_popover_new ("Language", "As “en”", sender_locale_is_valid));
  GtkWidget *entry = find (popover, GTK_TYPE_ENTRY);

  sender_choice_popover_add (SENDER_CHOICE_POPOVER (popover), "en", "English", NULL);
  sender_choice_popover_add (SENDER_CHOICE_POPOVER (popover), "de", "German", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *chosen = NULL;
      gulong           id = g_signal_connect (popover, "chosen", G_CALLBACK (chosen_cb), &chosen);

      g_test_message ("“%s”", choices[i].typed);
      gtk_editable_set_text (GTK_EDITABLE (entry), choices[i].typed);
      g_signal_emit_by_name (entry, "activate");
      g_assert_cmpstr (chosen, ==, choices[i].chosen);
      g_signal_handler_disconnect (popover, id);
    }
  g_assert_finalize_object (popover);
}

static GtkWidget *
new_box (GtkLayoutManager *layout,
         guint             n_children,
         int               width,
         int               height)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "layout-manager", layout, NULL);

  g_object_unref (layout);
  for (guint i = 0; i < n_children; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, width, height);
      gtk_box_append (GTK_BOX (box), child);
    }
  return g_object_ref_sink (box);
}

static int
measure_height (GtkWidget *widget,
                int        width)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
test_wrap (void)
{
  GtkWidget *box = new_box (sender_wrap_layout_new (), 3, 100, 20);

  g_assert_cmpint (measure_height (box, 400), ==, 20);
  g_assert_cmpint (measure_height (box, 250), ==, 46);
  g_assert_cmpint (measure_height (box, 100), ==, 72);
  g_assert_finalize_object (box);
}

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  /* Found now, where the machine has them: a test has folders of its own. */
  gtk_source_language_manager_get_search_path (gtk_source_language_manager_get_default ());
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/message-parts/lazy", test_lazy);
  g_test_add_func ("/ui/message-parts/tint", test_tint);
  g_test_add_func ("/ui/message-parts/language", test_language);
  g_test_add_func ("/ui/message-parts/insert", test_insert);
  g_test_add_func ("/ui/message-parts/completion", test_completion);
  g_test_add_func ("/ui/message-parts/complete", test_complete);
  g_test_add_func ("/ui/message-parts/choice", test_choice);
  g_test_add_func ("/ui/message-parts/wrap", test_wrap);
  return g_test_run ();
}
